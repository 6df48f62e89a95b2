"""Inputs of a record in words: their names, their values, and both texts where two people clash."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crpv_portal.common.french import capitalised

from .people import name_of

if TYPE_CHECKING:
    from ..forms import RowForm
    from .form import RecordForm
    from .merging import Difference


@dataclass(frozen=True)
class Clash:
    """Field written by two people, with both texts in words.

    is_due: whether the choice was asked for before, and not made.
    """

    name: str
    label: str
    theirs: str
    mine: str
    choice: str
    is_due: bool


def clashes_of(
    form: RecordForm,
    differences: Iterable[Difference],
    choices: dict[str, str],
    asked: Collection[str],
) -> list[Clash]:
    labels = labels_of(form)
    return [
        Clash(
            difference.name,
            labels.get(difference.name, difference.name),
            value_in_words(form, difference.name, difference.theirs),
            value_in_words(form, difference.name, difference.mine),
            choices.get(difference.name, ""),
            difference.name in asked and difference.name not in choices,
        )
        for difference in differences
    ]


def labels_of(form: RecordForm) -> dict[str, str]:
    """Return the name of each input in words: « Point 2, « Note de séance » »."""
    labels: dict[str, str] = {}
    for one in (form.details, form.guests, form.minutes):
        labels |= {name: str(field.label) for name, field in one.fields.items()}
    names = {row.pk: name_of(row) for row in form.roll_rows}
    for pk, roll in form.roll.items():
        labels |= _labels(roll, f"roll-{pk}", names[pk])
    for number, (key, cells) in enumerate(form.arrivals.items(), start=1):
        labels |= _labels(cells, f"arrival-{key}", f"Ligne lue {number}")
    for college, heads in form.heads.items():
        labels |= _labels(heads, f"heads-{college.pk}", college.name)
    for number, (key, item) in enumerate(form.items.items(), start=1):
        where = f"Point {number}"
        labels |= _labels(item, f"item-{key}", where)
        for rank, each in enumerate(form.keys(f"item-{key}-decisions"), start=1):
            if each in form.decisions:
                what = f"{where}, projet de décision {rank}"
                labels |= _labels(form.decisions[each], f"decision-{each}", what)
        for rank, each in enumerate(form.keys(f"item-{key}-actions"), start=1):
            if each in form.actions:
                labels |= _labels(form.actions[each], f"action-{each}", f"{where}, suite {rank}")
    for action in form.earlier:
        labels[f"earlier-{action.pk}-state"] = f"État de « {action.text} »"
    return labels


def _labels(form: RowForm, prefix: str, what: str) -> dict[str, str]:
    return {f"{prefix}-{name}": f"{what}, « {field.label} »" for name, field in form.fields.items()}


def value_in_words(form: RecordForm, name: str, value: str) -> str:
    """Return a value in words: the label of a choice, the text otherwise."""
    for one in form.all_forms():
        short = name.removeprefix(f"{one.prefix}-") if one.prefix else name
        if one.add_prefix(short) != name or short not in one.fields:
            continue
        choices = dict(_flat_choices(getattr(one.fields[short], "choices", ())))
        if choices:
            known = [str(choices.get(part, "")) for part in value.split()]
            return capitalised(", ".join(part for part in known if part))
    return value


def _flat_choices(choices: Iterable) -> Iterable[tuple[str, str]]:
    for key, label in choices:
        if isinstance(label, list | tuple):
            yield from _flat_choices(label)
        else:
            yield str(key), label
