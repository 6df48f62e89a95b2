"""Quorum, mandates in office, carry-over and numbering, each against a second statement of it.

The second statement is the plainest there is: it counts days, seats and meetings one by one.
"""

from __future__ import annotations

import datetime
from fractions import Fraction

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from crpv_portal.common.choices import DatePrecision
from governance.choices import (
    ActionState,
    AttendanceState,
    MeetingCall,
    MeetingStatus,
    QuorumBasis,
    QuorumScope,
)
from governance.meetings.actions import earlier_actions
from governance.meetings.decisions import adopt_decision
from governance.meetings.quorum import QuorumRule, VotingSeat, compute, quorum_of
from governance.meetings.services import OPEN_POINTS_TITLE, plan_meeting
from governance.meetings.votes import check_proxies
from governance.models import ActionItem, Decision, Mandate
from tests.factories.governance import (
    ActionItemFactory,
    AgendaItemFactory,
    AttendanceFactory,
    BodyFactory,
    CollegeFactory,
    DecisionFactory,
    HeadCountFactory,
    MandateFactory,
    MeetingFactory,
    SeatFactory,
)

IN_DATABASE = examples(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])

# --- Quorum ----------------------------------------------------------------------------------

SHARES = st.tuples(st.integers(1, 5), st.integers(1, 5)).filter(lambda pair: pair[0] <= pair[1])
VOICES = st.lists(
    st.builds(
        VotingSeat,
        college=st.sampled_from(("État", "Villes", "Associations")),
        weight=st.integers(1, 4),
        is_counted=st.booleans(),
        seats=st.integers(1, 3),
    ),
    max_size=8,
)


def is_reached_restated(rule: QuorumRule, voices: list[VotingSeat], call: int) -> bool:
    """Seat by seat: in each group, those there against the share of those in office."""
    if rule.waived_on_second_call and call == 2:
        return True
    groups = {voice.college for voice in voices} if rule.scope == "by_college" else {None}
    for group in groups:
        there = office = 0
        for voice in voices:
            if group is not None and voice.college != group:
                continue
            for _ in range(voice.seats):
                worth = voice.weight if rule.basis == "weight" else 1
                office += worth
                there += worth if voice.is_counted else 0
        part, whole = rule.share.numerator, rule.share.denominator
        enough = there * whole > office * part if rule.is_strict else there * whole >= office * part
        if not enough or not office:
            return False
    return bool(voices)


@given(
    share=SHARES,
    basis=st.sampled_from((QuorumBasis.SEATS, QuorumBasis.WEIGHT)),
    scope=st.sampled_from(QuorumScope.values),
    strict=st.booleans(),
    waived=st.booleans(),
    call=st.sampled_from(MeetingCall.values),
    voices=VOICES,
)
def test_quorum_is_the_share_of_those_in_office(share, basis, scope, strict, waived, call, voices):
    rule = QuorumRule(basis, scope, Fraction(*share), strict, waived)

    found = compute(rule, voices, call)

    assert found.is_known
    assert found.is_reached is is_reached_restated(rule, voices, call)


@given(voices=VOICES, call=st.sampled_from(MeetingCall.values))
def test_without_a_rule_there_is_no_quorum_to_speak_of(voices, call):
    assert not compute(QuorumRule(QuorumBasis.NONE), voices, call).is_known


@given(share=SHARES, strict=st.booleans(), voices=VOICES)
def test_one_more_present_never_loses_the_quorum(share, strict, voices):
    rule = QuorumRule(QuorumBasis.SEATS, share=Fraction(*share), is_strict=strict)
    before = compute(rule, voices).is_reached
    absent = next((rank for rank, voice in enumerate(voices) if not voice.is_counted), None)
    if absent is not None and before:
        came = VotingSeat(voices[absent].college, voices[absent].weight, True, voices[absent].seats)
        assert compute(rule, [*voices[:absent], came, *voices[absent + 1 :]]).is_reached


ROLL = st.lists(
    st.tuples(
        st.sampled_from(("present", "excused", "absent", "represented")),
        st.integers(1, 3),  # the weight of the seat
        st.booleans(),  # deliberative
        st.sampled_from(("État", "Villes")),
    ),
    min_size=1,
    max_size=6,
)


@pytest.mark.django_db
@IN_DATABASE
@given(
    roll=ROLL,
    share=SHARES,
    basis=st.sampled_from((QuorumBasis.SEATS, QuorumBasis.WEIGHT)),
    scope=st.sampled_from(QuorumScope.values),
    heads=st.none() | st.tuples(st.integers(0, 9), st.integers(0, 9)),
)
def test_quorum_of_a_meeting_counts_its_roll_its_proxies_and_its_heads(
    roll, share, basis, scope, heads
):
    body = BodyFactory(
        quorum_basis=basis,
        quorum_scope=scope,
        quorum_numerator=share[0],
        quorum_denominator=share[1],
        max_proxies=9,
    )
    meeting = MeetingFactory(body=body, held=True)
    colleges = {name: CollegeFactory(body=body, name=name) for name in ("État", "Villes")}
    rows = []
    for state, weight, votes, college in roll:
        mandate = MandateFactory(
            seat=SeatFactory(college=colleges[college], voting_weight=weight),
            consultative=not votes,
        )
        known = AttendanceState.EXCUSED if state == "represented" else state
        rows.append(AttendanceFactory(meeting=meeting, mandate=mandate, state=known))
    bearer = next((row for row in rows if row.state == "present" and row.voting_weight), None)
    voices = []
    for row, (state, weight, votes, college) in zip(rows, roll, strict=True):
        if state == "represented" and bearer is not None:
            row.state, row.represented_by = AttendanceState.REPRESENTED, bearer
            row.save()
        if votes:
            is_there = state == "present" or (state == "represented" and bearer is not None)
            voices.append(VotingSeat(college, weight, is_there))
    if heads is not None:
        HeadCountFactory(meeting=meeting, in_office=20, present=heads[0], represented=heads[1])
        crowd = meeting.head_counts.get().college.name
        voices += [VotingSeat(crowd, 1, True)] * sum(heads) + [VotingSeat(crowd, 1, False)] * (
            20 - sum(heads)
        )
    check_proxies(meeting)

    rule = QuorumRule(basis, scope, Fraction(*share))
    assert quorum_of(meeting).is_reached is is_reached_restated(rule, voices, 1)


# --- Mandates in office ----------------------------------------------------------------------

FIRST_DAY = datetime.date(2026, 3, 1)
WINDOW = 20
DAYS = st.integers(0, WINDOW)
# start, attested, end, and whether it is over without a known day
PERIODS = st.tuples(st.none() | DAYS, st.none() | DAYS, st.none() | DAYS, st.booleans()).filter(
    lambda period: _makes_sense(*period)
)


def _makes_sense(start, attested, end, over):
    if (start is None and attested is None) or (over and end is not None):
        return False
    if end is not None and (start is not None and start >= end):
        return False
    if attested is not None and start is not None and attested < start:
        return False
    return not (attested is not None and end is not None and attested >= end)


def days_known(start, attested, end, over) -> set[int]:
    """Day by day, from the first known true to the eve of the first known false."""
    first = start if start is not None else attested
    if over:
        last = attested if attested is not None else start
    else:
        last = end - 1 if end is not None else WINDOW + 5
    return set(range(first, last + 1))


def _on(rank: int | None) -> datetime.date | None:
    return None if rank is None else FIRST_DAY + datetime.timedelta(days=rank)


@pytest.mark.django_db
@IN_DATABASE
@given(periods=st.lists(PERIODS, min_size=1, max_size=5), day=DAYS)
def test_one_holder_a_day_and_who_it_was(periods, day):
    """The database takes a mandate when no day is known of two; that day's is found."""
    seat = SeatFactory()
    taken: set[int] = set()
    expected = []
    for start, attested, end, over in periods:
        known = days_known(start, attested, end, over)
        values = {"start_on": _on(start), "attested_on": _on(attested), "end_on": _on(end)}
        precisions = {
            f"{name}_precision": DatePrecision.DAY if value else ""
            for name, value in values.items()
        }
        mandate = Mandate(seat=seat, capacity="préfet", end_is_unknown=over, **values, **precisions)
        if known & taken:
            with pytest.raises(IntegrityError), transaction.atomic():
                mandate.save()
            continue
        mandate.save()
        taken |= known
        if day in known:
            expected.append(mandate.pk)

    found = Mandate.objects.of_body(seat.college.body).in_office(_on(day))
    assert [mandate.pk for mandate in found] == expected


# --- Carry-over ------------------------------------------------------------------------------

STATUSES = st.sampled_from(
    (MeetingStatus.HELD, MeetingStatus.HELD, MeetingStatus.PLANNED, MeetingStatus.CANCELLED)
)


@pytest.mark.django_db
@IN_DATABASE
@given(
    past=st.lists(
        st.tuples(st.integers(0, 30), STATUSES, st.lists(st.sampled_from(ActionState.values))),
        min_size=1,
        max_size=5,
    ),
    next_day=st.integers(1, 40),
)
def test_what_is_undone_comes_back_with_its_age(past, next_day):
    body, other = BodyFactory(), BodyFactory()
    actions = {}
    for day, status, states in past:
        meeting = MeetingFactory(body=body, starts_on=_on(day), status=status)
        for state in states[:2]:
            action = ActionItemFactory(
                item=AgendaItemFactory(meeting=meeting),
                state=state,
                closed_on=None if state == ActionState.OPEN else datetime.date(2026, 1, 1),
            )
            actions[action.pk] = (day, state)
    ActionItemFactory(item__meeting__body=other, item__meeting__starts_on=FIRST_DAY)

    coming = plan_meeting(body=body, on=_on(next_day))

    held = [day for day, status, _ in past if status == MeetingStatus.HELD]
    expected = {
        pk: sum(day < later <= next_day for later in held)
        for pk, (day, state) in actions.items()
        if state == ActionState.OPEN and day < next_day
    }
    assert {action.pk: action.age for action in earlier_actions(coming)} == expected
    assert coming.items.filter(title=OPEN_POINTS_TITLE).count() == bool(expected)
    assert ActionItem.objects.filter(body=body).count() == len(actions)


# --- Numbering -------------------------------------------------------------------------------


@pytest.mark.django_db
@IN_DATABASE
@given(
    adoptions=st.lists(
        st.tuples(st.integers(0, 1), st.sampled_from((2025, 2026)), st.booleans(), st.booleans()),
        min_size=1,
        max_size=8,
    )
)
def test_numbers_follow_one_another_whatever_is_refused_between(adoptions):
    """By body and year, from one, without gap; a refusal and a second adoption take none."""
    bodies = [BodyFactory(), BodyFactory()]
    expected: dict[tuple[int, int], int] = {}
    for which, year, is_refused, is_repeated in adoptions:
        meeting = MeetingFactory(body=bodies[which], held=True, starts_on=datetime.date(year, 5, 5))
        AttendanceFactory(meeting=meeting, mandate=MandateFactory())
        decision = DecisionFactory(
            item=AgendaItemFactory(meeting=meeting),
            votes_for=2 if is_refused else 1,
            votes_against=0,
            abstentions=0,
        )
        for _ in range(1 + is_repeated):
            if is_refused:
                with pytest.raises(ValidationError):
                    adopt_decision(decision=decision, on=meeting.starts_on)
            else:
                adopted = adopt_decision(decision=decision, on=meeting.starts_on)
        if not is_refused:
            key = (bodies[which].pk, year)
            expected[key] = expected.get(key, 0) + 1
            assert (adopted.number, adopted.year) == (expected[key], year)

    for body in bodies:
        for year in (2025, 2026):
            numbers = Decision.objects.filter(body=body, year=year).values_list("number", flat=True)
            assert sorted(numbers) == list(range(1, expected.get((body.pk, year), 0) + 1))
