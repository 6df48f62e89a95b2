"""Queryset of outgoing mails."""

from __future__ import annotations

import datetime

from django.db import models

from .choices import PENDING_STATES


class OutgoingMailQuerySet(models.QuerySet):
    def about(self, key: str) -> OutgoingMailQuerySet:
        """Return the mails that a caller queued under this key, the oldest first."""
        return self.filter(about=key).order_by("queued_at", "pk")

    def pending(self) -> OutgoingMailQuerySet:
        """Keep the mails still to be sent."""
        return self.filter(state__in=PENDING_STATES)

    def due(self, now: datetime.datetime) -> OutgoingMailQuerySet:
        """Keep the pending mails to look at now: to send, or whose sending may have been cut."""
        return self.pending().filter(next_attempt_at__lte=now)
