"""Admin screens of sources, files and erasures."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.contrib import admin
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest

from ..deletions import is_cited, links_to
from ..models import Erasure, Source, StoredFile
from .base import ReadOnlyAdmin, RegisterAdmin
from .lists import date_words


class CitedFilter(admin.SimpleListFilter):
    title = "citation"
    parameter_name = "citee"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("oui", "citée"), ("non", "citée par rien"), ("non-lue", "sans jour de lecture")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() == "non-lue":
            return queryset.filter(read_on__isnull=True)
        if self.value() not in ("oui", "non"):
            return queryset
        cited = Q()
        for through, name in links_to(Source):
            cited |= Q(Exists(through._base_manager.filter(**{name: OuterRef("pk")})))
        return queryset.filter(cited if self.value() == "oui" else ~cited)


@admin.register(Source)
class SourceAdmin(RegisterAdmin):
    help_text = "Une page ou un document qui montre un fait ; chaque ligne cite les siennes."
    shows_usage = True
    list_display = ("title", "publisher", "page_date", "read_date", "site")
    list_filter = (CitedFilter,)
    search_fields = ("title__unaccent", "publisher__unaccent", "address")
    search_help_text = "Titre, éditeur, adresse de la page."
    date_hierarchy = "read_on"
    fieldsets = ((None, {"fields": ("title", "publisher", "address", ("page_on", "read_on"))}),)

    @admin.display(description="date de la page", ordering="page_on")
    def page_date(self, source: Source) -> str:
        return date_words(source.page_date)

    @admin.display(description="lue le", ordering="read_on")
    def read_date(self, source: Source) -> str:
        return date_words(source.read_date)

    @admin.display(description="site", ordering="address")
    def site(self, source: Source) -> str:
        """Return where the page stands; its whole address would take the room of the title."""
        return urlsplit(source.address).netloc.removeprefix("www.")

    def may_delete(self, row: Source) -> bool:
        """Allow deletion of a source that nothing cites: it was added by mistake."""
        return not is_cited(row)


@admin.register(StoredFile)
class StoredFileAdmin(ReadOnlyAdmin):
    help_text = "Les fichiers déposés, gardés par leur contenu."
    shows_usage = True
    list_display = ("original_name", "media_type", "size", "stored_at")
    list_filter = ("media_type",)
    search_fields = ("original_name__unaccent", "sha256")
    search_help_text = "Nom d’origine, empreinte."
    date_hierarchy = "stored_at"
    fieldsets = (
        (None, {"fields": ("original_name", "media_type", "size", "sha256", "stored_at")}),
    )


@admin.register(Erasure)
class ErasureAdmin(ReadOnlyAdmin):
    help_text = "Qui a été oublié, quand et pourquoi ; jamais les données elles-mêmes."
    list_display = ("kind", "row", "reason", "erased_at", "pseudonymised_events")
    list_filter = ("kind",)
    search_fields = ("reason__unaccent",)
    search_help_text = "Motif."
    date_hierarchy = "erased_at"
    fieldsets = (
        (None, {"fields": ("kind", "row", "reason", "erased_at", "pseudonymised_events")}),
    )
