"""Locks: the one module that writes FOR UPDATE, and waits for a turn.

All take their locks in one order: a turn (`wait_turn`), a whole before its parts, then people; of
several rows of a kind, by their keys, or as their model says (`lock_order`): of two meetings, the
earlier first.
"""

from __future__ import annotations

from typing import Any, TypeVar

from django.core.exceptions import ObjectDoesNotExist
from django.db import connection
from django.db.models import Model, QuerySet

Row = TypeVar("Row", bound=Model)


class RowGone(ObjectDoesNotExist):
    """Raised when a row was deleted while its lock was awaited; `row` is as it was read."""

    def __init__(self, row: Model) -> None:
        super().__init__(f"{row._meta.label} {row.pk}")
        self.row = row


def locked(row: Row, *related: str) -> Row:
    """Lock and return the row as stored; `related` is read with it, and not locked.

    What the row is a part of is locked before. Raises RowGone when the row was deleted meanwhile.
    """
    lock_whole(row)
    # Not type(row): request.user is a SimpleLazyObject, whose type is no model.
    model: type[Row] = row._meta.model  # type: ignore[assignment]
    rows = _to_change(model)
    try:
        return (rows.select_related(*related) if related else rows).get(pk=row.pk)
    except ObjectDoesNotExist as gone:
        raise RowGone(row) from gone


def lock_whole(row: Model) -> None:
    """Lock the row that this one is a part of (its model's `part_of`); nothing where it has none.

    Whoever changes a part takes the locks in this order, and so never waits for somebody who waits
    for them: a trigger, or a sum, may write to the whole.
    """
    model: Any = row._meta.model
    whole, path = model, getattr(model, "part_of", "")
    if not path:
        return
    key = model._default_manager.filter(pk=row.pk).values_list(path, flat=True).first()
    for name in path.split("__"):
        whole = whole._meta.get_field(name).related_model
    list(_to_change(whole).filter(pk=key).values_list("pk"))


def lock_wholes(rows: QuerySet[Row]) -> None:
    """Lock what all these rows are parts of, in one order; nothing where they have no whole."""
    whole, path = rows.model, getattr(rows.model, "part_of", "")
    if not path:
        return
    keys = set(rows.order_by().values_list(path, flat=True))
    for name in path.split("__"):
        whole = whole._meta.get_field(name).related_model  # type: ignore[assignment] # a model
    wholes: Any = whole
    list(locked_rows(wholes._default_manager.filter(pk__in=keys), are_kept=True).values_list("pk"))


def whole_of(row: Model) -> Model | None:
    """Return what a row, perhaps deleted, was a part of; None for none that is still there."""
    whole: Any = row
    path = getattr(row, "part_of", "")
    if not path:
        return None
    try:
        for name in path.split("__"):
            whole = getattr(whole, name)
    except ObjectDoesNotExist:
        return None
    return whole._meta.model._default_manager.filter(pk=whole.pk).first()


def locked_rows(rows: QuerySet[Row], *, are_kept: bool = False) -> QuerySet[Row]:
    """Lock the rows of the queryset when they are read, in one order, without those of its joins.

    That order is the kind's, whatever the queryset's was: sort what was read to show it in another.
    They may be deleted too: who adds a row that points at one of them waits, unless `are_kept`.
    """
    kind: Any = rows.model
    one_order = (*getattr(kind, "lock_order", ()), "pk")
    return rows.select_for_update(of=("self",), no_key=are_kept).order_by(*one_order)


def rows_nobody_holds(rows: QuerySet[Row]) -> QuerySet[Row]:
    """Lock the rows when they are read, without those that another transaction holds.

    For work shared by several workers: what one holds is under way already.
    """
    return rows.select_for_update(of=("self",), skip_locked=True)


def _to_change(model: type[Row]) -> QuerySet[Row]:
    """Rows to change, not to delete: who adds a row that points at one of them does not wait.

    The keys that PostgreSQL checks then are never changed. Otherwise a decision that is written,
    hence checks its body, would wait for who holds the body and waits for the meeting.
    """
    return model._default_manager.select_for_update(of=("self",), no_key=True)


def wait_turn(what: str) -> None:
    """Have the transactions that choose the same thing, as a free address, wait for each other.

    Until the end of the transaction.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [what])
