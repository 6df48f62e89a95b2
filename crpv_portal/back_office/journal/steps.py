"""Steps of an act, with the values of each row: its undoing goes back over them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import GeneratedField, Model, Q, Value

from crpv_portal.common.acts import ChangeKind, Moment
from crpv_portal.common.traces import EventTable, Trace, tables_of

from .filters import told_models

# Of a row, written by the database or by each save: not what an act meant to change.
KEPT_BY_ITSELF = frozenset({"public_changed_at"})

Values = Mapping[str, Any]


@dataclass(frozen=True)
class Step:
    """One event of an act: a row as it was before, and after; None where there was none.

    model: a link between two rows has the table of links as its model. is_known: whether the
    history says what was before.
    """

    model: type[Model]
    key: Any
    kind: ChangeKind
    before: Values | None
    after: Values | None
    later: tuple[Moment, ...]
    is_known: bool = True

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the columns that the step changed; all those of a row added or removed."""
        if self.before is None or self.after is None:
            return tuple(self.after or self.before or ())
        return tuple(name for name in self.after if self.after[name] != self.before.get(name))


def among(moment: Moment) -> Q:
    """Return the condition of an event that belongs to the act of that moment."""
    at, context = moment
    same = Q(pgh_context_id=context) if context else Q(pgh_context_id__isnull=True)
    return Q(pgh_created_at=at) & same


def steps_of(moment: Moment) -> list[Step]:
    """Return the steps of an act, table by table, each table's in the order of writing."""
    tables = tables_of(Trace(model) for model in told_models())
    first, *others = (
        table.events.filter(among(moment)).order_by().annotate(n=Value(n)).values_list("n")
        for n, table in enumerate(tables)
    )
    touched = sorted({n for (n,) in first.union(*others)})
    return [step for n in touched for step in _steps(tables[n], moment)]


def _steps(table: EventTable, moment: Moment) -> Iterator[Step]:
    """Yield the steps of one table, reading once all that its rows went through."""
    identity = _identity(table)
    own = list(table.events.filter(among(moment)).order_by("pgh_id"))
    wanted = _any(identity, {_key(event, identity) for event in own})
    rows: dict[tuple[Any, ...], list[Any]] = defaultdict(list)
    for event in table.events.filter(wanted).order_by("pgh_id"):
        rows[_key(event, identity)].append(event)
    model = table.trace.model if table.link is None else table.link.remote_field.through
    for event in own:
        story = rows[_key(event, identity)]
        place = next(n for n, each in enumerate(story) if each.pgh_id == event.pgh_id)
        yield _step(model, story, place, moment)


def _step(model: type[Model], story: list[Any], place: int, moment: Moment) -> Step:
    event, previous = story[place], story[place - 1] if place else None
    kind, values = ChangeKind(event.pgh_label), _values(model, event)
    before: Values | None = None
    after: Values | None = values
    if kind is ChangeKind.REMOVED:
        before, after = values, None
    elif kind is ChangeKind.CHANGED and previous is not None:
        before = _values(model, previous)
    later = [(each.pgh_created_at, each.pgh_context_id) for each in story[place + 1 :]]
    return Step(
        model,
        values["id"],
        kind,
        before,
        after,
        tuple(each for each in later if each != moment),
        is_known=kind is not ChangeKind.CHANGED or previous is not None,
    )


def _identity(table: EventTable) -> tuple[str, ...]:
    """Return what names a row: its key; a link, which comes back under another, its two ends."""
    if table.link is None:
        return ("pgh_obj_id",)
    return f"{table.link.m2m_field_name()}_id", f"{table.link.m2m_reverse_field_name()}_id"


def _key(event: Any, identity: Iterable[str]) -> tuple[Any, ...]:
    return tuple(getattr(event, name) for name in identity)


def _any(identity: tuple[str, ...], keys: Collection[tuple[Any, ...]]) -> Q:
    """Return the condition of the rows of these keys; a file taken over writes thousands."""
    if len(identity) == 1:
        return Q(**{f"{identity[0]}__in": [key for (key,) in keys]})
    return reduce(or_, (Q(**dict(zip(identity, key, strict=True))) for key in keys))


def _values(model: type[Model], event: Any) -> dict[str, Any]:
    kept = {column.attname for column in event._meta.concrete_fields}
    return {
        column.attname: getattr(event, column.attname)
        for column in model._meta.concrete_fields
        if column.attname in kept and not isinstance(column, GeneratedField)
    }
