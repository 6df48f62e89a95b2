"""Quorum, computed from who is there: pure functions, so that tests can prove them.

A body's rule asks for a share of its voting seats, or of their weight, overall or in each college;
on a second convocation it may be waived. A body without a known rule has no quorum to reach.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from django.db.models import Q

from ..choices import (
    COUNTED_STATES,
    AttendanceState,
    MeetingCall,
    QuorumBasis,
    QuorumScope,
    Voice,
)

if TYPE_CHECKING:
    from ..models import Body, Meeting


@dataclass(frozen=True)
class QuorumRule:
    """Quorum rule; `share` is what must be reached (or passed, when strict) of seats or weight."""

    basis: str
    scope: str = QuorumScope.OVERALL
    share: Fraction = Fraction(1, 2)
    is_strict: bool = False
    waived_on_second_call: bool = False

    @classmethod
    def of(cls, body: Body) -> QuorumRule:
        if body.quorum_basis == QuorumBasis.NONE:
            return cls(basis=QuorumBasis.NONE)
        return cls(
            basis=body.quorum_basis,
            scope=body.quorum_scope,
            share=Fraction(body.quorum_numerator or 1, body.quorum_denominator or 1),
            is_strict=body.quorum_is_strict,
            waived_on_second_call=body.second_call_without_quorum,
        )


@dataclass(frozen=True)
class VotingSeat:
    """Voting seat in office that day, or several alike in a college counted by head."""

    college: str
    weight: int
    is_counted: bool
    seats: int = 1


@dataclass(frozen=True)
class Tally:
    """Count and need of a college or of the whole body; in seats or weight, as the rule says."""

    label: str
    in_office: int
    counted: int
    needed: int

    @property
    def is_reached(self) -> bool:
        return self.counted >= self.needed


@dataclass(frozen=True)
class Quorum:
    """Answer for a meeting: reached, not reached, or no known rule (`is_known` false)."""

    is_known: bool
    is_waived: bool
    tallies: tuple[Tally, ...]

    @property
    def is_reached(self) -> bool:
        return self.is_waived or all(tally.is_reached for tally in self.tallies)


def is_counted(state: str, deputy_name: str, *, deputies_vote: bool) -> bool:
    """Tell whether a line of the roll counts; a deputy does where the body's rule says so."""
    if state == AttendanceState.REPRESENTED and deputy_name:
        return deputies_vote
    return state in COUNTED_STATES


def needed(total: int, rule: QuorumRule) -> int:
    """Return the smallest whole number that satisfies the rule for this total, never none."""
    exact = total * rule.share
    whole = -(-exact.numerator // exact.denominator)
    return max(whole + 1 if rule.is_strict and whole == exact else whole, 1)


def compute(
    rule: QuorumRule, voices: Iterable[VotingSeat], call: int = MeetingCall.FIRST
) -> Quorum:
    """Compute the quorum of a meeting.

    voices: every voting seat in office that day, whether counted (present or represented) or not.
    """
    if rule.basis == QuorumBasis.NONE:
        return Quorum(is_known=False, is_waived=False, tallies=())
    totals: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for voice in voices:
        label = voice.college if rule.scope == QuorumScope.BY_COLLEGE else ""
        amount = voice.seats * (voice.weight if rule.basis == QuorumBasis.WEIGHT else 1)
        totals[label][0] += amount
        totals[label][1] += amount * voice.is_counted
    tallies = tuple(
        Tally(label, in_office, counted, needed(in_office, rule))
        for label, (in_office, counted) in totals.items()
    )
    waived = call == MeetingCall.SECOND and rule.waived_on_second_call
    if not tallies:
        tallies = (Tally("", 0, 0, 1),)  # nobody in office: nothing can be decided
    return Quorum(is_known=True, is_waived=waived, tallies=tallies)


def voices_of(meeting: Meeting) -> list[VotingSeat]:
    """Return the voting seats of the roll and of the head counts, as the meeting recorded them."""
    roll = meeting.attendances.filter(mandate__isnull=False, voting_weight__gt=0).values_list(
        "mandate__seat__college__name", "voting_weight", "state", "deputy_name"
    )
    deputies_vote = meeting.body.deputies_vote
    voices = [
        VotingSeat(college, weight, is_counted(state, deputy, deputies_vote=deputies_vote))
        for college, weight, state, deputy in roll
    ]
    for count in meeting.head_counts.select_related("college"):
        there = count.present + count.represented
        voices.append(VotingSeat(count.college.name, 1, True, there))
        voices.append(VotingSeat(count.college.name, 1, False, count.in_office - there))
    return [*voices, *empty_seats(meeting.body)]


def empty_seats(body: Body) -> list[VotingSeat]:
    """Return no seat of each voting college, where the rule holds in each.

    A college with nobody in office is then one that lacks its quorum, and is not left out.
    """
    if body.quorum_scope != QuorumScope.BY_COLLEGE or body.quorum_basis == QuorumBasis.NONE:
        return []
    weighs = Q(seats__voting_weight__gt=0)
    votes = Q(seats__mandates__isnull=True) | Q(seats__mandates__voice=Voice.DELIBERATIVE)
    voting = body.colleges.filter(Q(is_counted_by_head=True) | weighs & votes)
    names = voting.order_by("position", "pk").values_list("name", flat=True)
    return [VotingSeat(name, 1, False, 0) for name in dict.fromkeys(names)]


def quorum_of(meeting: Meeting) -> Quorum:
    """Return the quorum of a logged meeting under its body's rule."""
    return compute(QuorumRule.of(meeting.body), voices_of(meeting), meeting.call)
