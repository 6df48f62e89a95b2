"""Limit on the statements of web requests."""

from __future__ import annotations

import subprocess
import sys

import pytest
from django.conf import settings
from django.db import connection

from crpv_portal.common.statements import limit_statements


@pytest.mark.django_db
@pytest.mark.parametrize("options", [{}, {"options": "-c lock_timeout=7s"}])
def test_a_connection_of_the_server_has_a_limit_and_keeps_what_else_it_asks_for(options):
    served = connection.copy()
    served.settings_dict = connection.settings_dict | {"OPTIONS": options.copy()}
    limit_statements(served.settings_dict)
    try:
        with served.cursor() as cursor:
            cursor.execute("SELECT current_setting('statement_timeout')")
            assert cursor.fetchone() == ("20s",)
            cursor.execute("SELECT current_setting('lock_timeout')")
            assert cursor.fetchone() == ("7s" if options else "0",)
    finally:
        served.close()


def test_the_server_asks_for_it():
    """In a process of its own: the connections of the tests themselves have no limit."""
    code = (
        "import crpv_portal.wsgi; from django.db import connections;"
        "print(connections.settings['default']['OPTIONS']['options'])"
    )
    said = subprocess.run(
        [sys.executable, "-c", code], cwd=settings.BASE_DIR, capture_output=True, text=True
    )
    assert "statement_timeout=20s" in said.stdout, said.stderr
