"""Dated facts sorted by their standing on a day."""

import datetime
from collections.abc import Iterable
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


def in_force(facts: Iterable[Any]) -> list[Any]:
    """Return the facts known true that day, of facts read with `with_standing`."""
    return [fact for fact in facts if fact.standing == Standing.IN_FORCE]


def unknown(facts: Iterable[Any]) -> list[Any]:
    return [fact for fact in facts if fact.standing == Standing.UNKNOWN]


def over(facts: Iterable[Any]) -> list[Any]:
    return [fact for fact in facts if fact.standing == Standing.OVER]


def sort_on(facts: FactQuerySet, on: datetime.date) -> OnDay:
    """Sort a queryset by standing: one query and those of the prefetches.

    A fact that begins after the day is left out.
    """
    dated = list(facts.with_standing(on))
    return OnDay(in_force(dated), unknown(dated), over(dated))
