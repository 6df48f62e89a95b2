"""Checking of a record against its table's constraints, for thousands of rows.

Django asks the database once for each constraint, ten times a row and three statements each time.
What one question answers is asked once; only a row that it refuses is asked about one by one, to
say which rule it breaks.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from typing import Any

from django.core.exceptions import FieldError, ValidationError
from django.db.models import CheckConstraint, Model, Q


def check_together(instance: Model) -> None:
    """Have this record validate its constraints so; the answers are those of Django."""
    instance.validate_constraints = partial(_validate, instance)  # type: ignore[method-assign] # of this one record


def _validate(instance: Any, exclude: Collection[str] | None = None) -> None:
    model = type(instance)
    checks = [each for each in model._meta.constraints if isinstance(each, CheckConstraint)]
    if not _all_hold(instance, checks, exclude):
        model.validate_constraints(instance, exclude=exclude)
        return
    for constraint in model._meta.constraints:
        if isinstance(constraint, CheckConstraint):
            continue
        try:
            constraint.validate(model, instance, exclude=exclude)
        except ValidationError:
            # As Django words and places it.
            model.validate_constraints(instance, exclude=exclude)
            raise


def _all_hold(
    instance: Any, checks: Collection[CheckConstraint], exclude: Collection[str] | None
) -> bool:
    """Tell whether all checks hold; False when one does not, or names a column left out."""
    values = instance._get_field_expression_map(meta=type(instance)._meta, exclude=exclude)
    try:
        return Q(*(Q(check.condition) for check in checks)).check(values)
    except FieldError:
        return False
