"""The first page of the committees, and what it says of a day."""

import pytest

from tests.factories.centres import CentreFactory
from tests.factories.governance import BodyFactory, DecisionFactory, MeetingFactory
from tests.factories.territories import RegionFactory
from tests.governance.public.reading import day, soup, text, titles

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_22_november_2026(time_machine):
    time_machine.move_to("2026-11-22 12:00:00Z", tick=False)


def test_home_shows_national_bodies_first_then_meetings_then_decisions(client):
    committee = BodyFactory(name="Comité d’animation", code="CAN")
    other = BodyFactory(name="Autre instance nationale", kind="working_group")
    BodyFactory(name="Conseil d’un centre", of_centre=True)
    MeetingFactory(body=committee, title="Prochaine", public=True)
    held = MeetingFactory(body=other, title="Passée", public=True, held=True)
    DecisionFactory(item__meeting=held, public=True, adopted=True)
    page = soup(client, "/gouvernance/")
    assert [h.get_text(strip=True) for h in page.select(".crpv-national__title")] == [
        "Comité d’animation",
        "Autre instance nationale",
    ]
    assert [h.get_text(strip=True) for h in page.select("main h2")] == [
        "Au niveau national",
        "Prochaines réunions",
        "Dernières réunions connues",
        "Dernières décisions publiées",
        "Suivre toutes les instances",
    ]
    assert titles(page)[:2] == ["Prochaine", "Passée"]


def test_bodies_of_one_name_are_told_apart_by_their_owner(client):
    region = RegionFactory(name="Bretagne")
    centre = CentreFactory(published=True)
    for body in (
        BodyFactory(name="Bureau", region=region, level="regional"),
        BodyFactory(name="Bureau", slug="bureau-du-centre", centre=centre, level="centre"),
        BodyFactory(name="Comité de Bretagne", region=region, level="regional"),
    ):
        MeetingFactory(body=body, held=True, public=True)
    rows = soup(client, "/gouvernance/").select(".crpv-row__detail")
    told = sorted(text(row) for row in rows)
    assert told == sorted(
        ["Bureau (Bretagne)", f"Bureau ({centre.short_name})", "Comité de Bretagne"]
    )


def test_empty_home_says_why(client):
    said = text(soup(client, "/gouvernance/"))
    assert "Aucune réunion à venir n’est publiée" in said
    assert "Aucune décision n’est encore publiée" in said


def test_menu_leads_to_governance(one_clock, client):
    elsewhere = soup(client, "/").select_one("nav.fr-nav a:-soup-contains('Gouvernance')")
    assert (elsewhere["href"], elsewhere.get("aria-current")) == ("/gouvernance/", None)
    there = soup(client, elsewhere["href"]).select("nav.fr-nav a[aria-current]")
    assert [(a.get_text(strip=True), a["aria-current"]) for a in there] == [("Gouvernance", "page")]


def test_front_page_announces_national_meetings_only(one_clock, client):
    MeetingFactory(title="Comité de décembre", public=True)
    MeetingFactory(title="Conseil d’un centre", public=True, body__of_centre=True)
    MeetingFactory(title="Comité restreint")
    page = soup(client, "/")
    assert "Comité de décembre" in text(page)
    assert "Conseil d’un centre" not in text(page)
    assert "Comité restreint" not in text(page)


def test_governance_of_a_past_day(client):
    committee = BodyFactory(name="Comité né en 2012", since="2012")
    BodyFactory(name="Comité vu en 2020", since="", attested="2020")
    held = MeetingFactory(
        body=committee, title="En 2013", public=True, held=True, starts_on=day(2013, 5, 1)
    )
    DecisionFactory(item__meeting=held, public=True, adopted=True)
    page = soup(client, "/gouvernance/?au=2012-06-01")
    assert [text(h) for h in page.select(".crpv-national__title")] == ["Comité né en 2012"]
    assert "1 instance nationale n’est connue que par des sources plus récentes" in text(page)
    assert "Réunions qui ont suivi" in text(page)
    assert "Aucune décision prise ce jour-là ou avant" in text(page)
    assert not page.select('main a[href="/gouvernance/instances/"]')
    after = soup(client, "/gouvernance/?au=2013-06-01")
    assert "Dernières décisions publiées" in text(after)
    assert titles(after)[0] == "En 2013"
    before = soup(client, "/gouvernance/decisions/?au=2013-04-30")
    assert "Aucune décision publiée n’a été prise ce jour-là ou avant" in text(before)
    assert len(titles(soup(client, "/gouvernance/decisions/?au=2013-05-01"))) == 1
    assert client.get("/gouvernance/decisions.json?au=2013-04-30").json()["lignes"] == []
