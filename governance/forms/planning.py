"""Choosing a body and a day; putting a meeting off; calling it off."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet

from crpv_portal.common.dates import today

from ..choices import ActionState, MeetingMode, MeetingStatus
from ..models import Body, Meeting
from .record_rows import RowForm

DAY = {"invalid": "Écrivez la date ainsi : 31/12/2026.", "required": "Indiquez le jour."}


def day_field(label: str, **arguments: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages=DAY,
        **arguments,
    )


class BodyChoiceField(forms.ModelChoiceField):
    """Under each centre or région, its bodies; only those that the account may act on."""

    def label_from_instance(self, body: Body) -> str:
        owner = body.centre.short_name if body.centre else body.region.name if body.region else ""
        return f"{owner} – {body.name}" if owner and owner not in body.name else body.name


class BodyDayForm(RowForm):
    """Of a single body, nothing is to choose: it is chosen."""

    body = BodyChoiceField(
        label="Instance",
        queryset=Body.objects.none(),
        empty_label="Choisissez",
        error_messages={
            "required": "Choisissez l’instance.",
            "invalid_choice": "Cette instance n’est pas de celles que vous pouvez consigner.",
        },
    )
    day = day_field("Jour de la réunion")

    def __init__(self, *args: Any, bodies: QuerySet[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined]


class LogForm(BodyDayForm):
    def clean_day(self) -> Any:
        day = self.cleaned_data["day"]
        if day > today():
            raise forms.ValidationError(
                "Ce jour est à venir. Prévoyez la réunion, vous la consignerez ensuite."
            )
        return day


class PlanForm(BodyDayForm):
    """A meeting to come. Hours are those of its place."""

    starts_time = forms.TimeField(
        label="Ouverture",
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        help_text="À l’heure du lieu. Laissez vide si elle n’est pas fixée.",
        error_messages={"invalid": "Écrivez l’heure ainsi : 14:30."},
    )
    ends_time = forms.TimeField(
        label="Clôture",
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": "Écrivez l’heure ainsi : 16:30."},
    )
    mode = forms.ChoiceField(label="Tenue", choices=MeetingMode.choices)
    place = forms.CharField(label="Lieu", max_length=250, required=False)

    field_order = ["body", "day", "starts_time", "ends_time", "mode", "place"]

    def clean_day(self) -> Any:
        day = self.cleaned_data["day"]
        if day < today():
            raise forms.ValidationError("Ce jour est passé. Consignez plutôt la réunion tenue.")
        return day

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        starts, ends = data.get("starts_time"), data.get("ends_time")
        if ends and not starts and "starts_time" not in self.errors:
            self.add_error("starts_time", "Indiquez aussi l’heure d’ouverture.")
        elif starts and ends and ends <= starts:
            self.add_error("ends_time", "La clôture doit suivre l’ouverture.")
        return data


class ReasonForm(RowForm):
    reason = forms.CharField(
        label="Motif",
        max_length=300,
        widget=forms.TextInput,
        help_text="Gardé avec la réunion.",
        error_messages={"required": "Dites pourquoi."},
    )


class PostponeForm(ReasonForm):
    to = day_field(
        "Nouveau jour",
        required=False,
        help_text="L’ordre du jour suit. Laissez vide si le jour n’est pas fixé.",
    )
    field_order = ["to", "reason"]


class RedateForm(BodyDayForm):
    """The right body and the right day of a meeting logged under wrong ones, and why."""

    reason = forms.CharField(
        label="Motif",
        max_length=300,
        help_text="Gardé dans l’historique.",
        error_messages={"required": "Dites pourquoi."},
    )


class ActionStateForm(RowForm):
    """What became of an action, said by the button one presses, and in a few words how."""

    state = forms.ChoiceField(choices=ActionState.choices, widget=forms.HiddenInput)
    outcome = forms.CharField(label="Issue, si elle est à dire", max_length=300, required=False)


class MeetingFilterForm(RowForm):
    """The list of meetings: of a body, in a state."""

    body = BodyChoiceField(
        label="Instance", queryset=Body.objects.none(), required=False, empty_label="Toutes"
    )
    status = forms.ChoiceField(
        label="État", required=False, choices=[("", "Tous"), *MeetingStatus.choices]
    )

    def __init__(self, *args: Any, bodies: QuerySet[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined]

    def filtered(self, meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
        if not self.is_valid():
            return meetings
        if self.cleaned_data["body"]:
            meetings = meetings.filter(body=self.cleaned_data["body"])
        if self.cleaned_data["status"]:
            meetings = meetings.filter(status=self.cleaned_data["status"])
        return meetings
