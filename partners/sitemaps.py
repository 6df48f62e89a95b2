"""Sitemaps of organisations and editions."""

from __future__ import annotations

import datetime

from django.contrib.auth.models import AnonymousUser
from django.contrib.sitemaps import Sitemap

from crpv_portal.common.page_changes import last_changes

from .choices import TextKind
from .models import Edition, Organisation, Provision


class OrganisationSitemap(Sitemap):
    """Partners that everybody may see; the legal persons of centres redirect to these."""

    def items(self) -> list[Organisation]:
        self.changed = last_changes(Organisation, ("names", "signatures"))
        return list(Organisation.objects.visible_to(AnonymousUser()).partners())

    def lastmod(self, item: Organisation) -> datetime.datetime | None:
        return self.changed.get(item.pk)


class EditionSitemap(Sitemap):
    """Editions of the framework; the charter is a page of the menu."""

    def items(self) -> list[Edition]:
        self.changed = last_changes(Edition, ("provisions",))
        editions = Edition.objects.visible_to(AnonymousUser()).of_kind(TextKind.FRAMEWORK)
        return list(editions.select_related("text"))

    def lastmod(self, item: Edition) -> datetime.datetime | None:
        return self.changed.get(item.pk)


class ProvisionSitemap(Sitemap):
    def items(self) -> list[Provision]:
        self.changed = last_changes(Provision, ("articles",))
        visible = Edition.objects.visible_to(AnonymousUser()).of_kind(TextKind.FRAMEWORK)
        provisions = Provision.objects.visible_to(AnonymousUser()).filter(edition__in=visible)
        return list(provisions.select_related("edition__text"))

    def lastmod(self, item: Provision) -> datetime.datetime | None:
        return self.changed.get(item.pk)
