"""What it means to be in force: one method, one meaning, on every floor."""

from __future__ import annotations

import datetime
from typing import Self

from django.db.models import Case, CharField, Q, QuerySet, Value, When

from .choices import Confidence, Standing
from .constraints import known_range


def _unknown(on: datetime.date) -> Q:
    """Before the day that attests a fact of unknown start; after it, when its end is not dated."""
    before_attested = Q(start_on__isnull=True, attested_on__gt=on)
    over_but_when = Q(end_is_unknown=True) & (
        Q(attested_on__lt=on) | Q(attested_on__isnull=True, start_on__lt=on)
    )
    return before_attested | over_but_when


class PeriodQuerySet(QuerySet):
    """Rows that hold over a period (see `common.models.Period`)."""

    def in_force(self, on: datetime.date) -> Self:
        """Known true on that day."""
        return self.alias(known=known_range()).filter(known__contains=on)

    def unknown_on(self, on: datetime.date) -> Self:
        """Neither known true nor known false on that day: listed apart, never counted."""
        return self.filter(_unknown(on))

    def over_on(self, on: datetime.date) -> Self:
        """Known to be no longer true on that day."""
        return self.filter(end_on__lte=on)

    def with_standing(self, on: datetime.date) -> Self:
        """Annotate `standing`: where each row stands that day, as the methods above mean it."""
        return self.alias(known=known_range()).annotate(
            standing=Case(
                When(known__contains=on, then=Value(Standing.IN_FORCE)),
                When(_unknown(on), then=Value(Standing.UNKNOWN)),
                When(end_on__lte=on, then=Value(Standing.OVER)),
                default=Value(Standing.TO_COME),
                output_field=CharField(),
            )
        )

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
