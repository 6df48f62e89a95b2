"""Answers to a weekly reminder by its link."""

from __future__ import annotations

import datetime

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from crpv_portal.common.dates import in_words, today
from crpv_portal.common.links import POSTS_AN_HOUR
from governance.models import ActionAnswer, ActionItem, DigestLink
from governance.reports import digests
from governance.reports.action_answers import UNREAD_MOST
from tests.factories.governance import SecretaryshipFactory
from tests.factories.partners import PersonFactory
from tests.governance.reports.reminders import WEEK, given_to, reader, reasons, say, sent
from tests.tabs import words

pytestmark = pytest.mark.django_db

# --- The link ------------------------------------------------------------------------------------


def test_the_link_shows_the_actions_of_the_mail_and_nothing_else(body, owner, action):
    for change in (
        {"text": "Sans échéance", "due_on": None},
        {"text": "Trop loin", "due_on": today() + 3 * WEEK},
        {"text": "Déjà faite", "state": "done", "closed_on": today()},
    ):
        given_to(owner, body, **change)
    given_to(PersonFactory(), body, text="D’une autre personne")
    response = reader().get(sent())
    assert response.status_code == 200
    assert "Transmettre le bilan" in response.text
    for hidden in ("Sans échéance", "Trop loin", "Déjà faite", "D’une autre personne"):
        assert hidden not in response.text
    assert response["Referrer-Policy"] == "no-referrer"
    assert "no-store" in response["Cache-Control"]
    assert not response.cookies
    assert "csrfmiddlewaretoken" not in response.text


def test_what_falls_due_after_the_mail_waits_for_the_next_one(body, owner, action):
    near = given_to(owner, body, text="Bientôt due", due_on=today() + WEEK)
    address = sent()
    DigestLink.objects.update(day=today() - 2 * WEEK)
    assert "Bientôt due" not in reader().get(address).text
    assert say(address, near, "done").status_code == 409
    near.refresh_from_db()
    assert near.state == "open"


def test_a_scanner_that_follows_the_link_does_nothing(action):
    address = sent()
    reader().get(address)
    reader().head(address)
    action.refresh_from_db()
    assert action.state == "open"
    assert not ActionAnswer.objects.exists()


def test_the_database_keeps_the_fingerprint_alone(action, deliver):
    secret = sent().split("/")[2]
    deliver()
    with connection.cursor() as cursor:
        cursor.execute("SELECT d::text FROM governance_digestlink d")
        rows = cursor.fetchall()
        cursor.execute("SELECT m::text FROM outbox_outgoingmail m")
        rows += cursor.fetchall()
    assert len(secret) == 43
    assert secret not in str(rows)


def test_forged_expired_refused_or_erased_opens_nothing(action, owner):
    address = sent()
    assert reader().get("/suites/" + "a" * 43 + "/").status_code == 404
    leave = digests.WeeklyDigest.objects.get()
    assert leave.token_hash != DigestLink.objects.get().token_hash
    digests.refuse_digests(person=owner)
    gone = say(address, action, "done", word="Remis hier au préfet.")
    assert gone.status_code == 410
    assert gone["Referrer-Policy"] == "no-referrer"
    digests.accept_digests(person=owner)
    assert reader().get(address).status_code == 410, "what was closed stays closed"
    DigestLink.objects.update(revoked_at=None, expires_at=timezone.now())
    assert say(address, action, "done").status_code == 410
    DigestLink.objects.update(expires_at=timezone.now() + WEEK)
    assert reader().get(address).status_code == 200
    type(owner).objects.filter(pk=owner.pk).update(erased_at=timezone.now())
    assert reader().get(address).status_code == 404
    action.refresh_from_db()
    assert action.state == "open"


def test_a_newer_link_leaves_the_older_until_it_expires(action):
    older, newer = sent(today() - WEEK), sent()
    assert older != newer
    assert reader().get(older).status_code == reader().get(newer).status_code == 200
    DigestLink.objects.update(expires_at=timezone.now() - digests.ANSWERED_WITHIN - WEEK)
    digests.forget_digests()
    assert not DigestLink.objects.exists()


def test_a_link_is_posted_to_forty_times_an_hour(action):
    address = sent()
    for _ in range(POSTS_AN_HOUR):
        assert say(address, action, "word", word="").status_code == 422
    assert say(address, action, "word", word="").status_code == 429


# --- Answering -----------------------------------------------------------------------------------


def test_done_closes_the_action_with_its_outcome_once(action):
    address = sent()
    for _ in range(2):  # a double click
        response = say(address, action, "done", word="Remis au préfet.")
        assert response.status_code == 302
        assert response["Location"] == "./?dit=done"
    action.refresh_from_db()
    assert (action.state, action.closed_on, action.outcome) == ("done", today(), "Remis au préfet.")
    assert ActionAnswer.objects.count() == 1
    assert reasons(action)[-1].startswith("par le lien du rappel")
    page = reader().get(address + "?dit=done")
    assert "la suite est close" in page.text
    assert "Transmettre le bilan" not in page.text


def test_not_before_a_day_moves_no_due_day(action):
    address, day = sent(), today() + 5 * WEEK
    due = action.due_on
    for _ in range(2):
        said = say(address, action, "later", not_before=day.isoformat(), word="Congés.")
        assert said.status_code == 302
    action.refresh_from_db()
    assert action.due_on == due
    [answer] = ActionAnswer.objects.all()
    assert (answer.not_before, answer.word) == (day, "Congés.")
    assert f"pas avant le {in_words(day)}" in words(reader().get(address))


@pytest.mark.parametrize(
    ("kind", "typed", "said"),
    [
        ("word", {"word": ""}, "Écrivez votre mot."),
        ("word", {"word": "a" * 301}, "300 signes au plus"),
        ("word", {"word": "Appelez le 01 02 03 04 05."}, "retirez-en"),
        ("done", {"word": "Voir nadia@exemple.test"}, "retirez-en"),
        ("later", {"not_before": ""}, "Indiquez le jour."),
        ("later", {"not_before": "9999-12-31"}, "vérifiez la date"),
        ("later", {"not_before": "²"}, "Ce n’est pas un jour."),
        ("later", {"not_before": "2001-01-01"}, "Choisissez un jour à venir."),
        (
            "later",
            {"not_before": f"{datetime.date.max.year - 7900}-01-01"},
            "Choisissez un jour d’ici",
        ),
    ],
)
def test_what_is_refused_is_said_and_nothing_is_kept(action, kind, typed, said):
    response = say(sent(), action, kind, **typed)
    assert response.status_code == 422
    assert said in words(response)
    action.refresh_from_db()
    assert action.state == "open"
    assert not ActionAnswer.objects.exists()


def test_an_action_closed_meanwhile_is_said_and_what_was_typed_given_back(client, officer, action):
    address = sent()
    ActionItem.objects.filter(pk=action.pk).update(state="dropped", closed_on=today())
    response = say(address, action, "done", word="Remis hier au préfet.")
    assert response.status_code == 409
    assert "est close entre-temps (abandonnée le" in words(response)
    assert not ActionAnswer.objects.exists()
    action.refresh_from_db()
    assert action.outcome == ""


def test_the_link_does_nothing_to_what_is_not_its_reader_s(body, owner, action):
    address = sent()
    other = given_to(PersonFactory(), body, text="Secret d’un autre")
    action_of_another = say(address, other, "done")
    assert action_of_another.status_code == 404
    assert "Secret d’un autre" not in action_of_another.text
    ActionItem.objects.filter(pk=action.pk).update(owner_person=PersonFactory())
    assert say(address, action, "word", word="Un mot.").status_code == 404
    action.item.actions.all().delete()
    assert say(address, action, "done").status_code == 404
    for key, kind in (("²", "done"), ("9" * 5000, "done"), (str(other.pk), "autre"), ("", "")):
        data = {"action": key, "kind": kind}
        assert reader().post(address, data).status_code == 404
    other.refresh_from_db()
    assert other.state == "open"
    assert not ActionAnswer.objects.exists()


def test_unread_answers_are_bounded(action):
    address = sent()
    for number in range(UNREAD_MOST):
        assert say(address, action, "word", word=f"Mot {number}.").status_code == 302
    refused = say(address, action, "word", word="Un de trop.")
    assert refused.status_code == 422
    assert "n’a pas encore lu" in words(refused)
    assert ActionAnswer.objects.count() == UNREAD_MOST


def test_the_database_refuses_an_answer_that_says_nothing(action, owner):
    for change in ({"kind": "word"}, {"kind": "later"}, {"kind": "done", "not_before": today()}):
        with pytest.raises(IntegrityError), transaction.atomic():
            ActionAnswer.objects.create(action=action, person=owner, **change)


def test_queries_do_not_follow_the_actions(count_queries, body, owner, action):
    address = sent()
    visitor = reader()
    SecretaryshipFactory(body=body)
    first = count_queries(lambda: visitor.get(address))
    for _ in range(5):
        ActionAnswer.objects.create(
            action=given_to(owner, body), person=owner, kind="word", word="Un mot."
        )
    assert count_queries(lambda: visitor.get(address)) == first
