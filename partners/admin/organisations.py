"""Organisations under their names over time, and the people who act for them."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString

from crpv_portal.common.admin.base import RegisterAdmin
from crpv_portal.common.admin.confirming import confirming
from crpv_portal.common.admin.creations import Creation
from crpv_portal.common.admin.inlines import FactInline
from crpv_portal.common.admin.lists import FrenchChangeList, confidence_badge
from crpv_portal.common.admin.naming import renaming
from crpv_portal.common.admin.page_actions import PageAction
from crpv_portal.common.dates import today
from crpv_portal.common.deletions import is_cited, was_established
from crpv_portal.common.successions import wait_turn_of_successions
from crpv_portal.common.upward import above
from crpv_portal.common.withdrawing import withdraw
from crpv_portal.territories.asked import communes_asked, departments_asked
from crpv_portal.territories.models import Intercommunality, Region

from ..merging import merge_organisation, merge_person
from ..models import Organisation, OrganisationName, Person
from ..perms import can_edit_organisation, can_erase_person, can_merge_people
from ..publishing import ORGANISATION
from ..services import (
    create_organisation,
    erase_person,
    rename_organisation,
    succeed_organisation,
)
from .forms import DuplicateForm, NewOrganisationForm, OrganisationForm, SuccessionForm
from .lookups import look_up_territory, organisations_alike, organisations_of_the_siren
from .pending import OrganisationPendingFilter
from .previews import preview_merger


class NameInline(FactInline):
    model = OrganisationName
    verbose_name_plural = "noms"
    help_text = (
        "Un nom à la fois. Pour un changement de nom, préférez « Renommer » en haut de la page."
    )
    add_label = "Ajouter un nom"
    lead = (("name", "acronym"), "slug")

    def row_label(self, row: OrganisationName) -> str:
        acronym = f" ({row.acronym})" if row.acronym else ""
        return f"{row.name}{acronym}, {row.in_words}"


class OrganisationRegionFilter(admin.SimpleListFilter):
    """List filter: organisations whose own territory is the région, or is in it."""

    title = "région de son territoire"
    parameter_name = "region"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return list(Region.objects.current().inhabited().values_list("code", "name"))

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        code = self.value()
        if not code:
            return queryset
        link = Intercommunality.communes.through.objects
        groups = link.filter(commune__department__region__code=code).values("intercommunality")
        return queryset.filter(
            Q(region__code=code)
            | Q(department__region__code=code)
            | Q(commune__department__region__code=code)
            | Q(intercommunality__in=groups)
        )


@admin.register(Organisation)
class OrganisationAdmin(RegisterAdmin):
    form = OrganisationForm
    help_text = "Partenaires, signataires, services de l’État, personnes morales des centres."
    shows_usage = True
    list_display = ("shown_name", "kind", "place", "number", "evidence", "checked_on")
    list_filter = (
        *("kind", OrganisationPendingFilter, OrganisationRegionFilter),
        *("confidence", "legal_form"),
    )
    list_select_related = ("region", "department", "intercommunality", "commune")
    search_fields = ("name",)
    search_help_text = (
        "Nom d’aujourd’hui ou d’autrefois, sigle, numéro SIREN, numéro ou nom du département, code "
        "postal de la commune ; les accents sont indifférents."
    )
    ordering = ("order_key", "pk")
    inlines = (NameInline,)
    autocomplete_fields = (
        "region",
        "department",
        "intercommunality",
        "commune",
        "successor",
        "sources",
    )
    fieldsets = (
        (
            "Identité",
            {
                "fields": (
                    ("kind", "legal_form"),
                    ("siren", "siren_absence"),
                    ("website", "website_checked_on"),
                    "role",
                    ("successor", "succeeded_on", "term_ends_on"),
                )
            },
        ),
        (
            "Territoire",
            {
                "description": "Un seul : national, ou une région, un département, une "
                "intercommunalité, une commune.",
                "fields": (
                    "is_national",
                    ("region", "department"),
                    ("intercommunality", "commune"),
                ),
            },
        ),
        ("Preuve", {"fields": ("sources", ("confidence", "checked_on"), "note")}),
    )
    creation = Creation(
        form=NewOrganisationForm,
        explanation="L’organisation naît avec son premier nom ; sa page s’ouvre ensuite.",
        lookup=look_up_territory,
        alike=organisations_alike,
        same=organisations_of_the_siren,
        carry_out=lambda request, data: create_organisation(**data),
    )
    publication = ORGANISATION
    page_actions = (
        renaming(
            carry_out=lambda request, organisation, data: rename_organisation(
                organisation=organisation, **data
            ),
            done="L’organisation a son nouveau nom.",
            more="Les signatures gardent le nom porté alors.",
            may=can_edit_organisation,
        ),
        confirming(may=can_edit_organisation),
        PageAction(
            slug="succeder",
            verb="Indiquer un successeur",
            explanation=(
                "Une autre organisation lui succède ce jour-là : sa page reste, et le dit. Les "
                "signatures et les partenariats ne changent pas."
            ),
            form=SuccessionForm,
            foretold=lambda organisation, data: (
                f"« {data['successor'].name} » succédera à « {organisation.name} »"
            ),
            carry_out=lambda request, organisation, data: succeed_organisation(
                organisation=organisation, **data
            ),
            done="La succession est notée.",
            is_offered=lambda organisation: organisation.successor_id is None,
            may=can_edit_organisation,
        ),
        PageAction(
            slug="fusionner",
            verb="Absorber un doublon",
            explanation=(
                "Ce qui nomme le doublon nommera cette organisation, ses adresses y mèneront. "
                "L’acte s’annule depuis le journal."
            ),
            preview=preview_merger,
            form=DuplicateForm,
            carry_out=lambda request, organisation, data: merge_organisation(
                organisation=organisation, **data
            ),
            done="Les deux fiches n’en font plus qu’une.",
            may=can_edit_organisation,
            is_grave=True,
        ),
        PageAction(
            slug="retirer-du-site",
            verb="Retirer du site",
            explanation=(
                "Pour une organisation publiée par erreur : sa fiabilité redevient « à vérifier », "
                "et sa page, ses partenariats et ses signatures ne se lisent plus que d’ici. Une "
                "organisation qui a pris fin garde sa page : indiquez son successeur."
            ),
            carry_out=lambda request, organisation, data: withdraw(organisation, **data),
            done="L’organisation n’est plus publique.",
            is_offered=lambda organisation: not organisation.is_unverified,
            may=can_edit_organisation,
            is_grave=True,
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return Organisation.objects.visible_to(request.user).order_by(*self.ordering)

    def lock_for_save(self, request: HttpRequest, row: Organisation) -> None:
        if request.POST.get("successor"):
            wait_turn_of_successions(Organisation._meta.db_table)
        super().lock_for_save(request, row)

    def found_apart(self, text: str) -> Q | None:
        """Find by the SIREN, grouped or not, by the SIRET that begins with it, or by the place."""
        digits = "".join(text.split())
        if digits.isdecimal() and len(digits) in (9, 14):
            return Q(siren=digits[:9])
        departments = departments_asked(text)
        return (
            Q(department__in=departments)
            | Q(commune__department__in=departments)
            | Q(commune__in=communes_asked(text))
        )

    @admin.display(description="nom", ordering="order_key")
    def shown_name(self, organisation: Organisation) -> str:
        acronym = f" ({organisation.acronym})" if organisation.acronym else ""
        return f"{organisation.name}{acronym}"

    @admin.display(description="territoire")
    def place(self, organisation: Organisation) -> str:
        return "France entière" if organisation.is_national else str(organisation.territory or "")

    @admin.display(description="SIREN", ordering="siren")
    def number(self, organisation: Organisation) -> str:
        return organisation.siren or organisation.get_siren_absence_display()

    @admin.display(description="fiabilité", ordering="confidence")
    def evidence(self, organisation: Organisation) -> SafeString:
        return confidence_badge(organisation.confidence)

    def may_delete(self, row: Organisation) -> bool:
        """Allow deletion of one that the public never read, and that nothing cites."""
        return not (was_established(row) or is_cited(row))

    def is_on_site(self, row: Organisation) -> bool:
        return not row.is_unverified

    def choice_label(self, row: Organisation) -> str:
        return f"{row.name} ({row.acronym})" if row.acronym else row.name


class AccountFilter(admin.SimpleListFilter):
    title = "compte"
    parameter_name = "compte"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("avec", "a un compte"), ("sans", "n’a pas de compte"), ("effacees", "effacées")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() == "effacees":
            return queryset.filter(erased_at__isnull=False)
        if self.value() in ("avec", "sans"):
            return queryset.filter(user__isnull=self.value() == "sans", erased_at__isnull=True)
        return queryset


class PersonChangeList(FrenchChangeList):
    """List of persons that knows what those of its page do in the centres today."""

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        self._viewer = request.user
        super().__init__(request, *args, **kwargs)

    def complete(self, rows: list[Any]) -> None:
        held: dict[int, list[str]] = defaultdict(list)
        for row in _positions(self._viewer).filter(person__in=rows):
            title = row.title or row.get_function_display()
            held[row.person_id].append(f"{title}, {row.centre.name}")
        for person in rows:
            person.functions_today = held[person.pk]


def _positions(viewer: Any) -> Any:
    """Return the functions that people have in centres today."""
    rows = above(Person, "positions", viewer).in_force(today())
    return rows.select_related("centre").order_by("centre__order_key", "pk")


@admin.register(Person)
class PersonAdmin(RegisterAdmin):
    help_text = "Jamais listées en public ; un nom n’y paraît qu’avec l’accord de la personne."
    shows_usage = True
    list_display = ("full_name", "functions", "function_email", "account", "erased_at")
    list_filter = (AccountFilter,)
    search_help_text = "Nom, adresse de fonction ou du compte, centre où elle exerce."
    list_select_related = ("user",)
    search_fields = (
        *("last_name__unaccent", "first_name__unaccent"),
        *("function_email", "user__email"),
    )
    autocomplete_fields = ("user",)
    fieldsets = ((None, {"fields": (("first_name", "last_name"), "function_email", "user")}),)
    page_actions = (
        confirming(),
        PageAction(
            slug="fusionner",
            verb="Absorber un doublon",
            explanation=(
                "Les mandats, présences et contacts du doublon seront ceux de cette personne. "
                "L’acte s’annule depuis le journal."
            ),
            preview=preview_merger,
            form=DuplicateForm,
            carry_out=lambda request, person, data: merge_person(person=person, **data),
            done="Les deux fiches n’en font plus qu’une.",
            is_offered=lambda person: person.erased_at is None,
            may=lambda user, person: can_merge_people(user),
            is_grave=True,
        ),
        PageAction(
            slug="effacer",
            verb="Effacer les données personnelles",
            explanation=(
                "Le nom et l’adresse disparaissent de la fiche et de tout l’historique. Ce que la "
                "personne a fait reste, sans son nom. Cet effacement est définitif."
            ),
            carry_out=lambda request, person, data: erase_person(person=person, **data),
            done="Les données de cette personne sont effacées.",
            is_offered=lambda person: person.erased_at is None,
            may=can_erase_person,
            is_grave=True,
        ),
    )

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[FrenchChangeList]:
        return PersonChangeList

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        """Find by the centre too, in whole or by its acronym."""
        found, doubled = super().get_search_results(request, queryset, search_term)
        text = search_term.strip()
        if not text:
            return found, doubled
        beside = _positions(request.user).filter(
            Q(centre__name__unaccent__icontains=text) | Q(centre__acronym__iexact=text)
        )
        people = beside.order_by().values("person")
        return queryset.filter(Q(pk__in=found.order_by().values("pk")) | Q(pk__in=people)), False

    def may_delete(self, row: Person) -> bool:
        """Allow deletion of somebody whom nothing names, nor any account; not of one erased."""
        return row.user is None and row.erased_at is None and not is_cited(row)

    @admin.display(description="nom", ordering="last_name")
    def full_name(self, person: Person) -> str:
        return person.full_name

    @admin.display(description="fonctions dans les centres")
    def functions(self, person: Person) -> str:
        return " ; ".join(person.functions_today)  # type: ignore[attr-defined] # set by the list

    @admin.display(description="compte")
    def account(self, person: Person) -> str:
        return person.user.email if person.user else ""
