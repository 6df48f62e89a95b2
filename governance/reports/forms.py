"""Filters of the rhythm table and of the attendance report; each choice is in the address."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Min

from crpv_portal.common.dates import today
from crpv_portal.common.forms import offer
from crpv_portal.territories.models import Region

from ..choices import LEVELS
from ..forms import RowForm, day_field
from ..querysets import BodyQuerySet
from .attendance import BY_ORGANISATION, BY_REGION

YEARS_BACK = 8
ALL_YEARS = "toutes"


class BodiesForm(RowForm):
    """Filter of bodies: by level, by région."""

    niveau = forms.ChoiceField(label="Niveau", required=False)
    region = forms.ModelChoiceField(
        label="Région",
        required=False,
        queryset=Region.objects.none(),
        to_field_name="slug",
        empty_label="Toutes",
        error_messages={"invalid_choice": "Cette région n’est pas de la liste."},
    )

    def __init__(self, *args: Any, kept: BodyQuerySet, **kwargs: Any) -> None:
        """Take the bodies that the account keeps: what none of them is, is not offered."""
        super().__init__(*args, **kwargs)
        self.kept = kept
        levels = set(kept.order_by().values_list("level", flat=True).distinct())
        offer(self, "niveau", [("", "Tous"), *(pair for pair in LEVELS if pair[0] in levels)])
        offer(self, "region", kept.regions(today()))

    def bodies(self, on: datetime.date) -> BodyQuerySet:
        """Return those of the bodies kept that are asked for."""
        data, bodies = self.cleaned_data, self.kept
        if data.get("niveau"):
            bodies = bodies.filter(level=data["niveau"])
        if data.get("region"):
            bodies = bodies.of_region(data["region"], on)
        return bodies


class RhythmForm(BodiesForm):
    annee = forms.ChoiceField(label="Année", required=False)

    field_order = ["annee", "niveau", "region"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        now = today().year
        earliest = self.kept.order_by().aggregate(day=Min("meetings__starts_on"))["day"]
        first = min(now - YEARS_BACK + 1, earliest.year if earliest else now)
        self.years = list(range(now + 1, first - 1, -1))
        offer(
            self,
            "annee",
            [
                ("", f"{now}, l’année en cours"),
                *((str(year), str(year)) for year in self.years if year != now),
                (ALL_YEARS, f"Toutes, depuis {self.years[-1]}"),
            ],
        )

    def chosen_years(self) -> list[int]:
        """Return the years to show, the latest first; this year when none is validly asked."""
        asked = self.cleaned_data.get("annee", "")
        if asked == ALL_YEARS:
            return [year for year in self.years if year <= today().year]
        return [int(asked) if asked else today().year]


class AttendanceForm(BodiesForm):
    du = day_field("Du", required=False)
    au = day_field("Au", required=False)
    par = forms.ChoiceField(
        label="Regrouper",
        required=False,
        choices=[(BY_ORGANISATION, "Par organisation"), (BY_REGION, "Par région")],
    )

    field_order = ["par", "du", "au", "niveau", "region"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # In the address a day is typed as the browser's box writes it.
        for name in ("du", "au"):
            self.fields[name].error_messages["invalid"] = "Écrivez la date ainsi : 2026-12-31."

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("du") and data.get("au") and data["au"] < data["du"]:
            self.add_error("au", ValidationError("Le dernier jour ne précède pas le premier."))
        return data

    def period(self) -> tuple[datetime.date, datetime.date]:
        """Return the days asked; by default from the first of January to today."""
        now = today()
        last = self.cleaned_data.get("au") or now
        first = self.cleaned_data.get("du") or min(last, now).replace(month=1, day=1)
        return (first, last) if first <= last else (last, last)

    @property
    def grouping(self) -> str:
        return self.cleaned_data.get("par") or BY_ORGANISATION
