"""Steps of an act, with the values of each row: its undoing goes back over them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class _Told:
    """Event as it is kept while an act is read: thousands of them, of a file taken over."""

    moment: Moment
    kind: ChangeKind
    row: Values


def _steps(table: EventTable, moment: Moment) -> Iterator[Step]:
    """Yield the steps of one table, reading once all that its rows went through."""
    identity = _identity(table)
    model = table.trace.model if table.link is None else table.link.remote_field.through
    keys = set(table.events.filter(among(moment)).order_by().values_list(*identity))
    # Of links, by one of their ends: a condition on both would be as long as the act.
    wanted = Q(**{f"{identity[0]}__in": {key[0] for key in keys}})
    stories: dict[tuple[Any, ...], list[_Told]] = defaultdict(list)
    own = []
    for event in table.events.filter(wanted).order_by("pgh_id").iterator(chunk_size=500):
        key = tuple(getattr(event, name) for name in identity)
        if key not in keys:
            continue
        at = (event.pgh_created_at, event.pgh_context_id)
        if at == moment:
            own.append((key, len(stories[key])))
        stories[key].append(_Told(at, ChangeKind(event.pgh_label), _values(model, event)))
    for key, place in own:
        yield _step(model, stories[key], place, moment)


def _step(model: type[Model], story: list[_Told], place: int, moment: Moment) -> Step:
    event, previous = story[place], story[place - 1] if place else None
    before: Values | None = None
    after: Values | None = event.row
    if event.kind is ChangeKind.REMOVED:
        before, after = event.row, None
    elif event.kind is ChangeKind.CHANGED and previous is not None:
        before = previous.row
    return Step(
        model,
        event.row["id"],
        event.kind,
        before,
        after,
        tuple(each.moment for each in story[place + 1 :] if each.moment != moment),
        is_known=event.kind is not ChangeKind.CHANGED or previous is not None,
    )


def _identity(table: EventTable) -> tuple[str, ...]:
    """Return what names a row: its key; a link, which comes back under another, its two ends."""
    if table.link is None:
        return ("pgh_obj_id",)
    return f"{table.link.m2m_field_name()}_id", f"{table.link.m2m_reverse_field_name()}_id"


def _values(model: type[Model], event: Any) -> dict[str, Any]:
    kept = {column.attname for column in event._meta.concrete_fields}
    return {
        column.attname: getattr(event, column.attname)
        for column in model._meta.concrete_fields
        if column.attname in kept and not isinstance(column, GeneratedField)
    }
