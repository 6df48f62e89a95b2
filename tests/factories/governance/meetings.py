"""Meetings, their points, who was there, what was decided and what is left to do."""

import factory
from factory.django import DjangoModelFactory

from governance.choices import AttendanceState, MeetingStatus
from governance.meetings.decisions import adopt_decision
from governance.meetings.services import call_roll
from governance.models import (
    ActionItem,
    AgendaItem,
    Attendance,
    Decision,
    DecisionCounter,
    HeadCount,
    Meeting,
    Vote,
)
from tests.factories.facts import SourcedFactory
from tests.factories.partners import OrganisationFactory, PersonFactory

from .bodies import BodyFactory, CollegeFactory, MandateFactory
from .days import HELD_ON, day_to_come, shown_if_public


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
    starts_on = day_to_come(12, 8)
    starts_on_precision = "day"
    visibility = shown_if_public()

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
    visibility = shown_if_public()


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
    visibility = shown_if_public()

    @factory.post_generation
    def provisions(self, create, extracted):
        if create and extracted:
            self.provisions.set(extracted)

    @factory.post_generation
    def adopted(self, create, extracted):
        if create and extracted:
            adopt_decision(decision=self, on=self.item.meeting.starts_on)
            self.refresh_from_db()


class VoteFactory(DjangoModelFactory):
    """A vote for, by call of names, on a draft; of a member present at its meeting."""

    class Meta:
        model = Vote

    decision = factory.SubFactory(DecisionFactory, ballot="roll_call")
    attendance = factory.LazyAttribute(
        lambda row: AttendanceFactory(
            meeting=row.decision.item.meeting,
            mandate=MandateFactory(seat__college__body=row.decision.body),
        )
    )
    cast = "for"


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
