"""Dates as the register knows them: to the day, the month or the year, and said in French."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone

from .choices import DatePrecision

PARIS = ZoneInfo("Europe/Paris")

MONTHS = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]
WEEKDAYS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]

_ISO = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?")
_FRENCH = re.compile(r"(?:(?:(?P<day>\d{1,2})/)?(?P<month>\d{1,2})/)?(?P<year>\d{4})")


def today() -> datetime.date:
    """The date in Paris, whatever the time zone of the request."""
    return timezone.now().astimezone(PARIS).date()


@dataclass(frozen=True, order=True)
class PartialDate:
    """A date known to the day, the month or the year.

    `date` is the first day it may mean, so that 2007 is stored on 1 January 2007.
    """

    date: datetime.date
    precision: str = DatePrecision.DAY

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read `2007`, `2007-03`, `2007-03-16`, `03/2007` or `16/03/2007`.

        Raises ValidationError, in French, for anything else.
        """
        text = text.strip()
        match = _ISO.fullmatch(text) or _FRENCH.fullmatch(text)
        if match:
            year, month, day = match["year"], match["month"], match["day"]
            precision = (
                DatePrecision.DAY if day else DatePrecision.MONTH if month else DatePrecision.YEAR
            )
            try:
                return cls(datetime.date(int(year), int(month or 1), int(day or 1)), precision)
            except ValueError:
                pass
        raise ValidationError(
            "« %(text)s » n’est pas une date. Écrivez une année (2017), un mois (03/2017) "
            "ou un jour (16/03/2017).",
            code="invalid_date",
            params={"text": text},
        )

    def words(self) -> str:
        """`16 mars 2017`, `mars 2017` or `2017`."""
        if self.precision == DatePrecision.YEAR:
            return str(self.date.year)
        month = f"{MONTHS[self.date.month - 1]} {self.date.year}"
        if self.precision == DatePrecision.MONTH:
            return month
        return f"{'1er' if self.date.day == 1 else self.date.day} {month}"

    def when(self) -> str:
        """With its preposition: `le 16 mars 2017`, `en mars 2017`, `en 2017`."""
        return f"le {self.words()}" if self.is_to_the_day else f"en {self.words()}"

    def since(self) -> str:
        """`depuis le 16 mars 2017`, `depuis 2017`."""
        return f"depuis le {self.words()}" if self.is_to_the_day else f"depuis {self.words()}"

    def iso(self) -> str:
        """As much of ISO 8601 as is known: `2017-03-16`, `2017-03`, `2017`."""
        length = {DatePrecision.YEAR: 4, DatePrecision.MONTH: 7}.get(
            DatePrecision(self.precision), 10
        )
        return self.date.isoformat()[:length]

    def typed(self) -> str:
        """As a person types it in a form: `16/03/2017`, `03/2017`, `2017`."""
        return "/".join(reversed(self.iso().split("-")))

    @property
    def is_to_the_day(self) -> bool:
        return self.precision == DatePrecision.DAY

    @property
    def last_possible_day(self) -> datetime.date:
        if self.precision == DatePrecision.YEAR:
            return datetime.date(self.date.year, 12, 31)
        if self.precision == DatePrecision.MONTH:
            following = (self.date + datetime.timedelta(days=32)).replace(day=1)
            return following - datetime.timedelta(days=1)
        return self.date

    def __str__(self) -> str:
        return self.words()


def partial_date(instance: object, name: str) -> PartialDate | None:
    """The partial date held by the two columns `name` and `name_precision` of a row."""
    value = getattr(instance, name)
    return PartialDate(value, getattr(instance, f"{name}_precision")) if value else None


def in_words(day: datetime.date, *, weekday: bool = False) -> str:
    """`mardi 3 mars 2026`, or `3 mars 2026`."""
    words = PartialDate(day).words()
    return f"{WEEKDAYS[day.weekday()]} {words}" if weekday else words


def date_from_query(request: HttpRequest) -> datetime.date:
    """The day that `?au=AAAA-MM-JJ` asks for, else today.

    Raises ValidationError, in French, when the parameter is not a day.
    """
    text = request.GET.get("au", "").strip()
    if not text:
        return today()
    try:
        day = datetime.date.fromisoformat(text)
        if day.isoformat() != text:  # Python also reads 20170316: one page, one address
            raise ValueError
    except ValueError as error:
        raise ValidationError(
            "« %(text)s » n’est pas un jour. Écrivez la date sous la forme 2017-03-16.",
            code="invalid_day",
            params={"text": text[:40]},
        ) from error
    return day
