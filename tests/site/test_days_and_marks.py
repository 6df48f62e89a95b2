"""The real network on any day: each dated page answers, and says what is inferred or planned."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from crpv_portal.common.dates import today
from tests.network_data import bare
from tests.typography import faults_of_page

pytestmark = pytest.mark.django_db

DATED_PAGES = [
    "/centres/",
    "/centres/oriv/",
    "/centres/irev/",
    "/centres/villes-au-carre/",
    "/centres/maore-ouvoimoja/",
    "/territoires/",
    "/territoires/occitanie/",
    "/territoires/occitanie/gard/",
    "/partenaires/",
    "/partenaires/etat/",
    "/partenaires/anct/",
    "/partenaires/cget/",
    "/charte/",
    "/cadre-de-reference/",
    "/cadre-de-reference/cadre-2011/",
    "/cadre-de-reference/cadre-2017/",
    "/cadre-de-reference/cadre-2017/socle-1/",
    "/gouvernance/instances/",
    "/gouvernance/instances.csv",
    "/gouvernance/instances/oriv-ag/",
    "/gouvernance/instances/groupe-partenarial-2015/",
]


def days():
    on = today()
    return [
        datetime.date(1990, 1, 1),
        datetime.date(2010, 6, 1),
        on,
        on + datetime.timedelta(days=1),
        on + datetime.timedelta(days=3652),
    ]


@pytest.mark.parametrize("path", [*DATED_PAGES, "finder"])
def test_a_dated_page_answers_on_any_day(network, client, path):
    address = reverse("atlas:finder") if path == "finder" else path
    for day in days():
        response = client.get(address, {"au": day.isoformat(), "q": "nîmes"} if path == "finder"
                              else {"au": day.isoformat()})  # fmt: skip
        assert response.status_code == 200, day
        if path.endswith("/") and day > today():
            said = bare(response.text)
            assert "attestés le" not in said
            assert "Prévu, d’après ce qui est connu aujourd’hui" in said
        if path.endswith("/"):
            assert not faults_of_page(response.text), day


def words(client, path):
    page = BeautifulSoup(client.get(path).text, "lxml")
    said = " ".join(bare(page.main.get_text(" ")).split())
    return said.replace(" ,", ",").replace(" .", ".")


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/territoires/nouvelle-aquitaine/", "Corrèze PQN-A, déduit"),
        ("/territoires/ile-de-france/", "Essonne Ressources Urbaines, déduit"),
        ("/territoires/hauts-de-france/", "IREV : toute la région, en partie déduit"),
        ("/centres/", "L’Essonne en Île-de-France, déduit"),
        ("/centres/irev/", "toute la région Hauts-de-France, en partie déduit"),
    ],
)
def test_what_is_inferred_says_so_wherever_it_is_told(network, client, path, said):
    assert said in words(client, path)


def test_the_map_tells_an_inferred_coverage_from_a_verified_one(network, client):
    page = BeautifulSoup(client.get("/centres/").text, "lxml")
    state = {
        bare(link["aria-label"]): link.find("path")["class"][0]
        for link in page.select(".crpv-map a[aria-label]")
    }
    assert state["Creuse : PQN-A, déduit"] == "crpv-map-inferred"
    assert state["Gironde : PQN-A"] == "crpv-map-covered"
    assert "couverture déduite" in page.select_one(".crpv-map-legend").get_text()


def test_the_network_is_counted_as_known_and_as_lately_seen(network, client):
    said = words(client, "/centres/")
    assert "18 centres connus, dont 9 vus au travail depuis 2024" in said
    assert "9 centres connus" in words(client, "/centres/?vus=on")


@pytest.mark.parametrize(
    ("slug", "said", "unsaid"),
    [
        ("anct", "Anime le réseau national", "Citée dans l’histoire"),
        ("rncrpv", "Réseau propre aux centres", "Citée dans l’histoire"),
        ("amgvf", "Cette organisation n’existe plus", "L’adresse de son site"),
        ("drjscs-occitanie", "Cette organisation n’existe plus", "L’adresse de son site"),
        ("commune-vierzon", "Établi par 2 sources", "Citée dans l’histoire"),
    ],
)
def test_an_organisation_says_the_role_that_its_sources_give(network, client, slug, said, unsaid):
    text = words(client, f"/partenaires/{slug}/")
    assert said in text
    assert unsaid not in text


def test_a_ministry_that_is_no_more_does_not_keep_its_name_today(network, client):
    text = words(client, "/charte/")
    assert "Ministère de la Ville, de la Jeunesse et des Sports n’existe plus sous ce nom" in text


def test_the_partners_of_a_region_exist(network, client):
    text = words(client, "/territoires/nouvelle-aquitaine/")
    regional = text.split("Partenaires régionaux")[1].split("Sources")[0]
    assert "Conseil" in regional or "Région" in regional
    assert "jeunesse, des sports et de la cohésion sociale" not in regional
