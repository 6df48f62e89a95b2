"""Spans of days: the week begins on Monday, the month on its first day."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crpv_portal.back_office.journal.weeks import DaySpan, days_of

SUNDAY = datetime.date(2026, 11, 29)


@pytest.mark.parametrize(
    ("span", "first", "last"),
    [
        (DaySpan.TODAY, "2026-11-29", "2026-11-29"),
        (DaySpan.YESTERDAY, "2026-11-28", "2026-11-28"),
        (DaySpan.THIS_WEEK, "2026-11-23", "2026-11-29"),
        (DaySpan.LAST_WEEK, "2026-11-16", "2026-11-22"),
        (DaySpan.THIS_MONTH, "2026-11-01", "2026-11-29"),
        (DaySpan.LAST_MONTH, "2026-10-01", "2026-10-31"),
    ],
)
def test_days_of_a_span(span, first, last):
    days = tuple(map(datetime.date.fromisoformat, (first, last)))
    assert days_of(span, SUNDAY) == days


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2200, 1, 1)))
def test_last_span_ends_the_day_before_this_one_begins(on):
    for this, last in (
        (DaySpan.THIS_WEEK, DaySpan.LAST_WEEK),
        (DaySpan.THIS_MONTH, DaySpan.LAST_MONTH),
    ):
        assert days_of(last, on)[1] + datetime.timedelta(days=1) == days_of(this, on)[0]
        assert days_of(this, on)[1] == on
