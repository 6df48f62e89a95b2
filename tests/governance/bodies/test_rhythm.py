"""Rhythm of a body on a day: the years shown, and what was held or still to come by then."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crpv_portal.common.dates import today
from governance.bodies.existence import Existence, existence_on
from governance.bodies.rhythm import YEARS_AHEAD, YEARS_SHOWN, Rhythm
from governance.models import Body, Meeting
from tests.factories.governance import BodyFactory, MeetingFactory

DAYS = st.dates(datetime.date(1900, 1, 1), datetime.date(9999, 12, 31))


@given(on=DAYS, days=st.lists(DAYS, max_size=5))
def test_the_year_of_the_day_is_always_shown(on, days):
    meetings = [Meeting(starts_on=day, status="held") for day in days]
    rhythm = Rhythm.of(Body(), meetings, on)
    shown = [year.year for year in rhythm.years]
    assert rhythm.this_year.year == on.year
    assert shown == list(range(shown[0], shown[-1] + 1))
    assert len(shown) <= YEARS_SHOWN
    assert shown[-1] <= on.year + YEARS_AHEAD
    assert rhythm.sentence


def test_what_was_held_later_was_still_to_come():
    later = Meeting(starts_on=datetime.date(2024, 10, 14), status="held")
    on_the_day = Rhythm.of(Body(), [later], datetime.date(2024, 10, 14)).this_year
    assert (on_the_day.held, on_the_day.planned) == (1, 0)
    before = Rhythm.of(Body(), [later], datetime.date(2024, 10, 13)).this_year
    assert (before.held, before.planned) == (0, 1)


def test_what_is_planned_is_still_planned_as_seen_from_a_day_to_come():
    on = today()
    soon = on + datetime.timedelta(days=30)
    meeting = Meeting(starts_on=soon, starts_on_precision="day", status="planned")
    rhythm = Rhythm.of(Body(), [meeting], datetime.date(on.year + 3, 1, 1))
    assert sum(year.planned for year in rhythm.years) == 1
    assert not any(year.unlogged for year in rhythm.years)
    assert rhythm.sentence == f"Aucune réunion prévue en {on.year + 3}"


@pytest.mark.parametrize(
    ("year", "existence"),
    [
        (2009, Existence.TO_COME),
        (2012, Existence.EXISTS),
        (2015, Existence.EXISTS),
        (2016, Existence.OVER),
    ],
)
def test_a_body_whose_end_is_unknown_exists_until_it_was_last_seen(year, existence):
    began, seen = datetime.date(2010, 1, 1), datetime.date(2015, 6, 1)
    body = Body(start_on=began, attested_on=seen, end_is_unknown=True)
    assert existence_on(body, datetime.date(year, 6, 1)) is existence


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("au", "file"),
    [("1990-01-01", 200), ("2012-01-01", 200), ("2199-01-01", 400)],  # too far: not understood
)
def test_pages_and_files_of_bodies_stand_on_any_day(client, au, file):
    body = BodyFactory(slug="comite", since="2010")
    for year in (2011, 2026, 2062):
        MeetingFactory(body=body, public=True, starts_on=datetime.date(year, 3, 3))
    for address in ("/gouvernance/instances/", "/gouvernance/instances/comite/"):
        assert client.get(address, {"au": au}).status_code == 200
    for ending in ("csv", "json", "ods"):
        assert client.get(f"/gouvernance/instances.{ending}", {"au": au}).status_code == file


@pytest.mark.django_db
def test_a_body_to_come_is_told_in_the_present(client):
    BodyFactory(slug="comite", since=str(today().year + 2))
    page = " ".join(client.get("/gouvernance/instances/comite/").text.split())
    assert "Cette instance n’existe pas encore. À partir de" in page
    before = client.get("/gouvernance/instances/comite/", {"au": "2012-01-01"}).text
    assert "Cette instance n’existait pas encore ce jour-là." in before


@pytest.mark.django_db
def test_a_meeting_held_later_is_listed_to_come_on_the_page(client):
    body = BodyFactory(slug="comite", since="2010")
    MeetingFactory(body=body, public=True, held=True, starts_on=datetime.date(2024, 10, 14))
    sheets = [
        client.get("/gouvernance/instances/comite/", {"au": au}).context["sheet"]
        for au in ("2024-10-13", "2024-10-14")
    ]
    assert [(len(sheet.upcoming), len(sheet.past)) for sheet in sheets] == [(1, 0), (0, 1)]
