"""Taking work and releasing it."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from .models import TakenTask

if TYPE_CHECKING:
    from crpv_portal.accounts.models import User

# Work that nobody released in three months is nobody's.
KEPT = datetime.timedelta(days=90)


@transaction.atomic
def take(*, line: str, record: str, user: User) -> TakenTask:
    """Take a list or one row of it; return who has it, which may be somebody who came first."""
    taken, _ = TakenTask.objects.select_related("user").get_or_create(
        line=line, record=record, defaults={"user": user}
    )
    return taken


def release(*, line: str, key: int) -> None:
    """Release what was taken, by whomever: an agent on leave keeps nothing from the others.

    Only the taking that the reader saw: not what somebody else took since.
    """
    TakenTask.objects.filter(line=line, pk=key).delete()


def forget_taken() -> None:
    TakenTask.objects.filter(taken_at__lt=timezone.now() - KEPT).delete()
