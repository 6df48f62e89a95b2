"""What changes an outgoing mail: queueing it, trying it again, giving it up, forgetting it."""

from __future__ import annotations

import uuid
from urllib.parse import urlsplit

from django.conf import settings
from django.core.validators import validate_email
from django.db import transaction

from .models import OutgoingMail
from .tasks import defer_sending


@transaction.atomic
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
) -> OutgoingMail:
    """Have a mail leave once the caller's transaction is kept, and not otherwise.

    kind: a code for lists and filters (« convocation »); about: the caller's own key
    (« meeting:<uuid> »), by which `OutgoingMail.objects.about(key)` finds its mails again.
    calendar: an iCalendar object, with its METHOD in calendar_method. unsubscribe_url: an address
    that takes RFC 8058's POST. Raises ValidationError for an address that is none.
    """
    validate_email(to)
    if reply_to:
        validate_email(reply_to)
    public_id = uuid.uuid4()
    mail = OutgoingMail.objects.create(
        public_id=public_id,
        message_id=f"<{public_id}@{urlsplit(settings.CRPV_PUBLIC_ADDRESS).hostname}>",
        kind=kind,
        about=about,
        to=to,
        reply_to=reply_to,
        subject=" ".join(subject.split()),  # a line break here would be another header
        text=text,
        html=html,
        calendar=calendar,
        calendar_method=calendar_method,
        unsubscribe_url=unsubscribe_url,
    )
    defer_sending(mail)
    return mail
