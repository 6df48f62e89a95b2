"""One box for a date however precisely known, and errors where the person looks."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.forms import modelform_factory
from hypothesis import given
from hypothesis import strategies as st

from centres.models import Coverage, Site
from crpv_portal.common.dates import PartialDate
from crpv_portal.common.fact_forms import (
    FactModelForm,
    LastDayFormField,
    PartialDateFormField,
    partial_date_field,
)
from crpv_portal.common.periods import Days, end_after, known_days, last_day
from tests.factories.centres import CentreFactory, CoverageFactory, SiteFactory
from tests.factories.territories import DepartmentFactory

DATES = st.dates(datetime.date(1980, 1, 1), datetime.date(2030, 12, 31))


def form_class(model, *fields):
    return modelform_factory(
        model,
        form=FactModelForm,
        fields=fields,
        formfield_callback=lambda column, **kw: (
            partial_date_field(column) or column.formfield(**kw)
        ),
    )


@pytest.mark.parametrize(
    ("typed", "date", "precision"),
    [
        ("2017", datetime.date(2017, 1, 1), "year"),
        ("03/2017", datetime.date(2017, 3, 1), "month"),
        ("16/03/2017", datetime.date(2017, 3, 16), "day"),
        (" 2017-03-16 ", datetime.date(2017, 3, 16), "day"),
    ],
)
def test_field_reads_what_a_person_types(typed, date, precision):
    assert PartialDateFormField().clean(typed) == PartialDate(date, precision)


@pytest.mark.parametrize("typed", ["31/02/2017", "13/2017", "hier", "2017-13", "17"])
def test_field_refuses_what_is_no_date_in_french(typed):
    with pytest.raises(ValidationError, match="n’est pas une date"):
        PartialDateFormField().clean(typed)


def test_empty_field_is_no_date():
    assert PartialDateFormField(required=False).clean("") is None
    with pytest.raises(ValidationError):
        PartialDateFormField().clean("")


def test_last_day_becomes_the_first_day_no_longer_true():
    end = LastDayFormField().clean("31/12/2020")
    assert end == PartialDate(datetime.date(2021, 1, 1))
    assert LastDayFormField().prepare_value(end) == "31/12/2020"
    assert LastDayFormField().clean("2020").iso() == "2020"


@given(DATES, st.sampled_from(["day", "month", "year"]))
def test_what_is_shown_is_what_can_be_typed_back(date, precision):
    if precision != "day":
        date = date.replace(day=1)
    if precision == "year":
        date = date.replace(month=1)
    known = PartialDate(date, precision)
    for field in (PartialDateFormField(), LastDayFormField()):
        shown = field.prepare_value(known)
        assert field.clean(shown) == known
        assert not field.has_changed(known, shown)
    assert end_after(last_day(known)) == known


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("values", "field", "message"),
    [
        ({"start_on": "2020", "end_on": "2019"}, "end_on", "La fin doit suivre le début."),
        ({}, "start_on", "indiquez un jour où la source montre le fait vrai"),
        (
            {"start_on": "2020", "attested_on": "2019"},
            "attested_on",
            "Le jour attesté doit tomber",
        ),
        (
            {"start_on": "2018", "end_on": "2019", "end_is_unknown": "on"},
            "end_is_unknown",
            "datée ou inconnue",
        ),
        ({"start_on": "16/13/2017"}, "start_on", "n’est pas une date"),
        (
            {"start_on": "16/03/2010", "end_on": "2010"},
            "end_on",
            "contient le début (16 mars 2010)",
        ),
        ({"start_on": "03/2010", "end_on": "2010"}, "end_on", "contient le début (mars 2010)"),
        ({"start_on": "2011", "end_on": "2010"}, "end_on", "doit suivre"),
    ],
)
def test_refusal_stands_at_its_field(values, field, message):
    periods = ("start_on", "end_on", "end_is_unknown", "attested_on")
    form_type = form_class(Coverage, "centre", "department", *periods)
    form = form_type({"centre": CentreFactory().pk, "department": DepartmentFactory().pk, **values})
    assert not form.is_valid()
    assert list(form.errors) == [field]
    assert message in form.errors[field][0]


@pytest.mark.django_db
def test_overlap_of_a_single_row_is_refused_by_the_form():
    known = CoverageFactory(since="2015")
    periods = ("start_on", "end_on", "end_is_unknown", "attested_on")
    form = form_class(Coverage, "centre", "department", *periods)(
        {"centre": known.centre_id, "department": known.department_id, "start_on": "2020"}
    )
    assert form.errors == {"start_on": ["Le centre couvre déjà ce département sur cette période."]}


@pytest.mark.django_db
def test_wrong_siret_key_is_refused_at_its_field():
    form = form_class(Site, "centre", "city", "siret", "start_on")(
        {
            "centre": CentreFactory().pk,
            "city": "Tours",
            "siret": "12345678901234",
            "start_on": "2020",
        }
    )
    assert form.errors == {
        "siret": ["Ce SIRET n’est pas valable : 14 chiffres, clé de contrôle comprise."]
    }


@pytest.mark.django_db
def test_form_shows_and_keeps_both_columns_of_a_date():
    site = SiteFactory(since="03/2017")
    form_type = form_class(Site, "city", "start_on", "end_on")
    assert form_type(instance=site)["start_on"].value() == "03/2017"
    form = form_type({"city": site.city, "start_on": "2016", "end_on": "31/12/2020"}, instance=site)
    form.save()
    site.refresh_from_db()
    assert (site.start.iso(), site.end.iso()) == ("2016", "2021-01-01")


@pytest.mark.django_db
@pytest.mark.parametrize(("typed", "after"), [("2010", "2011-01-01"), ("03/2010", "2010-04-01")])
def test_fact_of_one_year_or_month_is_typed_shown_and_told_alike(typed, after):
    site = SiteFactory(since="2009")
    form_type = form_class(Site, "city", "start_on", "end_on")
    sent = {"city": site.city, "start_on": typed, "end_on": typed}
    form_type(sent, instance=site).save()
    site.refresh_from_db()
    assert (site.start.iso(), site.end.iso()) == ("-".join(reversed(typed.split("/"))), after)
    assert site.in_words == f"en {site.start.words()}"
    again = form_type(sent, instance=site)
    assert again["end_on"].value() == typed
    assert not again.has_changed()


@pytest.mark.django_db
def test_untouched_row_asks_nothing_of_the_database(django_assert_num_queries):
    site = SiteFactory(since="2017")
    form = form_class(Site, "city", "start_on")(
        {"city": site.city, "start_on": "2017"}, instance=site
    )
    with django_assert_num_queries(0):
        assert form.is_valid()
        assert not form.has_changed()


def known_to_sql(*row):
    with connection.cursor() as cursor:
        cursor.execute("SELECT public.known_range(%s::date, %s::date, %s::date, %s)", row)
        found = cursor.fetchone()[0]
    return None if found.isempty else Days(found.lower, found.upper)


@pytest.mark.django_db
def test_known_days_agree_with_the_database():
    @given(st.none() | DATES, st.none() | DATES, st.none() | DATES, st.booleans())
    def agree(start, attested, end, is_unknown):
        assert known_days(start, attested, end, is_unknown) == known_to_sql(
            start, attested, end, is_unknown
        )

    agree()


@given(DATES, DATES, DATES, DATES)
def test_overlap_means_a_day_in_common(one, two, three, four):
    a, b = Days(min(one, two), max(one, two)), Days(min(three, four), max(three, four))
    if a.first == a.end or b.first == b.end:
        return
    in_common = max(a.first, b.first) < min(a.end, b.end)
    assert a.overlap(b) == b.overlap(a) == in_common
