"""Acts of several people at the same moment, each on a connection of their own.

For tests on real transactions: `@pytest.mark.django_db(transaction=True)`.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

from django.db import connection, connections

Result = TypeVar("Result")

WAITS_FOR_ME = (
    "SELECT count(*) FROM pg_locks WHERE NOT granted "
    "AND pg_backend_pid() = ANY(pg_blocking_pids(pid))"
)
PATIENCE = 60  # seconds, of a machine that does other things


def at_once(acts: Iterable[Callable[[], Result]]) -> list[Result]:
    """Do all these acts at the same moment; return what each of them did, in their order."""
    acts = list(acts)
    start = Barrier(len(acts))

    def do(act: Callable[[], Result]) -> Result:
        try:
            connections["default"].ensure_connection()
            start.wait(timeout=PATIENCE)
            return act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(do, acts))


def waits(act: Callable[[], Result]) -> Future[Result]:
    """Begin the act elsewhere, and return once it waits for the transaction in hand.

    Call inside that transaction; ask for the result after its end.
    """

    def do() -> Result:
        try:
            return act()
        finally:
            connections.close_all()

    pool = ThreadPoolExecutor(1)
    begun = pool.submit(do)
    pool.shutdown(wait=False)
    patience = time.monotonic() + PATIENCE
    while not _is_waited_for():
        if begun.done():
            raise AssertionError(f"n’a attendu personne : {begun.result()}")
        assert time.monotonic() < patience, "n’attend pas"
        time.sleep(0.02)
    return begun


def _is_waited_for() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(WAITS_FOR_ME)
        return bool(cursor.fetchone()[0])
