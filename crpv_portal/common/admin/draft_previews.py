"""« Aperçu » of a record that is not public: its public page, made by its own code.

It is made for a visitor who has no account.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import URLPattern, path, resolve, reverse

from ..errors import Overtaken
from ..publishing import Lacks, Publication

PREVIEW = "apercu"


@dataclass(frozen=True)
class DraftBand:
    """Band above the previewed page. record, publish: addresses; publish empty for none."""

    lacks: Lacks
    record: str
    publish: str


class DraftPreviewMixin(admin.ModelAdmin):
    """Mixin of a ModelAdmin whose records become public: `publication` says how."""

    publication: Publication | None = None

    def get_urls(self) -> list[URLPattern]:
        if self.publication is None:
            return super().get_urls()
        view = self.admin_site.admin_view(self.preview_view)
        name = f"{self.opts.app_label}_{self.opts.model_name}_{PREVIEW}"
        return [path(f"<path:object_id>/{PREVIEW}/", view, name=name), *super().get_urls()]

    def preview_url(self, row: Any) -> str:
        """Return the address of the preview of a record; empty for one that is public already."""
        if self.publication is None or self.publication.is_public(row):
            return ""
        return self._address(row, PREVIEW)

    def preview_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Render the public page as if the record were published, then take that back.

        The page is made for a visitor without an account: what stays hidden from the public once
        the record is published is not shown here either.
        """
        row = self.get_object(request, unquote(object_id))
        publication = self.publication
        if row is None or publication is None:
            raise Http404
        if not self.has_view_permission(request, row):
            raise PermissionDenied
        if publication.is_public(row):
            return redirect(row)
        record = self._address(row, "change")
        band = DraftBand(
            lacks=Lacks(tuple(publication.lacks(row))),
            record=record,
            publish=self._address(row, publication.by) if publication.by else "",
        )
        answer = _as_published(request, row, publication, band)
        if answer is None:
            raise Overtaken(
                "Même publiée, cette fiche n’aurait pas de page à elle : il n’y a rien à montrer.",
                record,
            )
        answer["X-Robots-Tag"] = "noindex"
        answer["Cache-Control"] = "private, no-store"
        return answer

    def _address(self, row: Any, page: str) -> str:
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_{page.replace('-', '_')}"
        return reverse(name, args=[row.pk])


def _as_published(
    request: HttpRequest, row: Any, publication: Publication, band: DraftBand
) -> HttpResponse | None:
    """Return the public page of the record; None when it has none."""
    with transaction.atomic():
        publication.write(row)
        row.refresh_from_db()
        address = row.get_absolute_url()
        found = resolve(address)
        visitor = copy.copy(request)
        visitor.user = AnonymousUser()
        visitor.method, visitor.GET = "GET", QueryDict()
        visitor.path = visitor.path_info = address
        visitor.resolver_match = found
        visitor._messages = []  # type: ignore[attr-defined] # those of the agent stay theirs
        visitor.draft_band = band  # type: ignore[attr-defined] # read by `site.context`
        try:
            answer: Any = found.func(visitor, *found.args, **found.kwargs)
            if hasattr(answer, "render"):
                answer.render()
        except Http404:
            answer = None
        finally:
            transaction.set_rollback(True)
    return answer if answer is not None and answer.status_code == 200 else None
