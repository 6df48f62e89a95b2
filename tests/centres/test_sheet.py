"""A centre's sheet: what it says, for whom, on which day."""

import datetime
import json
import re

import pytest
from bs4 import BeautifulSoup

from centres.choices import AgreementKind, MilestoneKind
from centres.services import change_perimeter, close_centre, publish_centre, rename_centre
from crpv_portal.common.dates import PartialDate
from partners.choices import Audience, LegalForm, OrganisationKind, ProvisionKind
from tests.factories.accounts import UserFactory
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
    EditionFactory,
    OrganisationFactory,
    PersonFactory,
    ProvisionFactory,
)
from tests.factories.territories import DepartmentFactory, real_department
from tests.world import stored_file

pytestmark = pytest.mark.django_db


def sheet(client, centre, status=200, **query):
    response = client.get(f"/centres/{centre.slug}/", query)
    assert response.status_code == status
    return BeautifulSoup(response.text, "html.parser")


def said(node):
    """The text as a reader sees it: one space where the template has many."""
    return re.sub(r"[ \n]+", " ", node.get_text()).strip()


def part(soup, anchor):
    return said(soup.find(id=anchor).find_parent("section"))


# --- Who sees it ---------------------------------------------------------------------------


def test_draft_is_there_for_staff_and_its_members_only(client):
    draft = CentreFactory()
    sheet(client, draft, status=404)
    client.force_login(UserFactory())
    sheet(client, draft, status=404)
    for user in (UserFactory(centres=[draft]), UserFactory(staff=True)):
        client.force_login(user)
        soup = sheet(client, draft)
        assert "Brouillon, non publié" in said(soup)
        assert soup.find("meta", attrs={"name": "robots"})["content"] == "noindex"
        assert not soup.find("script", type="application/ld+json")


def test_former_names_redirect_for_good_and_keep_the_day(client):
    centre = CentreFactory(published=True)
    CentreNameFactory(centre=centre, slug="ancien-nom", since="2000", until="2010")
    response = client.get("/centres/ancien-nom/?au=2005-01-01")
    assert response.status_code == 301
    assert response["Location"] == f"/centres/{centre.slug}/?au=2005-01-01"


def test_former_name_of_a_draft_does_not_betray_it(client):
    CentreNameFactory(centre=CentreFactory(), slug="ancien-nom", since="2000", until="2010")
    assert client.get("/centres/ancien-nom/").status_code == 404


def test_staff_notes_never_come_out(client):
    """Not even to the staff: the public sheet is the same for everybody."""
    kept = "à rappeler mardi, dossier sensible"
    centre = CentreFactory(published=True, note=kept)
    SiteFactory(centre=centre, note=kept, checked=True)
    LabelFactory(centre=centre, note=kept)
    LocalPartnershipFactory(centre=centre, note=kept)
    MissionOfferedFactory(centre=centre, note=kept)
    MilestoneFactory(centre=centre, note=kept)
    ContactFactory(centre=centre, public=True, note=kept)
    assert kept not in client.get(f"/centres/{centre.slug}/").text
    client.force_login(UserFactory(staff=True))
    assert kept not in client.get(f"/centres/{centre.slug}/").text


def test_summary_is_markdown_made_safe(client):
    centre = CentreFactory(
        published=True, summary="Le *centre* [agit](https://centre.test). <script>alert(1)</script>"
    )
    words = sheet(client, centre).select_one(".crpv-centre__words")
    assert words.find("em").get_text() == "centre"
    assert words.find("a")["href"] == "https://centre.test"
    assert not words.find("script")


def test_only_those_who_may_edit_are_led_to_the_admin(client):
    centre = CentreFactory(published=True)
    client.force_login(UserFactory(centres=[centre]))
    assert not sheet(client, centre).find("a", string="Modifier cette fiche")
    client.force_login(UserFactory(staff=True))
    link = sheet(client, centre).find("a", string="Modifier cette fiche")
    assert link["href"] == f"/admin/centres/centre/{centre.pk}/change/"


# --- What it covers --------------------------------------------------------------------------


def test_perimeter_with_unverified_and_unknown_apart(client):
    centre = CentreFactory(published=True, coverage=False)
    CoverageFactory(centre=centre, department=real_department("30"), since="2012")
    CoverageFactory(centre=centre, department=real_department("48"), unverified=True)
    CoverageFactory(centre=centre, department=real_department("11"), attested="2020")
    soup = sheet(client, centre, au="2015-06-01")
    text = part(soup, "territoire")
    assert "Ce jour-là, le centre couvrait le Gard en Occitanie. Gard depuis 2012" in text
    assert "À vérifier Lozère à vérifier" in text
    assert "Inconnu le 1er juin 2015 Aude attesté en 2020, début inconnu" in text
    assert soup.select_one(".crpv-perimeter__map svg")


def test_perimeter_changes_from_a_day_on(client):
    """The proof asked for: the sheet today and the day before differ as they should."""
    gard, aude = real_department("30"), real_department("11")
    DepartmentFactory(region=gard.region)
    centre = CentreFactory(published=True, departments=[gard])
    day = datetime.date(2026, 6, 1)
    change_perimeter(centre=centre, departments=[aude], on=day, reason="Nouveau découpage")
    assert "le Gard en Occitanie" in part(sheet(client, centre, au="2026-05-31"), "territoire")
    after = sheet(client, centre, au="2026-06-01")
    assert "Aude" in part(after, "territoire")
    assert "Gard" not in part(after, "territoire")
    assert "Le périmètre se réduit" in part(after, "histoire")


def test_day_is_said_and_invalid_day_too(client):
    centre = CentreFactory(published=True)
    assert "Vous consultez le registre tel que nous le connaissons" in said(
        sheet(client, centre, au="2016-01-01")
    )
    assert "n’est pas un jour" in said(sheet(client, centre, au="2016-13-45"))


def test_name_of_the_day_is_said(client):
    centre = CentreFactory(name="Nouveau nom", published=True, name_row__since="2016")
    CentreNameFactory(centre=centre, name="Ancien nom", since="2002", until="2016")
    assert "il portait le nom «\u00a0Ancien nom\u00a0»" in said(
        sheet(client, centre, au="2010-01-01")
    )
    assert "Le registre ne sait pas quel nom" in said(sheet(client, centre, au="2001-01-01"))


def test_closed_centre_points_at_its_successor(client):
    successor = CentreFactory(name="La suite", published=True)
    centre = CentreFactory(name="Fini", published=True)
    close_centre(centre=centre, on=PartialDate.parse("2024"), reason="Fusion", successor=successor)
    soup = sheet(client, centre)
    banner = soup.select_one(".fr-notice--warning")
    assert "Ce centre a fermé en 2024." in said(banner)
    assert banner.find("a")["href"] == f"/centres/{successor.slug}/"
    assert "il ne couvre plus aucun territoire" in part(soup, "territoire")


def test_successor_that_is_a_draft_is_not_named(client):
    successor = CentreFactory(name="Projet kept")
    centre = CentreFactory(published=True)
    close_centre(centre=centre, on=PartialDate.parse("2024"), reason="Fusion", successor=successor)
    assert "Projet kept" not in said(sheet(client, centre))


# --- How to reach it -------------------------------------------------------------------------


def test_only_checked_and_published_contacts_are_shown(client):
    centre = CentreFactory(published=True)
    ContactFactory(centre=centre, phone=True, value="01 99 99 99 99")
    ContactFactory(centre=centre, public=True, value="https://centre.test/")
    SiteFactory(centre=centre, address="3 rue cachée", city="Tours")
    soup = sheet(client, centre)
    text = part(soup, "joindre")
    assert "Siège à Tours" in text
    assert "centre.test vérifié le 1er novembre 2026" in text
    assert "rue cachée" not in soup.get_text()
    assert "99 99" not in soup.get_text()


def test_street_once_checked(client):
    centre = CentreFactory(published=True)
    SiteFactory(centre=centre, address="3 rue Neuve", postcode="37000", city="Tours", checked=True)
    assert "3 rue Neuve37000 Tours vérifié le 1er novembre 2026" in part(
        sheet(client, centre), "joindre"
    )


def test_nothing_checked_is_said_honestly(client):
    text = part(sheet(client, CentreFactory(published=True)), "joindre")
    assert "Nous n’avons encore vérifié ni téléphone, ni adresse, ni site" in text


def test_people_only_when_published(client):
    centre = CentreFactory(published=True)
    PositionFactory(centre=centre, person=PersonFactory(last_name="Discret"))
    PositionFactory(centre=centre, person=PersonFactory(last_name="Public"), is_public=True)
    text = said(sheet(client, centre))
    assert "Discret" not in text
    assert "Dominique Public, direction" in text


# --- What it is ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("form", "is_host", "words"),
    [
        (LegalForm.ASSOCIATION, False, "Une association, depuis 2015."),
        (LegalForm.GIP, False, "Un groupement d’intérêt public, depuis 2015."),
        (
            LegalForm.ASSOCIATION,
            True,
            "Sa structure porteuse\u00a0: Porteuse (association), depuis 2015.",
        ),
    ],
)
def test_legal_person(client, form, is_host, words):
    organisation = OrganisationFactory(name="Porteuse", legal_form=form)
    centre = CentreFactory(published=True)
    CentreLegalBodyFactory(centre=centre, organisation=organisation, is_host=is_host)
    text = part(sheet(client, centre), "statut")
    assert words in text
    assert "SIREN\u00a0: non trouvé à ce jour." in text


def test_siren_and_term_of_a_group(client):
    organisation = OrganisationFactory(
        siren="130026032",
        legal_form=LegalForm.GIP,
        term_ends_on=datetime.date(2027, 1, 1),
        term_ends_on_precision="year",
    )
    centre = CentreFactory(published=True)
    CentreLegalBodyFactory(centre=centre, organisation=organisation)
    text = part(sheet(client, centre), "statut")
    assert "constitué jusqu’en 2027" in text
    assert "SIREN 130\u00a0026\u00a0032" in text


def test_label_with_its_authority_and_edition(client):
    centre = CentreFactory(published=True)
    LabelFactory(
        centre=centre,
        authority=OrganisationFactory(name="Préfecture d’essai"),
        edition=EditionFactory(title="Cadre de 2006"),
        since="2008",
        inferred=True,
    )
    text = part(sheet(client, centre), "statut")
    assert "Labellisé depuis 2008, selon l’édition «\u00a0Cadre de 2006\u00a0»." in text
    assert "Autorité\u00a0: Préfecture d’essai." in text
    assert "déduit" in text


# --- Missions and partners -------------------------------------------------------------------


def test_missions_lead_to_their_provision(client):
    framework = EditionFactory(in_force=True, slug="cadre")
    core = ProvisionFactory(edition=framework, core=True, code="socle-1", title="Animer")
    centre = CentreFactory(published=True)
    MissionOfferedFactory(centre=centre, provision=core)
    MissionOfferedFactory(centre=centre, own=True, title="Observatoire local")
    soup = sheet(client, centre)
    text = part(soup, "missions")
    assert text.index("Missions socles") < text.index("Animer") < text.index("Observatoire local")
    assert soup.find("a", string="Animer")["href"] == "/cadre-de-reference/cadre/socle-1/"


def test_overseas_annex_on_overseas_sheets_only(client):
    framework = EditionFactory(in_force=True)
    ProvisionFactory(
        edition=framework,
        kind=ProvisionKind.ANNEX,
        audience=Audience.OVERSEAS,
        title="Annexe ultramarine",
    )
    overseas = CentreFactory(published=True, departments=[real_department("974")])
    mainland = CentreFactory(published=True, departments=[real_department("30")])
    assert "Annexe ultramarine" in part(sheet(client, overseas), "missions")
    assert "Annexe ultramarine" not in said(sheet(client, mainland))
    assert "Annexe ultramarine" not in said(sheet(client, overseas, au="2016-01-01"))


def test_partners_by_level_from_the_state_down(client):
    centre = CentreFactory(published=True)
    for kind, name in (
        (OrganisationKind.COMMUNE, "Ville d’essai"),
        (OrganisationKind.STATE, "Préfecture d’essai"),
        (OrganisationKind.REGION, "Région d’essai"),
    ):
        LocalPartnershipFactory(
            centre=centre, organisation=OrganisationFactory(name=name, kind=kind)
        )
    LocalPartnershipFactory(
        centre=centre,
        organisation=OrganisationFactory(name="Ancien partenaire"),
        since="2010",
        until="2015",
        is_financial=True,
    )
    text = part(sheet(client, centre), "partenaires")
    order = ["Préfecture d’essai", "Région d’essai", "Ville d’essai", "Partenariats terminés"]
    places = [text.index(name) for name in order]
    assert places == sorted(places)
    assert "membre, depuis 2015" in text
    assert "financeur" in part(sheet(client, centre, au="2012-01-01"), "partenaires")


# --- Files -----------------------------------------------------------------------------------


def test_agreements_published_are_listed_and_served(client):
    centre = CentreFactory(published=True)
    shown = AgreementFactory(
        centre=centre,
        kind=AgreementKind.MULTI_YEAR,
        title="CPO 2024",
        is_public=True,
        file=stored_file(),
    )
    kept = AgreementFactory(centre=centre, title="Accord réservé", file=stored_file())
    soup = sheet(client, centre)
    assert "Accord réservé" not in soup.get_text()
    address = soup.find("a", string="CPO 2024")["href"]
    response = client.get(address)
    assert response.getvalue() == b"%PDF-1.7 essai"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Disposition"] == 'attachment; filename="accord.pdf"'
    hidden = address.replace(str(shown.public_id), str(kept.public_id))
    assert client.get(hidden).status_code == 404
    client.force_login(UserFactory(staff=True))
    assert client.get(hidden).getvalue() == b"%PDF-1.7 essai"


def test_agreement_of_another_centre_or_without_file_is_not_there(client):
    agreement = AgreementFactory(centre=CentreFactory(published=True), is_public=True)
    assert (
        client.get(f"/centres/{agreement.centre.slug}/accords/{agreement.public_id}/").status_code
        == 404
    )
    other = CentreFactory(published=True)
    agreement.file = stored_file()
    agreement.save()
    assert client.get(f"/centres/{other.slug}/accords/{agreement.public_id}/").status_code == 404


# --- History, sources, what is not known -------------------------------------------------------


def lines(soup):
    return [
        (
            said(entry.select_one(".crpv-timeline__when")),
            said(entry.select_one(".crpv-timeline__title")),
        )
        for entry in soup.select(".crpv-timeline__entry")
    ]


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
