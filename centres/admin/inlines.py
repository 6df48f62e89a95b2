"""Rows edited on a centre's page."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString

from crpv_portal.common.admin.inlines import FactInline, PeriodInline, SourcedInline
from crpv_portal.common.admin.lists import badge

from ..models import (
    Agreement,
    CentreLegalBody,
    CentreMembership,
    CentreName,
    Contact,
    Coverage,
    Label,
    LocalPartnership,
    Milestone,
    MissionOffered,
    Position,
    Site,
)
from .forms import ContactRowForm, SiteForm


class NameInline(FactInline):
    model = CentreName
    help_text = (
        "Un nom à la fois. Pour un changement de nom, préférez « Renommer » en haut de la page : "
        "l’ancien nom garde ses dates et son adresse."
    )
    add_label = "Ajouter un nom"
    lead = (("name", "acronym"), "slug")

    def row_label(self, row: CentreName) -> str:
        acronym = f" ({row.acronym})" if row.acronym else ""
        return f"{row.name}{acronym}, {row.in_words}"


class CoverageInline(FactInline):
    model = Coverage
    verbose_name_plural = "périmètre"
    help_text = (
        "Un département par ligne. Pour un changement à partir d’un jour, préférez « Modifier le "
        "périmètre » en haut de la page : il termine et ouvre les lignes qu’il faut."
    )
    add_label = "Ajouter un département"
    autocomplete_fields = ("department", "sources")
    joined = ("department",)
    lead = ("department",)


class LabelInline(FactInline):
    model = Label
    help_text = "La reconnaissance de l’État, sous une édition du cadre."
    add_label = "Ajouter un label"
    autocomplete_fields = ("authority", "edition", "sources")
    joined = ("authority", "edition")
    lead = (("authority", "edition"),)

    def row_label(self, row: Label) -> str:
        return f"{row.authority}, {row.in_words}"


class SiteInline(FactInline):
    model = Site
    form = SiteForm
    help_text = "La rue et le code postal ne sont publiés qu’une fois l’adresse vérifiée."
    add_label = "Ajouter une implantation"
    autocomplete_fields = ("commune", "sources")
    joined = ("commune",)
    lead = (
        ("kind", "city", "commune"),
        ("address", "postcode", "address_checked_on"),
        "opening_hours",
    )
    rare = (("siret", "latitude", "longitude"),)
    rare_label = "SIRET, coordonnées, début ou fin inconnus"

    def row_label(self, row: Site) -> str:
        return f"{row}, {row.in_words}"


class ContactInline(SourcedInline):
    model = Contact
    form = ContactRowForm
    help_text = "Des coordonnées de fonction, jamais privées ; publiées une fois vérifiées."
    add_label = "Ajouter une coordonnée"
    lead = (("kind", "value", "label"), "publish_now", ("seen_on", "is_public"))

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """Leave out erased rows: nothing of them is left to edit."""
        return super().get_queryset(request).filter(erased_at__isnull=True)

    def row_badge(self, row: Contact) -> SafeString:
        """Tell whether it is published; how sure its source is stands in the row."""
        if row.is_public:
            return badge("publiée", "good")
        return badge("non publiée") if row.checked_on else badge("à vérifier", "warn")


class PositionInline(FactInline):
    model = Position
    help_text = "Le nom d’une personne n’est publié qu’avec son accord."
    add_label = "Ajouter une fonction"
    autocomplete_fields = ("person", "sources")
    joined = ("person",)
    lead = (("person", "function", "title"), "is_public")

    def row_label(self, row: Position) -> str:
        return f"{row.person.full_name}, {row}"


class MissionInline(FactInline):
    model = MissionOffered
    help_text = "Une mission du cadre de référence, un intitulé propre au centre, ou les deux."
    add_label = "Ajouter une mission"
    autocomplete_fields = ("provision", "sources")
    joined = ("provision__edition",)
    lead = (("provision", "title"),)

    def row_label(self, row: MissionOffered) -> str:
        return f"{row}, {row.in_words}"


class PartnershipInline(FactInline):
    model = LocalPartnership
    help_text = "« Non précisé » veut dire que la source ne le dit pas, non que ce soit faux."
    add_label = "Ajouter un partenariat"
    autocomplete_fields = ("organisation", "sources")
    joined = ("organisation",)
    lead = ("organisation", ("is_financial", "is_operational", "is_member"))
    rare = ("terms",)
    rare_label = "Cadre du partenariat, début ou fin inconnus"

    def row_label(self, row: LocalPartnership) -> str:
        roles = f", {', '.join(row.roles)}" if row.roles else ""
        return f"{row.organisation}{roles}, {row.in_words}"


class LegalBodyInline(FactInline):
    model = CentreLegalBody
    help_text = "SIREN, forme juridique et terme se notent sur la fiche de l’organisation."
    add_label = "Ajouter une personne morale"
    autocomplete_fields = ("organisation", "sources")
    joined = ("organisation",)
    lead = (("organisation", "is_host"),)


class MilestoneInline(SourcedInline):
    model = Milestone
    add_label = "Ajouter une étape"
    lead = (("kind", "happened_on"), "description")


class AgreementInline(FactInline):
    model = Agreement
    add_label = "Ajouter un accord"
    autocomplete_fields = ("parties", "sources")
    help_text = (
        "Publié, il l’est en entier, avec ses termes ; ce que vous laissez vide n’est pas connu."
    )
    lead = (("kind", "title"), "subject", "parties", ("signed_on", "is_public"))
    rare = (("amount", "amount_basis"), ("renewal", "notice_months"), "terms", "web_page")
    rare_label = "Montant, engagements, renouvellement, début ou fin inconnus"

    def row_label(self, row: Agreement) -> str:
        return f"{row.title}, {row.in_words}"


class MembershipInline(PeriodInline):
    model = CentreMembership
    verbose_name_plural = "comptes du centre"
    help_text = "Les comptes qui verront la fiche avant sa publication."
    add_label = "Ajouter un compte"
    autocomplete_fields = ("user",)
    joined = ("user",)
    lead = (("user", "is_director"),)

    def row_label(self, row: CentreMembership) -> str:
        return f"{row.user.get_full_name()}, {row.in_words}"


INLINES: list[Any] = [
    NameInline,
    CoverageInline,
    LabelInline,
    SiteInline,
    ContactInline,
    MissionInline,
    PartnershipInline,
    LegalBodyInline,
    MilestoneInline,
    PositionInline,
    AgreementInline,
    MembershipInline,
]
