"""Limit on how long one statement of a web request may keep the database busy."""

from typing import Any

STATEMENT_SECONDS = 20
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
