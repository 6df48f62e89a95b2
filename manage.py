#!/usr/bin/env python
"""Run a management command against the portal's settings.

Without DATABASE_URL the embedded database is joined, or started for the command's duration.
"""

import contextlib
import os
import sys
from pathlib import Path

# Commands that read no table: no server is started for them.
WITHOUT_DATABASE = {"build_assets", "check", "collectstatic", "help", "version"}


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "crpv_portal.settings")
    try:
        from django.conf import settings
        from django.core.exceptions import ImproperlyConfigured
        from django.core.management import execute_from_command_line
    except ModuleNotFoundError as problem:
        sys.exit(f"{problem.name} manque : lancez « make run », ou prenez .venv/bin/python.")
    from crpv_portal.common import logs
    from crpv_portal.launcher import database_roles, demonstration, embedded_database

    arguments = sys.argv[1:]
    database_roles.take_for_command(arguments)
    os.environ.setdefault(demonstration.SERVING_AT, demonstration.address_of_command(arguments))
    try:
        embedded = settings.EMBEDDED_DATABASE
        with contextlib.ExitStack() as stack:
            if embedded and arguments and needs_database(arguments):
                checkout = Path(__file__).resolve().parent
                stack.enter_context(embedded_database.running(checkout, print))
            with logs.failures_of(arguments[0] if arguments else "help"):
                execute_from_command_line(sys.argv)
    except (embedded_database.DatabaseUnavailable, ImproperlyConfigured) as problem:
        sys.exit(str(problem))


def needs_database(arguments: list[str]) -> bool:
    return not (
        arguments[0].lstrip("-") in WITHOUT_DATABASE or {"-h", "--help"}.intersection(arguments)
    )


if __name__ == "__main__":
    main()
