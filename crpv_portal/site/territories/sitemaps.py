"""The pages of territories that search engines may visit."""

from django.db.models import QuerySet

from crpv_portal.common.sitemaps import SitemapSection
from crpv_portal.territories.models import Department, Region


class RegionSitemap(SitemapSection):
    def items(self) -> QuerySet[Region]:
        return Region.objects.current().inhabited()


class DepartmentSitemap(SitemapSection):
    def items(self) -> QuerySet[Department]:
        return Department.objects.current().inhabited().select_related("region")
