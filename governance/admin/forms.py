"""Forms of the actions that the staff takes on a body or on a meeting."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.core.validators import RegexValidator

from centres.models import Centre
from crpv_portal.accounts.models import User
from crpv_portal.common.admin.naming import NewNamedForm
from crpv_portal.common.admin.page_actions import FirstDayField, PageActionForm
from crpv_portal.common.admin.widgets import KnownSelect
from crpv_portal.common.dates import today
from crpv_portal.common.fact_forms import (
    HOW_TO_TYPE,
    LastDayFormField,
    PartialDateFormField,
    read_period,
)
from crpv_portal.common.forms import offer
from crpv_portal.common.text import french_order_key
from crpv_portal.territories.models import Region

from ..bodies.declaring import CODE_IS_GIVEN, capitals_code
from ..choices import FORGOTTEN, BodyKind, MeetingStatus
from ..models import Body, Meeting, Secretaryship


class NewBodyForm(NewNamedForm):
    """Form to create a body with its first dated name."""

    sources_of = Body._meta.get_field("sources")
    own_fields = ("code", "kind", "centre", "region", "parent")

    code = forms.CharField(
        label="Sigle des décisions",
        max_length=12,
        help_text="De 2 à 12 capitales ou chiffres ; il numérote les décisions (CAN-2026-07).",
    )
    kind = forms.ChoiceField(label="Nature", choices=[("", "–"), *BodyKind.choices])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, queryset, label, help_text in (
            ("centre", Centre.objects.all(), "Centre", "Pour l’instance d’un centre."),
            ("region", Region.objects.all(), "Région", "Pour une instance régionale."),
            ("parent", Body.objects.all(), "Rattachée à", "Vide si elle ne dépend d’aucune."),
        ):
            self.fields[name] = forms.ModelChoiceField(
                queryset,
                required=False,
                label=label,
                help_text=help_text,
                widget=KnownSelect(Body._meta.get_field(name), admin.site),
            )
        self.order_fields(["name", "acronym", "slug", *self.own_fields])

    def clean_code(self) -> str:
        return str(self.cleaned_data["code"]).strip().upper()

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("centre") and data.get("region"):
            self.add_error("region", "Une instance est d’un centre ou d’une région, pas des deux.")
        return data


class CloseBodyForm(PageActionForm):
    on = PartialDateFormField(
        label="Close à partir de",
        help_text="Premier jour où l’instance n’existe plus : 2026, 07/2026 ou 01/07/2026.",
    )


class ConfirmBodyForm(PageActionForm):
    """Form of the confirmation of a declared body, with the code of its decisions."""

    code = forms.CharField(
        label="Sigle des décisions",
        max_length=12,
        validators=[
            RegexValidator(r"^[A-Z0-9]{2,12}\Z", "De 2 à 12 capitales sans accent ou chiffres.")
        ],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field, is_given = self.fields["code"], self.row.decisions.adopted().exists()
        proposed = self.row.code if is_given else capitals_code(self.row)
        field.disabled = is_given
        field.help_text = (
            CODE_IS_GIVEN
            if is_given
            else f"Proposé d’après le nom ; {self.row.code} depuis la déclaration. Il numérote les "
            "décisions, et ne change plus dès que l’une est adoptée."
        )
        self.initial = {"code": proposed, **(self.initial or {})}
        self.order_fields(["code", "reason"])

    def clean_code(self) -> str:
        code = str(self.cleaned_data["code"])
        if Body.objects.exclude(pk=self.row.pk).filter(code=code).exists():
            raise forms.ValidationError("Une autre instance porte déjà ce sigle.")
        return code


class SameBodyForm(PageActionForm):
    """Form of the body that a declared one is already."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["into"] = forms.ModelChoiceField(
            Body.objects.not_declined().exclude(pk=self.row.pk),
            label="C’est déjà",
            help_text="Ses réunions lui seront rattachées quand rien ne s’y oppose.",
            widget=KnownSelect(Body._meta.get_field("parent"), admin.site),
        )
        self.order_fields(["into", "reason"])


class SecretaryForm(PageActionForm):
    on = FirstDayField(help_text="Comme 16/03/2026.")
    until = LastDayFormField(
        label="Dernier jour", required=False, help_text=f"Vide sans terme ; {HOW_TO_TYPE}."
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"] = forms.ModelChoiceField(
            User.objects.filter(is_active=True),
            label="Compte",
            help_text="Son titulaire pourra consigner les réunions de l’instance.",
            widget=KnownSelect(Secretaryship._meta.get_field("user"), admin.site),
        )
        self.initial = {"on": today(), **(self.initial or {})}
        self.order_fields(["user", "on", "until", "reason"])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        read_period(self, "on", "until")
        return data


class StatusForm(PageActionForm):
    status = forms.ChoiceField(
        label="État",
        choices=[(value, label.capitalize()) for value, label in MeetingStatus.choices],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"status": self.row.status, **(self.initial or {})}


class ForgetDeputyForm(PageActionForm):
    name = forms.ChoiceField(label="Personne envoyée à la place d’un membre")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "name", [(name, name) for name in deputies_of(self.row)])


def deputies_of(meeting: Meeting) -> list[str]:
    """List those sent in a member's stead, named without being persons of the register."""
    rows = (meeting.invitations, meeting.attendances)
    names = {name for each in rows for name in each.values_list("deputy_name", flat=True)}
    return sorted(names - {"", FORGOTTEN}, key=french_order_key)
