"""Boxes of a centre's sheet that stand for an act of the back office: a new name, a perimeter.

Accepted, they write what the pages « Renommer » and « Modifier le périmètre » would, from a day on.
"""

from __future__ import annotations

import re
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Prefetch, QuerySet
from django.utils.text import Truncator

from centres.models import Centre, Coverage
from centres.perimeters import change_perimeter
from centres.services import rename_centre
from crpv_portal.common.choices import Confidence
from crpv_portal.common.dates import PartialDate, today
from crpv_portal.common.fact_forms import PartialDateFormField
from crpv_portal.common.models import Source
from crpv_portal.common.names import MAX_NAME_LENGTH
from crpv_portal.common.text import french_sort_key
from crpv_portal.territories.models import Department

ACRONYM = re.compile(r"(?P<name>.*\S)\s*\((?P<acronym>[^()]{1,40})\)", re.DOTALL)
BETWEEN = re.compile(r"[,;\n]")
MOST_SAID = 5  # of the départements that are unknown
CODE = re.compile(r"\s*\([0-9AB]{2,3}\)\s*$")


class ActForm(forms.Form):
    """Form of one box and of the day from which it is true; a `page` of the admin does the same."""

    page: ClassVar[str] = ""

    on = PartialDateFormField(label="À partir de")

    def __init__(self, data: Any = None, *, instance: Centre) -> None:
        self.centre = instance
        super().__init__(data, initial={"on": PartialDate(today()), **self.held()})

    @classmethod
    def centres(cls) -> QuerySet[Centre]:
        """Return the centres with what `held` reads of them."""
        return Centre.objects.all()

    def held(self) -> dict[str, str]:
        """Return what holds today, as it is typed."""
        raise NotImplementedError

    def carry_out(self, *, reason: str, sources: list[Source]) -> None:
        """Do the act with the sources that show it. Raises ValidationError."""
        raise NotImplementedError


class NameBoxForm(ActForm):
    page = "renommer"

    name = forms.CharField(
        label="Nom du centre",
        max_length=MAX_NAME_LENGTH + 50,
        help_text="Le sigle, s’il en a un, entre parenthèses à la fin.",
    )

    def held(self) -> dict[str, str]:
        acronym = f" ({self.centre.acronym})" if self.centre.acronym else ""
        return {"name": f"{self.centre.name}{acronym}"}

    def carry_out(self, *, reason: str, sources: list[Source]) -> None:
        typed = self.cleaned_data["name"]
        found = ACRONYM.fullmatch(typed)
        rename_centre(
            centre=self.centre,
            name=found["name"] if found else typed,
            acronym=found["acronym"].strip() if found else "",
            on=self.cleaned_data["on"],
            confidence=Confidence.VERIFIED,
            sources=sources,
            reason=reason,
        )


class PerimeterBoxForm(ActForm):
    page = "perimetre"

    departments = forms.CharField(
        label="Départements couverts",
        help_text="Leurs noms ou leurs numéros, séparés par des virgules.",
        widget=forms.Textarea,
    )

    @classmethod
    def centres(cls) -> QuerySet[Centre]:
        return Centre.objects.prefetch_related(Prefetch("coverages", _coverages(), "covered_now"))

    def held(self) -> dict[str, str]:
        rows = getattr(self.centre, "covered_now", None)
        if rows is None:
            rows = _coverages().filter(centre=self.centre)
        covered = {row.department_id: row.department for row in rows}
        ordered = sorted(covered.values(), key=lambda each: (each.order_key, each.pk))
        return {"departments": ", ".join(f"{each.name} ({each.code})" for each in ordered)}

    def clean_departments(self) -> list[Department]:
        typed = BETWEEN.split(self.cleaned_data["departments"])
        asked = dict.fromkeys(filter(None, (CODE.sub("", each).strip() for each in typed)))
        if not asked:
            raise ValidationError("Indiquez au moins un département.")
        known: dict[str, Department] = {}
        for each in Department.objects.current().inhabited().order_by("pk"):
            known |= {each.code: each, each.sort_key: each}
        found = {
            text: known.get(text.upper()) or known.get(french_sort_key(text)) for text in asked
        }
        if unknown := [text for text, department in found.items() if department is None]:
            raise ValidationError(
                [
                    f"« {Truncator(text).chars(60)} » : ce n’est ni le nom ni le numéro d’un "
                    "département."
                    for text in unknown[:MOST_SAID]
                ]
            )
        return [each for each in found.values() if each is not None]

    def carry_out(self, *, reason: str, sources: list[Source]) -> None:
        on: PartialDate = self.cleaned_data["on"]
        if not on.is_to_the_day:
            raise ValidationError(
                "Un périmètre change un jour donné : écrivez-le, comme 16/03/2026."
            )
        change_perimeter(
            centre=self.centre,
            departments=self.cleaned_data["departments"],
            on=on.date,
            confidence=Confidence.VERIFIED,
            sources=sources,
            reason=reason,
        )


def _coverages() -> QuerySet[Coverage]:
    return Coverage.objects.in_force(today()).select_related("department").order_by("pk")
