"""The rhythm of bodies, year by year, for those who keep them: expected, held, planned, late.

All meetings count, public or not; `rhythm` is what the public reads.
"""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crpv_portal.common.french import counted
from crpv_portal.common.tables import ExportColumn, ExportTable

from ..models import Meeting
from ..wording import owner_of
from .rhythm import kind_in_rhythm

if TYPE_CHECKING:
    from ..models import Body


@dataclass(frozen=True)
class BodyYear:
    """Meetings of a body in a year.

    unlogged: planned, their day past, with nothing to say whether they were held. late: those that
    should have been held by the day and were not; 0 without a known rhythm, and in a year in which
    the body began or ended.
    """

    body: Body
    year: int
    on: datetime.date
    held: int = 0
    planned: int = 0
    unlogged: int = 0

    @property
    def expected(self) -> int | None:
        return self.body.expected_per_year

    @property
    def is_sample(self) -> bool:
        return self.body.is_sample

    @property
    def is_whole(self) -> bool:
        """Tell whether the body existed all year long, as far as its dates are known."""
        first, last = datetime.date(self.year, 1, 1), datetime.date(self.year, 12, 31)
        known = self.body.start_on or self.body.attested_on
        began = known is not None and known > first
        ended = self.body.end_on is not None and self.body.end_on <= last
        return not began and not ended

    @property
    def due(self) -> int:
        """Return how many meetings the elapsed part of the year asks for."""
        if self.expected is None or not self.is_whole or self.year > self.on.year:
            return 0
        if self.year < self.on.year:
            return self.expected
        return int(self.expected * self.on.timetuple().tm_yday / 366)

    @property
    def late(self) -> int:
        return max(self.due - self.held, 0)

    @property
    def is_behind(self) -> bool:
        """Tell whether it is late, and the planned meetings do not make up for it."""
        return self.late > 0 and self.held + self.planned < (self.expected or 0)

    @property
    def words(self) -> str:
        """Return the numbers as a sentence: `En retard de 2 réunions, 1 prévue`."""
        if self.expected is None:
            return "Rythme non connu"
        if not self.is_whole:
            return "Année connue en partie, aucun retard compté"
        if self.late:
            what = counted(self.late, "réunion(s)")
            if self.year < self.on.year:
                return f"Il a manqué {what}"
            planned = counted(self.planned, "prévue(s)", none="aucune prévue")
            return f"En retard de {what}, {planned}"
        if self.year > self.on.year:
            return "À venir"
        return "Rythme tenu" if self.held >= self.expected else "À jour"

    @property
    def label(self) -> str:
        """Return the year as text: as a number it would get a thousands separator."""
        return str(self.year)


@dataclass(frozen=True)
class Totals:
    """Sums of the rows shown; `expected` counts only the bodies whose rhythm is known."""

    rows: int
    bodies: int
    expected: int
    held: int
    planned: int
    unlogged: int
    late: int
    without_rhythm: int

    @classmethod
    def of(cls, rows: Sequence[BodyYear]) -> Totals:
        return cls(
            rows=len(rows),
            bodies=len({row.body.pk for row in rows}),
            expected=sum(row.expected or 0 for row in rows),
            held=sum(row.held for row in rows),
            planned=sum(row.planned for row in rows),
            unlogged=sum(row.unlogged for row in rows),
            late=sum(row.late for row in rows),
            without_rhythm=sum(row.expected is None for row in rows),
        )


def rhythm_of(
    bodies: Iterable[Body], years: Sequence[int], on: datetime.date
) -> dict[tuple[int, int], BodyYear]:
    """Return each body in each year in which it may have existed, in the order given; one query."""
    listed = list(bodies)
    counts: dict[tuple[int, int], Counter[str]] = defaultdict(Counter)
    meetings = Meeting.objects.filter(
        body__in=[body.pk for body in listed], starts_on__year__in=years
    ).only("body", "status", "starts_on", "starts_on_precision", "ends_on", "ends_on_precision")
    for meeting in meetings.order_by("pk"):
        if kind := kind_in_rhythm(meeting, on):
            counts[meeting.body_id, meeting.starts_on.year][kind] += 1
    return {
        (body.pk, year): BodyYear(body, year, on, **counts[body.pk, year])
        for year in years
        for body in listed
        if _existed(body, year) or (body.pk, year) in counts
    }


def _existed(body: Body, year: int) -> bool:
    """Tell whether the body is known to exist on some day of the year; unknown counts as no."""
    begins = body.start_on or body.attested_on
    if begins is None or begins.year > year:
        return False
    if body.end_is_unknown:
        return (body.attested_on or begins).year >= year
    return body.end_on is None or body.end_on > datetime.date(year, 1, 1)


COLUMNS = (
    ExportColumn("instance", "Instance", lambda row: row.body.name),
    ExportColumn("niveau", "Niveau", lambda row: row.body.get_level_display()),
    ExportColumn("porteur", "Centre ou région", lambda row: owner_of(row.body)),
    ExportColumn("annee", "Année", lambda row: row.year),
    ExportColumn("attendues", "Attendues", lambda row: row.expected),
    ExportColumn("tenues", "Tenues", lambda row: row.held),
    ExportColumn("prevues", "Prévues", lambda row: row.planned),
    ExportColumn("non_consignees", "Passées, non consignées", lambda row: row.unlogged),
    ExportColumn("retard", "En retard", lambda row: row.late),
    ExportColumn("en_mots", "En mots", lambda row: row.words),
)


def rhythm_table(rows: Iterable[BodyYear]) -> ExportTable:
    return ExportTable("rythme-des-instances", "Rythme des instances", COLUMNS, rows)
