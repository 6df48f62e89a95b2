"""Querysets of territories."""

from __future__ import annotations

from typing import Any, Self

from django.db import models


class TerritoryQuerySet(models.QuerySet):
    """Queryset of official territories: public facts, the same for everyone."""

    def visible_to(self, user: Any) -> Self:
        return self

    def current(self) -> Self:
        """Keep those on the official list; others stay while something cites them."""
        return self.filter(is_current=True)

    def overseas(self) -> Self:
        return self.filter(is_overseas=True)


class HigherLevelQuerySet(TerritoryQuerySet):
    """Queryset of régions or départements, where uninhabited territories have codes."""

    def inhabited(self) -> Self:
        return self.exclude(kind="uninhabited")


class DepartmentQuerySet(HigherLevelQuerySet):
    def departments(self) -> Self:
        """Keep the départements proper, without the collectivities at this level."""
        return self.filter(kind="department")

    def count_by_region(self) -> dict[int, int]:
        """Return the number of départements of each région, by the région's key."""
        return dict(self.order_by().values_list("region").annotate(total=models.Count("pk")))


class CommuneQuerySet(TerritoryQuerySet):
    def overseas(self) -> Self:
        return self.filter(department__is_overseas=True)

    def with_territory(self) -> Self:
        """Read the département and the région in the same query."""
        return self.select_related("department__region")

    def most_populous_first(self) -> Self:
        return self.order_by(models.F("population").desc(nulls_last=True), "order_key", "code")


class NeighbourhoodQuerySet(models.QuerySet):
    """Queryset of priority neighbourhoods: public facts, fixed by decree."""

    def visible_to(self, user: Any) -> Self:
        return self
