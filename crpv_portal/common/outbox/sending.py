"""One attempt to send one mail, so that no crash loses it and no two workers hold it at once."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from .choices import MailState
from .message import message_of
from .models import OutgoingMail


def attempt(public_id: str) -> None:
    with transaction.atomic():
        mail = OutgoingMail.objects.select_for_update().filter(public_id=public_id).first()
        if mail is None or mail.state != MailState.QUEUED:
            return
        message_of(mail).send()
        mail.state = MailState.SENT
        mail.ended_at = timezone.now()
        mail.save()
