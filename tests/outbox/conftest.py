"""Work that other connections must see."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import connection, connections

EMPTY = (
    "DELETE FROM outbox_outgoingmail; DELETE FROM procrastinate_jobs;"
    "DELETE FROM procrastinate_workers"
)


@pytest.fixture
def committed(db: None) -> Iterator[None]:
    """Outside the test's transaction, on a connection of its own, three tables to empty.

    pytest-django would empty all of them, some seconds each time.
    """
    wrapped = connections["default"]
    connections["default"] = wrapped.copy()
    try:
        yield
        with connection.cursor() as cursor:
            cursor.execute(EMPTY)
    finally:
        connection.close()
        connections["default"] = wrapped
