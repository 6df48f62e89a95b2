"""Screens of mails: what the national staff sees of them, and may do about them."""

from __future__ import annotations

import datetime
import smtplib

import pytest
from bs4 import BeautifulSoup
from django.core.mail.backends.locmem import EmailBackend
from django.urls import reverse
from django.utils import timezone

from crpv_portal.outbox import attempts
from crpv_portal.outbox.models import OutgoingMail
from crpv_portal.outbox.services import queue_mail
from tests.factories.accounts import AssignmentFactory, UserFactory
from tests.tabs import Reader

pytestmark = pytest.mark.django_db

LIST = reverse("admin:outbox_outgoingmail_changelist")


@pytest.fixture
def staff():
    reader = Reader()
    reader.force_login(UserFactory(staff=True))
    return reader


def queue(**change: object) -> OutgoingMail:
    fixed = {"kind": "essai", "to": "nadia@exemple.test", "subject": "Objet", "text": "Secret"}
    return queue_mail(**fixed | change)


def page_of(mail: OutgoingMail) -> str:
    return reverse("admin:outbox_outgoingmail_change", args=[mail.pk])


@pytest.fixture
def failed(deliver, monkeypatch) -> OutgoingMail:
    mail = queue()

    def refuse(self: EmailBackend, messages: object) -> None:
        raise smtplib.SMTPRecipientsRefused({mail.to: (550, b"non")})

    with monkeypatch.context() as patch:
        patch.setattr(EmailBackend, "send_messages", refuse)
        deliver()
    return mail


def test_a_failed_mail_waits_on_the_first_page_and_leaves_when_asked(staff, failed, deliver):
    home = BeautifulSoup(staff.get(reverse("admin:index")).text, "lxml")
    [task] = [link for link in home.select(".task-sentence a") if "courriel" in link.text]
    assert task.text.strip().startswith("1\xa0courriel n’est pas parti")
    listed = BeautifulSoup(staff.get(task["href"]).text, "lxml")
    assert len(listed.select(".task-rows > li")) == 1
    filtered = listed.select_one("p[role=status] a")["href"]
    rows = BeautifulSoup(staff.get(filtered).text, "lxml").select("#result_list tbody tr")
    assert "refuse l’adresse (code 550)" in rows[0].text
    answer = staff.post(LIST, {"action": "retry", "_selected_action": [failed.pk]}, follow=True)
    assert "1 courriel repart." in answer.text
    [message] = deliver()
    assert message.extra_headers["Message-ID"] == failed.message_id


def test_a_mail_that_no_worker_takes_is_told_on_the_first_page(staff):
    def told() -> list[str]:
        home = BeautifulSoup(staff.get(reverse("admin:index")).text, "lxml")
        return [link.text for link in home.select(".task-sentence a") if "courriel" in link.text]

    queue()
    assert told() == []
    OutgoingMail.objects.update(next_attempt_at=timezone.now() - datetime.timedelta(hours=1))
    assert "manage.py work" in told()[0]


def test_what_has_left_is_left_alone_and_said(staff, deliver):
    mails = [queue(), queue()]
    deliver()
    answer = staff.post(
        LIST, {"action": "retry", "_selected_action": [mail.pk for mail in mails]}, follow=True
    )
    assert "2 courriels laissés : déjà partis" in answer.text
    assert deliver() == []


def test_uncertain_is_said_in_words_even_while_no_worker_runs(staff):
    mail = queue()
    attempts._take_next()
    assert "en cours d’envoi" in staff.get(page_of(mail)).text
    OutgoingMail.objects.update(sending_since=timezone.now() - datetime.timedelta(hours=1))
    page = staff.get(page_of(mail)).text
    assert "incertain" in page
    assert "repart de lui-même sous le même identifiant" in page
    assert "incertain" in staff.get(LIST).text


def test_a_mail_that_left_after_a_cut_says_it_may_have_come_twice(staff, deliver):
    mail = queue()
    OutgoingMail.objects.update(state="uncertain", cut_at=timezone.now())
    deliver()
    assert "peut l’avoir reçu deux fois" in staff.get(page_of(mail)).text


def test_a_waiting_mail_is_given_up_with_a_reason(staff, deliver):
    mail = queue()
    address = page_of(mail).replace("change/", "abandonner/")
    assert address in staff.get(page_of(mail)).text
    assert staff.post(address, {"reason": ""}).status_code == 200
    staff.post(address, {"reason": "mauvais destinataire"})
    page = staff.get(page_of(mail)).text
    assert "abandonné" in page
    assert "Mauvais destinataire" in page
    assert address not in page
    assert deliver() == []


def test_nothing_of_the_text_is_shown_nor_anything_changed(staff):
    mail = queue(
        text="Lien zzsecret", html="<p>zzsecret</p>", unsubscribe_url="https://zzsecret.test/"
    )
    assert "zzsecret" not in staff.get(page_of(mail)).text
    assert staff.post(page_of(mail), {"to": "autre@exemple.test"}).status_code == 403
    assert staff.get(reverse("admin:outbox_outgoingmail_add")).status_code == 403
    delete = reverse("admin:outbox_outgoingmail_delete", args=[mail.pk])
    assert staff.post(delete, {"post": "yes"}).status_code == 403


def test_an_officer_sees_none_of_it(client):
    mail = queue()
    client.force_login(AssignmentFactory().user)
    assert client.get(LIST).status_code == 403
    address = page_of(mail).replace("change/", "abandonner/")
    assert client.post(address, {"reason": "non"}).status_code == 403
    mail.refresh_from_db()
    assert mail.state == "queued"
