"""The official territories in the admin: to be looked up and chosen, never edited by hand.

They change with the official lists, through `load_territories` and
`import_priority_neighbourhoods`.
"""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from crpv_portal.common.admin.base import CodeSearchMixin, ReadOnlyAdmin

from .asked import communes_asked, departments_asked
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

    search_help_text = (
        "Code SIREN ou nom, avec ou sans accents ; nom entier, code postal ou code Insee d’une de "
        "ses communes ; numéro ou nom d’un département."
    )

    def found_apart(self, text: str) -> Q | None:
        """Find those of a commune, or that have a commune in the département."""
        return _with_communes(Intercommunality, text)

    def is_on_site(self, row: Intercommunality) -> bool:
        return False


@admin.register(Commune)
class CommuneAdmin(TerritoryAdmin):
    search_help_text = (
        "Code Insee, code postal, numéro du département, ou nom avec ou sans accents."
    )
    list_display = ("name", "code", "department", "population", "is_current")
    list_filter = ("department__region", "is_current")
    list_select_related = ("department",)
    fieldsets = (
        (
            None,
            {"fields": (("name", "code", "department"), ("population", "siren", "is_current"))},
        ),
    )

    def found_apart(self, text: str) -> Q | None:
        """Find the communes of a postcode, or of a département by its number."""
        of_postcode = Postcode.objects.filter(code=text).values("commune")
        return Q(pk__in=of_postcode) | Q(department__code=text.upper())


class NeighbourhoodRegionFilter(admin.SimpleListFilter):
    title = "région"
    parameter_name = "region"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return list(Region.objects.current().inhabited().values_list("code", "name"))

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if not self.value():
            return queryset
        link = PriorityNeighbourhood.communes.through.objects
        own = link.filter(commune__department__region__code=self.value())
        return queryset.filter(pk__in=own.values("priorityneighbourhood"))


@admin.register(PriorityNeighbourhood)
class PriorityNeighbourhoodAdmin(CodeSearchMixin, ReadOnlyAdmin):
    untracked_words = FROM_A_FILE
    list_display = ("name", "code", "places", "generation")
    list_filter = ("generation", NeighbourhoodRegionFilter)
    search_fields = ("name",)
    search_help_text = (
        "Code ou nom du quartier ; nom entier, code postal ou code Insee de sa commune ; numéro ou "
        "nom de son département."
    )
    fieldsets = ((None, {"fields": (("name", "code", "generation"), "communes")}),)

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).prefetch_related("communes")

    @admin.display(description="communes")
    def places(self, neighbourhood: PriorityNeighbourhood) -> str:
        communes = neighbourhood.communes.all()
        return ", ".join(sorted(commune.name for commune in communes))

    def found_apart(self, text: str) -> Q | None:
        """Find those of a commune, or of a département."""
        return _with_communes(PriorityNeighbourhood, text)


def _with_communes(model: type[Intercommunality] | type[PriorityNeighbourhood], text: str) -> Q:
    """Match the rows that have a commune asked for, or one in the département asked for."""
    links = model.communes.through._default_manager.filter(
        Q(commune__in=communes_asked(text)) | Q(commune__department__in=departments_asked(text))
    )
    column: Any = model._meta.get_field("communes")
    return Q(pk__in=links.values(column.m2m_field_name()))
