"""The pages of régions and départements."""

import re

import pytest
from bs4 import BeautifulSoup

from partners.choices import OrganisationKind
from tests.factories.centres import CentreFactory, CoverageFactory
from tests.factories.facts import SourceFactory
from tests.factories.partners import OrganisationFactory
from tests.factories.territories import DepartmentFactory, RegionFactory, real_department

pytestmark = pytest.mark.django_db


def page(client, address, **query):
    response = client.get(address, query)
    assert response.status_code == 200
    return BeautifulSoup(response.text, "lxml")


def said(node):
    return re.sub(r"[ \n]+", " ", node.get_text()).strip()


@pytest.fixture
def occitanie():
    gard, lozere, ariege = (real_department(code) for code in ("30", "48", "09"))
    east = CentreFactory(name="Centre de l’est", acronym="CEST", published=True, departments=[gard])
    CoverageFactory(centre=east, department=lozere, unverified=True)
    CentreFactory(name="Centre de l’ouest", acronym="COUEST", published=True, departments=[ariege])
    return gard.region


@pytest.mark.usefixtures("occitanie")
def test_list_says_in_a_line_who_covers_each_region(client, time_machine):
    time_machine.move_to("2026-11-22 09:00:00Z", tick=False)
    real_department("2A")
    real_department("974")
    text = said(page(client, "/territoires/"))
    assert (
        "CEST (activité non datée) et COUEST (activité non datée)\u00a0: "
        "deux des trois départements. À vérifier\u00a0: la Lozère." in text
    )
    assert "Corse Aucun centre connu." in text
    assert text.index("Corse") < text.index("Outre-mer") < text.index("La Réunion")
    assert "Le 22 novembre 2026, 2 des 5\u00a0départements sont dans le territoire connu" in text


def test_whole_region_and_single_department(client):
    CentreFactory(
        name="Long nom",
        acronym="LN",
        published=True,
        departments=[real_department("2A"), real_department("2B")],
    )
    CentreFactory(
        name="Autre nom", acronym="AN", published=True, departments=[real_department("974")]
    )
    text = said(page(client, "/territoires/"))
    assert "LN (activité non datée)\u00a0: toute la région." in text
    line = next(row for row in page(client, "/territoires/").select(".crpv-row")
                if "La Réunion" in row.h3.get_text())  # fmt: skip
    assert said(line.select_one(".crpv-row__main")) == "AN (activité non datée)."
    # On its own pages the place is named once, then since when.
    for path in ("/territoires/la-reunion/", "/territoires/la-reunion/la-reunion/"):
        card = said(page(client, path).select_one(".crpv-calling"))
        assert card.count("La Réunion") <= 1
        assert "epuis 2015" in card


def test_region_lists_its_departments_and_partners(client, occitanie):
    OrganisationFactory(name="Région d’essai", kind=OrganisationKind.REGION, region=occitanie)
    OrganisationFactory(name="À confirmer", region=occitanie, unverified=True)
    soup = page(client, "/territoires/occitanie/")
    text = said(soup)
    assert "Gard CEST" in text
    assert "Lozère CEST, à vérifier" in text
    assert "Région d’essai" in text
    assert "À confirmer" not in text
    assert soup.select_one("svg.crpv-map--mini")


def test_region_without_centre_says_whom_to_ask(client):
    real_department("2A")
    text = said(page(client, "/territoires/corse/"))
    assert "Aucun centre de ressources connu en Corse" in text
    assert "À la préfecture de Corse" in text


def test_collectivity_has_no_prefecture_of_region(client):
    real_department("988")
    text = said(page(client, "/territoires/nouvelle-caledonie/"))
    assert "Au représentant de l’État en Nouvelle-Calédonie" in text
    assert "préfecture" not in text


def test_department_changes_hands_on_the_day(client):
    """Charente passed from one centre to the other in 2017."""
    charente = real_department("16")
    before = CentreFactory(name="Villes au Carré", published=True)
    after = CentreFactory(name="PQN-A", published=True)
    CoverageFactory(centre=before, department=charente, since="2007-05-29", until="2017")
    CoverageFactory(
        centre=after, department=charente, since="2017", sources=[SourceFactory(title="AG 2017")]
    )
    address = "/territoires/nouvelle-aquitaine/charente/"
    today = said(page(client, address))
    assert "Qui intervient en Charente" in today
    assert today.index("PQN-A") < today.index("Auparavant") < today.index("Villes au Carré")
    assert "AG 2017" in today
    then = said(page(client, address, au="2016-12-31"))
    assert "Qui intervenait en Charente" in then
    assert then.index("Villes au Carré") < then.index("Par la suite") < then.index("PQN-A")


def test_department_unknown_at_a_date(client):
    CoverageFactory(
        centre=CentreFactory(name="RésO", published=True),
        department=real_department("44"),
        attested="2016",
    )
    text = said(page(client, "/territoires/pays-de-la-loire/loire-atlantique/", au="2010-01-01"))
    assert "Aucun centre de ressources connu en Loire-Atlantique le 1er janvier 2010" in text
    assert "le registre ne sait pas s’il y intervenait ce jour-là" in text
    assert "Inconnu le 1er janvier 2010 RésO" in text


def test_department_shows_partners_of_its_levels(client):
    gard = real_department("30")
    OrganisationFactory(name="Département du Gard", department=gard)
    OrganisationFactory(name="Ailleurs", department=real_department("48"))
    text = said(page(client, "/territoires/occitanie/gard/"))
    assert "Département du Gard" in text
    assert "Ailleurs" not in text


@pytest.mark.parametrize(
    "address",
    ["/territoires/", "/territoires/occitanie/", "/territoires/occitanie/gard/"],
)
@pytest.mark.usefixtures("occitanie")
def test_invalid_day_is_said(client, address):
    assert "n’est pas un jour" in said(page(client, address, au="2016"))


def test_department_under_another_region_is_not_there(client):
    real_department("30")
    real_department("2A")
    assert client.get("/territoires/corse/gard/").status_code == 404


@pytest.mark.parametrize("address", ["/territoires/", "/territoires/{region}/"])
def test_queries_do_not_grow(client, count_queries, django_assert_num_queries, address):
    region = RegionFactory()
    address = address.format(region=region.slug)

    def fill(number):
        for _ in range(number):
            department = DepartmentFactory(region=region)
            CentreFactory(published=True, departments=[department])
            DepartmentFactory(region=RegionFactory())
            OrganisationFactory(region=region)

    fill(1)
    queries = count_queries(lambda: client.get(address))
    fill(10)
    with django_assert_num_queries(queries):
        client.get(address)
