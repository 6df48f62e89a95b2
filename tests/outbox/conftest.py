"""Work that other connections must see."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import connection
from pytest_django.plugin import DjangoDbBlocker

EMPTY = (
    "DELETE FROM outbox_outgoingmail; DELETE FROM procrastinate_jobs;"
    "DELETE FROM procrastinate_workers"
)


@pytest.fixture
def committed(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Outside any transaction; three tables to empty, where pytest-django would empty all."""
    with django_db_blocker.unblock():
        yield
        with connection.cursor() as cursor:
            cursor.execute(EMPTY)
        connection.close()
