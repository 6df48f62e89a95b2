"""Querysets of minutes, of their public versions and of the links of their review."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db.models import Exists, OuterRef, Q, QuerySet

from crpv_portal.accounts.perms import is_national_staff

from ..choices import AttendanceState, MeetingStatus, MinutesState
from .parts import BodyPartQuerySet

if TYPE_CHECKING:
    from crpv_portal.accounts.perms import AnyUser


class MinutesQuerySet(BodyPartQuerySet):
    """Queryset of kept minutes; their public versions are in `PublicMinutes` alone."""

    body_path = "meeting__body"
    published = Q(pk__in=[])

    def visible_to(self, user: AnyUser) -> Self:
        """Keep those of bodies the user keeps and, out of draft, of meetings the user attended."""
        if is_national_staff(user):
            return self
        if not user.is_authenticated or not user.is_active:
            return self.none()
        bodies = apps.get_model("governance", "Body").objects.manageable_by(user)
        there = apps.get_model("governance", "Attendance").objects.filter(
            meeting=OuterRef("meeting"), person__user=user, state=AttendanceState.PRESENT
        )
        return self.filter(
            Q(meeting__body__in=bodies) | ~Q(state=MinutesState.DRAFT) & Exists(there)
        )

    def written(self) -> Self:
        return self.exclude(text="")

    def to_approve(self) -> Self:
        """Keep those written, of a meeting held, and not approved yet."""
        return (
            self.written()
            .filter(meeting__status=MeetingStatus.HELD)
            .exclude(state=MinutesState.APPROVED)
        )


class ReviewLinkQuerySet(QuerySet):
    def open(self, on: datetime.date) -> Self:
        """Keep the links that still open their minutes that day."""
        return self.filter(
            revoked_at__isnull=True, until__gte=on, minutes__state=MinutesState.IN_REVIEW
        )


class PublicMinutesQuerySet(QuerySet):
    def in_public(self) -> Self:
        """Keep those of public meetings: the only minutes that everybody reads."""
        meetings = apps.get_model("governance", "Meeting").objects.public()
        return self.filter(minutes__meeting__in=meetings)
