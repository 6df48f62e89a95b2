"""Choice of the day that attests a fact without a known start.

The register refuses a start that is unknown and unattested, so the loader names the best day that
the files give, and never one on or after the fact's end:

1. the earliest date borne by one of the pages that the line cites;
2. the year that the line itself states: in brackets in its words, or beside a phone and address;
3. for a fact of a centre, the last year in which a page shows the centre at work;
4. the month in which the files were put together;
5. for a fact that ended before all these, the moment just before its end.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable

from crpv_portal.common.choices import DatePrecision
from crpv_portal.common.dates import PartialDate

READ_IN = PartialDate(datetime.date(2026, 11, 1), DatePrecision.MONTH)

_STATED = re.compile(r"\((?:\d{1,2}(?:er)? )?(?:[a-zéû]+ )?(?P<year>(?:19|20)\d{2})\)")


def attestation(
    start: PartialDate | None,
    end: PartialDate | None,
    candidates: Iterable[PartialDate | None],
) -> PartialDate | None:
    """Return the day that attests the fact, or None when its start is known.

    candidates: in order of preference; those that are empty or not before the end are skipped.
    """
    if start:
        return None
    for candidate in (*candidates, READ_IN):
        if candidate and (end is None or candidate.date < end.date):
            return candidate
    return just_before(end) if end else READ_IN


def just_before(end: PartialDate) -> PartialDate:
    """Return the day, month or year before, as precisely as the end is known."""
    day = end.date - datetime.timedelta(days=1)
    if end.precision == DatePrecision.YEAR:
        day = day.replace(month=1, day=1)
    elif end.precision == DatePrecision.MONTH:
        day = day.replace(day=1)
    return PartialDate(day, end.precision)


def stated_year(words: str) -> PartialDate | None:
    """Return the year stated in brackets: « membre du conseil d'administration (2014) »."""
    years = [match["year"] for match in _STATED.finditer(words)]
    return PartialDate.parse(min(years)) if years else None


def earliest(dates: Iterable[PartialDate | None]) -> PartialDate | None:
    return min((date for date in dates if date), default=None, key=lambda date: date.date)
