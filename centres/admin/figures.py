"""Admin screen of the national figures that were published."""

from django.contrib import admin
from django.template.defaultfilters import floatformat
from django.utils.safestring import SafeString

from crpv_portal.common.admin.base import RegisterAdmin
from crpv_portal.common.admin.lists import confidence_badge

from ..models import NetworkFigure


@admin.register(NetworkFigure)
class NetworkFigureAdmin(RegisterAdmin):
    help_text = "Les chiffres nationaux tels qu’une page publique les a donnés, jamais recalculés."
    list_display = ("indicator", "amount", "unit", "stated_when", "evidence", "remark")
    list_filter = ("indicator", "confidence")
    search_fields = ("remark__unaccent", "unit__unaccent", "sources__title__unaccent")
    search_help_text = "Remarque, unité, titre d’une source."
    date_hierarchy = "stated_on"
    autocomplete_fields = ("sources",)
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("indicator", "value", "unit"),
                    "stated_on",
                    "remark",
                    "sources",
                    ("confidence", "checked_on"),
                    "note",
                )
            },
        ),
    )

    @admin.display(description="valeur", ordering="value")
    def amount(self, figure: NetworkFigure) -> str:
        return floatformat(figure.value, "-2g")

    @admin.display(description="date", ordering="stated_on")
    def stated_when(self, figure: NetworkFigure) -> str:
        return str(figure.stated)

    @admin.display(description="fiabilité", ordering="confidence")
    def evidence(self, figure: NetworkFigure) -> SafeString:
        return confidence_badge(figure.confidence)

    def may_delete(self, row: NetworkFigure) -> bool:
        """Allow deletion: nothing depends on a figure, and the history keeps it."""
        return True
