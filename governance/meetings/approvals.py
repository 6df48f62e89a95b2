"""Approval of minutes: which later meetings may approve which minutes."""

from __future__ import annotations

import datetime

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from ..choices import TO_COME
from ..models import AgendaItem, Meeting, Minutes


def approving_meetings(
    approved: Meeting, *, since: datetime.date | None = None
) -> QuerySet[Meeting]:
    """List the meetings of the same body, held, that began after that one ended, the last first.

    since: the last day of the review, before which nothing is approved; a meeting of that very day
    hears the last remarks, and may approve.
    """
    return (
        Meeting.objects.filter(body=approved.body_id, starts_on__gte=since or datetime.date.min)
        .held()
        .filter(_begins_after(approved))
        .exclude(pk=approved.pk)
        .order_by("-starts_on", "-pk")
    )


def _begins_after(told: Meeting) -> Q:
    """Keep what begins after the meeting ended, as precisely as both are known.

    The trigger `approved_at_a_later_meeting` of `Minutes` says the same.
    """
    last = told.ends_on or told.starts_on
    later = Q(starts_on__gt=last)
    if told.starts_at:
        later |= Q(starts_on=last, starts_at__gt=told.starts_at)
    if told.ends_at:
        later &= Q(starts_at__isnull=True) | Q(starts_at__gte=told.ends_at)
    return later


def approving_items(later: list[Meeting]) -> QuerySet[AgendaItem]:
    """List the points of these meetings at which minutes may be approved, the last first."""
    return (
        AgendaItem.objects.filter(meeting__in=later)
        .select_related("meeting")
        .order_by("-meeting__starts_on", "-meeting_id", "position")
    )


def to_approve_at(meeting: Meeting) -> QuerySet[Minutes]:
    """List the minutes of the body's meetings over before this held one, which may approve them."""
    if not meeting.is_held:
        return Minutes.objects.none()
    ended = Q(told_until__lt=meeting.starts_on)
    if meeting.starts_at:
        ended |= Q(told_until=meeting.starts_on, meeting__starts_at__lt=meeting.starts_at)
        ended &= Q(meeting__ends_at__isnull=True) | Q(meeting__ends_at__lte=meeting.starts_at)
    return (
        Minutes.objects.to_approve()
        .alias(told_until=Coalesce("meeting__ends_on", "meeting__starts_on"))
        .filter(
            ended,
            Q(review_until__isnull=True) | Q(review_until__lte=meeting.starts_on),
            meeting__body=meeting.body_id,
        )
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
