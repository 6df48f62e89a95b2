"""Dates as the register knows them: to the day, the month or the year, and in French words."""

from __future__ import annotations

import datetime
import re
from calendar import monthrange
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone

from .choices import DatePrecision
from .french import NBSP, of

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
    """Return the date in Paris, whatever the time zone of the request."""
    return day_of(timezone.now())


def day_of(moment: datetime.datetime) -> datetime.date:
    """Return the date in Paris at that moment."""
    return moment.astimezone(PARIS).date()


def today_in(zone: str) -> datetime.date:
    """Return the date in a time zone: in Martinique, it may still be yesterday."""
    return timezone.now().astimezone(ZoneInfo(zone)).date()


def there(on: datetime.date, zone: str) -> datetime.date:
    """Return today's date in that zone when `on` is today in Paris; any other day as it is."""
    return today_in(zone) if on == today() else on


# No fact of the register is older, or is planned for later; what is outside is a slip of the hand.
PLAUSIBLE_YEARS = range(1800, 2201)


def check_plausible(day: datetime.date) -> None:
    """Raise ValidationError for a day that no fact can have, as 31/12/9999 or 3 March 0206."""
    if day.year not in PLAUSIBLE_YEARS:
        raise ValidationError(
            "L’année %(year)s ne peut pas être juste : vérifiez la date.",
            code="implausible",
            params={"year": f"{day.year:04}"},
        )


YEARS_AHEAD = 10  # what is planned is known no further


def check_near(day: datetime.date) -> None:
    """Raise ValidationError for a day too far ahead for a page to say anything of it."""
    if day.year > today().year + YEARS_AHEAD:
        raise ValidationError(
            "Ce jour est trop loin : le registre montre ce qui est prévu pour les dix années "
            "à venir."
        )


LONGEST_ASKED = datetime.timedelta(days=365)


def judge_last_day(until: datetime.date, *, too_far: str) -> None:
    """Raise ValidationError, at the box `until`, for a last day past, or a year ahead.

    Of what is asked of others until that day; too_far: what is then said.
    """
    if until < today():
        raise ValidationError({"until": "Ce jour est passé."})
    if until > today() + LONGEST_ASKED:
        raise ValidationError({"until": too_far})


def refuse_to_come(day: datetime.date) -> None:
    """Raise ValidationError for a day to come, of what somebody saw, read, checked or signed."""
    if day > today():
        raise ValidationError(
            "Cette date est à venir : on ne constate un fait qu’une fois qu’il a eu lieu.",
            code="to_come",
        )


_is_foreseen: ContextVar[bool] = ContextVar("is_foreseen", default=False)


@contextmanager
def foreseeing() -> Iterator[None]:
    """Judge what the block does as on its own day, to come: nothing that it writes may stay.

    See `planning.rehearse`.
    """
    before = _is_foreseen.set(True)
    try:
        yield
    finally:
        _is_foreseen.reset(before)


def refuse_day_to_come(
    day: PartialDate,
    *,
    field: str = "on",
    instead: str = "prévoyez ce changement par l’action de la fiche.",
) -> None:
    """Raise ValidationError for a day to come, at this field, with what to do instead.

    For states and names, which show as soon as they are saved: what is planned for later is kept
    apart until its day (`planning`).
    """
    if day.date > today() and not _is_foreseen.get():
        raise ValidationError({field: f"Cette date est à venir : {instead}"})


@dataclass(frozen=True, order=True)
class PartialDate:
    """Date known to the day, the month or the year.

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
            with suppress(ValueError):
                first = datetime.date(int(year), int(month or 1), int(day or 1))
                check_plausible(first)
                return cls(first, precision)
        raise ValidationError(
            "« %(text)s » n’est pas une date. Écrivez une année (2017), un mois (03/2017) "
            "ou un jour (16/03/2017).",
            code="invalid_date",
            params={"text": text},
        )

    def words(self) -> str:
        """Return `16 mars 2017`, `mars 2017` or `2017`."""
        if self.precision == DatePrecision.YEAR:
            return str(self.date.year)
        month = f"{MONTHS[self.date.month - 1]} {self.date.year}"
        if self.precision == DatePrecision.MONTH:
            return month
        return f"{day_of_month(self.date)} {month}"

    def when(self) -> str:
        """Return the date with its preposition: `le 16 mars 2017`, `en mars 2017`, `en 2017`."""
        return f"le {self.words()}" if self.is_to_the_day else f"en {self.words()}"

    def since(self) -> str:
        """Return `depuis le 16 mars 2017`, `depuis 2017`."""
        return f"depuis le {self.words()}" if self.is_to_the_day else f"depuis {self.words()}"

    def from_(self) -> str:
        """Return `du 16 mars 2017`, `d’avril 2019`, `de 2007`; also goes after « à partir »."""
        return f"du {self.words()}" if self.is_to_the_day else of(self.words())

    def to(self) -> str:
        """Return `au 16 mars 2017`, `à mai 2018`."""
        return f"au {self.words()}" if self.is_to_the_day else f"à {self.words()}"

    def until(self) -> str:
        """Return `jusqu’au 16 mars 2017`, `jusqu’en 2017`."""
        return f"jusqu’au {self.words()}" if self.is_to_the_day else f"jusqu’en {self.words()}"

    def iso(self) -> str:
        """Return the known part in ISO 8601: `2017-03-16`, `2017-03`, `2017`."""
        length = {DatePrecision.YEAR: 4, DatePrecision.MONTH: 7}.get(
            DatePrecision(self.precision), 10
        )
        return self.date.isoformat()[:length]

    def typed(self) -> str:
        """Return the date as a person types it in a form: `16/03/2017`, `03/2017`, `2017`."""
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
    """Return the partial date held by the columns `name` and `name_precision` of a row."""
    value = getattr(instance, name)
    return PartialDate(value, getattr(instance, f"{name}_precision")) if value else None


def day_of_month(day: datetime.date) -> str:
    """Return `1er`, `2`."""
    return "1er" if day.day == 1 else str(day.day)


def months_before(day: datetime.date, months: int) -> datetime.date:
    """Return the same day of a month so many months before; the last day of one too short."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return datetime.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def in_words(day: datetime.date, *, weekday: bool = False) -> str:
    """Return `mardi 3 mars 2026`, or `3 mars 2026`."""
    words = PartialDate(day).words()
    return f"{WEEKDAYS[day.weekday()]} {words}" if weekday else words


def hour_in_words(moment: datetime.datetime) -> str:
    """Return `14 h`, `9 h 05`, in the time zone of the moment given."""
    words = f"{moment.hour}{NBSP}h"
    return f"{words}{NBSP}{moment.minute:02d}" if moment.minute else words


def moment_in_words(moment: datetime.datetime, *, weekday: bool = False) -> str:
    """Return `dimanche 22 novembre 2026 à 14 h 32`, in Paris."""
    there = moment.astimezone(PARIS)
    return f"{in_words(there.date(), weekday=weekday)} à {hour_in_words(there)}"


def date_from_query(request: HttpRequest) -> datetime.date:
    """Return the day that `?au=AAAA-MM-JJ` asks for, else today.

    Raises ValidationError, in French, when the parameter is not a day.
    """
    text = request.GET.get("au", "").strip()
    if not text:
        return today()
    try:
        day = datetime.date.fromisoformat(text)
        if day.isoformat() != text:  # Python also reads 20170316: one page, one address
            raise ValueError
        check_plausible(day)
        check_near(day)
    except ValueError as error:
        raise ValidationError(
            "« %(text)s » n’est pas un jour. Écrivez la date sous la forme 2017-03-16.",
            code="invalid_day",
            params={"text": text[:40]},
        ) from error
    return day
