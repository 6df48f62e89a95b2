"""A centre's sheet: what the centre is, does and signed, and with whom."""

import datetime
import re

import pytest
from bs4 import BeautifulSoup

from centres.choices import AgreementKind, AmountBasis, Renewal
from crpv_portal.common.dates import today
from crpv_portal.common.withdrawing import withdraw
from partners.choices import Audience, LegalForm, OrganisationKind, ProvisionKind
from tests.centres.sheets import part, said, sheet
from tests.factories.accounts import UserFactory
from tests.factories.centres import (
    AgreementFactory,
    CentreFactory,
    CentreLegalBodyFactory,
    LabelFactory,
    LocalPartnershipFactory,
    MissionOfferedFactory,
    SiteFactory,
)
from tests.factories.facts import SourceFactory
from tests.factories.partners import (
    EditionFactory,
    OrganisationFactory,
    ProvisionFactory,
)
from tests.factories.territories import real_department
from tests.world import stored_file

pytestmark = pytest.mark.django_db


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


def test_what_was_taken_off_the_site_is_not_named(client):
    centre = CentreFactory(published=True)
    label = LabelFactory(centre=centre, edition=EditionFactory(title="Texte retiré"))
    host = CentreLegalBodyFactory(centre=centre, is_host=True).organisation
    party = OrganisationFactory()
    AgreementFactory(centre=centre, is_public=True).parties.add(party)
    mission = MissionOfferedFactory(centre=centre, provision=ProvisionFactory(core=True))
    titled = MissionOfferedFactory(
        centre=centre, provision=ProvisionFactory(), title="Sous son nom"
    )
    hidden = [label.authority, label.edition, host, party, mission.provision]
    hidden.append(titled.provision.edition)
    told = [str(each) for each in (*hidden[:5], titled.provision)]
    page = sheet(client, centre)
    assert [each for each in told if each not in str(page)] == []
    for each in hidden:
        withdraw(each, reason="publié par erreur")
    page = sheet(client, centre)
    assert [each for each in told if each in str(page)] == []
    assert "Labellisé depuis 2015." in part(page, "statut")
    assert "Sa forme juridique n’est pas encore établie." in part(page, "statut")
    assert "Sous son nom" in part(page, "missions")


def test_unverified_facts_are_not_said_where_nothing_marks_them(client):
    """In the cards, in the line under the title, nor in the structured data."""
    centre = CentreFactory(published=True)
    body = CentreLegalBodyFactory(
        centre=centre,
        organisation=OrganisationFactory(siren="130026032", legal_form=LegalForm.ASSOCIATION),
    )
    site = SiteFactory(centre=centre, city="Villebourg")

    def found():
        page = sheet(client, centre)
        data = page.find("script", type="application/ld+json")
        card = BeautifulSoup(client.get("/centres/").text, "lxml").select_one(".crpv-row")
        words = (site.city in card.text, "association" in card.text)
        headline = said(page.find(class_="crpv-band__note", string=re.compile("non datée")))
        return words, headline, "130026032" in data.text, site.city in data.text

    assert found() == ((True, True), "Association · Villebourg · activité non datée", True, True)
    for each in (body, site):
        each.confidence = "unverified"
        each.save()
    assert found() == ((False, False), "Activité non datée", False, False)


def test_siren_and_term_of_a_group(client):
    organisation = OrganisationFactory(
        siren="130026032",
        legal_form=LegalForm.GIP,
        term_ends_on=datetime.date(today().year, 1, 1),
        term_ends_on_precision="year",
    )
    centre = CentreFactory(published=True)
    CentreLegalBodyFactory(centre=centre, organisation=organisation)
    text = part(sheet(client, centre), "statut")
    assert f"constitué jusqu’en {today().year}" in text
    assert "SIREN 130\u00a0026\u00a0032" in text


def test_a_term_that_is_over_is_the_last_one_known(client):
    organisation = OrganisationFactory(
        legal_form=LegalForm.GIP,
        term_ends_on=datetime.date(2022, 9, 1),
        term_ends_on_precision="month",
    )
    centre = CentreFactory(published=True)
    CentreLegalBodyFactory(centre=centre, organisation=organisation)
    page = sheet(client, centre)
    assert ", dernier terme connu\u00a0: septembre 2022." in part(page, "statut")
    assert "si le groupement a été prorogé après septembre 2022" in said(page)
    past = part(sheet(client, centre, au="2021-06-01"), "statut")
    assert "2022" not in past


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


def test_partners_named_on_the_same_terms_share_a_line(client):
    centre = CentreFactory(published=True)
    source = SourceFactory()
    for name in ("Bandrele", "Bouéni", "Sada"):
        LocalPartnershipFactory(
            centre=centre,
            organisation=OrganisationFactory(name=name, kind=OrganisationKind.COMMUNE),
            terms="convention constitutive du GIP, 11 avril 2019",
            since="2019-04-11",
            end_is_unknown=True,
            sources=[source],
        )
    LocalPartnershipFactory(
        centre=centre,
        organisation=OrganisationFactory(name="Chirongui", kind=OrganisationKind.COMMUNE),
        terms="membre du GIP",
        is_operational=True,
        since="2022",
        end_is_unknown=True,
        sources=[source],
    )
    lines = sheet(client, centre).select(".crpv-levels__level li")
    assert [" ".join(line.get_text().split()) for line in lines] == [
        "Bandrele, Bouéni et Sada[source 1] membre : convention constitutive du GIP, 11 avril 2019",
        "Chirongui[source 1] membre du GIP, partenaire opérationnel, en 2022",
    ]


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


def test_published_agreement_says_its_terms_and_a_reserved_one_nothing(client):
    centre = CentreFactory(published=True)
    terms = {
        "subject": "Animation du réseau",
        "amount": 30_000,
        "amount_basis": AmountBasis.YEARLY,
        "terms": "Le centre **anime** douze journées.",
        "renewal": Renewal.TACIT,
        "notice_months": 3,
        "web_page": "https://exemple.test/cpo",
        "checked_on": "2026-11-01",
        "checked_on_precision": "day",
    }
    AgreementFactory(centre=centre, title="CPO 2024", is_public=True, **terms)
    AgreementFactory(centre=centre, title="Autre", **(terms | {"subject": "Gardé pour nous"}))
    part = sheet(client, centre).select_one("section[aria-labelledby=statut] .crpv-plain-list")
    said = " ".join(part.get_text().split()).replace("\xa0", " ")
    assert "Animation du réseau" in said
    assert "30 000 € par an. Tacite reconduction, préavis de 3 mois." in said
    assert part.select_one("details strong").text == "anime"
    assert part.select_one("a[rel~=external]")["href"] == "https://exemple.test/cpo"
    assert "Gardé pour nous" not in said


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
