"""Judging of the rows of a file: what each would do to the register, found by reading only.

The form that judges it is that of the admin, bound to the record as it is, with the cells of the
file in its boxes: the boxes that the file does not speak of keep what they hold.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import NON_FIELD_ERRORS
from django.db import connection
from django.db.models import Model
from django.http import HttpRequest

from crpv_portal.accounts.models import User
from crpv_portal.common.fact_forms import PartialDateFormField
from crpv_portal.common.locks import locked
from crpv_portal.common.staff_labels import name_for_staff

from .cells import cell_of, sent_of
from .checking import leave_constraints, trust_boxes
from .choices import Verdict
from .kinds import OF_CREATION, Column, Kind, RowOwner, columns_of, existing_row, form_of
from .models import ImportRow
from .names import CellRefused, Names

REASON = "import"  # until somebody says why
Problem = tuple[str, str]
FieldChange = list[str]  # its name, its label, before, after
BY_ITS_ACTION = "ce nom se change par « Renommer », sur la fiche, avec sa date et sa source"


@dataclass
class Judged:
    """Row of a file, judged: what it would change, or why it is refused.

    key_names: the boxes of its form that tell it from the others of its file (`Kind.key`).
    """

    target: Any = None  # the row of the register, None for a new one
    owner: int | None = None
    cells: dict[str, str] = field(default_factory=dict)
    sent: dict[str, Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    changes: list[FieldChange] = field(default_factory=list)
    form: Any = None
    label: str = ""  # how the page names the row, as it is before the change
    questions: Any = None  # the form of the creation, for a new record that has one
    key_names: tuple[str, ...] = ()

    @property
    def verdict(self) -> Verdict:
        if self.problems:
            return Verdict.REFUSED
        if self.target is None:
            return Verdict.CREATED
        return Verdict.CHANGED if self.changes else Verdict.UNCHANGED

    @property
    def key(self) -> str:
        """Return what tells this row from the others of its file."""
        if self.target is not None:
            return f"n° {self.target.pk}"
        named = (self.cells.get(name, "") for name in ("name", "first_name", "last_name"))
        dated = (self.sent.get(name, "") for name in ("start_on", "attested_on"))
        said = repr((self.owner, *named, *dated, sorted(self._keyed())))
        return hashlib.sha256(said.encode()).hexdigest()

    def _keyed(self) -> Iterable[tuple[str, str]]:
        return ((name, str(value)) for name, value in self.sent.items() if name in self.key_names)


class Judge:
    """Judge of the rows of one kind, for one account; it reads each form and each name once."""

    def __init__(self, kind: Kind, user: User) -> None:
        self.kind, self.user = kind, user
        # For what is written at once: the table judges, and is the only one that cannot be late.
        self.leaves_constraints = False
        self.names = Names()
        self.form = form_of(kind, user)
        self.columns = {column.name: column for column in columns_of(kind, user)}
        self.request = HttpRequest()
        self.request.user = user
        self._of_owners: dict[tuple[int | None, bool], str] = {}
        self._owners: dict[int | None, Any] = {}
        self._choices: dict[tuple[str, str], Any] = {}

    def judge(
        self,
        fields: Sequence[str],
        cells: Sequence[str],
        troubles: Mapping[str, str] | None = None,
        *,
        is_locked: bool = False,
    ) -> Judged:
        """Return what this row of a file would do.

        fields: the field of each column, empty for one left out; is_locked: to write it, in a
        transaction: the record is locked first.
        """
        judged = Judged(key_names=self.kind.key)
        for place, name in enumerate(fields):
            if not name:
                continue
            judged.cells[name] = cells[place] if place < len(cells) else ""
            if said := (troubles or {}).get(str(place)):
                judged.problems.append((self._label(name), f"{said}."))
        if judged.problems:
            return judged
        try:
            self._read(judged)
            judged.target = existing_row(
                self.kind, self.names, judged.cells, judged.sent, judged.owner
            )
        except CellRefused as refusal:
            judged.problems.append((self._label(refusal.column), str(refusal)))
        if judged.problems:
            return judged
        if judged.target is not None and is_locked:
            judged.target = locked(judged.target, *self.kind.joined)
        judged.label = self.label_of(judged)
        self._try(judged)
        return judged

    def label_of(self, judged: Judged) -> str:
        """Return how the page names the row."""
        if judged.target is not None:
            said = name_for_staff(judged.target)
            if self.kind.owner is not None and "centre" in judged.cells:
                return f"{judged.cells['centre']} : {said}"
            return said
        first = list(self.columns)[:4]
        return ", ".join(filter(None, (judged.cells.get(name, "") for name in first)))

    def exported(self, row: Model) -> dict[str, str]:
        """Return the cells of a row of the register, by field: brought in, they change nothing."""
        cells = dict(self.kind.own_cells(self.names, row))
        if self.kind.owner is not None:
            cells |= self.kind.owner.cells(self.names, row)
        form = self.form(instance=row)
        for name in self.columns:
            if name in form.fields:
                box = form.fields[name]
                cells[name] = cell_of(box, form.get_initial_for_field(box, name), self.names)
            elif name in ("acronym", "slug"):
                cells[name] = str(getattr(row, name))
        return cells

    def _label(self, name: str) -> str:
        column = self.columns.get(name)
        return column.label if column else ""

    def _read(self, judged: Judged) -> None:
        """Find the owner, and turn the cells into what a browser would send."""
        if self.kind.owner is not None:
            judged.owner = self.kind.owner.find(self.names, judged.cells)
        boxes = self.form.base_fields
        for name, cell in judged.cells.items():
            if name not in boxes or not cell.strip():
                continue  # an empty cell says nothing
            try:
                judged.sent[name] = sent_of(boxes[name], cell, self.names)
            except CellRefused as refusal:
                judged.problems.append((self._label(name), str(refusal)))

    def _try(self, judged: Judged) -> None:
        target = judged.target
        if target is None:
            instance = self._draft(judged)
            if judged.problems:
                return
        else:
            instance = target
            self._refuse_renaming(judged)
        judged.form = form = self.bound(judged, instance)
        if target is not None and not form.has_changed():
            return
        if not form.is_valid():
            judged.problems += self._problems(form)
        names = form.changed_data if target is not None else list(judged.sent)
        judged.problems += self._locked_by_its_screen(judged, names)
        judged.changes = self._created(judged) if target is None else []
        judged.changes += [self._change(form, name, is_new=target is None) for name in names]

    def _locked_by_its_screen(self, judged: Judged, names: Iterable[str]) -> list[Problem]:
        """Return why its screen, or that of its owner, would not let this be added or changed."""
        kind, target = self.kind, judged.target
        if kind.form is not None:  # what the admin only shows, and a file alone may change
            return []
        if kind.owner is not None and (kind.inline is not None or target is None):
            return self._locked_by_its_owner(kind.owner, judged.owner, is_new=target is None)
        screen: Any = admin.site._registry[kind.model]
        if target is None:
            may_add = screen.has_add_permission(self.request)
            return [] if may_add else [("", "L’administration n’en laisse pas ajouter.")]
        if not screen.has_change_permission(self.request, target):
            return [("", "L’administration ne laisse plus changer cette fiche.")]
        fixed = set(screen.get_readonly_fields(self.request, target))
        return [(self._label(n), "ne se change plus sur cette fiche.") for n in names if n in fixed]

    def _locked_by_its_owner(
        self, declared: RowOwner, key: int | None, *, is_new: bool
    ) -> list[Problem]:
        """Return why the screen of the owner would not take such a row; asked once an owner."""
        place = (key, is_new)
        if place not in self._of_owners:
            owner = self._owner(declared, key)
            self._of_owners[place] = self._refusal_of_owner(declared.model, owner, is_new=is_new)
        said = self._of_owners[place]
        return [("", said)] if said else []

    def _owner(self, declared: RowOwner, key: int | None) -> Any:
        if key not in self._owners:
            self._owners[key] = declared.model._default_manager.filter(pk=key).first()
        return self._owners[key]

    def _refusal_of_owner(self, model: type[Model], owner: Any, *, is_new: bool) -> str:
        if owner is None:
            return "La fiche dont cette ligne fait partie n’existe plus."
        screen: Any = admin.site._registry[model]
        if not screen.has_change_permission(self.request, owner):
            return "L’administration ne laisse plus changer la fiche dont cette ligne fait partie."
        if self.kind.inline is None:
            return ""
        rows = self.kind.inline(model, admin.site)
        if is_new:
            may = rows.has_add_permission(self.request, owner)
            return "" if may else "L’administration n’en laisse pas ajouter à cette fiche."
        may = rows.has_change_permission(self.request, owner)
        return "" if may else "L’administration ne laisse plus changer cette ligne."

    def bound(self, judged: Judged, instance: Model) -> Any:
        """Return the form on this record, with what the row sends, and the rest as it is."""
        form: Any = self.form(instance=instance)
        data = {name: _as_sent(form, name) for name in form.fields} | judged.sent
        form.data, form.is_bound = data, True
        for name, box in form.fields.items():
            is_one = isinstance(box, forms.ModelChoiceField)
            if is_one and not isinstance(box, forms.ModelMultipleChoiceField):
                box.to_python = partial(self._read_choice, name, box.to_python)
        (leave_constraints if self.leaves_constraints else trust_boxes)(form.instance)
        return form

    def _read_choice(self, name: str, read: Callable[[Any], Any], sent: Any) -> Any:
        """Return the record that a box of one choice was sent, read once for all the rows."""
        place = (name, str(sent))
        if place not in self._choices:
            self._choices[place] = read(sent)
        return self._choices[place]

    def _draft(self, judged: Judged) -> Any:
        beginning = self.kind.beginning
        if beginning is None:
            if (owner := self.kind.owner) is None:
                return self.kind.model()
            return self.kind.model(**{owner.field: self._owner(owner, judged.owner)})
        if beginning.form is not None:
            judged.questions = self.asked(judged, REASON)
            if not judged.questions.is_valid():
                judged.problems += self._problems(judged.questions)
                return None
            return beginning.draft(judged.questions.cleaned_data, judged.owner)
        return beginning.draft({}, judged.owner)

    def asked(self, judged: Judged, reason: str) -> Any:
        """Return the form of the creation, answered by the row."""
        made: Any = self.kind.beginning.form  # type: ignore[union-attr] # asked where there is one
        blank = made()
        data = {name: _as_sent(blank, name) for name in blank.fields} | {"reason": reason}
        for name, box in blank.fields.items():
            if name in judged.sent:
                data[name] = judged.sent[name]
            elif judged.cells.get(name, "").strip():
                data[name] = sent_of(box, judged.cells[name], self.names)
        return made(data)

    def _refuse_renaming(self, judged: Judged) -> None:
        """Refuse another acronym or address for a record that is known: a rename is dated."""
        if self.kind.beginning is None or self.kind.beginning.form is None:
            return
        for name in ("acronym", "slug"):
            said = judged.cells.get(name, "").strip()
            if said and said != getattr(judged.target, name):
                judged.problems.append((self._label(name), f"{BY_ITS_ACTION}."))

    def _created(self, judged: Judged) -> list[FieldChange]:
        """Return what a new record begins with, beside the boxes of its form."""
        named = [
            *(self.kind.owner.columns if self.kind.owner else ()),
            *self.kind.own_columns,
            *(self.columns[name] for name in OF_CREATION if name in self.columns),
        ]
        once: dict[str, Column] = {column.name: column for column in named}
        return [
            [name, column.label, "", judged.cells[name]]
            for name, column in once.items()
            if judged.cells.get(name) and name not in judged.sent
        ]

    def _change(self, form: Any, name: str, *, is_new: bool) -> FieldChange:
        box: Any = form.fields[name]
        first = form.get_initial_for_field(box, name)
        before = "" if is_new else cell_of(box, first, self.names)
        after = form.cleaned_data.get(name, form.data.get(name))
        if isinstance(box, PartialDateFormField):
            after = form.data.get(name)
        if isinstance(box, forms.ModelChoiceField) and isinstance(after, str):  # it is refused
            rows: Any = box.queryset
            after = rows.filter(pk=after).first() if after else None
        return [name, self._label(name), before, cell_of(box, after, self.names)]

    def _problems(self, form: Any) -> list[Problem]:
        found = []
        for name, errors in form.errors.items():
            label = "" if name == NON_FIELD_ERRORS else self._label(name)
            if not label and name in form.fields:
                label = str(form.fields[name].label or "")
            found += [(label, str(error)) for error in errors]
        return found


def _as_sent(form: Any, name: str) -> Any:
    """Return what a browser would send for a box that nobody touched."""
    value = form[name].value()
    if isinstance(form.fields[name], forms.NullBooleanField):
        return {True: "true", False: "false"}.get(value, "unknown")
    if isinstance(form.fields[name], forms.ModelMultipleChoiceField):
        return [str(each) for each in value or ()]
    return "" if value is None else value


def judge_rows(judge: Judge, rows: Sequence[ImportRow], fields: Sequence[str]) -> None:
    """Judge rows of an import, and write down what was found; a row said twice is refused."""
    for row in rows:
        judged = judge.judge(fields, row.cells, row.troubles)
        row.key = judged.key
        row.label = (judged.label or judge.label_of(judged))[:300]
        row.target = judged.target.pk if judged.target is not None else None
        row.changes, row.problems = judged.changes, [list(each) for each in judged.problems]
        row.verdict = judged.verdict
    _refuse_doubles(rows)
    _write_down(rows)


FOUND = ("key", "label", "target", "changes", "problems", "verdict")
# `bulk_update` takes a thousand parameters for each column, and as long as the judging.
WRITE_DOWN = """
UPDATE imports_importrow
SET key = found.key, label = found.label, target = found.target, changes = found.changes,
    problems = found.problems, verdict = found.verdict
FROM jsonb_to_recordset(%s::jsonb) AS found(
    id bigint, key text, label text, target bigint, changes jsonb, problems jsonb, verdict text
)
WHERE imports_importrow.id = found.id
"""


def _write_down(rows: Sequence[ImportRow]) -> None:
    found = [{"id": row.pk} | {name: getattr(row, name) for name in FOUND} for row in rows]
    with connection.cursor() as cursor:
        cursor.execute(WRITE_DOWN, [json.dumps(found)])


def _refuse_doubles(rows: Sequence[ImportRow]) -> None:
    good = [row for row in rows if row.verdict != Verdict.REFUSED]
    if not good:
        return
    earlier = ImportRow.objects.filter(
        run=good[0].run_id, key__in={row.key for row in good}, line__lt=good[0].line
    ).exclude(verdict__in=["", Verdict.REFUSED])
    first = dict(earlier.order_by("-line").values_list("key", "line"))
    for row in good:
        if (line := first.setdefault(row.key, row.line)) != row.line:
            row.verdict = Verdict.REFUSED
            row.problems = [["", f"La ligne {line} du fichier parle déjà de la même chose."]]
