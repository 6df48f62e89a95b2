"""The history of rows, read from the event tables and told as changes.

The database writes one event for each row inserted, changed or deleted (`common.history`). Here
consecutive events of a row become field-by-field differences, and all that one transaction did
becomes one act: when, who, why, and its changes.

    acts = Acts(traces_of(centre, parts=("names", "coverages")))
    Paginator(acts, 20)        # `len(acts)` and slices each cost a fixed number of queries

The number of queries depends on the tables read, never on the rows.

For readers who are not the staff, pass `public=True`: no note, no author, no reason comes out.
The caller still chooses the rows, through the `where` of each `Trace`, as only it knows which of
them are public.
"""

from __future__ import annotations

import datetime
import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import Any, overload

from django.contrib.auth import get_user_model
from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.db.models import Model, OuterRef, QuerySet, Subquery, Value
from django.utils.formats import number_format

from .acts import Act, Change, FieldChange, Kind, merged
from .dates import PARIS, PartialDate, in_words
from .periods import last_day
from .staff_labels import name_for_staff
from .traces import PRECISION, EventTable, Trace, events_by_model, tables_of, told_columns

LAST_DAY_OF = "end_on"  # half-open in the table, said as the last day true
NEVER_PUBLIC = frozenset({"note"})


class Acts(Sequence[Act]):
    """The acts that the traces tell of, the latest first; counted and sliced by a Paginator."""

    def __init__(self, traces: Iterable[Trace], *, public: bool = False) -> None:
        self.tables_of = tables_of(traces)
        self._public = public
        self._length: int | None = None

    def _moments(self) -> QuerySet:
        """When something happened, and under which context: the key of an act."""
        first, *others = (
            table.events.order_by().values_list("pgh_created_at", "pgh_context_id")
            for table in self.tables_of
        )
        moments = first.union(*others) if others else first.distinct()
        return moments.order_by("-pgh_created_at", "pgh_context_id")

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
        return _Reader(self.tables_of, public=self._public).read(moments) if moments else []

    def __iter__(self) -> Iterator[Act]:
        return iter(self[:])


Moment = tuple[datetime.datetime, uuid.UUID | None]


class _Reader:
    """Reads the events of some moments and tells them; each related table is read once."""

    def __init__(self, tables: list[EventTable], *, public: bool) -> None:
        self.tables = tables
        self.public = public
        self.previous: dict[tuple[type[Model], int], Any] = {}
        self.owners: dict[tuple[type[Model], int], Any] = {}
        self.related: dict[type[Model], dict[Any, Model]] = {}

    def read(self, moments: list[Moment]) -> list[Act]:
        found = self._events(moments)
        self._fetch_previous(found)
        self._fetch_owners(found)
        self._fetch_related(found)
        told: dict[Moment, list[Change]] = defaultdict(list)
        contexts: dict[Moment, dict[str, Any]] = {}
        for table, event in found:
            moment = (event.pgh_created_at, event.pgh_context_id)
            contexts.setdefault(moment, event.pgh_context or {})
            told[moment].append(self._change(table, event))
        names = self._names(contexts.values())
        return [
            act
            for moment in moments
            if (act := self._act(moment, contexts.get(moment, {}), told[moment], names)).changes
        ]

    def _act(
        self,
        moment: Moment,
        context: dict[str, Any],
        changes: list[Change],
        names: dict[int, str],
    ) -> Act:
        user = context.get("user")
        return Act(
            at=moment[0],
            user=None if self.public else user,
            who="" if self.public or user is None else names.get(user, "compte supprimé"),
            why="" if self.public else str(context.get("reason", "")),
            action=str(context.get("action", "")),
            changes=tuple(merged(changes)),
        )

    def _events(self, moments: list[Moment]) -> list[tuple[EventTable, Any]]:
        """The events of these moments, in the order in which the rows were written."""
        days = [moment[0] for moment in moments]
        keys = [
            table.events.order_by()
            .filter(pgh_created_at__in=days)
            .annotate(table=Value(number))
            .values_list("table", "pgh_id")
            for number, table in enumerate(self.tables)
        ]
        first, *others = keys
        wanted: dict[int, list[int]] = defaultdict(list)
        for number, pgh_id in first.union(*others, all=True) if others else first:
            wanted[number].append(pgh_id)
        found = []
        for number, ids in sorted(wanted.items()):
            table = self.tables[number]
            events = table.events.model._default_manager.filter(pk__in=ids).order_by("pgh_id")
            if table.link is None:
                earlier = (
                    table.events.model._default_manager.filter(
                        pgh_obj_id=OuterRef("pgh_obj_id"), pgh_id__lt=OuterRef("pgh_id")
                    )
                    .order_by("-pgh_id")
                    .values("pgh_id")[:1]
                )
                events = events.annotate(previous_id=Subquery(earlier))
            found += [(table, event) for event in events]
        kept = set(moments)
        return [
            (table, event)
            for table, event in found
            if (event.pgh_created_at, event.pgh_context_id) in kept
        ]

    def _fetch_previous(self, found: list[tuple[EventTable, Any]]) -> None:
        wanted: dict[type[Model], set[int]] = defaultdict(set)
        for table, event in found:
            if table.link is None and event.previous_id:
                wanted[type(event)].add(event.previous_id)
        for model, ids in wanted.items():
            for event in model._default_manager.filter(pk__in=ids).order_by("pk"):
                self.previous[model, event.pk] = event

    def _fetch_owners(self, found: list[tuple[EventTable, Any]]) -> None:
        """The last known state of the rows whose links changed."""
        wanted: dict[type[Model], set[int]] = defaultdict(set)
        for table, event in found:
            if table.link is not None:
                wanted[table.trace.model].add(_owner(table.link, event))
        for model, ids in wanted.items():
            latest = (
                events_by_model()[model]
                ._default_manager.filter(pgh_obj_id__in=ids)
                .order_by("pgh_obj_id", "-pgh_id")
                .distinct("pgh_obj_id")
            )
            for event in latest:
                self.owners[model, event.pgh_obj_id] = event

    def _fetch_related(self, found: list[tuple[EventTable, Any]]) -> None:
        """Every row that an event points at, one query a table."""
        wanted: dict[type[Model], set[Any]] = defaultdict(set)
        for table, event in found:
            if table.link is not None:
                target = getattr(event, f"{table.link.m2m_reverse_field_name()}_id")
                wanted[table.link.related_model].add(target)
        snapshots = [
            *((table.trace.model, event) for table, event in found if table.link is None),
            *((t.trace.model, p) for t, e in found if (p := self._before(t, e)) is not None),
            *((model, event) for (model, _), event in self.owners.items()),
        ]
        for model, event in snapshots:
            for column in _foreign_keys(model):
                wanted[column.related_model].add(getattr(event, column.attname, None))
        for model, keys in wanted.items():
            self.related[model] = model._default_manager.in_bulk(keys - {None})

    def _before(self, table: EventTable, event: Any) -> Any:
        if table.link is not None or event.previous_id is None:
            return None
        return self.previous.get((type(event), event.previous_id))

    def _change(self, table: EventTable, event: Any) -> Change:
        model = table.trace.model
        if table.link is not None:
            return self._link_change(table, event)
        kind = Kind(event.pgh_label)
        before = self._before(table, event) if kind is Kind.CHANGED else None
        old, new = before, event
        if kind is Kind.REMOVED:
            old, new = event, None
        return Change(
            model=model,
            row=event.pgh_obj_id,
            kind=kind,
            subject=self._subject(model, event),
            fields=tuple(self._differences(table.trace, old, new)),
        )

    def _link_change(self, table: EventTable, event: Any) -> Change:
        link = table.link
        model, owner = table.trace.model, _owner(link, event)
        target = self._name_of(
            link.related_model, getattr(event, f"{link.m2m_reverse_field_name()}_id")
        )
        is_new = Kind(event.pgh_label) is Kind.ADDED
        label = str(link.verbose_name)
        named = f"« {target} »"
        snapshot = self.owners.get((model, owner))
        return Change(
            model=model,
            row=owner,
            kind=Kind.CHANGED,
            subject=self._subject(model, snapshot) if snapshot is not None else f"n° {owner}",
            fields=(
                FieldChange(
                    link.name,
                    label,
                    before="" if is_new else named,
                    after=named if is_new else "",
                    is_link=True,
                ),
            ),
        )

    def _differences(self, trace: Trace, old: Any, new: Any) -> Iterator[FieldChange]:
        for column in told_columns(trace.model):
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

    def _value(self, column: Any, event: Any) -> str:
        value = getattr(event, column.attname)
        if value is None or value == "":
            return ""
        if column.is_relation:
            return self._name_of(column.related_model, value)
        if column.choices:
            return str(dict(column.flatchoices).get(value, value))
        if isinstance(value, bool):
            return "oui" if value else "non"
        if isinstance(value, datetime.datetime):
            moment = value.astimezone(PARIS)
            return f"{in_words(moment.date())} à {moment.hour} h {moment.minute:02}"
        if isinstance(value, datetime.date):
            if not hasattr(event, f"{column.name}{PRECISION}"):
                return PartialDate(value).words()
            known = PartialDate(value, getattr(event, f"{column.name}{PRECISION}"))
            return (last_day(known) if column.name == LAST_DAY_OF else known).words()
        if isinstance(value, Decimal):
            return number_format(value.normalize())
        return str(value)

    def _name_of(self, model: type[Model], key: Any) -> str:
        row = self.related.get(model, {}).get(key)
        if row is None:
            return f"{model._meta.verbose_name} n° {key}"
        return name_for_staff(row) if not self.public else str(row)

    def _subject(self, model: type[Model], event: Any) -> str:
        """The row as it was then, said by its own `__str__`."""
        columns = {
            column.attname: getattr(event, column.attname)
            for column in model._meta.concrete_fields
            if hasattr(event, column.attname)
        }
        row = model(**columns)
        for column in _foreign_keys(model):
            target = self.related.get(column.related_model, {}).get(columns.get(column.attname))
            if target is not None:
                column.set_cached_value(row, target)
        try:
            return name_for_staff(row) if not self.public else str(row)
        except (ObjectDoesNotExist, AttributeError):
            return f"n° {event.pgh_obj_id}"

    def _names(self, contexts: Iterable[dict[str, Any]]) -> dict[int, str]:
        """Who the accounts are today: the trace holds their number only."""
        numbers = {context.get("user") for context in contexts} - {None}
        if self.public or not numbers:
            return {}
        accounts = get_user_model()._default_manager.in_bulk(numbers)
        return {number: name_for_staff(account) for number, account in accounts.items()}


def _owner(link: Any, event: Any) -> int:
    return getattr(event, f"{link.m2m_field_name()}_id")


@cache
def _foreign_keys(model: type[Model]) -> tuple[models.ForeignKey, ...]:
    return tuple(f for f in model._meta.concrete_fields if isinstance(f, models.ForeignKey))


def _default(column: models.Field) -> str:
    """How a new row's untouched field reads: not worth telling."""
    if isinstance(column, models.BooleanField) and column.default is False:
        return "non"
    return ""
