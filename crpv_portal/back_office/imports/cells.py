"""Cells of a file and boxes of a form: each one in the words of the other.

`sent_of` turns a cell into what a browser would send for the box; `cell_of` turns what a form holds
into the cell that gives it back.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import Model

from crpv_portal.common.dates import PartialDate
from crpv_portal.common.fact_forms import PartialDateFormField
from crpv_portal.common.spreadsheets.sheets import day_of_serial
from crpv_portal.common.text import french_sort_key

from .names import CellRefused, Names

EMPTIED = "(vide)"  # a cell left empty says nothing; this one empties the box
# Codes of communes one after the other, as the official lists write them.
CODES = re.compile(r"[0-9AB]{5}([,;/|\s]+[0-9AB]{5})*")
SEVERAL = " | "  # between the records of one cell
# Days as numbers, from 1954 to 2119: what a column of dates becomes when it loses its format.
SERIAL = re.compile(r"[2-7]\d{4}")
YES = {"oui", "o", "vrai", "true", "yes", "x", "1"}
NO = {"non", "n", "faux", "false", "no", "0"}
UNKNOWN = {"non precise", "inconnu", "unknown"}


def sent_of(field: Any, cell: str, names: Names) -> Any:
    """Return what a browser would send for this cell; raise CellRefused when it cannot be read."""
    text = "" if cell.strip().lower() == EMPTIED else cell
    if isinstance(field, forms.ModelMultipleChoiceField):
        between = r"[,;/|\s]+" if CODES.fullmatch(text) else r"[|\n]"
        parts = [part.strip() for part in re.split(between, text) if part.strip()]
        return [str(names.wanted(_model_of(field), part)) for part in parts]
    if isinstance(field, forms.ModelChoiceField):
        return str(names.wanted(_model_of(field), text)) if text else ""
    if isinstance(field, (forms.BooleanField, forms.NullBooleanField)):
        return _truth(text, may_be_unknown=isinstance(field, forms.NullBooleanField))
    if isinstance(field, forms.ChoiceField):
        return _choice(field, text)
    if isinstance(field, (PartialDateFormField, forms.DateField)):
        text = day_of_serial(text) if SERIAL.fullmatch(text) else text
        return text.replace("-", "/") if re.fullmatch(r"\d\d?-\d\d?-\d{4}", text) else text
    if isinstance(field, (forms.DecimalField, forms.FloatField, forms.IntegerField)):
        return re.sub(r"[\s€]", "", text).replace(",", ".")
    return text


def cell_of(field: Any, value: Any, names: Names) -> str:
    """Return the cell that says what a bound field begins with, or what it was cleaned to."""
    if value is None or value == "":
        return _of_nothing(field)
    if isinstance(field, forms.ModelMultipleChoiceField):
        return SEVERAL.join(sorted(names.cell(row) for row in _rows(field, value)))
    if isinstance(field, forms.ModelChoiceField):
        return "".join(names.cell(row) for row in _rows(field, [value]))
    if isinstance(field, (forms.BooleanField, forms.NullBooleanField)):
        return "oui" if value in (True, "true") else "non"
    if isinstance(field, forms.ChoiceField):
        return str(dict(_choices(field)).get(str(value), value))
    if isinstance(field, PartialDateFormField):
        return str(field.prepare_value(value))
    if isinstance(value, PartialDate):
        return value.typed()
    if isinstance(value, datetime.date):
        return value.strftime("%d/%m/%Y")
    if isinstance(field, (forms.DecimalField, forms.FloatField)):
        text = f"{value:f}" if not isinstance(value, str) else value
        return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")
    return str(value).replace("\r\n", "\n").strip()


def _of_nothing(field: forms.Field) -> str:
    if isinstance(field, forms.NullBooleanField):
        return "non précisé"
    return "non" if isinstance(field, forms.BooleanField) else ""


def _model_of(field: Any) -> type[Model]:
    model: type[Model] = field.queryset.model
    return model


def _rows(field: Any, value: Iterable[Any]) -> Iterable[Model]:
    rows = list(value)
    if all(isinstance(row, Model) for row in rows):
        return rows
    return list(field.queryset.filter(pk__in=rows))


def _truth(text: str, *, may_be_unknown: bool) -> str:
    said = french_sort_key(text)
    if said in YES:
        return "true"
    if said in NO or (not said and not may_be_unknown):
        return "false"
    if may_be_unknown and (not said or said in UNKNOWN):
        return "unknown"
    raise CellRefused(f"« {text} » n’est ni « oui » ni « non ».")


def _choice(field: Any, text: str) -> str:
    if not text:
        return ""
    said = french_sort_key(text)
    for value, label in _choices(field):
        if value and (text in (value, label) or (said and said == french_sort_key(label))):
            return value
    known = ", ".join(f"« {label} »" for value, label in _choices(field) if value)
    raise CellRefused(f"« {text} » n’est pas dans la liste : {known}.")


def _choices(field: Any) -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for value, label in field.choices:
        if isinstance(label, (list, tuple)):
            pairs += [(str(key), str(text)) for key, text in label]
        else:
            pairs.append((str(value), str(label)))
    return pairs
