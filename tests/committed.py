"""Work that other connections must see: the fixture `committed`."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import connection, connections

from crpv_portal.outbox.models import OutgoingMail
from crpv_portal.worker.models import ScheduledJob


@pytest.fixture
def committed(db: None) -> Iterator[None]:
    """Outside the test's transaction, on a connection of its own, two tables to empty.

    pytest-django would empty all of them, some seconds each time.
    """
    wrapped = connections["default"]
    connections["default"] = wrapped.copy()
    try:
        yield
        OutgoingMail.objects.all().delete()
        ScheduledJob.objects.all().delete()
    finally:
        connection.close()
        connections["default"] = wrapped
