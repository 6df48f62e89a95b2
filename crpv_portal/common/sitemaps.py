"""Sections of the sitemap: pages of a bounded number of addresses, each read by itself."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any, ClassVar

from django.contrib.sitemaps import Sitemap
from django.db.models import Model, QuerySet

from .page_changes import Part, last_changes


class SitemapSection(Sitemap):
    """Section whose `items()` is an ordered queryset: a page of it reads its own rows only.

    The protocol allows 50,000 addresses a file; a visitor without an account buys less at once.
    """

    limit = 1000

    def get_latest_lastmod(self) -> None:
        """Say nothing in the index: Django's would read every row of every section."""


class DatedSitemapSection(SitemapSection):
    """Section whose rows are dated by what the public reads of them, in the history."""

    parts: ClassVar[Iterable[Part | str]] = ()

    def items(self) -> QuerySet[Any]:
        raise NotImplementedError

    def get_urls(
        self, page: int | str = 1, site: Any = None, protocol: str | None = None
    ) -> list[dict[str, Any]]:
        shown: QuerySet[Any] = self.paginator.page(page).object_list  # type: ignore[assignment]
        keys = list(shown.values_list("pk", flat=True))
        self._changed = last_changes(shown.model, keys, self.parts)
        return super().get_urls(page=page, site=site, protocol=protocol)

    def lastmod(self, item: Model) -> datetime.datetime | None:
        return self._changed.get(item.pk)
