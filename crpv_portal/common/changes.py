"""The history of rows, read from the event tables and told as changes.

The database writes one event for each row inserted, changed or deleted (`common.history`). Its
`Events` joins each event with the one before of the same row; here that becomes sentences, and all
that one transaction did becomes one act: when, who, why, and its changes.

    acts = Acts(traces_of(centre, parts=("names", "coverages")))
    Paginator(acts, 20)        # `len(acts)` and slices each cost a fixed number of queries

The number of queries depends on the tables read, never on the rows.

For readers who are not the staff, pass `public=True`: no note, no author, no reason comes out.
The caller still chooses the rows, through the `where` of each `Trace`, as only it knows which of
them are public.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, reduce
from itertools import chain
from operator import or_
from typing import Any, overload

from django.contrib.auth import get_user_model
from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.db.models import Model, Q, QuerySet, Value
from django.db.models.functions import Cast
from django.utils.formats import number_format
from pghistory.models import Events

from .acts import Act, Change, ChangeKind, FieldChange, Moment, merged
from .dates import PartialDate, moment_in_words, partial_date
from .past_rows import last_states, lost, row_of
from .periods import last_day_typed
from .staff_labels import name_for_staff
from .traces import PRECISION, EventTable, Trace, shown_columns, tables_of

LAST_DAY_OF = "end_on"  # half-open in the table, said as the last day true
NEVER_PUBLIC = frozenset({"note"})
# What a list of acts reads of each: an import writes 20,000 rows in one. Enough to tell apart those
# of which a reader sees nothing, as an order recomputed, and to count the others of a usual act.
IN_A_LIST = slice(100)


class Acts(Sequence[Act]):
    """Acts found by the traces, the latest first; a Paginator counts and slices them.

    among: keeps the acts of which one event satisfies it, and tells them whole. of: keeps those
    that touched a row, or a link, of this model. kind: keeps those that added, changed or removed a
    row; a link is a change of the row that bears it. told: which rows of each act are told, of an
    import that wrote 20,000; the others are counted.
    """

    def __init__(
        self,
        traces: Iterable[Trace],
        *,
        public: bool = False,
        among: Q | None = None,
        of: type[Model] | None = None,
        kind: ChangeKind | None = None,
        told: slice = slice(None),
    ) -> None:
        self.tables_of = tables_of(traces)
        self._public = public
        self._among = among or Q()
        self._of = of
        self._kind = kind
        self._told = told
        self._length: int | None = None

    def count_events(self) -> int:
        """Return how many events these acts have, whether they are told or not."""
        days = {moment[0] for moment in self._moments()}
        return _all_events(self.tables_of, days).count()

    def _moments(self) -> QuerySet:
        """Return the moment and the context of each act, which together are its key."""
        found = [
            table.events.filter(self._among & self._of_kind(table))
            .order_by()
            .values_list("pgh_created_at", "pgh_context_id")
            for table in self.tables_of
            if (self._of is None or table.trace.model is self._of)
            and (table.link is None or self._kind in (None, ChangeKind.CHANGED))
        ]
        if not found:
            return self.tables_of[0].events.none()
        first, *others = found
        moments = first.union(*others) if others else first.distinct()
        return moments.order_by("-pgh_created_at", "pgh_context_id")

    def _of_kind(self, table: EventTable) -> Q:
        if self._kind is None or table.link is not None:
            return Q()
        return Q(pgh_label=self._kind.value)

    def __len__(self) -> int:
        if self._length is None:
            self._length = self._moments().count()
        return self._length

    @overload
    def __getitem__(self, index: int) -> Act: ...
    @overload
    def __getitem__(self, index: slice) -> list[Act]: ...
    def __getitem__(self, index: int | slice) -> Act | list[Act]:
        if isinstance(index, int):
            return self[index : index + 1][0]
        moments = list(self._moments()[index])
        reader = _Reader(self.tables_of, public=self._public, told=self._told)
        return reader.read(moments) if moments else []

    def __iter__(self) -> Iterator[Act]:
        return iter(self[:])


@dataclass(frozen=True)
class _EventRows:
    """Event: the row after it (or as deleted), and the row before."""

    table: EventTable
    moment: Moment
    context: dict[str, Any]
    kind: ChangeKind
    row: Any
    before: Any = None


class _Reader:
    """Reader of the events of some moments; it reads each related table once."""

    def __init__(self, tables: list[EventTable], *, public: bool, told: slice) -> None:
        self.tables = tables
        self.public = public
        self.told = told
        self.counts: dict[Moment, int] = {}
        self.owners: dict[tuple[type[Model], int], Any] = {}
        self.related: dict[type[Model], dict[Any, Model]] = {}

    def read(self, moments: list[Moment]) -> list[Act]:
        found = self._events(moments)
        self._fetch_owners(found)
        self._fetch_related(found)
        changes: dict[Moment, list[Change]] = defaultdict(list)
        contexts: dict[Moment, dict[str, Any]] = {}
        for event in found:
            contexts.setdefault(event.moment, event.context)
            changes[event.moment].append(self._change(event))
        names = self._names(contexts.values())
        return [
            act
            for moment in moments
            if (act := self._act(moment, contexts.get(moment, {}), changes[moment], names)).count
        ]

    def _act(
        self,
        moment: Moment,
        context: dict[str, Any],
        changes: list[Change],
        names: dict[int, str],
    ) -> Act:
        user = context.get("user")
        told = tuple(merged(changes))
        is_whole = moment not in self.counts
        return Act(
            moment=moment,
            user=None if self.public else user,
            who="" if self.public or user is None else names.get(user, "compte supprimé"),
            why="" if self.public else str(context.get("reason", "")),
            action=str(context.get("action", "")),
            changes=told,
            count=len(told) if is_whole else self.counts[moment],
            undoes="" if self.public else str(context.get("undoes", "")),
        )

    def _events(self, moments: list[Moment]) -> list[_EventRows]:
        """Return the events of these moments, table by table, in the order of writing.

        Two queries per table: which events match the traces, then their content and changes.
        """
        wanted = self._wanted(moments)
        if not wanted:
            return []
        numbers = {self.tables[number].events.model._meta.label: number for number in wanted}
        those = reduce(
            or_, (Q(pgh_model=label, pgh_id__in=wanted[n]) for label, n in numbers.items())
        )
        found = [
            (numbers[event.pgh_model], event)
            for event in Events.objects.across(*numbers).filter(those)
        ]
        found.sort(key=lambda each: (each[0], each[1].pgh_id))
        return [_event_rows(self.tables[number], event) for number, event in found]

    def _wanted(self, moments: list[Moment]) -> dict[int, list[int]]:
        """Return the events of the rows that are told, by table; count the rows of each act cut."""
        events = _all_events(self.tables, {moment[0] for moment in moments})
        rows: dict[Moment, dict[tuple[type[Model], str], list[tuple[int, int]]]]
        rows = {moment: defaultdict(list) for moment in moments}
        for number, pgh_id, key, *moment in events.order_by("table", "pgh_id").iterator():
            if (act := rows.get(tuple(moment))) is not None:
                act[self.tables[number].trace.model, key].append((number, pgh_id))
        wanted: dict[int, list[int]] = defaultdict(list)
        for moment, act in rows.items():
            told = list(act.values())[self.told]
            if len(told) < len(act):
                self.counts[moment] = len(act)
            for number, pgh_id in chain.from_iterable(told):
                wanted[number].append(pgh_id)
        return wanted

    def _fetch_owners(self, found: list[_EventRows]) -> None:
        """Read the last known state of the rows whose links changed."""
        wanted: dict[type[Model], set[int]] = defaultdict(set)
        for event in found:
            if event.table.link is not None:
                wanted[event.table.trace.model].add(_owner(event.table.link, event.row))
        for model, ids in wanted.items():
            for number, row in last_states(model, ids).items():
                self.owners[model, number] = row

    def _fetch_related(self, found: list[_EventRows]) -> None:
        """Read every row that an event points at, one query a table."""
        wanted: dict[type[Model], set[Any]] = defaultdict(set)
        rows: list[Model] = list(self.owners.values())
        for event in found:
            if link := event.table.link:
                wanted[link.related_model].add(_target(link, event.row))
            else:
                rows += filter(None, (event.row, event.before))
        for row in rows:
            for column in _foreign_keys(type(row)):
                wanted[column.related_model].add(getattr(row, column.attname))
        for model, keys in wanted.items():
            here = model._default_manager.in_bulk(keys - {None})
            self.related[model] = {**last_states(model, keys - {None} - here.keys()), **here}

    def _change(self, event: _EventRows) -> Change:
        if event.table.link is not None:
            return self._link_change(event)
        old, new = event.before, event.row
        if event.kind is ChangeKind.REMOVED:
            old, new = event.row, None
        return Change(
            model=event.table.trace.model,
            row=event.row.pk,
            kind=event.kind,
            subject=self._subject(event.row),
            fields=tuple(self._differences(event.table.trace, old, new)),
            holders=self._holders(event.row),
        )

    def _link_change(self, event: _EventRows) -> Change:
        link, model = event.table.link, event.table.trace.model
        owner = _owner(link, event.row)
        named = f"« {self._name_of(link.related_model, _target(link, event.row))} »"
        before, after = ("", named) if event.kind is ChangeKind.ADDED else (named, "")
        last_known = self.owners.get((model, owner))
        return Change(
            model=model,
            row=owner,
            kind=ChangeKind.CHANGED,
            subject=lost(model) if last_known is None else self._subject(last_known),
            fields=(FieldChange(link.name, str(link.verbose_name), before, after, is_link=True),),
            holders={} if last_known is None else self._holders(last_known),
        )

    def _holders(self, row: Model) -> dict[str, Model]:
        """Return the rows that this one points at, by the name of the foreign key."""
        return {
            column.name: target
            for column in _foreign_keys(type(row))
            if (target := self.related[column.related_model].get(getattr(row, column.attname)))
        }

    def _differences(self, trace: Trace, old: Any, new: Any) -> Iterator[FieldChange]:
        for column in shown_columns(trace.model):
            if column.name in trace.hidden or (self.public and column.name in NEVER_PUBLIC):
                continue
            before = "" if old is None else self._value(column, old)
            after = "" if new is None else self._value(column, new)
            if before == after:
                continue
            if old is None and after == _default(column):
                continue
            label = "dernier jour" if column.name == LAST_DAY_OF else str(column.verbose_name)
            yield FieldChange(column.name, label, before, after)

    def _value(self, column: Any, row: Any) -> str:
        value = getattr(row, column.attname)
        if value is None or value == "":
            return ""
        if column.is_relation:
            return self._name_of(column.related_model, value)
        if column.choices:
            return str(dict(column.flatchoices).get(value, value))
        if isinstance(value, bool):
            return "oui" if value else "non"
        if isinstance(value, datetime.datetime):
            return moment_in_words(value)
        if isinstance(value, datetime.date):
            if not hasattr(row, f"{column.name}{PRECISION}"):
                return PartialDate(value).words()
            known = PartialDate(value, getattr(row, f"{column.name}{PRECISION}"))
            if column.name == LAST_DAY_OF:
                known = last_day_typed(partial_date(row, "start_on"), known)
            return known.words()
        if isinstance(value, Decimal):
            return number_format(value.normalize())
        return str(value)

    def _name_of(self, model: type[Model], key: Any) -> str:
        row = self.related.get(model, {}).get(key)
        return lost(model) if row is None else self._said(row)

    def _subject(self, row: Model) -> str:
        """Return the row's `__str__` at that time."""
        for column in _foreign_keys(type(row)):
            target = self.related.get(column.related_model, {}).get(getattr(row, column.attname))
            if target is not None:
                column.set_cached_value(row, target)
        return self._said(row)

    def _said(self, row: Model) -> str:
        """Return the row's name; a row whose owners are gone has none left."""
        try:
            return name_for_staff(row) if not self.public else str(row)
        except (ObjectDoesNotExist, AttributeError):
            return lost(type(row))

    def _names(self, contexts: Iterable[dict[str, Any]]) -> dict[int, str]:
        """Return the present names of the accounts: the history holds their numbers only."""
        numbers = {context.get("user") for context in contexts} - {None}
        if self.public or not numbers:
            return {}
        accounts = get_user_model()._default_manager.in_bulk(numbers)
        return {number: name_for_staff(account) for number, account in accounts.items()}


def _all_events(tables: list[EventTable], days: Iterable[datetime.datetime]) -> QuerySet:
    """Return the events of these moments: table, event, row, moment and context of each."""
    first, *others = (
        table.events.order_by()
        .filter(pgh_created_at__in=days)
        .annotate(table=Value(number), key=Cast(table.key, models.TextField()))
        .values_list("table", "pgh_id", "key", "pgh_created_at", "pgh_context_id")
        for number, table in enumerate(tables)
    )
    return first.union(*others, all=True) if others else first


def _event_rows(table: EventTable, event: Any) -> _EventRows:
    """Return an event of pghistory as rows; without an earlier event there is no difference."""
    kind = ChangeKind(event.pgh_label)
    model = table.trace.model if table.link is None else table.link.remote_field.through
    before = None
    if kind is ChangeKind.CHANGED and event.pgh_diff:
        was = {name: old for name, (old, _) in event.pgh_diff.items()}
        before = row_of(model, {**event.pgh_data, **was})
    return _EventRows(
        table,
        (event.pgh_created_at, event.pgh_context_id),
        event.pgh_context or {},
        kind,
        row_of(model, event.pgh_data),
        before,
    )


def _owner(link: Any, row: Any) -> int:
    return getattr(row, f"{link.m2m_field_name()}_id")


def _target(link: Any, row: Any) -> Any:
    return getattr(row, f"{link.m2m_reverse_field_name()}_id")


@cache
def _foreign_keys(model: type[Model]) -> tuple[models.ForeignKey, ...]:
    return tuple(f for f in model._meta.concrete_fields if isinstance(f, models.ForeignKey))


def _default(column: models.Field) -> str:
    """Return how an untouched field of a new row reads: it is left out of the sentences."""
    if isinstance(column, models.BooleanField) and column.default is False:
        return "non"
    return ""
