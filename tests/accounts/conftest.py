"""Mail leaves on commit; the transaction of a test never commits."""

import pytest
from django.db import transaction


@pytest.fixture(autouse=True)
def _commit_at_once(request, monkeypatch):
    """Run what waits for the commit, unless the test looks at the commit itself."""
    if "django_capture_on_commit_callbacks" not in request.fixturenames:
        monkeypatch.setattr(transaction, "on_commit", lambda action: action())
