"""Rights of the role that serves: given by the owner after each migration, judged at each start.

It reads and writes rows, only reads those of the history, and changes no table. Rights are given
table by table, from here: a new table has none until then. Why two roles: docs/security.md.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.checks import Error, register
from django.db import DatabaseError, connection, transaction

from .erasing_functions import erasing_functions
from .history import event_models
from .triggers import AS_ITS_OWNER

READ = {"SELECT"}
WRITE = {"SELECT", "INSERT", "UPDATE", "DELETE"}
# Written by `migrate` alone.
OF_MIGRATE = {"auth_permission", "django_content_type", "django_migrations"}
OWNER = "OWNER"

RIGHTS = """
    SELECT relname, array(
        SELECT each FROM unnest(ARRAY[
            'SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER'
        ]) AS each WHERE has_table_privilege(role, pg_class.oid, each)
    ) || CASE WHEN pg_has_role(role, relowner, 'MEMBER') THEN ARRAY['OWNER'] END
    FROM pg_class, CAST(%s AS name) AS role
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
    ORDER BY relname
"""
BEYOND_TABLES = """
    SELECT
        has_parameter_privilege(rolname, 'session_replication_role', 'SET') OR EXISTS (
            -- Itself, or a role that it may take by SET ROLE.
            SELECT FROM pg_roles AS taken WHERE pg_has_role(serving.oid, taken.oid, 'MEMBER') AND (
                taken.rolsuper OR taken.rolcreaterole
                OR taken.rolname IN ('pg_execute_server_program', 'pg_write_server_files')
            )
        ),
        has_schema_privilege(rolname, 'public', 'CREATE'),
        has_database_privilege(rolname, current_database(), 'TEMPORARY'),
        -- Who drops the function of a trigger drops the trigger, on anybody's table.
        EXISTS (
            SELECT FROM pg_proc WHERE pronamespace = 'public'::regnamespace
            AND pg_has_role(rolname, proowner, 'MEMBER')
        )
    FROM pg_roles AS serving WHERE rolname = %s
"""
FUNCTION = """
    SELECT prosrc, prosecdef, has_function_privilege(%s, oid, 'EXECUTE')
    FROM pg_proc WHERE oid = to_regprocedure(%s)
"""

NOT_SEPARATE = (
    "Le rôle « {role} » de DATABASE_URL pourrait défaire l’historique : {reason}. Donnez-y un rôle "
    "qui ne fait que servir, et à CRPV_OWNER_DATABASE_URL celui du propriétaire des tables : voir "
    "docs/runbook.md, « Two roles »."
)
NOT_THE_OWNER = (
    "Le rôle « {role} » ne peut pas changer les tables : donnez l’adresse de leur propriétaire à "
    "CRPV_OWNER_DATABASE_URL, voir docs/runbook.md, « Two roles »."
)
NO_SUCH_ROLE = (
    "Le rôle « {role} » de DATABASE_URL n’existe pas : créez-le,"
    " voir docs/runbook.md, « Two roles »."
)


def refusal(role: str = "") -> str:
    """Return why a role, by default that of this process, may not serve; empty when it may.

    A database that does not answer is no reason: what serves says so by itself.
    """
    try:
        with connection.cursor() as cursor:
            role = role or _current_role(cursor)
            reason = _excess(cursor, role)
    except DatabaseError:
        return ""
    return NOT_SEPARATE.format(role=role, reason=reason) if reason else ""


def cannot_change_tables() -> str:
    """Return why this process cannot migrate: its role may not, or there is none to serve."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, has_schema_privilege('public', 'CREATE')")
        me, may_create = cursor.fetchone()
        if not may_create:
            return NOT_THE_OWNER.format(role=me)
        role = settings.SERVING_ROLE or me
        return "" if _exists(cursor, role) else NO_SUCH_ROLE.format(role=role)


@register(deploy=True)
def serving_role_only_serves(**options: Any) -> list[Error]:
    reason = refusal()
    return [Error(reason, id="database_rights.E001")] if reason else []


def differences() -> list[str]:
    """Compare the rights of the serving role, and the erasing functions, with what they should be.

    Only the functions when DATABASE_URL is all that is known: its role is then the owner's.
    """
    found = []
    with connection.cursor() as cursor:
        me = _current_role(cursor)
        role = settings.SERVING_ROLE or me
        if not _exists(cursor, role):
            return [NO_SUCH_ROLE.format(role=role)]
        for name, body in erasing_functions().items():
            cursor.execute(FUNCTION, [role, f"{name}(bigint,text)"])
            if cursor.fetchone() != (body, True, True):
                found.append(f"fonction absente ou changée : {name}")
        if role != me:
            rights = _rights(cursor, role)
            others = [table for table in rights if rights[table] != wanted(table)]
            if others:
                found.append(
                    f"droits de « {role} » à reprendre sur {len(others)} tables : {others[0]}…"
                )
            cursor.execute(BEYOND_TABLES, [role])
            if any(cursor.fetchone()):
                found.append(f"« {role} » peut créer des tables, ou davantage")
    return found


def install() -> None:
    """Give the serving role its rights and no other, all or none."""
    quoted = connection.ops.quote_name
    with transaction.atomic(), connection.cursor() as cursor:
        me = _current_role(cursor)
        role = quoted(settings.SERVING_ROLE or me)
        for name, body in erasing_functions().items():
            function = f"{name}(subject bigint, why text)"
            cursor.execute(
                f"CREATE OR REPLACE FUNCTION {function} RETURNS bigint"
                f" LANGUAGE plpgsql {AS_ITS_OWNER} AS $${body}$$;"
                f"REVOKE ALL ON FUNCTION {function} FROM PUBLIC;"
                f"GRANT EXECUTE ON FUNCTION {function} TO {role}"
            )
        if role == quoted(me):
            return
        cursor.execute("SELECT current_database()")
        base = quoted(cursor.fetchone()[0])
        cursor.execute(
            f"REVOKE CREATE ON SCHEMA public FROM PUBLIC, {role};"
            f"REVOKE TEMPORARY ON DATABASE {base} FROM PUBLIC, {role};"
            f"GRANT CONNECT ON DATABASE {base} TO {role}; GRANT USAGE ON SCHEMA public TO {role};"
        )
        for table in _rights(cursor, settings.SERVING_ROLE):
            cursor.execute(
                f"REVOKE ALL ON {quoted(table)} FROM {role};"
                f"GRANT {', '.join(sorted(wanted(table)))} ON {quoted(table)} TO {role}"
            )


def wanted(table: str) -> set[str]:
    """Return what the serving role may do with a table."""
    return READ if table in OF_MIGRATE | _of_the_history() else WRITE


@cache
def _of_the_history() -> set[str]:
    models = [*event_models(), apps.get_model("common.Erasure")]
    return {model._meta.db_table for model in models}


def _exists(cursor: Any, role: str) -> bool:
    cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
    return cursor.fetchone() is not None


def _current_role(cursor: Any) -> str:
    cursor.execute("SELECT current_user")
    return str(cursor.fetchone()[0])


def _rights(cursor: Any, role: str) -> dict[str, set[str]]:
    cursor.execute(RIGHTS, [role])
    return {table: set(rights) for table, rights in cursor.fetchall()}


def _excess(cursor: Any, role: str) -> str:
    """Return what a role may do that would let it undo the history, empty when nothing."""
    cursor.execute(BEYOND_TABLES, [role])
    is_administrator, may_create, _, owns_functions = cursor.fetchone()
    if is_administrator:
        return "il administre le serveur"
    rights = _rights(cursor, role)
    if owned := [table for table, held in rights.items() if OWNER in held]:
        return f"il possède {len(owned)} tables"
    if owns_functions:
        return "il possède des fonctions, donc leurs déclencheurs"
    if may_create:
        return "il peut créer des tables et des fonctions"
    if excessive := [table for table, held in rights.items() if held - wanted(table)]:
        return f"il a trop de droits sur {excessive[0]}"
    return ""
