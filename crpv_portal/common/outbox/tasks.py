"""The jobs of the outbox. Their arguments are identifiers: workers log them."""

from __future__ import annotations

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from . import sending
from .models import OutgoingMail

QUEUE = "mails"


@app.task(name="outbox.send", queue=QUEUE)
def send(mail: str) -> None:
    """Try to send the mail of this public identifier, if it is due."""
    sending.attempt(mail)


def defer_sending(mail: OutgoingMail) -> None:
    """Have a worker send it when its turn comes; within the caller's transaction.

    One waiting job for each mail: what a second one would do, the first does.
    """
    key = f"mail-{mail.public_id}"
    job = send.configure(queueing_lock=key, lock=key, schedule_at=mail.next_attempt_at)
    try:
        with transaction.atomic():
            job.defer(mail=str(mail.public_id))
    except AlreadyEnqueued:
        pass
