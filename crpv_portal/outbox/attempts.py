"""Attempts to send the mails: no crash loses one, and no two workers send one at once.

The rows are the queue: a mail is to be looked at when its `next_attempt_at` is past and nobody
holds its row.

SMTP has no two-phase commit: between the moment when the receiving server takes a message and the
moment when our database knows it, a process may die, and nobody can tell on which side of that
line. So an attempt is written down before it begins (« sending », committed), and the row is held
locked while it lasts. A row that is « sending » and that nobody holds was cut: it becomes
« uncertain », and goes out again under the same Message-ID, by which the receiving side drops a
double. Lost would be worse than doubled.
"""

from __future__ import annotations

import datetime

from django.db import transaction
from django.utils import timezone

from .choices import MailState
from .delivery import ServerAnswer, deliver
from .models import OutgoingMail

FIRST_WAIT = datetime.timedelta(minutes=1)
LONGEST_WAIT = datetime.timedelta(hours=4)
# RFC 5321, 4.5.4.1: a sender gives up after four or five days.
GIVE_UP_AFTER = datetime.timedelta(days=5)
# A row is marked « sending » an instant before it is locked: until then it is not interrupted.
BEGINNING = datetime.timedelta(seconds=10)

CONTENT = ("text", "html", "calendar", "unsubscribe_url")
ADDRESS = ("to", "reply_to", "subject", "purged_at")


def attempt_next() -> bool:
    """Try to send the mail due for the longest time; False when none is due."""
    mail = _take_next()
    if mail is None:
        return False
    if mail.state == MailState.SENDING:
        _carry_out(mail)
    return True


@transaction.atomic
def _take_next() -> OutgoingMail | None:
    """Write down that an attempt begins, or that the last one was cut; None when none is due."""
    now = timezone.now()
    mail = (
        OutgoingMail.objects.due(now)
        # A row that is being sent is locked by its worker.
        .select_for_update(skip_locked=True)
        .order_by("next_attempt_at", "pk")
        .first()
    )
    if mail is None:
        return None
    if mail.state == MailState.SENDING:
        _take_back(mail, now)
        return mail
    mail.state = MailState.SENDING
    mail.attempts += 1
    mail.sending_since = now
    mail.next_attempt_at = now + BEGINNING
    mail.save(update_fields=["state", "attempts", "sending_since", "next_attempt_at"])
    return mail


def _take_back(mail: OutgoingMail, now: datetime.datetime) -> None:
    """Mark uncertain a mail whose process died while sending it.

    It is due at once the first time; one that is cut again and again waits like a deferred one, and
    fails like it after five days: it may be what kills the process.
    """
    _mark_cut(mail)
    mail.problem = "l’envoi a été interrompu (arrêt du processus)"
    wait = wait_after(mail.attempts - 1) if mail.attempts > 1 else datetime.timedelta()
    _try_later(mail, now, wait)


@transaction.atomic
def _carry_out(taken: OutgoingMail) -> None:
    """Send while the row is locked; the attempt's number tells it from a later one."""
    mail = (
        OutgoingMail.objects.select_for_update(skip_locked=True)
        .filter(pk=taken.pk, state=MailState.SENDING, attempts=taken.attempts)
        .first()
    )
    if mail is None:  # this process slept so long that another took the attempt for cut
        return
    outcome = deliver(mail)
    mail.problem = outcome.problem
    if outcome.answer is ServerAnswer.ACCEPTED:
        close(mail, MailState.SENT)
        return
    if outcome.answer is ServerAnswer.UNKNOWN:
        _mark_cut(mail)
    else:
        mail.state = MailState.QUEUED
    if outcome.answer is ServerAnswer.REFUSED:
        close(mail, MailState.FAILED)
    else:
        _try_later(mail, timezone.now(), wait_after(mail.attempts))


def wait_after(attempts: int) -> datetime.timedelta:
    """Return the wait before the next attempt: one minute, doubled each time, up to four hours."""
    doublings = min(attempts - 1, 12)  # beyond, the longest wait holds
    return min(FIRST_WAIT * 2**doublings, LONGEST_WAIT)


def _mark_cut(mail: OutgoingMail) -> None:
    """Mark that the mail may have arrived or not; `cut_at` still says so once it is sent."""
    mail.state = MailState.UNCERTAIN
    mail.cut_at = timezone.now()


def _try_later(mail: OutgoingMail, now: datetime.datetime, wait: datetime.timedelta) -> None:
    """Have the mail wait for its next attempt, or fail after five days of them."""
    if now - mail.trying_since >= GIVE_UP_AFTER:
        close(mail, MailState.FAILED)
        return
    mail.next_attempt_at = now + wait
    mail.save(update_fields=["state", "cut_at", "problem", "next_attempt_at"])


def close(mail: OutgoingMail, state: MailState) -> None:
    """End the mail's wait; a mail sent or given up needs its content no more."""
    mail.state = state
    mail.ended_at = timezone.now()
    if state != MailState.FAILED or mail.is_forgotten_at_end:
        mail.forget_content()
    if mail.is_forgotten_at_end:
        mail.forget_address()
    mail.save(update_fields=["state", "ended_at", "cut_at", "problem", *CONTENT, *ADDRESS])
