"""An organisation's sheet: what it says, where its former addresses lead, what it never shows."""

import datetime

import pytest

from partners.choices import OrganisationKind, SirenAbsence
from tests.factories.centres import (
    CentreFactory,
    CentreLegalBodyFactory,
    LabelFactory,
    LocalPartnershipFactory,
)
from tests.factories.facts import SourceFactory
from tests.factories.governance import BodyFactory
from tests.factories.partners import (
    EditionFactory,
    OrganisationFactory,
    OrganisationNameFactory,
    SignatureFactory,
)
from tests.factories.territories import CommuneFactory, IntercommunalityFactory, real_department

pytestmark = pytest.mark.django_db


def test_identity(visit):
    organisation = OrganisationFactory(
        name="Agence nationale de la cohésion des territoires",
        acronym="ANCT",
        kind=OrganisationKind.PUBLIC_BODY,
        siren="130026032",
        is_national=True,
        website="https://exemple.test",
        website_checked_on=datetime.date(2026, 11, 2),
        website_checked_on_precision="day",
        sources=[SourceFactory(title="Le décret")],
    )
    page = visit(organisation.get_absolute_url())
    assert page.text("h1").startswith("Agence nationale de la cohésion des territoires (ANCT)")
    assert "130 026 032" in page.text(".crpv-brief")
    assert "France entière" in page.text(".crpv-brief")
    assert "vérifié le 2 novembre 2026" in page.text(".crpv-brief")
    assert "Le décret" in page.text(".crpv-sources")
    data = page.structured
    assert (data["@type"], data["name"], data["url"]) == (
        "GovernmentOrganization",
        organisation.name,
        "https://exemple.test",
    )
    assert data["identifier"]["value"] == "130026032"
    assert data["alternateName"] == ["ANCT"]


def test_unchecked_website_is_not_given_but_asked_for(visit):
    organisation = OrganisationFactory(website="https://ancien.exemple.test")
    page = visit(organisation.get_absolute_url())
    assert "ancien.exemple.test" not in page
    assert "L’adresse de son site : celle que nous avons n’est pas encore vérifiée." in page.text(
        ".crpv-unknown"
    )
    assert "Non trouvé à ce jour" in page.text(".crpv-brief")
    assert page.structured["@type"] == "Organization"


def test_the_state_as_a_whole_has_neither_number_nor_site_to_find(visit):
    state = OrganisationFactory(
        name="État",
        kind=OrganisationKind.STATE,
        siren_absence=SirenAbsence.WHOLE_STATE,
        is_national=True,
        role="Membre de centres.",
    )
    page = visit(state.get_absolute_url())
    assert page.text(".crpv-band__kicker") == "Ensemble des services de l’État"
    assert "SIREN" not in page.text()
    assert page.texts(".crpv-unknown li") == []


def test_bodies_that_it_brings_together_are_its_part_in_the_network(visit):
    agency = OrganisationFactory(name="Office d’essai", role="Anime le réseau.")
    body = BodyFactory(name="Comité", organiser=agency, inferred=True)
    BodyFactory(name="Groupe", organiser=agency, since="2015-01", until="2015-06")
    BodyFactory(name="Tardive", organiser=agency, since="", attested="2022")
    BodyFactory(name="Brouillon", organiser=agency, unverified=True)
    BodyFactory(name="Exemple : comité", organiser=agency, is_sample=True)
    page = visit(agency.get_absolute_url())
    assert page.texts("section[aria-labelledby=instances] li") == [
        "Comité déduit : aucune source ne l’écrit tel quel",
        "Tardive",
        "Groupe, qui n’existe plus",
    ]
    assert "Aucun partenariat" not in page.text()
    page = visit(agency.get_absolute_url() + "?au=2010-01-01")
    assert "Tardive, que les sources ne montrent que plus tard" in page.texts(
        "section[aria-labelledby=instances] li"
    )
    assert "Réunie par Office d’essai" in visit(body.get_absolute_url()).text()
    agency.confidence = "unverified"
    agency.save()
    assert "Office d’essai" not in visit(body.get_absolute_url())


def test_intercommunality_says_its_departments(visit):
    communes = [CommuneFactory(department=real_department(code)) for code in ("13", "83")]
    group = IntercommunalityFactory(communes=communes)
    organisation = OrganisationFactory(
        intercommunality=group, kind=OrganisationKind.INTERCOMMUNALITY
    )
    page = visit(organisation.get_absolute_url())
    assert f"{group.name} Bouches-du-Rhône, Var" in page.text(".crpv-brief")


def test_partnerships_with_roles_dates_and_marks(visit):
    organisation = OrganisationFactory()
    for name, traits in {
        "Actuel": {"since": "2018", "is_financial": True, "terms": "convention de 2018"},
        "Déduit": {"inferred": True, "is_member": None},
        "Ancien": {"since": "2008", "until": "2012"},
        "Perdu": {"attested": "2010", "end_is_unknown": True},
    }.items():
        LocalPartnershipFactory(
            organisation=organisation, centre=CentreFactory(name=name, published=True), **traits
        )
    page = visit(organisation.get_absolute_url())
    ties = page.texts(".crpv-tie")
    assert ties[0].startswith("Actuel Membre, financeur : convention de 2018 depuis 2018")
    assert "Rôle non précisé par les sources" in ties[1]
    assert "déduit" in ties[1]
    assert page.texts("main h3") == ["Par le passé"]
    assert ties[2].startswith("Perdu")
    assert ties[2].endswith("en 2010")
    assert "Ancien" in ties[3]
    assert "Partenaire connu de 3 centres de ressources." in page.text(".crpv-band")

    page = visit(organisation.get_absolute_url() + "?au=2010-01-01")
    assert [tie.split()[0] for tie in page.texts(".crpv-tie")] == ["Ancien", "Perdu"]


def test_names_and_their_dates(visit):
    organisation = OrganisationFactory(name="Régions de France", name_row__since="2016-09-29")
    OrganisationNameFactory(
        organisation=organisation,
        name="Association des régions de France",
        acronym="ARF",
        attested="2016-09-28",
        since="",
        until="2016-09-29",
    )
    page = visit(organisation.get_absolute_url() + "?au=2016-09-28")
    assert "Le 28 septembre 2016, elle s’appelait Association des régions de France (ARF)." in (
        page.text(".crpv-band")
    )
    assert page.texts(".crpv-timeline__title") == [
        "Association des régions de France (ARF)",
        "Régions de France",
    ]
    today = visit(organisation.get_absolute_url())
    assert "s’appelait" not in today.text(".crpv-band")
    assert today.structured["alternateName"] == ["Association des régions de France"]


def test_former_address_redirects_for_good_and_keeps_the_day(client):
    organisation = OrganisationFactory(name="Régions de France")
    OrganisationNameFactory(organisation=organisation, name="ARF", slug="arf")
    response = client.get("/partenaires/arf/?au=2014-01-01")
    assert (response.status_code, response["Location"]) == (
        301,
        "/partenaires/regions-de-france/?au=2014-01-01",
    )
    assert client.get("/partenaires/inconnue/").status_code == 404


def test_succession_is_told_on_both_sheets(visit):
    successor = OrganisationFactory(name="France urbaine")
    ended = OrganisationFactory(
        name="AMGVF",
        siren_absence=SirenAbsence.ENDED,
        successor=successor,
        succeeded_on=datetime.date(2015, 11, 6),
        succeeded_on_precision="day",
    )
    charter = EditionFactory(charter=True, in_force=True)
    SignatureFactory(organisation=ended, edition=charter, name_at_signature="Les grandes villes")
    page = visit(ended.get_absolute_url())
    assert "n’existe plus : France urbaine lui a succédé le 6 novembre 2015." in page.text(
        ".crpv-band"
    )
    assert "Signée sous le nom « Les grandes villes »" in page.text()
    assert "Le jour où elle a signé la charte." in page.text(".crpv-unknown")
    assert page.structured["dissolutionDate"] == "2015-11-06"
    assert "n’existe plus" not in visit(f"{ended.get_absolute_url()}?au=2014-01-01").text(
        ".crpv-band"
    )

    page = visit(successor.get_absolute_url())
    assert "AMGVF À laquelle elle succède succession le 6 novembre 2015" in page.text()
    assert "Signée par AMGVF, à une date inconnue." in page.text()

    # A page about a day before says nothing of what came after it.
    for sheet, other in ((ended, "France urbaine"), (successor, "AMGVF")):
        before = visit(f"{sheet.get_absolute_url()}?au=2015-11-05")
        assert "succession" not in before.text("main .crpv-sheet__body")
        assert other not in before.text("main .crpv-sheet__body")


def test_legal_person_of_a_centre_leads_to_the_centre(client):
    organisation = OrganisationFactory(kind=OrganisationKind.RESOURCE_CENTRE)
    centre = CentreFactory(published=True)
    CentreLegalBodyFactory(centre=centre, organisation=organisation)
    response = client.get(organisation.get_absolute_url())
    assert (response.status_code, response["Location"]) == (302, f"/centres/{centre.slug}/")


def test_legal_person_of_a_draft_stays_unknown(client):
    organisation = OrganisationFactory(kind=OrganisationKind.RESOURCE_CENTRE)
    CentreLegalBodyFactory(centre=CentreFactory(), organisation=organisation)
    assert client.get(organisation.get_absolute_url()).status_code == 404


def test_host_says_which_centre_it_carries(visit):
    organisation = OrganisationFactory(name="ORS-CREAI")
    CentreLegalBodyFactory(
        centre=CentreFactory(name="Normanvilles", published=True),
        organisation=organisation,
        is_host=True,
        since="2015",
    )
    CentreLegalBodyFactory(
        centre=CentreFactory(name="Brouillon"), organisation=organisation, is_host=True
    )
    page = visit(organisation.get_absolute_url())
    assert "Normanvilles" in page.text(".crpv-tie")
    assert "Brouillon" not in page


def test_authority_says_which_centres_it_recognised(visit):
    organisation = OrganisationFactory(name="CGET")
    LabelFactory(
        authority=organisation, centre=CentreFactory(name="Reconnu", published=True), since="2015"
    )
    LabelFactory(authority=organisation, centre=CentreFactory(name="Brouillon"))
    page = visit(organisation.get_absolute_url())
    assert "Centres reconnus" in page.texts("main h3")
    assert page.texts(".crpv-tie") == ["Reconnu Label depuis 2015"]
    assert "Brouillon" not in page


def test_signature_on_another_day(visit):
    charter = EditionFactory(charter=True, in_force=True)
    undated = OrganisationFactory(name="Sans date")
    SignatureFactory(organisation=undated, edition=charter, signatory_name="Camille Martin")
    dated = OrganisationFactory(name="Datée")
    SignatureFactory(organisation=dated, edition=charter, signed="2015-05-04")

    page = visit(undated.get_absolute_url() + "?au=2016-01-01")
    assert "On ne sait pas si elle l’était déjà le 1er janvier 2016." in page.text(".crpv-signed")
    assert "Signataire" not in page.text(".crpv-band")
    page = visit(undated.get_absolute_url())
    assert (
        "« Sans date », par Camille Martin, présidence de l’association, à une date inconnue."
        in (page.text(".crpv-signed"))
    )
    assert "Signataire de la charte nationale." in page.text(".crpv-band")
    assert "le 4 mai 2015." in visit(dated.get_absolute_url()).text(".crpv-signed")
    assert not visit(dated.get_absolute_url() + "?au=2015-05-03").soup.select(".crpv-signed")


def test_unverified_organisation_is_not_found_under_any_name(client, staff):
    organisation = OrganisationFactory(name="Secrète", unverified=True)
    OrganisationNameFactory(organisation=organisation, slug="ancien-secret")
    assert client.get(organisation.get_absolute_url()).status_code == 200
    client.logout()
    for address in (organisation.get_absolute_url(), "/partenaires/ancien-secret/"):
        assert client.get(address).status_code == 404


def test_nothing_unverified_nor_internal_leaks(visit):
    organisation = OrganisationFactory(
        name="Publique",
        note="NOTE INTERNE",
        successor=OrganisationFactory(name="Successeur secret", unverified=True),
    )
    OrganisationFactory(name="Origine secrète", unverified=True, successor=organisation)
    LocalPartnershipFactory(organisation=organisation, centre=CentreFactory(name="Brouillon"))
    LocalPartnershipFactory(
        organisation=organisation,
        centre=CentreFactory(name="Centre public", published=True),
        note="NOTE DU LIEN",
        unverified=True,
    )
    charter = EditionFactory(charter=True, in_force=True)
    SignatureFactory(
        organisation=organisation,
        edition=charter,
        signatory_name="Personne douteuse",
        unverified=True,
    )
    SignatureFactory(
        organisation=OrganisationFactory(name="Signataire secret", unverified=True),
        edition=charter,
    )
    page = visit(organisation.get_absolute_url())
    for secret in (
        "NOTE INTERNE",
        "NOTE DU LIEN",
        "Successeur secret",
        "Origine secrète",
        "Brouillon",
        "Personne douteuse",
        "Signataire secret",
    ):
        assert secret not in page
    assert page.texts(".crpv-tie__who")[0].startswith("Centre public à vérifier")
    assert "Partenaire d’un centre" not in page.text(".crpv-band")


@pytest.mark.parametrize("rows", [1, 20])
def test_query_count_does_not_grow(client, rows, django_assert_num_queries):
    organisation = OrganisationFactory(commune=CommuneFactory())
    for number in range(rows):
        source = SourceFactory()
        LocalPartnershipFactory(
            organisation=organisation, centre=CentreFactory(published=True), sources=[source]
        )
        CentreLegalBodyFactory(
            organisation=organisation,
            centre=CentreFactory(published=True),
            is_host=True,
            sources=[source],
        )
        OrganisationNameFactory(
            organisation=organisation,
            since=str(1950 + number),
            until=str(1951 + number),
            sources=[source],
        )
        predecessor = OrganisationFactory(successor=organisation)
        LabelFactory(
            authority=organisation,
            centre=CentreFactory(published=True),
            edition=None,
            sources=[source],
        )
        SignatureFactory(
            organisation=predecessor,
            edition=EditionFactory(charter=True),
            sources=[source],
        )
    with django_assert_num_queries(16):
        response = client.get(organisation.get_absolute_url())
    assert response.status_code == 200
