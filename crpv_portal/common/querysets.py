"""Querysets of dated facts: the one meaning of « in force », on every floor."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Self

from django.db.models import Case, CharField, F, Model, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce

from .choices import Confidence, Standing
from .constraints import known_range


def _unknown(on: datetime.date) -> Q:
    """Match a fact on days before its attestation, or after it when its end has no date."""
    before_attested = Q(start_on__isnull=True, attested_on__gt=on)
    over_but_when = Q(end_is_unknown=True) & (
        Q(attested_on__lt=on) | Q(attested_on__isnull=True, start_on__lt=on)
    )
    return before_attested | over_but_when


class PeriodQuerySet(QuerySet):
    """Queryset of rows that hold over a period (see `common.models.Period`)."""

    def in_force(self, on: datetime.date) -> Self:
        """Keep what is known true on that day."""
        return self.alias(known=known_range()).filter(known__contains=on)

    def unknown_on(self, on: datetime.date) -> Self:
        """Keep what is neither known true nor known false on that day: never counted."""
        return self.filter(_unknown(on))

    def shown_by(self, on: datetime.date) -> Self:
        """Keep what is known true that day, and what was shown before it with an unknown end.

        The latter is told with its date (« en 2009 »), and never counted as still true.
        """
        first = Coalesce("start_on", "attested_on")
        return self.alias(known=known_range(), first_known=first).filter(
            Q(known__contains=on) | Q(end_is_unknown=True, first_known__lte=on)
        )

    def known_by(self, on: datetime.date) -> Self:
        """Keep what a source shows true by that day, over since or not."""
        return self.alias(first_known=Coalesce("start_on", "attested_on")).filter(
            first_known__lte=on
        )

    def known_first(self, on: datetime.date) -> Self:
        """Put what is only known after that day behind the rest, in the order given before."""
        first = Coalesce("start_on", "attested_on")
        later = Case(When(first_known__gt=on, then=Value(1)), default=Value(0))
        return self.alias(first_known=first).order_by(later, *self.query.order_by)

    def over_on(self, on: datetime.date) -> Self:
        """Keep what is known to be no longer true on that day."""
        return self.filter(end_on__lte=on)

    def with_standing(self, on: datetime.date) -> Self:
        """Annotate `standing`: in which of these cases each row is on that day."""
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
    """Queryset of rows with evidence (see `common.models.Sourced`)."""

    def established(self) -> Self:
        """Keep verified or inferred rows, which may be counted; others are listed apart."""
        return self.exclude(confidence=Confidence.UNVERIFIED)

    def unverified(self) -> Self:
        return self.filter(confidence=Confidence.UNVERIFIED)


class FactQuerySet(PeriodQuerySet, SourcedQuerySet):
    """Queryset of dated and sourced rows."""


def mark_of(model: type[Model], key: int) -> str:
    """Return how a planned change tells a record that it concerns: `partners.organisation 12`."""
    return f"{model._meta.label_lower} {key}"


class PlannedChangeQuerySet(QuerySet):
    """Queryset of the changes that wait for their day, and of those that took effect."""

    def about(self, row: Model) -> Self:
        """Keep the changes of one record."""
        return self.filter(subject_label=row._meta.label_lower, subject_key=row.pk)

    def concerning(self, marks: Iterable[str]) -> Self:
        """Keep the changes of these records, and those that name one, as a successor."""
        return self.filter(concerned__has_any_keys=list(marks))

    def waiting(self) -> Self:
        """Keep what has not taken effect; the nearest first."""
        return self.filter(is_done=False).order_by("takes_effect_on", "pk")

    def due(self, on: datetime.date) -> Self:
        """Keep what takes effect by that day, and was not tried since.

        What was refused on its day, or undone after it, waits for somebody.
        """
        untried = Q(tried_on__isnull=True) | Q(tried_on__lt=F("takes_effect_on"))
        return self.waiting().filter(untried, takes_effect_on__lte=on)

    def stuck(self) -> Self:
        """Keep what should have taken effect, and did not."""
        return self.waiting().filter(tried_on__gte=F("takes_effect_on"))

    def announced(self, on: datetime.date) -> Self:
        """Keep what the public may read before its day: what somebody ticked."""
        return self.waiting().filter(is_announced=True, takes_effect_on__gt=on)
