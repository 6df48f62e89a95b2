"""Admin screen of the consultations on a draft edition: who is asked, sending, reminding."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from crpv_portal.common.admin.base import RegisterAdmin
from crpv_portal.common.admin.creations import Creation
from crpv_portal.common.admin.forms import BackOfficeForm
from crpv_portal.common.admin.inlines import RowsInline
from crpv_portal.common.admin.page_actions import LastDayField, PageAction, PageActionForm, Preview
from crpv_portal.common.dates import in_words, today
from crpv_portal.common.french import counted
from partners.choices import EditionStatus
from partners.models import Edition

from ..consultations.reading import party_state
from ..consultations.services import (
    TOO_FAR,
    close_consultation,
    is_open,
    prepare_consultation,
    readdress_party,
    remind_parties,
    send_consultation,
    to_invite,
    to_remind,
)
from ..consultations.syntheses import may_have_synthesis, publish_synthesis, withdraw_synthesis
from ..models import Consultation, ConsultedParty
from ..perms import can_run_consultation
from .forms import AskedUntilForm


class NewConsultationForm(PageActionForm):
    edition = forms.ModelChoiceField(
        Edition.objects.filter(status=EditionStatus.DRAFT).order_by("title", "pk"),
        label="Édition en préparation",
    )
    until = LastDayField(help_text="Dernier jour pour commenter : 15/03/2027.")
    message = forms.CharField(
        label="Message",
        required=False,
        max_length=5_000,
        help_text="En tête du courriel et de la page ; peut s’écrire plus tard.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class ReaddressForm(PageActionForm):
    party = forms.ModelChoiceField(ConsultedParty.objects.none(), label="Organisation")
    email = forms.EmailField(label="Nouvelle adresse")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        party: Any = self.fields["party"]
        party.queryset = self.row.parties.filter(invited_at__isnull=False).with_names()


class ConsultationForm(AskedUntilForm):
    too_far = TOO_FAR


class PartyForm(BackOfficeForm):
    """Row of a party; an address that was written to is corrected by its own action."""

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if self.instance.invited_at and {"email", "organisation", "centre"} & set(
            self.changed_data
        ):
            self.add_error(
                "email",
                "Un lien est parti à cette adresse : « Corriger une adresse », en haut, le ferme.",
            )
        return data


class PartyInline(RowsInline):
    model = ConsultedParty
    form = PartyForm
    help_text = (
        "Les signataires de la charte et les centres publiés, proposés d’office. Une ligne à qui "
        "rien n’est parti se supprime."
    )
    add_label = "Ajouter une organisation ou un centre"
    autocomplete_fields = ("organisation", "centre")
    joined = ("organisation", "centre")
    has_evidence = False
    fields = (("organisation", "centre"), "email")

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        rows: Any = super().get_queryset(request)
        return rows.with_names().annotate(said=Count("comments"))

    def row_label(self, row: ConsultedParty) -> str:
        said: Any = getattr(row, "said", 0)
        return f"{row.name} : {party_state(row, said)}"


class SynthesisForm(PageActionForm):
    """Form of what is published of a consultation, in the staff's words."""

    text = forms.CharField(
        label="Synthèse",
        max_length=20_000,
        help_text="Ce que la consultation a dit et ce qui en a été retenu. Ne citez personne, ni "
        "aucune organisation qui ne l’a pas accepté. Mise en forme : Markdown.",
        widget=forms.Textarea(attrs={"rows": 14}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"text": self.row.synthesis, **(self.initial or {})}


def preview_synthesis(consultation: Consultation, data: dict[str, Any]) -> Preview:
    """Return what the page says beside the text: how many, and who is named."""
    found: Any = Consultation.objects.filter(pk=consultation.pk).with_answers().get()
    return Preview.of(
        {
            "La page de l’édition dira aussi": [
                f"{counted(found.asked, 'organisation(s) consultée(s)')}, "
                f"{counted(found.answered, 'réponse(s)', none='aucune réponse')}"
            ],
            "Organisations qui acceptent d’être nommées": [each.name for each in found.named],
        }
    )


def _names(parties: list[ConsultedParty]) -> list[str]:
    return [f"{party.name} ({party.email})" for party in parties]


def preview_sending(consultation: Consultation, data: dict[str, Any]) -> Preview:
    """Return who would be written to, and who has no address."""
    without = consultation.parties.filter(email="").with_names()
    return Preview.of(
        {
            "Recevront un courriel avec leur lien": _names(to_invite(consultation)),
            "Sans adresse : rien ne leur est envoyé": [party.name for party in without],
        }
    )


def preview_reminder(consultation: Consultation, data: dict[str, Any]) -> Preview:
    return Preview.of({"Recevront un rappel": _names(to_remind(consultation))})


def _is_running(consultation: Consultation) -> bool:
    return consultation.closed_at is None


def _was_sent(consultation: Consultation) -> bool:
    return consultation.sent_at is not None


@admin.register(Consultation)
class ConsultationAdmin(RegisterAdmin):
    form = ConsultationForm
    help_text = "Les signataires et les centres donnent leur avis sur une édition, en groupe fermé."
    list_display = ("edition", "until", "state")
    list_select_related = ("edition",)
    search_fields = ("edition__title__unaccent",)
    readonly_fields = ("edition", "state", "comments", "synthesis")
    fieldsets = (
        (
            None,
            {"fields": (("edition", "state"), "comments", "synthesis", "until", "message")},
        ),
    )
    inlines = (PartyInline,)
    creation = Creation(
        form=NewConsultationForm,
        explanation="Les signataires de la charte et les centres publiés sont proposés, avec "
        "l’adresse connue de chaque centre. Rien n’est envoyé avant « Envoyer ».",
        carry_out=lambda request, data: prepare_consultation(**data),
        done="La consultation est prête : complétez les adresses, puis « Envoyer ».",
    )
    page_actions = (
        PageAction(
            slug="envoyer",
            verb="Envoyer",
            explanation="Chacune reçoit un lien qui lui est propre, sans compte, valable jusqu’au "
            "dernier jour. Celles qui l’ont déjà ne reçoivent rien de plus.",
            preview=preview_sending,
            carry_out=lambda request, row, data: send_consultation(
                consultation=row, user=request.user, **data
            ),
            done="Les courriels partent.",
            is_offered=lambda row: _is_running(row) and bool(to_invite(row)),
            may=lambda user, row: can_run_consultation(user),
        ),
        PageAction(
            slug="relancer",
            verb="Relancer",
            explanation="Celles qui n’ont rien répondu reçoivent un rappel, une fois par jour au "
            "plus.",
            preview=preview_reminder,
            carry_out=lambda request, row, data: remind_parties(
                consultation=row, user=request.user, **data
            ),
            done="Les rappels partent.",
            is_offered=lambda row: _is_running(row) and bool(to_remind(row)),
            may=lambda user, row: can_run_consultation(user),
        ),
        PageAction(
            slug="corriger-une-adresse",
            verb="Corriger une adresse",
            explanation="Le lien parti à l’ancienne adresse n’ouvre plus rien ; « Envoyer » en "
            "donne un autre.",
            form=ReaddressForm,
            carry_out=lambda request, row, data: readdress_party(**data),
            done="L’adresse est corrigée : « Envoyer » lui écrit.",
            is_offered=_was_sent,
            may=lambda user, row: can_run_consultation(user),
        ),
        PageAction(
            slug="clore",
            verb="Clore",
            explanation="Les commentaires ne changent plus ; les organisations lisent encore les "
            "réponses par leur lien.",
            carry_out=lambda request, row, data: close_consultation(consultation=row, **data),
            done="La consultation est close.",
            is_offered=_is_running,
            may=lambda user, row: can_run_consultation(user),
        ),
        PageAction(
            slug="publier-la-synthese",
            verb="Publier la synthèse",
            explanation="Le public la lit sur la page de l’édition, avec le nombre d’organisations "
            "consultées et de réponses. Aucun commentaire n’y est repris de lui-même.",
            preview=preview_synthesis,
            form=SynthesisForm,
            carry_out=lambda request, row, data: publish_synthesis(consultation=row, **data),
            done="La synthèse est publiée.",
            is_offered=may_have_synthesis,
            may=lambda user, row: can_run_consultation(user),
        ),
        PageAction(
            slug="retirer-la-synthese",
            verb="Retirer la synthèse",
            explanation="La page de l’édition ne la montre plus. Son texte reste, à reprendre.",
            carry_out=lambda request, row, data: withdraw_synthesis(consultation=row, **data),
            done="La synthèse n’est plus publiée.",
            is_offered=lambda row: row.published_at is not None,
            may=lambda user, row: can_run_consultation(user),
        ),
    )

    @admin.display(description="état")
    def state(self, consultation: Consultation) -> str:
        if consultation.closed_at is not None:
            return "close"
        if consultation.sent_at is None:
            return "en préparation"
        if is_open(consultation):
            return f"ouverte jusqu’au {in_words(consultation.until)}"
        return f"terminée le {in_words(consultation.until)}" if consultation.until < today() else ""

    @admin.display(description="commentaires")
    def comments(self, consultation: Consultation) -> SafeString:
        return format_html(
            '<a href="{}">Lire les commentaires et y répondre</a>',
            reverse("consultations:synthesis", args=[consultation.pk]),
        )

    def may_delete(self, row: Consultation) -> bool:
        return not row.parties.exists()
