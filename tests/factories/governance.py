"""Committees: bodies with the name they bear, their composition, meetings and their records."""

import datetime
import hashlib
from typing import Any

import factory
from django.core.files.base import ContentFile
from factory.django import DjangoModelFactory

from crpv_portal.common.dates import today
from crpv_portal.common.models import StoredFile
from crpv_portal.common.text import french_slug
from governance.choices import (
    AttendanceState,
    BodyKind,
    BodyLevel,
    MeetingStatus,
    MinutesState,
    QuorumBasis,
    Visibility,
)
from governance.meetings.decisions import adopt_decision
from governance.meetings.services import call_roll
from governance.models import (
    ActionItem,
    AgendaItem,
    AnswerLink,
    Attendance,
    Body,
    BodyName,
    College,
    Decision,
    DecisionCounter,
    Document,
    HeadCount,
    Invitation,
    ItemCall,
    ItemProposal,
    Mandate,
    Meeting,
    Minutes,
    MinutesRemark,
    PublicMinutes,
    Seat,
    Secretaryship,
)
from tests.factories.accounts import UserFactory
from tests.factories.centres import CentreFactory
from tests.factories.facts import DEFAULT_START, FactFactory, PeriodFactory, SourcedFactory
from tests.factories.partners import OrganisationFactory, PersonFactory
from tests.factories.territories import RegionFactory

HELD_ON = datetime.date(2026, 3, 3)
WRITTEN_ON = datetime.date(2026, 11, 22)  # on which the tests that stop the clock stop it


def to_come(month: int, day: int) -> datetime.date:
    """A day of the end of 2026, later by whole weeks when WRITTEN_ON is past: always to come."""
    weeks = max(0, -((WRITTEN_ON - today()).days // 7))
    return datetime.date(2026, month, day) + datetime.timedelta(weeks=weeks)


def _to_come(month: int, day: int) -> Any:
    return factory.LazyFunction(lambda: to_come(month, day))


def _public(name="public"):
    return factory.LazyAttribute(
        lambda row: Visibility.PUBLIC if getattr(row, name) else Visibility.RESTRICTED
    )


class StoredFileFactory(DjangoModelFactory):
    """A file of its own content: `content=b"…"`."""

    class Meta:
        model = StoredFile

    class Params:
        content = factory.Sequence(lambda n: f"Contenu {n}".encode())

    file = factory.LazyAttribute(lambda row: ContentFile(row.content, name="essai.txt"))
    original_name = "essai.txt"
    media_type = "text/plain"
    size = factory.LazyAttribute(lambda row: len(row.content))
    sha256 = factory.LazyAttribute(lambda row: hashlib.sha256(row.content).hexdigest())


class BodyFactory(FactFactory):
    """A national committee, with the row of its name.

    `of_centre=True` (or `centre=…`) makes it a centre's board, `of_region=True` (or `region=…`)
    a région's. `majority=True` gives it a quorum of half the voting seats.
    `members=10` seats as many organisations, in two colleges when there is more than one.
    """

    class Meta:
        model = Body
        skip_postgeneration_save = True

    class Params:
        of_centre = factory.Trait(centre=factory.SubFactory(CentreFactory, published=True))
        of_region = factory.Trait(region=factory.SubFactory(RegionFactory))
        majority = factory.Trait(
            quorum_basis=QuorumBasis.SEATS, quorum_numerator=1, quorum_denominator=2
        )

    name = factory.Sequence(lambda n: f"Instance {n}")
    slug = factory.LazyAttribute(lambda body: french_slug(body.name))
    code = factory.Sequence(lambda n: f"INS{n}")
    centre = None
    region = None
    expected_per_year = 4

    @factory.lazy_attribute
    def level(self):
        if self.centre:
            return BodyLevel.CENTRE
        return BodyLevel.REGIONAL if self.region else BodyLevel.NATIONAL

    @factory.lazy_attribute
    def kind(self):
        return BodyKind.BOARD if self.centre else BodyKind.NATIONAL_COMMITTEE

    @factory.post_generation
    def name_row(self, create, extracted, **dates):
        if create:
            BodyNameFactory(
                body=self,
                name=self.name,
                acronym=self.acronym,
                slug=self.slug,
                **{"since": DEFAULT_START, "until": "", **dates},
            )

    @factory.post_generation
    def members(self, create, extracted):
        if not create or not extracted:
            return
        first = (extracted + 1) // 2
        for position, (title, size) in enumerate(
            [("État", first), ("Collectivités", extracted - first)], start=1
        ):
            if size:
                college = CollegeFactory(body=self, name=title, position=position)
                for rank in range(1, size + 1):
                    MandateFactory(
                        seat=SeatFactory(
                            college=college, title=f"{title}, siège {rank}", position=rank
                        )
                    )


class BodyNameFactory(FactFactory):
    """Made alone, a former name: a body has one name at a time."""

    class Meta:
        model = BodyName
        skip_postgeneration_save = True

    class Params:
        since = "2000"
        until = "2015"

    body = factory.SubFactory(BodyFactory)
    name = factory.Sequence(lambda n: f"Ancienne instance {n}")
    slug = factory.LazyAttribute(lambda row: french_slug(row.name))


class SecretaryshipFactory(PeriodFactory):
    class Meta:
        model = Secretaryship

    body = factory.SubFactory(BodyFactory)
    user = factory.SubFactory(UserFactory)


class CollegeFactory(DjangoModelFactory):
    """`by_head=300` is a college counted by head."""

    class Meta:
        model = College

    class Params:
        by_head = 0

    body = factory.SubFactory(BodyFactory)
    name = factory.Sequence(lambda n: f"Collège {n}")
    position = factory.Sequence(lambda n: n + 1)
    is_counted_by_head = factory.LazyAttribute(lambda row: bool(row.by_head))
    head_count_seats = factory.LazyAttribute(lambda row: row.by_head or None)


class SeatFactory(DjangoModelFactory):
    class Meta:
        model = Seat

    college = factory.SubFactory(CollegeFactory)
    title = factory.Sequence(lambda n: f"Siège {n}")
    position = factory.Sequence(lambda n: n + 1)


class MandateFactory(FactFactory):
    """An organisation since 2015, with a holder whose name is not public."""

    class Meta:
        model = Mandate
        skip_postgeneration_save = True

    class Params:
        consultative = factory.Trait(voice="consultative")
        named = factory.Trait(is_name_public=True)

    seat = factory.SubFactory(SeatFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    holder = factory.SubFactory(PersonFactory)


class MeetingFactory(SourcedFactory):
    """To come (8 December 2026 or later: `to_come`), restricted; `held=True` was on 3 March 2026.

    `public=True` shows it to everybody; `roll_call=True` calls the roll of that day, everybody
    present; `items=["…"]` gives it an agenda of these titles (as public as `items__public`).
    """

    class Meta:
        model = Meeting
        skip_postgeneration_save = True

    class Params:
        public = False
        held = factory.Trait(status=MeetingStatus.HELD, starts_on=HELD_ON)

    body = factory.SubFactory(BodyFactory)
    slug = factory.Sequence(lambda n: f"reunion-{n}")
    title = factory.Sequence(lambda n: f"Réunion {n}")
    starts_on = _to_come(12, 8)
    starts_on_precision = "day"
    visibility = _public()

    @factory.post_generation
    def roll_call(self, create, extracted):
        if create and extracted:
            call_roll(meeting=self)
            self.attendances.update(state=AttendanceState.PRESENT)

    @factory.post_generation
    def items(self, create, extracted, **kwargs):
        if create:
            for position, title in enumerate(extracted or (), start=1):
                AgendaItemFactory(meeting=self, position=position, title=title, **kwargs)


class AgendaItemFactory(DjangoModelFactory):
    class Meta:
        model = AgendaItem

    class Params:
        public = False

    meeting = factory.SubFactory(MeetingFactory)
    position = factory.Sequence(lambda n: n + 1)
    title = factory.Sequence(lambda n: f"Point {n}")
    visibility = _public()


class AttendanceFactory(DjangoModelFactory):
    """A guest; `mandate=…` a member, whose seat gives its weight."""

    class Meta:
        model = Attendance

    meeting = factory.SubFactory(MeetingFactory, held=True)
    mandate = None
    person = factory.LazyAttribute(
        lambda row: row.mandate.holder if row.mandate else PersonFactory()
    )
    organisation = factory.LazyAttribute(
        lambda row: row.mandate.organisation if row.mandate else None
    )
    state = AttendanceState.PRESENT
    voting_weight = factory.LazyAttribute(
        lambda row: row.mandate.seat.voting_weight if row.mandate and row.mandate.is_voting else 0
    )


class HeadCountFactory(DjangoModelFactory):
    class Meta:
        model = HeadCount

    meeting = factory.SubFactory(MeetingFactory, held=True)
    college = factory.LazyAttribute(
        lambda row: CollegeFactory(body=row.meeting.body, by_head=row.in_office)
    )
    in_office = 300
    present = 120
    represented = 40


class DecisionFactory(DjangoModelFactory):
    """A draft; `adopted=True` adopts it on the day of its meeting, which gives it its number."""

    class Meta:
        model = Decision
        skip_postgeneration_save = True

    class Params:
        public = False
        votes = factory.Trait(votes_for=3, votes_against=1, abstentions=1)
        favourable = factory.Trait(kind="opinion", opinion="favourable")

    item = factory.SubFactory(AgendaItemFactory, meeting__held=True, meeting__public=True)
    body = factory.SelfAttribute("item.meeting.body")
    text = factory.Sequence(lambda n: f"Le comité décide de la chose n° {n}.")
    visibility = _public()

    @factory.post_generation
    def provisions(self, create, extracted):
        if create and extracted:
            self.provisions.set(extracted)

    @factory.post_generation
    def adopted(self, create, extracted):
        if create and extracted:
            adopt_decision(decision=self, on=self.item.meeting.starts_on)
            self.refresh_from_db()


class DecisionCounterFactory(DjangoModelFactory):
    class Meta:
        model = DecisionCounter

    body = factory.SubFactory(BodyFactory)
    year = 2026


class ActionItemFactory(DjangoModelFactory):
    class Meta:
        model = ActionItem

    item = factory.SubFactory(AgendaItemFactory, meeting__held=True)
    body = factory.SelfAttribute("item.meeting.body")
    text = factory.Sequence(lambda n: f"Suite à donner {n}")
    owner_organisation = factory.SubFactory(OrganisationFactory)


class MinutesFactory(DjangoModelFactory):
    """A draft; `approved=True` was approved at a later meeting of the same body, then locked."""

    class Meta:
        model = Minutes

    class Params:
        in_review = factory.Trait(state=MinutesState.IN_REVIEW, review_until=_to_come(12, 1))
        approved = factory.Trait(
            state=MinutesState.APPROVED,
            approved_at=factory.SubFactory(
                AgendaItemFactory,
                meeting=factory.SubFactory(
                    MeetingFactory,
                    held=True,
                    starts_on=datetime.date(2026, 6, 2),
                    body=factory.SelfAttribute("...meeting.body"),
                ),
            ),
            locked_at=datetime.datetime(2026, 6, 2, 16, 0, tzinfo=datetime.UTC),
            kept_file=factory.SubFactory(StoredFileFactory),
        )

    meeting = factory.SubFactory(MeetingFactory, held=True)
    text = "Le texte du **compte rendu**."


class MinutesRemarkFactory(DjangoModelFactory):
    class Meta:
        model = MinutesRemark

    minutes = factory.SubFactory(MinutesFactory, in_review=True)
    author = factory.SubFactory(UserFactory)
    text = "Une remarque."


class PublicMinutesFactory(DjangoModelFactory):
    class Meta:
        model = PublicMinutes

    minutes = factory.SubFactory(MinutesFactory, approved=True, meeting__public=True)
    text = "Le texte **public** du compte rendu."
    file = factory.SubFactory(StoredFileFactory)


class DocumentFactory(DjangoModelFactory):
    """A restricted document of a meeting; `public=True` shows it, `removed=True` took it away."""

    class Meta:
        model = Document

    class Params:
        public = False
        removed = factory.Trait(
            removed_at=datetime.datetime(2026, 5, 4, 9, 0, tzinfo=datetime.UTC),
            removal_reason="Déposé par erreur.",
        )

    meeting = factory.SubFactory(MeetingFactory, held=True)
    title = factory.Sequence(lambda n: f"Document {n}")
    file = factory.SubFactory(StoredFileFactory)
    visibility = _public()


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
    until_on = _to_come(12, 1)


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
