"""Errors of a long page are named at its top, each with a link to its place."""

import pytest

from tests.admin.screens import address, errors
from tests.factories.centres import CentreFactory, CoverageFactory

pytestmark = pytest.mark.django_db


def test_each_error_is_named_at_the_top_and_its_part_marked(screens):
    coverage = CoverageFactory(since="2015")
    url = address(coverage.centre)
    data = screens.filled(url) | {"coverages-0-end_on": "2012", "last_seen_on": "31/02/2026"}
    number = screens.add_row(data, "sites", kind="seat", city="Tours")
    page = screens.save(url, data)
    links = page.select(".problems a")
    assert [link["href"] for link in links][:2] == ["#id_last_seen_on", "#id_coverages-0-end_on"]
    for link in links:
        assert page.select_one(link["href"]) is not None, link
    assert "nouvelle ligne" in links[-1].text
    assert links[-1]["href"].startswith(f"#id_sites-{number}-")
    marked = [link["href"] for link in page.select(".page-parts a.has-problems")]
    assert marked == ["#coverages-group", "#sites-group"]
    assert page.title.text.strip().startswith("Erreur")


def test_reason_of_a_deletion_is_asked_for_beforehand(screens):
    coverage = CoverageFactory()
    url = address(coverage.centre)
    assert "Exigé pour supprimer une ligne" in screens.get(url).select_one("#why-help").text
    page = screens.save(url, screens.filled(url) | {"coverages-0-DELETE": "on"})
    assert errors(page)
    assert page.select_one(".problems a")["href"] == "#coverages-group"


def test_page_without_error_names_none(screens):
    assert screens.get(address(CentreFactory())).select_one(".problems") is None
