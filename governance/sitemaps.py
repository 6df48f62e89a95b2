"""The pages of the committees that search engines may visit; never a sample."""

from __future__ import annotations

import datetime

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from crpv_portal.common.sitemaps import SitemapSection

from .models import Body, Decision, Meeting


class BodySitemap(SitemapSection):
    def items(self) -> QuerySet[Body]:
        bodies = Body.objects.visible_to(AnonymousUser()).filter(is_sample=False)
        return bodies.with_page_changed_at().order_by("pk")

    def lastmod(self, item: Body) -> datetime.datetime:
        return item.page_changed_at


class MeetingSitemap(SitemapSection):
    def items(self) -> QuerySet[Meeting]:
        return Meeting.objects.public().filter(is_sample=False).order_by("pk")

    def lastmod(self, item: Meeting) -> datetime.datetime:
        return item.changed_for_readers


class DecisionSitemap(SitemapSection):
    def items(self) -> QuerySet[Decision]:
        decisions = Decision.objects.public().filter(item__meeting__is_sample=False)
        return decisions.select_related("body").latest_first()
