"""Sitemaps of organisations and editions."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from partners.choices import OrganisationKind
from tests.factories.partners import EditionFactory, OrganisationFactory, ProvisionFactory
from tests.sitemaps import sitemap_dates

pytestmark = pytest.mark.django_db


def test_public_sheets_and_texts_only(client):
    OrganisationFactory(name="Partenaire")
    OrganisationFactory(name="Secrète", unverified=True)
    OrganisationFactory(name="Du centre", kind=OrganisationKind.RESOURCE_CENTRE)
    framework = EditionFactory(slug="cadre")
    ProvisionFactory(edition=framework, code="mission")
    ProvisionFactory(edition=framework, code="douteuse", unverified=True)
    hidden = EditionFactory(slug="cadre-secret", unverified=True)
    ProvisionFactory(edition=hidden, code="dedans")
    ProvisionFactory(edition=EditionFactory(charter=True, in_force=True), code="buts")
    ours = {
        address
        for address in sitemap_dates(client)
        if address.startswith(("/partenaires/", "/charte/", "/cadre-de-reference/"))
    }
    assert ours == {
        "/partenaires/",
        "/partenaires/partenaire/",
        "/charte/",
        "/cadre-de-reference/",
        "/cadre-de-reference/cadre/",
        "/cadre-de-reference/cadre/mission/",
    }


def test_query_count_does_not_grow(client):
    counts = []
    for rows in (1, 19):
        for _ in range(rows):
            OrganisationFactory()
            ProvisionFactory()
        with CaptureQueriesContext(connection) as queries:
            sitemap_dates(client)
        counts.append(len(queries))
    assert counts[0] == counts[1]
