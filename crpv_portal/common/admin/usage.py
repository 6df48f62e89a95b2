"""« Utilisé dans »: the rows that name a record, with links to where each is shown."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from ..staff_labels import choice_label, name_for_staff
from ..usage import Naming, namings_in_use, namings_of, read_with

SHOWN_OF_EACH = 5  # on the page of the record; the rest is on a page of its own
ROWS_PER_PAGE = 50
BY = "par"


@dataclass(frozen=True)
class UsingRow:
    """Row that names the record: what it is called, and the address of the page that shows it."""

    label: str
    url: str


@dataclass(frozen=True)
class UsingRows:
    """Rows of one kind that name the record; more: where the rest is, empty when all is here."""

    title: str
    rows: tuple[UsingRow, ...]
    more: str


def read_for_labels(site: Any, rows: Any) -> Any:
    """Return the rows with all that their labels name, in one query."""
    holder = site.places.holder_of(rows.model)
    return rows.select_related(*read_with(rows.model, holder))


def label_of(site: Any, row: Model, *, on: Model | None = None) -> str:
    """Return a row under its name, after that of what it is a part of.

    on: the record whose page says it, which is not named again.
    """
    _, holder = site.places.of(row)
    if holder is None:
        return choice_label(site, row)
    label = name_for_staff(row)
    if holder != on:
        whole = choice_label(site, holder)
        label = label if whole in label else f"{whole} : {label}"
    if (top := _whole_of(row)) not in (None, holder, on):
        label = f"{name_for_staff(top)}, {label}"
    return label


class UsageMixin(admin.ModelAdmin):
    """Mixin of a ModelAdmin: on its pages, where the record is used.

    shows_usage: for screens of what other records name (an organisation, a person, a source).
    """

    shows_usage = False

    def get_urls(self) -> list[URLPattern]:
        if not self.shows_usage:
            return super().get_urls()
        info = self.opts.app_label, self.opts.model_name
        view = self.admin_site.admin_view(partial(self.usage_view))
        own = path("<path:object_id>/utilise-dans/", view, name=f"{info[0]}_{info[1]}_usage")
        return [own, *super().get_urls()]

    def usages_of(self, row: Model) -> list[UsingRows]:
        """Return the first rows of each kind that name this one."""
        found = []
        for naming in namings_in_use(row):
            rows = list(self._read(naming, row)[: SHOWN_OF_EACH + 1])
            more = ""
            if len(rows) > SHOWN_OF_EACH:
                name = f"admin:{self.opts.app_label}_{self.opts.model_name}_usage"
                more = f"{reverse(name, args=[row.pk])}?{BY}={naming.key}"
            shown = tuple(self._told(each) for each in rows[:SHOWN_OF_EACH])
            found.append(UsingRows(naming.title, shown, more))
        return found

    def usage_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """List all the rows that name the record by one column."""
        row = self.get_object(request, unquote(object_id))
        known = {naming.key: naming for naming in namings_of(self.model)}  # type: ignore[arg-type] # a class, which has a hash
        naming = known.get(request.GET.get(BY, ""))
        if row is None or naming is None:
            raise Http404
        if not self.has_view_or_change_permission(request, row):
            raise PermissionDenied
        page = Paginator(self._read(naming, row), ROWS_PER_PAGE).get_page(request.GET.get("page"))
        request.current_app = self.admin_site.name
        return TemplateResponse(
            request,
            "admin/usage.html",
            {
                **self.admin_site.each_context(request),
                "title": f"Utilisé dans : {naming.title}",
                "subtitle": name_for_staff(row),
                "object": row,
                "opts": self.opts,
                "page": page,
                "rows": [self._told(each) for each in page],
                "page_range": page.paginator.get_elided_page_range(page.number),
            },
        )

    def _read(self, naming: Naming, row: Model) -> Any:
        return read_for_labels(self.admin_site, naming.rows(row))

    def _told(self, row: Model) -> UsingRow:
        places: Any = self.admin_site.places  # type: ignore[attr-defined] # of our own site
        return UsingRow(label_of(self.admin_site, row), places.of(row)[0])


def _whole_of(row: Any) -> Any:
    """Return the record that the row is in the end a part of, as its locks name it; or None."""
    names = getattr(row, "part_of", "")
    for name in names.split("__") if names else ():
        row = getattr(row, name)
    return row if names else None
