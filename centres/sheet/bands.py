"""Names, territories, forms and labels of a centre over the years, as bands of one drawing.

A band is full where the fact is known, dashed where nothing says whether it was true: before the
day that first attests it, or after the last trace of the centre. The lists beside it say the same.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crpv_portal.common.choices import Standing
from crpv_portal.common.dates import today
from crpv_portal.common.french import capitalised
from crpv_portal.common.periods import known_days

from ..wording import form_in_words, perimeter_in_words
from .reading import CoverageGroup

if TYPE_CHECKING:
    from crpv_portal.common.models import Period

    from .reading import Sheet

WIDTH = 1000
LEAST_YEARS = 2  # a shorter history is no drawing


@dataclass(frozen=True)
class Stretch:
    """Part of a band, in the units of the drawing."""

    x: int
    end: int

    @property
    def width(self) -> int:
        return max(self.end - self.x, 6)


@dataclass(frozen=True)
class Band:
    """Fact over the years; known, and unknown: the stretches where it is, and may be, true."""

    label: str
    known: Stretch | None
    unknown: list[Stretch]


@dataclass(frozen=True)
class Bands:
    """Drawing of the facts of a sheet, from the first known year to this one."""

    first: int
    last: int
    rows: list[Band]

    width = WIDTH


def bands(sheet: Sheet) -> Bands | None:
    """Draw what is known of the centre today; None for less than two facts or few years."""
    facts = [each for each in _facts(sheet) if each[1].standing != Standing.TO_COME]
    starts = [day for _, fact in facts if (day := _first_known(fact))]
    origin = datetime.date(min(starts, default=today()).year, 1, 1)
    if len(facts) < 2 or today().year - origin.year < LEAST_YEARS or not sheet.is_today:
        return None
    seen = sheet.centre.last_seen_on
    rows = [_band(label, fact, origin, seen) for label, fact in facts]
    return Bands(origin.year, today().year, rows)


def _facts(sheet: Sheet) -> Iterator[tuple[str, Period]]:
    for name in sheet.names:
        if not name.is_unverified:
            yield f"« {name.name} »", name
    for group in CoverageGroup.gather([c for c in sheet.coverages if not c.is_unverified]):
        yield capitalised(perimeter_in_words(group.departments, sheet.totals, today())), group.fact
    for body in sheet.legal_bodies:
        if (form := form_in_words(body)) and not body.is_unverified:
            yield capitalised(form), body
    for label in sheet.labels:
        if not label.is_unverified:
            yield "Label", label


def _first_known(fact: Period) -> datetime.date | None:
    """Return the first day on which a dated source shows the fact; None for an undated page."""
    if fact.start_on is None and fact.attested_by_reading:
        return None
    return fact.start_on or fact.attested_on


def _band(label: str, fact: Period, origin: datetime.date, seen: datetime.date | None) -> Band:
    """Place a fact; what has no end is known until the centre was last seen, no further."""
    now = today()

    def place(day: datetime.date) -> int:
        share = (day - origin).days / max((now - origin).days, 1)
        return round(min(max(share, 0), 1) * WIDTH)

    first = _first_known(fact)
    if first is None:
        return Band(label, None, [Stretch(0, place(fact.end_on or now))])
    days = known_days(fact.start_on, fact.attested_on, fact.end_on, fact.end_is_unknown)
    end = days.end if days else None
    is_open = end is None
    until = end or max(first, seen or first)
    unknown = []
    if fact.start_on is None:
        unknown.append(Stretch(0, place(first)))
    if is_open or fact.end_is_unknown:
        unknown.append(Stretch(place(until), WIDTH))
    return Band(label, Stretch(place(first), place(until)), [s for s in unknown if s.end > s.x])
