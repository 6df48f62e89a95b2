"""Sitemap of the centres' sheets."""

from __future__ import annotations

import datetime

from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet

from .models import Centre


class CentreSitemap(Sitemap):
    """Public sheets, closed centres included."""

    def items(self) -> QuerySet[Centre]:
        return Centre.objects.public()

    def lastmod(self, item: Centre) -> datetime.datetime:
        return item.updated_at
