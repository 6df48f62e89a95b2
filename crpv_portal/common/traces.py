"""Traces of a row: the event tables to read for its history, and the columns to show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.db import models
from django.db.models import Model, Q, QuerySet

from .history import event_models

PRECISION = "_precision"
PLUMBING = frozenset(
    {"id", "public_id", "sort_key", "order_key", "sha256", "public_changed_at"}
    # Told by the words of a planned change:
    | {"typed", "deed", "subject_label", "subject_key", "concerned"}
)


@dataclass(frozen=True)
class Trace:
    """Events to read: those of a tracked model whose event row satisfies `where`.

    hidden: columns to leave out, such as the foreign key to the row whose history is shown.
    """

    model: type[Model]
    where: Q = field(default_factory=Q)
    hidden: frozenset[str] = frozenset()


def traces_of(instance: Model, parts: Iterable[str] = ()) -> list[Trace]:
    """Return the traces of a row and of the rows that belong to it.

    parts: names of the reverse relations to follow (`coverages`, `labels`).
    """
    traces = [Trace(type(instance), Q(pgh_obj_id=instance.pk))]
    for name in parts:
        relation: Any = instance._meta.get_field(name)
        owner = relation.field.name
        traces.append(
            Trace(
                relation.related_model,
                Q(**{f"{owner}_id": instance.pk}),
                frozenset({owner}),
            )
        )
    return traces


@cache
def events_by_model() -> dict[type[Model], type[Any]]:
    """Return the event table of each tracked table, links of many-to-many fields included."""
    tables: list[Any] = event_models()
    return {model.pgh_tracked_model._meta.concrete_model: model for model in tables}


def is_tracked(model: type[Model]) -> bool:
    return model in events_by_model()


@dataclass(frozen=True)
class EventTable:
    """Event table to read. `link` is the many-to-many field when it keeps links."""

    trace: Trace
    events: QuerySet
    link: Any = None

    @property
    def key(self) -> str:
        """Return the column that names the changed row; of a link, the row that bears it."""
        return f"{self.link.m2m_field_name()}_id" if self.link else "pgh_obj_id"


def tables_of(traces: Iterable[Trace]) -> list[EventTable]:
    tables = []
    for trace in traces:
        events = events_by_model()[trace.model]
        own = events._default_manager.filter(trace.where)
        tables.append(EventTable(trace, own))
        for link in trace.model._meta.many_to_many:
            through: Any = link.remote_field.through
            kept = events_by_model().get(through)
            if kept is None or link.name in trace.hidden:
                continue
            links = kept._default_manager.all()
            if trace.where:
                owner = f"{link.m2m_field_name()}_id"
                links = links.filter(**{f"{owner}__in": own.order_by().values("pgh_obj_id")})
            tables.append(EventTable(trace, links, link))
    return tables


@cache
def shown_columns(model: type[Model]) -> tuple[models.Field, ...]:
    """Return the columns worth showing to a reader; a precision goes with its date."""
    events = events_by_model()[model]
    kept = {column.name for column in events._meta.concrete_fields}
    names = {column.name for column in model._meta.concrete_fields}
    return tuple(
        column
        for column in model._meta.concrete_fields
        if column.name in kept
        and column.name not in PLUMBING
        and not getattr(column, "auto_now", False)
        and not getattr(column, "auto_now_add", False)
        and not (column.name.endswith(PRECISION) and column.name.removesuffix(PRECISION) in names)
    )
