"""Triggers declared by the models: compared with a database, and installed in it.

No migration holds them: `migrate` installs what is missing, `make run` and `make check` look.
Why, and what happens when that fails: docs/adr/0007-migrations.md.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import DEFAULT_DB_ALIAS, connections, transaction
from pgtrigger import registry
from pgtrigger.compiler import Trigger

# A table, and the name of a trigger on it.
Place = tuple[str, str]

# pgtrigger's names all begin so. Its comment on a trigger is the hash of all that it wrote, which
# a body changed by hand or a trigger switched off leaves as it was: hence the two other columns.
INSTALLED = """
    SELECT relname, tgname,
        tgenabled = 'O', obj_description(pg_trigger.oid, 'pg_trigger'), md5(prosrc)
    FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid JOIN pg_proc ON pg_proc.oid = tgfoid
    WHERE starts_with(tgname, 'pgtrigger_') AND NOT tgisinternal
    AND relnamespace = current_schema()::regnamespace
"""


@dataclass(frozen=True)
class TriggerDifferences:
    """Differences between the triggers of a database and those of the models."""

    to_install: list[Trigger]
    to_remove: list[Place]

    def __bool__(self) -> bool:
        return bool(self.to_install or self.to_remove)

    def __iter__(self) -> Iterator[str]:
        """Yield one line per trigger, to be shown."""
        for trigger in self.to_install:
            yield f"absent ou changé : {trigger.sql.pgid}, sur {trigger.sql.table}"
        for table, name in self.to_remove:
            yield f"de trop : {name}, sur {table}"


def differences(database: str = DEFAULT_DB_ALIAS) -> TriggerDifferences:
    """Compare the triggers of existing tables; the others wait for their migration."""
    connection = connections[database]
    tables = set(connection.introspection.table_names())
    declared = {place: each for place, each in _declared().items() if place[0] in tables}
    with connection.cursor() as cursor:
        cursor.execute(INSTALLED)
        installed = {(table, name): state for table, name, *state in cursor.fetchall()}
    return TriggerDifferences(
        to_install=[
            trigger
            for place, trigger in declared.items()
            if installed.get(place) != _state(trigger)
        ],
        to_remove=sorted(set(installed) - set(declared)),
    )


def install(database: str = DEFAULT_DB_ALIAS) -> TriggerDifferences:
    """Make the database's triggers those of the models, all or none; return what was done."""
    found = differences(database)
    connection = connections[database]
    quoted = connection.ops.quote_name
    with transaction.atomic(using=database), connection.cursor() as cursor:
        for trigger in found.to_install:
            cursor.execute(trigger.install_sql)
        for table, name in found.to_remove:
            cursor.execute(f"DROP TRIGGER {quoted(name)} ON {quoted(table)}")
            cursor.execute(f"DROP FUNCTION IF EXISTS {quoted(name)}()")
    return found


def fingerprints() -> list[str]:
    """Return a hash of each declared trigger, to tell whether the set has changed."""
    return sorted(trigger.hash for trigger in _declared().values())


def _declared() -> dict[Place, Trigger]:
    compiled = (trigger.compile(model) for model, trigger in registry.registered())
    return {(each.sql.table, each.sql.pgid): each for each in compiled}


def _state(trigger: Trigger) -> list[object]:
    """Return what the query INSTALLED gives for a trigger that is as it should be."""
    _, _, rest = trigger.install_sql.partition("RETURNS TRIGGER AS $$")
    body, _, _ = rest.partition("$$ LANGUAGE plpgsql")
    return [True, trigger.hash, hashlib.md5(body.encode(), usedforsecurity=False).hexdigest()]
