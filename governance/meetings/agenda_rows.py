"""Rows by which the points of an agenda are typed before there is a meeting: title and nature.

They bear the names of the inputs of a meeting's page (`items`, `item-<key>-title`), so that two
writers are joined by the same merge.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django import forms

from crpv_portal.common.text import key_in

from ..choices import ItemKind
from ..forms import RowForm
from .points import PlannedPoint

if TYPE_CHECKING:
    from django.http import QueryDict

    from ..models import AgendaItem, UsualPoint

MOST = 40  # points: the longest agenda of the network has a third of it
PARTS = ("title", "kind")
STEP = re.compile(r"(?P<verb>add-item|up|down|drop-item)(?::(?P<key>\w{1,12}))?")
NEW = re.compile(r"n\d{1,4}")


class PointForm(RowForm):
    """Row of a point."""

    title = forms.CharField(
        label="Titre du point",
        max_length=250,
        error_messages={"required": "Donnez un titre à ce point, ou retirez-le."},
    )
    kind = forms.ChoiceField(label="Nature", choices=ItemKind.choices)


@dataclass(frozen=True)
class PlannedPointRow:
    """Row as shown; `moved` says which button to give the focus to."""

    key: str
    form: PointForm
    moved: str = ""


class AgendaRows:
    """Rows of an agenda, of texts named as the inputs of the page are.

    is_sent: whether they are judged; focus: the step that made them, of which a button keeps the
    focus.
    """

    def __init__(
        self, values: Mapping[str, str], *, is_sent: bool = False, focus: str = ""
    ) -> None:
        verb, _, of = focus.partition(":")
        self.rows = []
        for key in values.get("items", "").split()[:MOST]:
            texts = {name: values.get(f"item-{key}-{name}", "") for name in PARTS}
            if is_sent and NEW.fullmatch(key) and not texts["title"]:
                continue  # added, then left empty
            prefix = f"item-{key}"
            form = (
                PointForm({f"{prefix}-{name}": text for name, text in texts.items()}, prefix=prefix)
                if is_sent
                else PointForm(initial=texts, prefix=prefix)
            )
            self.rows.append(PlannedPointRow(key, form, verb if key == of else ""))
        if verb == "add-item" and self.rows:
            last = self.rows[-1]
            last.form.fields["title"].widget.attrs["autofocus"] = True
        self.is_full = len(self.rows) >= MOST

    def is_valid(self) -> bool:
        return not any(row.form.errors for row in self.rows)

    @property
    def points(self) -> list[tuple[int | None, PlannedPoint]]:
        """Return the points typed, each with the key of its row when it is stored."""
        return [
            (
                key_in(row.key),
                PlannedPoint(row.form.cleaned_data["title"], row.form.cleaned_data["kind"]),
            )
            for row in self.rows
        ]


def texts_of(points: Iterable[AgendaItem | UsualPoint]) -> dict[str, str]:
    """Return stored points as the texts of the page."""
    values = {"items": ""}
    for point in points:
        values["items"] = f"{values['items']} {point.pk}".strip()
        values |= {f"item-{point.pk}-{name}": getattr(point, name) for name in PARTS}
    return values


def new_texts(points: Iterable[PlannedPoint]) -> dict[str, str]:
    """Return points that are not stored as the texts of the page."""
    values = {"items": ""}
    for number, point in enumerate(points, start=1):
        values["items"] = f"{values['items']} n{number}".strip()
        values |= {f"item-n{number}-{name}": getattr(point, name) for name in PARTS}
    return values


def sent_texts(sent: QueryDict) -> dict[str, str]:
    """Return the texts that a page sent."""
    keys = [key for key in sent.getlist("items") if re.fullmatch(r"\w{1,12}", key)][:MOST]
    values = {"items": " ".join(dict.fromkeys(keys))}
    for key in keys:
        for name in PARTS:
            values[f"item-{key}-{name}"] = str(sent.get(f"item-{key}-{name}", "")).strip()
    return values


def take_step(values: dict[str, str], do: str) -> bool:
    """Add a row, move or remove one, as a button of the page asks; tell whether it did."""
    step = STEP.fullmatch(do)
    if step is None:
        return False
    keys = values.get("items", "").split()
    key, verb = step["key"] or "", step["verb"]
    if verb == "add-item":
        taken = [int(each[1:]) for each in keys if NEW.fullmatch(each)]
        new = f"n{max(taken, default=0) + 1}"
        keys.append(new)
        values |= {f"item-{new}-title": "", f"item-{new}-kind": ItemKind.INFORMATION}
    elif key in keys and verb == "drop-item":
        keys.remove(key)
    elif key in keys:
        here = keys.index(key)
        there = here + (-1 if verb == "up" else 1)
        if 0 <= there < len(keys):
            keys[here], keys[there] = keys[there], keys[here]
    values["items"] = " ".join(keys)
    return True
