"""Service that moves a meeting logged under a wrong day or body, and keeps its roll."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from crpv_portal.common.choices import DatePrecision
from crpv_portal.common.dates import today_in
from crpv_portal.common.french import counted, listing
from crpv_portal.common.history import because, required_reason
from crpv_portal.common.locks import locked

from ..choices import CALLED_OFF, AttendanceState, MeetingStatus
from ..meetings.services import call_roll, check_meets, default_title
from ..meetings.votes import (
    check_proxies,
    check_votes,
    forget_votes_of,
    recount_drafts,
    voter_in_words,
)
from ..models import ActionItem, Attendance, Body, Decision, Mandate, Meeting, Room, Vote
from ..zones import zone_of_body


class StaleRecord(ValidationError):
    """Raised when somebody saved this meeting since it was read; nothing was written."""

    def __init__(self) -> None:
        super().__init__(
            "Cette réunion a été enregistrée entre-temps : voici ce que le changement ferait à "
            "présent.",
            code="stale",
        )


@dataclass(frozen=True)
class DayChange:
    """Effect of another day or body on the roll; any of `problems` forbids it."""

    staying: list[Attendance]
    moving: list[tuple[Attendance, Mandate]]  # under the mandate that was theirs that day
    leaving: list[Attendance]  # not in office that day
    joining: list[Mandate]  # in office that day, and not on the roll yet
    adopted: list[Decision]
    unvoted: list[str]  # whose votes by name, on drafts, go with a voice that they had not
    problems: list[str]

    @property
    def keeps_the_roll(self) -> bool:
        """Tell whether no member is concerned: the roll lists none, and nobody was in office."""
        return not (self.staying or self.moving or self.leaving or self.joining)


def foresee(*, meeting: Meeting, body: Body, on: datetime.date) -> DayChange:
    """Return what `redate_meeting` would do, without writing anything."""
    mandates = {
        mandate.pk: mandate
        for mandate in Mandate.objects.of_body(body)
        .in_office(on)
        .filter(seat__college__is_counted_by_head=False)
    }
    rows = list(
        meeting.attendances.filter(mandate__isnull=False)
        .select_related("mandate__seat", "person", "organisation", "represented_by__person")
        .order_by("mandate__seat__college__position", "mandate__seat__position", "pk")
    )
    staying = [row for row in rows if row.mandate_id in mandates]
    free = {pk: each for pk, each in mandates.items() if pk not in {r.mandate_id for r in staying}}
    moving, leaving = [], []
    for row in rows:
        if row.mandate_id in mandates:
            continue
        mandate = next((each for each in free.values() if _is_theirs(each, row)), None)
        if mandate is None:
            leaving.append(row)
        else:
            moving.append((row, free.pop(mandate.pk)))
    # A guest who sat that day is the member, and not once more beside them.
    guests = meeting.attendances.filter(mandate__isnull=True, person__isnull=False)
    for row in guests.select_related("person", "organisation").order_by("pk"):
        mandate = next((m for m in free.values() if row.person_id == m.holder_id), None)
        if mandate is not None:
            moving.append((row, free.pop(mandate.pk)))
    decisions = Decision.objects.filter(item__meeting=meeting).select_related(
        "body", "corrects__item__meeting"
    )
    adopted = [row for row in decisions.order_by("number", "pk") if row.adopted_on]
    kept, unvoted = _votes_of(moving, leaving)
    problems = [
        *_problems(meeting, body, on),
        *_problems_of_decisions(meeting, body, on, adopted),
        *kept,
    ]
    return DayChange(staying, moving, leaving, list(free.values()), adopted, unvoted, problems)


@transaction.atomic
def redate_meeting(
    *,
    meeting: Meeting,
    version: int,
    body: Body,
    on: datetime.date,
    reason: str,
    guests: Collection[int] = (),
) -> Meeting:
    """Put the meeting under `body` on that day, and its roll under who was in office then.

    Each presence stays: that of a member still in office; of one who had another mandate that day;
    and, for the lines that `guests` names, of somebody who was no member then and is kept as a
    guest. Other lines of non-members go. Adopted decisions keep their number and their day.

    Raises StaleRecord when the meeting was saved since `version`; ValidationError without a reason,
    for the problems that `foresee` finds, and for proxies or votes that become impossible.
    """
    reason = required_reason(reason)
    meeting = locked(meeting, "body")
    if meeting.version != version:
        raise StaleRecord
    change = foresee(meeting=meeting, body=body, on=on)
    if change.problems:
        raise ValidationError(change.problems)
    with because(reason, action="redate_meeting"):
        _move_roll(change, guests)
        _move_meeting(meeting, body, on)
        call_roll(meeting=meeting)
        recount_drafts(meeting)
        check_proxies(meeting)
        for decision in Decision.objects.filter(item__meeting=meeting).select_related(
            "item__meeting"
        ):
            check_votes(decision)
    return meeting


def _votes_of(
    moving: list[tuple[Attendance, Mandate]], leaving: list[Attendance]
) -> tuple[list[str], list[str]]:
    """Return what votes by name forbid, and whose votes on drafts are forgotten.

    An adopted decision keeps its votes: nobody who cast one loses their seat that day, or has
    another number of voices. On a draft, the votes go of who did not sit, or had no voice.
    """
    words = {row.pk: (row, "ne siège pas ce jour-là") for row in leaving}
    for row, mandate in moving:
        weight = _weight_of(mandate)
        if weight != row.voting_weight:
            said = f"a {counted(weight, 'voix')} ce jour-là, et non {row.voting_weight}"
            words[row.pk] = (row, said if weight else "n’a pas voix délibérative ce jour-là")
    problems, unvoted = [], []
    votes = Vote.objects.filter(attendance__in=words).select_related("decision__body")
    for vote in votes.order_by("decision__year", "decision__number", "pk"):
        row, why = words[vote.attendance_id]
        if vote.decision.adopted_on:
            problems.append(
                f"{voter_in_words(row)} a voté par appel nominal sur {vote.decision.reference}, "
                f"qui ne change plus, et {why}."
            )
        elif row in leaving or why.startswith("n’a pas voix"):
            unvoted.append(voter_in_words(row))
    return problems, list(dict.fromkeys(unvoted))


def _weight_of(mandate: Mandate) -> int:
    return mandate.seat.voting_weight if mandate.is_voting else 0


def _is_theirs(mandate: Mandate, row: Attendance) -> bool:
    """Tell whether the mandate is of the same person, or organisation, as the line of the roll."""
    if row.person_id and row.person_id in (mandate.holder_id, mandate.alternate_id):
        return True
    return row.organisation_id is not None and row.organisation_id == mandate.organisation_id


def _problems(meeting: Meeting, body: Body, on: datetime.date) -> list[str]:
    found = []
    if on > today_in(meeting.time_zone if body.pk == meeting.body_id else zone_of_body(body)):
        found.append("Ce jour est à venir : une réunion consignée a eu lieu.")
    try:
        check_meets(body, on)
    except ValidationError as refusal:
        found += refusal.messages
    if (body.pk, on) == (meeting.body_id, meeting.starts_on):
        found.append("C’est déjà le jour et l’instance de cette réunion.")
    others = Meeting.objects.filter(body=body, starts_on=on).exclude(pk=meeting.pk)
    if others.exclude(status__in=CALLED_OFF).exists():
        found.append("Une autre réunion de cette instance est déjà inscrite ce jour-là.")
    told = meeting.items.filter(approved_minutes__isnull=False)
    too_late = Q(approved_minutes__meeting__starts_on__gte=on)
    too_late |= Q(approved_minutes__meeting__ends_on__gte=on)
    if told.filter(too_late).exists():
        found.append(
            "Cette réunion a approuvé le compte rendu d’une réunion qui lui serait postérieure."
        )
    if told.filter(approved_minutes__review_until__gt=on).exists():
        found.append("Cette réunion a approuvé un compte rendu dont la relecture courait encore.")
    if body.pk != meeting.body_id and told.exists():
        found.append("Cette réunion a approuvé un compte rendu de son instance.")
    if body.pk != meeting.body_id and meeting.head_counts.exists():
        found.append("Les collèges comptés par tête sont ceux de l’instance présente.")
    return found


def _problems_of_decisions(
    meeting: Meeting, body: Body, on: datetime.date, adopted: list[Decision]
) -> list[str]:
    if not adopted:
        return []
    numbers = listing([decision.reference for decision in adopted])
    found = []
    if body.pk != meeting.body_id:
        found.append(f"{numbers} : un numéro est de son instance, et une décision est définitive.")
    elif on.year != meeting.starts_on.year:
        found.append(
            f"{numbers} : un numéro est de son année, et une décision adoptée est définitive. La "
            f"réunion reste en {meeting.starts_on.year}."
        )
    if any(row.corrects and row.corrects.item.meeting.starts_on > on for row in adopted):
        found.append("Une correction ne s’adopte pas avant la décision qu’elle corrige.")
    return found


def _move_roll(change: DayChange, guests: Collection[int]) -> None:
    forget_votes_of([row for row, mandate in change.moving if not _weight_of(mandate)])
    for row, mandate in change.moving:
        row.mandate = mandate
        row.voting_weight = _weight_of(mandate)
        row.save(update_fields=["mandate", "voting_weight"])
    gone = {row.pk for row in change.leaving}
    kept = [*change.staying, *(row for row, _ in change.moving)]
    if any(row.represented_by_id in gone for row in kept):
        raise ValidationError(
            "Un pouvoir est donné à une personne qui n’est pas membre ce jour-là : corrigez "
            "d’abord l’appel."
        )
    for row in change.leaving:  # proxies first: a line goes once nobody points at it
        if row.state == AttendanceState.REPRESENTED or row.represented_by_id or row.deputy_name:
            if row.state == AttendanceState.REPRESENTED:
                row.state = AttendanceState.EXCUSED
            row.represented_by, row.deputy_name, row.deputy_organisation = None, "", ""
            row.save()
    forget_votes_of(change.leaving)
    for row in change.leaving:
        if row.pk in guests:
            row.mandate, row.voting_weight = None, 0
            row.save(update_fields=["mandate", "voting_weight"])
        else:
            row.delete()


def _move_meeting(meeting: Meeting, body: Body, on: datetime.date) -> None:
    """Move the meeting; it keeps its address, and its hours on the clock of the place.

    Its room closes: who signs in there is not of that day, or not of that body.
    """
    Room.objects.filter(meeting=meeting).close()
    shift = on - meeting.starts_on
    if meeting.title == default_title(meeting.body, meeting.starts_on):
        meeting.title = default_title(body, on)
    for name in ("starts_at", "ends_at"):
        moment = getattr(meeting, name)
        if moment:
            clock = moment.astimezone(ZoneInfo(meeting.time_zone)).replace(tzinfo=None) + shift
            zone = meeting.time_zone if body.pk == meeting.body_id else zone_of_body(body)
            setattr(meeting, name, clock.replace(tzinfo=ZoneInfo(zone)))
    if body.pk != meeting.body_id:
        meeting.time_zone = zone_of_body(body)
        meeting.body = body
        ActionItem.objects.filter(item__meeting=meeting).update(body=body)
        drafts = Decision.objects.filter(item__meeting=meeting, adopted_on__isnull=True)
        drafts.update(body=body)
    if meeting.ends_on:
        meeting.ends_on += shift
    meeting.starts_on, meeting.starts_on_precision = on, DatePrecision.DAY
    meeting.version += 1
    meeting.full_clean()
    meeting.save()


def can_be_redated(meeting: Meeting) -> bool:
    """Tell whether its day has come or it is held; a meeting to come is put off instead."""
    is_past = meeting.status not in CALLED_OFF and meeting.starts_on <= today_in(meeting.time_zone)
    return meeting.status == MeetingStatus.HELD or is_past
