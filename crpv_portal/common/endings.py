"""End of a record and of its dated rows, judged against what is known of it after that day."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q

from .choices import DatePrecision
from .dates import PartialDate, partial_date, today
from .french import counted, listing
from .periods import first_day_after
from .querysets import PeriodQuerySet

SHOWN = 3  # facts named in a refusal


def gone_from(on: PartialDate) -> datetime.date:
    """Return the first day on which what ends that day, month or year is over for sure."""
    return on.date if on.is_to_the_day else first_day_after(on.last_possible_day)


def shown_since(rows: PeriodQuerySet, since: datetime.date) -> Iterator[str]:
    """Yield in words each row that began, or was attested, on that day or later, until today."""
    begins = Q(start_on__gte=since, start_on__lte=today())
    for row in rows.filter(begins | Q(attested_on__gte=since)).chronological():
        noun = row._meta.verbose_name
        begun, seen = partial_date(row, "start_on"), partial_date(row, "attested_on")
        if begun is not None and begun.date >= since:
            yield f"{noun} « {row} », commencé {begun.when()}"
        elif seen is not None:
            yield f"{noun} « {row} », attesté {seen.when()}"


def refuse_contrary(facts: Iterable[str], *, shown: str, end: str) -> None:
    """Raise ValidationError when facts show a record at work after its end.

    shown, end: « ce centre », « la fermeture ».
    """
    contrary = list(facts)
    if not contrary:
        return
    told = contrary[:SHOWN]
    if len(contrary) > SHOWN:
        told.append(counted(len(contrary) - SHOWN, "autre(s) fait(s)"))
    said = (
        f"Le registre montre {shown} au travail ce jour-là ou plus tard : {listing(told)}. "
        f"Corrigez ces faits, ou la date de {end}."
    )
    raise ValidationError({"on": said})


def ending_and_dropped(
    rows: Iterable[Any], on: PartialDate, *, end: str
) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    """Return the dated rows that end with their owner, and those that begin only later.

    Raises ValidationError for a row that begins, or was seen, within the year or the month given:
    nothing says which comes first. end: « la fermeture ».
    """
    ending, dropped = [], []
    for row in rows:
        if row.end_is_unknown or (row.end_on is not None and row.end_on <= on.date):
            continue
        known = [day for day in (row.start_on, row.attested_on) if day is not None]
        if known and known[0] >= gone_from(on):
            dropped.append(row)
        elif any(day >= on.date for day in known):
            asked = "le jour" if on.precision == DatePrecision.MONTH else "le mois ou le jour"
            said = (
                f"{row} : ce fait commence, ou est attesté, pendant la période indiquée. Donnez "
                f"{asked} de {end}."
            )
            raise ValidationError({"on": said})
        else:
            ending.append(row)
    return tuple(ending), tuple(dropped)
