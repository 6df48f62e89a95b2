"""Cells in which what was understood of pasted names is looked at and corrected before writing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django import forms

from crpv_portal.common.contacts import refuse_contacts
from crpv_portal.common.forms import offer
from crpv_portal.common.people_lines import read_people, without_marker
from crpv_portal.common.people_names import ReadPerson, looks_like_a_name
from crpv_portal.common.text import french_sort_key, key_in

from ..forms import RowForm

if TYPE_CHECKING:
    from partners.models import Organisation

    from .people import Namesakes

ANOTHER = "new"
MOST_ROWS = 200
Named = Callable[[list[str]], dict[str, "Organisation"]]


class NamedForm(RowForm):
    """Form of somebody's name; `same` asks whether a person known to the account is meant."""

    same = forms.ChoiceField(label="Est-ce quelqu’un de connu ?", required=False)

    def __init__(self, *args: Any, namesakes: Namesakes, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.meant = namesakes.of(self._typed("first_name"), self._typed("last_name"))
        if self.meant:
            choices = [
                ("", "Choisissez"),
                (ANOTHER, "Non, une autre personne"),
                *((str(key), f"Oui : {words}") for key, words in self.meant),
            ]
            offer(self, "same", choices)
        else:
            del self.fields["same"]

    def _typed(self, name: str) -> str:
        return str(self[name].value() or "").strip()

    def clean_same(self) -> str:
        same = str(self.cleaned_data["same"])
        if not same and not self.is_left_out:
            raise forms.ValidationError("Dites si c’est la même personne.")
        return same

    @property
    def is_left_out(self) -> bool:
        return False

    @property
    def person(self) -> int | None:
        """Return the key of the known person who was chosen."""
        return key_in(self.cleaned_data.get("same") or "")


class PersonCells(NamedForm):
    """Cells of one person or organisation, as understood of a line."""

    first_name = forms.CharField(
        label="Prénom", max_length=100, required=False, validators=[refuse_contacts]
    )
    last_name = forms.CharField(
        label="Nom", max_length=100, required=False, validators=[refuse_contacts]
    )
    organisation = forms.CharField(
        label="Organisation", max_length=250, required=False, validators=[refuse_contacts]
    )
    function = forms.CharField(
        label="Fonction ou qualité", max_length=200, required=False, validators=[refuse_contacts]
    )
    email = forms.EmailField(
        label="Adresse, jamais publiée",
        required=False,
        error_messages={"invalid": "Écrivez l’adresse ainsi : prenom.nom@organisme.fr."},
    )
    leave_out = forms.BooleanField(label="Ne pas ajouter cette ligne", required=False)
    line = forms.CharField(required=False, widget=forms.HiddenInput)
    rest = forms.CharField(required=False, widget=forms.HiddenInput)
    twice = forms.CharField(required=False, widget=forms.HiddenInput)

    @property
    def line_read(self) -> str:
        return self._typed("line")

    @property
    def not_kept(self) -> str:
        return self._typed("rest")

    @property
    def is_twice(self) -> bool:
        return bool(self._typed("twice"))

    @property
    def is_left_out(self) -> bool:
        return bool(self["leave_out"].value())

    def full_clean(self) -> None:
        """Judge nothing of a line that is left out."""
        super().full_clean()
        if self.is_bound and self.is_left_out:
            self.errors.clear()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("leave_out") or self.errors:
            return data
        if not data["last_name"] and (data["first_name"] or data["email"]):
            self.add_error("last_name", "Indiquez le nom.")
        elif not any(data[name] for name in ("last_name", "organisation", "function")):
            self.add_error("last_name", "Dites qui : un nom, une organisation ou une qualité.")
        return data


def understood(
    text: str, named: Named, *, are_organisations: bool = False
) -> tuple[list[ReadPerson], dict[str, Organisation]]:
    """Read the lines, knowing the organisations of the register that they name.

    are_organisations: the lines name organisations where nothing shows a person.
    """
    asked: dict[str, None] = {}

    def ask(words: str) -> bool:
        asked[words] = None
        return False

    read_people(text, ask)
    known = named(list(asked)) if asked else {}

    read = read_people(text, lambda words: words in known)
    if are_organisations:
        read = [_as_organisation(one) for one in read]
    return read, known


def _as_organisation(one: ReadPerson) -> ReadPerson:
    """Take a line of mere words for an organisation, unless they are somebody's name."""
    words = without_marker(one.line)
    is_bare = not (one.civility or one.organisation or one.function or one.email or one.rest)
    if not one.name or not is_bare or "," in words or looks_like_a_name(words):
        return one
    return replace(one, first_name="", last_name="", organisation=words)


def initial_cells(read: Iterable[ReadPerson]) -> list[dict[str, Any]]:
    """Return the starting values of the cells; who is named a second time is left out at first."""
    rows: list[dict[str, Any]] = []
    met: set[str] = set()
    for one in read:
        key = french_sort_key(f"{one.name} {one.organisation} {'' if one.name else one.function}")
        twice = key in met
        met.add(key)
        rows.append(
            {
                "first_name": one.first_name,
                "last_name": one.last_name,
                "organisation": one.organisation,
                "function": one.function,
                "email": one.email,
                "state": one.state,
                "line": one.line,
                "rest": one.rest,
                "twice": "1" if twice else "",
                "leave_out": twice,
            }
        )
    return rows
