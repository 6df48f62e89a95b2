"""Forms of a meeting to come: its appointment, its guests, the call for points."""

from __future__ import annotations

from typing import Any

from django import forms

from crpv_portal.common.contacts import refuse_contacts

from ..bodies.cells import NamedForm
from ..choices import MeetingMode
from ..forms import (
    HoursForm,
    ReasonForm,
    RowForm,
    check_video_link,
    day_field,
    video_link_field,
    zone_field,
)
from ..read_at import ReadForm


class AppointmentForm(ReadForm, HoursForm, ReasonForm):
    mode = forms.ChoiceField(label="Tenue", choices=MeetingMode.choices)
    place = forms.CharField(
        label="Lieu",
        max_length=250,
        required=False,
        help_text="L’adresse de la salle.",
    )
    video_link = video_link_field()

    def __init__(self, *args: Any, is_convened: bool, zone: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["time_zone"] = zone_field(zone, required=False)
        self.fields["time_zone"].widget.attrs["class"] = "fr-select"
        self.order_fields(
            [
                *("day", "is_far", "starts_time", "ends_time", "time_zone"),
                *("mode", "place", "video_link", "reason"),
            ]
        )
        reason = self.fields["reason"]
        reason.required = is_convened
        reason.help_text = "Gardé avec la réunion. Facultatif tant que personne n’est convoqué."
        if is_convened:
            reason.help_text = (
                "Obligatoire, donné aux personnes convoquées dans le courriel qui les prévient."
            )

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        check_video_link(self)
        return data


class ItemCallForm(RowForm):
    until_on = day_field("Propositions jusqu’au", help_text="Ce jour compris.")
    message = forms.CharField(
        label="Message aux membres",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Il suit la présentation de la réunion dans le courriel.",
    )
    is_sent = forms.BooleanField(label="Écrire aux membres", required=False)


class MessageForm(forms.Form):
    """Form of the words of whoever convenes, in each mail of one sending."""

    message = forms.CharField(
        label="Un message de votre part (facultatif)",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "class": "fr-input"}),
        help_text="Dans chaque courriel de cet envoi, après l’ordre du jour, et sur la convocation "
        "à imprimer.",
    )


class GuestForm(NamedForm):
    """Form of a guest, who is not a member: an expert, a partner."""

    field_order = ["first_name", "last_name", "email", "same"]
    first_name = forms.CharField(
        label="Prénom", max_length=100, required=False, validators=[refuse_contacts]
    )
    last_name = forms.CharField(
        label="Nom",
        max_length=100,
        validators=[refuse_contacts],
        error_messages={"required": "Donnez au moins un nom."},
    )
    email = forms.EmailField(
        label="Adresse de fonction",
        help_text="Professionnelle, donnée par la personne. Elle ne sert qu’à la convier.",
        error_messages={
            "required": "Donnez une adresse : l’invitation part par courriel.",
            "invalid": "Écrivez l’adresse ainsi : prenom.nom@exemple.fr.",
        },
    )

    @property
    def guest(self) -> dict[str, Any]:
        named = ("first_name", "last_name", "email")
        return {name: self.cleaned_data[name] for name in named} | {"known": self.person}


class ReplyForm(RowForm):
    """Form of the answer to whoever proposed a point."""

    reply = forms.CharField(label="Un mot à qui propose", max_length=500, required=False)
