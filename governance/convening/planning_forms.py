"""Forms to plan or log a meeting, postpone it or cancel it."""

from __future__ import annotations

from typing import Any

from django import forms

from crpv_portal.common.dates import today

from ..choices import MeetingMode
from ..forms import (
    BodyDayForm,
    ReasonForm,
    check_hours,
    day_field,
    time_field,
    video_link_field,
)


class LogForm(BodyDayForm):
    def clean_day(self) -> Any:
        day = self.cleaned_data["day"]
        if day > today():
            raise forms.ValidationError(
                "Ce jour est à venir. Prévoyez la réunion, vous la consignerez ensuite."
            )
        return day


class PlanForm(BodyDayForm):
    """Form of a meeting to come; hours are those of its place."""

    starts_time = time_field(
        "Ouverture",
        required=False,
        help_text="À l’heure du lieu. Laissez vide si elle n’est pas fixée.",
    )
    ends_time = time_field("Clôture", required=False)
    mode = forms.ChoiceField(label="Tenue", choices=MeetingMode.choices)
    place = forms.CharField(label="Lieu", max_length=250, required=False)
    video_link = video_link_field()

    another = forms.BooleanField(
        label="C’est une seconde réunion de l’instance, le même jour",
        required=False,
        widget=forms.HiddenInput,
    )

    field_order = ["body", "day", "another", "starts_time", "ends_time", "mode", "place"]

    def ask_whether_another(self) -> None:
        """Show the box by which a second meeting of one day is asked for."""
        self.fields["another"].widget = forms.CheckboxInput()

    def clean_day(self) -> Any:
        day = self.cleaned_data["day"]
        if day < today():
            raise forms.ValidationError("Ce jour est passé. Consignez plutôt la réunion tenue.")
        return day

    def clean(self) -> dict[str, Any]:
        check_hours(self)
        return super().clean() or {}


class PostponeForm(ReasonForm):
    to = day_field(
        "Nouveau jour",
        required=False,
        help_text="L’ordre du jour suit. Laissez vide si le jour n’est pas fixé.",
    )
    field_order = ["to", "reason"]
