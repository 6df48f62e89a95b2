"""Limit on how long one statement of a web request may keep the database busy."""

from typing import Any

from django.db import connection

STATEMENT_SECONDS = 20
LONG_STATEMENTS = "10min"
CONNECT_SECONDS = 5  # a server that does not answer at all


def limit_statements(database: dict[str, Any]) -> None:
    """Have the connections that these settings open cancel a statement after STATEMENT_SECONDS.

    For the web server alone: a migration, an import, a mail may last. PostgreSQL otherwise goes
    on for a visitor who has left, and every thread of the server can be held that way.
    """
    options = database.setdefault("OPTIONS", {})
    asked = options.get("options", "")
    options.setdefault("connect_timeout", CONNECT_SECONDS)
    options["options"] = f"{asked} -c statement_timeout={STATEMENT_SECONDS}s".strip()


def allow_long_statements() -> None:
    """Raise the limit until the end of the transaction, for an act that the law wants done whole.

    An erasure reads and writes again the whole history of a row, however long.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('statement_timeout', %s, true)", [LONG_STATEMENTS])
