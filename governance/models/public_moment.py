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

    is_public: whether a row is public, in SQL, with `ROW` in the place of OLD and NEW.
    """
    was, becomes = is_public.replace("ROW", "OLD"), is_public.replace("ROW", "NEW")
    shown = [f"{{row}}.{column}" for column in columns]
    before = ", ".join(each.format(row="OLD") for each in shown)
    after = ", ".join(each.format(row="NEW") for each in shown)
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
            ELSE
                NEW.{MOMENT} := OLD.{MOMENT};
            END IF;
            RETURN NEW;
        """,
    )
