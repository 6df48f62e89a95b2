"""Erasure of a person, from a row and from its history: the one change to it that is allowed."""

from typing import Any

from django.db import connection, models

from .erasing_functions import erasing_function
from .history import erased_columns
from .models import Erasure
from .statements import allow_long_statements


def erase(row: models.Model) -> list[str]:
    """Write in the columns of a person what an erasure writes, and name them; nothing is saved."""
    columns = erased_columns(_events(type(row)))
    for name, value in columns.items():
        setattr(row, name, None if value is None else value.format(row=row.pk))
    return list(columns)


def pseudonymise_events(model: type[models.Model], pk: int, *, reason: str) -> Erasure:
    """Overwrite personal columns in every event of one row, and record that it was done.

    model: the tracked model. Call inside a transaction.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("pseudonymise_events must run inside a transaction")
    allow_long_statements()
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {erasing_function(_events(model))}(%s, %s)", [pk, reason])
        [erasure] = cursor.fetchone()
    return Erasure.objects.get(pk=erasure)


def _events(model: type[models.Model]) -> Any:
    return model.pgh_event_model  # type: ignore[attr-defined] # set by `tracked`
