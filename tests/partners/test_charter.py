"""The charter: its words, its signatories then and now, its local versions, its day."""

import datetime

import pytest
from django.db import IntegrityError, transaction

from centres.choices import AgreementKind
from partners.choices import OrganisationKind, ProvisionKind, SirenAbsence
from tests.factories.centres import (
    AgreementFactory,
    CentreFactory,
    LocalPartnershipFactory,
)
from tests.factories.facts import SourceFactory
from tests.factories.partners import (
    CommitmentFactory,
    CommitmentStateFactory,
    EditionFactory,
    OrganisationFactory,
    OrganisationNameFactory,
    ProvisionFactory,
    SignatureFactory,
)

pytestmark = pytest.mark.django_db

CHARTER = "/charte/"


@pytest.fixture
def charter():
    return EditionFactory(charter=True, in_force=True, title="La charte d’essai")


def test_words_in_the_order_of_the_text(visit, charter):
    second = ProvisionFactory(
        edition=charter, code="buts", position=2, title="Les buts", kind=ProvisionKind.CHAPTER
    )
    ProvisionFactory(
        edition=charter, code="contexte", position=1, title="Le contexte", body="Des *mots*."
    )
    ProvisionFactory(edition=charter, code="buts-2", parent=second, position=2, title="Soutenir")
    ProvisionFactory(
        edition=charter,
        code="buts-1",
        parent=second,
        position=1,
        title="Partager",
        inferred=True,
        sources=[SourceFactory(title="Une page")],
    )
    page = visit(CHARTER)
    assert page.text("h1") == "La charte d’essai"
    assert [node["id"] for node in page.soup.select(".crpv-chapter :is(h2, h3)[id]")] == [
        "contexte",
        "buts",
        "buts-1",
        "buts-2",
        "signataires",
        "localement",
        "histoire",
    ]
    assert [link["href"] for link in page.soup.select(".crpv-summary a")] == [
        "#contexte",
        "#buts",
        "#signataires",
        "#localement",
        "#histoire",
    ]
    assert page.soup.select(".crpv-read em")
    assert "Aucune source ne l’écrit tel quel" in page.text(".crpv-read__notes")
    assert "Une page" in page.text(".crpv-sources")
    anchors = [link["href"] for link in page.soup.select("a.crpv-anchor")]
    assert anchors == ["#contexte", "#buts", "#buts-1", "#buts-2"]
    data = page.structured
    assert data["legislationLegalForce"] == "https://schema.org/InForce"
    assert len(data["hasPart"]) == 4


def test_full_text_is_the_official_document(visit, charter):
    assert "nous n’en avons pas trouvé d’adresse publique officielle" in visit(CHARTER).text()
    charter.official_document = "https://exemple.test/charte.pdf"
    charter.save()
    page = visit(CHARTER)
    assert page.soup.select('a[href="https://exemple.test/charte.pdf"]')
    assert "nous n’en avons pas trouvé" not in page.text()


def test_signatories_then_and_now(visit, charter):
    ministry = OrganisationFactory(name="Le ministère", kind=OrganisationKind.STATE)
    SignatureFactory(
        edition=charter,
        organisation=ministry,
        signatory_name="Camille Martin",
        signatory_title="ministre",
        signed="2015-05",
    )
    renamed = OrganisationFactory(
        name="Régions de France",
        kind=OrganisationKind.NATIONAL_ASSOCIATION,
        name_row__since="2016-09-29",
    )
    OrganisationNameFactory(
        organisation=renamed,
        name="Association des régions de France",
        since="1998",
        until="2016-09-29",
    )
    SignatureFactory(
        edition=charter,
        organisation=renamed,
        name_at_signature="Association des régions de France (ARF)",
    )
    merged = OrganisationFactory(
        name="AMGVF",
        kind=OrganisationKind.NATIONAL_ASSOCIATION,
        siren_absence=SirenAbsence.ENDED,
        successor=OrganisationFactory(name="France urbaine"),
        succeeded_on=datetime.date(2015, 11, 6),
        succeeded_on_precision="day",
    )
    SignatureFactory(edition=charter, organisation=merged, name_at_signature="AMGVF")
    page = visit(CHARTER)
    assert page.texts(".crpv-signatories tbody tr") == [
        "Le ministère Camille Martin, ministre Le ministère même nom En mai 2015",
        "AMGVF présidence de l’association"[:5]
        + " France urbaine a pris sa suite le 6 novembre 2015 date inconnue",
        "Association des régions de France (ARF) Régions de France "
        "sous ce nom depuis le 29 septembre 2016 date inconnue",
    ]
    assert "3 signataires disent ensemble" in page.text(".crpv-band")
    history = page.text(".crpv-timeline")
    assert "Aucune source ne donne le jour de la signature." in history
    assert "« AMGVF » est un nom qui n’est plus porté depuis le 6 novembre 2015" in history
    assert "16 mars 2017 La charte est rendue officielle" in history


def test_a_name_dropped_later_says_nothing_of_the_day(visit, charter):
    renamed = OrganisationFactory(name="Nouveau", name_row__since="2021-10")
    OrganisationNameFactory(organisation=renamed, name="Ancien", since="1998", until="2021-10")
    SignatureFactory(edition=charter, organisation=renamed, name_at_signature="Ancien")
    page = visit(CHARTER)
    assert "Aucune source ne donne le jour de la signature." in page.text()
    assert "est un nom qui n’est plus porté" not in page.text()


def test_commitments_stand_beside_their_articles(visit, charter):
    article = ProvisionFactory(edition=charter, kind=ProvisionKind.COMMITMENT)
    signature = SignatureFactory(edition=charter, name_at_signature="Villes de France")
    CommitmentFactory(signature=signature, provision=article, text="")
    CommitmentFactory(signature=signature, text="Former ses membres.")
    CommitmentFactory(signature=signature, text="Promesse douteuse.", unverified=True)
    page = visit(CHARTER)
    assert "Promis par Villes de France." in page.text(".crpv-read__notes")
    assert "Villes de France : Former ses membres." in page.text()
    assert "Promesse douteuse" not in page


def test_yearly_states_of_a_commitment_stand_on_the_charter(visit, charter):
    signature = SignatureFactory(edition=charter, name_at_signature="Villes de France")
    promise = CommitmentFactory(signature=signature, text="Former ses membres.")
    CommitmentStateFactory(commitment=promise, year=2021, keeping="not_yet")
    CommitmentStateFactory(commitment=promise, year=2022, keeping="kept", words="Deux sessions.")
    CommitmentStateFactory(commitment=promise, year=2020, words="Non établi.", unverified=True)
    doubtful = CommitmentFactory(signature=signature, text="Promesse douteuse.", unverified=True)
    CommitmentStateFactory(commitment=doubtful)
    told = visit(CHARTER).text("section[aria-labelledby=suivi]")
    assert "Villes de France : Former ses membres. 2022 : tenu Deux sessions." in told
    assert "2021 : pas encore tenu" in told
    assert "Non établi" not in told
    assert "Promesse douteuse" not in told
    before = visit(f"{CHARTER}?au=2021-12-31").text("section[aria-labelledby=suivi]")
    assert "2022" not in before
    with pytest.raises(IntegrityError, match="commitmentstate_once_a_year"), transaction.atomic():
        CommitmentStateFactory(commitment=promise, year=2021)


def test_local_versions_or_an_honest_sentence(visit, charter):
    page = visit(CHARTER)
    assert "Nous n’en avons trouvé aucune qui soit publique" in page.text()
    centre = CentreFactory(name="Centre public", published=True)
    AgreementFactory(
        centre=centre, kind=AgreementKind.LOCAL_CHARTER, title="Charte du Nord", is_public=True
    )
    AgreementFactory(centre=centre, kind=AgreementKind.LOCAL_CHARTER, title="Charte gardée")
    AgreementFactory(centre=centre, title="Une convention", is_public=True)
    AgreementFactory(
        centre=CentreFactory(name="Brouillon"),
        kind=AgreementKind.LOCAL_CHARTER,
        title="Charte du brouillon",
        is_public=True,
    )
    page = visit(CHARTER)
    assert "Charte du Nord" in page.text(".crpv-tie")
    for hidden in ("Charte gardée", "Une convention", "Charte du brouillon", "Brouillon"):
        assert hidden not in page


def test_levels_of_local_partners_lead_to_the_list(visit, charter):
    centre = CentreFactory(published=True)
    for kind in (
        OrganisationKind.COMMUNE,
        OrganisationKind.COMMUNE,
        OrganisationKind.REGION,
        OrganisationKind.RESOURCE_CENTRE,
    ):
        LocalPartnershipFactory(centre=centre, organisation=OrganisationFactory(kind=kind))
    LocalPartnershipFactory(centre=CentreFactory())
    page = visit(CHARTER)
    assert page.texts(".crpv-tally a") == ["1 région", "2 communes"]
    link = page.soup.select(".crpv-tally a")[1]["href"]
    assert visit(link).texts(".crpv-count") == ["2 organisations"]


def test_which_edition_was_in_force_that_day(visit, charter):
    EditionFactory(charter=True, title="La charte d’avant", since="2010", until="2017-03-16")
    assert visit(CHARTER).text("h1") == "La charte d’essai"
    assert visit(f"{CHARTER}?au=2017-03-16").text("h1") == "La charte d’essai"
    page = visit(f"{CHARTER}?au=2017-03-15")
    assert page.text("h1") == "La charte d’avant"
    page = visit(f"{CHARTER}?au=2009-12-31")
    assert "Aucune charte n’était en vigueur ce jour-là." in page.text()


def test_no_charter_at_all(visit):
    page = visit(CHARTER)
    assert page.status == 200
    assert "Aucune charte n’est en vigueur." in page.text()


def test_nothing_unverified_nor_internal_leaks(visit, charter):
    charter.note = "NOTE DE L’ÉDITION"
    charter.save()
    ProvisionFactory(edition=charter, title="Disposition douteuse", unverified=True)
    ProvisionFactory(edition=charter, note="NOTE DE L’ARTICLE")
    SignatureFactory(edition=charter, name_at_signature="Signataire douteux", unverified=True)
    SignatureFactory(
        edition=charter,
        name_at_signature="Nom d’alors",
        organisation=OrganisationFactory(name="Organisation secrète", unverified=True),
    )
    SignatureFactory(
        edition=charter,
        organisation=OrganisationFactory(
            name="Ancienne",
            siren_absence=SirenAbsence.ENDED,
            successor=OrganisationFactory(name="Successeur secret", unverified=True),
        ),
        note="NOTE DE LA SIGNATURE",
    )
    EditionFactory(charter=True, title="Édition secrète", unverified=True)
    page = visit(CHARTER)
    for secret in (
        "NOTE DE L",
        "Disposition douteuse",
        "Signataire douteux",
        "Nom d’alors",
        "Organisation secrète",
        "Successeur secret",
        "NOTE DE LA SIGNATURE",
        "Édition secrète",
    ):
        assert secret not in page
    assert "Non connu" in page.text(".crpv-signatories")


@pytest.mark.parametrize("rows", [1, 20])
def test_query_count_does_not_grow(client, charter, rows, django_assert_num_queries):
    chapter = ProvisionFactory(edition=charter, kind=ProvisionKind.CHAPTER)
    for _ in range(rows):
        source = SourceFactory()
        article = ProvisionFactory(edition=charter, parent=chapter, sources=[source])
        organisation = OrganisationFactory(successor=OrganisationFactory())
        OrganisationNameFactory(organisation=organisation)
        signature = SignatureFactory(edition=charter, organisation=organisation, sources=[source])
        promise = CommitmentFactory(signature=signature, provision=article, sources=[source])
        CommitmentStateFactory(commitment=promise, sources=[source])
        centre = CentreFactory(published=True)
        LocalPartnershipFactory(centre=centre, organisation=organisation)
        AgreementFactory(
            centre=centre,
            kind=AgreementKind.LOCAL_CHARTER,
            is_public=True,
            sources=[source],
        )
    with django_assert_num_queries(19):
        assert client.get(CHARTER).status_code == 200
