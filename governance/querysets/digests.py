"""Queryset of the links of weekly reminders."""

from __future__ import annotations

import datetime
from typing import Self

from django.db.models import QuerySet


class DigestLinkQuerySet(QuerySet):
    def open(self, now: datetime.datetime) -> Self:
        """Keep the links that still open something at that moment."""
        return self.filter(
            revoked_at__isnull=True,
            expires_at__gt=now,
            person__erased_at__isnull=True,
            person__digest_refusal__isnull=True,
        )
