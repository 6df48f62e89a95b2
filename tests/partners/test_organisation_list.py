"""The list of partners: what it holds, how it is filtered, what it never shows."""

import datetime

import pytest
from bs4 import BeautifulSoup

from partners.choices import OrganisationKind, SirenAbsence
from tests.factories.centres import CentreFactory, LocalPartnershipFactory
from tests.factories.partners import (
    EditionFactory,
    OrganisationFactory,
    OrganisationNameFactory,
    SignatureFactory,
)
from tests.factories.territories import (
    CommuneFactory,
    DepartmentFactory,
    IntercommunalityFactory,
    RegionFactory,
)

pytestmark = pytest.mark.django_db

LIST = "/partenaires/"
ROWS = ".crpv-row__title a"


def ended(name: str, **kwargs):
    return OrganisationFactory(
        name=name,
        siren_absence=SirenAbsence.ENDED,
        successor=OrganisationFactory(name=f"Suite de {name}"),
        succeeded_on=datetime.date(2016, 1, 1),
        succeeded_on_precision="year",
        **kwargs,
    )


def test_empty_list_says_why(visit):
    page = visit(LIST)
    assert "Le registre ne contient encore aucun partenaire" in page.text()
    assert page.texts(".crpv-count") == ["0 organisation"]


def test_levels_from_the_state_down_then_dictionary_order(visit):
    OrganisationFactory(name="Vitré", kind=OrganisationKind.COMMUNE)
    OrganisationFactory(name="Évreux", kind=OrganisationKind.COMMUNE)
    OrganisationFactory(name="Alès", kind=OrganisationKind.COMMUNE)
    OrganisationFactory(name="Préfecture", kind=OrganisationKind.STATE)
    OrganisationFactory(name="Agence", kind=OrganisationKind.PUBLIC_BODY)
    page = visit(LIST)
    assert page.texts(ROWS) == ["Agence", "Préfecture", "Alès", "Évreux", "Vitré"]
    assert page.texts(".crpv-level h2") == ["État et établissements publics", "Communes"]
    assert page.texts(".crpv-count") == ["5 organisations"]


def test_legal_persons_of_centres_are_left_out(visit):
    OrganisationFactory(name="Association du centre", kind=OrganisationKind.RESOURCE_CENTRE)
    assert visit(LIST).texts(ROWS) == []


def test_search_finds_former_names_and_acronyms(visit):
    organisation = OrganisationFactory(name="Intercommunalités de France")
    OrganisationNameFactory(
        organisation=organisation, name="Assemblée des communautés de France", acronym="AdCF"
    )
    OrganisationFactory(name="Régions de France")
    for words in ("adcf", "ASSEMBLEE communautes", "intercommunalités"):
        assert visit(f"{LIST}?q={words}").texts(ROWS) == ["Intercommunalités de France"]
    page = visit(f"{LIST}?q=zzz")
    assert page.texts(ROWS) == []
    assert "Aucune organisation ne répond à ces filtres" in page.text()
    assert "1 filtre actif" in page.text()


def test_level_filter(visit):
    OrganisationFactory(name="Nord", kind=OrganisationKind.DEPARTMENT)
    OrganisationFactory(name="Lille", kind=OrganisationKind.COMMUNE)
    assert visit(f"{LIST}?niveau=departement").texts(ROWS) == ["Nord"]


def test_tabs_narrow_the_list_beside_the_other_filters(visit):
    OrganisationFactory(name="Nord", kind=OrganisationKind.DEPARTMENT)
    OrganisationFactory(name="Ville du Nord", kind=OrganisationKind.COMMUNE)
    OrganisationFactory(name="Préfecture du Nord", kind=OrganisationKind.STATE)
    page = visit(f"{LIST}?q=nord")
    tabs = page.soup.select(".crpv-tabs a")
    assert page.text(".crpv-tabs [aria-current]") == "Tous"
    for label, rows in {
        "Collectivités": ["Nord", "Ville du Nord"],
        "État": ["Préfecture du Nord"],
        "Signataires": [],
        "Autres": [],
    }.items():
        address = next(tab["href"] for tab in tabs if tab.get_text(strip=True) == label)
        part = visit(address)
        assert part.texts(ROWS) == rows
        assert part.text(".crpv-tabs [aria-current]") == label
        assert "q=nord" in address
    assert not visit(f"{LIST}?niveau=departement").soup.select(".crpv-tabs [aria-current]")


def test_unknown_filter_value_is_refused_in_words_and_filters_nothing(visit):
    OrganisationFactory(name="Nord")
    page = visit(f"{LIST}?niveau=inconnu&region=nulle-part")
    assert page.status == 200
    assert page.texts(ROWS) == ["Nord"]
    assert page.text(".crpv-filters").count("Sélectionnez un choix valide") == 2


def test_region_filter_reaches_the_territories_inside(visit):
    region = RegionFactory(name="Bretagne", population=1)
    department = DepartmentFactory(region=region)
    commune = CommuneFactory(department=department)
    OrganisationFactory(name="A", region=region)
    OrganisationFactory(name="B", department=department)
    OrganisationFactory(name="C", commune=commune)
    OrganisationFactory(name="D", intercommunality=IntercommunalityFactory(communes=[commune]))
    OrganisationFactory(name="E", region=RegionFactory())
    OrganisationFactory(name="F", is_national=True)
    assert visit(f"{LIST}?region=bretagne").texts(ROWS) == ["A", "B", "C", "D"]


def test_role_filter_and_what_a_row_says(visit):
    charter = EditionFactory(charter=True, in_force=True)
    signatory = OrganisationFactory(name="Signataire")
    SignatureFactory(organisation=signatory, edition=charter)
    merged = ended("Fusionnée")
    SignatureFactory(organisation=merged, edition=charter)
    partner = OrganisationFactory(name="Partenaire")
    for _ in range(2):
        LocalPartnershipFactory(
            organisation=partner, centre=CentreFactory(published=True, coverage=False)
        )
    OrganisationFactory(name="Sans rôle")

    page = visit(f"{LIST}?role=signataire")
    assert page.texts(ROWS) == ["Signataire", "Suite de Fusionnée"]
    assert page.texts(".crpv-role") == [
        "Signataire de la charte",
        "A pris la suite d’un signataire de la charte",
    ]
    page = visit(f"{LIST}?role=local")
    assert page.texts(ROWS) == ["Partenaire"]
    assert page.texts(".crpv-role") == ["Partenaire de 2 centres"]


def test_ended_ones_are_told_of_and_shown_on_demand(visit):
    ended("Disparue")
    page = visit(f"{LIST}?q=disparue")
    assert page.texts(ROWS) == ["Suite de Disparue"]
    assert "1 organisation disparue répond aussi" in page.text()
    page = visit(f"{LIST}?q=disparue&disparues=on")
    assert page.texts(ROWS) == ["Disparue", "Suite de Disparue"]
    assert "Suite de Disparue lui a succédé en 2016" in page.text()


def test_only_ended_ones_answer(visit):
    OrganisationFactory(name="Seule", siren_absence=SirenAbsence.ENDED)
    page = visit(f"{LIST}?q=seule")
    assert "Aucune organisation d’aujourd’hui ne répond" in page.text()


def test_another_day_changes_what_exists_its_name_and_its_partnerships(visit):
    ended("Ancienne")
    renamed = OrganisationFactory(name="Nouveau nom", name_row__since="2020-05-01")
    OrganisationNameFactory(
        organisation=renamed, name="Vieux nom", since="2000", until="2020-05-01"
    )
    LocalPartnershipFactory(
        organisation=renamed,
        centre=CentreFactory(published=True),
        since="2012",
        until="2015-06-01",
    )
    page = visit(f"{LIST}?au=2015-05-31")
    assert "Ancienne" in page.texts(ROWS)
    assert "ce jour-là : Vieux nom" in page.text()
    assert "Partenaire d’un centre" in page.text()
    assert "Au 31 mai 2015." in page.text()
    assert all("au=2015-05-31" in link["href"] for link in page.soup.select(ROWS))

    page = visit(f"{LIST}?au=2015-06-01")
    assert "Partenaire d’un centre" not in page.text()
    assert "Ancienne" not in visit(LIST).texts(ROWS)


def test_a_day_that_is_none_is_said(visit):
    page = visit(f"{LIST}?au=hier")
    assert "« hier » n’est pas un jour" in page.text()


def test_nothing_unverified_nor_internal_leaks(visit):
    OrganisationFactory(name="Secrète", unverified=True)
    shown = OrganisationFactory(name="Publique", note="NOTE INTERNE", acronym="PUB")
    OrganisationNameFactory(organisation=shown, name="Nom douteux", unverified=True)
    LocalPartnershipFactory(organisation=shown, centre=CentreFactory(name="Centre brouillon"))
    LocalPartnershipFactory(
        organisation=shown, centre=CentreFactory(published=True), unverified=True
    )
    SignatureFactory(
        organisation=shown, edition=EditionFactory(charter=True, in_force=True), unverified=True
    )
    page = visit(LIST)
    assert page.texts(ROWS) == ["Publique"]
    for secret in ("Secrète", "NOTE INTERNE", "Nom douteux", "Centre brouillon"):
        assert secret not in page
    assert page.texts(".crpv-role") == []
    assert visit(f"{LIST}?role=local").texts(ROWS) == []
    assert visit(f"{LIST}?role=signataire").texts(ROWS) == []


def test_unverified_successor_is_not_named(visit):
    OrganisationFactory(
        name="Partie",
        siren_absence=SirenAbsence.ENDED,
        successor=OrganisationFactory(name="Secrète", unverified=True),
    )
    page = visit(f"{LIST}?disparues=on")
    assert page.texts(ROWS) == ["Partie"]
    assert "Secrète" not in page


def test_staff_sees_the_unverified_with_its_mark(visit, staff):
    OrganisationFactory(name="Douteuse", unverified=True)
    page = visit(LIST)
    assert page.texts(ROWS) == ["Douteuse"]
    assert page.soup.select(".crpv-row .crpv-mark--doubt")


def test_pages_of_fifty_keep_the_filters(visit):
    for number in range(51):
        OrganisationFactory(name=f"Commune {number:02}", kind=OrganisationKind.COMMUNE)
    first = visit(f"{LIST}?niveau=communes")
    assert len(first.texts(ROWS)) == 50
    second = visit(f"{LIST}?niveau=communes&page=2")
    assert second.texts(ROWS) == ["Commune 50"]
    assert any(
        "niveau=communes" in link["href"] for link in first.soup.select(".fr-pagination a[href]")
    )


@pytest.mark.parametrize("rows", [1, 20])
def test_query_count_does_not_grow(client, rows, django_assert_num_queries):
    charter = EditionFactory(charter=True, in_force=True)
    for number in range(rows):
        commune = CommuneFactory()
        organisation = OrganisationFactory(
            commune=commune, kind=OrganisationKind.COMMUNE, successor=None
        )
        OrganisationNameFactory(organisation=organisation)
        LocalPartnershipFactory(organisation=organisation, centre=CentreFactory(published=True))
        SignatureFactory(organisation=organisation, edition=charter)
        ended(f"Disparue {number}", department=commune.department)
    with django_assert_num_queries(6):
        assert client.get(LIST).status_code == 200
    with django_assert_num_queries(6):
        assert client.get(f"{LIST}?disparues=on").status_code == 200


def test_anonymous_page_sets_no_cookie(client):
    response = client.get(LIST)
    assert not response.cookies
    assert "csrf" not in response.text


def test_row_names_the_centres(client):
    organisation = OrganisationFactory(name="Ville d’essai")
    for acronym, end_is_unknown in (("ALFA", False), ("BRAVO", True)):
        LocalPartnershipFactory(
            organisation=organisation,
            centre=CentreFactory(name=f"Centre {acronym}", acronym=acronym, published=True),
            end_is_unknown=end_is_unknown,
        )
    hidden = CentreFactory(name="Projet")
    LocalPartnershipFactory(organisation=organisation, centre=hidden)
    row = BeautifulSoup(client.get("/partenaires/").text, "lxml").select_one(".crpv-row__main")
    assert " ".join(row.get_text().split()) == "Partenaire de 2 centres : ALFA et BRAVO"


def test_title_and_unknown_filter(client):
    def title(query):
        page = BeautifulSoup(client.get(f"/partenaires/?{query}").text, "lxml")
        return " ".join(page.title.get_text().split())

    assert title("q=ville").startswith("Partenaires – Nom ou sigle : « ville » – aucun résultat –")
    page = client.get("/partenaires/?niveau=inconnu&q=ville")
    assert "n’a pas été compris" in page.text
    assert "Niveau" in BeautifulSoup(page.text, "lxml").select_one("[role=alert]").get_text()
