"""Rows edited on the page of a record: facts with their periods, sources and confidence."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from ..formsets import FactInlineFormSet
from ..staff_labels import name_for_staff
from .fields import FieldsMixin
from .forms import BackOfficeForm

PERIOD = ("start_on", "end_on", "end_is_unknown", "attested_on", "attested_by_reading")
EVIDENCE = ("sources", ("confidence", "checked_on"), "note")
FACT = (PERIOD, *EVIDENCE)


class RowsInline(FieldsMixin, admin.StackedInline):
    """Rows shown as one line each, opened to be edited; no empty row in advance.

    lead: the column that begins the line, before its period; joined: relations to read with the
    rows.
    """

    template = "admin/edit_inline/rows.html"
    form = BackOfficeForm
    formset = FactInlineFormSet
    extra = 0
    lead: tuple[Any, ...] = ()
    joined: tuple[str, ...] = ()
    help_text = ""
    add_label = "Ajouter"
    has_evidence = True

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        rows = super().get_queryset(request).select_related(*self.joined)
        links = [field.name for field in self.model._meta.many_to_many]
        return rows.prefetch_related(*links)

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        formset: Any = super().get_formset(request, obj, **kwargs)
        formset.form.clashes = getattr(request, "clashes", {})
        return formset

    def row_label(self, row: Any) -> str:
        """Return the text of the closed line."""
        return name_for_staff(row)

    def get_autocomplete_fields(self, request: HttpRequest) -> tuple[str, ...]:
        return tuple(self.autocomplete_fields)


class FactInline(RowsInline):
    """Rows with a period and evidence."""

    autocomplete_fields: ClassVar[tuple[str, ...]] = ("sources",)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        return [(None, {"fields": [*self.lead, *FACT]})]


class SourcedInline(RowsInline):
    """Rows with evidence and no period."""

    autocomplete_fields: ClassVar[tuple[str, ...]] = ("sources",)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        return [(None, {"fields": [*self.lead, *EVIDENCE]})]


class PeriodInline(RowsInline):
    """Rows with a period and no evidence, such as assignments."""

    has_evidence = False

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        return [(None, {"fields": [*self.lead, PERIOD]})]
