"""Appointment of a meeting (day, hours, place), and the consequences of changing it."""

from __future__ import annotations

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from crpv_portal.common.dates import in_words, today_in
from crpv_portal.common.history import because, required_reason
from crpv_portal.common.locks import locked

from ..choices import CALLED_OFF, TO_COME, MeetingCall, MeetingStatus
from ..meetings.quorum import quorum_of
from ..meetings.services import check_meets, default_title, plan_meeting
from ..models import Meeting, Room
from ..zones import moments_of
from .invitations import move_expiry
from .planning import copied_columns, copy_agenda

Appointment = tuple[object, ...]


def appointment_of(meeting: Meeting) -> Appointment:
    """Return the values whose change calls for a new invitation (RFC 5546, 2.1.4)."""
    return (
        meeting.starts_on,
        meeting.ends_on,
        meeting.starts_at,
        meeting.ends_at,
        meeting.time_zone,
        meeting.mode,
        meeting.place,
        meeting.video_link,
    )


def note_change(meeting: Meeting, before: Appointment) -> bool:
    """Raise the invitation's version when one was sent; the caller saves the meeting.

    before: the appointment as it was read. Returns whether the members must be told.
    """
    if appointment_of(meeting) == before:
        return False
    if meeting.pk:
        move_expiry(meeting)
        if before[0] != meeting.starts_on:  # who signs in today is not there on another day
            Room.objects.filter(meeting=meeting).close()
    if meeting.status != MeetingStatus.CONVENED:
        return False
    meeting.invitation_sequence += 1
    return True


@transaction.atomic
def change_appointment(
    *,
    meeting: Meeting,
    on: datetime.date,
    starts: datetime.time | None,
    ends: datetime.time | None,
    mode: str,
    place: str,
    video_link: str,
    reason: str,
    time_zone: str = "",
) -> bool:
    """Move a meeting to come; return whether members must be told.

    Hours are on the clock of `time_zone`, its own when empty; reason is told to those convened, and
    needed once somebody is.
    Raises ValidationError for a past day or a meeting that is over.
    """
    meeting = locked(meeting, "body")
    if meeting.status == MeetingStatus.CONVENED:
        reason = required_reason(reason)
    if meeting.status not in TO_COME:
        raise ValidationError(
            f"Une réunion {meeting.get_status_display()} ne change plus de jour ni de lieu."
        )
    zone = time_zone or meeting.time_zone
    if on < today_in(zone):
        raise ValidationError({"day": f"Le {in_words(on)} est passé : indiquez un jour à venir."})
    if on != meeting.starts_on:
        check_meets(meeting.body, on)
    before, day_before = appointment_of(meeting), meeting.starts_on
    if meeting.title == default_title(meeting.body, day_before):
        meeting.title = default_title(meeting.body, on)
    meeting.starts_on, meeting.starts_on_precision = on, "day"
    if meeting.ends_on is not None:
        meeting.ends_on = on + (meeting.ends_on - day_before)
    meeting.time_zone = zone
    meeting.starts_at, meeting.ends_at = moments_of(on, meeting.ends_on, starts, ends, zone)
    meeting.mode, meeting.place, meeting.video_link = mode, place, video_link
    is_told = note_change(meeting, before)
    meeting.version += 1
    meeting.full_clean()
    with because(reason.strip() or "rendez-vous fixé", action="change_appointment"):
        meeting.save()
    return is_told


@transaction.atomic
def plan_second_call(
    *, meeting: Meeting, on: datetime.date, starts: datetime.time | None, ends: datetime.time | None
) -> tuple[Meeting, bool]:
    """Plan the second call of a meeting that lacked its quorum, with the same agenda.

    The second value tells whether it was made: the one that is planned already is returned as it
    is. Raises ValidationError when the body's rule has no second call, when the quorum was reached,
    or for a past day.
    """
    meeting = locked(meeting, "body")
    known = second_call_of(meeting)
    if known is not None:
        return known, False
    if not lacked_quorum(meeting):
        raise ValidationError("Une seconde convocation suit une réunion tenue sans son quorum.")
    if on < today_in(meeting.time_zone) or on <= meeting.starts_on:
        raise ValidationError({"day": "Indiquez un jour à venir, après la première réunion."})
    starts_at, ends_at = moments_of(on, None, starts, ends, meeting.time_zone)
    new = plan_meeting(
        body=meeting.body,
        on=on,
        title=f"{default_title(meeting.body, on)}, seconde convocation",
        reason="seconde convocation, quorum non atteint",
        points=(),
        call=MeetingCall.SECOND,
        second_call_of=meeting,
        starts_at=starts_at,
        ends_at=ends_at,
        **copied_columns(meeting),
    )
    copy_agenda(meeting.items.order_by("position"), new)
    return new, True


def second_call_of(meeting: Meeting) -> Meeting | None:
    """Return the second call of this meeting, unless it was called off."""
    return meeting.second_calls.exclude(status__in=CALLED_OFF).first()


def lacked_quorum(meeting: Meeting) -> bool:
    """Tell whether a meeting held on first call, under a known rule, lacked its quorum."""
    if meeting.status != MeetingStatus.HELD or meeting.call != MeetingCall.FIRST:
        return False
    quorum = quorum_of(meeting)
    return quorum.is_known and not quorum.is_reached
