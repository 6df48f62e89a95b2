"""Locks: the one module that writes FOR UPDATE, and waits for a turn."""

from __future__ import annotations

from typing import TypeVar

from django.db import connection
from django.db.models import Model, QuerySet

Row = TypeVar("Row", bound=Model)


def locked(row: Row, *related: str) -> Row:
    """Lock and return the row as stored; `related` is read with it, and not locked.

    Raises DoesNotExist when the row was deleted meanwhile.
    """
    # Not type(row): request.user is a SimpleLazyObject, whose type is no model.
    model: type[Row] = row._meta.model  # type: ignore[assignment]
    rows = locked_rows(model._default_manager.all())
    return (rows.select_related(*related) if related else rows).get(pk=row.pk)


def locked_rows(rows: QuerySet[Row]) -> QuerySet[Row]:
    """Lock the rows of the queryset when they are read, without those of its joins."""
    return rows.select_for_update(of=("self",))


def wait_turn(what: str) -> None:
    """Have the transactions that choose the same thing, as a free address, wait for each other.

    Until the end of the transaction.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [what])
