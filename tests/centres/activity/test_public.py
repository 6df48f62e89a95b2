"""What everybody reads of the activity: sums of what was accepted, who misses, cleared figures."""

import datetime
import re
from decimal import Decimal
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup

from centres.activity.reading import activity_of, years_of_activity
from crpv_portal.common.dates import today
from tests.factories.accounts import UserFactory
from tests.factories.centres import ActivityReportFactory, CentreFactory, CentreMembershipFactory
from tests.tabs import words

pytestmark = pytest.mark.django_db
PAGE = "/reseau-en-chiffres/activite/"


def plain(answer):
    return words(answer).replace("\u202f", " ").replace("\xa0", " ")


def days_ago(days):
    return today() - datetime.timedelta(days=days)


def accepted(**columns):
    return ActivityReportFactory(accepted=True, **columns)


def sums(year):
    return {figure.label: (figure.total, figure.centres) for figure in year.figures}


def test_sums_count_what_was_accepted_and_name_who_misses():
    for half_days, fte in ((10, "4.5"), (20, "3"), (0, None), (1_000, "1.25")):
        accepted(half_days=half_days, fte=fte and Decimal(fte), actions=None, people=None)
    silent = ActivityReportFactory(sent=True, half_days=7_000).centre
    unasked = CentreFactory(published=True)
    CentreFactory(name="Brouillon")
    accepted(centre=CentreFactory(name="Centre en brouillon"), half_days=5_000)
    accepted(year=2024, centre=unasked, half_days=3)
    latest, before = years_of_activity(today())
    assert (latest.year, latest.accepted, latest.expected) == (2025, 4, 6)
    assert set(latest.missing) == {silent, unasked}
    found = sums(latest)
    assert found["Demi-journées d’intervention"] == ("1\xa0030", 4)
    assert found["Équivalents temps plein (ETP)"] == ("8,75", 3)
    assert found["Actions"] == ("", 0)
    # One centre alone: its figure is not cleared, and no sum tells it.
    assert sums(before)["Demi-journées d’intervention"] == ("", 1)


@pytest.mark.parametrize(
    ("cleared", "kept", "total"), [(3, 0, "30"), (1, 0, "10"), (3, 1, ""), (3, 2, ""), (1, 3, "40")]
)
def test_no_sum_tells_what_the_sheets_do_not(cleared, kept, total):
    for _ in range(cleared):
        ActivityReportFactory(cleared=True, half_days=10)
    for _ in range(kept):
        accepted(half_days=10)
    (year,) = years_of_activity(today())
    assert sums(year)["Demi-journées d’intervention"] == (total, cleared + kept)


@pytest.mark.parametrize("number", [1, 2, 3, 4, 5, 6, 7, 8])
def test_no_two_days_differ_by_what_fewer_than_three_centres_keep_to_themselves(number):
    """Each figure is a power of two: a sum tells whose figures it counts."""
    for bit in range(number):
        accepted(accepted_on=days_ago(30 - bit), half_days=2**bit)
    for bit in (10, 11):
        ActivityReportFactory(cleared=True, accepted_on=days_ago(40 - bit), half_days=2**bit)
    told = set()
    for days in range(40, -1, -1):
        for year in years_of_activity(days_ago(days)):
            total, _ = sums(year)["Demi-journées d’intervention"]
            if total:
                told.add(int(re.sub(r"\D", "", total)) % 2**10)
    assert (2**number - 1 in told) == (number >= 3)  # today, all are counted
    assert all((after - before).bit_count() >= 3 for before, after in pairwise(sorted(told)))


def test_a_past_day_knows_what_was_accepted_by_then(client):
    for _ in range(3):
        ActivityReportFactory(cleared=True, accepted_on=days_ago(20), half_days=10)
    late = ActivityReportFactory(cleared=True, accepted_on=days_ago(5), half_days=100)
    (now,), (then,) = years_of_activity(today()), years_of_activity(days_ago(10))
    assert (now.accepted, sums(now)["Demi-journées d’intervention"]) == (4, ("130", 4))
    assert (then.accepted, sums(then)["Demi-journées d’intervention"]) == (3, ("30", 3))
    assert then.missing == [late.centre]
    assert years_of_activity(days_ago(21)) == []
    said = plain(client.get(PAGE, {"au": days_ago(10).isoformat()}))
    assert "3 centres sur 4" in said
    assert f"Manque : {late.centre.short_name}" in said
    said = plain(client.get(PAGE, {"au": days_ago(21).isoformat()}))
    assert "Aucun bilan n’était validé à cette date" in said


def test_the_page_tells_no_figure_of_one_centre(client):
    accepted(half_days=4_321)
    accepted(half_days=1_234, details="Confidentiel")
    said = plain(client.get(PAGE))
    assert "2 centres sur 2" in said
    for kept in ("4 321", "1 234", "5 555", "Confidentiel"):
        assert kept not in said


def test_an_empty_register_says_so(client):
    assert "Aucun bilan d’activité n’est encore validé" in plain(client.get(PAGE))


def test_a_sheet_shows_what_was_cleared_whoever_looks(client):
    centre = CentreFactory(published=True)
    ActivityReportFactory(centre=centre, cleared=True, half_days=167, publications=0)
    accepted(centre=centre, year=2024, half_days=9_876)
    ActivityReportFactory(centre=centre, year=2023, sent=True, half_days=8_765)
    member = CentreMembershipFactory(centre=centre).user
    for user in (None, member, UserFactory(staff=True, second_factor=True)):
        if user:
            client.force_login(user)
        answer = client.get(centre.get_absolute_url())
        table = BeautifulSoup(answer.text, "lxml").select_one("#activite ~ .crpv-wide table")
        assert [cell.text for cell in table.select("thead th")] == ["Chiffre", "2025"]
        rows = [row.get_text(" ", strip=True) for row in table.select("tbody tr")]
        assert rows == ["Demi-journées d’intervention 167", "Publications 0"]
        assert "9 876" not in plain(answer)


def test_a_sheet_of_a_past_day_or_without_cleared_figures_has_none(client):
    row = ActivityReportFactory(cleared=True, accepted_on=days_ago(3))
    assert activity_of(row.centre, on=days_ago(4)) is None
    assert activity_of(row.centre, on=days_ago(3)).years == [2025]
    address = accepted().centre.get_absolute_url()
    assert "Son activité" not in client.get(address).text


def test_queries_do_not_grow(client, count_queries):
    accepted()
    client.get(PAGE)  # what the first request alone reads
    one = count_queries(lambda: client.get(PAGE))
    for year in range(2005, 2024):
        accepted(year=year)
    assert count_queries(lambda: client.get(PAGE)) == one
