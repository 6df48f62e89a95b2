"""Forms to plan or log a meeting, postpone it or cancel it."""

from __future__ import annotations

from typing import Any

from django import forms

from crpv_portal.common.dates import today_in

from ..choices import MeetingMode
from ..forms import (
    BodyDayForm,
    FarDayForm,
    ReasonForm,
    check_hours,
    check_video_link,
    meeting_day_field,
    time_field,
    video_link_field,
    zone_field,
)
from ..zones import zone_of_body


class LogForm(BodyDayForm):
    """Form of a past meeting; its service refuses a day to come where the body meets."""


class PlanForm(BodyDayForm, FarDayForm):
    """Form of a meeting to come; hours are those of its place."""

    starts_time = time_field(
        "Ouverture",
        required=False,
        help_text="À l’heure du lieu. Laissez vide si elle n’est pas fixée.",
    )
    ends_time = time_field("Clôture", required=False)
    time_zone = zone_field(required=False)
    mode = forms.ChoiceField(label="Tenue", choices=MeetingMode.choices)
    place = forms.CharField(label="Lieu", max_length=250, required=False)
    video_link = video_link_field()

    another = forms.BooleanField(
        label="C’est une seconde réunion de l’instance, le même jour",
        required=False,
        widget=forms.HiddenInput,
    )

    field_order = [
        *("body", "day", "another", "starts_time", "ends_time", "time_zone", "mode", "place"),
    ]

    def ask_whether_another(self) -> None:
        """Show the box by which a second meeting of one day is asked for."""
        self.fields["another"].widget = forms.CheckboxInput()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        check_hours(self)
        check_video_link(self)
        body, day = data.get("body"), data.get("day")
        if body and day:
            data["time_zone"] = data.get("time_zone") or zone_of_body(body)
            if day < today_in(data["time_zone"]):
                self.add_error("day", "Ce jour est passé. Consignez plutôt la réunion tenue.")
        return data


class PostponeForm(FarDayForm, ReasonForm):
    far_field = "to"
    to = meeting_day_field(
        "Nouveau jour",
        required=False,
        help_text="L’ordre du jour suit. Laissez vide si le jour n’est pas fixé.",
    )
    field_order = ["to", "is_far", "reason"]


class NewDayForm(FarDayForm):
    """Form of the day of a meeting that was put off without one."""

    far_field = "to"
    to = meeting_day_field("Nouveau jour")
