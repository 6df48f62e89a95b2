"""Sitemaps of centres and territories."""

import pytest

from tests.factories.centres import CentreFactory
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
