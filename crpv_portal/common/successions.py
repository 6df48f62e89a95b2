"""Successions that never lead back, whoever writes, and two opposite ones at once neither."""

from __future__ import annotations

import pgtrigger

from .locks import wait_turn


def wait_turn_of_successions(table: str) -> None:
    """Have those who declare a successor wait for each other, before they lock any row.

    Each would else hold its own row and wait for the other's, which the database ends by an error.
    """
    wait_turn(f"successors of {table}")


def no_circle_of_successors(table: str) -> pgtrigger.Trigger:
    """Return the trigger that refuses a successor who leads back, directly or not, to the row."""
    return pgtrigger.Trigger(
        name="no_circle_of_successors",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.UpdateOf("successor_id"),
        condition=pgtrigger.Q(new__successor__isnull=False),
        # The lock comes first: what is read after it shows what the one before has written. A row
        # that succeeds itself is refused by a constraint of its table, in words.
        func=f"""
            PERFORM pg_advisory_xact_lock(hashtext('successors of {table}'));
            IF NEW.successor_id <> NEW.id AND EXISTS (
                WITH RECURSIVE line AS (
                    SELECT NEW.successor_id AS id
                    UNION
                    SELECT next.successor_id FROM {table} AS next JOIN line ON next.id = line.id
                    WHERE next.successor_id IS NOT NULL
                )
                SELECT FROM line WHERE id = NEW.id
            ) THEN
                RAISE EXCEPTION 'The successors of row % of {table} lead back to it', NEW.id
                    USING ERRCODE = 'check_violation', CONSTRAINT = '{table}_no_circle';
            END IF;
            RETURN NEW;
        """,  # noqa: S608 - nothing that was typed, only the name of our table
    )
