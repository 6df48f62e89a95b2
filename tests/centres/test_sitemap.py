"""Sitemaps of centres and territories."""

import pytest

from centres.models import Centre, Contact, Coverage
from centres.sitemaps import PARTS
from crpv_portal.common.dates import today
from crpv_portal.common.models import Source
from crpv_portal.common.page_changes import last_changes
from tests.factories.centres import CentreFactory, ContactFactory, CoverageFactory
from tests.factories.territories import real_department

pytestmark = pytest.mark.django_db


def test_sitemap_holds_public_sheets_and_territories(client):
    CentreFactory(name="Public", published=True, departments=[real_department("30")])
    CentreFactory(name="Fermé", closed=True)
    CentreFactory(name="Brouillon")
    real_department("984")  # where nobody lives
    text = client.get("/sitemap.xml").text
    for path in (
        "/centres/public/",
        "/centres/ferme/",
        "/territoires/occitanie/",
        "/territoires/occitanie/gard/",
        "/trouver-mon-centre/",
    ):
        assert f"<loc>http://testserver{path}</loc>" in text
    assert "brouillon" not in text
    assert "terres-australes" not in text


@pytest.mark.django_db(transaction=True)  # `now()` is one moment a transaction
def test_a_sheet_is_dated_by_what_the_public_reads_of_it():
    centre = CentreFactory(name="Public", published=True)
    coverage = CoverageFactory(centre=centre)
    hidden = Contact.objects.filter(pk=ContactFactory(centre=centre, is_public=False).pk)
    source = Source.objects.create(title="Une page")

    def moves(act):
        before = last_changes(Centre, PARTS)[centre.pk]
        act()
        return last_changes(Centre, PARTS)[centre.pk] > before

    assert not moves(Centre.objects.get(pk=centre.pk).save)
    assert not moves(lambda: Centre.objects.update(note="À rappeler."))
    assert not moves(lambda: hidden.update(label="accueil"))
    assert moves(lambda: Centre.objects.update(summary="Ce qu’il fait."))
    assert moves(lambda: coverage.sources.add(source))
    assert moves(lambda: Coverage.objects.filter(pk=coverage.pk).delete())


def test_a_sheet_bears_that_day(client):
    centre = CentreFactory(name="Public", published=True)
    text = client.get("/sitemap.xml").text
    assert f"{centre.get_absolute_url()}</loc><lastmod>{today()}</lastmod>" in text
