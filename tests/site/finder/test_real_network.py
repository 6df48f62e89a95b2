"""The real network on its pages: what the public must find there, on which day."""

import re

import pytest
from bs4 import BeautifulSoup

from centres.models import Centre
from tests.factories.accounts import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("network")]


@pytest.fixture(autouse=True)
def _day(time_machine):
    time_machine.move_to("2026-11-22 09:00:00Z", tick=False)


def page(client, address, **query):
    response = client.get(address, query)
    assert response.status_code == 200
    text = BeautifulSoup(response.text, "lxml").find("main").get_text()
    return re.sub(r"[ \n]+", " ", text)


def test_list_counts_eighteen_without_typing_it(client):
    assert Centre.objects.public().count() == 18
    text = page(client, "/centres/")
    assert "18\u00a0centres connus, dont 9\u00a0vus au travail depuis 2024." in text
    assert "Guadeloupe (projet)" not in text
    assert "parisien" not in text


def test_every_sheet_stands_today_and_before(client):
    for centre in Centre.objects.public():
        for query in ({}, {"au": "2010-01-01"}, {"au": "1980-01-01"}):
            text = page(client, centre.get_absolute_url(), **query)
            assert centre.name in text
            assert not centre.note or centre.note not in text


def test_unconfirmed_centres_are_nowhere(client):
    for slug in ("crpv-guadeloupe", "crpv-paris"):
        assert client.get(f"/centres/{slug}/").status_code == 404
    client.force_login(UserFactory(staff=True))
    assert client.get("/centres/crpv-paris/").status_code == 200


def test_one_centre_for_two_regions(client):
    assert "la Bretagne et les Pays de la Loire, en entier" in page(client, "/centres/reso-villes/")


def test_two_centres_in_one_region(client):
    text = page(client, "/territoires/occitanie/")
    assert "Ressources & Territoires (R&T) Huit des treize départements d’Occitanie" in text
    assert "Villes et Territoires Occitanie Quatre des treize départements d’Occitanie" in text
    assert "À vérifier\u00a0: la Lozère." in text


def test_poitou_charentes_changes_hands_in_2017(client):
    address = "/territoires/nouvelle-aquitaine/deux-sevres/"
    then = page(client, address, au="2016-12-31")
    assert then.index("Villes au Carré") < then.index("Par la suite") < then.index("PQN-A")
    now = page(client, address)
    assert now.index("PQN-A") < now.index("Auparavant") < now.index("Villes au Carré")


def test_a_day_before_2016_is_told_by_the_regions_of_then(client):
    text = page(client, "/trouver-mon-centre/", q="Poitiers", au="2010-06-01")
    assert "le département était dans la région Poitou-Charentes" in text
    assert "Toute la région Aquitaine" in text
    assert "des douze" not in text
    region = page(client, "/territoires/nouvelle-aquitaine/", au="2010-06-01")
    assert "il y en avait trois à sa place\u00a0: Aquitaine, Limousin et Poitou-Charentes" in region
    assert "date du 1er janvier" not in page(
        client, "/territoires/nouvelle-aquitaine/", au="2016-01-01"
    )


def test_mayotte_is_a_departement_since_2011(client):
    said = "Mayotte est devenue un département le 31 mars 2011."
    for address in ("/territoires/mayotte/", "/territoires/mayotte/mayotte/"):
        assert said in page(client, address, au="2011-03-30")
        assert said not in page(client, address, au="2011-03-31")
    assert "101\u00a0départements d’aujourd’hui" in page(client, "/territoires/", au="2010-06-01")
    assert "101\u00a0départements d’aujourd’hui" not in page(
        client, "/territoires/", au="2012-06-01"
    )


def test_corse_has_none_and_says_whom_to_ask(client):
    for address in ("/territoires/corse/", "/territoires/corse/haute-corse/"):
        text = page(client, address)
        assert "Aucun centre de ressources connu en" in text
        assert "À la préfecture de Corse" in text


def test_home_shows_computed_figures_and_the_published_one(one_clock, client):
    text = page(client, "/")
    assert "18 centres connus" in text
    assert "4 centres connus outre-mer" in text
    assert (
        "En octobre 2023, une page publique annonçait 20\u00a0centres (dont 4 outre-mer)." in text
    )
    assert "18 centres entrent au registre" in text


def test_overseas_annex_on_the_four_overseas_sheets(client):
    overseas = {"ville-caraibe", "crpv-guyane", "cr-csur", "maore-ouvoimoja"}
    shown = {
        centre.slug
        for centre in Centre.objects.public()
        if "Annexe propre aux centres ultramarins" in page(client, centre.get_absolute_url())
    }
    assert shown == overseas
