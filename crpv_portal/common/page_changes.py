"""Moments at which what the public reads of a page last changed, as the history tells them.

`updated_at` moves with each save: of a note of the staff, of nothing at all; and it does not move
with a part of the page that is a row of its own, as a perimeter or a source.

The question is asked of some rows, those of a page of the sitemap. It is a few looks into an index
for each of their parts, however long the history is (`history.tracked`, `dates`): an event table is
read from the last event of the row backwards, up to the first that told readers something, and no
further than LOOKED.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Model, QuerySet

from .changes import NEVER_PUBLIC
from .traces import PRECISION, events_by_model, shown_columns

# Of a row that has it, what is not published is not read.
PUBLISHED = "is_public"
# After so many changes in a row that readers do not see, the last one that they may have seen is
# taken to be the oldest of these: a day too late rather than a history read whole.
LOOKED = 25


@dataclass(frozen=True)
class Part:
    """Rows that a page shows, by the name of their reverse relation.

    of: the foreign key of these rows whose target is shown by its names, when it is those names
    that are looked at. among: what the page shows of these rows, by a foreign key and its targets.
    says: the columns that the page shows, when it is not all of them. once: the column that is
    empty while nobody reads the row.
    """

    name: str
    of: str = ""
    among: tuple[str, Callable[[], QuerySet]] | None = None
    says: tuple[str, ...] = ()
    once: str = ""


def last_changes(
    model: type[Model], keys: Sequence[int], parts: Iterable[Part | str] = ()
) -> dict[int, datetime.datetime]:
    """Return by key when these rows, their parts or the sources of either last changed for readers.

    One query.
    """
    selects = list(_told(model, "pgh_obj_id", "asked.owner"))
    params: list[Any] = []
    for part in parts:
        found, needed = _of_part(model, part if isinstance(part, Part) else Part(part))
        selects += found
        params += needed
    # Nothing that was typed enters this SQL: only names of our tables and columns.
    query = f"""
        SELECT asked.owner, max(moments.at)
        FROM unnest(%s::bigint[]) asked(owner), LATERAL ({" UNION ALL ".join(selects)}) moments
        GROUP BY asked.owner
    """  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(query, [list(keys), *params])
        return dict(cursor.fetchall())


def _of_part(model: type[Model], part: Part) -> tuple[list[str], list[Any]]:
    """Return when a part of the page last changed, in SQL with its parameters."""
    relation: Any = model._meta.get_field(part.name)
    rows, owner = relation.related_model, relation.field.column
    shown, sql, values = "", "", ()
    if part.among:
        name, targets = part.among
        sql, values = targets().order_by().values("pk").query.sql_with_params()
        shown = f"AND {{row}}.{rows._meta.get_field(name).column} IN ({sql})"
    if not part.of:
        selects = list(_told(rows, owner, "asked.owner", shown, part))
        return selects, [*values] * (" ".join(selects).count(sql) if sql else 0)
    target: Any = rows._meta.get_field(part.of)
    names: Any = target.related_model._meta.get_field("names")
    of_each = next(_told(names.related_model, names.field.column, "target.key"))
    select = f"""
        SELECT told.at FROM (
            SELECT DISTINCT r.{target.column} AS key FROM {rows._meta.db_table} r
            WHERE r.{owner} = asked.owner {shown.format(row="r")}
        ) target, LATERAL ({of_each}) told
    """  # noqa: S608
    return [select], [*values]


def _told(
    model: type[Model], owner: str, key: str, shown: str = "", part: Part | None = None
) -> Iterator[str]:
    """Yield when rows of an owner last changed in what pages show, then their sources, in SQL.

    shown: a condition on a row, which is written `{row}`.
    """
    events = events_by_model()[model]
    read = {column.attname for column in shown_columns(model)} - NEVER_PUBLIC
    if part and part.says:
        read &= set(part.says)
    names = {column.attname for column in events._meta.concrete_fields}
    read |= {f"{name}{PRECISION}" for name in read} & names
    of_e, of_b = (", ".join(f"{row}.{name}" for name in sorted(read)) for row in "eb")
    published = f" AND {{row}}.{PUBLISHED}" if PUBLISHED in names else ""
    if part and part.once:
        published += f" AND {{row}}.{part.once} IS NOT NULL"
    is_seen = f"coalesce({{row}}.pgh_label <> 'delete'{published}, false)"
    now, before = is_seen.format(row="e"), is_seen.format(row="b")
    table = events._meta.db_table
    yield f"""
        (SELECT e.pgh_created_at AS at FROM (
            SELECT e.*, row_number() OVER (ORDER BY e.pgh_id * -1) AS rank FROM {table} e
            WHERE e.{owner} = {key} {shown.format(row="e")} ORDER BY e.pgh_id * -1 LIMIT {LOOKED}
        ) e LEFT JOIN LATERAL (
            SELECT b.* FROM {table} b
            WHERE b.pgh_obj_id = e.pgh_obj_id AND b.pgh_id * -1 > e.pgh_id * -1
            ORDER BY b.pgh_id * -1 LIMIT 1
        ) b ON true
        WHERE CASE WHEN {now} AND {before} THEN ROW({of_e}) IS DISTINCT FROM ROW({of_b})
            ELSE {now} OR {before} END OR e.rank = {LOOKED}
        ORDER BY e.rank LIMIT 1)
    """  # noqa: S608
    own = "id" if owner == "pgh_obj_id" else owner
    for link in model._meta.many_to_many:
        through: Any = link.remote_field.through
        kept = events_by_model().get(through)
        if kept is not None:
            yield f"""
                SELECT l.at FROM {model._meta.db_table} r, LATERAL (
                    SELECT l.pgh_created_at AS at FROM {kept._meta.db_table} l
                    WHERE l.{link.m2m_column_name()} = r.id ORDER BY l.pgh_id * -1 LIMIT 1
                ) l WHERE r.{own} = {key} {published.format(row="r")} {shown.format(row="r")}
            """  # noqa: S608
