"""Organisations under their names over time, and the people who act for them."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString

from crpv_portal.common.admin.base import RegisterAdmin
from crpv_portal.common.admin.inlines import FactInline
from crpv_portal.common.admin.lists import confidence_badge
from crpv_portal.common.admin.naming import renaming
from crpv_portal.common.admin.page_actions import Creation, PageAction
from crpv_portal.common.deletions import is_cited, was_established
from crpv_portal.common.successions import wait_turn_of_successions
from crpv_portal.common.withdrawing import withdraw

from ..merging import merge_organisation, merge_person
from ..models import Organisation, OrganisationName, Person
from ..perms import can_edit_organisation, can_erase_person, can_merge_people
from ..services import (
    create_organisation,
    erase_person,
    rename_organisation,
    succeed_organisation,
)
from .forms import DuplicateForm, NewOrganisationForm, OrganisationForm, SuccessionForm
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


@admin.register(Organisation)
class OrganisationAdmin(RegisterAdmin):
    form = OrganisationForm
    help_text = "Partenaires, signataires, services de l’État, personnes morales des centres."
    list_display = ("shown_name", "kind", "place", "number", "evidence", "checked_on")
    list_filter = ("kind", OrganisationPendingFilter, "confidence", "legal_form")
    list_select_related = ("region", "department", "intercommunality", "commune")
    search_fields = ("name",)
    search_help_text = (
        "Nom d’aujourd’hui ou d’autrefois, sigle, numéro SIREN ; les accents sont indifférents."
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
        carry_out=lambda request, data: create_organisation(**data),
    )
    page_actions = (
        renaming(
            carry_out=lambda request, organisation, data: rename_organisation(
                organisation=organisation, **data
            ),
            done="L’organisation a son nouveau nom.",
            more="Les signatures gardent le nom porté alors.",
            may=can_edit_organisation,
        ),
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
        """Find by the SIREN, grouped or not, or by the SIRET that begins with it."""
        digits = "".join(text.split())
        is_number = digits.isdecimal() and len(digits) in (9, 14)
        return Q(siren=digits[:9]) if is_number else None

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


@admin.register(Person)
class PersonAdmin(RegisterAdmin):
    help_text = "Jamais listées en public ; un nom n’y paraît qu’avec l’accord de la personne."
    list_display = ("full_name", "function_email", "account", "erased_at")
    list_select_related = ("user",)
    search_fields = ("last_name__unaccent", "first_name__unaccent")
    autocomplete_fields = ("user",)
    fieldsets = ((None, {"fields": (("first_name", "last_name"), "function_email", "user")}),)
    page_actions = (
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

    def may_delete(self, row: Person) -> bool:
        """Allow deletion of somebody whom nothing names, nor any account; not of one erased."""
        return row.user is None and row.erased_at is None and not is_cited(row)

    @admin.display(description="nom", ordering="last_name")
    def full_name(self, person: Person) -> str:
        return person.full_name

    @admin.display(description="compte")
    def account(self, person: Person) -> str:
        return person.user.email if person.user else ""
