"""The card of the centre that answers, and its map."""

import pytest

from crpv_portal.common.dates import today
from tests.factories.centres import CentreFactory, ContactFactory, CoverageFactory, SiteFactory
from tests.factories.territories import real_commune, real_department
from tests.site.finder.reading import ask, said

pytestmark = pytest.mark.django_db


def test_answer_is_a_calling_card(client, gard):
    ContactFactory(centre=gard, value="https://gard.example.org", public=True)
    SiteFactory(centre=gard, city="Uzès")
    soup = ask(client, "nimes")
    card = soup.select_one(".crpv-calling")
    site, sheet = card.select(".fr-btn")
    assert (site["href"], said(site)) == (
        "https://gard.example.org",
        "Visiter le site\u00a0: Centre du Gard, gard.example.org",
    )
    assert sheet["href"] == gard.get_absolute_url()
    assert "Uzès" in said(card)
    assert "territoire demandé" in said(soup.select_one(".crpv-side-map"))


def test_unchecked_site_and_another_day_have_no_button(client, gard):
    ContactFactory(centre=gard, value="https://gard.example.org")
    assert "Visiter le site" not in said(ask(client, "nimes"))
    gard.contacts.update(is_public=True, checked_on="2026-01-01", checked_on_precision="day")
    assert "Visiter le site" not in said(ask(client, "nimes", au="2020-01-01"))


def test_map_shows_the_territory_of_the_centre(client):
    CentreFactory(
        name="Deux", published=True, departments=[real_department("59"), real_department("62")]
    )
    side = ask(client, "nord").select_one(".crpv-side-map")
    assert len(side.select("path.crpv-map-selected")) == 1
    assert len(side.select("path.crpv-map-covered")) == 1
    assert "reste du territoire du centre" in said(side)


def test_uncovered_department_is_drawn_as_such(client):
    real_commune("2A004")
    soup = ask(client, "Ajaccio")
    side = soup.select_one(".crpv-side-map")
    assert side.select_one("path.crpv-map-none")["fill"].endswith("-empty)")
    assert not side.select("path.crpv-map-selected, path.crpv-map-covered")
    assert "aucun centre connu" in said(side)
    link = soup.select_one('.crpv-empty a[href*="prefectures-regions"]')
    assert link["href"] == "https://www.prefectures-regions.gouv.fr/corse"


def test_a_day_to_come_answers_as_today_until_a_source_plans_a_change(client, gard):
    ContactFactory(
        centre=gard,
        value="https://gard.example.org",
        is_public=True,
        checked_on="2026-01-01",
        checked_on_precision="day",
    )
    year = today().year
    soup = ask(client, "30189", au=f"{year + 2}-06-01")
    assert "Qui intervient à Nîmes" in said(soup)
    assert "vu actif en 2025" in said(soup)
    assert "Visiter le site" in said(soup)
    CoverageFactory(
        centre=CentreFactory(published=True),
        department=real_department("30"),
        since=f"{year + 1}",
    )
    assert "Qui intervient à Nîmes" in said(ask(client, "30189"))
    assert "Qui doit intervenir à Nîmes" in said(ask(client, "30189", au=f"{year + 2}-06-01"))
