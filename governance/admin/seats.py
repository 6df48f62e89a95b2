"""Admin screen of a seat, with its successive mandates."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from crpv_portal.common.admin.base import RegisterAdmin
from crpv_portal.common.admin.inlines import FactInline
from crpv_portal.common.dates import today
from crpv_portal.common.search import first_words

from ..bodies.composition import MandateWords
from ..models import Mandate, Seat
from ..perms import can_edit_composition
from ..wording import owner_of
from .filters import SeatRegionFilter


class VacancyFilter(admin.SimpleListFilter):
    title = "occupation"
    parameter_name = "occupation"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("pourvu", "pourvu aujourd’hui"), ("vacant", "vacant ou inconnu aujourd’hui")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        held = Exists(Mandate.objects.filter(seat=OuterRef("pk")).in_force(today()))
        if self.value() == "pourvu":
            return queryset.filter(held)
        return queryset.filter(~held) if self.value() == "vacant" else queryset


class MandateInline(FactInline):
    model = Mandate
    help_text = (
        "Un mandat à la fois. Titulaire et suppléant sont facultatifs ; leurs noms ne sont "
        "publiés qu’avec leur accord, pour ce mandat."
    )
    add_label = "Ajouter un mandat"
    autocomplete_fields = ("organisation", "holder", "alternate", "sources")
    joined = ("organisation", "holder", "alternate")
    lead = (
        ("organisation", "organisation_name"),
        "capacity",
        ("holder", "alternate"),
        ("voice", "is_name_public"),
        "function_email",
    )

    def row_label(self, row: Mandate) -> str:
        words = MandateWords(row)
        details = f", {words.details}" if words.details else ""
        return f"{words.who}{details}, {words.period}"


@admin.register(Seat)
class SeatAdmin(RegisterAdmin):
    help_text = "Qui siège où, hier et aujourd’hui. Un siège s’ajoute depuis son instance."
    list_display = ("title", "body", "college", "held_by", "weight")
    list_filter = (
        *(VacancyFilter, SeatRegionFilter),
        *("college__body__level", "college__body__kind"),
    )
    search_fields = ("title",)
    search_help_text = "Siège, instance (nom ou sigle), organisation ou personne qui y siège."
    ordering = ("college__body__order_key", "college__position", "position", "pk")
    inlines = (MandateInline,)
    readonly_fields = ("place",)
    fieldsets = ((None, {"fields": ("place", "title", ("position", "voting_weight"))}),)

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        in_office = Mandate.objects.in_office(today())
        return (
            Seat.objects.select_related("college__body__centre", "college__body__region")
            .prefetch_related(Prefetch("mandates", in_office, "in_office"))
            .order_by(*self.ordering)
        )

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        for word in first_words(search_term).split():
            queryset = queryset.filter(
                Q(title__unaccent__icontains=word)
                | Q(college__body__name__unaccent__icontains=word)
                | Q(college__body__acronym__icontains=word)
                | Exists(
                    Mandate.objects.filter(
                        Q(organisation__name__unaccent__icontains=word)
                        | Q(organisation_name__unaccent__icontains=word)
                        | Q(holder__last_name__unaccent__icontains=word)
                        | Q(alternate__last_name__unaccent__icontains=word),
                        seat=OuterRef("pk"),
                    )
                )
            )
        return queryset, False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        allowed = super().has_change_permission(request, obj)
        if obj is None:
            return allowed
        return allowed and can_edit_composition(request.user, obj.college.body)

    def may_delete(self, row: Seat) -> bool:
        """Allow deletion of a seat that nobody ever held: it was typed by mistake."""
        return not row.mandates.exists()

    @admin.display(description="instance", ordering="college__body__order_key")
    def body(self, seat: Seat) -> str:
        body = seat.college.body
        owner = owner_of(body)
        return body.name if owner in body.name else f"{body.name} ({owner})"

    @admin.display(description="y siège")
    def held_by(self, seat: Seat) -> str:
        return ", ".join(MandateWords(mandate).who for mandate in seat.in_office)  # type: ignore[attr-defined] # prefetched

    @admin.display(description="voix", ordering="voting_weight")
    def weight(self, seat: Seat) -> int:
        return seat.voting_weight

    @admin.display(description="instance")
    def place(self, seat: Seat) -> SafeString:
        body = seat.college.body
        return format_html(
            '<a href="{}">{}</a>, {}',
            reverse("admin:governance_body_change", args=[body.pk]),
            self.body(seat),
            seat.college.name,
        )
