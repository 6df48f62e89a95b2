"""Which meetings may approve which minutes."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from ..models import Meeting, Minutes


def approving_meetings(told: Meeting) -> QuerySet[Meeting]:
    """The meetings that may approve its minutes: the same body's, held, later. The last first."""
    later = Q(starts_on__gt=told.starts_on)
    if told.starts_at:
        later |= Q(starts_on=told.starts_on, starts_at__gt=told.starts_at)
    return (
        Meeting.objects.filter(body=told.body_id)
        .held()
        .filter(later)
        .exclude(pk=told.pk)
        .order_by("-starts_on", "-pk")
    )


def to_approve_at(meeting: Meeting) -> QuerySet[Minutes]:
    """The minutes of the body's earlier meetings that this one, held, may approve."""
    if not meeting.is_held:
        return Minutes.objects.none()
    return (
        Minutes.objects.to_approve()
        .filter(meeting__body=meeting.body_id, meeting__starts_on__lte=meeting.starts_on)
        .exclude(meeting=meeting)
        .select_related("meeting")
        .order_by("meeting__starts_on", "pk")
    )
