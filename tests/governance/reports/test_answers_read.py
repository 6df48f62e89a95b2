"""What those who keep the body see of the answers to a reminder, and do with them."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from crpv_portal.common.dates import in_words, today
from crpv_portal.outbox.models import OutgoingMail
from governance.models import ActionAnswer
from governance.reports.daily import queue_daily
from tests.factories.accounts import UserFactory
from tests.factories.governance import BodyFactory
from tests.factories.territories import RegionFactory
from tests.governance.reports.reminders import WEEK, given_to, reasons, say, sent
from tests.tabs import words

pytestmark = pytest.mark.django_db


def on_home(client) -> set[str]:
    soup = BeautifulSoup(client.get("/espace/").content, "lxml")
    return {each["id"] for each in soup.select(".crpv-task-group h2")}


def act(client, answer, do, **typed):
    page = reverse("espace:action_answer", args=[answer.pk])
    return client.post(page, {"do": do, **typed}, follow=True)


def test_the_keeper_sees_what_moved_until_it_is_read(client, officer, action):
    say(sent(), action, "word", word="Il manque une pièce.")
    said = f"Nadia Benali, le {in_words(today())}, par le lien du rappel : « Il manque une pièce. »"
    assert said in words(client.get("/espace/suites/"))
    assert "suites-repondues" in on_home(client)
    assert queue_daily(today()) == 1
    mail = OutgoingMail.objects.get(kind="point du jour").text
    assert "1 suite a reçu une réponse" in mail.replace("\xa0", " ")
    assert "Benali" not in mail
    answer = ActionAnswer.objects.get()
    assert "Réponse lue" in words(act(client, answer, "read"))
    assert "déjà lue" in words(act(client, answer, "read"))
    assert "suites-repondues" not in on_home(client)
    page = words(client.get("/espace/suites/"))
    assert "Réponses à lire" not in page
    assert said in page


def test_the_keeper_puts_off_by_one_button(client, officer, action):
    day = today() + 5 * WEEK
    say(sent(), action, "later", not_before=day.isoformat())
    assert f"Reporter l’échéance au {in_words(day)}" in words(client.get("/espace/suites/"))
    answer = ActionAnswer.objects.get()
    stale = act(client, answer, "apply", seen="2020-01-01")
    assert "L’échéance a changé entre-temps" in words(stale)
    action.refresh_from_db()
    assert action.due_on == today() - WEEK
    shown = (today() - WEEK).isoformat()
    assert f"pour le {in_words(day)}" in words(act(client, answer, "apply", seen=shown))
    assert "déjà lue" in words(act(client, answer, "apply", seen=shown))
    action.refresh_from_db()
    answer.refresh_from_db()
    assert action.due_on == day
    assert answer.read_at is not None
    assert sum("reportée" in each for each in reasons(action)) == 1


def test_a_closed_action_is_not_put_off_and_a_word_asks_for_no_day(client, officer, action):
    address = sent()
    say(address, action, "word", word="Un mot.")
    word = ActionAnswer.objects.get()
    due = action.due_on.isoformat()
    assert "ne demande aucun jour" in words(act(client, word, "apply", seen=due))
    say(address, action, "later", not_before=(today() + 5 * WEEK).isoformat())
    say(address, action, "done")
    later = ActionAnswer.objects.get(kind="later")
    assert "Cette suite est close" in words(act(client, later, "apply", seen=due))


def test_the_keeper_reopens_what_was_said_done(client, officer, action):
    say(sent(), action, "done", word="Remis.")
    answer = ActionAnswer.objects.get()
    assert "rouverte" in words(act(client, answer, "reopen"))
    action.refresh_from_db()
    answer.refresh_from_db()
    assert (action.state, action.outcome, action.closed_on) == ("open", "Remis.", None)
    assert answer.read_at is not None


def test_acting_on_the_action_reads_its_answers(client, officer, action):
    say(sent(), action, "word", word="Un mot.")
    soup = BeautifulSoup(client.get("/espace/suites/").content, "lxml")
    prefix = f"suite-{action.pk}"
    read = soup.find("input", {"name": f"{prefix}-read"})["value"]
    data = {"action": action.pk, f"{prefix}-read": read, f"{prefix}-state": "dropped"}
    client.post("/espace/suites/", data)
    assert not ActionAnswer.objects.unread().exists()


def test_the_keeper_of_another_region_sees_nothing(client, officer, action):
    stranger = UserFactory(regions=[RegionFactory()])
    BodyFactory(region=stranger.assignments.get().region)
    say(sent(), action, "word", word="Mot réservé.")
    answer = ActionAnswer.objects.get()
    client.force_login(stranger)
    assert "Mot réservé" not in client.get("/espace/suites/").text
    assert "suites-repondues" not in on_home(client)
    assert act(client, answer, "read").status_code == 404
    assert act(client, answer, "reopen").status_code == 404
    assert ActionAnswer.objects.unread().count() == 1


def test_queries_of_the_list_do_not_follow_the_answers(client, officer, count_queries, owner, body):
    def answered(times):
        for _ in range(times):
            row = given_to(owner, body)
            for read_at in (None, timezone.now()):
                ActionAnswer.objects.create(
                    action=row, person=owner, kind="word", word="Un mot.", read_at=read_at
                )

    answered(1)
    first = count_queries(lambda: client.get("/espace/suites/"))
    answered(19)
    assert count_queries(lambda: client.get("/espace/suites/")) == first


def test_an_action_deleted_from_the_record_takes_its_answers(action, owner):
    ActionAnswer.objects.create(action=action, person=owner, kind="word", word="Un mot.")
    action.delete()
    assert not ActionAnswer.objects.exists()
