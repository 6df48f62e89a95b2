"""Votes and proxies of a meeting: those that cannot be are refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db.models import Sum

from crpv_portal.common.french import capitalised, counted, listing

from ..choices import COUNTED_STATES, AttendanceState, Ballot, VoteCast
from ..models import Attendance, Decision, Vote

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from ..models import Meeting

# The three numbers of a vote, by what each counts.
COUNTED_CASTS = (VoteCast.FOR, VoteCast.AGAINST, VoteCast.ABSTAINED)


@dataclass(frozen=True)
class Voter:
    """Line of the roll that is called by name; `is_there` when present or represented."""

    pk: int
    label: str
    weight: int
    is_there: bool


def voter_in_words(attendance: Attendance) -> str:
    """Return the member as called: the person, the organisation, and who bears their proxy."""
    mandate = attendance.mandate
    capacity = mandate.capacity or mandate.seat.title if mandate else ""
    person = attendance.person.full_name if attendance.person else ""
    said = [each for each in (person, attendance.organisation_name or capacity) if each]
    words = ", ".join(dict.fromkeys(said))
    if attendance.state != AttendanceState.REPRESENTED:
        return words
    bearer = attendance.represented_by
    by = attendance.deputy_name
    if bearer is not None:
        by = bearer.person.full_name if bearer.person else bearer.organisation_name
    return f"{words} (par {by})" if by else words


def totals_of(casts: Iterable[tuple[str, int]]) -> tuple[int, int, int] | None:
    """Return the weights for, against and abstaining; None when nobody voted yet."""
    casts = list(casts)
    if not casts:
        return None
    votes_for, against, abstained = (
        sum(weight for cast, weight in casts if cast == counted_cast)
        for counted_cast in COUNTED_CASTS
    )
    return votes_for, against, abstained


def names_by_vote(decision: Decision) -> list[str]:
    """Return `Pour : Anne Riou, DREETS ; …`, a line for each way of voting; needs `named_votes`."""
    said = []
    for cast in VoteCast:
        names = [
            voter_in_words(vote.attendance)
            for vote in decision.named_votes.all()
            if vote.cast == cast
        ]
        if names:
            said.append(f"{capitalised(cast.label)} : {' ; '.join(names)}")
    return said


def lines_that_vote(meeting: Meeting) -> QuerySet[Attendance]:
    """List the lines of the roll whose voice counts, in the order in which it is called."""
    lines = meeting.attendances.filter(voting_weight__gt=0, state__in=COUNTED_STATES)
    if not meeting.body.deputies_vote:
        lines = lines.filter(deputy_name="")
    return lines.select_related(
        "person", "mandate__seat__college", "represented_by__person"
    ).order_by("mandate__seat__college__position", "mandate__seat__position", "pk")


def check_roll_call(decision: Decision) -> None:
    """Raise ValidationError when a call of names lacks a member, or counts one who is not there."""
    if decision.ballot != Ballot.ROLL_CALL:
        return
    lines = list(lines_that_vote(decision.item.meeting))
    votes = {
        vote.attendance_id: vote
        for vote in decision.named_votes.select_related(
            "attendance__person",
            "attendance__mandate__seat",
            "attendance__represented_by__person",
        )
    }
    start = f"« {decision.text[:60].strip()}{'…' if len(decision.text) > 60 else ''} »"
    if missing := [voter_in_words(line) for line in lines if line.pk not in votes]:
        raise ValidationError(
            f"{start} : l’appel nominal n’est pas complet. Il manque le vote de {listing(missing)}."
        )
    there = {line.pk for line in lines}
    if gone := [voter_in_words(each.attendance) for pk, each in votes.items() if pk not in there]:
        raise ValidationError(
            f"{start} : {listing(gone)} a voté sans être présent ni représenté à l’appel."
        )
    totals = totals_of((each.cast, each.attendance.voting_weight) for each in votes.values())
    if totals != (decision.votes_for, decision.votes_against, decision.abstentions):
        raise ValidationError(f"{start} : les nombres ne sont pas ceux de l’appel nominal.")


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


def forget_votes_of(lines: Iterable[Attendance]) -> None:
    """Forget the votes by name, on drafts, of lines that leave the roll.

    Raises ValidationError when one of them voted on an adopted decision.
    """
    cast = Vote.objects.filter(attendance__in=[line.pk for line in lines])
    if cast.filter(decision__adopted_on__isnull=False).exists():
        raise ValidationError(
            "Une personne retirée de l’appel a voté par appel nominal sur une décision adoptée : "
            "elle y reste."
        )
    cast.delete()


def recount_drafts(meeting: Meeting) -> None:
    """Count again the drafts voted by call of names, where lines of the roll or weights changed."""
    drafts = Decision.objects.filter(
        item__meeting=meeting, ballot=Ballot.ROLL_CALL, adopted_on__isnull=True
    )
    for draft in drafts.prefetch_related("named_votes__attendance").order_by("pk"):
        cast = ((each.cast, each.attendance.voting_weight) for each in draft.named_votes.all())
        draft.votes_for, draft.votes_against, draft.abstentions = totals_of(cast) or (None,) * 3
        draft.save(update_fields=["votes_for", "votes_against", "abstentions"])


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
    there = {line.pk for line in lines_that_vote(meeting)}
    cast = Vote.objects.filter(decision__in=Decision.objects.adopted(), attendance__meeting=meeting)
    named = cast.exclude(attendance__in=there).select_related(
        "decision__body", "attendance__person", "attendance__mandate__seat"
    )
    problems += [
        f"{voter_in_words(vote.attendance)} a voté par appel nominal sur "
        f"{vote.decision.reference}, qui ne change plus : l’appel garde sa présence."
        for vote in named.order_by("decision__year", "decision__number", "pk")
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
