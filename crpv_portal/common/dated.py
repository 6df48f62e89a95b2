"""How services write dated facts: how they begin and end, and no future where it shows."""

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
    """The columns of a period that begins, for what of the two is known."""
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
    """What shows at once is entered when it is true: a state and a name bear no future date."""
    if day.date > today():
        raise ValidationError(
            "Cette date est à venir : enregistrez le changement le jour où il prend effet."
        )
