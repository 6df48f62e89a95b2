"""Forms that add seats to a body, from a pasted list looked at in cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

from django import forms
from django.db.models import QuerySet

from crpv_portal.common.contacts import refuse_contacts
from crpv_portal.common.dates import PartialDate, today
from crpv_portal.common.fact_forms import HOW_TO_TYPE, PartialDateFormField
from crpv_portal.common.forms import offer
from crpv_portal.common.people_files import ABOUT_FILES, ACCEPTED, people_of_upload
from crpv_portal.common.people_lines import refuse_too_long
from crpv_portal.common.text import french_sort_key
from partners.models import Organisation, Person

from ..choices import AttendanceState, Voice
from ..forms import RowForm
from ..models import Body
from .cells import Named, PersonCells, initial_cells, understood
from .colleges import college_field, named_colleges
from .mandates import KnownPerson, NewPerson, NewSeat, Occupant
from .people import NOT_YOURS

PEOPLE, ORGANISATIONS = "people", "organisations"


def since_field() -> PartialDateFormField:
    return PartialDateFormField(
        label="À partir de",
        help_text=f"{HOW_TO_TYPE}. Le premier jour du mandat.",
        error_messages={"required": "Dites à partir de quand."},
    )


class SeatsForm(RowForm):
    """Form that adds seats to a new or existing college: one per line of a pasted list."""

    college = college_field()
    name = forms.CharField(
        label="Nom du nouveau collège",
        max_length=150,
        required=False,
        help_text="« État », « Collectivités », « Membres » s’il n’y en a qu’un.",
    )
    head_count = forms.IntegerField(
        label="Effectif, si le nouveau collège se compte par tête",
        min_value=1,
        max_value=100_000,
        required=False,
        help_text="Pour une assemblée nombreuse : à l’appel, un nombre au lieu d’une liste.",
    )
    kind = forms.ChoiceField(
        label="En cas de doute, une ligne est",
        choices=[
            (ORGANISATIONS, "Une organisation, ou une qualité"),
            (PEOPLE, "Une personne"),
        ],
        initial=ORGANISATIONS,
    )
    lines = forms.CharField(
        label="Les sièges, un par ligne",
        required=False,
        validators=[refuse_too_long],
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=(
            "Collez une liste, ou les colonnes d’un tableau : « Préfecture de région », « Nadia "
            "Benali, trésorière », « CAF – Mme Anne Leroy, a.leroy@exemple.fr ». Vous verrez ce "
            "qui en est compris avant que rien ne soit enregistré. Le nom d’un siège est public, "
            "celui d’une personne ne l’est pas."
        ),
    )
    file = forms.FileField(
        label="Ou un fichier de noms",
        required=False,
        help_text=ABOUT_FILES,
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        error_messages={"empty": "Ce fichier est vide."},
    )
    voice = forms.ChoiceField(
        label="Voix",
        choices=[(Voice.DELIBERATIVE, "Délibérative"), (Voice.CONSULTATIVE, "Consultative")],
    )
    since = since_field()
    left_out = ""  # what of the file is not read, in words

    def __init__(self, *args: Any, body: Body, named: Named, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.named = named
        self.fields["file"].widget.attrs["class"] = "fr-upload"
        offer(self, "college", named_colleges(body))

    def clean_file(self) -> None:
        """Put what the file names under what was pasted, in the box that the next page sends."""
        upload = self.cleaned_data.get("file")
        if upload is None:
            return
        read = people_of_upload(upload)
        lines = f"{self.cleaned_data.get('lines') or ''}\n{read.text}".strip("\n")
        refuse_too_long(lines)
        self.left_out = read.said
        self.cleaned_data["lines"] = lines
        sent: Any = self.data
        sent = sent.copy()
        sent["lines"] = lines
        self.data = sent

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        college, name = data.get("college"), data.get("name")
        if not college and not name and not {"college", "name"} & set(self.errors):
            self.add_error("name", "Choisissez un collège, ou nommez-en un nouveau.")
        if college and name:
            self.add_error("name", "Un collège de la liste, ou un nouveau : pas les deux.")
        by_head = data.get("head_count") is not None
        if college and by_head:
            self.add_error("head_count", "L’effectif est celui d’un nouveau collège.")
        if by_head and data.get("lines"):
            self.add_error("lines", "Un collège compté par tête n’a pas de sièges nommés.")
        is_named = data.get("lines") or {"lines", "file"} & set(self.errors)
        if not by_head and not is_named:
            self.add_error("lines", "Donnez au moins un siège, ou l’effectif du collège.")
        return data

    def cells(self, *, first_number: int) -> list[dict[str, Any]]:
        """Return what is understood of the list, cell by cell, each with the title of its seat.

        first_number: the rank of the first seat that is named by its rank.
        """
        is_of_organisations = self.cleaned_data["kind"] == ORGANISATIONS
        read, _ = understood(
            self.cleaned_data["lines"], self.named, are_organisations=is_of_organisations
        )
        rows = initial_cells(read)
        taken: Counter[str] = Counter()
        for rank, row in enumerate(rows):
            title = row["organisation"] or row["function"] or f"Siège {first_number + rank}"
            taken[title.casefold()] += 1
            again = taken[title.casefold()]
            row["title"] = f"{title} ({again})" if again > 1 else title
            if state := row["state"]:  # a seat has none
                row["rest"] = f"{row['rest']} {AttendanceState(state).label}".strip()
        return rows


class SeatCells(PersonCells):
    """Cells of a seat to add, with who holds it."""

    title = forms.CharField(
        label="Nom du siège, public",
        max_length=200,
        validators=[refuse_contacts],
        error_messages={"required": "Nommez le siège."},
    )
    field_order = ["title", "organisation", "function", "first_name", "last_name", "email"]

    def __init__(
        self,
        *args: Any,
        people: QuerySet[Person],
        may_correct: Callable[[Person], bool],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.people, self.may_correct = people, may_correct

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        name = f"{data.get('first_name', '')} {data.get('last_name', '')}".strip()
        title = french_sort_key(data.get("title", ""))
        person = self.people.filter(pk=self.person or 0).first() if data.get("email") else None
        if person and person.function_email != data["email"] and not self.may_correct(person):
            self.add_error("email", NOT_YOURS)
        if name and not data.get("leave_out") and french_sort_key(name) in title:
            self.add_error("title", "Ce nom est public : n’y écrivez pas celui de la personne.")
        return data

    def seat(self, known: dict[str, Organisation], voice: str) -> NewSeat:
        """Return the seat; `known` are the organisations of the register, as typed."""
        data = self.cleaned_data
        typed, function = data["organisation"], data["function"]
        organisation = known.get(typed)
        holder: Person | NewPerson | KnownPerson | None = None
        if self.person:
            holder = self.people.get(pk=self.person)
            if data["email"]:
                holder = KnownPerson(holder, data["email"])
        elif data["last_name"]:
            holder = NewPerson(data["last_name"], data["first_name"], data["email"])
        is_alone = bool(typed) and not organisation and not function and holder is None
        return NewSeat(
            data["title"],
            Occupant(
                organisation=organisation,
                organisation_name="" if organisation or is_alone else typed,
                capacity=typed[:200] if is_alone else function,
                holder=holder,
                voice=voice,
            ),
        )


def from_today() -> PartialDate:
    return PartialDate(today())
