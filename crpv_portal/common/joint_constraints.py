"""Constraints of a row asked about in one question.

Django asks the database once for each constraint, within a savepoint: up to fifty statements a row,
in every form, service and import. Here one question says whether all of them
hold; only a row that is refused is asked about one by one, by Django, to say which rule it breaks.
The answers are Django's: what it leaves out is left out, and what SQL cannot tell is not refused.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from django.apps import apps
from django.contrib.postgres.constraints import ExclusionConstraint
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, models, transaction
from django.db.models import (
    BaseConstraint,
    CheckConstraint,
    F,
    Field,
    UniqueConstraint,
)
from django.db.models.sql import Query

LENGTH = re.compile(r"\(.*?\)")  # a cast to varchar(30) would cut what is too long


class ConstrainedModel(models.Model):
    """Row that has all constraints of its table judged by one question."""

    class Meta:
        abstract = True

    def validate_constraints(self, exclude: Collection[str] | None = None) -> None:
        if not _holds(self, frozenset(exclude or ())):
            super().validate_constraints(exclude=set(exclude or ()))  # it says what is refused


@dataclass(frozen=True)
class ConstraintInSql:
    """Constraint in SQL: true where Django would not refuse the row `typed`."""

    sql: str
    params: tuple[Any, ...]
    names: frozenset[str]  # of the fields that it judges


@dataclass(frozen=True)
class JointRules:
    """Constraints of a table as one question, asked with the values of `columns`, then the key.

    params: of the constraints themselves, which come last.
    """

    sql: str
    columns: tuple[Field, ...]
    params: tuple[Any, ...]


@cache
def rules_of(label: str) -> tuple[ConstraintInSql, ...]:
    """Return each constraint of a table, compiled once, its columns named as in the table's own."""
    model: Any = apps.get_model(label)
    if any(parent._meta.constraints for parent in model._meta.all_parents):
        raise NotImplementedError(f"{label} has constraints on the table of its parent")
    return tuple(_rule(model, constraint) for constraint in model._meta.constraints)


def _rule(model: Any, constraint: BaseConstraint) -> ConstraintInSql:
    condition: Any = getattr(constraint, "condition", None)
    expressions: list[tuple[Any, str]] = []
    if isinstance(constraint, ExclusionConstraint):
        expressions = [
            (F(part) if isinstance(part, str) else part, operator)
            for part, operator in constraint.expressions
        ]
    elif isinstance(constraint, UniqueConstraint) and constraint.fields:
        if constraint.nulls_distinct is False:
            raise NotImplementedError(constraint)
        expressions = [(F(field), "=") for field in constraint.fields]
    elif not isinstance(constraint, CheckConstraint):
        raise NotImplementedError(constraint)
    read = [*(part for part, _ in expressions), *([condition] if condition else [])]
    names = frozenset(path[0] for part in read for path in model._get_expr_references(part))
    if any(name != "pk" and model._meta.get_field(name).generated for name in names):
        raise NotImplementedError(f"{constraint} reads what the database makes")
    query = Query(model, alias_cols=False)
    compiler = query.get_compiler(connection=connection)
    said = ""
    params: Sequence[Any] = ()
    if condition:
        said, params = query.build_where(condition).as_sql(compiler, connection)
    if not expressions:
        return ConstraintInSql(f"(SELECT ({said}) IS NOT FALSE FROM typed)", tuple(params), names)  # noqa: S608 # of the models
    meets, of_parts = _meets(model, expressions, query, said, params)
    if not condition:
        return ConstraintInSql(f"NOT {meets}", tuple(of_parts), names)
    refused = f"COALESCE((SELECT ({said}) FROM typed) AND {meets}, TRUE)"  # noqa: S608 # of the models
    return ConstraintInSql(f"NOT {refused}", (*params, *of_parts), names)


def _meets(
    model: Any,
    expressions: list[tuple[Any, str]],
    query: Query,
    condition: str,
    params: Sequence[Any],
) -> tuple[str, list[Any]]:
    """Return the question whether another row, under the condition, meets this one."""
    compiler = query.get_compiler(connection=connection)
    parts: list[str] = []
    of_parts: list[Any] = []
    meets = []
    for n, (expression, operator) in enumerate(expressions):
        sql, values = compiler.compile(expression.resolve_expression(query))
        parts.append(f"{sql} AS part{n}")
        of_parts += values
        meets.append(f"other.part{n} {operator} ours.part{n}")
    shown, key = ", ".join(parts), model._meta.pk.column
    among = f'"{model._meta.db_table}"' + (f" WHERE {condition}" if condition else "")
    sql = (
        f'EXISTS (SELECT 1 FROM (SELECT "{key}" AS key, {shown} FROM {among}) '  # noqa: S608 # of the models
        f"AS other, (SELECT {shown} FROM typed) AS ours, known WHERE {' AND '.join(meets)} "
        "AND other.key IS DISTINCT FROM known.key)"
    )
    return sql, [*of_parts, *params, *of_parts]


@lru_cache(maxsize=2000)  # for a form leaves out its own fields, and those that are ill typed
def _question(label: str, left_out: frozenset[str]) -> JointRules | None:
    """Return the question, without the rules that judge what is left out; None without a rule."""
    model: Any = apps.get_model(label)
    asked = [rule for rule in rules_of(label) if not rule.names & left_out]
    if not asked:
        return None
    whole = " AND ".join(rule.sql for rule in asked)
    columns = tuple(
        column
        for column in model._meta.local_concrete_fields
        if not column.generated and f'"{column.column}"' in whole
    )
    row = ", ".join(
        f'%s::{LENGTH.sub("", column.cast_db_type(connection) or "text")} AS "{column.column}"'
        for column in columns
    )
    key = model._meta.pk.cast_db_type(connection)
    sql = f"WITH typed AS (SELECT {row}), known AS (SELECT %s::{key} AS key) SELECT {whole}"
    return JointRules(sql, columns, tuple(param for rule in asked for param in rule.params))


def _holds(instance: Any, left_out: frozenset[str]) -> bool:
    """Tell whether all of them hold; False when one does not, or the row cannot be asked so."""
    label = instance._meta.label
    judged = frozenset().union(*(rule.names for rule in rules_of(label)))
    question = _question(label, left_out & judged)
    if question is None:
        return True
    values = [getattr(instance, column.attname) for column in question.columns]
    if any(hasattr(value, "resolve_expression") for value in values):
        return False
    key = None if instance._state.adding else instance.pk
    try:
        stored = [
            column.get_db_prep_value(value, connection)
            for column, value in zip(question.columns, values, strict=True)
        ]
        # A value that was not cleaned may stop the question: the transaction must outlive it.
        apart = transaction.atomic() if connection.in_atomic_block else nullcontext()
        with apart, connection.cursor() as cursor:
            cursor.execute(question.sql, [*stored, key, *question.params])
            return bool(cursor.fetchone()[0])
    except (DatabaseError, ValidationError, ValueError, TypeError, OverflowError):
        return False
