"""Services on meetings: plan, change status, call the roll, bring back what is left open."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db import transaction

from crpv_portal.common.choices import Confidence, DatePrecision
from crpv_portal.common.dates import hour_in_words, in_words, today
from crpv_portal.common.history import because, required_reason
from crpv_portal.common.locks import locked, locked_rows, wait_turn
from crpv_portal.common.text import free_slug, french_slug

from ..choices import TO_COME, AttendanceState, ItemKind, MeetingStatus
from ..models import ActionItem, AgendaItem, Attendance, Mandate, Meeting, Minutes
from ..validators import EARLIEST
from .approvals import awaiting_points
from .points import (
    PlannedPoint,
    approval_announced,
    lay_out,
    put_on_agenda,
    renumber,
    usual_points,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from crpv_portal.common.dates import PartialDate

    from ..models import Body

OPEN_POINTS_TITLE = "Suites des réunions précédentes"

NOT_KEPT = "L’ANCT n’a pas retenu la déclaration de cette instance : elle ne se réunit plus."

TRANSITIONS = {
    MeetingStatus.PLANNED: {
        MeetingStatus.CONVENED,
        MeetingStatus.HELD,
        MeetingStatus.POSTPONED,
        MeetingStatus.CANCELLED,
    },
    MeetingStatus.CONVENED: {
        MeetingStatus.HELD,
        MeetingStatus.POSTPONED,
        MeetingStatus.CANCELLED,
    },
    MeetingStatus.HELD: set(),
    MeetingStatus.POSTPONED: {MeetingStatus.CANCELLED},
    MeetingStatus.CANCELLED: set(),
}


def meeting_slug(body: Body, on: datetime.date) -> str:
    """Return a unique, readable address: `oriv-ag-2024-05-13`, `…-2` for a second one that day."""
    slug = f"{french_slug(body.slug, max_length=90)}-{on.isoformat()}"
    wait_turn(f"meeting {slug}")
    return free_slug(slug, Meeting.objects.all())


def default_title(body: Body, on: datetime.date) -> str:
    """Return, for instance, `Conseil d’administration du 3 mars 2026`."""
    return f"{body.get_kind_display().capitalize()} du {in_words(on)}"


def check_meets(body: Body, on: datetime.date) -> None:
    """Raise ValidationError for a day before the body began, when it is over, or not kept.

    When its beginning is not known, the days before `EARLIEST` are refused.

    Of a body that is over since an unknown day, the days are refused after the last one at which
    something shows it.
    """
    if body.is_declined:
        raise ValidationError({"day": f"{NOT_KEPT} Choisissez une autre instance."})
    begun, ended, attested = body.start, body.end, body.attested
    text = ""
    if begun and on < begun.date:
        text = f"« {body.name} » n’existait pas encore : cette instance existe {begun.since()}."
    elif not begun and on < EARLIEST:
        text = (
            f"Le réseau n’existait pas en {on.year}, et le début de « {body.name} » n’est pas "
            "connu : vérifiez la date, ou demandez à l’ANCT d’inscrire le jour de sa création."
        )
    elif ended and on >= ended.date:
        text = f"« {body.name} » n’existe plus {ended.since()}."
    elif body.end_is_unknown:
        last = max(
            (known.last_possible_day for known in (begun, attested) if known),
            default=datetime.date.min,
        )
        if on > last:
            seen = attested or begun
            known = f" ; la dernière trace est {seen.from_()}" if seen else ""
            text = f"« {body.name} » n’existe plus, sans que sa fin soit datée{known}."
    if text:
        raise ValidationError({"day": f"{text} Choisissez un autre jour ou une autre instance."})


@transaction.atomic
def plan_meeting(
    *,
    body: Body,
    on: datetime.date,
    title: str = "",
    reason: str = "",
    points: Iterable[PlannedPoint] | None = None,
    **fields: object,
) -> Meeting:
    """Create a meeting to come; its agenda takes up the open points of earlier ones at once.

    points: those that it begins with; the usual ones of the body when not given. Raises
    ValidationError for a day when the body is known to be over, or not begun.
    """
    check_meets(body, on)
    meeting = Meeting(
        body=body,
        slug=meeting_slug(body, on),
        title=title or default_title(body, on),
        starts_on=on,
        starts_on_precision=DatePrecision.DAY,
        **({"confidence": Confidence.RECORDED} | fields),
    )
    meeting.full_clean()
    with because(reason or "réunion prévue", action="plan_meeting"):
        meeting.save()
        lay_out(meeting, usual_points(body) if points is None else points)
        carry_minutes_to_approve(meeting=meeting)
        carry_open_actions(meeting=meeting)
    meeting.refresh_from_db(fields=["version"])
    return meeting


@transaction.atomic
def log_past_meeting(*, body: Body, on: PartialDate, title: str = "", reason: str) -> Meeting:
    """Note a meeting of which a source tells that it was held; nothing else is known of it.

    No roll is called, and no point left open since is brought back to it. Raises ValidationError
    for a day to come, or when the body is known to be over, or not begun.
    """
    reason = required_reason(reason)
    if on.date > today():
        raise ValidationError({"starts_on": "Ce jour est à venir : une réunion passée a eu lieu."})
    try:
        check_meets(body, on.date)
    except ValidationError as refusal:
        raise ValidationError({"starts_on": refusal.messages}) from refusal
    meeting = Meeting(
        body=body,
        slug=meeting_slug(body, on.date),
        title=title or default_title(body, on.date),
        status=MeetingStatus.HELD,
        starts_on=on.date,
        starts_on_precision=on.precision,
        confidence=Confidence.UNVERIFIED,
    )
    meeting.full_clean()
    with because(reason, action="log_past_meeting"):
        meeting.save()
    return meeting


def change_status(*, meeting: Meeting, to: str, reason: str) -> Meeting:
    """Move a meeting along its life; raise ValidationError for a step it does not have."""
    with transaction.atomic():
        meeting = locked(meeting)
        if to == meeting.status:
            return meeting
        if to not in TRANSITIONS[MeetingStatus(meeting.status)]:
            raise ValidationError(
                "Une réunion « %(now)s » ne peut pas devenir « %(to)s ».",
                params={
                    "now": meeting.get_status_display(),
                    "to": MeetingStatus(to).label,
                },
            )
        meeting.status = to
        with because(reason, action="change_meeting_status"):
            meeting.save(update_fields=["status", "updated_at"])
    return meeting


@transaction.atomic
def call_roll(*, meeting: Meeting) -> list[Attendance]:
    """Fill the roll with the members in office that day; leave those already there as they are."""
    return Attendance.objects.bulk_create(lines_to_call(meeting))


def lines_to_call(meeting: Meeting) -> list[Attendance]:
    """Return the lines that the roll lacks, not stored: the members in office that day.

    Nobody starts present, nor absent: a line that was not called says so. Colleges counted by head
    are not listed. The voting weight is kept as it was that day.
    """
    listed = set(
        meeting.attendances.filter(mandate__isnull=False).values_list("mandate_id", flat=True)
    )
    mandates = (
        Mandate.objects.of_body(meeting.body)
        .in_office(meeting.starts_on)
        .filter(seat__college__is_counted_by_head=False)
        .exclude(pk__in=listed)
    )
    return [
        Attendance(
            meeting=meeting,
            mandate=mandate,
            person=mandate.holder,
            organisation=mandate.organisation,
            organisation_name=mandate.organisation_name
            or (mandate.organisation.name if mandate.organisation else ""),
            state=AttendanceState.NOT_CALLED,
            voting_weight=mandate.seat.voting_weight if mandate.is_voting else 0,
        )
        for mandate in mandates
    ]


@transaction.atomic
def carry_open_actions(*, meeting: Meeting) -> AgendaItem | None:
    """Put one point on the agenda for the open actions of earlier meetings, if any.

    Which actions are open is read when the agenda is shown, with their age; the point makes sure
    that they are looked at. Running it twice adds nothing.
    """
    open_actions = ActionItem.objects.open().filter(
        body=meeting.body, item__meeting__starts_on__lt=meeting.starts_on
    )
    if not open_actions.exists():
        return None
    existing = meeting.items.filter(is_for_open_actions=True).first()
    if existing:
        return existing
    return put_on_agenda(
        AgendaItem(
            meeting=meeting,
            title=OPEN_POINTS_TITLE,
            kind=ItemKind.DEBATE,
            is_for_open_actions=True,
        )
    )


def approval_title(past: Meeting) -> str:
    """Return the title of the point that approves the minutes of that meeting.

    When the body met twice that day, the title of the meeting, its hour or its rank tells them
    apart.
    """
    named = f"Approbation du compte rendu du {past.starts}"
    others = Meeting.objects.filter(body=past.body_id, starts_on=past.starts_on).held()
    others = others.exclude(pk=past.pk)
    titles = list(others.values_list("title", flat=True))
    if titles and past.title not in titles:
        by_title = f"Approbation du compte rendu : {past.title}"
        if len(by_title) <= (AgendaItem._meta.get_field("title").max_length or 0):
            return by_title
    if titles and past.starts_at:
        opening = past.starts_at.astimezone(ZoneInfo(past.time_zone))
        named = f"{named}, {hour_in_words(opening)}"
    twins = others.filter(starts_at=past.starts_at)
    if twins.exists():
        return f"{named}, réunion n° {1 + twins.filter(pk__lt=past.pk).count()}"
    return named


@transaction.atomic
def carry_minutes_to_approve(*, meeting: Meeting) -> list[AgendaItem]:
    """Put on the agenda a point for each minutes that wait to be approved.

    The earliest first; those that are a point of another meeting to come stay there. A point that
    announced an approval, without saying of what, becomes the first. Running it twice adds nothing.
    The meeting's version rises when something is added.
    """
    meeting = locked(meeting)
    if meeting.status not in TO_COME:
        return []
    past = Meeting.objects.filter(
        pk__in=Minutes.objects.to_approve().values("meeting"),
        body=meeting.body_id,
        starts_on__lt=meeting.starts_on,
        starts_on_precision=DatePrecision.DAY,
    ).order_by("starts_on", "pk")
    awaited = AgendaItem.objects.filter(
        meeting__body=meeting.body_id, meeting__status__in=TO_COME, approves__isnull=False
    )
    added = []
    for each in past.exclude(pk__in=awaited.values("approves")):
        named = {"title": approval_title(each), "kind": ItemKind.DECISION, "approves": each}
        point = approval_announced(meeting)
        if point is None:
            added.append(put_on_agenda(AgendaItem(meeting=meeting, **named)))
            continue
        for name, value in named.items():
            setattr(point, name, value)
        point.save(update_fields=list(named))
        added.append(point)
    if added:
        meeting.version += 1
        meeting.save(update_fields=["version", "updated_at"])
    return added


@transaction.atomic
def take_off_approvals(*, approved: Meeting) -> list[AgendaItem]:
    """Take off the agendas to come the points of minutes that another meeting has approved.

    Return those points. One on which something was written stays, be it written while its meeting
    was awaited. Those convened are told by a new agenda, sent when their secretary decides it.
    """
    points = awaiting_points(approved)
    taken_off: list[AgendaItem] = []
    for meeting in locked_rows(Meeting.objects.filter(pk__in=points.values("meeting"))):
        leaving = list(points.filter(meeting=meeting))
        if not leaving:
            continue
        AgendaItem.objects.filter(pk__in=[point.pk for point in leaving]).delete()
        renumber(meeting)
        meeting.version += 1
        meeting.save(update_fields=["version", "updated_at"])
        taken_off += leaving
    return taken_off
