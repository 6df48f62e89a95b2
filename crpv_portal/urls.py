"""Public addresses of the portal: French, stable, never a bare number (docs/architecture.md)."""

from django.contrib import admin
from django.urls import include, path

from crpv_portal.site.pages.sitemaps import sitemap, sitemap_section

handler403 = "crpv_portal.common.errors.refused"
handler500 = "crpv_portal.common.errors.server_error"

urlpatterns: list = [
    path("admin/journal/", include("crpv_portal.back_office.journal.urls")),
    path("admin/changements-prevus/", include("crpv_portal.back_office.planned.urls")),
    path("admin/exporter/", include("crpv_portal.back_office.exports.urls")),
    path("admin/imports/", include("crpv_portal.back_office.imports.urls")),
    path("", include("crpv_portal.upkeep.urls")),
    path("admin/a-faire/", include("crpv_portal.back_office.dashboard.urls")),
    path("admin/voir-comme/", include("crpv_portal.back_office.borrowing.urls")),
    path("admin/consultations/", include("crpv_portal.back_office.consultations.urls")),
    path("", include("crpv_portal.back_office.assessments.urls")),
    path("admin/subventions/", include("crpv_portal.back_office.grants.urls")),
    path("admin/", admin.site.urls),
    path("compte/", include("crpv_portal.accounts.urls")),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("sitemap-<slug:section>.xml", sitemap_section, name="sitemap_section"),
    path("espace/", include("governance.workspace_urls")),
    path("demonstration/courriels/", include("crpv_portal.outbox.urls")),
    path("consultation/", include("centres.consultations.urls")),
    path("", include("centres.urls")),
    path("", include("governance.urls")),
    path("", include("crpv_portal.site.home.urls")),
    path("", include("crpv_portal.site.finder.urls")),
    path("", include("crpv_portal.site.territories.urls")),
    path("", include("partners.urls")),
    path("", include("crpv_portal.site.pages.urls")),
]
