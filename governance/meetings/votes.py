"""Votes and proxies of a meeting: those that cannot be are refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db.models import Sum

from crpv_portal.common.french import counted

from ..choices import COUNTED_STATES, AttendanceState
from ..models import Decision

if TYPE_CHECKING:
    from ..models import Meeting


def voters_of(meeting: Meeting) -> int | None:
    """Count the votes present or represented; None when the roll was not called."""
    called = meeting.attendances.filter(voting_weight__gt=0).exclude(
        state=AttendanceState.NOT_CALLED
    )
    if not called.exists() and not meeting.head_counts.exists():
        return None
    there = meeting.attendances.filter(state__in=COUNTED_STATES)
    if not meeting.body.deputies_vote:
        there = there.filter(deputy_name="")
    named = there.aggregate(total=Sum("voting_weight"))
    by_head = meeting.head_counts.aggregate(there=Sum("present"), absent=Sum("represented"))
    return (named["total"] or 0) + (by_head["there"] or 0) + (by_head["absent"] or 0)


def check_votes(decision: Decision) -> None:
    """Raise ValidationError for more votes than are there or, before the roll, than could be."""
    if decision.votes_for is None:
        return
    meeting = decision.item.meeting
    there, expected = voters_of(meeting), 0
    if there is None and not meeting.body.colleges.filter(is_counted_by_head=True).exists():
        expected = meeting.attendances.aggregate(total=Sum("voting_weight"))["total"] or 0
    if refusal := refusal_of_votes(_votes_of(decision), there=there, expected=expected):
        raise ValidationError({"votes_for": refusal})


def refusal_of_votes(votes: int, *, there: int | None, expected: int) -> str:
    """Return why so many votes cannot have been given; an empty text when they can.

    there: the votes present or represented, None before the roll; expected: those that the roll can
    give, 0 when it lists nobody, or when members are counted by head.
    """
    if there is None and expected and votes > expected:
        return (
            f"{votes} voix exprimées pour {expected} voix à l’appel, où personne n’est encore "
            "relevé : corrigez les votes, ou faites d’abord l’appel."
        )
    if there is not None and votes > there:
        return (
            f"{votes} voix exprimées pour {there} voix présentes ou représentées : corrigez les "
            "votes ou l’appel."
        )
    return ""


def _votes_of(decision: Decision) -> int:
    given = (decision.votes_for, decision.votes_against, decision.abstentions)
    return sum(votes or 0 for votes in given)


def check_adopted_votes(meeting: Meeting) -> None:
    """Raise ValidationError when a roll or head counts deny the votes of adopted decisions."""
    voters = voters_of(meeting)
    if voters is None:
        return
    adopted = Decision.objects.adopted().filter(item__meeting=meeting, votes_for__isnull=False)
    problems = [
        f"{decision.reference} est adoptée avec {counted(votes, 'voix')} et ne change plus : "
        f"l’appel ne peut pas en compter {voters}. Corrigez l’appel, ou la décision par une autre."
        for decision in adopted.select_related("body").order_by("year", "number")
        if (votes := _votes_of(decision)) > voters
    ]
    if problems:
        raise ValidationError(problems)


def check_proxies(meeting: Meeting, *, is_final: bool = False) -> None:
    """Raise ValidationError for a proxy to somebody absent or unknown, or one too many.

    A bearer who was not called yet passes while the roll is under way; not once it `is_final`.
    """
    errors = []
    may_bear = {AttendanceState.PRESENT}
    if not is_final:
        may_bear.add(AttendanceState.NOT_CALLED)
    represented = meeting.attendances.filter(
        state=AttendanceState.REPRESENTED, deputy_name=""
    ).select_related("represented_by__person")
    borne: dict[int, int] = {}
    for attendance in represented:
        bearer = attendance.represented_by
        if bearer is None or bearer.meeting_id != meeting.pk:
            errors.append("Un pouvoir se donne à une personne de la même réunion.")
        elif bearer.state not in may_bear:
            who = bearer.person.full_name if bearer.person else bearer.organisation_name
            errors.append(
                f"Le pouvoir donné à {who or 'ce membre'} ne peut pas servir : sa présence n’est "
                "pas relevée."
            )
        elif not bearer.voting_weight:
            errors.append("Un pouvoir se donne à un membre qui a voix délibérative.")
        else:
            borne[bearer.pk] = borne.get(bearer.pk, 0) + 1
    allowed = meeting.body.max_proxies
    if any(count > allowed for count in borne.values()):
        errors.append(f"Une même personne porte au plus {counted(allowed, 'pouvoir(s)')}.")
    if errors:
        raise ValidationError(list(dict.fromkeys(errors)))
