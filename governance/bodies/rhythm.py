"""Rhythm of a body: its meetings year by year, beside those expected."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from crpv_portal.common.dates import today
from crpv_portal.common.french import counted

from ..choices import TO_COME, MeetingStatus
from ..wording import last_day
from .existence import Existence, existence_on

if TYPE_CHECKING:
    from ..models import Body, Meeting

YEARS_SHOWN = 12
YEARS_AHEAD = 3  # the year of the day is always among those shown

# The drawing, in its own units: one square a meeting, one column a year.
COLUMN, SQUARE, GAP, FOOT, HEAD = 44, 18, 4, 24, 8


@dataclass(frozen=True)
class Year:
    """Meetings of a year: held, planned, and past without being logged as held."""

    year: int
    held: int = 0
    planned: int = 0
    unlogged: int = 0
    expected: int | None = None

    @property
    def total(self) -> int:
        return self.held + self.planned + self.unlogged

    @property
    def label(self) -> str:
        """Return the year as text: as a number it would get a thousands separator."""
        return str(self.year)


@dataclass(frozen=True)
class MeetingSquare:
    """Square of the chart: one meeting."""

    x: int
    y: int
    kind: str


@dataclass(frozen=True)
class YearColumn:
    """Column of the chart: one year."""

    x: int
    label: str
    squares: list[MeetingSquare]


@dataclass(frozen=True)
class Rhythm:
    """Years from the first known meeting to the last, at most twelve, the day's among them."""

    years: list[Year]
    on: datetime.date
    expected: int | None
    is_over: bool = False

    @classmethod
    def of(cls, body: Body, meetings: Iterable[Meeting], on: datetime.date) -> Rhythm:
        """Compute the rhythm from these meetings; a public page gives the public ones alone.

        Nothing is expected of a body that is not known to exist that day; the years of one that is
        over are those of its meetings.
        """
        existence = existence_on(body, on)
        is_over = existence is Existence.OVER
        counts: dict[int, Counter[str]] = defaultdict(Counter)
        for meeting in meetings:
            if kind := kind_in_rhythm(meeting, on):
                counts[meeting.starts_on.year][kind] += 1
        known = [*counts] if is_over and counts else [on.year, *counts]
        expected = body.expected_per_year if existence is Existence.EXISTS else None
        last = min(max(known), on.year + YEARS_AHEAD)
        first = max(min(known), last - YEARS_SHOWN + 1)
        years = [Year(year, **counts[year], expected=expected) for year in range(first, last + 1)]
        return cls(years, on, expected, is_over)

    @property
    def this_year(self) -> Year:
        """Return the year of the day; an empty one when it is not among the years drawn."""
        shown = (year for year in self.years if year.year == self.on.year)
        return next(shown, Year(self.on.year, expected=self.expected))

    @property
    def sentence(self) -> str:
        """Return `3 réunions sur 4 en 2026` or `Aucune réunion connue en 2026, 4 attendues`."""
        if self.is_over:
            total = sum(year.total for year in self.years)
            return counted(total, "réunion(s) connue(s)", none="Aucune réunion connue")
        year, expected = self.this_year, self.expected
        if expected is None:
            return _known(year)
        if not year.held:
            return f"{_known(year)}, {counted(expected, 'attendue(s)')}"
        return f"{counted(year.held, 'réunion(s)')} sur {expected} en {year.year}"

    @cached_property
    def is_drawn(self) -> bool:
        """Tell whether there is anything to draw: meetings, over more than one year."""
        return len(self.years) > 1 and any(year.total for year in self.years)

    @property
    def short(self) -> str:
        """Return the words for a row of a list; empty when nothing is known of the rhythm."""
        if self.is_over:
            return ""
        if self.this_year.held:
            return self.sentence
        if self.expected is None:
            return ""
        return f"{counted(self.expected, 'réunion(s) attendue(s)')} par an"

    # --- The drawing -------------------------------------------------------------------------

    @cached_property
    def tallest(self) -> int:
        return max([self.expected or 0, 1, *(year.total for year in self.years)])

    @property
    def width(self) -> int:
        return COLUMN * len(self.years)

    @property
    def height(self) -> int:
        return HEAD + self.tallest * (SQUARE + GAP) + FOOT

    @property
    def ground(self) -> int:
        return self.height - FOOT

    @property
    def label_y(self) -> int:
        return self.height - GAP

    @property
    def expected_y(self) -> int:
        """Return the height of the line of the expected number of meetings."""
        return self.ground - (self.expected or 0) * (SQUARE + GAP) - GAP // 2

    @property
    def square(self) -> int:
        return SQUARE

    @property
    def columns(self) -> list[YearColumn]:
        columns = []
        for rank, year in enumerate(self.years):
            kinds = ["held"] * year.held + ["unsure"] * year.unlogged + ["to-come"] * year.planned
            left = COLUMN * rank
            squares = [
                MeetingSquare(
                    left + (COLUMN - SQUARE) // 2, self.ground - (level + 1) * (SQUARE + GAP), kind
                )
                for level, kind in enumerate(kinds)
            ]
            columns.append(YearColumn(left + COLUMN // 2, year.label, squares))
        return columns


def kind_in_rhythm(meeting: Meeting, on: datetime.date) -> str:
    """Return `held`, `planned`, or `unlogged` once its day is past; empty for one called off.

    On a day before the one it was held, it was still to come; seen from a day to come, it is still
    planned.
    """
    if meeting.status == MeetingStatus.HELD:
        return "held" if meeting.starts_on <= on else "planned"
    if meeting.status in TO_COME:
        return "planned" if last_day(meeting) >= min(on, today()) else "unlogged"
    return ""


def _known(year: Year) -> str:
    if year.year > today().year:
        planned = counted(year.planned, "réunion(s) prévue(s)", none="Aucune réunion prévue")
        return f"{planned} en {year.year}"
    return f"{counted(year.held, 'réunion(s)', none='Aucune réunion connue')} en {year.year}"
