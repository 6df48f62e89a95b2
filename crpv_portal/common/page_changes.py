"""Moments at which what the public reads of a page last changed, as the history tells them.

`updated_at` moves with each save: of a note of the staff, of nothing at all; and it does not move
with a part of the page that is a row of its own, as a perimeter or a source.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import Any

from django.db import connection
from django.db.models import Model

from .changes import NEVER_PUBLIC
from .traces import PRECISION, events_by_model, shown_columns

# Of a row that has it, what is not published is not read.
PUBLISHED = "is_public"


def last_changes(model: type[Model], parts: Iterable[str] = ()) -> dict[int, datetime.datetime]:
    """Return by key when a row, its parts or the sources of either last changed for readers.

    parts: names of reverse relations, as `traces.traces_of` takes them. One query.
    """
    selects = [_own(model, "pgh_obj_id"), *_links(model, "id")]
    for name in parts:
        relation: Any = model._meta.get_field(name)
        part, owner = relation.related_model, relation.field.column
        selects += [_own(part, owner), *_links(part, owner)]
    # Nothing that was typed enters this SQL: only names of our tables and columns.
    query = f"SELECT owner, max(at) FROM ({' UNION ALL '.join(selects)}) moments GROUP BY owner"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(query)
        return {owner: at for owner, at in cursor.fetchall() if owner is not None}


def _own(model: type[Model], owner: str) -> str:
    """Return the moments at which a column that pages show changed, in SQL."""
    events = events_by_model()[model]
    read = {column.attname for column in shown_columns(model)} - NEVER_PUBLIC
    names = {column.attname for column in events._meta.concrete_fields}
    read |= {f"{name}{PRECISION}" for name in read} & names
    apart = ", ".join(f"'{name}'" for name in sorted(names - read))
    is_told = f"e.pgh_label <> 'delete'{' AND e.is_public' if PUBLISHED in names else ''}"
    told = f"CASE WHEN {is_told} THEN to_jsonb(e) - ARRAY[{apart}]::text[] END"
    return f"""
        SELECT owner, at FROM (
            SELECT e.{owner} AS owner, e.pgh_created_at AS at, {told} AS told,
                lag({told}) OVER (PARTITION BY e.pgh_obj_id ORDER BY e.pgh_id) AS before
            FROM {events._meta.db_table} e
        ) steps WHERE told IS DISTINCT FROM before
    """  # noqa: S608


def _links(model: type[Model], owner: str) -> Iterator[str]:
    """Yield the moments at which a source was added to a row, or taken from it, in SQL."""
    is_read = "WHERE r.is_public" if any(f.name == PUBLISHED for f in model._meta.fields) else ""
    for link in model._meta.many_to_many:
        through: Any = link.remote_field.through
        events = events_by_model().get(through)
        if events is not None:
            yield f"""
                SELECT r.{owner} AS owner, l.pgh_created_at AS at
                FROM {events._meta.db_table} l
                JOIN {model._meta.db_table} r ON r.id = l.{link.m2m_column_name()} {is_read}
            """  # noqa: S608
