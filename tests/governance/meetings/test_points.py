"""Places of the points of an agenda, and what a point with a decision is for."""

import datetime

import pytest

from crpv_portal.common.dates import today
from governance.choices import ItemKind
from governance.convening.item_calls import accept_proposal
from governance.convening.planning import postpone_meeting
from governance.meetings.decisions import adopt_decision
from governance.meetings.services import carry_minutes_to_approve, plan_meeting
from governance.models import ItemProposal
from tests.factories.accounts import UserFactory
from tests.factories.governance import (
    ActionItemFactory,
    AgendaItemFactory,
    BodyFactory,
    DecisionFactory,
    MeetingFactory,
    MinutesFactory,
)

pytestmark = pytest.mark.django_db

SOON = datetime.timedelta(days=20)


@pytest.fixture
def body():
    return BodyFactory()


def titles(meeting):
    found = meeting.items.order_by("position").values_list("title", flat=True)
    return [title.split(" du compte")[0] for title in found]


def test_a_point_of_a_member_comes_before_any_other_business(body):
    meeting = MeetingFactory(body=body)
    for position, title in enumerate(("Budget", "Questions diverses"), start=1):
        AgendaItemFactory(meeting=meeting, position=position, title=title)
    for title in ("Mobilité", "Logement"):
        user = UserFactory(staff=True)
        proposal = ItemProposal.objects.create(
            meeting=meeting, title=title, reason="Urgent.", author=user
        )
        accept_proposal(proposal=proposal, by=user)
    assert titles(meeting) == ["Budget", "Mobilité", "Logement", "Questions diverses"]


def test_minutes_to_approve_come_first_even_on_an_agenda_that_is_written(body):
    meeting = plan_meeting(body=body, on=today() + SOON)
    for position, title in enumerate(("Budget", "Points divers"), start=1):
        AgendaItemFactory(meeting=meeting, position=position, title=title)
    for days in (60, 30):
        past = MeetingFactory(
            body=body, held=True, starts_on=today() - datetime.timedelta(days=days)
        )
        MinutesFactory(meeting=past)
    carry_minutes_to_approve(meeting=meeting)
    assert titles(meeting) == [*["Approbation"] * 2, "Budget", "Points divers"]
    first, second = meeting.items.order_by("position")[:2]
    assert first.approves.starts_on < second.approves.starts_on

    # What became open meanwhile comes after the approvals of a meeting put off, too.
    ActionItemFactory(item=AgendaItemFactory(meeting=past))
    new = postpone_meeting(meeting=meeting, reason="Grève", to=today() + 2 * SOON)
    assert titles(new)[2:] == ["Suites des réunions précédentes", "Budget", "Points divers"]


def test_a_point_that_holds_a_decision_is_for_decision():
    decision = DecisionFactory(item__meeting__held=True, item__kind=ItemKind.INFORMATION)
    item = decision.item
    adopt_decision(decision=decision, on=item.meeting.starts_on)
    item.refresh_from_db()
    assert item.kind == ItemKind.DECISION
