"""The official territories in the admin: to be looked up and chosen, never edited by hand.

They change with the official lists, through `load_territories` and
`import_priority_neighbourhoods`.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest

from crpv_portal.common.text import french_sort_key

from .models import Commune, Department, Intercommunality, PriorityNeighbourhood, Region


class TerritoryAdmin(admin.ModelAdmin):
    """Read-only, found by code or by name: accents, hyphens and apostrophes do not matter."""

    search_fields: ClassVar[list[str]] = ["code", "sort_key"]  # what autocompletes ask for
    search_help_text = "Code, ou nom avec ou sans accents."
    list_per_page = 50
    show_full_result_count = False

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        text, key = search_term.strip(), french_sort_key(search_term)
        if not text:
            return queryset, False
        found = Q(code=text.upper())
        if key:
            found |= Q(sort_key__startswith=key) | Q(sort_key__contains=f" {key}")
        return queryset.filter(found), False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_fields(self, request: HttpRequest, obj: Model | None = None) -> list[Any]:
        hidden = {"id", "sort_key", "liaison"}
        names = [field.name for field in self.opts.fields if field.name not in hidden]
        return names + [field.name for field in self.opts.many_to_many]


@admin.register(Region)
class RegionAdmin(TerritoryAdmin):
    list_display = ("name", "code", "kind", "population", "is_current")
    list_filter = ("kind", "is_overseas", "is_current")


@admin.register(Department)
class DepartmentAdmin(TerritoryAdmin):
    list_display = ("name", "code", "region", "kind", "population", "is_current")
    list_filter = ("kind", "is_overseas", "is_current", "region")
    list_select_related = ("region",)


@admin.register(Commune)
class CommuneAdmin(TerritoryAdmin):
    list_display = ("name", "code", "department", "population", "is_current")
    list_filter = ("is_current", "department__region")
    list_select_related = ("department",)


@admin.register(Intercommunality)
class IntercommunalityAdmin(TerritoryAdmin):
    list_display = ("name", "code", "kind", "population", "is_current")
    list_filter = ("kind", "is_current")


@admin.register(PriorityNeighbourhood)
class PriorityNeighbourhoodAdmin(TerritoryAdmin):
    list_display = ("name", "code", "generation")
    list_filter = ("generation",)
