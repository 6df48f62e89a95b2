"""The rule of evidence: what is known true, unknown, or over on a day, and how it is said."""

import datetime
from dataclasses import dataclass

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from centres.models import Coverage
from crpv_portal.common.choices import Standing
from crpv_portal.common.dates import PartialDate
from crpv_portal.common.periods import (
    end_after,
    first_day_after,
    known_days,
    last_day,
    period_in_words,
    span_in_words,
)
from tests.factories.centres import CoverageFactory
from tests.factories.territories import DepartmentFactory

D = datetime.date
FIRST = D(2000, 1, 1)
few_days = st.integers(0, 40).map(lambda n: FIRST + datetime.timedelta(days=n))
in_the_database = examples(
    max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@dataclass(frozen=True)
class P:
    """A period as four columns."""

    start: datetime.date | None
    attested: datetime.date | None
    end: datetime.date | None
    end_is_unknown: bool

    @property
    def columns(self) -> dict:
        columns = {"end_is_unknown": self.end_is_unknown}
        for name, day in (
            ("start_on", self.start),
            ("attested_on", self.attested),
            ("end_on", self.end),
        ):
            columns[name] = day
            columns[f"{name}_precision"] = "day" if day else ""
        return columns

    # The rule of product.md section 3, said without ranges.

    def is_known_true(self, on: datetime.date) -> bool:
        first = self.start if self.start else self.attested
        if on < first:
            return False
        if self.end_is_unknown:
            return on <= (self.attested or self.start)
        return self.end is None or on < self.end

    def is_known_false(self, on: datetime.date) -> bool:
        if self.start and on < self.start:
            return True
        return self.end is not None and on >= self.end


@st.composite
def periods(draw):
    """Only those that the constraints accept."""
    start = draw(st.none() | few_days)
    attested = draw(few_days if start is None else st.none() | few_days)
    if start and attested and attested < start:
        start, attested = attested, start
    latest = max(day for day in (start, attested) if day)
    end = draw(st.none() | st.integers(1, 20).map(lambda n: latest + datetime.timedelta(days=n)))
    end_is_unknown = end is None and draw(st.booleans())
    return P(start, attested, end, end_is_unknown)


@pytest.fixture
def row(db):
    return CoverageFactory()


def days_around():
    return [FIRST + datetime.timedelta(days=n) for n in range(-1, 62, 9)]


@in_the_database
@given(period=periods(), shift=st.integers(0, 8))
def test_each_day_is_known_true_unknown_or_known_false(row, period, shift):
    with transaction.atomic():
        Coverage.objects.filter(pk=row.pk).update(**period.columns)
        rows = Coverage.objects.filter(pk=row.pk)
        for day in days_around():
            on = day + datetime.timedelta(days=shift)
            is_true, is_false = period.is_known_true(on), period.is_known_false(on)
            assert not (is_true and is_false)
            assert rows.in_force(on).exists() == is_true, on
            assert rows.unknown_on(on).exists() == (not is_true and not is_false), on
            assert rows.over_on(on).exists() == (period.end is not None and on >= period.end), on
            standing = (
                Standing.IN_FORCE
                if is_true
                else Standing.UNKNOWN
                if not is_false
                else Standing.OVER
                if period.end and on >= period.end
                else Standing.TO_COME
            )
            assert rows.with_standing(on).get().standing == standing
        transaction.set_rollback(True)


@in_the_database
@given(one=periods(), other=periods())
def test_overlap_of_what_is_known_is_refused_and_nothing_else(row, one, other):
    together = any(
        one.is_known_true(day) and other.is_known_true(day)
        for day in (FIRST + datetime.timedelta(days=n) for n in range(80))
    )
    with transaction.atomic():
        Coverage.objects.filter(pk=row.pk).update(**one.columns)
        second = {"centre": row.centre, "department": row.department, **other.columns}
        if together:
            with (
                pytest.raises(IntegrityError, match="coverage_once_at_a_time"),
                transaction.atomic(),
            ):
                Coverage.objects.create(**second)
        else:
            Coverage.objects.create(**second)
        Coverage.objects.create(**second | {"department": DepartmentFactory()})
        transaction.set_rollback(True)


@in_the_database
@given(
    start=st.none() | few_days,
    attested=st.none() | few_days,
    end=st.none() | few_days,
    unknown=st.booleans(),
)
@pytest.mark.django_db
def test_range_in_python_is_that_of_sql(db, start, attested, end, unknown):
    """For any four columns, those that constraints refuse included."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT lower(r), upper(r), isempty(r)"
            " FROM public.known_range(%s::date, %s::date, %s::date, %s) AS r",
            [start, attested, end, unknown],
        )
        lower, upper, is_empty = cursor.fetchone()
    known = known_days(start, attested, end, unknown)
    assert (known is None) == is_empty
    if known:
        assert (known.first, known.end) == (lower, upper)


REFUSED = {
    "start_known_or_attested": {"start_on": None, "start_on_precision": ""},
    "end_after_start": {"end_on": D(2015, 1, 1), "end_on_precision": "day"},
    "attested_within": {"attested_on": D(2014, 1, 1), "attested_on_precision": "day"},
    "end_known_or_not": {
        "end_on": D(2016, 1, 1),
        "end_on_precision": "day",
        "end_is_unknown": True,
    },
    "start_on_precision": {"start_on": D(2015, 6, 2), "start_on_precision": "year"},
    "end_on_precision": {"end_on": D(2016, 6, 2), "end_on_precision": "month"},
    "attested_on_precision": {"attested_on_precision": "day"},
}


@pytest.mark.django_db
@pytest.mark.parametrize("rule", REFUSED)
def test_sql_refuses_what_contradicts_itself(rule):
    row = CoverageFactory(since="2015")
    with pytest.raises(IntegrityError, match=f"coverage_{rule}"), transaction.atomic():
        Coverage.objects.filter(pk=row.pk).update(**REFUSED[rule])


@pytest.mark.django_db
@pytest.mark.parametrize("rule", REFUSED)
def test_forms_refuse_it_in_french(rule):
    from django.core.exceptions import ValidationError

    row = CoverageFactory(since="2015")
    for field, value in REFUSED[rule].items():
        setattr(row, field, value)
    with pytest.raises(ValidationError) as refusal:
        row.full_clean()
    assert any(" " in message and message[0].isupper() for message in refusal.value.messages)
    assert not any("Constraint" in message for message in refusal.value.messages)


@dataclass(frozen=True)
class Said:
    start: PartialDate | None = None
    end: PartialDate | None = None
    attested: PartialDate | None = None
    end_is_unknown: bool = False
    attested_by_reading: bool = False


def said(*, start="", end="", attested="", end_is_unknown=False) -> str:
    read = {
        name: PartialDate.parse(text) if text else None
        for name, text in (("start", start), ("end", end), ("attested", attested))
    }
    return period_in_words(Said(**read, end_is_unknown=end_is_unknown))


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ({"start": "2007"}, "depuis 2007"),
        ({"start": "2007-05-29"}, "depuis le 29 mai 2007"),
        ({"start": "2150-01-01"}, "à partir du 1er janvier 2150"),
        ({"start": "2007", "end": "2017"}, "de 2007 à 2017"),
        ({"start": "2007-04", "end": "2017"}, "d’avril 2007 à 2017"),
        ({"start": "2007-05-29", "end": "2017-01-01"}, "du 29 mai 2007 au 31 décembre 2016"),
        ({"start": "2016", "end": "2017-01-01"}, "en 2016"),
        ({"start": "2016-02", "end": "2016-03-01"}, "en février 2016"),
        ({"start": "2007", "end_is_unknown": True}, "à partir de 2007, fin inconnue"),
        ({"start": "2007-10", "end_is_unknown": True}, "à partir d’octobre 2007, fin inconnue"),
        ({"attested": "2016"}, "en 2016 au plus tard"),
        ({"attested": "2016-03-16"}, "le 16 mars 2016 au plus tard"),
        (
            {"attested": "2016", "end_is_unknown": True},
            "en 2016, dates de début et de fin inconnues",
        ),
        ({"attested": "2016", "end": "2018"}, "jusqu’en 2018, début inconnu"),
        ({"attested": "2016", "end": "2018-01-01"}, "jusqu’au 31 décembre 2017, début inconnu"),
    ],
)
def test_period_in_words(period, words):
    assert said(**period) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2017-03-16", "2017-03-17", "du 16 au 17 mars 2017"),
        ("2017-01-31", "2017-02-01", "du 31 janvier au 1er février 2017"),
        ("2016-12-31", "2017-01-01", "du 31 décembre 2016 au 1er janvier 2017"),
        ("2015-01", "2015-05", "de janvier à mai 2015"),
        ("2015-10", "2015-12", "d’octobre à décembre 2015"),
        ("2015-10", "2016-05", "d’octobre 2015 à mai 2016"),
        ("2017-03-16", "2018-05", "du 16 mars 2017 à mai 2018"),
        ("2017-04", "2018-05-16", "d’avril 2017 au 16 mai 2018"),
        ("2015", "2016", "de 2015 à 2016"),
    ],
)
def test_span_in_words(first, last, words):
    assert span_in_words(PartialDate.parse(first), PartialDate.parse(last)) == words


@given(st.dates(D(1900, 1, 1), D(2100, 1, 1)))
def test_last_day_and_end_are_one_day_apart_both_ways(day):
    typed = PartialDate(day)
    assert end_after(typed).date == first_day_after(day)
    assert last_day(end_after(typed)) == typed


@pytest.mark.parametrize("text", ["2017", "2017-03"])
def test_imprecise_end_stays_as_typed(text):
    date = PartialDate.parse(text)
    assert end_after(date) == last_day(date) == date
