"""The history of every business table: kept by the database, and changed by nobody."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, models, transaction

from crpv_portal.common.history import event_models
from crpv_portal.upkeep.models import TYPED
from governance.models.rooms import TYPED_IN_THE_ROOM
from tests.factories.accounts import UserFactory
from tests.factories.centres import CentreFactory
from tests.modules import our_models

WITHOUT_HISTORY = {
    "territories",  # the extract's diff is their history
    "network",  # what the loader wrote; the rows themselves have theirs
    "outbox",  # says itself what became of each mail; a trace would keep what must be forgotten
    "worker",  # when a job last began
    "dashboard",  # who works on what this week: forgotten once released
    "imports",  # what came in as a file; what it wrote has its history
}


# The counter is the lock under which decisions are numbered; each decision keeps its number.
DERIVED_TABLES = {
    "accounts_session",  # that a browser is logged in: a secret, forgotten within a day
    "common_spentform",  # that a form was sent: what it did has its own history
    "governance_decisioncounter",
    "governance_minutesdraft",  # what the record said of a text, which has its own history
    "governance_recorddraft",  # not yet said: each key stroke is nobody's history
    *("governance_takeover", "governance_takenmeeting", "governance_takenfile"),  # what files say;
    "governance_takeoverheading",  # what a takeover wrote has its history
    "governance_digestlink",  # the same
    *(
        "governance_dailydigest",
        "governance_weeklydigest",
    ),  # that a mail left: the outbox says what became of it
}


def tracked_tables() -> set[str]:
    return {
        event._meta.get_field("pgh_obj").related_model._meta.db_table
        for event in event_models()
        if any(field.name == "pgh_obj" for field in event._meta.fields)
    }


def test_every_business_table_is_tracked():
    wanted = {
        model._meta.db_table
        for model in our_models()
        if model._meta.app_label not in WITHOUT_HISTORY
    }
    assert wanted - tracked_tables() == DERIVED_TABLES


def test_every_link_table_of_business_models_is_tracked():
    links = {
        field.remote_field.through
        for model in our_models()
        for field in model._meta.local_many_to_many
        if model._meta.app_label not in WITHOUT_HISTORY
    }
    tracked = {event.pgh_tracked_model._meta.db_table for event in event_models()}
    assert {through._meta.db_table for through in links} - tracked == set()


def test_only_secrets_are_left_out_of_the_traces():
    """Generated columns aside, the portal's own tries, and an address that is forgotten."""
    omitted = set()
    for event in event_models():
        kept = {field.name for field in event._meta.fields}
        for field in event.pgh_tracked_model._meta.local_fields:
            if field.name not in kept and not isinstance(field, models.GeneratedField):
                omitted.add(f"{event.pgh_tracked_model._meta.label}.{field.name}")
    assert omitted == {
        *("accounts.User.password", "accounts.User.last_login"),
        # Words of somebody outside, until the staff accepts them.
        *(f"upkeep.SheetProposal.{name}" for name in TYPED),
        "upkeep.SheetLink.token_hash",
        "governance.AnswerLink.token_hash",
        "governance.CalendarToken.token_hash",
        "governance.ReviewLink.token_hash",
        # Whom to ask on a paper: forgotten with the person.
        *(
            f"governance.Letterhead.{name}"
            for name in ("followed_by", "function", "phone", "email")
        ),
        *(f"governance.Room.{name}" for name in ("seed", "token_hash", "code_hash", "screen_hash")),
        # Words of people in the room, until the secretary has them on the roll.
        *(f"governance.SignIn.{name}" for name in TYPED_IN_THE_ROOM),
        *("common.PlannedChange.tried_on", "common.PlannedChange.refusal"),
        "centres.ConsultationLink.token_hash",
        "centres.ConsultedParty.email",
    }


@pytest.mark.django_db
def test_every_event_table_has_its_guards():
    """UPDATE, DELETE and TRUNCATE each have an enabled trigger on each event table."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT relname,
                bool_or(tgtype & 16 > 0), bool_or(tgtype & 8 > 0), bool_or(tgtype & 32 > 0)
            FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
            WHERE NOT tgisinternal AND tgenabled = 'O'
            GROUP BY relname
            """
        )
        guarded = {row[0] for row in cursor.fetchall() if all(row[1:])}
    assert {event._meta.db_table for event in event_models()} - guarded == set()


COUNT = "SELECT count(*) FROM {table} WHERE pgh_label <> 'autre'"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE {table} SET pgh_label = 'autre'",
        "DELETE FROM {table}",
        "TRUNCATE {table}",
        "TRUNCATE {table} CASCADE",
    ],
)
@pytest.mark.parametrize("table", ["centres_centreevent", "accounts_userevent"])
def test_traces_refuse_to_be_changed(table, statement):
    UserFactory()
    CentreFactory()
    with connection.cursor() as cursor:
        cursor.execute(COUNT.format(table=table))
        assert cursor.fetchone()[0] > 0
        with pytest.raises(DatabaseError), transaction.atomic():
            cursor.execute(statement.format(table=table))
        cursor.execute(COUNT.format(table=table))
        assert cursor.fetchone()[0] > 0
