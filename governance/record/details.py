"""Details of a meeting that its page writes, declared once for all the code that handles them.

A detail is a field of `DetailsForm`, named as the column of `Meeting` that holds it; only an hour
has another name, since its column holds a moment. The page's values (`details_of`) and what is
stored (`columns_of`) both follow the form, so that a field cannot be in one and not in the other.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import Field

from crpv_portal.common.dates import PartialDate
from crpv_portal.common.forms import offer, refusals_on

from ..choices import MeetingCall, MeetingMode
from ..forms import (
    RowForm,
    check_hours,
    check_video_link,
    time_field,
    video_link_field,
    zone_choices,
    zone_field,
)
from ..models import Meeting
from ..validators import validate_public_place
from ..zones import clock_at, moments_of
from .merging import Flat, normal

NOTHING = [("", "–")]
FROM_THE_ROLL = "Les noms enregistrés à l’appel seront proposés ici."
# An hour of the page, on the clock of the place, and the moment that is stored.
MOMENTS = {"starts_time": "starts_at", "ends_time": "ends_at"}


class DetailsForm(RowForm):
    """Form of title, hours in the meeting's time zone, place, call, chair and secretary."""

    title = forms.CharField(label="Titre", max_length=250)
    starts_time = time_field("Ouverte à", required=False)
    ends_time = time_field("Close à", required=False)
    time_zone = zone_field("Europe/Paris")
    mode = forms.ChoiceField(label="Tenue", choices=MeetingMode.choices)
    place = forms.CharField(
        label="Lieu", max_length=250, required=False, validators=[validate_public_place]
    )
    video_link = video_link_field()
    call = forms.TypedChoiceField(label="Convocation", choices=MeetingCall.choices, coerce=int)
    chair = forms.TypedChoiceField(
        label="Présidence de séance", required=False, coerce=int, empty_value=None
    )
    secretary = forms.TypedChoiceField(
        label="Secrétariat de séance", required=False, coerce=int, empty_value=None
    )

    def __init__(
        self, *args: Any, meeting: Meeting, people: list[tuple[int, str]], **kwargs: Any
    ) -> None:
        self.meeting = meeting
        super().__init__(*args, **kwargs)
        offer(self, "time_zone", zone_choices(meeting.time_zone))
        for name in ("chair", "secretary"):
            offer_people(self, name, people)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        check_hours(self, is_one_day=not self.meeting.ends_on)
        check_video_link(self)
        first = self.meeting.starts
        if data.get("starts_time") and isinstance(first, PartialDate) and not first.is_to_the_day:
            self.add_error("starts_time", "Le jour de la réunion n’est pas connu.")
        elif not self.errors:
            with refusals_on(self):
                columns_of(self.meeting, data)
        return data


def offer_people(form: forms.Form, name: str, people: list[tuple[int, str]]) -> None:
    """Offer these people, and nobody; say where they come from when there are none."""
    offer(form, name, [*NOTHING, *people])
    if not people:
        form.fields[name].help_text = FROM_THE_ROLL


def details_of(meeting: Meeting) -> Flat:
    """Return the stored value of each detail, as the text of its input."""
    return {
        name: _as_text(getattr(meeting, column_of(name)), meeting.time_zone)
        for name in DetailsForm.base_fields
    }


def columns_of(meeting: Meeting, cleaned: Mapping[str, Any]) -> dict[str, Any]:
    """Return the value to store for each column; an hour is put on the meeting's own days."""
    moments = moments_of(
        meeting.starts_on,
        meeting.ends_on,
        cleaned.get("starts_time"),
        cleaned.get("ends_time"),
        cleaned.get("time_zone") or meeting.time_zone,
    )
    stored = dict(zip(MOMENTS, moments, strict=True))
    return {column_of(name): stored.get(name, value) for name, value in cleaned.items()}


def column_of(name: str) -> str:
    """Return the column of a detail; raise FieldDoesNotExist when `Meeting` has none."""
    field = Meeting._meta.get_field(MOMENTS.get(name, name))
    assert isinstance(field, Field)  # noqa: S101 - nobody types what points at a meeting
    return field.attname


def _as_text(value: Any, zone: str) -> str:
    if isinstance(value, datetime.datetime):
        return clock_at(value, zone)
    return "" if value is None else normal(str(value))
