"""Sitemap of the centres' sheets."""

from __future__ import annotations

import datetime

from django.contrib.sitemaps import Sitemap

from crpv_portal.common.page_changes import last_changes

from .models import Centre

# What a sheet tells of its centre; the staff's memberships are no part of it.
PARTS = (
    *("names", "legal_bodies", "milestones", "coverages", "labels", "sites", "contacts"),
    *("positions", "missions", "local_partnerships", "agreements"),
)


class CentreSitemap(Sitemap):
    """Public sheets, closed centres included."""

    def items(self) -> list[Centre]:
        self.changed = last_changes(Centre, PARTS)
        return list(Centre.objects.public())

    def lastmod(self, item: Centre) -> datetime.datetime | None:
        return self.changed.get(item.pk)
