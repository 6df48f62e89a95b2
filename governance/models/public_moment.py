"""Moment at which what the public reads of a row last changed, kept by the database.

`updated_at` moves with each save, one that changes nothing or that touches what is kept inside too;
feeds and calendars would show old entries as new, and when the secretariat works.
"""

from __future__ import annotations

from collections.abc import Iterable

import pgtrigger
from django.db import models

MOMENT = "public_changed_at"


def public_moment_field() -> models.DateTimeField:
    return models.DateTimeField(
        "changée pour le public le",
        null=True,
        blank=True,
        editable=False,
        help_text="Publication, changement de ce qui est public, ou retrait.",
    )


def keeps_public_moment(*, is_public: str, columns: Iterable[str]) -> pgtrigger.Trigger:
    """Trigger that dates the row anew when it is, or was, public and one of the columns changes.

    is_public: whether a row is public, in SQL, with `ROW` in the place of OLD and NEW. Only the
    triggers of its parts may date it besides (`moves_public_moment`).
    """
    was, becomes = is_public.replace("ROW", "OLD"), is_public.replace("ROW", "NEW")
    before, after = _read("OLD", columns), _read("NEW", columns)
    return pgtrigger.Trigger(
        name="keeps_public_moment",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update,
        func=f"""
            IF TG_OP = 'INSERT' THEN
                NEW.{MOMENT} := CASE WHEN {becomes} THEN now() END;
            ELSIF ({was} OR {becomes}) AND ({was}, {before}) IS DISTINCT FROM ({becomes}, {after})
            THEN
                NEW.{MOMENT} := now();
            ELSIF pg_trigger_depth() = 1 THEN
                NEW.{MOMENT} := OLD.{MOMENT};
            END IF;
            RETURN NEW;
        """,
    )


def moves_public_moment(*, of: str, owner: str, columns: Iterable[str]) -> pgtrigger.Trigger:
    """Trigger of a part of a public page, which dates anew the row whose page it is.

    of: the table of that row; owner: its key in SQL, with `ROW` in the place of OLD and NEW.
    columns: what the page shows of the part, each a column or an expression with `ROW`.
    """
    owners = ", ".join(owner.replace("ROW", row) for row in ("OLD", "NEW"))
    return pgtrigger.Trigger(
        name="moves_public_moment",
        when=pgtrigger.After,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        # Nothing that was typed enters this SQL: only names of our tables and columns.
        func=f"""
            IF ({_read("OLD", columns)}) IS DISTINCT FROM ({_read("NEW", columns)}) THEN
                UPDATE {of} SET {MOMENT} = now() WHERE id IN ({owners});
            END IF;
            RETURN NULL;
        """,  # noqa: S608
    )


def _read(row: str, columns: Iterable[str]) -> str:
    """Return in SQL what a page reads of OLD or NEW."""
    each = (column if "ROW." in column else f"ROW.{column}" for column in columns)
    return ", ".join(each).replace("ROW.", f"{row}.")
