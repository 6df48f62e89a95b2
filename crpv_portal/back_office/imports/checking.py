"""Checking of the records of a file, for thousands of rows.

Django asks the database once for each record that a row points at: what a box was just read from is
not looked for again. Their constraints are asked about together, as those of any row.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from typing import Any

from django.db.models import ForeignKey, Model


def trust_boxes(instance: Model) -> None:
    """Have this record clean itself so; the answers are those of Django."""
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
    trust_boxes(instance)
    instance.validate_constraints = lambda exclude=None: None  # type: ignore[method-assign] # of this one record
