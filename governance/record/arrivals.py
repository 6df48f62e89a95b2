"""People pasted into the page of a meeting: read into cells, looked at, then added to the roll."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError

from crpv_portal.common.forms import offer
from crpv_portal.common.french import counted
from crpv_portal.common.people_files import people_of_upload
from crpv_portal.common.people_lines import too_long
from crpv_portal.common.text import french_sort_key

from ..bodies.cells import PersonCells, initial_cells, understood
from ..choices import AttendanceState
from .people import Guest, name_of

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

    from ..bodies.cells import Named
    from ..models import Attendance
    from .merging import Flat

# A guest gives no proxy.
GUEST_STATES = [
    (state, str(label).capitalize())
    for state, label in AttendanceState.choices
    if state != AttendanceState.REPRESENTED
]
NAMES_FILE = "names_file"
KEPT = ("first_name", "last_name", "organisation", "function", "email", "line", "rest", "twice")


class ArrivalCells(PersonCells):
    """Cells of one person or organisation to add to the roll."""

    state = forms.ChoiceField(
        label="Présence", error_messages={"required": "Dites si cette personne était là."}
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "state", [("", "Choisissez"), *GUEST_STATES])
        self.fields["function"].label = "Fonction, ou remarque"

    @property
    def guest(self) -> Guest:
        data = self.cleaned_data
        return Guest(
            first_name=data["first_name"],
            last_name=data["last_name"],
            organisation=data["organisation"],
            person=self.person,
            state=data["state"],
            remark=data["function"],
            email=data["email"],
        )


@dataclass(frozen=True)
class BroughtNames:
    """Names that a file brings to the page: its lines, what of it is left out, or why none is."""

    text: str = ""
    left_out: str = ""
    refusal: str = ""

    def put_in(self, values: Flat) -> None:
        """Put the lines under what is pasted in the box of guests."""
        if self.text:
            values["guests"] = f"{values.get('guests', '')}\n{self.text}".strip("\n")


def names_brought(upload: UploadedFile | None) -> BroughtNames:
    """Read the file sent with the page, if any; call it while no row is locked."""
    if upload is None:
        return BroughtNames()
    try:
        read = people_of_upload(upload)
    except ValidationError as refusal:
        return BroughtNames(refusal=" ".join([*refusal.messages, "Le reste de la page est gardé."]))
    return BroughtNames(read.text, read.said)


def receive_names(values: Flat, named: Named, roll: Iterable[Attendance]) -> int:
    """Put what is pasted in the box of guests into cells of the page; return how many lines.

    Who is on the roll already is left out at first, and said. A list too long stays in its box.
    """
    text = values.get("guests", "")
    if not text.strip() or too_long(text):
        return 0
    read, _ = understood(text, named)
    there = {_key(name_of(row), row.organisation_name) for row in roll}
    rows = initial_cells(read)
    taken = values.get("arrivals", "").split()
    first = max((int(key[1:]) for key in taken if key[1:].isdecimal()), default=0) + 1
    for number, row in enumerate(rows, start=first):
        prefix = f"arrival-n{number}"
        name = f"{row['first_name']} {row['last_name']}".strip()
        if _key(name or row["organisation"], row["organisation"]) in there:
            row |= {"twice": "1", "leave_out": True}
        values |= {f"{prefix}-{cell}": str(row[cell]) for cell in KEPT}
        if row["leave_out"]:
            values[f"{prefix}-leave_out"] = "on"
        state = row["state"] or AttendanceState.PRESENT
        values[f"{prefix}-state"] = "" if state == AttendanceState.REPRESENTED else str(state)
        taken.append(f"n{number}")
    values["arrivals"] = " ".join(taken)
    values["guests"] = ""
    return len(rows)


def names_read(count: int) -> str:
    return (
        f"{counted(count, 'ligne(s) lue(s)')} : vérifiez ce qui en est compris, sous l’appel, puis "
        "enregistrez de nouveau. Rien n’est encore enregistré."
    )


def _key(name: str, organisation: str) -> str:
    return " ".join(sorted(french_sort_key(name).split())) + "|" + french_sort_key(organisation)
