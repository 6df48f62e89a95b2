"""Day, hours and place of a meeting to come; guests; the call for items."""

from __future__ import annotations

from typing import Any

from django import forms

from ..choices import MeetingMode
from .planning import ReasonForm, day_field
from .record_rows import RowForm


def time_field(label: str, **arguments: Any) -> forms.TimeField:
    return forms.TimeField(
        label=label,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": "Écrivez l’heure ainsi : 14:30.", "required": "Fixez l’heure."},
        **arguments,
    )


class HoursForm(RowForm):
    """A day with its hours, at the place of the meeting."""

    day = day_field("Jour de la réunion")
    starts_time = time_field("Ouverture", help_text="À l’heure du lieu.")
    ends_time = time_field("Clôture", required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        starts, ends = data.get("starts_time"), data.get("ends_time")
        if starts and ends and ends <= starts:
            self.add_error("ends_time", "La clôture doit suivre l’ouverture.")
        return data


class AppointmentForm(HoursForm, ReasonForm):
    mode = forms.ChoiceField(label="Tenue", choices=MeetingMode.choices)
    place = forms.CharField(
        label="Lieu",
        max_length=250,
        required=False,
        help_text="L’adresse de la salle, ou celle de la visioconférence.",
    )
    field_order = ["day", "starts_time", "ends_time", "mode", "place", "reason"]


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


class GuestForm(RowForm):
    """Somebody who is not a member: an expert, a partner."""

    first_name = forms.CharField(label="Prénom", max_length=100, required=False)
    last_name = forms.CharField(
        label="Nom", max_length=100, error_messages={"required": "Donnez au moins un nom."}
    )
    email = forms.EmailField(
        label="Adresse de fonction",
        help_text="Professionnelle, donnée par la personne. Elle ne sert qu’à la convier.",
        error_messages={
            "required": "Donnez une adresse : l’invitation part par courriel.",
            "invalid": "Écrivez l’adresse ainsi : prenom.nom@exemple.fr.",
        },
    )


class ReplyForm(RowForm):
    """The answer given to who proposed a point."""

    reply = forms.CharField(label="Un mot à qui propose", max_length=500, required=False)
