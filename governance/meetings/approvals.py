"""Approval of minutes: which later meetings may approve which minutes."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from ..choices import TO_COME
from ..models import AgendaItem, Meeting, Minutes


def approving_meetings(approved: Meeting) -> QuerySet[Meeting]:
    """List the later meetings of the same body, held, the last first."""
    later = Q(starts_on__gt=approved.starts_on)
    if approved.starts_at:
        later |= Q(starts_on=approved.starts_on, starts_at__gt=approved.starts_at)
    return (
        Meeting.objects.filter(body=approved.body_id)
        .held()
        .filter(later)
        .exclude(pk=approved.pk)
        .order_by("-starts_on", "-pk")
    )


def approving_items(later: list[Meeting]) -> QuerySet[AgendaItem]:
    """List the points of these meetings at which minutes may be approved, the last first."""
    return (
        AgendaItem.objects.filter(meeting__in=later)
        .select_related("meeting")
        .order_by("-meeting__starts_on", "-meeting_id", "position")
    )


def to_approve_at(meeting: Meeting) -> QuerySet[Minutes]:
    """List the minutes of the body's earlier meetings that this held meeting may approve."""
    if not meeting.is_held:
        return Minutes.objects.none()
    return (
        Minutes.objects.to_approve()
        .filter(meeting__body=meeting.body_id, meeting__starts_on__lte=meeting.starts_on)
        .exclude(meeting=meeting)
        .select_related("meeting")
        .order_by("meeting__starts_on", "pk")
    )


def awaiting_points(approved: Meeting) -> QuerySet[AgendaItem]:
    """List the points of agendas to come that await these minutes, and to which nothing is tied.

    A point carried over to another agenda stays; the one that it became there is listed.
    """
    rows_of_it = ("decisions", "actions", "documents", "carried_to")
    return (
        AgendaItem.objects.filter(
            *(Q(**{f"{rows}__isnull": True}) for rows in rows_of_it),
            approves=approved,
            meeting__status__in=TO_COME,
            note="",
        )
        .select_related("meeting")
        .order_by("meeting__starts_on", "pk")
    )
