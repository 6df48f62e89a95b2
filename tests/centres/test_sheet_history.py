"""A centre's sheet: its history, its sources, and what is not known."""

import json

import pytest

from centres.choices import MilestoneKind
from centres.closing import close_centre
from centres.services import publish_centre, rename_centre
from crpv_portal.common.dates import PartialDate
from tests.centres.sheets import part, said, sheet
from tests.factories.centres import (
    AgreementFactory,
    CentreFactory,
    CentreLegalBodyFactory,
    CentreNameFactory,
    ContactFactory,
    CoverageFactory,
    LabelFactory,
    LocalPartnershipFactory,
    MilestoneFactory,
    MissionOfferedFactory,
    PositionFactory,
    SiteFactory,
)
from tests.factories.facts import SourceFactory
from tests.factories.partners import (
    OrganisationFactory,
)
from tests.factories.territories import DepartmentFactory, real_department
from tests.world import stored_file

pytestmark = pytest.mark.django_db


# --- History, sources, what is not known -------------------------------------------------------


def lines(soup):
    return [
        (
            said(entry.select_one(".crpv-timeline__when")),
            said(entry.select_one(".crpv-timeline__title")),
        )
        for entry in soup.select(".crpv-timeline__entry")
    ]


def test_bands_are_full_where_known_and_dashed_where_nothing_says(client, time_machine):
    time_machine.move_to("2030-01-01 09:00:00Z", tick=False)
    gard = real_department("30")
    DepartmentFactory(region=gard.region)
    centre = CentreFactory(
        name="Nouveau", published=True, coverage=False, name_row__since="2015", seen="2020"
    )
    CentreNameFactory(centre=centre, name="Ancien", since="2010", until="2015")
    CoverageFactory(centre=centre, department=gard, since="", attested="2015")
    undated = CoverageFactory(centre=centre, department=real_department("11"), attested="2029")
    undated.attested_by_reading = True
    undated.save()
    CoverageFactory(centre=centre, department=real_department("48"), since="2031")  # planned

    def drawn(svg):
        known = svg.select_one("rect")
        dashed = [(int(each["x1"]), int(each["x2"])) for each in svg.select("line")]
        return known and (int(known["x"]), int(known["x"]) + int(known["width"])), dashed

    soup = sheet(client, centre)
    assert {said(svg.find_previous("p")): drawn(svg) for svg in soup.select(".crpv-bands svg")} == {
        "«\u00a0Ancien\u00a0»": ((0, 250), []),
        "«\u00a0Nouveau\u00a0»": ((250, 500), [(500, 1000)]),
        "Le Gard en Occitanie": ((250, 500), [(0, 250), (500, 1000)]),
        "L’Aude en Occitanie": (None, [(0, 1000)]),
    }
    assert not sheet(client, centre, au="2016-01-01").select(".crpv-bands")


def test_history_in_order_with_what_began_together_on_one_line(client):
    gard = real_department("30")
    DepartmentFactory(region=gard.region)
    centre = CentreFactory(
        name="Nouveau", published=True, coverage=False, name_row__since="2018", seen="2024"
    )
    CentreNameFactory(centre=centre, name="Ancien", since="2012-01", until="2018")
    CoverageFactory(centre=centre, department=gard, since="2012-01")
    MilestoneFactory(centre=centre, happened="2012-01")
    MilestoneFactory(centre=centre, happened="2013-03-28", kind=MilestoneKind.RENEWAL)
    soup = sheet(client, centre)
    assert lines(soup) == [
        ("Janvier 2012", "Création"),
        ("28 mars 2013", "Renouvellement"),
        ("2018", "Prend le nom «\u00a0Nouveau\u00a0»"),
        ("2024", "Vu actif"),
    ]
    first = said(soup.select_one(".crpv-timeline__text"))
    assert first == "Sous le nom «\u00a0Ancien\u00a0». Premier périmètre\u00a0: le Gard."
    current = soup.select_one(".crpv-timeline__entry--current")
    assert "Vu actif" in current.get_text()


def test_rename_tells_itself(client):
    centre = CentreFactory(name="Avant", published=True)
    rename_centre(centre=centre, name="Après", on=PartialDate.parse("2025"), reason="Vote de l’AG")
    centre.refresh_from_db()
    soup = sheet(client, centre)
    when, title = lines(soup)[-1]
    assert when == "2025"
    assert title.startswith("Prend le nom «\u00a0Après\u00a0» à vérifier")  # no source yet
    assert "«\u00a0Avant\u00a0»" in part(soup, "histoire")


def test_successor_says_whom_it_succeeds_and_what_it_took_over(client):
    closed, heir = (
        CentreFactory(name=name, published=True, coverage=False) for name in ("Avant", "Après")
    )
    gard = real_department("30")
    DepartmentFactory(region=gard.region)
    CoverageFactory(centre=closed, department=gard, since="2001")
    day = PartialDate.parse("2026-07-01")
    close_centre(centre=closed, on=day, successor=heir, hand_over=True, reason="Fusion")
    soup = sheet(client, heir)
    when, title = lines(soup)[-1]
    assert (when, title.split(" déduit")[0]) == ("1er juillet 2026", "Succède à Avant")
    entry = soup.select(".crpv-timeline__entry")[-1]
    assert entry.a["href"] == closed.get_absolute_url()
    assert said(entry.select_one(".crpv-timeline__text")) == "Reprend le Gard."
    assert sum("le Gard" in said(each) for each in soup.select(".crpv-timeline__text")) == 1


def test_sources_are_numbered_once_and_cited(client):
    source = SourceFactory(title="Rapport d’activité", publisher="Le centre")
    centre = CentreFactory(published=True, coverage=False, sources=[source])
    CoverageFactory(centre=centre, sources=[source], inferred=True)
    soup = sheet(client, centre)
    assert len(soup.select("li[id^=source-]")) == 1
    assert soup.select_one("#source-1 a").get_text() == "Rapport d’activité"
    assert soup.select_one('sup a[href="#source-1"]')
    assert "aucune source ne l’écrit tel quel" in said(soup.select_one(".crpv-legend"))


def test_what_is_not_known_is_listed(client, time_machine):
    time_machine.move_to("2026-11-22 09:00:00Z", tick=False)
    centre = CentreFactory(published=True, coverage=False, seen="2016")
    CoverageFactory(centre=centre, department=real_department("59"), attested="2020")
    CoverageFactory(centre=centre, department=real_department("02"), unverified=True)
    unknown = part(sheet(client, centre), "inconnu")
    for item in (
        "la dernière trace publique remonte à 2016",
        "depuis quand il couvre le Nord",
        "s’il couvre bien l’Aisne",
        "l’année de sa création",
        "où se trouve son siège",
        "une adresse électronique, un téléphone et un site",
        "les missions qu’il propose",
        "ses partenaires locaux",
    ):
        assert item in unknown


def test_nothing_is_unknown_of_a_centre_before_it_exists(client):
    centre = CentreFactory(published=True, coverage=False)
    CoverageFactory(centre=centre, attested="2016")
    MissionOfferedFactory(centre=centre, own=True, attested="2016")
    MilestoneFactory(centre=centre, kind=MilestoneKind.PREFIGURATION, happened="2012-01")
    CentreLegalBodyFactory(centre=centre, since="2013-03-28")
    before = sheet(client, centre, au="2010-06-01")
    assert "Inconnu le" not in part(before, "territoire")
    assert "par des sources d’une autre date" not in said(before)
    assert not before.find(id="inconnu")
    assert not any(before.find(id=name) for name in ("statut", "missions", "partenaires"))
    # On its way, its perimeter is unknown that day; the year of its creation is not.
    between = sheet(client, centre, au="2012-06-01")
    assert "Inconnu le 1er juin 2012" in part(between, "territoire")
    assert "l’année de sa création" not in part(between, "inconnu")


def test_structured_data(client):
    host = OrganisationFactory(name="Structure porteuse")
    centre = CentreFactory(
        name="Centre d’essai",
        acronym="CE",
        published=True,
        departments=[real_department("30")],
    )
    CentreLegalBodyFactory(centre=centre, organisation=host, is_host=True)
    CentreNameFactory(centre=centre, name="Ancien centre", since="2000", until="2010")
    ContactFactory(centre=centre, public=True, value="https://centre.test")
    ContactFactory(centre=centre, phone=True)
    data = json.loads(sheet(client, centre).find("script", type="application/ld+json").string)
    assert data["@type"] == "GovernmentOrganization"
    assert data["name"] == "Centre d’essai"
    assert data["url"] == "http://testserver/centres/centre-d-essai/"
    assert data["alternateName"] == ["CE", "Ancien centre"]
    assert data["areaServed"] == [
        {"@type": "AdministrativeArea", "name": "Gard", "identifier": "FR-30"}
    ]
    assert data["parentOrganization"]["name"] == "Structure porteuse"
    assert data["sameAs"] == "https://centre.test"
    assert "telephone" not in data


def test_publishing_makes_the_sheet_public(client):
    centre = CentreFactory(departments=[real_department("30")])
    sheet(client, centre, status=404)
    publish_centre(centre=centre, reason="Vérifié")
    sheet(client, centre)


# --- Queries -----------------------------------------------------------------------------------


def fill(centre, number):
    for index in range(number):
        source = SourceFactory()
        CoverageFactory(centre=centre, department=DepartmentFactory(), sources=[source])
        LocalPartnershipFactory(centre=centre, sources=[source])
        MissionOfferedFactory(centre=centre, own=True, sources=[source])
        MilestoneFactory(centre=centre, happened=f"{1990 + centre.milestones.count()}")
        CentreNameFactory(
            centre=centre,
            since=f"{1900 + centre.names.count()}",
            until=f"{1901 + centre.names.count()}",
        )
        SiteFactory(centre=centre)
        ContactFactory(centre=centre, public=True)
        PositionFactory(centre=centre, is_public=True)
        AgreementFactory(
            centre=centre, is_public=True, file=stored_file(), parties=[OrganisationFactory()]
        )
        LabelFactory(
            centre=centre, since=f"{1900 + index}", until=f"{1901 + index}"
        ) if index else None


def test_queries_do_not_grow_with_what_the_sheet_holds(
    client, count_queries, django_assert_num_queries
):
    centre = CentreFactory(published=True)
    CentreLegalBodyFactory(centre=centre)
    LabelFactory(centre=centre)
    fill(centre, 1)
    address = f"/centres/{centre.slug}/"
    queries = count_queries(lambda: client.get(address))
    fill(centre, 19)
    with django_assert_num_queries(queries):
        client.get(address)
