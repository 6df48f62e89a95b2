"""Choice of the day that attests a fact without a known start.

The register refuses a start that is unknown and unattested, so the loader names the day that the
fact's own line or pages give, and never one on or after the fact's end:

1. the line's cell `attested_on`: what its words or the title of a page that it cites say;
2. the earliest date borne by one of the pages that the line cites;
3. for a fact that has an end, the moment just before it;
4. the month in which the page was read, said to be that.

No fact takes the date of another one.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from crpv_portal.common.choices import DatePrecision
from crpv_portal.common.dates import PartialDate


def attestation(
    start: PartialDate | None,
    end: PartialDate | None,
    candidates: Iterable[PartialDate | None],
) -> PartialDate | None:
    """Return the day that attests the fact; None when its start is known or nothing dates it.

    candidates: in order of preference; those that are empty or not before the end are skipped.
    """
    if start:
        return None
    for candidate in candidates:
        if candidate and (end is None or candidate.date < end.date):
            return candidate
    return just_before(end) if end else None


def just_before(end: PartialDate) -> PartialDate:
    """Return the day, month or year before, as precisely as the end is known."""
    day = end.date - datetime.timedelta(days=1)
    if end.precision == DatePrecision.YEAR:
        day = day.replace(month=1, day=1)
    elif end.precision == DatePrecision.MONTH:
        day = day.replace(day=1)
    return PartialDate(day, end.precision)


def earliest(dates: Iterable[PartialDate | None]) -> PartialDate | None:
    return min((date for date in dates if date), default=None, key=lambda date: date.date)
