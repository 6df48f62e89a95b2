"""The list of centres: what is counted, what stands apart, the filters, the map."""

import re

import pytest
from bs4 import BeautifulSoup

from centres.choices import MilestoneKind
from crpv_portal.common.dates import today
from partners.choices import LegalForm
from tests.factories.centres import (
    CentreFactory,
    CentreLegalBodyFactory,
    CentreNameFactory,
    CoverageFactory,
    MilestoneFactory,
    MissionOfferedFactory,
    SiteFactory,
)
from tests.factories.partners import EditionFactory, OrganisationFactory, ProvisionFactory
from tests.factories.territories import real_department

pytestmark = pytest.mark.django_db

URL = "/centres/"


def page(client, **query):
    response = client.get(URL, query)
    assert response.status_code == 200
    return BeautifulSoup(response.text, "lxml")


def names(soup):
    """The centres of the main list, then of the lists apart."""
    return [" ".join(link.text.split()) for link in soup.select(".crpv-row__title a")]


def count(soup):
    return re.sub(r"[ \n]+", " ", soup.select_one("[role=status]").get_text().strip())


def state_of(soup, name):
    """The class of the département's shape on the map."""
    link = soup.find("a", attrs={"aria-label": lambda label: label and label.startswith(name)})
    return link.find("path")["class"][0].removeprefix("crpv-map-"), link["aria-label"]


def test_counts_what_is_attested_and_says_the_day(client, time_machine):
    time_machine.move_to("2026-11-22 09:00:00Z", tick=False)
    CentreFactory(name="Alpha", published=True)
    CentreFactory(name="Brouillon")
    soup = page(client)
    assert names(soup) == ["Alpha"]
    assert "1\u00a0centre connu, dont 0\u00a0vu au travail depuis 2024." in count(soup)


def test_those_seen_at_work_lately_are_counted_and_listed(client):
    CentreFactory(name="Vu", published=True, seen="2024")
    CentreFactory(name="Perdu de vue", published=True, seen="2023")
    CentreFactory(name="Jamais daté", published=True, seen="")
    said = count(page(client))
    assert "3\u00a0centres connus, dont 1\u00a0vu au travail depuis 2024." in said
    assert names(page(client, vus="on")) == ["Vu"]


def test_a_day_to_come_shows_what_is_known_today(client):
    CentreFactory(name="Alpha", published=True, seen="2025")
    year = today().year
    soup = page(client, au=f"{year + 10}-01-01")
    assert (
        f"1\u00a0centre pour le 1er janvier {year + 10}, d’après ce qui est connu aujourd’hui, "
        "dont 1\u00a0vu au travail depuis 2024." in count(soup)
    )
    assert "vu actif en 2025" in soup.select_one(".crpv-row").get_text()
    assert "vu actif" not in page(client, au="2020-01-01").select_one(".crpv-row").get_text()
    assert "Prévu, d’après ce qui est connu aujourd’hui." in soup.select_one(".crpv-au").get_text()
    beyond = page(client, au=f"{year + 11}-01-01")
    assert "Ce jour est trop loin" in beyond.get_text()
    assert "1\u00a0centre connu" in count(beyond)


def test_unverified_stands_apart_and_is_not_counted(client):
    ain = real_department("01")
    centre = CentreFactory(name="Labo", published=True, coverage=False)
    CoverageFactory(centre=centre, department=ain, unverified=True)
    soup = page(client)
    assert "Aucun centre connu" in count(soup)
    assert soup.find(id="a-verifier")
    assert names(soup) == ["Labo"]
    assert state_of(soup, "Ain") == ("unverified", "Ain\u00a0: Labo, à vérifier")


def test_filter_on_a_doubtful_place_shows_that_place(client):
    gard, lozere = real_department("30"), real_department("48")
    real_department("11")
    centre = CentreFactory(name="Est", published=True, departments=[gard])
    CoverageFactory(centre=centre, department=lozere, unverified=True)
    soup = page(client, departement="lozere")
    assert soup.find(id="a-verifier")
    assert soup.select_one(".crpv-row__main").get_text() == "La Lozère en Occitanie"
    assert "à vérifier" in soup.select_one(".crpv-row__title").get_text()


def test_map_says_what_is_not_known_that_day(client):
    centre = CentreFactory(name="RésO", published=True, coverage=False)
    CoverageFactory(centre=centre, department=real_department("44"), attested="2016")
    soup = page(client, au="2010-01-01")
    assert state_of(soup, "Loire-Atlantique") == (
        "unverified",
        "Loire-Atlantique\u00a0: RésO, inconnu à cette date",
    )


def test_closed_centre_keeps_its_row_apart(client):
    centre = CentreFactory(name="Ancien", closed=True)
    CoverageFactory(centre=centre, until="2024")
    soup = page(client)
    assert soup.find(id="fermes")
    assert names(soup) == ["Ancien"]
    assert "fermé en 2024" in soup.get_text()
    before = page(client, au="2020-01-01")
    assert not before.find(id="fermes")
    assert "1\u00a0centre connu" in count(before)


def test_day_asked_for_changes_the_list(client):
    centre = CentreFactory(name="Jeune", published=True, coverage=False)
    CoverageFactory(centre=centre, since="2012")
    known = CentreFactory(name="Vieux", published=True, coverage=False)
    CoverageFactory(centre=known, attested="2016")
    today = page(client)
    before = page(client, au="2014-01-01")
    long_ago = page(client, au="2010-01-01")
    assert names(today) == ["Jeune", "Vieux"]
    assert (
        "1\u00a0centre connu pour le 1er janvier 2014, 1\u00a0autre à vérifier ou inconnu"
        in count(before)
    )
    assert names(before) == ["Jeune", "Vieux"]
    assert "Aucun centre connu pour le 1er janvier 2010" in count(long_ago)
    rows = [row.get_text() for row in before.select(".crpv-row__main")]
    assert rows[1].endswith("\u00a0: inconnu à cette date")
    assert "Vous consultez le registre" in before.get_text()
    assert before.select_one(".crpv-row__title a")["href"].endswith("?au=2014-01-01")


def test_a_centre_that_begins_later_is_not_unknown_before(client):
    centre = CentreFactory(name="Jeune", published=True, coverage=False)
    CoverageFactory(centre=centre, department=real_department("44"), attested="2016")
    MilestoneFactory(centre=centre, kind=MilestoneKind.PREFIGURATION, happened="2012-01")
    MilestoneFactory(centre=centre, kind=MilestoneKind.FOUNDING, happened="2013")
    before = page(client, au="2011-12-31")
    assert names(before) == []
    assert state_of(before, "Loire-Atlantique")[0] == "none"
    assert names(page(client, au="2012-01-01")) == ["Jeune"]


def test_invalid_day_says_so_and_shows_today(client):
    CentreFactory(name="Alpha", published=True)
    soup = page(client, au="hier")
    assert "« hier » n’est pas un jour" in soup.get_text()
    assert names(soup) == ["Alpha"]


def test_name_of_the_day_with_the_present_one(client):
    centre = CentreFactory(
        name="Pays de Nouvelle-Aquitaine", acronym="PQN-A", published=True, name_row__since="2016"
    )
    CentreNameFactory(centre=centre, name="Pays d’Aquitaine", since="2002", until="2016")
    CoverageFactory(centre=centre, since="2002")
    assert names(page(client, au="2010-06-01")) == ["Pays d’Aquitaine, aujourd’hui PQN-A"]


@pytest.fixture
def network():
    """Three centres that each filter tells apart."""
    framework = EditionFactory(in_force=True)
    mission = ProvisionFactory(edition=framework, core=True, code="socle-1", title="Animer")
    gard, paris, reunion = (real_department(code) for code in ("30", "75", "974"))
    south = CentreFactory(name="Centre du Sud", acronym="CDS", published=True, departments=[gard])
    north = CentreFactory(name="Ressources du Nord", published=True, departments=[paris])
    island = CentreFactory(name="Île de ressources", published=True, departments=[reunion])
    CentreLegalBodyFactory(
        centre=south, organisation=OrganisationFactory(legal_form=LegalForm.ASSOCIATION)
    )
    CentreLegalBodyFactory(centre=north, organisation=OrganisationFactory(legal_form=LegalForm.GIP))
    CentreLegalBodyFactory(
        centre=island,
        organisation=OrganisationFactory(name="Porteuse", legal_form=LegalForm.ASSOCIATION),
        is_host=True,
    )
    MissionOfferedFactory(centre=north, provision=mission)
    CentreNameFactory(centre=south, name="Ville et Midi", since="2000", until="2010")


@pytest.mark.usefixtures("network")
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"q": "ile"}, ["Île de ressources"]),
        ({"q": "CDS"}, ["Centre du Sud (CDS)"]),
        ({"q": "ville midi"}, ["Centre du Sud (CDS)"]),
        ({"region": "occitanie"}, ["Centre du Sud (CDS)"]),
        ({"departement": "paris"}, ["Ressources du Nord"]),
        ({"region": "occitanie", "departement": "paris"}, []),
        ({"forme": "gip"}, ["Ressources du Nord"]),
        ({"forme": "association"}, ["Centre du Sud (CDS)"]),
        ({"forme": "portee"}, ["Île de ressources"]),
        ({"outre-mer": "on"}, ["Île de ressources"]),
        ({"mission": "socle-1"}, ["Ressources du Nord"]),
        (
            {"region": "atlantide"},
            ["Centre du Sud (CDS)", "Île de ressources", "Ressources du Nord"],
        ),
    ],
)
def test_filters(client, query, found):
    assert names(page(client, **query)) == found


@pytest.mark.usefixtures("network")
def test_filters_say_how_many_are_active(client):
    soup = page(client, region="occitanie", forme="association")
    assert soup.select_one(".crpv-filters__count").get_text() == "2\u00a0filtres actifs"
    assert not page(client).select(".crpv-filters__count")


@pytest.mark.usefixtures("network")
def test_map_follows_the_filter(client):
    whole = page(client)
    assert state_of(whole, "Paris")[0] == "covered"
    assert state_of(whole, "Gard") == ("covered", "Gard\u00a0: CDS")
    narrowed = page(client, region="occitanie")
    assert state_of(narrowed, "Paris")[0] == "outside"
    assert state_of(narrowed, "Gard")[0] == "covered"


def test_map_of_a_region_without_centre_says_so(client):
    real_department("2A")
    soup = page(client, region="corse")
    assert state_of(soup, "Corse-du-Sud") == ("none", "Corse-du-Sud\u00a0: aucun centre connu")
    assert "Aucun centre ne répond à ces critères" in soup.get_text()
    assert soup.select_one('.crpv-empty a[href="/trouver-mon-centre/"]')


def test_shapes_lead_to_the_departments_on_the_same_day(client):
    real_department("30")
    link = page(client, au="2015-01-01").find(
        "a", attrs={"aria-label": lambda t: t and "Gard" in t}
    )
    assert link["href"] == "/territoires/occitanie/gard/?au=2015-01-01"


def test_list_comes_before_the_map(client):
    CentreFactory(published=True)
    text = client.get(URL).text
    assert text.index("crpv-rows") < text.index("crpv-listing__map")


def test_pager_beyond_fifty(client):
    department = real_department("30")
    for _ in range(51):
        CentreFactory(published=True, departments=[department])
    soup = page(client)
    assert len(names(soup)) == 50
    assert "51\u00a0centres connus" in count(soup)
    assert len(names(page(client, page=2))) == 1


def test_queries_do_not_grow_with_the_rows(client, django_assert_num_queries, count_queries):
    def centres(number):
        for _ in range(number):
            centre = CentreFactory(published=True, departments=[real_department("30")])
            CentreLegalBodyFactory(centre=centre)
            SiteFactory(centre=centre)
            CoverageFactory(centre=centre, unverified=True)

    centres(1)
    queries = count_queries(lambda: client.get(URL))
    centres(19)
    with django_assert_num_queries(queries):
        client.get(URL)
