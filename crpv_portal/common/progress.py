"""Progress of a long transaction, which nothing that it commits could tell before its end.

It is the name of its session, which the other sessions of the same role may read.
"""

from __future__ import annotations

from django.db import connection


def show_progress(what: str, key: int, count: int) -> None:
    """Tell the other sessions how far the work on a row is."""
    with connection.cursor() as cursor:
        name = f"{_name(what, key)}{count}"
        cursor.execute("SELECT set_config('application_name', %s, true)", [name])


def progress_of(what: str, key: int) -> int:
    """Return how far the transaction under way said to be with a row; 0 when none is."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT application_name FROM pg_stat_activity WHERE application_name LIKE %s",
            [f"{_name(what, key)}%"],
        )
        found = cursor.fetchone()
    said = found[0].removeprefix(_name(what, key)) if found else ""
    return int(said) if said.isdecimal() else 0


def _name(what: str, key: int) -> str:
    return f"crpv-{what}-{key}-"
