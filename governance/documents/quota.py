"""Quota of files: what an account uploads in a day, and what the documents of a body weigh.

One file is bounded (`common.files`); without this, one account could fill the disk of all.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Count, F, Q, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from crpv_portal.common.files import size_in_words
from crpv_portal.common.french import number
from crpv_portal.common.history import events_of
from crpv_portal.common.locks import wait_turn

from ..models import Body, Document, TakenFile

if TYPE_CHECKING:
    from crpv_portal.accounts.models import User

DAY = datetime.timedelta(days=1)
KEPT_AFTER_REMOVAL = datetime.timedelta(days=365)


def wait_for_quota(*, sender: User, body: Body) -> None:
    """Have uploads that count against the same quota wait for each other, in any meeting.

    Until the end of the transaction.
    """
    wait_turn(f"files of account {sender.pk}")
    wait_turn(f"files of body {body.pk}")


def refuse_beyond_quota(*, sender: User, body: Body, count: int, size: int) -> None:
    """Raise ValidationError when these files, with those kept already, are more than is allowed."""
    refuse_beyond_day(sender=sender, count=count, size=size)
    refuse_beyond_weight(body=body, size=size)


def refuse_beyond_day(*, sender: User, count: int, size: int) -> None:
    """Raise ValidationError when an account would send more in a day than is allowed."""
    files, octets = _sent_in_a_day(sender)
    if files + count > settings.MAX_FILES_A_DAY:
        raise ValidationError(
            f"Vous avez déposé {number(files)} fichiers depuis 24 heures ; la limite est de "
            f"{number(settings.MAX_FILES_A_DAY)}. Revenez demain.",
            code="quota_of_account",
        )
    if octets + size > settings.MAX_BYTES_A_DAY:
        raise ValidationError(
            f"Vous avez déposé {size_in_words(octets)} depuis 24 heures ; avec ces fichiers, la "
            f"limite de {size_in_words(settings.MAX_BYTES_A_DAY)} serait dépassée. Revenez demain.",
            code="quota_of_account",
        )


def refuse_beyond_weight(*, body: Body, size: int) -> None:
    """Raise ValidationError when the documents of a body would weigh more than is allowed."""
    held = _weight_of(body)
    if held + size > settings.MAX_BYTES_OF_BODY:
        raise ValidationError(
            f"Les documents de cette instance pèsent {size_in_words(held)} ; avec ces fichiers, la "
            f"limite de {size_in_words(settings.MAX_BYTES_OF_BODY)} serait dépassée. Écrivez à "
            "l’équipe du registre pour qu’elle la relève.",
            code="quota_of_body",
        )


def _sent_in_a_day(sender: User) -> tuple[int, int]:
    """Return how many files an account added since yesterday, and their octets; by the history.

    Those of a takeover count from the day on which they were sent, and once only when attached.
    """
    events = events_of(Document).filter(
        pgh_label="insert",
        pgh_created_at__gt=timezone.now() - DAY,
        pgh_context__user=sender.pk,
    )
    waiting = TakenFile.objects.filter(
        takeover__author=sender, document__isnull=True, created_at__gt=timezone.now() - DAY
    )
    found = [
        rows.aggregate(files=Count("pk"), octets=Coalesce(Sum("file__size"), 0))
        for rows in (events, waiting)
    ]
    return sum(each["files"] for each in found), sum(each["octets"] for each in found)


def _weight_of(body: Body) -> int:
    """Return the octets that the documents of a body take on the disk."""
    is_kept = Q(removed_at__isnull=True) | Q(removed_at__gt=timezone.now() - KEPT_AFTER_REMOVAL)
    both = F("file__size") + Coalesce(F("file__public_copy__size"), 0)
    weight: int = Document.objects.filter(is_kept, meeting__body=body).aggregate(
        octets=Coalesce(Sum(both), 0)
    )["octets"]
    return weight
