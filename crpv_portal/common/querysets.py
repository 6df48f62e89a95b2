"""What it means to be in force: one method, one meaning, on every floor."""

from __future__ import annotations

import datetime
from typing import Self

from django.db.models import Q, QuerySet

from .choices import Confidence
from .constraints import known_range


class PeriodQuerySet(QuerySet):
    """Rows that hold over a period (see `common.models.Period`)."""

    def in_force(self, on: datetime.date) -> Self:
        """Known true on that day."""
        return self.alias(known=known_range()).filter(known__contains=on)

    def unknown_on(self, on: datetime.date) -> Self:
        """Neither known true nor known false on that day: listed apart, never counted."""
        before_attested = Q(start_on__isnull=True, attested_on__gt=on)
        over_but_when = Q(end_is_unknown=True) & (
            Q(attested_on__lt=on) | Q(attested_on__isnull=True, start_on__lt=on)
        )
        return self.filter(before_attested | over_but_when)

    def over_on(self, on: datetime.date) -> Self:
        """Known to be no longer true on that day."""
        return self.filter(end_on__lte=on)

    def chronological(self) -> Self:
        return self.order_by("start_on", "attested_on", "pk")


class SourcedQuerySet(QuerySet):
    """Rows that carry their evidence (see `common.models.Sourced`)."""

    def established(self) -> Self:
        """Verified or inferred: what may be counted. Unverified rows are shown as such, apart."""
        return self.exclude(confidence=Confidence.UNVERIFIED)

    def unverified(self) -> Self:
        return self.filter(confidence=Confidence.UNVERIFIED)


class FactQuerySet(PeriodQuerySet, SourcedQuerySet):
    """Dated and sourced."""
