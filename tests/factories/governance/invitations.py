"""Invitations to a meeting, with their links, and points that members propose."""

import datetime
import hashlib

import factory
from factory.django import DjangoModelFactory

from governance.models import AnswerLink, Invitation, ItemCall, ItemProposal

from .bodies import MandateFactory
from .days import day_to_come, to_come
from .meetings import MeetingFactory


class InvitationFactory(DjangoModelFactory):
    """The convocation of a member, not sent yet; `sent=True` went out in its first version."""

    class Meta:
        model = Invitation

    class Params:
        sent = factory.Trait(
            sent_sequence=0, sent_at=datetime.datetime(2026, 11, 10, 9, 0, tzinfo=datetime.UTC)
        )

    meeting = factory.SubFactory(MeetingFactory)
    mandate = factory.LazyAttribute(
        lambda row: MandateFactory(seat__college__body=row.meeting.body)
    )
    person = factory.LazyAttribute(lambda row: row.mandate.holder if row.mandate else None)


class AnswerLinkFactory(DjangoModelFactory):
    class Meta:
        model = AnswerLink

    invitation = factory.SubFactory(InvitationFactory, sent=True)
    token_hash = factory.Sequence(lambda n: hashlib.sha256(str(n).encode()).hexdigest())
    expires_at = factory.LazyFunction(
        lambda: datetime.datetime.combine(to_come(12, 9), datetime.time(0), datetime.UTC)
    )


class ItemCallFactory(DjangoModelFactory):
    class Meta:
        model = ItemCall

    meeting = factory.SubFactory(MeetingFactory)
    until_on = day_to_come(12, 1)


class ItemProposalFactory(DjangoModelFactory):
    """A member's, pending."""

    class Meta:
        model = ItemProposal

    meeting = factory.SubFactory(MeetingFactory)
    mandate = factory.LazyAttribute(
        lambda row: MandateFactory(seat__college__body=row.meeting.body)
    )
    person = factory.LazyAttribute(lambda row: row.mandate.holder if row.mandate else None)
    title = factory.Sequence(lambda n: f"Point proposé {n}")
    reason = "Il engage le programme de l’année."
