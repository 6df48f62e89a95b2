"""Dates as the register knows them: read, stored, said."""

import datetime

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.test import RequestFactory
from django.urls import get_resolver
from hypothesis import given
from hypothesis import strategies as st

from crpv_portal.common.choices import DatePrecision
from crpv_portal.common.dates import (
    PartialDate,
    date_from_query,
    day_of,
    in_words,
    moment_in_words,
    today,
)

D = datetime.date


@st.composite
def partial_dates(draw):
    day = draw(st.dates(D(1800, 1, 1), D(2200, 12, 31)))
    precision = draw(st.sampled_from(DatePrecision.values))
    if precision == "year":
        day = day.replace(month=1, day=1)
    if precision == "month":
        day = day.replace(day=1)
    return PartialDate(day, precision)


@given(partial_dates())
def test_what_is_typed_is_read_back(date):
    assert PartialDate.parse(date.typed()) == date
    assert PartialDate.parse(date.iso()) == date
    assert PartialDate.parse(f"  {date.iso()} ") == date


@pytest.mark.parametrize("text", ["9999", "31/12/9999", "0206-03-03", "2201", "12/1799"])
def test_a_year_that_cannot_be_is_refused(text):
    with pytest.raises(ValidationError, match="ne peut pas être juste"):
        PartialDate.parse(text)


@given(partial_dates())
def test_last_possible_day_is_the_last_one_the_words_may_mean(date):
    last = date.last_possible_day
    following = last + datetime.timedelta(days=1)
    length = {"year": 4, "month": 7, "day": 10}[date.precision]
    assert last >= date.date
    assert last.isoformat()[:length] == date.iso()
    assert following.isoformat()[:length] != date.iso()


@pytest.mark.parametrize(
    ("text", "words", "when", "since"),
    [
        ("2007", "2007", "en 2007", "depuis 2007"),
        ("03/2017", "mars 2017", "en mars 2017", "depuis mars 2017"),
        ("2017-03-16", "16 mars 2017", "le 16 mars 2017", "depuis le 16 mars 2017"),
        ("1/8/2020", "1er août 2020", "le 1er août 2020", "depuis le 1er août 2020"),
    ],
)
def test_words(text, words, when, since):
    date = PartialDate.parse(text)
    assert (date.words(), date.when(), date.since(), str(date)) == (words, when, since, words)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hier",
        "17",
        "2017-13",
        "2017-02-30",
        "31/04/2017",
        "2017/03",
        "0000",
        "2017-03-16T00:00",
    ],
)
def test_anything_else_is_refused_in_french(text):
    with pytest.raises(ValidationError, match="n’est pas une date"):
        PartialDate.parse(text)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2007", "de 2007", "à 2007"),
        ("04/2019", "d’avril 2019", "à avril 2019"),
        ("2017-03-16", "du 16 mars 2017", "au 16 mars 2017"),
    ],
)
def test_words_of_the_ends_of_a_period(text, start, end):
    date = PartialDate.parse(text)
    assert (date.from_(), date.to()) == (start, end)


def test_the_day_of_a_moment_is_that_of_paris():
    moment = datetime.datetime(2026, 6, 30, 22, 30, tzinfo=datetime.UTC)
    assert day_of(moment) == D(2026, 7, 1)
    assert moment_in_words(moment) == "1er juillet 2026 à 0\xa0h\xa030"
    assert moment_in_words(moment, weekday=True) == "mercredi 1er juillet 2026 à 0\xa0h\xa030"


def test_day_of_the_week():
    assert in_words(D(2026, 3, 3), weekday=True) == "mardi 3 mars 2026"
    assert in_words(D(2026, 3, 1)) == "1er mars 2026"


@pytest.mark.parametrize(
    ("instant", "expected"),
    [("2026-11-22 22:59:00Z", D(2026, 11, 22)), ("2026-11-22 23:01:00Z", D(2026, 11, 23))],
)
def test_today_is_the_date_in_paris(time_machine, instant, expected):
    time_machine.move_to(instant)
    assert today() == expected


def asked(text: str) -> datetime.date:
    return date_from_query(RequestFactory().get("/", {"au": text} if text else {}))


def test_day_asked_by_the_address():
    assert asked("2017-03-16") == D(2017, 3, 16)
    assert asked("") == today()


@pytest.mark.parametrize(
    "text", ["2017", "16/03/2017", "2017-02-30", "20170316", "2017-W11-4", "demain", "٢٠١٧-٠٣-١٦"]
)
def test_one_writing_of_a_day_only(text):
    """Two addresses for one page would be kept, and listed, twice."""
    with pytest.raises(ValidationError, match="n’est pas un jour"):
        asked(text)


def forms_of_ours(base=forms.BaseForm):
    for each in base.__subclasses__():
        if not each.__module__.startswith(("django", "allauth", "dsfr", "tests")):
            yield each
        yield from forms_of_ours(each)


def takes(field, typed):
    try:
        field.clean(typed)
    except ValidationError:
        return False
    return True


def test_each_day_that_is_typed_is_judged():
    """A form that declares a bare DateField would take 31/12/9999."""
    get_resolver().url_patterns  # noqa: B018 - every form is imported by its view
    days = {
        (form.__qualname__, name): field
        for form in forms_of_ours()
        for name, field in form.base_fields.items()
        if isinstance(field, forms.DateField)
    }
    assert len(days) > 3
    assert [key for key, field in days.items() if takes(field, datetime.date(9999, 12, 31))] == []
    assert [key for key, field in days.items() if not takes(field, today())] == []
