"""Acts of the history as sentences: changed rows, and their changed fields."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from enum import Enum

from django.db.models import Model
from django.utils.text import capfirst

from .dates import moment_in_words


class ChangeKind(Enum):
    ADDED = "insert"
    CHANGED = "update"
    REMOVED = "delete"


@dataclass(frozen=True)
class FieldChange:
    """Field of a row before and after, in words; empty when there was or is nothing."""

    name: str
    label: str
    before: str
    after: str
    is_link: bool = False

    @property
    def sentence(self) -> str:
        if self.is_link:
            parts = [f"ajout de {self.after}"] if self.after else []
            parts += [f"retrait de {self.before}"] if self.before else []
            return f"{self.label} : {', '.join(parts)}"
        if not self.before:
            return f"{self.label} : « {self.after} »"
        if not self.after:
            return f"{self.label} : vidé, contenait « {self.before} »"
        return f"{self.label} : de « {self.before} » à « {self.after} »"


@dataclass(frozen=True)
class Change:
    """Change of one row. `row` is its number, `subject` its `__str__` at that time."""

    model: type[Model]
    row: int
    kind: ChangeKind
    subject: str
    fields: tuple[FieldChange, ...] = ()

    @property
    def noun(self) -> str:
        return str(self.model._meta.verbose_name)

    @property
    def sentence(self) -> str:
        """Return `Ajout de « Sarthe (depuis 2017) » (territoire d’intervention)`."""
        named = f"« {self.subject} » ({self.noun})"
        if self.kind is ChangeKind.ADDED:
            return f"Ajout de {named}"
        if self.kind is ChangeKind.REMOVED:
            return f"Suppression de {named}"
        return capfirst(named)


@dataclass(frozen=True)
class Act:
    """All that one transaction did: one save of a form, one service, one line of a script."""

    at: datetime.datetime
    user: int | None
    who: str
    why: str
    action: str
    changes: tuple[Change, ...]

    @property
    def when(self) -> str:
        """Return `dimanche 22 novembre 2026 à 14 h 32`, in Paris."""
        return moment_in_words(self.at, weekday=True)

    @property
    def sentences(self) -> list[str]:
        return [
            f"{change.sentence}{' – ' if change.fields else ''}"
            f"{' ; '.join(each.sentence for each in change.fields)}."
            for change in self.changes
        ]


def merged(changes: list[Change]) -> list[Change]:
    """Merge several changes of a row within an act, links included, into one."""
    rows: dict[tuple[type[Model], int], Change] = {}
    for change in changes:
        key = (change.model, change.row)
        rows[key] = _joined(rows[key], change) if key in rows else change
    return [
        change for change in rows.values() if change.fields or change.kind is not ChangeKind.CHANGED
    ]


def _joined(first: Change, then: Change) -> Change:
    if ChangeKind.REMOVED in {first.kind, then.kind}:  # its links left with it
        return first if first.kind is ChangeKind.REMOVED else then
    kind = ChangeKind.ADDED if ChangeKind.ADDED in {first.kind, then.kind} else ChangeKind.CHANGED
    fields = {each.name: each for each in first.fields}
    for each in then.fields:
        known = fields.get(each.name)
        if known is None:
            fields[each.name] = each
        elif each.is_link:
            before = ", ".join(filter(None, (known.before, each.before)))
            after = ", ".join(filter(None, (known.after, each.after)))
            fields[each.name] = replace(each, before=before, after=after)
        else:
            fields[each.name] = replace(each, before=known.before)
    subject = then.subject if any(not each.is_link for each in then.fields) else first.subject
    return Change(
        first.model,
        first.row,
        kind,
        subject,
        tuple(each for each in fields.values() if each.before != each.after),
    )
