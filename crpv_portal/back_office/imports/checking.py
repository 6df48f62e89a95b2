"""Checking of a record against its table's constraints, for thousands of rows.

Django asks the database once for each constraint, ten times a row and three statements each time,
and once more for each record that a row points at. What one question answers is asked once, and
what a box was just read from is not looked for again; only a row that is refused is asked about one
by one, to say which rule it breaks.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from django.apps import apps
from django.contrib.postgres.constraints import ExclusionConstraint
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.db.models import CheckConstraint, F, Field, ForeignKey, GeneratedField, Model
from django.db.models.sql import Query

LENGTH = re.compile(r"\(.*?\)")  # a cast to varchar(30) would cut what is too long


def check_together(instance: Model) -> None:
    """Have this record validate itself so; the answers are those of Django."""
    instance.validate_constraints = partial(_validate, instance)  # type: ignore[method-assign] # of this one record
    instance.clean_fields = partial(_clean_fields, instance)  # type: ignore[method-assign] # of this one record


def _clean_fields(instance: Any, exclude: Collection[str] | None = None) -> None:
    """Clean the columns, without looking again for the records that boxes were read from."""
    read = {
        column.name
        for column in instance._meta.fields
        if isinstance(column, ForeignKey)
        and column.is_cached(instance)
        and column.get_cached_value(instance) is not None
    }
    type(instance).clean_fields(instance, exclude={*(exclude or ()), *read})


def leave_constraints(instance: Model) -> None:
    """Have this record leave its constraints to the table, which is about to judge them."""
    check_together(instance)
    instance.validate_constraints = lambda exclude=None: None  # type: ignore[method-assign] # of this one record


def _validate(instance: Any, exclude: Collection[str] | None = None) -> None:
    model = type(instance)
    question = _question_of(model._meta.label)
    if not _holds(question, instance, frozenset(exclude or ())):
        model.validate_constraints(instance, exclude=exclude)
        return
    for constraint in model._meta.constraints:
        if constraint.name in question.constraints:
            continue
        try:
            constraint.validate(model, instance, exclude=exclude)
        except ValidationError:
            # As Django words and places it.
            model.validate_constraints(instance, exclude=exclude)
            raise


@dataclass(frozen=True)
class JointRules:
    """Constraints of a table as one question, asked with the values of `columns`, then the key.

    params: of the constraints themselves, which come between.
    """

    sql: str
    columns: tuple[Field, ...]
    params: tuple[Any, ...]
    constraints: frozenset[str]

    @property
    def names(self) -> frozenset[str]:
        return frozenset(each.name for each in self.columns if not each.primary_key)


@cache
def _question_of(label: str) -> JointRules:
    """Return whether a row keeps the checks of its table, and overlaps no other: as SQL has them.

    The conditions are compiled once, with the columns named as in the table's own constraints.
    """
    model: Any = apps.get_model(label)
    query = Query(model, alias_cols=False)
    compiler = query.get_compiler(connection=connection)
    said: list[str] = []
    params: list[Any] = []
    names = []
    values: Sequence[Any]
    for constraint in model._meta.constraints:
        if isinstance(constraint, CheckConstraint):
            condition: Any = constraint.condition
            sql, values = query.build_where(condition).as_sql(compiler, connection)
            said.append(f"(SELECT ({sql}) IS NOT FALSE FROM typed)")  # noqa: S608 # of the models
        elif isinstance(constraint, ExclusionConstraint) and constraint.condition is None:
            sql, values = _overlap(model, constraint, query)
            said.append(sql)
        else:
            continue
        params += values
        names.append(constraint.name)
    whole = " AND ".join(said)
    columns = tuple(
        column
        for column in model._meta.local_concrete_fields
        if not isinstance(column, GeneratedField) and f'"{column.column}"' in whole
    )
    row = ", ".join(
        f'%s::{LENGTH.sub("", column.cast_db_type(connection) or "text")} AS "{column.column}"'
        for column in columns
    )
    key = model._meta.pk.cast_db_type(connection)
    sql = f"WITH typed AS (SELECT {row}), known AS (SELECT %s::{key} AS key) SELECT {whole}"
    return JointRules(sql if columns else "", columns, tuple(params), frozenset(names))


def _overlap(model: Any, constraint: ExclusionConstraint, query: Query) -> tuple[str, list[Any]]:
    """Return the question whether no other row meets this one, and its parameters."""
    compiler = query.get_compiler(connection=connection)
    parts: list[str] = []
    params: list[Any] = []
    meets = []
    for n, (expression, operator) in enumerate(constraint.expressions):
        made: Any = F(expression) if isinstance(expression, str) else expression
        sql, values = compiler.compile(made.resolve_expression(query))
        parts.append(f"{sql} AS part{n}")
        params += values
        meets.append(f"other.part{n} {operator} ours.part{n}")
    shown, key = ", ".join(parts), model._meta.pk.column
    sql = (
        f'NOT EXISTS (SELECT 1 FROM (SELECT "{key}" AS key, {shown} FROM "{model._meta.db_table}") '  # noqa: S608 # of the models
        f"AS other, (SELECT {shown} FROM typed) AS ours, known WHERE {' AND '.join(meets)} "
        "AND other.key IS DISTINCT FROM known.key)"
    )
    return sql, [*params, *params]


def _holds(question: JointRules, instance: Any, exclude: frozenset[str]) -> bool:
    """Tell whether all of them hold; False when one does not, or the row cannot be asked so."""
    if not question.sql:
        return True
    values = [getattr(instance, column.attname) for column in question.columns]
    if any(hasattr(value, "resolve_expression") for value in values):
        return False
    # What is left out may hold what its column cannot.
    is_unsure = bool(exclude & question.names)
    try:
        with transaction.atomic() if is_unsure else nullcontext(), connection.cursor() as cursor:
            stored = [
                column.get_db_prep_save(value, connection)
                for column, value in zip(question.columns, values, strict=True)
            ]
            key = None if instance._state.adding else instance.pk
            cursor.execute(question.sql, [*stored, key, *question.params])
            return bool(cursor.fetchone()[0])
    except (DatabaseError, ValueError, TypeError):
        if not is_unsure:
            raise
        return False
