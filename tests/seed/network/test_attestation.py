"""The rule by which a fact without a known start is attested."""

import datetime

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from crpv_portal.common.choices import DatePrecision
from crpv_portal.common.dates import PartialDate
from crpv_portal.seed.network.attestation import (
    attestation,
    earliest,
    just_before,
)

DAYS = st.dates(datetime.date(1900, 1, 1), datetime.date(2030, 12, 31))


def _partial(day, precision):
    if precision == DatePrecision.YEAR:
        day = day.replace(month=1, day=1)
    elif precision == DatePrecision.MONTH:
        day = day.replace(day=1)
    return PartialDate(day, precision)


DATES = st.builds(_partial, DAYS, st.sampled_from(DatePrecision))
MAYBE = st.none() | DATES


def parse(text):
    return PartialDate.parse(text) if text else None


@given(start=DATES, end=MAYBE, candidates=st.lists(MAYBE, max_size=3))
def test_a_known_start_needs_no_attestation(start, end, candidates):
    assert attestation(start, end, candidates) is None


@given(end=MAYBE, candidates=st.lists(MAYBE, max_size=3))
def test_an_unknown_start_is_attested_before_the_end(end, candidates):
    attested = attestation(None, end, candidates)
    if attested is None:  # then the reading of the page attests it, and says so
        assert end is None
        assert not any(candidates)
        return
    assert end is None or attested.date < end.date
    assert attested == _partial(attested.date, attested.precision)  # as the database asks


@given(end=MAYBE, candidates=st.lists(MAYBE, max_size=3))
def test_the_first_candidate_that_holds_is_taken(end, candidates):
    attested = attestation(None, end, candidates)
    holding = [day for day in candidates if day and (not end or day.date < end.date)]
    expected = just_before(end) if end else None
    assert attested == (holding[0] if holding else expected)


@given(end=DATES)
def test_just_before_is_as_precise_as_the_end(end):
    before = just_before(end)
    assert before.precision == end.precision
    assert before.last_possible_day + datetime.timedelta(days=1) == end.date


@pytest.mark.django_db
@given(end=DATES, candidates=st.lists(MAYBE, max_size=2))
def test_the_fact_is_known_true_on_the_day_that_attests_it(end, candidates):
    attested = attestation(None, end, candidates)
    assert attested
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT known_range(NULL, %s, %s, false) @> %s::date",
            [attested.date, end.date, attested.date],
        )
        assert cursor.fetchone() == (True,)


def test_earliest():
    assert earliest([]) is None
    assert earliest([None, parse("2019"), parse("2017-03-23"), parse("2018-05")]) == parse(
        "2017-03-23"
    )
