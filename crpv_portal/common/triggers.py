"""Triggers declared by the models: compared with a database, and installed in it.

No migration holds them: `migrate` installs what is missing, `make run` and `make check` look.
Why, and what happens when that fails: docs/adr/0007-migrations.md.

Those that write the history do it as the owner of the tables, since what serves may not; it cannot
hang their functions on a table of its own either, to write false events. pgtrigger lets whoever
sets a variable have a trigger ignored: here, the owner alone (docs/security.md).
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import DEFAULT_DB_ALIAS, connections, transaction
from pghistory.trigger import Event
from pgtrigger import registry
from pgtrigger.compiler import Trigger

from .history import APPEND_ONLY

# A table, and the name of a trigger on it.
Place = tuple[str, str]

# pgtrigger's names all begin so. Its comment on a trigger is the hash of all that it wrote, which
# a body changed by hand or a trigger switched off leaves as it was: hence the other columns.
INSTALLED = """
    SELECT relname, tgname,
        tgenabled = 'O', obj_description(pg_trigger.oid, 'pg_trigger'), md5(prosrc),
        prosecdef AND NOT has_function_privilege('public', pg_proc.oid, 'EXECUTE')
    FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid JOIN pg_proc ON pg_proc.oid = tgfoid
    WHERE starts_with(tgname, 'pgtrigger_') AND NOT tgisinternal
    AND relnamespace = current_schema()::regnamespace
"""


# A table of the session would otherwise come before the one of the same name.
AS_ITS_OWNER = "SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp"

# `session_user` is who logged in, even where a function acts as its owner. The protection of traces
# alone yields to such a function: the one that erases a person (`erasure`).
SWITCH = "public._pgtrigger_should_ignore"
SWITCH_BODY = f"""
DECLARE
    ignored text := current_setting('pgtrigger.ignore', true);
    asking name := session_user;
BEGIN
    IF coalesce(ignored, '') = '' OR NOT trigger_name = ANY (ignored::text[]) THEN
        RETURN FALSE;
    END IF;
    IF starts_with(trigger_name, 'pgtrigger_{APPEND_ONLY}_') THEN
        asking := current_user;
    END IF;
    RETURN pg_has_role(asking, proowner, 'MEMBER') FROM pg_catalog.pg_proc
        WHERE oid = '{SWITCH}(name)'::pg_catalog.regprocedure;
END
"""
INSTALL_SWITCH = f"""
    CREATE OR REPLACE FUNCTION {SWITCH}(trigger_name name) RETURNS boolean
    LANGUAGE plpgsql AS $${SWITCH_BODY}$$
"""
INSTALLED_SWITCH = "SELECT prosrc FROM pg_proc WHERE oid = to_regprocedure(%s || '(name)')"


@dataclass(frozen=True)
class DeclaredTrigger:
    """Trigger of a model, with the SQL that installs it."""

    compiled: Trigger
    writes_history: bool

    @property
    def place(self) -> Place:
        return self.compiled.sql.table, self.compiled.sql.pgid

    @property
    def install_sql(self) -> str:
        if not self.writes_history:
            return self.compiled.install_sql
        function = f"FUNCTION {self.place[1]}()"
        return (
            f"{self.compiled.install_sql}; ALTER {function} {AS_ITS_OWNER};"
            f"REVOKE ALL ON {function} FROM PUBLIC"
        )

    @property
    def state(self) -> list[object]:
        """Return what the query INSTALLED gives for a trigger that is as it should be."""
        _, _, rest = self.compiled.install_sql.partition("RETURNS TRIGGER AS $$")
        body, _, _ = rest.partition("$$ LANGUAGE plpgsql")
        digest = hashlib.md5(body.encode(), usedforsecurity=False).hexdigest()
        return [True, self.compiled.hash, digest, self.writes_history]


@dataclass(frozen=True)
class TriggerDifferences:
    """Differences between the triggers of a database and those of the models."""

    to_install: list[DeclaredTrigger]
    to_remove: list[Place]
    obeys_anybody: bool  # pgtrigger's switch is not ours

    def __bool__(self) -> bool:
        return bool(self.to_install or self.to_remove or self.obeys_anybody)

    def __iter__(self) -> Iterator[str]:
        """Yield one line per trigger, to be shown."""
        for table, name in (each.place for each in self.to_install):
            yield f"absent ou changé : {name}, sur {table}"
        for table, name in self.to_remove:
            yield f"de trop : {name}, sur {table}"
        if self.obeys_anybody:
            yield f"absent ou changé : {SWITCH}"


def differences(database: str = DEFAULT_DB_ALIAS) -> TriggerDifferences:
    """Compare the triggers of existing tables; the others wait for their migration."""
    connection = connections[database]
    tables = set(connection.introspection.table_names())
    declared = {each.place: each for each in _declared() if each.place[0] in tables}
    with connection.cursor() as cursor:
        cursor.execute(INSTALLED)
        installed = {(table, name): state for table, name, *state in cursor.fetchall()}
        cursor.execute(INSTALLED_SWITCH, [SWITCH])
        switch = cursor.fetchone()
    return TriggerDifferences(
        to_install=[
            trigger for place, trigger in declared.items() if installed.get(place) != trigger.state
        ],
        to_remove=sorted(set(installed) - set(declared)),
        obeys_anybody=bool(declared) and switch != (SWITCH_BODY,),
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
        if found:
            cursor.execute(INSTALL_SWITCH)  # last: each trigger comes with pgtrigger's own
    return found


def fingerprints() -> list[str]:
    """Return all that is installed, to tell whether it has changed."""
    return [*sorted(trigger.install_sql for trigger in _declared()), INSTALL_SWITCH]


def _declared() -> list[DeclaredTrigger]:
    return [
        DeclaredTrigger(trigger.compile(model), writes_history=isinstance(trigger, Event))
        for model, trigger in registry.registered()
    ]
