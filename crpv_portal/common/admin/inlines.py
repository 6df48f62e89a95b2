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
from .lists import confidence_badge

PERIOD = ("start_on", "end_on", "end_is_unknown", "attested_on", "attested_by_reading")
KNOWN_PERIOD, UNSURE_PERIOD = PERIOD[:2], PERIOD[2:]
EVIDENCE = ("sources", ("confidence", "checked_on"), "note")
UNSURE = "Début ou fin inconnus"
PROOF = "Preuve"  # its summary says in which state it is
FOLDED = ("collapse",)
PROVING = (*FOLDED, "evidence")


class RowsInline(FieldsMixin, admin.StackedInline):
    """Rows shown as one line each, opened to be edited; no empty row in advance.

    lead: the columns that a row begins with, before its period; rare: those that few rows have,
    folded with what is rarely said of the period, under `rare_label`; joined: relations to read
    with the rows.
    """

    template = "admin/edit_inline/rows.html"
    form = BackOfficeForm
    formset = FactInlineFormSet
    extra = 0
    lead: tuple[Any, ...] = ()
    rare: tuple[Any, ...] = ()
    rare_label = ""
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

    def row_badge(self, row: Any) -> str:
        """Return the word on a coloured ground at the end of the closed line."""
        return confidence_badge(row.confidence) if self.has_evidence else ""

    def get_autocomplete_fields(self, request: HttpRequest) -> tuple[str, ...]:
        return tuple(self.autocomplete_fields)


class FactInline(RowsInline):
    """Rows with a period and evidence."""

    autocomplete_fields: ClassVar[tuple[str, ...]] = ("sources",)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        shown = [*self.lead, KNOWN_PERIOD]
        unsure = [*self.rare, UNSURE_PERIOD]
        return [
            (None, {"fields": shown}),
            (PROOF, {"fields": list(EVIDENCE), "classes": PROVING}),
            (self.rare_label or UNSURE, {"fields": unsure, "classes": FOLDED}),
        ]


class SourcedInline(RowsInline):
    """Rows with evidence and no period."""

    autocomplete_fields: ClassVar[tuple[str, ...]] = ("sources",)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        return [
            (None, {"fields": [*self.lead]}),
            (PROOF, {"fields": list(EVIDENCE), "classes": PROVING}),
        ]


class PeriodInline(RowsInline):
    """Rows with a period and no evidence, such as assignments."""

    has_evidence = False

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        shown = [*self.lead, KNOWN_PERIOD]
        return [
            (None, {"fields": shown}),
            (UNSURE, {"fields": [UNSURE_PERIOD], "classes": FOLDED}),
        ]
