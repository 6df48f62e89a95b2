"""What exists of the outgoing mails."""

from __future__ import annotations

import datetime

from django.db import models
from django.db.models import Q

from .choices import PENDING_STATES, MailState


class OutgoingMailQuerySet(models.QuerySet):
    def about(self, key: str) -> OutgoingMailQuerySet:
        """The mails that a caller queued under this key, the oldest first."""
        return self.filter(about=key).order_by("queued_at", "pk")

    def pending(self) -> OutgoingMailQuerySet:
        """Those that have not left and are still to leave."""
        return self.filter(state__in=PENDING_STATES)

    def due(self, now: datetime.datetime) -> OutgoingMailQuerySet:
        """Those that nothing but their turn keeps back at this moment."""
        return self.filter(
            Q(state__in=(MailState.QUEUED, MailState.UNCERTAIN)) & Q(next_attempt_at__lte=now)
        )
