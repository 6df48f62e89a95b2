"""Cells of a secretary's own spreadsheet: days, hours, votes, decisions, marks.

All of it is pure: nothing here looks at the register.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from contextlib import suppress

from django.core.exceptions import ValidationError

from crpv_portal.common.dates import MONTHS, today
from crpv_portal.common.text import french_sort_key

from ..choices import AttendanceState, OpinionSense

SHORT_MONTHS = {
    **{french_sort_key(name): rank for rank, name in enumerate(MONTHS, start=1)},
}
SHORT_MONTHS |= {"janv": 1, "jan": 1, "fevr": 2, "fev": 2, "avr": 4, "juil": 7}
SHORT_MONTHS |= {"sept": 9, "oct": 10, "nov": 11, "dec": 12}
MONTH = "|".join(sorted(SHORT_MONTHS, key=len, reverse=True))
# Of a text folded to small letters, digits and single blanks: « 12/03/2021 » is « 12 03 2021 ».
IN_WORDS = re.compile(rf"(?<!\d)(\d{{1,2}})(?:er)? ?({MONTH}) ?((?:19|20)\d\d)(?!\d)")
YEAR_LAST = re.compile(r"(?<![\d])(\d{1,2}) (\d{1,2}) ((?:19|20)\d\d)(?!\d)")
YEAR_FIRST = re.compile(r"(?<!\d)((?:19|20)\d\d) (\d{1,2}) (\d{1,2})(?!\d)")
EIGHT = re.compile(r"(?<!\d)(\d{8})(?!\d)")
SHORT_YEAR = re.compile(r"(?<!\d)(\d{1,2}) (\d{1,2}) (\d\d)(?!\d)")
SIX = re.compile(r"(?<!\d)(\d\d)(\d\d)(\d\d)(?!\d)")
SERIAL = re.compile(r"[2-6]\d{4}")  # a column of days that lost its format: 1954 to 2091
MONTH_ALONE = re.compile(rf"({MONTH})\b")
FIRST_SERIAL = datetime.date(1899, 12, 30)
HOUR = re.compile(r"(?<![\d/])(\d{1,2}) ?(?:h(?:eures?)?|:) ?([0-5]\d)?(?!\d)", re.IGNORECASE)

PRESENT, EXCUSED = AttendanceState.PRESENT, AttendanceState.EXCUSED
MARKS = {
    **dict.fromkeys(("x", "p", "oui", "o", "1", "present", "presente", "ok", "visio"), PRESENT),
    **dict.fromkeys(("e", "exc", "excuse", "excusee"), EXCUSED),
    **dict.fromkeys(("a", "abs", "absent", "absente", "non", "0"), AttendanceState.ABSENT),
    **dict.fromkeys(("r", "rep", "represente", "representee"), AttendanceState.REPRESENTED),
}
TICKS = frozenset("✓✔☑☒✗✘×")
NO_MARK = frozenset({"", "-", "–", "/", "n"})


def days_in(text: str) -> list[datetime.date]:
    """Return the days that a text may name, in its order; of « 210312 », both that it may mean."""
    key = french_sort_key(text)
    found: dict[datetime.date, None] = {}
    for pattern, order in ((IN_WORDS, "dmy"), (YEAR_LAST, "dmy"), (YEAR_FIRST, "ymd")):
        for match in pattern.finditer(key):
            found |= dict.fromkeys(_day(match.groups(), order))
        key = pattern.sub(" ", key)
    for match in EIGHT.finditer(key):
        said = match[1]
        first = _day((said[:4], said[4:6], said[6:]), "ymd")
        found |= dict.fromkeys([*first] or _day((said[:2], said[2:4], said[4:]), "dmy"))
    if found:
        return list(found)
    for match in (*SHORT_YEAR.finditer(key), *SIX.finditer(key)):
        found |= dict.fromkeys([*_day(match.groups(), "dmy"), *_day(match.groups(), "ymd")])
    return list(found)


def _day(parts: tuple[str, ...], order: str) -> list[datetime.date]:
    said = dict(zip(order, parts, strict=True))
    year = int(said["y"])
    if year < 100:
        year += 2000 if year <= today().year % 100 else 1900
    month = SHORT_MONTHS.get(said["m"]) or (int(said["m"]) if said["m"].isdecimal() else 0)
    with suppress(ValueError):
        return [datetime.date(year, month, int(said["d"]))]
    return []


def day_of(cell: str) -> datetime.date:
    """Return the day that a cell says; raise ValidationError, in French, for none or several."""
    said = cell[:60]
    if SERIAL.fullmatch(cell):
        return FIRST_SERIAL + datetime.timedelta(days=int(cell))
    key = french_sort_key(cell)
    days = [day for day in days_in(cell) if day.year >= 1900]
    if not days:
        if MONTH_ALONE.search(key) and re.search(r"(?:19|20)\d\d", key):
            raise ValidationError(
                f"« {said} » est un mois : une réunion a besoin d’un jour. Écrivez-le dans le "
                "fichier, ainsi : 12/03/2021, ou laissez cette réunion de côté."
            )
        raise ValidationError(
            f"« {said} » n’est pas un jour. Écrivez la date ainsi : 12/03/2021 ou 12 mars 2021."
        )
    # « 12/03/21 » is read day first, as it is written in France.
    if len(days) > 1 and not re.search(r"\d{1,2}\D\d{1,2}\D\d\d(?!\d)", cell):
        raise ValidationError(f"« {said} » dit plusieurs jours : gardez celui de la réunion.")
    if days[0] > today():
        raise ValidationError(
            f"« {said} » est à venir : on ne reprend que des réunions qui ont eu lieu."
        )
    return days[0]


def hours_in(text: str) -> list[datetime.time]:
    """Return the hours that a text says: « 14h-16h30 », « de 9 h à midi » says one."""
    found = []
    for match in HOUR.finditer(re.sub(r"\b00:00(?::00)?\b", " ", text)):
        with suppress(ValueError):
            found.append(datetime.time(int(match[1]), int(match[2] or 0)))
    return found


def mark_of(cell: str) -> str | None:
    """Return the state that a mark says, empty when the cell says nothing; None for no mark."""
    key = french_sort_key(cell)
    if cell.strip() and set(cell.strip()) <= TICKS:
        return PRESENT
    if not key or cell.strip().lower() in NO_MARK:
        return ""
    return MARKS.get(key)


# --- Decisions ------------------------------------------------------------------------------------

BULLET = re.compile(r"^\s*(?:[-–•*·▪]|\(?\d{1,2}[.)°]|d[ée]cision n?°? ?\d{1,3} ?[:.–-])\s*", re.I)
BETWEEN = re.compile(r"\s*;\s+(?=[A-ZÀ-Ý«])")
NUMBER = r"(\d{1,4})"
FOR = re.compile(rf"{NUMBER}\s*(?:voix\s*)?pour\b|\bpour\s*[:=]\s*{NUMBER}", re.IGNORECASE)
AGAINST = re.compile(rf"{NUMBER}\s*(?:voix\s*)?contre\b|\bcontre\s*[:=]\s*{NUMBER}", re.IGNORECASE)
ABSTAIN = re.compile(
    rf"{NUMBER}\s*abst(?:entions?|\.)?|\babst(?:entions?|\.)?\s*[:=]\s*{NUMBER}", re.IGNORECASE
)
SENSES = (
    (re.compile(r"^avis d[ée]favorable", re.IGNORECASE), OpinionSense.UNFAVOURABLE),
    (
        re.compile(r"^avis (?:r[ée]serv[ée]|favorable (?:avec|sous) r[ée]serves?)", re.IGNORECASE),
        OpinionSense.RESERVED,
    ),
    (re.compile(r"^avis favorable", re.IGNORECASE), OpinionSense.FAVOURABLE),
)


def pieces_of(cell: str) -> list[str]:
    """Return the decisions, or the points, of a cell: one a line, or parted by semicolons."""
    lines = [line for line in cell.split("\n") if line.strip()]
    if len(lines) == 1:
        lines = BETWEEN.split(lines[0])
    elif any(BULLET.match(line) for line in lines):
        lines = list(_joined(lines))  # a line without its dash goes on with the one before
    return [text for line in lines if (text := BULLET.sub("", line).strip(" \t;"))]


def _joined(lines: list[str]) -> Iterator[str]:
    whole = ""
    for line in lines:
        if BULLET.match(line) and whole:
            yield whole
            whole = ""
        whole = f"{whole} {line.strip()}".strip()
    if whole:
        yield whole


def votes_in(text: str) -> tuple[int, int, int] | None:
    """Return the votes for, against and the abstentions that a text tells; None when it does not.

    Those that are not told are none, once votes for are: « 12 voix pour ».
    """
    found = [pattern.search(text) for pattern in (FOR, AGAINST, ABSTAIN)]
    if found[0] is None:
        return None
    votes = [int(match[1] or match[2]) if match else 0 for match in found]
    return votes[0], votes[1], votes[2]


def sense_of(text: str) -> str:
    """Return the sense of an opinion that a text begins with; empty for a decision."""
    return next((sense for pattern, sense in SENSES if pattern.search(text)), "")
