"""The role that serves: what it cannot do, whatever statement is smuggled in, and what goes on."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from contextlib import contextmanager

import environ
import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, connections, transaction

from centres.services import rename_centre
from crpv_portal.common import database_rights
from crpv_portal.common.dates import PartialDate
from crpv_portal.common.erasing_functions import erasing_functions
from crpv_portal.common.history import events_of
from crpv_portal.common.models import Erasure
from crpv_portal.launcher.demonstration import refuse_start
from governance.meetings.decisions import adopt_decision
from governance.models import Body, Decision
from partners.models import Person
from partners.services import erase_person
from tests.factories.centres import CentreFactory
from tests.factories.governance import DecisionFactory
from tests.factories.partners import PersonFactory

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        settings.DATABASES["default"]["USER"] == settings.SERVING_ROLE,
        reason="CRPV_OWNER_DATABASE_URL ne donne pas un autre rôle que DATABASE_URL",
    ),
]

NO_RIGHT, REFUSED_BY_A_TRIGGER = "42501", "P0001"

# Each may come into a page by an SQL injection, and would undo the history or a final act.
SMUGGLED = [
    "UPDATE governance_decisionevent SET text = 'autre'",
    "DELETE FROM governance_decisionevent",
    "INSERT INTO governance_decisionevent (pgh_created_at, pgh_label) VALUES (now(), 'insert')",
    "TRUNCATE governance_decisionevent",
    "TRUNCATE governance_decision CASCADE",
    "ALTER TABLE governance_decision DISABLE TRIGGER USER",
    "ALTER TABLE governance_decision DROP COLUMN text",
    "DROP TABLE governance_decision CASCADE",
    "DROP FUNCTION _pgtrigger_should_ignore(name) CASCADE",
    "CREATE OR REPLACE FUNCTION _pgtrigger_should_ignore(name) RETURNS boolean"
    " LANGUAGE sql AS 'SELECT true'",
    "CREATE TRIGGER mine BEFORE UPDATE ON governance_decision"
    " FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()",
    "CREATE TABLE mine (a int)",
    "CREATE TEMP TABLE governance_decisionevent (a int)",
    "SET session_replication_role = replica",
    "SET ROLE {owner}",
    "SET SESSION AUTHORIZATION {owner}",
    "DELETE FROM common_erasure",
    "UPDATE common_erasure SET reason = ''",
    "DELETE FROM django_migrations",
]
REWRITE = "UPDATE public.governance_decision SET text = 'autre'"
EVERY_TRIGGER_IGNORED = """
    SELECT set_config('pgtrigger.ignore', (
        SELECT array_agg(tgname)::text FROM pg_trigger WHERE NOT tgisinternal
    ), true)
"""


@contextmanager
def served(role: str = settings.SERVING_ROLE) -> Iterator[None]:
    """Connect with a role for the length of the block: that of the server and of the worker."""
    owner = connections["default"]
    connections["default"] = owner.copy()
    connection.settings_dict["USER"] = role
    if not settings.EMBEDDED_DATABASE:
        connection.settings_dict["PASSWORD"] = environ.Env().db("DATABASE_URL")["PASSWORD"]
    try:
        yield
    finally:
        connection.close()
        connections["default"] = owner


def outcome(*statements: str) -> str:
    """The SQLSTATE by which PostgreSQL refuses the last statement, empty when it does not."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
    except DatabaseError as problem:
        return problem.__cause__.sqlstate
    return ""


def test_no_statement_of_the_server_undoes_the_history_or_a_final_act():
    DecisionFactory(adopted=True)
    owner = connection.settings_dict["USER"]
    with served():
        found = {each: outcome(each.format(owner=owner)) for each in SMUGGLED}
        assert found == dict.fromkeys(SMUGGLED, NO_RIGHT)
        assert outcome(REWRITE) == REFUSED_BY_A_TRIGGER


def test_triggers_are_ignored_for_the_owner_alone():
    """Anybody may set the variable that pgtrigger reads, and where names are looked for."""
    decision = DecisionFactory(adopted=True)
    change = "UPDATE public.governance_body SET role = 'autre'"
    events = events_of(Body).filter(pgh_obj_id=decision.body_id)
    before = events.count()
    with served():
        assert outcome(EVERY_TRIGGER_IGNORED, REWRITE) == REFUSED_BY_A_TRIGGER
        assert outcome(EVERY_TRIGGER_IGNORED, change) == ""
        assert outcome("SET LOCAL search_path = pg_catalog", change.replace("autre", "")) == ""
    assert events.count() == before + 2
    assert outcome(EVERY_TRIGGER_IGNORED, REWRITE) == ""
    decision.refresh_from_db()
    assert decision.text == "autre"


def test_the_server_saves_with_the_history_and_adopts():
    decision = DecisionFactory()
    centre = CentreFactory()
    day = decision.item.meeting.starts_on
    with served():
        rename_centre(
            centre=centre,
            name="Nouveau nom",
            on=PartialDate(datetime.date(2020, 1, 1), "day"),
            reason="vote de l’assemblée",
        )
        adopt_decision(decision=decision, on=day, reason="séance")
    adopted = events_of(Decision).filter(pgh_obj_id=decision.pk).latest("pgh_id")
    assert (adopted.adopted_on, adopted.pgh_context["reason"]) == (day, "séance")
    centre.refresh_from_db()
    assert centre.name == "Nouveau nom"


def test_the_server_erases_a_person_and_nothing_else():
    person, other = PersonFactory(last_name="Martin"), PersonFactory(last_name="Durand")
    with served():
        done = erase_person(person=person, reason="demande du 3 mars")
        erase = f"SELECT erase_from_partners_personevent({person.pk}, 'demande')"
        change = "UPDATE partners_personevent SET last_name = 'autre'"
        assert outcome(EVERY_TRIGGER_IGNORED, erase, change) == NO_RIGHT
    assert names_kept(person) == {"personne effacée"}
    assert names_kept(other) == {"Durand"}
    assert Erasure.objects.get() == done
    assert done.pseudonymised_events == 2


def test_no_function_of_the_owner_is_lent_but_those_that_erase():
    """Hung on a table of one's own, that of a trigger would write a false event."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT 'public.' || proname FROM pg_proc"
            " WHERE prosecdef AND has_function_privilege(%s, oid, 'EXECUTE')",
            [settings.SERVING_ROLE],
        )
        assert {name for (name,) in cursor.fetchall()} == {*erasing_functions()}


def names_kept(person: Person) -> set[str]:
    return set(events_of(Person).filter(pgh_obj_id=person.pk).values_list("last_name", flat=True))


def test_whoever_could_undo_the_history_may_not_serve(settings):
    settings.START_REFUSALS = ["crpv_portal.common.database_rights.refusal"]
    with pytest.raises(ImproperlyConfigured, match=r"il possède \d+ tables"):
        refuse_start()
    with served():
        refuse_start()
        with pytest.raises(CommandError, match="ne peut pas changer les tables"):
            call_command("migrate")


def test_whoever_owns_the_functions_of_the_triggers_may_not_serve(monkeypatch):
    """`DROP FUNCTION … CASCADE` drops a trigger of a table of which one owns nothing."""
    monkeypatch.setattr(database_rights, "_rights", lambda *_: {})  # tables given to another role
    assert "il possède des fonctions" in database_rights.refusal()


@pytest.mark.skipif(not settings.EMBEDDED_DATABASE, reason="seul l’administrateur le donne")
def test_whoever_may_become_administrator_may_not_serve():
    """`SET ROLE` takes a role whose rights are not inherited, too."""
    with served("postgres"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"GRANT postgres TO {settings.SERVING_ROLE} WITH INHERIT FALSE")
        found = database_rights.refusal(settings.SERVING_ROLE)
        transaction.set_rollback(True)
    assert "il administre le serveur" in found


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        ("GRANT UPDATE ON centres_centreevent TO {role}", "trop de droits sur centres_centreevent"),
        ("GRANT CREATE ON SCHEMA public TO {role}", "il peut créer des tables et des fonctions"),
    ],
)
@pytest.mark.django_db
def test_a_right_too_many_is_seen_and_taken_back(statement, reason):
    with connection.cursor() as cursor:
        cursor.execute(statement.format(role=settings.SERVING_ROLE))
    assert re.search(reason, database_rights.refusal(settings.SERVING_ROLE))
    call_command("migrate", verbosity=0)
    assert database_rights.refusal(settings.SERVING_ROLE) == ""


@pytest.mark.django_db
def test_migrate_asks_for_the_role_that_serves(settings):
    settings.SERVING_ROLE = "parti"
    with pytest.raises(CommandError, match="de DATABASE_URL n’existe pas"):
        call_command("migrate")
    [line] = database_rights.differences()
    assert "n’existe pas" in line
