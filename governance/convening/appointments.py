"""The day, the hours and the place of a meeting: what a change of them sets in motion."""

from __future__ import annotations

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from crpv_portal.common.dates import in_words, today
from crpv_portal.common.history import because, required_reason
from crpv_portal.common.locks import locked

from ..choices import TO_COME, MeetingCall, MeetingStatus
from ..meetings.quorum import quorum_of
from ..meetings.services import default_title, plan_meeting
from ..models import Meeting
from ..zones import moment_at
from .invitations import move_expiry
from .planning import copied_columns, copy_agenda

Appointment = tuple[object, ...]


def appointment_of(meeting: Meeting) -> Appointment:
    """What an invitation says: another one is due when any of it changes (RFC 5546, 2.1.4)."""
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
    """Raise the version of the invitation where one went out; the caller saves the meeting.

    before: the appointment as it was read. Returns whether the members are to be told.
    """
    if appointment_of(meeting) == before:
        return False
    if meeting.pk:
        move_expiry(meeting)
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
) -> bool:
    """Move a meeting to come; hours are those of its place. Returns whether members are to be told.

    Raises ValidationError for a day gone by or a meeting that is over.
    """
    reason = required_reason(reason)
    meeting = locked(meeting, "body")
    if meeting.status not in TO_COME:
        raise ValidationError(
            f"Une réunion {meeting.get_status_display()} ne change plus de jour ni de lieu."
        )
    if on < today():
        raise ValidationError({"day": f"Le {in_words(on)} est passé : indiquez un jour à venir."})
    before, day_before, zone = appointment_of(meeting), meeting.starts_on, meeting.time_zone
    if meeting.title == default_title(meeting.body, day_before):
        meeting.title = default_title(meeting.body, on)
    meeting.starts_on, meeting.starts_on_precision = on, "day"
    if meeting.ends_on is not None:
        meeting.ends_on = on + (meeting.ends_on - day_before)
    last = meeting.ends_on or on
    meeting.starts_at = moment_at(on, starts, zone)
    meeting.ends_at = moment_at(last, ends, zone)
    meeting.mode, meeting.place, meeting.video_link = mode, place, video_link
    is_told = note_change(meeting, before)
    meeting.version += 1
    meeting.full_clean()
    with because(reason, action="change_appointment"):
        meeting.save()
    return is_told


@transaction.atomic
def plan_second_call(
    *, meeting: Meeting, on: datetime.date, starts: datetime.time | None, ends: datetime.time | None
) -> Meeting:
    """The meeting on second convocation, with the agenda of the one that lacked its quorum.

    Raises ValidationError where the rule gives none, the quorum was reached, or the day is past.
    """
    meeting = locked(meeting, "body")
    if not lacked_quorum(meeting):
        raise ValidationError("Une seconde convocation suit une réunion tenue sans son quorum.")
    if on < today() or on <= meeting.starts_on:
        raise ValidationError({"day": "Indiquez un jour à venir, après la première réunion."})
    zone = meeting.time_zone
    new = plan_meeting(
        body=meeting.body,
        on=on,
        title=f"{default_title(meeting.body, on)}, seconde convocation",
        reason="seconde convocation, quorum non atteint",
        call=MeetingCall.SECOND,
        starts_at=moment_at(on, starts, zone),
        ends_at=moment_at(on, ends, zone),
        **copied_columns(meeting),
    )
    copy_agenda(meeting.items.order_by("position"), new)
    return new


def lacked_quorum(meeting: Meeting) -> bool:
    """Held on first convocation, under a known rule, without enough members."""
    if meeting.status != MeetingStatus.HELD or meeting.call != MeetingCall.FIRST:
        return False
    quorum = quorum_of(meeting)
    return quorum.is_known and not quorum.is_reached
