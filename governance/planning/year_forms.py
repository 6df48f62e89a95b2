"""Forms of the dates of a year: the rule or the pasted list, then a row for each day."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django import forms

from crpv_portal.common.dates import MONTHS, WEEKDAYS
from crpv_portal.common.french import capitalised

from ..choices import MeetingMode
from ..forms import FarDayForm, RowForm, check_hours, furthest_day, meeting_day_field, time_field
from ..validators import validate_public_place
from ..zones import ends_next_day
from .days_typed import LONGEST
from .year import LAST, YearDay, months_every

if TYPE_CHECKING:
    from django.http import QueryDict

    from ..models import Meeting

MOST = 60  # days at once: a meeting a week, and some
RANKS = [(1, "1er"), (2, "2e"), (3, "3e"), (4, "4e"), (LAST, "dernier")]
PARTS = ("on", "starts", "ends", "place")


class YearForm(RowForm):
    """Form of the rule, or of the dates pasted, and of what the meetings have in common."""

    year = forms.IntegerField(
        label="Année",
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={
            "required": "Indiquez l’année.",
            "invalid": "Écrivez l’année ainsi : 2027.",
        },
    )
    rank = forms.TypedChoiceField(label="Rang dans le mois", choices=RANKS, coerce=int)
    weekday = forms.TypedChoiceField(
        label="Jour de la semaine",
        choices=[(number, capitalised(name)) for number, name in enumerate(WEEKDAYS[:6])],
        coerce=int,
    )
    months = forms.TypedMultipleChoiceField(
        label="Mois",
        choices=[(number, capitalised(name)) for number, name in enumerate(MONTHS, start=1)],
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    every = forms.TypedChoiceField(
        label="Ou tous les",
        choices=[("", "Mois cochés"), *((n, f"{n} mois") for n in (1, 2, 3, 4, 6))],
        coerce=int,
        empty_value=None,
        required=False,
        help_text="Choisi, il remplace les mois cochés.",
    )
    first_month = forms.TypedChoiceField(
        label="À partir de",
        choices=[(number, capitalised(name)) for number, name in enumerate(MONTHS, start=1)],
        coerce=int,
        empty_value=None,
        required=False,
    )
    dates = forms.CharField(
        label="Ou des dates, à coller",
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Une ou plusieurs par ligne, comme vous les écrivez : « mardi 9 mars 2027 à "
        "14 h 30 », « 09/03/2027 », « 9 mars, 8 juin ». Si cette case est remplie, la règle ne "
        "sert pas.",
    )
    starts_time = time_field("Ouverture", required=False, help_text="À l’heure du lieu.")
    ends_time = time_field("Clôture", required=False)
    mode = forms.ChoiceField(label="Tenue", choices=MeetingMode.choices)
    place = forms.CharField(
        label="Lieu", max_length=250, required=False, validators=[validate_public_place]
    )

    def clean_year(self) -> int:
        year = self.cleaned_data["year"]
        if not 1990 <= year <= furthest_day().year:
            raise forms.ValidationError("Vérifiez l’année.")
        return year

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        check_hours(self)
        if data.get("every"):
            data["months"] = months_every(data["every"], data.get("first_month") or 1)
        elif not data.get("dates") and not data.get("months") and "months" not in self.errors:
            self.add_error("months", "Cochez au moins un mois, ou collez des dates.")
        return data


class DayForm(FarDayForm):
    """Row of a day. `seen`: the meeting of that day that its reader was shown, if any."""

    far_field = "on"
    keep = forms.BooleanField(label="Prévoir", required=False)
    on = meeting_day_field("Jour")
    starts = time_field("Ouverture", required=False)
    ends = time_field("Clôture", required=False)
    place = forms.CharField(
        label="Lieu", max_length=250, required=False, validators=[validate_public_place]
    )
    seen = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        starts, ends = data.get("starts"), data.get("ends")
        if ends and not starts and "starts" not in self.errors:
            self.add_error("starts", "Indiquez aussi l’heure d’ouverture.")
        elif starts and ends and ends <= starts and not ends_next_day(starts, ends):
            self.add_error("ends", "La clôture doit suivre l’ouverture.")
        return data


@dataclass
class DayRow:
    """Row as shown, with what is worth a look about its day."""

    key: str
    form: DayForm
    title: str = ""
    remarks: list[str] = field(default_factory=list)
    known: Meeting | None = None

    @property
    def is_kept(self) -> bool:
        return bool(self.form["keep"].value())


def row_of(number: int, day: YearDay, *, is_kept: bool, seen: str) -> DayRow:
    """Return the row that proposes a day."""
    initial = {
        "on": day.day,
        "starts": day.starts,
        "ends": day.ends,
        "place": day.place,
        "keep": is_kept,
        "seen": seen,
    }
    return DayRow(str(number), DayForm(initial=initial, prefix=f"day-{number}"))


def sent_rows(sent: QueryDict, left_out: Collection[str] = ()) -> list[DayRow]:
    """Return the rows that a page sent; those left out, and these, are not judged."""
    keys = [key for key in dict.fromkeys(sent.getlist("days")) if re.fullmatch(r"\d{1,3}", key)]
    rows = []
    for key in keys[:MOST]:
        prefix = f"day-{key}"
        if sent.get(f"{prefix}-keep") and key not in left_out:
            rows.append(DayRow(key, DayForm(sent, prefix=prefix)))
            continue
        texts = {name: sent.get(f"{prefix}-{name}", "") for name in PARTS}
        rows.append(DayRow(key, DayForm(initial=texts, prefix=prefix)))
    return rows
