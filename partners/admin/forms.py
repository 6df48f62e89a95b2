"""Forms of the actions that the staff takes on an organisation or on an edition of a text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Max

from crpv_portal.common.admin.forms import BackOfficeForm
from crpv_portal.common.admin.naming import NewNamedForm
from crpv_portal.common.admin.page_actions import PageActionForm
from crpv_portal.common.admin.widgets import KnownSelect, KnownSelectMultiple
from crpv_portal.common.choices import Confidence
from crpv_portal.common.dates import today
from crpv_portal.common.fact_forms import (
    LastDayFormField,
    PartialDateFormField,
    read_period,
)
from crpv_portal.common.forms import refusals_on
from crpv_portal.common.models import Source
from crpv_portal.common.planning import waits_until
from crpv_portal.common.text import free_text, french_slug
from crpv_portal.common.traces import is_tracked

from ..choices import OrganisationKind, SirenAbsence
from ..from_territory import proposed_by
from ..models import Edition, Organisation
from ..services import judge_succession


def bearer_of(siren: str, *, beside: Organisation | None = None) -> Organisation | None:
    """Return the organisation, other than one that is edited, which bears this SIREN already."""
    rows = Organisation.objects.exclude(pk=beside.pk) if beside else Organisation.objects.all()
    return rows.with_territory().filter(siren=siren).first() if siren else None


class NewOrganisationForm(NewNamedForm):
    """Form to create an organisation, from its own page or from a centre's."""

    sources_of = Organisation._meta.get_field("sources")
    own_fields = ("kind", "siren", "siren_absence")
    bearer: Organisation | None = None  # of the SIREN that was typed

    territory = forms.CharField(
        label="Territoire", required=False, max_length=40, widget=forms.HiddenInput
    )

    kind = forms.ChoiceField(label="Nature", choices=[("", "–"), *OrganisationKind.choices])
    siren = forms.CharField(
        label="SIREN", required=False, max_length=15, help_text="Neuf chiffres."
    )
    siren_absence = forms.ChoiceField(
        label="Absence de SIREN",
        required=False,
        choices=[("", "–"), *SirenAbsence.choices],
        help_text="Sans SIREN, dites pourquoi.",
    )

    def clean_territory(self) -> Any:
        """Return the territory of that key, or None."""
        key = self.cleaned_data["territory"]
        proposed = proposed_by(key) if key else None
        if key and proposed is None:
            raise forms.ValidationError("Ce territoire n’est plus dans la liste officielle.")
        return proposed.territory if proposed else None

    def require_source(self) -> None:
        """Ask for none where the territory has one: the official list."""
        if self.cleaned_data.get("territory") is None:
            super().require_source()

    def clean_siren(self) -> str:
        """Judge the key here too: the database speaks only once all the rest is right."""
        number = "".join(self.cleaned_data["siren"].split())
        for constraint in Organisation._meta.constraints:
            if constraint.name == "organisation_siren_key":
                constraint.validate(Organisation, Organisation(siren=number))
        self.bearer = bearer_of(number)
        if self.bearer:
            raise forms.ValidationError(
                f"« {self.bearer.name} » porte déjà ce SIREN : servez-vous de cette fiche, ou "
                "laissez le SIREN vide et dites pourquoi."
            )
        return number

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not data.get("siren") and not data.get("siren_absence") and "siren" not in self.errors:
            self.add_error("siren", "Indiquez un SIREN, ou bien la raison de son absence.")
        return data


class DuplicateForm(PageActionForm):
    """Form of a merger: which record is the duplicate."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        model = type(self.row)
        self.fields["duplicate"] = forms.ModelChoiceField(
            model._default_manager.exclude(pk=self.row.pk),
            label="Doublon",
            help_text="La fiche qui disparaît : ce qui la nomme nommera celle-ci.",
            widget=KnownSelect(_pointing_at(model), admin.site),
            error_messages={
                "invalid_choice": "Choisissez une autre fiche que celle-ci, encore au registre."
            },
        )
        self.order_fields(["duplicate", "reason"])


def _pointing_at(model: type[Any]) -> Any:
    """Return a foreign key to the model, by which its box of choices finds its screen."""
    relations = model._meta.related_objects
    return next(each.field for each in relations if is_tracked(each.related_model))


class InForceForm(PageActionForm):
    on = PartialDateFormField(
        label="En vigueur à partir de", help_text="2026, 03/2026 ou 16/03/2026."
    )
    until = LastDayFormField(
        label="Dernier jour",
        required=False,
        help_text="Seulement pour une édition du passé, remplacée depuis par une autre.",
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        read_period(self, "on", "until")
        if data.get("until") and waits_until(data.get("on")):
            self.add_error("until", "Une édition à venir n’a pas encore de dernier jour.")
        return data


class SuccessionForm(PageActionForm):
    """Form of a succession: which organisation takes over, and from which day."""

    on = PartialDateFormField(
        label="Succession le",
        help_text="Premier jour où cette organisation n’existe plus : 2026, 07/2026 ou 01/07/2026.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["successor"] = forms.ModelChoiceField(
            Organisation.objects.exclude(pk=self.row.pk),
            label="Successeur",
            help_text="L’organisation qui lui succède ; sa page l’indiquera.",
            widget=KnownSelect(Organisation._meta.get_field("successor"), admin.site),
        )
        self.order_fields(["successor", "on", "reason"])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        successor = data.get("successor")
        if successor is not None and successor.is_unverified and data.get("is_announced"):
            self.add_error(
                "is_announced",
                f"{successor.name} est « à vérifier », et n’est pas publique : l’annonce la "
                "nommerait.",
            )
        return data


class NextEditionForm(PageActionForm):
    title = forms.CharField(
        label="Titre de la nouvelle édition",
        max_length=250,
        help_text="Son adresse en est faite ; les deux se corrigent sur sa page.",
    )


class EstablishForm(PageActionForm):
    sources = forms.ModelMultipleChoiceField(
        Source.objects.all(),
        label="Sources",
        error_messages={"required": "Citez au moins une source qui montre le texte adopté."},
        help_text="Ce qui montre le texte adopté.",
        widget=KnownSelectMultiple(Edition._meta.get_field("sources"), admin.site),
    )
    confidence = forms.ChoiceField(
        label="Fiabilité",
        choices=[
            (str(level.value), level.label) for level in (Confidence.VERIFIED, Confidence.INFERRED)
        ],
    )


class OrganisationForm(BackOfficeForm):
    """Form of an organisation; its successor is judged against the others' successions."""

    def clean_siren(self) -> str:
        number = str(self.cleaned_data["siren"])
        if bearer := bearer_of(number, beside=self.instance):
            raise forms.ValidationError(
                f"« {bearer.name} » porte déjà ce SIREN. Si c’est la même organisation, absorbez "
                "le doublon, en haut de la page ; sinon, l’un des deux numéros est faux."
            )
        return number

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("successor"):
            with refusals_on(self):
                judge_succession(self.instance, data["successor"], data.get("succeeded_on"))
        return data


class SignatureForm(BackOfficeForm):
    """Form of a signature; nobody signs an edition in a year before that of its adoption."""

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        signed, edition = data.get("signed_on"), data.get("edition")
        adopted = edition.adopted if edition else None
        if signed and adopted and signed.date.year < adopted.date.year:
            self.add_error(
                "signed_on",
                f"Cette édition a été adoptée {adopted.when()} : personne ne l’a signée avant.",
            )
        return data


class EditionForm(BackOfficeForm):
    """Form of an edition; the day from which it is in force is no day to come."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _propose(self, "slug")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        editions = Edition.objects.exclude(pk=self.instance.pk)
        _address_from_title(self, "slug", editions.values_list("slug", flat=True))
        start = data.get("start_on")
        if start is not None and start.date > today():
            self.add_error(
                "start_on",
                "Cette date est à venir : une édition en vigueur l’est dès aujourd’hui.",
            )
        return data


class ProvisionForm(BackOfficeForm):
    """Form of a provision; its code comes from its title, and its rank after the last one's."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _propose(self, "code")
        if not self.instance.pk:
            self.fields["position"].required = False
            self.fields["position"].help_text = "À la suite des autres si rien n’est tapé."

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        edition = data.get("edition")
        if edition is None:
            return data
        others = edition.provisions.exclude(pk=self.instance.pk)
        _address_from_title(self, "code", others.values_list("code", flat=True))
        if data.get("position") is None and "position" not in self.errors:
            ranks = others.filter(parent=data.get("parent"))
            last = ranks.aggregate(last=Max("position"))["last"] or 0
            data["position"] = last + 1
        return data


def _propose(form: forms.ModelForm, name: str) -> None:
    """Let the address of a new record be left empty, to be made of the title."""
    if form.instance.pk:
        return
    field = form.fields[name]
    field.required = False
    field.help_text = f"{field.help_text} Laissez vide pour partir du titre.".strip()


def _address_from_title(form: forms.ModelForm, name: str, taken: Iterable[str]) -> None:
    """Fill in the address that was left empty; one that no title gives is asked for."""
    data = form.cleaned_data
    if data.get(name) or name in form.errors or not data.get("title"):
        return
    made = french_slug(data["title"], max_length=50)
    if not made:
        form.add_error(name, "Le titre n’en donne pas : écrivez ici quelques lettres sans accent.")
        return
    data[name] = free_text(made, taken)
