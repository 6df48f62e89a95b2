"""The public pages of bodies: rhythm, composition, quorum, names."""

import datetime

import pytest

from tests.factories.centres import CentreFactory, MilestoneFactory
from tests.factories.governance import (
    BodyFactory,
    BodyNameFactory,
    CollegeFactory,
    MandateFactory,
    MeetingFactory,
    SeatFactory,
)
from tests.factories.partners import OrganisationFactory, PersonFactory
from tests.factories.territories import DepartmentFactory, RegionFactory
from tests.governance.public.reading import day, soup, text, titles

pytestmark = pytest.mark.django_db


NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture(autouse=True)
def _on_22_november_2026(time_machine):
    time_machine.move_to("2026-11-22 12:00:00Z", tick=False)


def test_bodies_are_listed_nation_then_regions_then_centres(client):
    BodyFactory(name="A du centre", of_centre=True)
    BodyFactory(name="B régionale", of_region=True)
    BodyFactory(name="C nationale")
    assert titles(soup(client, "/gouvernance/instances/")) == [
        "C nationale",
        "B régionale",
        "A du centre",
    ]


def test_bodies_are_filtered(client):
    region = RegionFactory(name="Région d’essai", slug="region-essai")
    centre = CentreFactory(
        name="Centre", slug="centre", published=True, departments=[DepartmentFactory(region=region)]
    )
    BodyFactory(name="Conseil du centre", centre=centre)
    BodyFactory(name="Comité régional", region=region, kind="steering_committee")
    BodyFactory(name="Comité national", code="NAT")
    BodyFactory(name="Conseil d’ailleurs", of_centre=True)

    def found(query):
        return set(titles(soup(client, f"/gouvernance/instances/?{query}")))

    assert found("region=region-essai") == {"Conseil du centre", "Comité régional"}
    assert found("centre=centre") == {"Conseil du centre"}
    assert found("niveau=national") == {"Comité national"}
    assert found("nature=steering_committee") == {"Comité régional"}
    assert found("q=comite") == {"Comité régional", "Comité national"}
    assert found("q=nat") >= {"Comité national"}
    assert found("q=introuvable") == set()
    page = soup(client, "/gouvernance/instances/?q=introuvable")
    assert "Aucune instance ne répond à ces critères" in text(page)


def test_rhythm_is_said_and_drawn_with_its_table(client):
    body = BodyFactory(expected_per_year=4)
    for month in (2, 5, 9):
        MeetingFactory(body=body, held=True, public=True, starts_on=day(2026, month, 3))
    MeetingFactory(body=body, public=True, starts_on=day(2026, 12, 8))
    MeetingFactory(body=body, public=True, starts_on=day(2025, 6, 3))
    MeetingFactory(body=body, held=True, starts_on=day(2026, 10, 3))
    page = soup(client, body.get_absolute_url())
    assert f"3{NBSP}réunions sur 4 en 2026." in page.select_one(".crpv-band__lead").get_text()
    assert len(page.select("rect.crpv-rhythm__meeting--held")) == 3
    assert len(page.select("rect.crpv-rhythm__meeting--to-come")) == 1
    assert len(page.select("rect.crpv-rhythm__meeting--unsure")) == 1
    rows = [
        [cell.get_text(strip=True) for cell in row.select("th, td")]
        for row in page.select(".crpv-rhythm__table tbody tr")
    ]
    assert rows == [["2026", "3", "1", "0", "4"], ["2025", "0", "0", "1", "4"]]


def test_unknown_rhythm_and_composition_are_said(client):
    body = BodyFactory(expected_per_year=None)
    page = soup(client, body.get_absolute_url())
    assert "Aucune réunion connue en 2026." in text(page)
    unknown = page.select_one(".crpv-unknown").get_text()
    assert "qui y siège" in unknown
    assert "combien de fois par an elle doit se réunir" in unknown
    assert "si elle a une règle de quorum, et laquelle" in unknown
    assert page.select_one("svg.crpv-rhythm__drawing") is None


def test_composition_names_only_who_agreed(client):
    body = BodyFactory()
    college = CollegeFactory(body=body, name="État")
    shown = OrganisationFactory(name="Préfecture de région")
    hidden = OrganisationFactory(name="Organisation cachée", unverified=True)
    MandateFactory(
        seat=SeatFactory(college=college, title="Siège un"),
        organisation=shown,
        capacity="préfet de région ou son représentant",
        holder=PersonFactory(first_name="Anne", last_name="Tue"),
    )
    MandateFactory(
        seat=SeatFactory(college=college, title="Siège deux"),
        named=True,
        holder=PersonFactory(first_name="Bérénice", last_name="Publique"),
        alternate=PersonFactory(first_name="Chloé", last_name="Suppléante"),
        consultative=True,
    )
    MandateFactory(seat=SeatFactory(college=college, title="Siège trois"), organisation=hidden)
    SeatFactory(college=college, title="Siège quatre")
    said = text(soup(client, body.get_absolute_url()))
    assert "Préfecture de région" in said
    assert "Préfet de région ou son représentant" in said
    assert "Bérénice Publique" in said
    assert "Chloé Suppléante" in said
    assert "voix consultative" in said
    assert "Vacant, ou pourvu sans que nous le sachions" in said
    assert "Tue" not in said
    assert "cachée" not in said


def test_an_erased_person_is_no_longer_named(client):
    gone = PersonFactory(
        last_name="Effacée", erased_at=datetime.datetime(2026, 5, 1, tzinfo=datetime.UTC)
    )
    mandate = MandateFactory(named=True, holder=gone)
    assert "Effacée" not in text(soup(client, mandate.seat.college.body.get_absolute_url()))


def test_composition_on_a_day(client):
    seat = SeatFactory()
    before = OrganisationFactory(name="Ancien membre")
    after = OrganisationFactory(name="Nouveau membre")
    MandateFactory(seat=seat, organisation=before, since="2015", until="2020-06-01")
    MandateFactory(seat=seat, organisation=after, since="2020-06-01")
    address = seat.college.body.get_absolute_url()

    def sitting(query):
        return soup(client, address + query).select_one("#composition").find_parent("section")

    assert "Nouveau membre" in text(sitting(""))
    assert "Ancien membre" not in text(sitting(""))
    assert "Ancien membre" in text(sitting("?au=2020-05-31"))
    assert "Nouveau membre" in text(sitting("?au=2020-06-01"))


def test_a_body_of_a_centre_that_did_not_exist_yet_is_to_come(client):
    centre = CentreFactory(published=True)
    body = BodyFactory(name="Conseil du centre", centre=centre, since="", attested="2014")
    sheet = f"{centre.get_absolute_url()}?au=2010-06-01"
    assert "sans certitude pour le 1er juin 2010" in text(soup(client, sheet))
    assert "ne sait pas si" in text(soup(client, f"{body.get_absolute_url()}?au=2010-06-01"))
    MilestoneFactory(centre=centre, kind="founding", happened="2012")
    assert not soup(client, sheet).select("#instances")
    page = text(soup(client, f"{body.get_absolute_url()}?au=2010-06-01"))
    assert "Cette instance n’existait pas encore ce jour-là" in page


def test_former_name_of_a_body_leads_to_it(client):
    body = BodyFactory(slug="comite")
    BodyNameFactory(body=body, slug="vieux-comite")
    response = client.get("/gouvernance/instances/vieux-comite/?au=2020-01-01")
    assert response.status_code == 301
    assert response["Location"] == "/gouvernance/instances/comite/?au=2020-01-01"


def test_quorum_rule_in_words(client):
    body = BodyFactory(majority=True, quorum_is_strict=True, quorum_scope="by_college")
    college = CollegeFactory(body=body)
    SeatFactory(college=college)
    said = text(soup(client, body.get_absolute_url()))
    assert "plus de la moitié des membres à voix délibérative, dans chaque collège" in said


def test_past_meeting_and_ended_body_offer_no_calendar(client, time_machine):
    time_machine.move_to("2026-11-22 12:00:00Z", tick=False)
    body = BodyFactory(since="2012", until="2016", expected_per_year=None)
    MeetingFactory(body=body, public=True, held=True, starts_on=day(2014, 1, 5))
    past = MeetingFactory(body=body, public=True, held=True, starts_on=day(2015, 1, 5))
    ahead = MeetingFactory(public=True, starts_on=day(2027, 1, 5))
    assert "Mettre à mon agenda" not in text(soup(client, past.get_absolute_url()))
    assert "Mettre à mon agenda" in text(soup(client, ahead.get_absolute_url()))
    page = text(soup(client, body.get_absolute_url()))
    for words in (
        "S’abonner à",
        "combien de fois par an",
        "Aucune réunion connue en 2026",
        "siège ",
    ):
        assert words not in page, words
    assert "Qui y siégeait" in page
    years = soup(client, body.get_absolute_url()).select(".crpv-rhythm tbody th")
    assert [text(year) for year in years] == ["2015", "2014"]
