"""Real network once loaded: the pages show it."""

import datetime
from collections import Counter

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, F, Q

from centres.choices import CentreStatus, MilestoneKind
from centres.models import (
    Centre,
    Contact,
    Coverage,
    LocalPartnership,
    Milestone,
    MissionOffered,
    Site,
)
from crpv_portal.common.choices import Confidence
from crpv_portal.common.dates import today
from crpv_portal.common.models import Source
from crpv_portal.seed.network.files import LOADED, read_files
from crpv_portal.seed.network.report import LineOutcome
from crpv_portal.territories.models import Department
from partners.models import Edition, Organisation, OrganisationName, Provision, Signature
from tests.network_data import bare

pytestmark = pytest.mark.django_db

ANYBODY = AnonymousUser()
ROWS = {
    "sources.csv": 120,
    "organisations.csv": 90,
    "organisation_names.csv": 26,
    "texts_editions.csv": 5,
    "provisions.csv": 51,
    "signatures.csv": 8,
    "centres.csv": 20,
    "centre_names.csv": 26,
    "milestones.csv": 8,
    "coverages.csv": 101,
    "labels.csv": 3,
    "missions_offered.csv": 41,
    "partnerships.csv": 76,
    "network_figures.csv": 15,
    "bodies.csv": 28,
    "meetings.csv": 30,
}


def covering(code, on=None):
    return set(
        Centre.objects.visible_to(ANYBODY)
        .active_on(on or today(), Q(department__code=code))
        .values_list("slug", flat=True)
    )


def test_every_row_of_every_file_is_accounted_for(network):
    assert set(ROWS) == set(LOADED)
    assert {name: dict(report.lines) for name, report in network.files.items()} == {
        name: {LineOutcome.CREATED: number} for name, number in ROWS.items()
    }


def test_what_is_not_published_is_said(network):
    assert [(remark.key, bare(remark.text), remark.outcome) for _, remark in network.remarks] == [
        (slug, "reste un brouillon : son existence n’est pas établie.", LineOutcome.NOT_CREATED)
        for slug in ("crpv-guadeloupe", "crpv-paris")
    ]


def test_eighteen_centres_are_published(network):
    public = Centre.objects.visible_to(ANYBODY)
    assert public.count() == 18
    assert public.active_on(today()).count() == 18
    drafts = Centre.objects.filter(status=CentreStatus.DRAFT).values_list("slug", flat=True)
    assert set(drafts) == {"crpv-guadeloupe", "crpv-paris"}
    overseas = Coverage.objects.visible_to(ANYBODY).filter(department__is_overseas=True)
    assert set(overseas.values_list("centre__slug", flat=True)) == {
        "ville-caraibe", "crpv-guyane", "cr-csur", "maore-ouvoimoja",
    }  # fmt: skip


def test_every_departement_is_there(network):
    assert Department.objects.filter(code__regex="^(97[1-46]|[0-8].|9[0-5]|2[AB])$").count() == 101


def test_one_centre_over_two_regions(network):
    regions = (
        Coverage.objects.filter(centre__slug="reso-villes")
        .in_force(today())
        .values_list("department__region__name", flat=True)
    )
    assert set(regions) == {"Bretagne", "Pays de la Loire"}


def test_occitanie_is_split_by_departement(network):
    west = ("09", "12", "31", "32", "46", "65", "81", "82")
    east = ("11", "30", "34", "66")
    assert {code: covering(code) for code in (*west, *east)} == {
        **{code: {"ressources-et-territoires"} for code in west},
        **{code: {"villes-et-territoires"} for code in east},
    }


@pytest.mark.parametrize("code", ["16", "17", "79", "86"])
def test_poitou_charentes_changes_hands_in_2017(network, code):
    assert covering(code, datetime.date(2007, 5, 28)) == set()
    assert covering(code, datetime.date(2016, 12, 31)) == {"villes-au-carre"}
    assert covering(code, datetime.date(2017, 1, 1)) == {"pqn-a"}


@pytest.mark.parametrize("code", ["2A", "2B"])
def test_corse_has_no_centre(network, code):
    assert covering(code) == set()
    assert not Coverage.objects.filter(department__code=code).exists()


def test_a_doubtful_perimeter_covers_nobody(network):
    """78 and 92 are in the pack, unverified; 75 is a draft centre's."""
    assert {code: covering(code) for code in ("75", "78", "92", "93", "95")} == {
        "75": set(),
        "78": set(),
        "92": set(),
        "93": {"profession-banlieue"},
        "95": {"pole-ressources"},
    }


def test_signatures_then_and_now(network):
    def now(organisation):
        while organisation.successor:
            organisation = organisation.successor
        return organisation.name

    signatures = Signature.objects.order_by("pk").select_related("organisation")
    assert [(row.name_at_signature, now(row.organisation)) for row in signatures] == [
        (
            "Ministère de la Ville, de la Jeunesse et des Sports",
            "Ministère de la Ville, de la Jeunesse et des Sports",
        ),
        ("Association des régions de France (ARF)", "Régions de France"),
        ("Assemblée des départements de France (ADF)", "Départements de France"),
        ("Assemblée des communautés de France (AdCF)", "Intercommunalités de France"),
        (
            "Association des maires de France (AMF)",
            "Association des maires de France et des présidents d’intercommunalité",
        ),
        ("Association des maires de grandes villes de France (AMGVF)", "France urbaine"),
        (
            "Association des maires Ville & Banlieue de France",
            "Association des maires Ville & Banlieue de France",
        ),
        ("Villes de France", "Villes de France"),
    ]
    assert {row.signed for row in signatures} == {None}


def test_local_partnerships(network):
    assert LocalPartnership.objects.visible_to(ANYBODY).count() == 76
    no_role = LocalPartnership.objects.filter(
        is_financial=None, is_operational=None, is_member=None
    )
    assert not no_role.exists()
    assert not LocalPartnership.objects.filter(
        is_member=False
    ).exists()  # « not stated », not « no »
    webinar = LocalPartnership.objects.get(organisation__slug="drjscs-occitanie")
    assert webinar.in_words == "le 4 mars 2021"


def test_editions_and_provisions(network):
    assert list(Edition.objects.order_by("slug").values_list("slug", "status")) == [
        ("cadre-2006", "superseded"),
        ("cadre-2011", "superseded"),
        ("cadre-2017", "in_force"),
        ("cadre-prochain", "draft"),
        ("charte-2017", "in_force"),
    ]
    assert Provision.objects.filter(parent=None, edition__slug="cadre-2017").count() == 9
    assert set(
        Provision.objects.get(edition__slug="cadre-2017", code="socle").articles.values_list(
            "code", flat=True
        )
    ) == {"socle-1", "socle-2", "socle-3"}


def test_every_row_keeps_its_evidence(network):
    """Everything drawn from the files cites at least one page and says how sure it is."""
    for model in (Centre, Organisation, OrganisationName, Coverage, LocalPartnership, Provision):
        assert not model.objects.filter(sources=None).exists(), model
    expected = Counter(line["confidence"] for line in read_files()["coverages.csv"])
    found = Coverage.objects.order_by().values_list("confidence").annotate(Count("pk"))
    assert dict(found) == dict(expected)
    assert dict(found)[Confidence.UNVERIFIED] == 9


def test_names_over_time(network):
    amf = Organisation.objects.get(slug="amf")
    assert [(row.name, row.in_words) for row in amf.names.order_by("start_on")] == [
        ("Association des maires de France", "à partir de 1907, fin inconnue"),
        (
            "Association des maires de France et des présidents d’intercommunalité",
            "en 2024 au plus tard",
        ),
    ]
    assert not Organisation.objects.filter(names=None).exists()
    assert not Centre.objects.filter(names=None).exists()
    for model in (Organisation, Centre):
        in_use = model.objects.filter(names__name=F("name"), names__slug=F("slug"))
        assert in_use.count() == model.objects.count()


def test_former_names_are_found(network):
    assert Centre.objects.search("crpv paca").get().slug == "cite-ressources"
    assert Organisation.objects.search("assemblee des departements").get().slug == (
        "departements-de-france"
    )


def test_legal_persons_of_centres(network):
    normanvilles = Centre.objects.get(slug="normanvilles").legal_bodies.get()
    assert (normanvilles.organisation.slug, normanvilles.is_host) == ("ors-creai-normandie", True)
    irev = Centre.objects.get(slug="irev").legal_bodies.get()
    assert (irev.organisation.legal_form, irev.is_host) == ("gip", False)
    unknown = Centre.objects.filter(legal_bodies=None).values_list("slug", flat=True)
    assert set(unknown) == {
        "labo-cites", "ressources-urbaines", "crpv-guyane", "crpv-guadeloupe", "crpv-paris",
    }  # fmt: skip


def test_prorogations_and_terms_of_groupements(network):
    """Each by its own act; a term is known to the year or the month that its act gives."""
    renewals = Milestone.objects.filter(kind=MilestoneKind.RENEWAL).order_by("happened_on")
    assert [(row.centre.slug, str(row.happened), row.confidence) for row in renewals] == [
        ("pqn-a", "28 décembre 2006", Confidence.VERIFIED),
        ("cr-csur", "23 août 2012", Confidence.VERIFIED),
        ("cr-csur", "22 septembre 2017", Confidence.VERIFIED),
        ("pqn-a", "juillet 2020", Confidence.VERIFIED),
    ]
    groups = Organisation.objects.exclude(term_ends_on=None).order_by("term_ends_on")
    terms = {row.short_name: str(row.term_ends) for row in groups}
    assert terms == {"CR-CSUR": "septembre 2022", "PQN-A": "2027"}


def test_the_yvelines_are_attested_never_begun(network):
    """The report of 2018 tells of meetings with those who work there, not of a perimeter."""
    yvelines = Coverage.objects.get(department__code="78")
    assert (yvelines.start, str(yvelines.attested), yvelines.confidence) == (
        None, "2018", Confidence.UNVERIFIED,
    )  # fmt: skip


def test_nothing_unchecked_is_public(network):
    assert not Site.objects.exclude(address_checked_on=None).exists()
    assert not Contact.objects.filter(kind="phone", is_public=True).exists()
    public = Contact.objects.filter(is_public=True, kind="website")
    assert set(
        Contact.objects.filter(is_public=False, kind="website").values_list("value", flat=True)
    ) == {"http://orscreainormandie.org", "https://www.professionbanlieue.org"}
    assert public.count() == 12
    assert Organisation.objects.get(slug="intercommunalites-de-france").public_website == ""
    assert Organisation.objects.get(slug="anct").public_website


def test_seats_lie_in_a_commune(network):
    assert set(Site.objects.values_list("city", "commune__code")) == {
        ("Fort-de-France", "97209"),
        ("Lyon", "69123"),
        ("Montbéliard", "25388"),
        ("Nantes", "44109"),
        ("Saint-Denis", "93066"),
        ("Strasbourg", "67482"),
        ("Toulouse", "31555"),
    }


def test_own_titles_of_complementary_missions(network):
    titles = MissionOffered.objects.exclude(title="").values_list("title", flat=True)
    assert "Pôle Data & Quartiers" in titles
    assert {row.note for row in MissionOffered.objects.exclude(title="")} == {""}
    noted = MissionOffered.objects.filter(note__startswith="Formulé avant le cadre de 2017")
    assert {row.title for row in noted} == {""}


def test_sources_are_read_in_november_2026(network):
    assert {str(source.read_date) for source in Source.objects.all()} == {"novembre 2026"}
    dated = Source.objects.exclude(page_on=None).order_by("page_on")
    assert [source.page_date.iso() for source in dated if source.page_date] == [
        "2008-11", "2010", "2011", "2012-05-31", "2012-12-05", "2015-10-30", "2017-03",
        "2017-03-23", "2017-08-25", "2019", "2021-01",
    ]  # fmt: skip
