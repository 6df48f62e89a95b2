"""Services on outgoing mails: queue, retry, give up."""

from __future__ import annotations

import uuid
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.text import Truncator

from .attempts import close
from .choices import MailState
from .models import OutgoingMail

LONGEST_ADDRESS = OutgoingMail._meta.get_field("to").max_length or 0
LONGEST_SUBJECT = OutgoingMail._meta.get_field("subject").max_length or 0
RETRIED = (MailState.FAILED, MailState.QUEUED, MailState.UNCERTAIN)


def queue_mail(
    *,
    kind: str,
    to: str,
    subject: str,
    text: str,
    html: str = "",
    calendar: bytes = b"",
    calendar_method: str = "",
    about: str = "",
    reply_to: str = "",
    unsubscribe_url: str = "",
    is_forgotten_at_end: bool = False,
) -> OutgoingMail:
    """Queue a mail: it is sent once the caller's transaction is committed, and only then.

    kind: a code for lists and filters (« convocation »); about: the caller's own key
    (« meeting:<uuid> »), by which `OutgoingMail.objects.about(key)` finds its mails again.
    calendar: an iCalendar object, with its METHOD in calendar_method. unsubscribe_url: an address
    that takes RFC 8058's POST. is_forgotten_at_end: keep neither address nor subject once it is
    sent or given up, for somebody whom the register may not know. Raises ValidationError for an
    address that is not one.
    """
    for address in filter(None, (to, reply_to)):
        MaxLengthValidator(LONGEST_ADDRESS)(address)
    validate_email(to)
    if reply_to:
        validate_email(reply_to)
    public_id = uuid.uuid4()
    return OutgoingMail.objects.create(
        public_id=public_id,
        message_id=f"<{public_id}@{urlsplit(settings.CRPV_PUBLIC_ADDRESS).hostname}>",
        kind=kind,
        about=about,
        to=to,
        reply_to=reply_to,
        # A line break here would be another header.
        subject=Truncator(" ".join(subject.split())).chars(LONGEST_SUBJECT),
        text=text,
        html=html,
        calendar=calendar,
        calendar_method=calendar_method,
        unsubscribe_url=unsubscribe_url,
        is_forgotten_at_end=is_forgotten_at_end,
    )


@transaction.atomic
def retry_mail(*, mail: OutgoingMail) -> OutgoingMail:
    """Have a failed or waiting mail tried at once, under the identifier it always had.

    Raises ValidationError for a mail that is sent, being sent, or whose content is erased.
    """
    held = _held(mail)
    if held.state not in RETRIED or held.purged_at:
        raise ValidationError("Ce courriel ne peut plus être envoyé de nouveau.")
    if held.state == MailState.FAILED:
        # A mail once interrupted may have arrived: it stays uncertain.
        held.state = MailState.UNCERTAIN if held.cut_at else MailState.QUEUED
    held.ended_at = None
    held.trying_since = held.next_attempt_at = timezone.now()
    held.save(update_fields=["state", "ended_at", "trying_since", "next_attempt_at"])
    return held


@transaction.atomic
def drop_mail(*, mail: OutgoingMail, reason: str) -> OutgoingMail:
    """Give up a mail that was not sent, and erase its content; the reason is kept.

    Raises ValidationError for a mail that is sent, being sent, or was given up before.
    """
    held = _held(mail)
    if held.state not in RETRIED:
        raise ValidationError("Ce courriel n’attend plus : il n’y a rien à abandonner.")
    held.problem = reason[:200]
    close(held, MailState.DROPPED)
    return held


def _held(mail: OutgoingMail) -> OutgoingMail:
    """Lock the row, without waiting for an attempt that may hold it."""
    held = (
        OutgoingMail.objects.select_for_update(of=("self",), skip_locked=True)
        .filter(pk=mail.pk)
        .first()
    )
    if held is None:
        raise ValidationError("Ce courriel est en cours d’envoi : attendez qu’il ait fini.")
    return held
