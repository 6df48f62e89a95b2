"""Service that corrects the status of a meeting that was entered wrongly."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction

from crpv_portal.common.dates import today_in
from crpv_portal.common.history import because, required_reason
from crpv_portal.common.locks import locked

from ..choices import TO_COME, AttendanceState, MeetingStatus
from ..models import Meeting, Minutes
from ..wording import last_day


@transaction.atomic
def correct_status(*, meeting: Meeting, status: str, reason: str) -> Meeting:
    """Set the status that the meeting really has.

    Unlike `change_status`, which follows a meeting's life, it may go back; so it is refused once
    anything rests on the status: somebody marked present, a decision adopted, minutes approved.
    Raises ValidationError, also when a meeting to come would become held.
    """
    reason = required_reason(reason)
    meeting = locked(meeting)
    if status == meeting.status:
        raise ValidationError({"status": "C’est déjà son état."})
    if status == MeetingStatus.HELD:
        if meeting.starts_on > today_in(meeting.time_zone):
            raise ValidationError({"status": "Une réunion à venir n’est pas encore tenue."})
    elif meeting.is_held and has_a_record(meeting):
        raise ValidationError(
            {
                "status": "Un appel, une décision ou un compte rendu repose sur cette réunion "
                "tenue : son état ne se corrige plus."
            }
        )
    if status in TO_COME and last_day(meeting) < today_in(meeting.time_zone):
        raise ValidationError(
            {"status": "Son jour est passé : elle a été tenue, reportée ou annulée."}
        )
    meeting.status = status
    if status != MeetingStatus.POSTPONED:
        meeting.postponed_to = None
    meeting.version += 1
    meeting.full_clean()
    with because(reason, action="correct_status"):
        meeting.save(update_fields=["status", "postponed_to", "version", "updated_at"])
    return meeting


def has_a_record(meeting: Meeting) -> bool:
    """Tell whether something shows that it took place: presence, a decision, approved minutes."""
    there = (AttendanceState.PRESENT, AttendanceState.REPRESENTED)
    return (
        meeting.attendances.filter(state__in=there).exists()
        or meeting.head_counts.exists()
        or meeting.items.filter(decisions__adopted_on__isnull=False).exists()
        or Minutes.objects.filter(meeting=meeting, locked_at__isnull=False).exists()
    )
