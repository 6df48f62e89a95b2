"""Confirmation of several facts at once, by the same source on the same day."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction

from .choices import Confidence
from .history import because, required_reason
from .locks import locked

if TYPE_CHECKING:
    from .dates import PartialDate
    from .models import Source, Sourced


@transaction.atomic
def confirm_facts(
    *, facts: Collection[Sourced], on: PartialDate, sources: Collection[Source], reason: str
) -> None:
    """Note that each fact was checked on a day, and add the sources to its own.

    Raises ValidationError for a fact that would then cite no source, which it names.
    """
    with because(required_reason(reason), action="confirm_facts"):
        for fact in facts:
            row = locked(fact)
            row.sources.add(*sources)
            if not row.sources.exists():
                raise ValidationError({"sources": f"« {row} » ne cite encore aucune source."})
            row.confidence = Confidence.VERIFIED
            row.checked_on, row.checked_on_precision = on.date, on.precision
            row.full_clean()
            row.save()
