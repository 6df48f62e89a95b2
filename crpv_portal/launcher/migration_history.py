"""Migrations recorded in a database: whether it predates the first release, or is newer than us."""

from django.apps import apps
from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django_linear_migrations.apps import first_party_app_configs

from crpv_portal.common import database_rights, triggers

# Every app had another first migration before the first release.
FIRST = "0001_"
COLUMNS = """
    SELECT relname, attname
    FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
    WHERE attnum > 0 AND NOT attisdropped
    AND relkind = 'r' AND relnamespace = current_schema()::regnamespace
"""


def refusal(database: str = DEFAULT_DB_ALIAS) -> str | None:
    """Return why a database made before the first release cannot be migrated, or None.

    Its first migrations had other names, or the same ones and were written anew since: it holds
    them for applied, and its columns are not those of our models.
    """
    former = [name for name in _unknown(database) if name.partition(".")[2].startswith(FIRST)]
    if former:
        how = f"n’existent plus ({former[0]}…)"
    elif has_our_tables(database) and (others := _other_columns(database)):
        how = f"ont été réécrites depuis ({others[0]}…)"
    else:
        return None
    return (
        "Cette base a été faite avant la première version du portail, par des migrations "
        f"qui {how} : "
    ) + (
        "effacez-la par « make erase-data », puis relancez « make run »."
        if settings.EMBEDDED_DATABASE
        else "gardez-en une copie par « pg_dump », puis donnez une base vide à DATABASE_URL."
    )


def has_pending(database: str = DEFAULT_DB_ALIAS) -> bool:
    """Tell whether the database waits for migrations."""
    executor = MigrationExecutor(connections[database])
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def lacks_triggers(database: str = DEFAULT_DB_ALIAS) -> bool:
    """Tell whether a database with our tables has other triggers than our models."""
    return bool(triggers.differences(database)) and has_our_tables(database)


def lacks_rights() -> bool:
    """Tell whether the serving role has other rights on our tables than it should."""
    return bool(database_rights.differences()) and has_our_tables()


def has_our_tables(database: str = DEFAULT_DB_ALIAS) -> bool:
    """Tell whether the tables are those of our models, to which the triggers belong.

    They are not before the last migration, nor when a later version of the portal has migrated the
    database and this one was put back: its triggers stay, as they know its columns.
    """
    return not has_pending(database) and not _unknown(database)


def _unknown(database: str) -> list[str]:
    loader = MigrationLoader(connections[database], ignore_no_migrations=True)
    ours = {config.label for config in first_party_app_configs()}
    gone = set(loader.applied_migrations or ()) - set(loader.disk_migrations)
    return sorted(f"{app}.{name}" for app, name in gone if app in ours)


def _other_columns(database: str) -> list[str]:
    """List the columns that the tables of our models lack, or have beside theirs."""
    ours = {
        (model._meta.db_table, field.column)
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
        for field in model._meta.local_concrete_fields
    }
    tables = {table for table, _ in ours}
    with connections[database].cursor() as cursor:
        cursor.execute(COLUMNS)
        found = {(table, column) for table, column in cursor.fetchall() if table in tables}
    return sorted(f"{table}.{column}" for table, column in ours ^ found)
