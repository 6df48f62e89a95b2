"""The official territories in the admin: to be looked up and chosen, never edited by hand.

They change with the official lists, through `load_territories` and
`import_priority_neighbourhoods`.
"""

from __future__ import annotations

from django.contrib import admin
from django.db.models import Q

from crpv_portal.common.admin.base import CodeSearchMixin, ReadOnlyAdmin

from .models import (
    Commune,
    Department,
    Intercommunality,
    Postcode,
    PriorityNeighbourhood,
    Region,
)

FROM_A_FILE = "Cette liste vient d’un fichier officiel : son histoire est celle de ce fichier."


class TerritoryAdmin(CodeSearchMixin, ReadOnlyAdmin):
    search_fields = ("name",)
    search_help_text = "Code, ou nom avec ou sans accents."
    untracked_words = FROM_A_FILE

    def choice_label(self, row: Region | Department | Commune | Intercommunality) -> str:
        return f"{row.name} ({row.code})"


@admin.register(Region)
class RegionAdmin(TerritoryAdmin):
    list_display = ("name", "code", "kind", "is_overseas", "population", "is_current")
    list_filter = ("kind", "is_overseas", "is_current")
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("name", "code", "kind"),
                    ("population", "is_overseas", "is_current"),
                    "chef_lieu",
                )
            },
        ),
    )


@admin.register(Department)
class DepartmentAdmin(TerritoryAdmin):
    list_display = ("name", "code", "region", "kind", "population", "is_current")
    list_filter = ("region", "kind", "is_overseas", "is_current")
    list_select_related = ("region",)
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("name", "code", "kind"),
                    ("region", "chef_lieu"),
                    ("population", "is_overseas", "is_current"),
                )
            },
        ),
    )


@admin.register(Intercommunality)
class IntercommunalityAdmin(TerritoryAdmin):
    list_display = ("name", "code", "kind", "population", "is_current")
    list_filter = ("kind", "is_current")
    fieldsets = (
        (
            None,
            {"fields": (("name", "code", "kind"), ("population", "is_current"), "communes")},
        ),
    )

    def is_on_site(self, row: Intercommunality) -> bool:
        return False


@admin.register(Commune)
class CommuneAdmin(TerritoryAdmin):
    search_help_text = "Code Insee, code postal, ou nom avec ou sans accents."
    list_display = ("name", "code", "department", "population", "is_current")
    list_filter = ("department__region", "is_current")
    list_select_related = ("department",)
    fieldsets = (
        (
            None,
            {"fields": (("name", "code", "department"), ("population", "is_current"))},
        ),
    )

    def found_apart(self, text: str) -> Q | None:
        """Find the communes of a postcode."""
        return Q(pk__in=Postcode.objects.filter(code=text).values("commune"))


@admin.register(PriorityNeighbourhood)
class PriorityNeighbourhoodAdmin(CodeSearchMixin, ReadOnlyAdmin):
    untracked_words = FROM_A_FILE
    list_display = ("name", "code", "generation")
    list_filter = ("generation",)
    search_fields = ("name",)
    fieldsets = ((None, {"fields": (("name", "code", "generation"), "communes")}),)
