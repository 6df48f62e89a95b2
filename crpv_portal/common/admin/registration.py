"""Admin screens of sources, files and erasures."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.contrib import admin

from ..deletions import is_cited
from ..models import Erasure, Source, StoredFile
from .base import ReadOnlyAdmin, RegisterAdmin
from .lists import date_words


@admin.register(Source)
class SourceAdmin(RegisterAdmin):
    help_text = "Une page ou un document qui montre un fait ; chaque ligne cite les siennes."
    list_display = ("title", "publisher", "page_date", "read_date", "site")
    search_fields = ("title__unaccent", "publisher__unaccent", "address")
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
    list_display = ("original_name", "media_type", "size", "stored_at")
    search_fields = ("original_name", "sha256")
    date_hierarchy = "stored_at"
    fieldsets = (
        (None, {"fields": ("original_name", "media_type", "size", "sha256", "stored_at")}),
    )


@admin.register(Erasure)
class ErasureAdmin(ReadOnlyAdmin):
    help_text = "Qui a été oublié, quand et pourquoi ; jamais les données elles-mêmes."
    list_display = ("kind", "row", "reason", "erased_at", "pseudonymised_events")
    search_fields = ("reason",)
    date_hierarchy = "erased_at"
    fieldsets = (
        (None, {"fields": ("kind", "row", "reason", "erased_at", "pseudonymised_events")}),
    )
