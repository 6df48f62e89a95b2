"""Admin screen of a body: rules, names, composition and meetings on one page."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from crpv_portal.common.admin.base import RegisterAdmin
from crpv_portal.common.admin.confirming import confirming
from crpv_portal.common.admin.creations import Creation
from crpv_portal.common.admin.inlines import PERIOD, FactInline, PeriodInline, RowsInline
from crpv_portal.common.admin.lists import badge, confidence_badge
from crpv_portal.common.admin.naming import renaming
from crpv_portal.common.admin.page_actions import PageAction
from crpv_portal.common.dates import today
from crpv_portal.common.deletions import is_cited, was_established
from crpv_portal.common.french import counted
from crpv_portal.common.traces import Trace
from crpv_portal.common.withdrawing import withdraw

from ..bodies.closing import close_body, reopen_body
from ..bodies.composition import composition_of
from ..bodies.keepers import keepers_of
from ..bodies.publishing import PUBLICATION
from ..bodies.rhythm_table import rhythm_of
from ..bodies.services import appoint_secretary, create_body, rename_body
from ..models import Body, BodyName, College, Mandate, Seat, Secretaryship
from ..perms import can_appoint_secretary, can_create_body, can_edit_body
from ..wording import owner_of, quorum_in_words
from .declarations import DECLARATION_ACTIONS, declaration_in_words
from .filters import BodyRegionFilter
from .forms import CloseBodyForm, NewBodyForm, SecretaryForm
from .pending import BodyPendingFilter
from .previews import preview_body_closing


class StandingFilter(admin.SimpleListFilter):
    title = "existence"
    parameter_name = "existence"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("aujourd-hui", "existe aujourd’hui"), ("close", "n’existe plus")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() == "aujourd-hui":
            return queryset.in_force(today())  # type: ignore[attr-defined] # rows of Body
        if self.value() == "close":
            return queryset.filter(end_is_unknown=True) | queryset.over_on(today())  # type: ignore[attr-defined] # rows of Body
        return queryset


class NameInline(FactInline):
    model = BodyName
    verbose_name_plural = "noms"
    help_text = (
        "Un nom à la fois. Pour un changement de nom, préférez « Renommer » en haut de la page : "
        "l’ancien nom garde ses dates et son adresse."
    )
    add_label = "Ajouter un nom"
    lead = (("name", "acronym"), "slug")

    def row_label(self, row: BodyName) -> str:
        acronym = f" ({row.acronym})" if row.acronym else ""
        return f"{row.name}{acronym}, {row.in_words}"


class CollegeInline(RowsInline):
    model = College
    help_text = (
        "Les catégories de membres. Les sièges et ceux qui y siègent se lisent plus haut, et se "
        "modifient chacun sur sa page."
    )
    add_label = "Ajouter un collège"
    has_evidence = False
    fields = (("name", "position"), ("is_counted_by_head", "head_count_seats"))

    def row_label(self, row: College) -> str:
        if row.head_count_seats is not None:  # counted by head
            return f"{row.name}, {counted(row.head_count_seats, 'membre(s) compté(s) par tête')}"
        return row.name


class SecretaryshipInline(PeriodInline):
    model = Secretaryship
    verbose_name_plural = "secrétariats"
    help_text = (
        "Qui peut consigner les réunions de cette seule instance. Pour nommer quelqu’un à partir "
        "d’un jour, préférez « Nommer un secrétariat » en haut de la page."
    )
    add_label = "Ajouter un secrétariat"
    autocomplete_fields = ("user",)
    joined = ("user",)
    lead = ("user",)

    def row_label(self, row: Secretaryship) -> str:
        return f"{row.user.get_full_name()}, {row.in_words}"


def is_closed(body: Body) -> bool:
    return bool(body.end_on or body.end_is_unknown)


@admin.register(Body)
class BodyAdmin(RegisterAdmin):
    help_text = (
        "Ouvrez une instance pour son rythme, son quorum, sa composition et qui la tient. Ses "
        "réunions se préparent et se consignent dans l’espace de travail."
    )
    list_display = ("shown_name", "owner", "kind", "rhythm", "state", "evidence", "checked_on")
    list_filter = (
        "level",
        BodyPendingFilter,
        BodyRegionFilter,
        "kind",
        StandingFilter,
        "confidence",
    )
    search_fields = ("name",)
    search_help_text = "Nom d’aujourd’hui ou d’autrefois, sigle, centre ; sans égard aux accents."
    ordering = ("order_key", "pk")
    inlines = (NameInline, CollegeInline, SecretaryshipInline)
    autocomplete_fields = ("centre", "region", "organiser", "parent", "sources")
    readonly_fields = ("standing", "rules", "composition", "keepers")
    fieldsets = (
        (
            "Identité",
            {
                "fields": (
                    "standing",
                    ("code", "kind"),
                    ("level", "centre", "region"),
                    ("organiser", "parent"),
                    "role",
                )
            },
        ),
        (
            "Rythme et quorum",
            {
                "fields": (
                    "rules",
                    ("expected_per_year", "max_proxies", "deputies_vote", "votes_by_name"),
                    ("quorum_basis", "quorum_scope"),
                    ("quorum_numerator", "quorum_denominator"),
                    ("quorum_is_strict", "second_call_without_quorum"),
                )
            },
        ),
        ("Composition", {"fields": ("composition",)}),
        ("Qui tient cette instance", {"fields": ("keepers",)}),
        (
            "Existence et preuve",
            {"fields": (PERIOD, "sources", ("confidence", "checked_on"), "note")},
        ),
    )
    creation = Creation(
        form=NewBodyForm,
        explanation=(
            "L’instance naît avec son premier nom ; sa page s’ouvre ensuite pour son rythme, son "
            "quorum et ses collèges. Sans centre ni région, elle est nationale."
        ),
        carry_out=lambda request, data: create_body(**data),
    )
    publication = PUBLICATION
    page_actions = (
        renaming(
            carry_out=lambda request, body, data: rename_body(body=body, **data),
            done="L’instance a son nouveau nom.",
            may=can_edit_body,
        ),
        confirming(may=can_edit_body),
        *DECLARATION_ACTIONS,
        PageAction(
            slug="nommer-un-secretariat",
            verb="Nommer un secrétariat",
            explanation=(
                "Ce compte pourra préparer et consigner les réunions de cette instance, tant que "
                "dure son secrétariat."
            ),
            form=SecretaryForm,
            carry_out=lambda request, body, data: appoint_secretary(body=body, **data),
            done="Le secrétariat est nommé.",
            is_offered=lambda body: not is_closed(body),
            may=can_appoint_secretary,
        ),
        PageAction(
            slug="retirer-du-site",
            verb="Retirer du site",
            explanation=(
                "Pour une instance publiée par erreur : sa fiabilité redevient « à vérifier », et "
                "ses réunions et décisions ne se lisent plus que d’ici et de l’espace de travail. "
                "Une instance qui n’existe plus se clôt, et garde sa page."
            ),
            carry_out=lambda request, body, data: withdraw(body, **data),
            done="L’instance n’est plus publique.",
            is_offered=lambda body: not body.is_unverified,
            may=lambda user, body: can_create_body(user),
            is_grave=True,
        ),
        PageAction(
            slug="clore",
            verb="Clore",
            explanation=(
                "La page reste en ligne avec ses réunions et ses décisions. Les mandats et les "
                "secrétariats prennent fin ce jour-là ; ce qui devait commencer ensuite est retiré."
            ),
            preview=preview_body_closing,
            form=CloseBodyForm,
            carry_out=lambda request, body, data: close_body(body=body, **data),
            done="L’instance est close ; sa page et son dossier restent.",
            is_offered=lambda body: not is_closed(body),
            may=lambda user, body: can_create_body(user),
            is_grave=True,
        ),
        PageAction(
            slug="rouvrir",
            verb="Rouvrir",
            explanation=(
                "L’instance existe de nouveau. Les mandats qui avaient pris fin avec elle restent "
                "terminés : donnez ensuite ceux d’aujourd’hui."
            ),
            carry_out=lambda request, body, data: reopen_body(body=body, **data),
            done="L’instance est rouverte ; sa composition reste à dire.",
            is_offered=is_closed,
            may=lambda user, body: can_create_body(user),
        ),
    )

    def may_delete(self, row: Body) -> bool:
        """Allow deletion of one that the public never read, and that nothing cites."""
        return not (was_established(row) or is_cited(row))

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        rows = Body.objects.visible_to(request.user)
        held = rows.with_meetings_held(today().year)
        return held.select_related("centre", "region").order_by(*self.ordering)

    def get_readonly_fields(self, request: HttpRequest, obj: Body | None = None) -> Any:
        """Lock the code once given: it is part of the references of decisions."""
        if obj is not None and obj.decisions.adopted().exists():
            return (*self.readonly_fields, "code")
        return self.readonly_fields

    def history_traces(self, obj: Body) -> list[Trace]:
        """Add the changes of the composition, made on other pages, to the history of the body."""
        return [
            *super().history_traces(obj),
            Trace(Seat, Q(college__body=obj.pk)),
            Trace(Mandate, Q(seat__college__body=obj.pk)),
        ]

    @admin.display(description="nom", ordering="order_key")
    def shown_name(self, body: Body) -> str:
        return f"{body.name} ({body.acronym})" if body.acronym else body.name

    @admin.display(description="centre ou région", ordering="centre__order_key")
    def owner(self, body: Body) -> str:
        return owner_of(body)

    @admin.display(description="réunions cette année", ordering="held_count")
    def rhythm(self, body: Body) -> str:
        held: int = body.held_count  # type: ignore[attr-defined] # annotated
        if body.expected_per_year is None:
            return f"{held}, rythme non connu"
        return f"{held} sur {body.expected_per_year}"

    @admin.display(description="état")
    def state(self, body: Body) -> SafeString:
        return badge("close", "plain") if is_closed(body) else badge("en activité", "good")

    @admin.display(description="fiabilité", ordering="confidence")
    def evidence(self, body: Body) -> SafeString:
        return confidence_badge(body.confidence)

    @admin.display(description="en bref")
    def standing(self, body: Body) -> SafeString:
        return format_html(
            '{} {}, {}. {} <a href="{}">Ouvrir dans l’espace de travail</a>',
            self.state(body),
            owner_of(body),
            body.in_words,
            declaration_in_words(body),
            reverse("espace:body_detail", args=[body.slug]),
        )

    @admin.display(description="en mots")
    def rules(self, body: Body) -> str:
        """Return the yearly rhythm and the quorum rule, as a sentence each."""
        on = today()
        year = rhythm_of([body], [on.year], on).get((body.pk, on.year))
        said = []
        if year:
            held = counted(year.held, "réunion(s) tenue(s)")
            planned = counted(year.planned, "prévue(s)")
            said.append(f"En {on.year}, {held}, {planned}. {year.words}.")
        quorum = quorum_in_words(body)
        said.append(f"Quorum : {quorum}." if quorum else "Aucune règle de quorum connue.")
        return " ".join(said)

    @admin.display(description="aujourd’hui")
    def composition(self, body: Body) -> SafeString:
        context = {"colleges": composition_of(body, today()), "body": body}
        return render_to_string("admin/includes/composition.html", context)

    @admin.display(description="aujourd’hui")
    def keepers(self, body: Body) -> SafeString:
        return render_to_string(
            "admin/includes/keepers.html", {"keepers": keepers_of(body, today())}
        )

    def is_on_site(self, row: Body) -> bool:
        return not row.is_unverified

    def choice_label(self, row: Body) -> str:
        owner = owner_of(row)
        return row.name if owner in row.name else f"{row.name} ({owner})"
