"""Decisions adopted at the same moment, over real connections."""

import datetime
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import connections

from governance.meetings.decisions import adopt_decision
from governance.models import Decision, DecisionCounter
from tests.factories.governance import (
    AgendaItemFactory,
    AttendanceFactory,
    DecisionFactory,
    MandateFactory,
    MeetingFactory,
)

TOGETHER = 20


@pytest.mark.django_db(transaction=True)
def test_twenty_at_once_get_twenty_numbers_without_gap():
    """Among them some that are refused, whose numbers are given back to the others."""
    meeting = MeetingFactory(held=True, starts_on=datetime.date(2026, 3, 3))
    AttendanceFactory(meeting=meeting, mandate=MandateFactory())
    item = AgendaItemFactory(meeting=meeting)
    decisions = [DecisionFactory(item=item) for _ in range(TOGETHER)]
    refused = [
        DecisionFactory(item=item, votes_for=2, votes_against=0, abstentions=0) for _ in range(4)
    ]
    start = Barrier(TOGETHER + len(refused))

    def adopt(decision):
        try:
            connections["default"].ensure_connection()
            start.wait(timeout=60)
            return adopt_decision(decision=decision, on=meeting.starts_on).number
        except ValidationError:
            return None
        finally:
            connections.close_all()

    # A refusal in the midst of the crowd, not after it.
    crowd = [*decisions[:10], *refused, *decisions[10:]]
    with ThreadPoolExecutor(len(crowd)) as pool:
        numbers = list(pool.map(adopt, crowd))

    assert [numbers[rank] for rank in range(10, 14)] == [None] * 4
    assert sorted(number for number in numbers if number) == list(range(1, TOGETHER + 1))
    stored = Decision.objects.filter(number__isnull=False).values_list("number", flat=True)
    assert sorted(stored) == list(range(1, TOGETHER + 1))
    assert DecisionCounter.objects.get().last_number == TOGETHER
