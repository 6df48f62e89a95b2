"""Retention of proposals: what is erased, and when (docs/retention.md)."""

from __future__ import annotations

import datetime

from django.utils import timezone

from crpv_portal.common.history import because

from .models import SheetProposal

KEPT = datetime.timedelta(days=365)


def forget_proposals() -> int:
    """Erase the words of the proposals decided a year ago, and those of the reply; return how many.

    The address of their author went with the decision, and none of this was ever in the history.
    What was accepted stands in the history of the register; the outcome is kept.
    """
    now = timezone.now()
    old = SheetProposal.objects.filter(decided_at__lt=now - KEPT, forgotten_at__isnull=True)
    with because("textes d’une proposition ancienne", action="forget_proposals"):
        return old.update(before="", after="", source="", reply="", email="", forgotten_at=now)
