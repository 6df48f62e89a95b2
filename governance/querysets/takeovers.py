"""Querysets of takeovers of past meetings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db.models import QuerySet

from ..choices import TAKEOVER_OPEN, TAKEOVER_UNDER_WAY, TakenVerdict

if TYPE_CHECKING:
    from crpv_portal.accounts.perms import AnyUser


class TakeoverQuerySet(QuerySet):
    def visible_to(self, user: AnyUser) -> Self:
        """Keep one's own: their lines tell of people, and no colleague reads them."""
        if not user.is_authenticated or user.is_borrowed:
            return self.none()
        return self.filter(author=user.pk)

    def under_way(self) -> Self:
        """Keep those that the worker goes on with, the one that has waited longest first."""
        return self.filter(state__in=TAKEOVER_UNDER_WAY).order_by("worked_at", "pk")

    def open(self) -> Self:
        """Keep those of which nothing is written yet, and that nobody gave up."""
        return self.filter(state__in=TAKEOVER_OPEN)


class TakenFileQuerySet(QuerySet):
    def to_attach(self) -> Self:
        """Keep the files that have found their meeting, and are not there already."""
        return self.exclude(target="").filter(document__isnull=True)


class TakenMeetingQuerySet(QuerySet):
    def to_write(self) -> Self:
        """Keep the meetings that would be written or completed, in the order of their days."""
        written = (TakenVerdict.NEW, TakenVerdict.JOINED)
        return self.filter(verdict__in=written, is_kept=True).order_by("day", "rank")
