"""Sending of a mail: sent once, tried again, cut, given up, forgotten."""

from __future__ import annotations

import datetime
import logging
import smtplib
from collections.abc import Callable
from email import message_from_bytes, policy

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone

from crpv_portal.outbox import attempts
from crpv_portal.outbox.choices import MailState
from crpv_portal.outbox.message import message_of
from crpv_portal.outbox.models import OutgoingMail
from crpv_portal.outbox.retention import purge_mails
from crpv_portal.outbox.services import drop_mail, queue_mail, retry_mail

pytestmark = pytest.mark.django_db

ADDRESS = "nadia@exemple.test"
INVITATION = b"BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:R\xc3\xa9union\r\nEND:VCALENDAR\r\n"


def queue(**change: object) -> OutgoingMail:
    fixed = {"kind": "essai", "to": ADDRESS, "subject": "Objet", "text": "Votre lien secret."}
    return queue_mail(**fixed | change)


@pytest.fixture
def server_says(monkeypatch) -> Callable[[Exception | None], None]:
    """Have the mail server answer so; None: it takes the mail."""

    def say(problem: Exception | None, *, to: str = "send_messages") -> None:
        monkeypatch.undo()
        if problem is not None:

            def refuse(self: EmailBackend, *arguments: object) -> None:
                raise problem

            monkeypatch.setattr(EmailBackend, to, refuse)

    return say


@pytest.mark.parametrize(
    ("problem", "step", "state", "said"),
    [
        (ValueError("nom d’hôte"), "open", "queued", "ne répond pas (ValueError)"),
        (ConnectionRefusedError(), "open", "queued", "ne répond pas (ConnectionRefusedError)"),
        (
            smtplib.SMTPAuthenticationError(535, b"non"),
            "open",
            "queued",
            "ne répond pas (SMTPAuthenticationError)",
        ),
        (
            smtplib.SMTPSenderRefused(550, b"non", "a@b.test"),
            "send_messages",
            "queued",
            "diffère l’expéditeur (code 550)",
        ),
        (
            smtplib.SMTPRecipientsRefused({ADDRESS: (451, b"plus tard " + ADDRESS.encode())}),
            "send_messages",
            "queued",
            "diffère l’adresse (code 451)",
        ),
        (
            smtplib.SMTPRecipientsRefused({ADDRESS: (550, b"inconnu " + ADDRESS.encode())}),
            "send_messages",
            "failed",
            "refuse l’adresse (code 550)",
        ),
        (
            smtplib.SMTPDataError(554, b"indesirable"),
            "send_messages",
            "failed",
            "refuse le message (code 554)",
        ),
        (
            smtplib.SMTPServerDisconnected(ADDRESS),
            "send_messages",
            "uncertain",
            "coupé avant la réponse du serveur de courriel (SMTPServerDisconnected)",
        ),
        (TimeoutError(), "send_messages", "uncertain", "coupé avant la réponse"),
        (KeyError(ADDRESS), "send_messages", "failed", "ne peut pas être envoyé (KeyError)"),
    ],
)
def test_what_the_server_answers_decides(deliver, server_says, problem, step, state, said, caplog):
    caplog.set_level(logging.DEBUG)
    mail = queue()
    server_says(problem, to=step)
    assert deliver() == []
    mail.refresh_from_db()
    assert mail.state == state
    assert said in mail.problem
    assert mail.text == "Votre lien secret."
    assert (mail.cut_at is not None) == (state == "uncertain")
    assert (mail.ended_at is not None) == (state == "failed")
    assert ADDRESS not in caplog.text + mail.problem


def test_a_mail_waits_longer_each_time_and_leaves_when_the_server_is_back(deliver, server_says):
    with time_machine.travel("2026-03-02 08:00Z", tick=False) as clock:
        mail = queue()
        server_says(ConnectionRefusedError(), to="open")
        waits = []
        for _ in range(12):
            deliver()
            mail.refresh_from_db()
            waits.append((mail.next_attempt_at - timezone.now()).total_seconds() / 60)
            clock.move_to(mail.next_attempt_at)
        assert waits == [1, 2, 4, 8, 16, 32, 64, 128, 240, 240, 240, 240]
        server_says(None)
        [message] = deliver()
        assert message.extra_headers["Message-ID"] == mail.message_id
        mail.refresh_from_db()
        assert (mail.state, mail.attempts, mail.problem) == ("sent", 13, "")


def test_after_five_days_it_has_failed_and_staff_has_it_tried_again(deliver, server_says):
    with time_machine.travel("2026-03-02 08:00Z", tick=False) as clock:
        mail = queue()
        server_says(ConnectionRefusedError(), to="open")
        deliver()
        clock.shift(datetime.timedelta(days=5))
        deliver()
        mail.refresh_from_db()
        assert mail.state == MailState.FAILED
        clock.shift(datetime.timedelta(days=30))
        assert deliver() == []
        retry_mail(mail=mail)
        deliver()
        mail.refresh_from_db()
        assert mail.state == MailState.QUEUED  # five more days
        server_says(None)
        retry_mail(mail=mail)  # at once, not when its turn comes
        [message] = deliver()
        assert message.extra_headers["Message-ID"] == mail.message_id


def test_a_mail_cut_in_mid_sending_is_uncertain_then_goes_again_under_its_name(deliver):
    with time_machine.travel("2026-03-02 08:00Z", tick=False) as clock:
        mail = queue()
        attempts._take_next()  # and the process dies here
        assert deliver() == []
        mail.refresh_from_db()
        assert (mail.state, mail.shown_state) == (MailState.SENDING, MailState.SENDING)
        clock.shift(datetime.timedelta(minutes=6))
        assert mail.shown_state == MailState.UNCERTAIN  # said even while no worker runs
        assert attempts.attempt_next()
        mail.refresh_from_db()
        assert mail.state == MailState.UNCERTAIN
        [message] = deliver()
        assert message.extra_headers["Message-ID"] == mail.message_id
        mail.refresh_from_db()
        assert (mail.state, mail.attempts) == (MailState.SENT, 2)
        assert mail.cut_at is not None


def test_a_mail_that_kills_its_process_each_time_waits_longer_then_fails():
    with time_machine.travel("2026-03-02 08:00Z", tick=False) as clock:
        mail = queue()
        waits = []
        while (mail := OutgoingMail.objects.get(pk=mail.pk)).state != MailState.FAILED:
            assert attempts._take_next().state == MailState.SENDING
            clock.shift(attempts.BEGINNING)
            assert attempts.attempt_next()
            mail.refresh_from_db()
            waits.append((mail.next_attempt_at - timezone.now()).total_seconds() / 60)
            clock.move_to(max(mail.next_attempt_at, timezone.now()))
        assert waits[:5] == [0, 1, 2, 4, 8]
        assert waits[12] == 240
        assert mail.text == "Votre lien secret."
        assert mail.cut_at is not None


def test_an_attempt_taken_for_cut_by_another_worker_sends_nothing(mailoutbox):
    queue()
    taken = attempts._take_next()
    OutgoingMail.objects.update(attempts=taken.attempts + 1)
    attempts._carry_out(taken)
    assert mailoutbox == []
    taken.refresh_from_db()
    assert taken.state == MailState.SENDING


def test_what_left_is_not_sent_again_nor_given_up(deliver):
    mail = queue()
    deliver()
    with pytest.raises(ValidationError, match="ne peut plus être envoyé"):
        retry_mail(mail=mail)
    with pytest.raises(ValidationError, match="rien à abandonner"):
        drop_mail(mail=mail, reason="essai")


def test_a_mail_given_up_never_leaves(deliver):
    mail = queue()
    drop_mail(mail=mail, reason="essai")
    assert deliver() == []
    mail.refresh_from_db()
    assert (mail.state, mail.text, mail.to) == (MailState.DROPPED, "", ADDRESS)
    assert mail.problem == "essai"


def test_secrets_go_when_the_mail_has_left_and_the_address_after_ninety_days(deliver):
    with time_machine.travel("2026-03-02 08:00Z", tick=False) as clock:
        mail = queue(
            calendar=INVITATION,
            calendar_method="REQUEST",
            html="<p>Secret</p>",
            unsubscribe_url="https://exemple.test/secret/",
        )
        deliver()
        waiting = queue()
        mail.refresh_from_db()
        assert (mail.text, mail.html, bytes(mail.calendar), mail.unsubscribe_url) == (
            "",
            "",
            b"",
            "",
        )
        assert (mail.to, mail.subject) == (ADDRESS, "Objet")
        clock.shift(datetime.timedelta(days=91))
        assert purge_mails() == 1
        assert purge_mails() == 0
    purged = OutgoingMail.objects.get(pk=mail.pk)
    assert (purged.to, purged.subject) == ("", "")
    assert (purged.message_id, purged.kind, purged.state) == (mail.message_id, "essai", "sent")
    waiting.refresh_from_db()
    assert waiting.to == ADDRESS


def test_a_failed_mail_whose_content_is_forgotten_is_not_tried_again(deliver, server_says):
    with time_machine.travel("2026-03-02 08:00Z", tick=False) as clock:
        mail = queue()
        server_says(smtplib.SMTPDataError(554, b"non"))
        deliver()
        clock.shift(datetime.timedelta(days=91))
        assert purge_mails() == 1
        with pytest.raises(ValidationError, match="ne peut plus être envoyé"):
            retry_mail(mail=mail)


def test_the_invitation_is_an_alternative_and_a_file():
    """RFC 6047: the part's method is the object's; its text is UTF-8, untouched."""
    mail = queue(
        calendar=INVITATION,
        calendar_method="REQUEST",
        html="<p>Bonjour</p>",
        reply_to="chef@exemple.test",
        unsubscribe_url="https://exemple.test/quitter/abc/",
    )
    mail.refresh_from_db()
    message = message_from_bytes(message_of(mail).message().as_bytes(), policy=policy.default)
    body, attached = message.iter_parts()
    kinds = [part.get_content_type() for part in body.iter_parts()]
    assert kinds == ["text/plain", "text/html", "text/calendar"]
    calendar = list(body.iter_parts())[2]
    assert calendar["Content-Type"].params == {"method": "REQUEST", "charset": "utf-8"}
    assert calendar.get_content().encode().splitlines() == INVITATION.splitlines()
    assert attached.get_filename() == "invite.ics"
    assert attached.get_content() == INVITATION
    assert message["Message-ID"] == mail.message_id
    assert message["Reply-To"] == "chef@exemple.test"
    assert message["List-Unsubscribe"] == "<https://exemple.test/quitter/abc/>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message["Date"].datetime == mail.queued_at.replace(microsecond=0)
