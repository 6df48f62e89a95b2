"""`migrate` installs the triggers of the models, and says in a sentence what it cannot migrate."""

import re

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection
from django.db.migrations.operations import AddConstraint, AddField, AddIndex, CreateModel
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import CheckConstraint, Index, IntegerField, Q
from django.urls import reverse
from pgtrigger.compiler import Trigger

from crpv_portal.common import triggers
from crpv_portal.launcher import first_migrations, migration_history, prepare

pytestmark = pytest.mark.django_db

GUARD = ("centres_centreevent", "never_emptied")


def run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def name_of(table: str, name: str) -> str:
    """The name in the database of a trigger that a model declares."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgname FROM pg_trigger"
            " WHERE tgrelid = %s::regclass AND starts_with(tgname, %s)",
            [table, f"pgtrigger_{name}_"],
        )
        [(found,)] = cursor.fetchall()
    return found


def test_a_migrated_database_has_the_triggers_of_the_models_and_no_other():
    assert [*triggers.differences()] == []


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TRIGGER {name} ON {table}",
        "ALTER TABLE {table} DISABLE TRIGGER {name}",
        "COMMENT ON TRIGGER {name} ON {table} IS 'the hash of a former version'",
        "CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql"
        " AS $$ BEGIN RETURN NULL; END $$",
    ],
    ids=["missing", "switched off", "of a former version", "changed by hand"],
)
def test_a_trigger_that_is_not_the_models_own_is_seen_and_installed_again(statement, capsys):
    table, name = GUARD[0], name_of(*GUARD)
    run(statement.format(table=table, name=name))
    assert [*triggers.differences()] == [f"absent ou changé : {name}, sur {table}"]
    with pytest.raises(SystemExit, match="1"):
        call_command("migrate", check_unapplied=True, verbosity=0)
    assert capsys.readouterr().out == f"Déclencheur absent ou changé : {name}, sur {table}\n"
    call_command("migrate", verbosity=0)
    assert [*triggers.differences()] == []
    with pytest.raises(DatabaseError, match="is never emptied"):
        run(f"TRUNCATE {table}")


def test_a_trigger_that_no_model_declares_is_seen_and_removed_with_its_function():
    run(
        "CREATE FUNCTION pgtrigger_orphan() RETURNS trigger LANGUAGE plpgsql"
        " AS $$ BEGIN RETURN NULL; END $$;"
        "CREATE TRIGGER pgtrigger_orphan AFTER INSERT ON centres_centre"
        " FOR EACH ROW EXECUTE FUNCTION pgtrigger_orphan()"
    )
    assert [*triggers.differences()] == ["de trop : pgtrigger_orphan, sur centres_centre"]
    call_command("migrate", verbosity=0)
    assert [*triggers.differences()] == []
    with connection.cursor() as cursor:
        cursor.execute("SELECT FROM pg_proc WHERE proname = 'pgtrigger_orphan'")
        assert cursor.fetchall() == []


def test_the_triggers_are_installed_all_or_none(monkeypatch):
    for name in ("never_emptied", "append_only"):
        run(f"DROP TRIGGER {name_of(GUARD[0], name)} ON {GUARD[0]}")
    wanting = [*triggers.differences()]
    assert len(wanting) == 2
    broken = triggers.differences().to_install[-1].compiled.sql.pgid
    sql = Trigger.install_sql.fget
    monkeypatch.setattr(
        Trigger,
        "install_sql",
        property(lambda self: sql(self) + ("SELECT 1 / 0" if self.sql.pgid == broken else "")),
    )
    with pytest.raises(DatabaseError, match="division by zero"):
        triggers.install()
    monkeypatch.undo()
    assert [*triggers.differences()] == wanting


def test_a_table_that_is_not_there_yet_waits_for_its_migration():
    run("DROP TABLE centres_centreevent CASCADE")
    assert [*triggers.differences()] == []


def test_a_database_of_a_later_version_keeps_its_own_triggers(client):
    MigrationRecorder(connection).record_applied("centres", "0002_of_a_later_version")
    name = name_of(*GUARD)
    run(f"COMMENT ON TRIGGER {name} ON {GUARD[0]} IS 'the hash of a later version'")
    before = [*triggers.differences()]
    call_command("migrate", check_unapplied=True, verbosity=0)
    call_command("migrate", verbosity=0)
    assert [*triggers.differences()] == before != []
    assert client.get(reverse("pages:health")).status_code == 200


def test_the_health_page_says_that_triggers_are_missing(client):
    run(f"DROP TRIGGER {name_of(*GUARD)} ON {GUARD[0]}")
    response = client.get(reverse("pages:health"))
    assert response.status_code == 503
    assert response.content.decode() == "Il manque des déclencheurs à la base de données.\n"


@pytest.fixture
def made_before_the_first_release():
    """A database whose migrations have another name than ours, as those of before had."""
    recorder = MigrationRecorder(connection)
    recorder.migration_qs.filter(app__in=["centres", "governance"]).delete()
    for app, name in [
        ("centres", "0001_centres"),
        ("governance", "0001_committees"),
        ("governance", "0006_weekly_digests"),
    ]:
        recorder.record_applied(app, name)


@pytest.mark.parametrize(
    ("embedded", "remedy"),
    [
        (True, "effacez-la par « make erase-data », puis relancez « make run »."),
        (
            False,
            "gardez-en une copie par « pg_dump », puis donnez une base vide à DATABASE_URL.",
        ),
    ],
)
def test_a_database_made_before_the_first_release_gets_one_sentence(
    made_before_the_first_release, settings, embedded, remedy, capsys
):
    settings.EMBEDDED_DATABASE = embedded
    sentence = (
        "Cette base a été faite avant la première version du portail, par des migrations "
        f"qui n’existent plus (centres.0001_centres…) : {remedy}"
    )
    with pytest.raises(CommandError, match=f"^{re.escape(sentence)}$"):
        call_command("migrate")
    with pytest.raises(CommandError, match=f"^{re.escape(sentence)}$"):
        call_command("migrate", check_unapplied=True)
    capsys.readouterr()
    assert prepare.main("run") == 1  # the part of `make run` that knows Django
    assert capsys.readouterr() == ("", f"{sentence}\n")


@pytest.mark.parametrize(
    ("statement", "column"),
    [
        ("DROP TABLE accounts_session", "accounts_session.begun_at"),
        ("ALTER TABLE centres_centre ADD motto text NOT NULL", "centres_centre.motto"),
    ],
    ids=["a table lacks", "a column too many"],
)
def test_a_database_of_first_migrations_written_anew_gets_one_sentence(statement, column, capsys):
    assert migration_history.refusal() is None
    run(statement)
    sentence = f"par des migrations qui ont été réécrites depuis ({column}…)"
    with pytest.raises(CommandError, match=re.escape(sentence)):
        call_command("migrate", check_unapplied=True)
    assert prepare.main("run") == 1
    assert sentence in capsys.readouterr().err


def test_the_migrations_of_a_later_version_are_no_reason_to_refuse():
    MigrationRecorder(connection).record_applied("centres", "0002_of_a_later_version")
    assert migration_history.refusal() is None


def test_all_that_concerns_a_table_is_folded_into_one_operation():
    index = Index(fields=["size"], name="thing_size")
    rule = CheckConstraint(name="thing_has_a_size", condition=Q(size__gt=0))
    [table] = first_migrations.folded(
        [
            CreateModel("Thing", [("id", IntegerField(primary_key=True))]),
            AddField("thing", "size", IntegerField()),
            AddIndex("thing", index),
            AddConstraint("thing", rule),
        ]
    )
    assert [name for name, _ in table.fields] == ["id", "size"]
    assert table.options == {"indexes": [index], "constraints": [rule]}
