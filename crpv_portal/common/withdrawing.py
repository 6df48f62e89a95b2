"""Taking an established row off the public pages, as one published by mistake."""

from __future__ import annotations

from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction

from .choices import Confidence
from .history import because, required_reason
from .locks import locked
from .models import Sourced

Row = TypeVar("Row", bound=Sourced)


@transaction.atomic
def withdraw(row: Row, *, reason: str) -> Row:
    """Make a row « à vérifier » again: the staff alone sees it, and its sources stay.

    Raises ValidationError for a row that is so already.
    """
    reason = required_reason(reason)
    row = locked(row)
    if row.is_unverified:
        raise ValidationError("Elle n’est pas publique : sa fiabilité est déjà « à vérifier ».")
    row.confidence, row.checked_on = Confidence.UNVERIFIED, None
    row.full_clean()
    with because(reason, action="withdraw"):
        row.save()
    return row
