"""What is forgotten of the mails, and when (docs/retention.md)."""

from __future__ import annotations

import datetime

from django.utils import timezone

from .choices import PENDING_STATES
from .models import OutgoingMail

KEPT = datetime.timedelta(days=90)


def purge_mails() -> int:
    """Forget address, subject and content of the mails that ended long ago; gives their number.

    Their identifier, kind, state and times are kept: they prove that something was sent, not what
    nor to whom.
    """
    now = timezone.now()
    return (
        OutgoingMail.objects.exclude(state__in=PENDING_STATES)
        .filter(ended_at__lt=now - KEPT, purged_at__isnull=True)
        .update(
            to="",
            reply_to="",
            subject="",
            text="",
            html="",
            calendar=b"",
            unsubscribe_url="",
            purged_at=now,
        )
    )
