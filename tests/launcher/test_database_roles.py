"""Which process takes which role of the database, and what it is told."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from crpv_portal.launcher import database_roles
from crpv_portal.launcher.embedded_database import OWNER, SERVING, locate, running
from crpv_portal.launcher.embedded_database.cluster import SUPERUSER
from tests.launcher.conftest import Holder
from tests.started_settings import EXTERNAL, PRODUCTION, settings_under

OWNER_GIVEN = {"CRPV_OWNER_DATABASE_URL": "postgres://owner:c@db.test/c"}


@pytest.mark.parametrize(
    ("variables", "user", "serving"),
    [
        ({"CRPV_SERVING_AT": "127.0.0.1"}, SERVING, SERVING),
        ({"CRPV_SERVING_AT": "127.0.0.1", "CRPV_AS_OWNER": "1"}, OWNER, SERVING),
        (PRODUCTION | EXTERNAL, "a", "a"),
        (PRODUCTION | EXTERNAL | OWNER_GIVEN, "a", "a"),
        (PRODUCTION | EXTERNAL | OWNER_GIVEN | {"CRPV_AS_OWNER": "1"}, "owner", "a"),
        (PRODUCTION | EXTERNAL | {"CRPV_AS_OWNER": "1"}, "a", "a"),
    ],
)
def test_the_owner_is_taken_only_when_asked_for(variables, user, serving):
    found = settings_under(variables, "DATABASES", "SERVING_ROLE")
    assert (found["DATABASES"]["default"]["USER"], found["SERVING_ROLE"]) == (user, serving)


@pytest.mark.parametrize(
    ("arguments", "takes"), [(["migrate", "centres"], True), (["work"], False), ([], False)]
)
def test_of_the_commands_migrate_alone_takes_the_owner(monkeypatch, arguments, takes):
    monkeypatch.delenv("CRPV_AS_OWNER", raising=False)
    database_roles.take_for_command(arguments)
    assert (os.environ.get("CRPV_AS_OWNER") == "1") is takes


def test_what_serves_is_not_told_the_owner_s_address():
    told = database_roles.of_the_server(EXTERNAL | OWNER_GIVEN | {"CRPV_AS_OWNER": "1"})
    found = settings_under(PRODUCTION | told, "DATABASES")
    assert found["DATABASES"]["default"]["USER"] == "a"
    assert "owner:c" not in str(told)


def test_a_database_of_before_gets_the_role_that_serves_even_while_it_runs(
    checkout: Path, hold: Callable[[Path], Holder]
) -> None:
    hold(checkout)
    place = locate(checkout)

    def connect(role: str) -> psycopg.Connection:
        known = place.django_settings(role)
        return psycopg.connect(
            host=known["HOST"], port=known["PORT"], user=role, dbname=known["NAME"], autocommit=True
        )

    with connect(SUPERUSER) as database:
        database.execute(f"DROP ROLE {SERVING}")
        (place.folder / "pg_ident.conf").write_text(
            (place.folder / "pg_ident.conf").read_text().replace(SERVING, "nobody")
        )
        database.execute("SELECT pg_reload_conf()")
    with running(checkout), connect(SERVING) as database:
        found = database.execute(
            "SELECT rolsuper, rolcreatedb, rolcreaterole, pg_has_role(%s, 'MEMBER')"
            " FROM pg_roles WHERE rolname = current_user",
            [OWNER],
        ).fetchone()
    assert found == (False, False, False, False)
