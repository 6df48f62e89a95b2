"""Helpers of services that write dated facts: their beginning and end, names one after another."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeVar

from django.core.exceptions import ValidationError

from .dates import PartialDate
from .names import DatedName, name_slug
from .periods import end_from

if TYPE_CHECKING:
    from .models import Period, Source
    from .querysets import FactQuerySet

Name = TypeVar("Name", bound=DatedName)


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
    end = end_from(fact.start, on)
    fact.end_on, fact.end_on_precision = end.date, end.precision
    fact.full_clean()
    stamps = [field.name for field in fact._meta.fields if getattr(field, "auto_now", False)]
    fact.save(update_fields=["end_on", "end_on_precision", *stamps])


def save_first_name(first: DatedName, owner: Any, sources: Iterable[Source]) -> None:
    """Save the first name of a centre, an organisation or a body, worded as its new owner.

    Both rows cite the sources.
    """
    first.name, first.acronym, first.slug = owner.name, owner.acronym, owner.slug
    first.confidence = owner.confidence
    first.full_clean()
    first.save()
    cited = list(sources)
    owner.sources.set(cited)
    first.sources.set(cited)


def save_next_name(
    new: Name, earlier: FactQuerySet, *, label: str, on: PartialDate, sources: Iterable[Source]
) -> Name:
    """Save a name borne from a day on; the one in force until then ends, and keeps its address.

    earlier: the names of the same owner. label: the words that the new address is made of. sources:
    what shows the new name. Raises ValidationError when an earlier one begins that very day, typed
    wrongly or by somebody else, and for the name that is borne already.
    """
    same_day = earlier.filter(start_on=on.date).first()
    if same_day is not None:
        said = (
            f"Le nom « {same_day.name} » commence déjà à cette date ({on.words()}) : "
            "corrigez-le sur la fiche, ou donnez une autre date."
        )
        raise ValidationError({"on": said})
    for current in earlier.in_force(on.date):
        if (current.name, current.acronym) == (new.name, new.acronym):
            raise ValidationError({"name": "C’est déjà son nom ce jour-là : rien ne changerait."})
        if current.attested and current.attested.date >= on.date:
            said = (
                f"Le nom « {current.name} » est attesté {current.attested.when()} : donnez une "
                "date qui vient après, au jour près s’il le faut."
            )
            raise ValidationError({"on": said})
        end_fact(current, on)
    new.slug = name_slug(type(new), label)
    new.start_on, new.start_on_precision = on.date, on.precision
    new.full_clean()
    new.save()
    new.sources.set(sources)
    return new
