"""One migrated database that every worker of a test run copies.

The migrations are played once into a template, named by what they and the triggers of the models
say; later runs copy it until one of these changes.
"""

import hashlib
import inspect
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import django
import pgtrigger
from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader

from crpv_portal.common import database_rights, triggers
from crpv_portal.common.erasing_functions import erasing_functions
from crpv_portal.launcher import migration_history

FILLED_BY_MIGRATE = {"auth_permission", "django_content_type", "django_migrations"}
LOCK = 4_204_242  # any number: workers that make the template wait for each other


def template_for_tests() -> str:
    """The name of the migrated template, made first if no run made it before."""
    stem = f"template_{connection.settings_dict['NAME']}_"
    wanted = stem + _fingerprint()
    with maintenance() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [stem])
        existing = {name for (name,) in cursor.fetchall()}
        if wanted not in existing:
            for outdated in existing:
                cursor.execute(f"DROP DATABASE {quoted(outdated)} WITH (FORCE)")
            draft = f"{stem}draft"
            cursor.execute(f"CREATE DATABASE {quoted(draft)}")
            with connected_to(draft):
                call_command("migrate", interactive=False, verbosity=0)
            # The name says that the migrations went to their end.
            cursor.execute(f"ALTER DATABASE {quoted(draft)} RENAME TO {quoted(wanted)}")
    return wanted


def wrong_triggers() -> str:
    """Return how triggers and rights differ from ours, in the template and in the portal's own."""
    own = _differences() if migration_history.has_our_tables() else ()
    with connected_to(template_for_tests()):
        migrated = _differences()
    return "\n".join(
        [f"base fraîchement migrée : {line}" for line in migrated]
        + [f"base du portail : {line} (« manage.py migrate » y remédie)" for line in own]
    )


def _differences() -> list[str]:
    return [*triggers.differences(), *database_rights.differences()]


def empty_tables() -> None:
    """Take back what a transactional test wrote, the event tables included, which refuse it.

    Django's own flush truncates each of some two hundred tables, then makes the content types and
    the permissions again: over a second. Few tables were written to; their rows are deleted.
    """
    tables = set(connection.introspection.django_table_names(only_existing=True))
    tables -= FILLED_BY_MIGRATE
    exists = "SELECT '{0}' WHERE EXISTS (SELECT FROM \"{0}\")"
    question = " UNION ALL ".join(exists.format(table) for table in tables)
    with transaction.atomic(), pgtrigger.ignore(), connection.cursor() as cursor:
        cursor.execute(question)
        for (table,) in cursor.fetchall():
            cursor.execute(f"DELETE FROM {quoted(table)}")  # noqa: S608 one of ours


def _fingerprint() -> str:
    """Return a digest of the migrations of every app, of the triggers and of the rights."""
    digest = hashlib.sha256("".join(triggers.fingerprints()).encode())
    digest.update(inspect.getsource(database_rights).encode())
    digest.update(repr(erasing_functions()).encode())
    for (app, name), migration in sorted(MigrationLoader(None).disk_migrations.items()):
        source = Path(inspect.getfile(type(migration)))
        digest.update(f"{app}.{name}\0".encode() + source.read_bytes())
    return digest.hexdigest()[:12]


@contextmanager
def maintenance() -> Iterator[Any]:
    with connection._nodb_cursor() as cursor:
        yield cursor


@contextmanager
def connected_to(name: str) -> Iterator[None]:
    former = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = former


def quoted(name: str) -> str:
    return connection.ops.quote_name(name)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "crpv_portal.settings_test")
    django.setup()
    sys.exit(wrong_triggers() or 0)
