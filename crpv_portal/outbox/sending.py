"""One attempt to send one mail: no crash loses it, and no two workers send it at once.

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
from .delivery import Answer, deliver
from .models import OutgoingMail

NOW = datetime.timedelta()
FIRST_WAIT = datetime.timedelta(minutes=1)
LONGEST_WAIT = datetime.timedelta(hours=4)
# RFC 5321, 4.5.4.1: a sender gives up after four or five days.
GIVE_UP_AFTER = datetime.timedelta(days=5)
# Between writing « sending » and holding the row there is an instant: it is not a cut.
BEGINNING = datetime.timedelta(seconds=10)

CONTENT = ("text", "html", "calendar", "unsubscribe_url")


def attempt(public_id: str) -> OutgoingMail | None:
    """Try to send this mail if it is due; without effect when it is not, or is being sent.

    Returns the mail when it has to be tried again at its `next_attempt_at`, else None.
    """
    number = _begin(public_id)
    return None if number is None else _carry_out(public_id, number)


@transaction.atomic
def _begin(public_id: str) -> int | None:
    """Write down that an attempt begins; gives its number, or None when it is not to be."""
    now = timezone.now()
    mail = (
        OutgoingMail.objects.due(now)
        .select_for_update(skip_locked=True)
        .filter(public_id=public_id)
        .first()
    )
    if mail is None:
        return None
    mail.state = MailState.SENDING
    mail.attempts += 1
    mail.sending_since = now
    mail.save(update_fields=["state", "attempts", "sending_since"])
    return mail.attempts


@transaction.atomic
def _carry_out(public_id: str, number: int) -> OutgoingMail | None:
    """Send while holding the row; the number tells this attempt from a later one."""
    mail = (
        OutgoingMail.objects.select_for_update(skip_locked=True)
        .filter(public_id=public_id, state=MailState.SENDING, attempts=number)
        .first()
    )
    if mail is None:  # taken for cut, and tried by somebody else
        return None
    outcome = deliver(mail)
    mail.problem = outcome.problem
    if outcome.answer is Answer.ACCEPTED:
        close(mail, MailState.SENT)
        return None
    if outcome.answer is Answer.UNKNOWN:
        mark_cut(mail)
    else:
        mail.state = MailState.QUEUED
    now = timezone.now()
    if outcome.answer is Answer.REFUSED or now - mail.trying_since >= GIVE_UP_AFTER:
        close(mail, MailState.FAILED)
        return None
    mail.next_attempt_at = now + wait_after(mail.attempts)
    mail.save(update_fields=["state", "cut_at", "problem", "next_attempt_at"])
    return mail


def wait_after(attempts: int) -> datetime.timedelta:
    """One minute, then twice as long each time, up to four hours."""
    doublings = min(attempts - 1, 12)  # beyond, the longest wait holds
    return min(FIRST_WAIT * 2**doublings, LONGEST_WAIT)


def close(mail: OutgoingMail, state: MailState) -> None:
    """End the mail's wait; what has left, or is given up, needs its content no more."""
    mail.state = state
    mail.ended_at = timezone.now()
    if state != MailState.FAILED:
        mail.forget_content()
    mail.save(update_fields=["state", "ended_at", "cut_at", "problem", *CONTENT])


def mark_cut(mail: OutgoingMail) -> None:
    """The mail may have arrived, or not; `cut_at` still tells it once it has left for good."""
    mail.state = MailState.UNCERTAIN
    mail.cut_at = timezone.now()


def take_back_cut(limit: int) -> list[OutgoingMail]:
    """Mark uncertain the mails whose process died while sending them.

    Due at once the first time; one that is cut again and again waits as one that is refused does,
    and fails like it after five days: it may be what kills the process.
    """
    now = timezone.now()
    cut = (
        OutgoingMail.objects.filter(state=MailState.SENDING, sending_since__lte=now - BEGINNING)
        # Whoever is sending one holds it: what can be locked has nobody any more.
        .select_for_update(skip_locked=True)
        .order_by("sending_since", "pk")[:limit]
    )
    again = []
    with transaction.atomic():
        for mail in cut:
            mark_cut(mail)
            mail.problem = "l’envoi a été interrompu (arrêt du processus)"
            if now - mail.trying_since >= GIVE_UP_AFTER:
                close(mail, MailState.FAILED)
                continue
            mail.next_attempt_at = now + (
                wait_after(mail.attempts - 1) if mail.attempts > 1 else NOW
            )
            mail.save(update_fields=["state", "cut_at", "problem", "next_attempt_at"])
            again.append(mail)
    return again
