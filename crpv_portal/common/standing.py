"""Dated facts sorted by their standing on a day."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from crpv_portal.common.choices import Standing
from crpv_portal.common.querysets import FactQuerySet


@dataclass
class OnDay:
    """Facts on a day: known true; perhaps true, never counted as true; known to be over.

    last_seen: shown before that day, with an end that nobody knows; unknown: only shown later.
    """

    current: list[Any] = field(default_factory=list)
    last_seen: list[Any] = field(default_factory=list)
    unknown: list[Any] = field(default_factory=list)
    over: list[Any] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.all)

    @property
    def all(self) -> list[Any]:
        return [*self.shown, *self.unknown, *self.over]

    @property
    def shown(self) -> list[Any]:
        """Return what is told of that day, each with its date: known true, or last seen."""
        return [*self.current, *self.last_seen]

    @property
    def established(self) -> list[Any]:
        """Return what is told of that day, but what is to be checked."""
        return [fact for fact in self.shown if not fact.is_unverified]


def in_force(facts: Iterable[Any]) -> list[Any]:
    """Return the facts known true that day, of facts read with `with_standing`."""
    return [fact for fact in facts if fact.standing == Standing.IN_FORCE]


def unknown(facts: Iterable[Any]) -> list[Any]:
    return [fact for fact in facts if fact.standing == Standing.UNKNOWN]


def shown(facts: Iterable[Any], on: datetime.date) -> list[Any]:
    """Return the facts known true that day, and those shown before it whose end is unknown.

    The latter are told with their date; see `PeriodQuerySet.shown_by`.
    """
    return [
        fact
        for fact in facts
        if fact.standing == Standing.IN_FORCE
        or (fact.end_is_unknown and (fact.start_on or fact.attested_on) <= on)
    ]


def over(facts: Iterable[Any]) -> list[Any]:
    return [fact for fact in facts if fact.standing == Standing.OVER]


def sort_on(facts: FactQuerySet, on: datetime.date) -> OnDay:
    """Sort a queryset by standing: one query and those of the prefetches.

    A fact that begins after the day is left out.
    """
    dated = list(facts.with_standing(on))
    current = in_force(dated)
    last_seen = [fact for fact in shown(dated, on) if fact.standing != Standing.IN_FORCE]
    later = [fact for fact in unknown(dated) if fact not in last_seen]
    return OnDay(current, last_seen, later, over(dated))
