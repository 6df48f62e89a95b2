"""A mail is a row of the caller's transaction, which is the queue."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from crpv_portal.outbox.attempts import close
from crpv_portal.outbox.choices import MailState
from crpv_portal.outbox.models import OutgoingMail
from crpv_portal.outbox.services import queue_mail

pytestmark = pytest.mark.django_db

MAIL = {"kind": "essai", "to": "nadia@exemple.test", "subject": "Objet", "text": "Bonjour."}


def test_queued_mail_leaves_once(deliver):
    mail = queue_mail(**MAIL, about="meeting:1")
    assert mail.state == MailState.QUEUED
    assert list(OutgoingMail.objects.about("meeting:1")) == [mail]
    [message] = deliver()
    assert (message.to, message.subject, message.body) == (
        ["nadia@exemple.test"],
        "Objet",
        "Bonjour.",
    )
    assert message.extra_headers["Message-ID"] == mail.message_id
    mail.refresh_from_db()
    assert mail.state == MailState.SENT
    assert deliver() == []


def test_nothing_leaves_of_a_transaction_that_is_undone(deliver):
    with transaction.atomic():
        queue_mail(**MAIL)
        transaction.set_rollback(True)
    assert not OutgoingMail.objects.exists()
    assert deliver() == []


@pytest.mark.parametrize("wrong", ["", "nadia", "nadia@exemple.test\nBcc: autre@exemple.test"])
def test_what_is_not_an_address_is_refused_at_once(wrong):
    with pytest.raises(ValidationError):
        queue_mail(**MAIL | {"to": wrong})
    with pytest.raises(ValidationError):
        queue_mail(**MAIL, reply_to=wrong or "x")
    assert not OutgoingMail.objects.exists()


def test_a_subject_is_one_line():
    mail = queue_mail(**MAIL | {"subject": "Objet\nBcc: autre@exemple.test"})
    assert mail.subject == "Objet Bcc: autre@exemple.test"


def test_a_subject_longer_than_its_column_says_that_it_goes_on():
    mail = queue_mail(**MAIL | {"subject": f"Convocation : {'a' * 250}"})
    assert len(mail.subject) == 250
    assert mail.subject.endswith("…")


@pytest.mark.parametrize("state", [MailState.SENT, MailState.FAILED, MailState.DROPPED])
def test_what_is_to_be_forgotten_leaves_no_address(state):
    mail = queue_mail(**MAIL, is_forgotten_at_end=True)
    close(mail, state)
    mail.refresh_from_db()
    assert (mail.to, mail.subject, mail.text) == ("", "", "")
    assert mail.purged_at is not None
    assert mail.kind == "essai"
