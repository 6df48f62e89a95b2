"""Queryset of outgoing mails."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from django.db import models
from django.db.models import Exists, OuterRef

from .choices import ADDRESS_REFUSED, PENDING_STATES, MailState


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

    def refused_by(self, addresses: Iterable[str]) -> OutgoingMailQuerySet:
        """Keep the mails that failed as these addresses refused them; none has left to them since.

        What failed for another reason, a server that did not answer, says nothing of the address.
        """
        later = self.model._default_manager.filter(
            to=OuterRef("to"), state=MailState.SENT, ended_at__gt=OuterRef("ended_at")
        )
        asked = [address for address in addresses if address]
        failed = self.filter(
            state=MailState.FAILED, problem__startswith=ADDRESS_REFUSED, to__in=asked
        )
        return failed.exclude(Exists(later)).order_by("ended_at", "pk")

    def refusing(self, addresses: Iterable[str]) -> set[str]:
        """Return those of these addresses that refused the last mail which reached a verdict."""
        asked = {address for address in addresses if address}
        return set(self.refused_by(asked).values_list("to", flat=True)) if asked else set()
