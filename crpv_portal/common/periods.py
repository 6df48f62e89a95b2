"""Periods in French words, and the one place that converts last days to half-open ends."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Protocol

from .choices import DatePrecision
from .dates import MONTHS, PartialDate, day_of_month, today
from .french import of


class HasPeriod(Protocol):
    """Object that has a period."""

    @property
    def start(self) -> PartialDate | None: ...
    @property
    def end(self) -> PartialDate | None: ...
    @property
    def attested(self) -> PartialDate | None: ...

    end_is_unknown: bool
    attested_by_reading: bool


def span_in_words(first: PartialDate, last: PartialDate) -> str:
    """Return `du 16 au 17 mars 2017`, `d’octobre à mai 2015`, `du 16 mars 2017 à mai 2018`."""
    same_year = first.date.year == last.date.year
    same_month = same_year and first.date.month == last.date.month
    month = MONTHS[first.date.month - 1]
    if same_year and first.is_to_the_day and last.is_to_the_day:
        day = day_of_month(first.date)
        return f"du {day if same_month else f'{day} {month}'} {last.to()}"
    if same_year and first.precision == last.precision == DatePrecision.MONTH:
        return f"{of(month)} {last.to()}"
    return f"{first.from_()} {last.to()}"


def lies_within(start: PartialDate, end: PartialDate) -> bool:
    """Tell whether the period is only known to lie within the year or the month of its start."""
    return (
        not start.is_to_the_day
        and end.is_to_the_day
        and end.date == first_day_after(start.last_possible_day)
    )


def last_day(end: PartialDate) -> PartialDate:
    """Return the last day true of a fact that ends at `end`; a month or a year stays the same."""

    if not end.is_to_the_day:
        return end
    return PartialDate(end.date - datetime.timedelta(days=1))


def period_in_words(period: HasPeriod) -> str:
    """Return a period as a French reader says it, its unknowns included."""
    start, end, attested = period.start, period.end, period.attested
    if start and end and lies_within(start, end):
        return start.when()
    if start and end:
        return span_in_words(start, last_day(end))
    if start and period.end_is_unknown:
        return f"à partir {start.from_()}, fin inconnue"
    if start and start.date > today():  # planned: « depuis » would say that it holds
        return f"à partir {start.from_()}"
    if start:
        return start.since()
    if end:
        return f"{last_day(end).until()}, début inconnu"
    if attested and period.attested_by_reading:
        return undated_page(attested)
    if attested and period.end_is_unknown:
        return f"{attested.when()}, dates de début et de fin inconnues"
    return f"{attested.when()} au plus tard" if attested else ""


def undated_page(read: PartialDate) -> str:
    """Return how a fact is dated that only an undated page shows, read on that day."""
    return f"page non datée, lue {read.when()}"


def shown_when(period: HasPeriod) -> str:
    """Return when a source shows a fact of which nothing says that it goes on: `en 2009`."""
    if period.start:
        return period.start.when()
    if period.attested and period.attested_by_reading:
        return undated_page(period.attested)
    return period.attested.when() if period.attested else ""


def first_day_after(last: datetime.date) -> datetime.date:
    """Return the half-open end of a period whose last day true is `last`."""

    return last + datetime.timedelta(days=1)


def end_after(last: PartialDate) -> PartialDate:
    """Return the half-open end from the last day true that a person typed; `last_day` undoes it.

    For a full date, the day after. A month or a year stays: the fact ended during it.
    """
    if not last.is_to_the_day:
        return last
    return PartialDate(first_day_after(last.date))


def last_day_typed(start: PartialDate | None, end: PartialDate) -> PartialDate:
    """Return the last day as it was typed; `end_after` and `end_from` undo it."""
    return start if start and lies_within(start, end) else last_day(end)


def end_from(start: PartialDate | None, end: PartialDate) -> PartialDate:
    """Return the half-open end of a fact that may have begun and ended within one year or month.

    « 2010 » to « 2010 » is over when 2010 is: nothing says when, in that year, it began or ended.
    """
    if start == end and not end.is_to_the_day:
        return PartialDate(first_day_after(end.last_possible_day))
    return end


@dataclass(frozen=True)
class Days:
    """Days from `first` on and before `end`; without `end`, for ever."""

    first: datetime.date
    end: datetime.date | None

    def overlap(self, other: Days) -> bool:
        return (other.end is None or self.first < other.end) and (
            self.end is None or other.first < self.end
        )


def known_days(
    start_on: datetime.date | None,
    attested_on: datetime.date | None,
    end_on: datetime.date | None,
    end_is_unknown: bool,
) -> Days | None:
    """Return what the SQL function `known_range` (migration 0001) gives, for rows not saved yet.

    None is its empty range. A test compares the two.
    """
    first = start_on or attested_on
    if first is None:
        return None
    end = end_on
    if end_is_unknown:
        end = first_day_after(attested_on or first)
    if end is not None and end <= first:
        return None
    return Days(first, end)
