"""Sitemaps of centres and territories."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from centres.models import ActivityReport, Centre, Consultation, Contact, Coverage
from centres.sitemaps import CentreSitemap, ConsultedEditionSitemap, PartnerSitemap
from crpv_portal.common import page_changes, sitemaps
from crpv_portal.common.dates import today
from crpv_portal.common.models import Source
from crpv_portal.common.page_changes import last_changes
from partners.models import Edition, Organisation
from tests.factories.centres import (
    ActivityReportFactory,
    CentreFactory,
    ConsultationFactory,
    ContactFactory,
    CoverageFactory,
    LocalPartnershipFactory,
)
from tests.factories.partners import EditionFactory, OrganisationFactory
from tests.factories.territories import real_department
from tests.sitemaps import sitemap_dates, sitemap_pages

pytestmark = pytest.mark.django_db
now_moves = pytest.mark.django_db(transaction=True)  # `now()` is one moment a transaction


def changed(row):
    """When the page of a centre, an edition or a partner last changed for readers."""
    sections = {Centre: CentreSitemap, Edition: ConsultedEditionSitemap}
    section = sections.get(type(row), PartnerSitemap)()
    return last_changes(type(row), [row.pk], section.parts)[row.pk]


def moves(row, act):
    before = changed(row)
    act()
    return changed(row) > before


def test_sitemap_holds_public_sheets_and_territories(client):
    CentreFactory(name="Public", published=True, departments=[real_department("30")])
    CentreFactory(name="Fermé", closed=True)
    CentreFactory(name="Brouillon")
    real_department("984")  # where nobody lives
    addresses = set(sitemap_dates(client))
    assert {
        "/centres/public/",
        "/centres/ferme/",
        "/territoires/occitanie/",
        "/territoires/occitanie/gard/",
        "/trouver-mon-centre/",
    } <= addresses
    assert not [each for each in addresses if "brouillon" in each or "terres-australes" in each]


@now_moves
def test_a_sheet_is_dated_by_what_the_public_reads_of_it():
    centre = CentreFactory(name="Public", published=True)
    coverage = CoverageFactory(centre=centre)
    partner = LocalPartnershipFactory(centre=centre).organisation
    hidden = Contact.objects.filter(pk=ContactFactory(centre=centre, is_public=False).pk)
    source = Source.objects.create(title="Une page")

    assert not moves(centre, Centre.objects.get(pk=centre.pk).save)
    assert not moves(centre, lambda: Centre.objects.update(note="À rappeler."))
    assert not moves(centre, lambda: hidden.update(label="accueil"))
    assert not moves(centre, lambda: Organisation.objects.update(note="À rappeler."))
    assert moves(centre, lambda: Centre.objects.update(summary="Ce qu’il fait."))
    assert moves(centre, lambda: coverage.sources.add(source))
    assert moves(centre, lambda: partner.names.update(name="Son nouveau nom"))
    assert moves(centre, lambda: Coverage.objects.filter(pk=coverage.pk).delete())


@now_moves
def test_the_sheet_of_a_partner_is_dated_by_the_public_centres_that_it_names():
    partner = OrganisationFactory()
    shown = LocalPartnershipFactory(
        organisation=partner, centre=CentreFactory(name="Public", published=True)
    )
    hidden = CentreFactory(name="Brouillon")

    assert not moves(partner, lambda: LocalPartnershipFactory(organisation=partner, centre=hidden))
    assert not moves(partner, lambda: hidden.names.update(name="Autre brouillon"))
    assert not moves(partner, lambda: Centre.objects.update(note="À rappeler."))
    assert moves(partner, lambda: shown.centre.names.update(name="Son nouveau nom"))
    assert moves(partner, shown.delete)


@now_moves
def test_a_sheet_is_dated_by_figures_of_activity_once_they_are_cleared():
    centre = CentreFactory(name="Public", published=True)
    report = ActivityReportFactory(centre=centre, accepted=True, half_days=10)
    rows = ActivityReport.objects.filter(pk=report.pk)

    assert not moves(centre, lambda: rows.update(half_days=11))
    assert moves(centre, lambda: rows.update(is_public=True))
    assert not moves(centre, lambda: rows.update(details="Pour l’équipe."))
    assert moves(centre, lambda: rows.update(half_days=12))
    assert moves(centre, lambda: rows.update(is_public=False))


@now_moves
def test_an_edition_is_dated_by_the_synthesis_of_its_consultation():
    edition = EditionFactory()
    consultation = ConsultationFactory(edition=edition, sent=True)
    rows = Consultation.objects.filter(pk=consultation.pk)

    assert not moves(edition, lambda: rows.update(synthesis="À relire.", message="Un mot."))
    assert moves(edition, lambda: rows.update(published_at=timezone.now()))
    assert not moves(edition, lambda: rows.update(message="Un autre mot."))
    assert moves(edition, lambda: rows.update(published_at=None))
    assert not moves(edition, lambda: rows.update(synthesis="À relire encore."))


@now_moves
def test_a_long_history_is_read_no_further_than_its_end(monkeypatch):
    """After so many changes that readers do not see, the day is that of the oldest looked at."""
    monkeypatch.setattr(page_changes, "LOOKED", 3)
    centre = CentreFactory(name="Public", published=True)
    before = changed(centre)
    for note in ("Une", "Deux"):
        Centre.objects.update(note=note)
    assert changed(centre) == before
    Centre.objects.update(note="Trois")
    Centre.objects.update(note="Quatre")
    assert before < changed(centre)
    with CaptureQueriesContext(connection) as queries:
        changed(centre)
    with connection.cursor() as cursor:
        # However few its rows are: all that the index alone can give in the order asked for.
        cursor.execute("SET enable_seqscan = off; SET enable_sort = off")
        cursor.execute(f"EXPLAIN {queries[0]['sql']}")
        plan = "\n".join(line for (line,) in cursor.fetchall())
        cursor.execute("RESET enable_seqscan; RESET enable_sort")
    led = set(re.findall(r"using (\w+_last)", plan))
    assert len(led) >= len(CentreSitemap.parts)
    assert not re.findall(r"using \w+event_pkey", plan)


def test_a_sheet_bears_that_day(client):
    centre = CentreFactory(name="Public", published=True)
    assert sitemap_dates(client)[centre.get_absolute_url()] == today().isoformat()


def test_a_section_is_read_page_by_page(client, monkeypatch):
    monkeypatch.setattr(sitemaps.SitemapSection, "limit", 2)
    centres = CentreFactory.create_batch(5, published=True)
    wanted = {centre.get_absolute_url() for centre in centres}
    sizes = [len(page) for page in sitemap_pages(client)]
    assert max(sizes) == 2
    dates = sitemap_dates(client)
    assert wanted <= set(dates)
    assert {dates[address] for address in wanted} == {today().isoformat()}
    assert client.get("/sitemap-centres.xml?p=3").status_code == 200
    for page in ("4", "0", "-1", "²", "un"):
        assert client.get("/sitemap-centres.xml", {"p": page}).status_code == 404
