"""Querysets of rooms and of what was signed in them."""

from __future__ import annotations

from typing import Self

from django.db.models import Q, QuerySet
from django.utils import timezone

from ..choices import COUNTED_STATES, TO_COME, SignInState
from .parts import BodyPartQuerySet

STANDING = (SignInState.WAITING, SignInState.COUNTED)


class RoomQuerySet(BodyPartQuerySet):
    """Queryset of rooms: seen by those who keep the body, never public."""

    body_path = "meeting__body"
    published = Q(pk__in=[])

    def open(self) -> Self:
        """Keep those whose secrets open something now."""
        return self.filter(
            closed_at__isnull=True, closes_at__gt=timezone.now(), meeting__status__in=TO_COME
        )

    def close(self) -> int:
        """Close those that are open, whose meeting is no longer of that day or body."""
        now = timezone.now()
        return self.open().update(closed_at=now, changed_at=now)


class SignInQuerySet(QuerySet):
    def standing(self) -> Self:
        """Keep those that wait or count: neither set aside nor withdrawn."""
        return self.filter(state__in=STANDING)

    def counted(self) -> Self:
        """Keep those by which a line of the roll is still present or represented."""
        return self.filter(state=SignInState.COUNTED, attendance__state__in=COUNTED_STATES)
