"""Admin screens of the charter and the framework: editions, provisions, signatures, commitments."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString

from crpv_portal.common.admin.base import RegisterAdmin
from crpv_portal.common.admin.confirming import confirming
from crpv_portal.common.admin.inlines import SourcedInline
from crpv_portal.common.admin.lists import badge, confidence_badge, date_words
from crpv_portal.common.admin.page_actions import PageAction
from crpv_portal.common.choices import Confidence
from crpv_portal.common.deletions import is_cited, was_established

from ..choices import EditionStatus
from ..models import Commitment, CommitmentState, Edition, Provision, ReferenceText, Signature
from ..perms import can_edit_edition
from ..publishing import EDITION
from ..services import put_edition_in_force, withdraw_edition
from ..texts.comparing import edition_before
from ..texts.copying import copy_edition, establish_edition
from .forms import (
    EditionForm,
    EstablishForm,
    InForceForm,
    NextEditionForm,
    ProvisionForm,
    SignatureForm,
)
from .previews import preview_establishment
from .provision_rows import ProvisionInline

STATUS_TONES = {
    EditionStatus.DRAFT: "warn",
    EditionStatus.IN_FORCE: "good",
    EditionStatus.SUPERSEDED: "plain",
}


@admin.register(ReferenceText)
class ReferenceTextAdmin(RegisterAdmin):
    help_text = "Les deux textes eux-mêmes, hors de leurs éditions."
    list_display = ("title", "kind")
    search_fields = ("title",)
    fieldsets = ((None, {"fields": (("kind", "title"),)}),)


def _page_of(edition: Edition) -> str:
    return reverse("admin:partners_edition_change", args=[edition.pk])


def _has_unverified_text(edition: Edition) -> bool:
    unverified = edition.provisions.filter(confidence=Confidence.UNVERIFIED)
    return edition.is_draft and (edition.is_unverified or unverified.exists())


@admin.register(Edition)
class EditionAdmin(RegisterAdmin):
    form = EditionForm
    help_text = "2006, 2011, 2017… : chaque édition de la charte ou du cadre, avec ses dates."
    list_display = ("title", "text", "state", "adoption", "effect", "evidence")
    list_filter = ("text", "status", "confidence")
    list_select_related = ("text",)
    search_fields = ("title__unaccent",)
    autocomplete_fields = ("sources",)
    readonly_fields = ("status", "comparison")
    fieldsets = (
        ("Identité", {"fields": (("text", "title"), "slug", "official_document")}),
        (
            "État et dates",
            {
                "description": "L’état change par « Mettre en vigueur » ; les dates ne se "
                "corrigent qu’ensuite.",
                "fields": (("status", "adopted_on", "start_on", "end_on"),),
            },
        ),
        ("Texte", {"fields": ("introduction", "comparison")}),
        ("Preuve", {"fields": ("sources", ("confidence", "checked_on"), "note")}),
    )

    inlines = (ProvisionInline,)
    publication = EDITION
    page_actions = (
        PageAction(
            slug="preparer-la-suivante",
            verb="Préparer l’édition suivante",
            explanation=(
                "Un brouillon reçoit une copie de chaque disposition, qui dit celle qu’elle "
                "remplace. Il n’est visible que de l’équipe nationale ; celle-ci ne change pas."
            ),
            form=NextEditionForm,
            carry_out=lambda request, edition, data: copy_edition(edition=edition, **data),
            done="Le brouillon est prêt : modifiez ses dispositions plus bas, puis comparez.",
            leads_to=_page_of,
            may=can_edit_edition,
        ),
        PageAction(
            slug="etablir-le-texte",
            verb="Établir le texte",
            explanation=(
                "Une fois le texte adopté : l’édition et toutes ses dispositions à vérifier "
                "reçoivent la source et la fiabilité, et deviennent publiques. L’édition reste "
                "annoncée jusqu’à « Mettre en vigueur »."
            ),
            form=EstablishForm,
            preview=preview_establishment,
            carry_out=lambda request, edition, data: establish_edition(edition=edition, **data),
            done="Le texte est établi : il est public, et peut être mis en vigueur.",
            is_offered=_has_unverified_text,
            may=can_edit_edition,
        ),
        PageAction(
            slug="mettre-en-vigueur",
            verb="Mettre en vigueur",
            explanation=(
                "L’édition prend effet ce jour-là et s’affiche aussitôt ; celle qui était en "
                "vigueur est remplacée le même jour et garde sa page."
            ),
            form=InForceForm,
            foretold=lambda edition, data: f"« {edition} » entrera en vigueur",
            carry_out=lambda request, edition, data: put_edition_in_force(edition=edition, **data),
            done="L’édition prend effet à la date indiquée.",
            is_offered=lambda edition: edition.is_draft,
            may=can_edit_edition,
        ),
        confirming(may=can_edit_edition),
        PageAction(
            slug="retirer-du-site",
            verb="Retirer du site",
            explanation=(
                "Pour une édition publiée ou annoncée par erreur : elle redevient un brouillon à "
                "vérifier, sans dates d’effet. Celle qu’elle avait remplacée reste remplacée : "
                "pour la remettre en vigueur, annulez plutôt l’acte dans le journal."
            ),
            carry_out=lambda request, edition, data: withdraw_edition(edition=edition, **data),
            done="L’édition n’est plus publique.",
            is_offered=lambda edition: not (edition.is_draft and edition.is_unverified),
            may=can_edit_edition,
            is_grave=True,
        ),
    )

    @admin.display(description="état", ordering="status")
    def state(self, edition: Edition) -> SafeString:
        status = EditionStatus(edition.status)
        return badge(str(status.label), STATUS_TONES[status])

    @admin.display(description="ce qui change")
    def comparison(self, edition: Edition) -> SafeString | str:
        old = edition_before(edition) if edition.pk else None
        if old is None:
            return "–"
        page = "compare_charters" if edition.text.is_charter else "compare_frameworks"
        return format_html(
            '<a href="{}?{}">Comparer article par article avec « {} »</a>',
            reverse(f"partners:{page}"),
            urlencode({"de": old.slug, "a": edition.slug}),
            old.short_title,
        )

    @admin.display(description="adoptée", ordering="adopted_on")
    def adoption(self, edition: Edition) -> str:
        return date_words(edition.adopted)

    @admin.display(description="effet", ordering="start_on")
    def effect(self, edition: Edition) -> str:
        return edition.effect_in_words

    @admin.display(description="fiabilité", ordering="confidence")
    def evidence(self, edition: Edition) -> SafeString:
        return confidence_badge(edition.confidence)

    def get_inlines(self, request: HttpRequest, obj: Edition | None) -> Any:
        """Return the rows of a stored edition: a new one has no provision to place another by."""
        return super().get_inlines(request, obj) if obj else ()

    def may_delete(self, row: Edition) -> bool:
        """Allow deletion of one that the public never read, and that nothing cites."""
        return not (was_established(row) or is_cited(row))

    def is_on_site(self, row: Edition) -> bool:
        return not row.is_unverified


@admin.register(Provision)
class ProvisionAdmin(RegisterAdmin):
    form = ProvisionForm
    help_text = "Chapitres et articles, résumés par l’équipe ; le texte entier est l’officiel."
    list_display = ("title", "code", "edition", "parent", "kind", "audience", "evidence")
    list_filter = ("edition", "kind", "audience", "confidence")
    search_fields = ("title__unaccent", "code", "body__unaccent")
    search_help_text = "Titre, code, mots du texte."
    autocomplete_fields = ("edition", "parent", "replaces", "sources")
    fieldsets = (
        (
            "Place",
            {"fields": (("edition", "parent", "position"), ("kind", "audience"), "code")},
        ),
        ("Texte", {"fields": ("title", "body", "replaces")}),
        ("Preuve", {"fields": ("sources", ("confidence", "checked_on"), "note")}),
    )

    @admin.display(description="fiabilité", ordering="confidence")
    def evidence(self, provision: Provision) -> SafeString:
        return confidence_badge(provision.confidence)

    def may_delete(self, row: Provision) -> bool:
        """Allow deletion of one that the public never read, and that nothing cites."""
        return not (was_established(row) or is_cited(row))

    def is_on_site(self, row: Provision) -> bool:
        return not row.is_unverified

    def choice_label(self, row: Provision) -> str:
        return f"{row.title} – {row.edition}"

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """Read the edition too, which every choice and address of a provision shows."""
        return super().get_queryset(request).select_related("edition__text", "parent")


class CommitmentStateInline(SourcedInline):
    model = CommitmentState
    help_text = (
        "Une ligne par année. Public sur la page de la charte dès que la fiabilité n’est plus "
        "« à vérifier »."
    )
    add_label = "Ajouter une année"
    lead = (("year", "keeping"), "words")


@admin.register(Commitment)
class CommitmentAdmin(RegisterAdmin):
    help_text = "Où en est chaque engagement des signataires de la charte, année après année."
    list_display = ("signatory", "promise", "edition", "evidence")
    list_filter = ("signature__edition", "confidence")
    list_select_related = ("signature__edition", "provision")
    search_fields = (
        *("signature__name_at_signature__unaccent", "text__unaccent"),
        "provision__title__unaccent",
    )
    search_help_text = "Signataire, mots de l’engagement, titre de la disposition."
    autocomplete_fields = ("signature", "provision", "sources")
    inlines = (CommitmentStateInline,)
    fieldsets = (
        ("Engagement", {"fields": (("signature", "provision"), "text")}),
        ("Preuve", {"fields": ("sources", ("confidence", "checked_on"), "note")}),
    )

    @admin.display(description="signataire", ordering="signature__name_at_signature")
    def signatory(self, row: Commitment) -> str:
        return row.signature.name_at_signature

    @admin.display(description="engagement")
    def promise(self, row: Commitment) -> str:
        return row.text or str(row.provision)

    @admin.display(description="édition", ordering="signature__edition")
    def edition(self, row: Commitment) -> str:
        return str(row.signature.edition)

    @admin.display(description="fiabilité", ordering="confidence")
    def evidence(self, row: Commitment) -> SafeString:
        return confidence_badge(row.confidence)

    def may_delete(self, row: Commitment) -> bool:
        """Allow deletion of one that the public never read, and that nothing cites."""
        return not (was_established(row) or is_cited(row))


class CommitmentInline(SourcedInline):
    model = Commitment
    help_text = "Un article de l’édition signée, ou l’engagement dans ses propres mots."
    add_label = "Ajouter un engagement"
    autocomplete_fields = ("provision", "sources")
    joined = ("provision__edition",)
    lead = ("provision", "text")

    def row_label(self, row: Commitment) -> str:
        return str(row.provision) if row.provision else row.text


@admin.register(Signature)
class SignatureAdmin(RegisterAdmin):
    form = SignatureForm
    help_text = "Qui a signé quelle édition, sous le nom porté alors, et ses engagements."
    list_display = ("name_at_signature", "organisation", "edition", "signing", "evidence")
    list_filter = ("edition", "organisation__kind", "confidence")
    list_select_related = ("organisation", "edition")
    search_fields = (
        *("name_at_signature__unaccent", "organisation__name__unaccent"),
        *("organisation__acronym", "signatory_name__unaccent", "signatory_title__unaccent"),
    )
    search_help_text = "Nom porté à la signature ou aujourd’hui, sigle, signataire."
    date_hierarchy = "signed_on"
    autocomplete_fields = ("edition", "organisation", "sources")
    inlines = (CommitmentInline,)
    fieldsets = (
        (
            "Signature",
            {
                "fields": (
                    ("edition", "organisation"),
                    ("name_at_signature", "signed_on"),
                    ("signatory_name", "signatory_title"),
                )
            },
        ),
        ("Preuve", {"fields": ("sources", ("confidence", "checked_on"), "note")}),
    )

    def may_delete(self, row: Signature) -> bool:
        """Allow deletion of one that the public never read, and that nothing cites."""
        return not (was_established(row) or is_cited(row))

    @admin.display(description="signée", ordering="signed_on")
    def signing(self, signature: Signature) -> str:
        return date_words(signature.signed)

    @admin.display(description="fiabilité", ordering="confidence")
    def evidence(self, signature: Signature) -> SafeString:
        return confidence_badge(signature.confidence)
