"""History of a record, in sentences."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.contrib.admin.views.main import PAGE_VAR
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.forms.models import _get_foreign_key
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from ..changes import IN_A_LIST, Acts
from ..staff_labels import name_for_staff
from ..traces import Trace, is_tracked, traces_of

ACTS_PER_PAGE = 25


class HistoryMixin(admin.ModelAdmin):
    """Mixin of a ModelAdmin: history of its rows and its inlines', from the event tables.

    Django's own log of the admin is not kept: it misses scripts and bulk edits, the database none.
    untracked_words: what is said of a row of which no history is kept.
    """

    untracked_words = "Aucun historique n’est gardé pour cette fiche."

    def history_parts(self) -> list[str]:
        """Return the reverse relations shown in the history: those edited on the page."""
        parts = []
        for inline in self.inlines:
            if is_tracked(inline.model):
                key = _get_foreign_key(self.model, inline.model, fk_name=inline.fk_name)
                parts.append(key.remote_field.name)
        return parts

    def history_traces(self, obj: Any) -> list[Trace]:
        """Return the traces to read for the page of this row."""
        return traces_of(obj, self.history_parts())

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        obj = self.get_object(request, unquote(object_id))
        if obj is None:
            return self._get_obj_does_not_exist_redirect(  # type: ignore[attr-defined] # private
                request, self.opts, object_id
            )
        if not self.has_view_or_change_permission(request, obj):
            raise PermissionDenied
        acts = Acts(self.history_traces(obj), told=IN_A_LIST) if is_tracked(self.model) else []
        page = Paginator(acts, ACTS_PER_PAGE).get_page(request.GET.get(PAGE_VAR))
        context = {
            **self.admin_site.each_context(request),
            "title": "Historique",
            "subtitle": name_for_staff(obj),
            "page": page,
            "page_range": page.paginator.get_elided_page_range(page.number),
            "page_var": PAGE_VAR,
            "is_tracked": is_tracked(self.model),
            "untracked_words": self.untracked_words,
            "object": obj,
            "opts": self.opts,
            **(extra_context or {}),
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "admin/object_history.html", context)

    # Django's annotations ask these three for a LogEntry, which its own code does not use.
    def log_addition(  # type: ignore[override]
        self, request: HttpRequest, obj: Any, message: Any
    ) -> None:
        """Do nothing: the database keeps the history."""

    def log_change(  # type: ignore[override]
        self, request: HttpRequest, obj: Any, message: Any
    ) -> None:
        """Do nothing: the database keeps the history."""

    def log_deletions(  # type: ignore[override]
        self, request: HttpRequest, queryset: Any
    ) -> None:
        """Do nothing: the database keeps the history."""
