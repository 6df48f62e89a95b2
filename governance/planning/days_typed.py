"""Days read in a pasted text, in the styles that people write: one or several on a line."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from crpv_portal.common.dates import MONTHS, WEEKDAYS
from crpv_portal.common.text import french_sort_key

LONGEST = 10_000  # signs of a pasted text
SHORT = {"janv": 1, "jan": 1, "fevr": 2, "fev": 2, "avr": 4, "juil": 7, "sept": 9, "sep": 9}
SHORT |= {"oct": 10, "nov": 11, "dec": 12}
BY_NAME = {french_sort_key(name): number for number, name in enumerate(MONTHS, start=1)} | SHORT
_MONTH = r"(?:janvier|janv|jan|f[ée]vrier|f[ée]vr|f[ée]v|mars|avril|avr|mai|juin|juillet|juil"
_MONTH += r"|ao[ûu]t|septembre|sept|sep|octobre|oct|novembre|nov|d[ée]cembre|d[ée]c)(?!\w)\.?"
_DAYS = r"\d{1,2}(?:er)?(?:\s*(?:,|et|&)\s*\d{1,2}(?:er)?)*"
_ONE = re.compile(
    r"(?P<iso>\b\d{4}-\d{2}-\d{2}\b)"
    r"|\b(?P<numeric>\d{1,2}[/.-]\d{1,2}(?:[/.-](?:\d{4}|\d{2}))?)(?![\d/])"
    rf"|\b(?P<days>{_DAYS})\s+(?P<month>{_MONTH})(?:\s+(?P<year>\d{{4}})\b)?",
    re.IGNORECASE,
)
_HOURS = re.compile(
    r"(?P<hour>\b\d{1,2})\s*(?:h(?:eures?)?|:)\s*(?P<minute>\d{2})?(?!\w)", re.IGNORECASE
)
_WEEKDAY = re.compile(rf"\b({'|'.join(WEEKDAYS)})\s+(?:le\s+)?$", re.IGNORECASE)


@dataclass(frozen=True)
class TypedDay:
    """Day as it was understood; `starts`, `ends`: the hours that stand after it.

    weekday: the one that was written before it, when it is another.
    """

    day: datetime.date
    starts: datetime.time | None = None
    ends: datetime.time | None = None
    weekday: str = ""


def read_days(text: str, year: int) -> tuple[list[TypedDay], list[str]]:
    """Return the days in their order in the text, and the lines in which none was understood.

    year: that of the days that name none, unless a later day of their line does.
    """
    days: list[TypedDay] = []
    unread: list[str] = []
    for line in text[:LONGEST].splitlines():
        try:
            found = list(_of_line(line, year))
        except ValueError:  # 31 November
            found = []
        days += found
        if not found and line.strip():
            unread.append(line.strip())
    return days, unread


def _of_line(line: str, year: int) -> Iterator[TypedDay]:
    matches = list(_ONE.finditer(line))
    named = [_year(match) for match in matches]
    for place, match in enumerate(matches):
        its_year = next((each for each in named[place:] if each), year)
        end = matches[place + 1].start() if place + 1 < len(matches) else len(line)
        hours = _hours(line[match.end() : end])
        before = _WEEKDAY.search(line[: match.start()])
        for day in _days(match, its_year):
            said = before[1].lower() if before else ""
            yield TypedDay(day, *hours, said if said != WEEKDAYS[day.weekday()] else "")


def _year(match: re.Match[str]) -> int | None:
    if match["iso"]:
        return int(match["iso"][:4])
    if match["numeric"]:
        parts = re.split(r"[/.-]", match["numeric"])
        return None if len(parts) == 2 else int(parts[2]) + (2000 if len(parts[2]) == 2 else 0)
    return int(match["year"]) if match["year"] else None


def _days(match: re.Match[str], year: int) -> list[datetime.date]:
    if match["iso"]:
        return [datetime.date.fromisoformat(match["iso"])]
    if match["numeric"]:
        day, month = map(int, re.split(r"[/.-]", match["numeric"])[:2])
        return [datetime.date(year, month, day)]
    month = BY_NAME[french_sort_key(match["month"])]
    return [datetime.date(year, month, int(day)) for day in re.findall(r"\d+", match["days"])]


def _hours(text: str) -> tuple[datetime.time | None, datetime.time | None]:
    """Return the first two hours of a text, None where there is none; ValueError for « 27 h »."""
    times = [
        datetime.time(int(match["hour"]), int(match["minute"] or 0))
        for match in list(_HOURS.finditer(text))[:2]
    ]
    starts, ends, *_ = (*times, None, None)
    return starts, ends
