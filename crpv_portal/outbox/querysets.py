"""The questions asked of the outgoing mails."""

from __future__ import annotations

import datetime

from django.db import models

from .choices import PENDING_STATES


class OutgoingMailQuerySet(models.QuerySet):
    def about(self, key: str) -> OutgoingMailQuerySet:
        """The mails that a caller queued under this key, the oldest first."""
        return self.filter(about=key).order_by("queued_at", "pk")

    def pending(self) -> OutgoingMailQuerySet:
        """The mails that have not left and are still to leave."""
        return self.filter(state__in=PENDING_STATES)

    def due(self, now: datetime.datetime) -> OutgoingMailQuerySet:
        """The pending mails to look at now: those to send, and those whose sending may be cut."""
        return self.pending().filter(next_attempt_at__lte=now)
