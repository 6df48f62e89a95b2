"""Helpers of services that write dated facts: their beginning, their end, no date to come."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError

from .dates import PartialDate, today

if TYPE_CHECKING:
    from .models import Period


def beginning(
    since: PartialDate | None, attested: PartialDate | None
) -> dict[str, datetime.date | str]:
    """Return the columns of the beginning of a period, from what is known of it."""
    columns: dict[str, datetime.date | str] = {}
    for field, date in (("start_on", since), ("attested_on", attested)):
        if date:
            columns |= {field: date.date, f"{field}_precision": date.precision}
    return columns


def end_fact(fact: Period, on: PartialDate) -> None:
    """End a dated row; raises ValidationError when it would end before it began."""
    fact.end_on, fact.end_on_precision = on.date, on.precision
    fact.full_clean()
    stamps = [field.name for field in fact._meta.fields if getattr(field, "auto_now", False)]
    fact.save(update_fields=["end_on", "end_on_precision", *stamps])


def refuse_day_to_come(day: PartialDate) -> None:
    """Raise ValidationError for a day to come.

    For states and names, which show as soon as they are saved: they are entered on the day they
    begin.
    """
    if day.date > today():
        raise ValidationError(
            "Cette date est à venir : enregistrez le changement le jour où il prend effet."
        )
