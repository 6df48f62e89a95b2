"""Rows that name a record: derived from the relations of the models, shown on its page.

Parts of the record (rows that go with it), tables of the history and links themselves are apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db.models import (
    CASCADE,
    ForeignKey,
    IntegerField,
    ManyToManyRel,
    Model,
    QuerySet,
    Value,
)
from django.utils.text import capfirst

from .deletions import foreign_keys_to


@dataclass(frozen=True)
class Naming:
    """Column by which rows of a model name a record.

    key: its name in addresses, as `centres.label.granted_by`; title: those rows, in words.
    """

    key: str
    title: str
    model: type[Model]
    column: str

    def rows(self, row: Model) -> QuerySet:
        """Return the rows that name this one, in a stable order."""
        found = self.model._base_manager.filter(**{self.column: row.pk})
        return found.order_by(*(self.model._meta.ordering or ()), "pk")


@cache
def namings_of(model: type[Model]) -> tuple[Naming, ...]:
    """Return the columns, of any table, by which rows name one of this model."""
    columns: list[Any] = [
        relation.field for relation in foreign_keys_to(model) if relation.on_delete is not CASCADE
    ]
    columns += [
        relation.field
        for relation in model._meta.related_objects
        if isinstance(relation, ManyToManyRel)
    ]
    found = [
        Naming(
            key=f"{column.model._meta.label_lower}.{column.name}",
            title=_title(column),
            model=column.model,
            column=column.name,
        )
        for column in columns
    ]
    return tuple(sorted(found, key=lambda each: each.key))


def namings_in_use(row: Model) -> list[Naming]:
    """Return those by which a row names this one, in one query."""
    known = namings_of(type(row))
    if not known:
        return []
    asked = [
        each.model._base_manager.filter(**{each.column: row.pk})
        .order_by()
        .values_list(Value(number, output_field=IntegerField()))[:1]
        for number, each in enumerate(known)
    ]
    first, *others = asked
    numbers = {number for (number,) in (first.union(*others, all=True) if others else first)}
    return [each for number, each in enumerate(known) if number in numbers]


def read_with(model: type[Model], holder: str) -> Sequence[str]:
    """Return what to read with rows of the model to name each and what it is a part of."""
    own = [column for column in model._meta.concrete_fields if isinstance(column, ForeignKey)]
    names = [column.name for column in own]
    if whole := getattr(model, "part_of", ""):
        names.append(whole)
    for column in own:
        if column.name == holder:
            names += [
                f"{holder}__{each.name}"
                for each in column.related_model._meta.concrete_fields
                if isinstance(each, ForeignKey)
            ]
    return names


def _title(column: Any) -> str:
    """Return `Mandats (suppléant)`; without the column where it says nothing more."""
    rows = capfirst(str(column.model._meta.verbose_name_plural))
    named = str(column.verbose_name)
    if column.many_to_many or named == str(column.related_model._meta.verbose_name):
        return rows
    return f"{rows} ({named})"
