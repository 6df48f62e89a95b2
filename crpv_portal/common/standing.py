"""Dated facts sorted by their standing on a day."""

import datetime
from dataclasses import dataclass, field
from typing import Any

from crpv_portal.common.choices import Standing
from crpv_portal.common.querysets import FactQuerySet


@dataclass
class OnDay:
    """Facts on a day: known true; perhaps true, never counted; known to be over."""

    current: list[Any] = field(default_factory=list)
    unknown: list[Any] = field(default_factory=list)
    over: list[Any] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.current or self.unknown or self.over)

    @property
    def all(self) -> list[Any]:
        return [*self.current, *self.unknown, *self.over]

    @property
    def counted(self) -> list[Any]:
        """Return what may be counted: known true, and established."""
        return [fact for fact in self.current if not fact.is_unverified]


def sort_on(facts: FactQuerySet, on: datetime.date) -> OnDay:
    """Sort a queryset by standing: one query and those of the prefetches.

    A fact that begins after the day is left out.
    """
    sorted_facts = OnDay()
    places = {
        Standing.IN_FORCE: sorted_facts.current,
        Standing.UNKNOWN: sorted_facts.unknown,
        Standing.OVER: sorted_facts.over,
        Standing.TO_COME: [],
    }
    for fact in facts.with_standing(on):
        places[fact.standing].append(fact)
    return sorted_facts
