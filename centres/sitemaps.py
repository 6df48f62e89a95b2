"""Sitemaps of the centres' sheets, and of what partners and editions say of them."""

from __future__ import annotations

from django.db.models import QuerySet

from crpv_portal.common.page_changes import Part
from crpv_portal.common.sitemaps import DatedSitemapSection
from partners.sitemaps import EditionSitemap, OrganisationSitemap

from .models import Centre
from .models.activity import FIGURES


def public_centres() -> QuerySet[Centre]:
    return Centre.objects.public()


class CentreSitemap(DatedSitemapSection):
    """Public sheets, closed centres included; the staff's memberships are no part of them."""

    parts = (
        *("names", "legal_bodies", "milestones", "coverages", "labels", "sites", "contacts"),
        *("positions", "missions", "local_partnerships", "agreements", "confirmations"),
        Part("activity_reports", says=FIGURES),
        Part("legal_bodies", of="organisation"),
        Part("local_partnerships", of="organisation"),
    )

    def items(self) -> QuerySet[Centre]:
        return Centre.objects.public().order_by("pk")


class PartnerSitemap(OrganisationSitemap):
    """Sheets of partners, dated by the public centres that they support as well."""

    parts = (
        *OrganisationSitemap.parts,
        Part("local_partnerships", among=("centre", public_centres)),
        Part("local_partnerships", of="centre", among=("centre", public_centres)),
    )


class ConsultedEditionSitemap(EditionSitemap):
    """Editions of the framework, dated by the synthesis of a consultation as well."""

    parts = (
        *EditionSitemap.parts,
        Part("consultations", says=("synthesis", "until"), once="published_at"),
    )
