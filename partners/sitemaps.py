"""Sitemaps of organisations and editions."""

from __future__ import annotations

import datetime

from django.contrib.auth.models import AnonymousUser
from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet

from .choices import TextKind
from .models import Edition, Organisation, Provision


class OrganisationSitemap(Sitemap):
    """Partners that everybody may see; the legal persons of centres redirect to these."""

    def items(self) -> QuerySet[Organisation]:
        return Organisation.objects.visible_to(AnonymousUser()).partners()

    def lastmod(self, item: Organisation) -> datetime.datetime:
        return item.updated_at


class EditionSitemap(Sitemap):
    """Editions of the framework; the charter is a page of the menu."""

    def items(self) -> QuerySet[Edition]:
        return (
            Edition.objects.visible_to(AnonymousUser())
            .of_kind(TextKind.FRAMEWORK)
            .select_related("text")
        )

    def lastmod(self, item: Edition) -> datetime.datetime:
        return item.updated_at


class ProvisionSitemap(Sitemap):
    def items(self) -> QuerySet[Provision]:
        visible = Edition.objects.visible_to(AnonymousUser()).of_kind(TextKind.FRAMEWORK)
        return (
            Provision.objects.visible_to(AnonymousUser())
            .filter(edition__in=visible)
            .select_related("edition__text")
        )

    def lastmod(self, item: Provision) -> datetime.datetime:
        return item.updated_at
