"""Acts of the history as sentences: changed rows, and their changed fields."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
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
    """Change of one row. `row` is its number, `subject` its `__str__` at that time.

    holders: the rows that it points at, by the name of the foreign key. page: address of the page
    where it is changed, and whose: what that page is of, when it is not the row itself; both once
    somebody who knows the pages has said it.
    """

    model: type[Model]
    row: int
    kind: ChangeKind
    subject: str
    fields: tuple[FieldChange, ...] = ()
    holders: Mapping[str, Model] = field(default_factory=dict, compare=False)
    page: str = ""
    whose: str = ""

    @property
    def noun(self) -> str:
        return str(self.model._meta.verbose_name)

    @property
    def sentence(self) -> str:
        """Return `Ajout de « Sarthe (depuis 2017) » (territoire d’intervention, Labo Cités)`."""
        whose = f", {self.whose}" if self.whose else ""
        named = f"« {self.subject} » ({self.noun}{whose})"
        if self.kind is ChangeKind.ADDED:
            return f"Ajout de {named}"
        if self.kind is ChangeKind.REMOVED:
            return f"Suppression de {named}"
        return capfirst(named)

    @property
    def undone(self) -> Change:
        """Return the change that takes this one back."""
        opposite = {ChangeKind.ADDED: ChangeKind.REMOVED, ChangeKind.REMOVED: ChangeKind.ADDED}
        fields = (replace(each, before=each.after, after=each.before) for each in self.fields)
        return replace(self, kind=opposite.get(self.kind, self.kind), fields=tuple(fields))

    @property
    def labels(self) -> str:
        """Return which fields changed, without what they hold: `résumé, site`."""
        return ", ".join(each.label for each in self.fields)


# When, and under which number of context: an act has no row of its own.
Moment = tuple[datetime.datetime, uuid.UUID | None]
CODE_MOMENT = "%Y%m%dT%H%M%S%f"  # in UTC, to the microsecond, as the database keeps it
UNNUMBERED = "0"


def code_of(moment: Moment) -> str:
    """Return the name of an act in addresses: its moment, then the number of its context."""
    at, context = moment
    number = context.hex if context else UNNUMBERED
    return f"{at.astimezone(datetime.UTC).strftime(CODE_MOMENT)}-{number}"


def moment_of(code: str) -> Moment | None:
    """Return the moment that a code names; None when it is no code of ours."""
    at, _, number = code.partition("-")
    try:
        when = datetime.datetime.strptime(at, CODE_MOMENT).replace(tzinfo=datetime.UTC)
        moment = (when, None if number == UNNUMBERED else uuid.UUID(hex=number))
    except ValueError:
        return None
    return moment if code_of(moment) == code else None


@dataclass(frozen=True)
class Act:
    """All that one transaction did: one save of a form, one service, one line of a script.

    count: how many rows it changed; `changes` tells all of them, or those that were asked for.
    """

    moment: Moment
    user: int | None
    who: str
    why: str
    action: str
    changes: tuple[Change, ...]
    count: int
    undoes: str = ""  # the code of the act that this one takes back

    @property
    def at(self) -> datetime.datetime:
        return self.moment[0]

    @property
    def code(self) -> str:
        return code_of(self.moment)

    @property
    def when(self) -> str:
        """Return `dimanche 22 novembre 2026 à 14 h 32`, in Paris."""
        return moment_in_words(self.at, weekday=True)

    @property
    def told(self) -> str:
        """Return `L’acte du lundi 30 novembre 2026 à 20 h 41, par Jeanne Martin (« relu »)`."""
        who = f", par {self.who}" if self.who else ""
        why = f" (« {self.why} »)" if self.why else ""
        return f"L’acte du {self.when}{who}{why}"

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
    return replace(
        first,
        kind=kind,
        subject=subject,
        fields=tuple(each for each in fields.values() if each.before != each.after),
        holders=then.holders or first.holders,
    )
