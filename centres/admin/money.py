"""Admin screen of the contributions of funders."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString

from crpv_portal.common.admin.base import RegisterAdmin
from crpv_portal.common.admin.lists import badge, confidence_badge
from crpv_portal.common.french import euros

from ..models import Contribution


class ContributionYearFilter(admin.SimpleListFilter):
    """List filter: the contributions of one year, among the years that have some."""

    title = "année"
    parameter_name = "annee"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        years = Contribution.objects.order_by("-year").values_list("year", flat=True).distinct()
        return [(str(year), str(year)) for year in years]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        value = self.value() or ""
        return queryset.filter(year=int(value)) if value in dict(self.lookup_choices) else queryset


@admin.register(Contribution)
class ContributionAdmin(RegisterAdmin):
    help_text = (
        "Ce que chaque financeur donne à un centre, année par année. Rien n’est public avant que "
        "« publié » soit coché, montant par montant."
    )
    list_display = (
        "funder",
        "centre",
        "of_year",
        "requested_shown",
        "granted_shown",
        "paid_shown",
        "evidence",
        "shown",
    )
    list_filter = (ContributionYearFilter, "is_public", "confidence", "funder__kind", "centre")
    list_select_related = ("centre", "funder")
    search_fields = (
        "funder__names__name__unaccent",
        "centre__names__name__unaccent",
        "object__unaccent",
        "decision_reference",
    )
    search_help_text = "Financeur, centre, objet, référence de la décision."
    autocomplete_fields = ("centre", "funder", "sources")
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("centre", "funder", "year"),
                    "object",
                    ("requested", "granted", "paid"),
                    "sources",
                    ("confidence", "checked_on"),
                    "is_public",
                    "note",
                )
            },
        ),
        (
            "Pour le fichier ouvert des subventions",
            {
                "classes": ("collapse",),
                "fields": (
                    ("convention_on", "decision_reference"),
                    ("funder_siret", "scheme"),
                    ("nature", "payment"),
                    ("paid_from", "paid_until"),
                    "is_notified_eu",
                ),
            },
        ),
    )

    @admin.display(description="année", ordering="year")
    def of_year(self, row: Contribution) -> str:
        """Return the year as it is read: without the space of the thousands."""
        return str(row.year)

    @admin.display(description="demandé", ordering="requested")
    def requested_shown(self, row: Contribution) -> str:
        return euros(row.requested)

    @admin.display(description="accordé", ordering="granted")
    def granted_shown(self, row: Contribution) -> str:
        return euros(row.granted)

    @admin.display(description="versé", ordering="paid")
    def paid_shown(self, row: Contribution) -> str:
        return euros(row.paid)

    @admin.display(description="fiabilité", ordering="confidence")
    def evidence(self, row: Contribution) -> SafeString:
        return confidence_badge(row.confidence)

    @admin.display(description="publication", ordering="is_public")
    def shown(self, row: Contribution) -> SafeString:
        return badge("publié", "good") if row.is_public else badge("non publié")

    def may_delete(self, row: Contribution) -> bool:
        """Allow deletion of what the public never read; nothing depends on it."""
        return not row.is_public
