"""Sitemap for search engines: an index, and pages of each section.

Each app describes its own pages; this module gathers them.
"""

from django.contrib.auth.decorators import login_not_required
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps import views as sitemap_views
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from centres.sitemaps import CentreSitemap, ConsultedEditionSitemap, PartnerSitemap
from crpv_portal.common.sitemaps import SitemapSection
from crpv_portal.site.context import menu_addresses
from crpv_portal.site.territories.sitemaps import DepartmentSitemap, RegionSitemap
from governance.sitemaps import BodySitemap, DecisionSitemap, MeetingSitemap
from partners.sitemaps import ProvisionSitemap


class FixedPages(SitemapSection):
    """Pages that exist whatever the register holds."""

    NAMES = (
        "network_figures",
        "centres:activity",
        "pages:contact",
        "pages:site_plan",
        "pages:accessibility",
        "pages:legal_notice",
        "pages:personal_data",
    )

    def items(self) -> list[str]:
        return [url for _, url in menu_addresses()] + [reverse(name) for name in self.NAMES]

    def location(self, item: str) -> str:
        return item


SITEMAPS: dict[str, type[Sitemap] | Sitemap] = {
    "pages": FixedPages,
    "centres": CentreSitemap,
    "regions": RegionSitemap,
    "departments": DepartmentSitemap,
    "bodies": BodySitemap,
    "meetings": MeetingSitemap,
    "decisions": DecisionSitemap,
    "organisations": PartnerSitemap,
    "editions": ConsultedEditionSitemap,
    "provisions": ProvisionSitemap,
}


@require_safe
@login_not_required
def sitemap(request: HttpRequest) -> HttpResponse:
    """Name the pages of the sections; a section longer than its limit has several."""
    return sitemap_views.index(request, SITEMAPS, sitemap_url_name="sitemap_section")


@require_safe
@login_not_required
def sitemap_section(request: HttpRequest, section: str) -> HttpResponse:
    return sitemap_views.sitemap(request, SITEMAPS, section)
