"""Sitemaps of organisations and editions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from crpv_portal.common.page_changes import Part
from crpv_portal.common.sitemaps import DatedSitemapSection

from .choices import TextKind
from .models import Edition, Organisation, Provision


class OrganisationSitemap(DatedSitemapSection):
    """Partners that everybody may see; the legal persons of centres redirect to these."""

    parts: ClassVar[Iterable[Part | str]] = ("names", "signatures")

    def items(self) -> QuerySet[Organisation]:
        visible = Organisation.objects.visible_to(AnonymousUser()).partners()
        return visible.order_by("pk")


class EditionSitemap(DatedSitemapSection):
    """Editions of the framework; the charter is a page of the menu."""

    parts: ClassVar[Iterable[Part | str]] = ("provisions",)

    def items(self) -> QuerySet[Edition]:
        editions = Edition.objects.visible_to(AnonymousUser()).of_kind(TextKind.FRAMEWORK)
        return editions.select_related("text").latest_first()


class ProvisionSitemap(DatedSitemapSection):
    parts = ("articles",)

    def items(self) -> QuerySet[Provision]:
        provisions = Provision.objects.public().filter(edition__text__kind=TextKind.FRAMEWORK)
        return provisions.select_related("edition__text").order_by("pk")
