"""Retention of mails: what is erased, and when (docs/retention.md)."""

from __future__ import annotations

import datetime

from django.utils import timezone

from crpv_portal.common.statements import allow_long_statements

from .choices import PENDING_STATES, MailState
from .models import OutgoingMail

KEPT = datetime.timedelta(days=90)
FORGOTTEN = {
    **dict.fromkeys(("to", "reply_to", "subject", "text", "html", "unsubscribe_url"), ""),
    "calendar": b"",
}


def purge_mails() -> int:
    """Erase address, subject and content of the mails that ended long ago; return their number.

    Their identifier, kind, state and times are kept: they prove that something was sent, not what
    nor to whom.
    """
    now = timezone.now()
    old = OutgoingMail.objects.exclude(state__in=PENDING_STATES).filter(
        ended_at__lt=now - KEPT, purged_at__isnull=True
    )
    return old.update(**FORGOTTEN, purged_at=now)


def forget_address(address: str) -> None:
    """Erase at once all mails to this address, and give up those still to be sent.

    For the erasure of a person, within its transaction; waits for a mail that is being sent.
    """
    if not address:
        return
    allow_long_statements()
    now = timezone.now()
    theirs = OutgoingMail.objects.filter(to__iexact=address)
    theirs.pending().update(state=MailState.DROPPED, ended_at=now)
    theirs.update(**FORGOTTEN, purged_at=now)
    OutgoingMail.objects.filter(reply_to__iexact=address).update(reply_to="")
