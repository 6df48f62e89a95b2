"""Kinds of rows that a file may bring: one declaration each, and nothing that the admin says.

A kind names the screen of the admin whose form judges its rows, how a row is found again, and how
a new one begins. Its columns are the boxes of that form. The kinds themselves: `declared.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import label_for_field
from django.core.exceptions import ValidationError
from django.db.models import CharField, Model
from django.http import HttpRequest
from django.utils.text import capfirst

from crpv_portal.accounts.models import User
from crpv_portal.common.dates import PartialDate

from .names import CellRefused, Names

Cells = Mapping[str, str]
# The questions of a creation that the form of the record does not ask again.
OF_CREATION = ("name", "acronym", "slug", "since", "attested")


@dataclass(frozen=True)
class Column:
    """Column of a kind: the name of its field, its heading, whether a file must have it."""

    name: str
    label: str
    help: str = ""
    is_needed: bool = False


@dataclass(frozen=True)
class RowOwner:
    """Record that a row is a part of, told in columns of its own.

    field: the foreign key; find: from the cells, the key of the owner; cells: back from the row.
    """

    field: str
    model: type[Model]
    columns: tuple[Column, ...]
    find: Callable[[Names, Cells], int]
    cells: Callable[[Names, Any], dict[str, str]]


@dataclass(frozen=True)
class Beginning:
    """Beginning of a new record, where its own form is not enough.

    carry_out: makes it from the cleaned data and the key of its owner; draft: the same, not saved,
    on which the kind's form is tried. form: the questions of its creation, if any.
    """

    carry_out: Callable[[dict[str, Any], int | None], Model]
    draft: Callable[[dict[str, Any], int | None], Model]
    form: type[forms.Form] | None = None


@dataclass(frozen=True)
class Kind:
    """Kind of rows that a file may bring.

    key: the boxes that tell a row from the others of its owner; is_dated: its start tells it too;
    inline: the rows of its owner's screen, None when the model has its own screen; find: for what
    is found by its names; own_columns, own_cells: how a record names itself, beside its form;
    left_out: boxes that no file fills; form: of what the admin shows without letting it be changed.
    """

    slug: str
    title: str
    help: str
    model: type[Model]
    key: tuple[str, ...] = ()
    is_dated: bool = False
    inline: Any = None
    owner: RowOwner | None = None
    beginning: Beginning | None = None
    find: Callable[[Names, Cells], int | None] | None = None
    own_columns: tuple[Column, ...] = ()
    own_cells: Callable[[Names, Any], dict[str, str]] = lambda names, row: {}
    left_out: frozenset[str] = frozenset()
    joined: tuple[str, ...] = ()
    form: type[forms.ModelForm] | None = None


def form_of(kind: Kind, user: User) -> type[forms.ModelForm]:
    """Return the form by which the admin judges such a row, for this account."""
    if kind.form is not None:
        return kind.form
    request = HttpRequest()
    request.user = user
    site = admin.site
    if kind.inline is None or kind.owner is None:
        made: Any = site._registry[kind.model].get_form(request, None, change=True)
        return made
    rows = kind.inline(kind.owner.model, site).get_formset(request, None).form
    owner = kind.owner.field

    def exclusions(form: Any) -> set[str]:
        """Have rules on the owner checked: it is on the row, though no box of the form says it."""
        found: set[str] = super(made, form)._get_validation_exclusions()
        return found - {owner}

    # Rows of a file come one by one: nobody compares them with each other but the database.
    overlaps = {"are_overlaps_checked_by_formset": False}
    made = type("ImportedForm", (rows,), overlaps | {"_get_validation_exclusions": exclusions})
    return made


def label_in_list(screen: Any, name: str) -> str:
    """Return the heading of a column of a list of the admin."""
    return capfirst(str(label_for_field(name, screen.model, screen)))


def headings_of_list(kind: Kind) -> list[str]:
    """Return the headings of the admin's list of a kind, which its export has too."""
    if kind.inline is not None:
        return []
    screen = admin.site._registry[kind.model]
    return [label_in_list(screen, str(name)) for name in screen.list_display]


def columns_of(kind: Kind, user: User) -> list[Column]:
    """Return the columns of a kind: how its owner and itself are named, then the boxes."""
    named = [*(kind.owner.columns if kind.owner else ()), *kind.own_columns]
    begun = kind.beginning.form.base_fields if kind.beginning and kind.beginning.form else {}
    for name in OF_CREATION:
        if name in begun and name not in {each.name for each in named}:
            named.append(Column(name, str(begun[name].label), str(begun[name].help_text)))
    known = {"id", "DELETE", *kind.left_out, *(each.name for each in named)}
    known |= {kind.owner.field} if kind.owner else set()
    boxes = (
        Column(
            name,
            str(box.label or capfirst(name)),
            str(box.help_text),
            is_needed=name in kind.key and box.required,
        )
        for name, box in form_of(kind, user).base_fields.items()
        if name not in known
    )
    return [*named, *boxes]


def existing_row(
    kind: Kind, names: Names, cells: Cells, sent: Mapping[str, Any], owner: int | None
) -> Model | None:
    """Return the row of the register of which a row of a file speaks; None for a new one.

    Raises CellRefused when it may speak of several.
    """
    rows = kind.model._default_manager.order_by("pk").select_related(*kind.joined)
    if kind.find is not None:
        found = kind.find(names, cells)
        return None if found is None else rows.filter(pk=found).first()
    if kind.owner is not None:
        rows = rows.filter(**{f"{kind.owner.field}_id": owner})
    wanted = {}
    for name in kind.key:
        day = _day(sent.get(name)) if name.endswith("_on") else None
        said_nothing = "" if isinstance(kind.model._meta.get_field(name), CharField) else None
        wanted[name] = day.date if day else sent.get(name) or said_nothing
    found_rows = list(rows.filter(**wanted)[:200])
    return _the_same(found_rows, sent) if kind.is_dated else next(iter(found_rows), None)


def _the_same(rows: Iterable[Any], sent: Mapping[str, Any]) -> Any:
    """Return the row of the same period: by its start, else by its attestation, else the one."""
    rows = list(rows)
    start, attested = _day(sent.get("start_on")), _day(sent.get("attested_on"))
    if start is not None:
        same = [row for row in rows if row.start_on == start.date]
        undated = [row for row in rows if row.start_on is None]
        return next(iter(same or (undated if len(undated) == 1 else ())), None)
    if attested is not None:
        same = [row for row in rows if row.start_on is None and row.attested_on == attested.date]
        if same:
            return same[0]
    if len(rows) > 1:
        raise CellRefused(
            "Le registre a plusieurs périodes pour cette ligne : donnez le début de celle dont "
            "vous parlez.",
            "start_on",
        )
    return next(iter(rows), None)


def _day(said: Any) -> PartialDate | None:
    with suppress(ValidationError):
        return PartialDate.parse(said) if said else None
    return None
