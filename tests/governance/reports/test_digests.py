"""The weekly reminders: who gets one, once a week, and how it stops."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse

from crpv_portal.common.links import POSTS_AN_HOUR
from crpv_portal.outbox.models import OutgoingMail
from crpv_portal.worker.schedule import queue_reminders
from governance.models import DigestRefusal, WeeklyDigest
from governance.reports import digests
from tests.factories.accounts import UserFactory
from tests.factories.governance import (
    ActionItemFactory,
    BodyFactory,
    MeetingFactory,
    SecretaryshipFactory,
)
from tests.factories.partners import OrganisationFactory, PersonFactory
from tests.tabs import words

MONDAY = datetime.date(2026, 3, 30)
NBSP = "\N{NO-BREAK SPACE}"

pytestmark = pytest.mark.django_db


def person(**change: object):
    fixed = {"first_name": "Nadia", "last_name": "Benali", "function_email": "nadia@exemple.test"}
    return PersonFactory(**fixed | change)


def action(owner, due: str | None, **change: object):
    return ActionItemFactory(
        owner_person=owner,
        owner_organisation=None,
        due_on=datetime.date.fromisoformat(due) if due else None,
        **change,
    )


def recipients() -> set[str]:
    return set(OutgoingMail.objects.values_list("to", flat=True))


def token_of(text: str) -> str:
    return re.search(r"/rappels/([\w-]+)/", text)[1]


def test_the_reminder_lists_what_is_late_or_near_and_says_why(deliver):
    body = BodyFactory(name="Comité d’essai")
    secretary = UserFactory(first_name="Ada", last_name="Petit", email="ada@exemple.test")
    SecretaryshipFactory(body=body, user=secretary)
    owner = person()
    action(owner, "2026-03-20", body=body, item__meeting__body=body, text="Transmettre le bilan")
    MeetingFactory(body=body, held=True, starts_on=datetime.date(2026, 3, 25))
    action(owner, "2026-04-13", text="Relire la charte")
    action(owner, "2026-04-14", text="Trop loin")
    action(owner, None, text="Sans échéance")
    action(owner, "2026-03-01", text="Déjà faite", state="done", closed_on=MONDAY)
    assert digests.queue_digests(MONDAY) == 1
    [message] = deliver()
    assert message.to == ["nadia@exemple.test"]
    assert message.subject == "2 suites à donner, dont 1 en retard"
    assert (
        f"EN RETARD\n\n– Transmettre le bilan\n"
        f"  Comité d’essai, mardi 3 mars 2026\n"
        f"  pour le 20 mars 2026, dépassé de 10 jours{NBSP}; 1 réunion depuis\n"
    ) in message.body
    assert "Relire la charte" in message.body
    assert f"pour le 13 avril 2026{NBSP}; aucune réunion depuis" in message.body
    assert "Trop loin" not in message.body
    assert "Sans échéance" not in message.body
    assert "Déjà faite" not in message.body
    assert "Pourquoi ce courriel" in message.body
    assert "Secrétariat : Ada Petit (ada@exemple.test)" in message.body
    leave = message.extra_headers["List-Unsubscribe"].strip("<>")
    assert leave in message.body
    assert leave.endswith(reverse("governance:digest_choice", args=[token_of(message.body)]))


@pytest.mark.parametrize(
    ("total", "late", "subject"),
    [
        (1, 0, "1 suite à donner"),
        (1, 1, "1 suite à donner en retard"),
        (3, 3, "3 suites à donner en retard"),
        (3, 1, "3 suites à donner, dont 1 en retard"),
    ],
)
def test_the_subject_tells_numbers_only(total, late, subject):
    assert digests._subject(total, late) == subject


def test_one_mail_a_week_whatever_is_asked(deliver):
    action(person(), "2026-03-20")
    assert [digests.queue_digests(MONDAY + datetime.timedelta(days=n)) for n in range(8)] == [
        *(1, 0, 0, 0, 0, 0, 0),
        1,
    ]
    assert OutgoingMail.objects.count() == WeeklyDigest.objects.count() == 2


def test_the_turn_of_the_year_is_one_week():
    """28 December 2026 and 3 January 2027 are of week 53 of 2026."""
    action(person(), "2026-12-01")
    assert digests.queue_digests(datetime.date(2026, 12, 28)) == 1
    assert digests.queue_digests(datetime.date(2027, 1, 3)) == 0
    assert digests.queue_digests(datetime.date(2027, 1, 4)) == 1


def test_only_persons_whose_address_is_known():
    account = UserFactory(email="compte@exemple.test")
    closed = UserFactory(email="ferme@exemple.test", is_active=False)
    action(person(function_email="", user=account), "2026-03-20")
    action(person(function_email="", user=closed), "2026-03-20")
    action(person(function_email=""), "2026-03-20")
    ActionItemFactory(owner_organisation=OrganisationFactory(), due_on=datetime.date(2026, 3, 20))
    digests.queue_digests(MONDAY)
    assert recipients() == {"compte@exemple.test"}
    assert WeeklyDigest.objects.count() == 1


def test_an_address_that_is_none_keeps_back_nobody_else(caplog):
    owners = [person(function_email=address) for address in ("sans arobase", "b@exemple.test")]
    for owner in owners:
        action(owner, "2026-03-20")
    assert digests.queue_digests(MONDAY) == 1
    assert recipients() == {"b@exemple.test"}
    assert "arobase" not in caplog.text
    assert f"person {owners[0].pk}" in caplog.text


def test_the_number_of_queries_to_choose_does_not_follow_the_actions(count_queries):
    def choose() -> object:
        return list(digests.due_lines(MONDAY))

    owner = person()
    action(owner, "2026-03-20")
    first = count_queries(choose)
    for _ in range(5):
        action(owner, "2026-03-20")
        action(person(), "2026-03-20")
    assert count_queries(choose) == first


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-03-30T04:59Z", 0),  # Monday, 6:59 in Paris (summer time)
        ("2026-03-30T05:07Z", 1),
        ("2026-03-23T05:59Z", 0),  # 6:59 in Paris (winter time)
        ("2026-03-23T06:07Z", 1),
        ("2026-03-30T18:07Z", 1),  # no worker ran in the morning
        ("2026-03-31T06:07Z", 0),  # Tuesday
    ],
)
def test_monday_morning_in_paris(moment, expected):
    with time_machine.travel(moment, tick=False):
        action(person(), "2026-03-20")
        queue_reminders()
        assert WeeklyDigest.objects.count() == expected


# --- Leaving -------------------------------------------------------------------------------


@pytest.fixture
def link() -> Callable[[], str]:
    """The address in the reminder of a person's late action."""

    def make(owner=None) -> str:
        action(owner or person(), "2026-03-20")
        digests.queue_digests(MONDAY)
        mail = OutgoingMail.objects.order_by("-pk").first()
        return reverse("governance:digest_choice", args=[token_of(mail.text)])

    return make


def test_a_scanner_that_follows_the_link_stops_nothing(client, link):
    address = link()
    response = client.get(address)
    assert "Ne plus recevoir ces rappels" in response.text
    assert not DigestRefusal.objects.exists()
    assert response["Referrer-Policy"] == "no-referrer"
    assert "no-store" in response["Cache-Control"]
    assert not response.cookies
    assert "csrfmiddlewaretoken" not in response.text
    assert client.head(address).status_code == 200
    assert not DigestRefusal.objects.exists()


def test_left_in_one_click_and_come_back(link):
    client = Client(enforce_csrf_checks=True)
    owner = person()
    address = link(owner)
    response = client.post(address, headers={"origin": "null"})
    assert "Vous ne recevez plus ces rappels" in words(response)
    client.post(address)  # twice is once
    assert [row.person for row in DigestRefusal.objects.all()] == [owner]
    later = MONDAY + datetime.timedelta(days=7)
    assert digests.queue_digests(later) == 0
    response = client.post(address, {"choix": "recevoir"})
    assert "Vous recevez de nouveau ces rappels" in response.text
    assert digests.queue_digests(later) == 1


def test_a_link_is_posted_to_forty_times_an_hour(client, link):
    address = link()
    assert all(client.post(address).status_code == 200 for _ in range(POSTS_AN_HOUR))
    refused = client.post(address)
    assert refused.status_code == 429
    assert refused["Referrer-Policy"] == "no-referrer"
    assert client.get(address).status_code == 200


def test_a_mail_program_leaves_by_itself(link):
    """RFC 8058: POST, without cookie nor page read before."""
    response = Client(enforce_csrf_checks=True).post(
        link(), {"List-Unsubscribe": "One-Click"}, headers={"origin": "null"}
    )
    assert response.status_code == 200
    assert DigestRefusal.objects.count() == 1


def test_a_forged_or_old_link_says_so_and_does_nothing(client, link):
    address = link()
    forged = client.post(reverse("governance:digest_choice", args=["a" * 32]))
    assert forged.status_code == 404
    assert "Ce lien ne répond pas" in forged.text
    WeeklyDigest.objects.update(created_at=datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC))
    assert client.post(address).status_code == 404
    assert digests.forget_digests() == 1
    assert not DigestRefusal.objects.exists()


def test_the_database_holds_no_secret_that_opens(deliver, link):
    secret = link().split("/")[-2]
    deliver()
    with connection.cursor() as cursor:
        cursor.execute("SELECT w::text FROM governance_weeklydigest w")
        rows = cursor.fetchall()
        cursor.execute("SELECT m::text FROM outbox_outgoingmail m")
        rows += cursor.fetchall()
    assert len(rows) == 2
    assert secret not in str(rows)


def test_the_database_refuses_a_second_reminder_and_nothing_leaves_for_it():
    """As when two workers chose at once: the later one finds the week taken."""
    owner = person()
    action(owner, "2026-03-20")
    [(chosen, lines)] = digests.due_lines(MONDAY)
    assert digests._queue_digest(chosen, lines, MONDAY) is True
    assert digests._queue_digest(chosen, lines, MONDAY) is False
    assert OutgoingMail.objects.count() == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        WeeklyDigest.objects.create(person=owner, year=2026, week=14, token_hash="0" * 64)
