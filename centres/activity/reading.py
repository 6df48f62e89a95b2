"""Figures of activity as pages show them: one centre beside its year before, all centres summed."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef

from crpv_portal.common.dates import today
from crpv_portal.common.french import NBSP, capitalised, number

from ..models import ActivityReport, Centre, Coverage
from ..models.activity import FIGURES

if TYPE_CHECKING:
    from collections.abc import Iterator

LEAST_KEPT = 3  # figures that their centres have not cleared: of fewer, a sum would tell one
YEARS_ON_A_SHEET = 5
MINUS = "\N{MINUS SIGN}"
Value = int | Decimal | None


def label_of(name: str) -> str:
    column: Any = ActivityReport._meta.get_field(name)
    return str(column.verbose_name)


def is_part(name: str) -> bool:
    """Tell whether the figure is a part of the half-days, which their total counts already."""
    return name.startswith("half_days_")


def in_figures(value: Value) -> str:
    """Return `1 240`, `4,5`; « non compté » for what a centre does not count."""
    if value is None:
        return "non compté"
    whole = int(value)
    cents = f"{abs(Decimal(value) - whole):.2f}".rstrip("0").rstrip(".")[2:]
    return f"{number(whole)},{cents}" if cents else number(whole)


def change_in_words(before: Value, now: Value) -> str:
    """Return `+ 12 (+ 10 %)`, `inchangé`; empty when one of the two is not known."""
    if before is None or now is None:
        return ""
    if now == before:
        return "inchangé"
    sign = "+" if now > before else MINUS
    said = f"{sign}{NBSP}{in_figures(abs(Decimal(now) - Decimal(before)))}"
    if not before:
        return said
    percent = round(abs(Decimal(now) - Decimal(before)) * 100 / Decimal(before))
    return f"{said} ({sign}{NBSP}{number(percent)}{NBSP}%)"


@dataclass(frozen=True)
class ComparedFigure:
    """Figure of a report beside that of the year before, in words."""

    name: str
    label: str
    is_part: bool
    now: str
    before: str
    change: str


def compared(report: ActivityReport, before: ActivityReport | None) -> list[ComparedFigure]:
    """Return the figures of a report, each beside the one of the year before."""
    found = []
    for name in FIGURES:
        now, then = getattr(report, name), getattr(before, name, None)
        found.append(
            ComparedFigure(
                name,
                capitalised(label_of(name)),
                is_part(name),
                in_figures(now),
                in_figures(then) if before is not None else "",
                change_in_words(then, now),
            )
        )
    return found


def year_before(report: ActivityReport) -> ActivityReport | None:
    """Return the report of the same centre for the year before."""
    earlier = ActivityReport.objects.filter(centre=report.centre_id, year=report.year - 1)
    return earlier.first()


# --- The public page -------------------------------------------------------------------------


@dataclass(frozen=True)
class SummedFigure:
    """Sum of a figure over the centres that count it; `total` is empty when it would tell one."""

    label: str
    is_part: bool
    total: str
    centres: int


@dataclass(frozen=True)
class YearOfActivity:
    """Sums of a year over the accepted reports, and the centres of which none is."""

    year: int
    figures: list[SummedFigure]
    accepted: int
    missing: list[Centre]

    @property
    def expected(self) -> int:
        return self.accepted + len(self.missing)


def years_of_activity(on: datetime.date) -> list[YearOfActivity]:
    """Return the sums of each year as they were known on a day, the latest year first.

    A report that was accepted later is not known. Missing: the public centres at work on the last
    day of the year, without an accepted report.
    """
    reports = list(
        ActivityReport.objects.accepted_by(max(on, today()))
        .select_related("centre")
        .order_by("-year", "accepted_on", "pk")
    )
    by_year = {year: list(own) for year, own in groupby(reports, lambda each: each.year)}
    at_work = _at_work(by_year)
    found = []
    for year, own in by_year.items():
        known = {report.centre_id for report in own if _is_known(report, on)}
        if known:
            missing = [centre for centre in at_work[year] if centre.pk not in known]
            found.append(YearOfActivity(year, list(_sums(own, on)), len(known), missing))
    return found


def _at_work(years: Iterable[int]) -> dict[int, list[Centre]]:
    """Return the public centres with an established perimeter on the last day of each year."""
    own = Coverage.objects.filter(centre=OuterRef("pk")).established()
    asked: dict[str, Any] = {
        f"at_work_{year}": Exists(own.in_force(datetime.date(year, 12, 31))) for year in years
    }
    found: dict[int, list[Centre]] = defaultdict(list)
    if not asked:
        return found
    for centre in Centre.objects.public().annotate(**asked).order_by("order_key", "pk"):
        for year in years:
            if getattr(centre, f"at_work_{year}"):
                found[year].append(centre)
    return found


def _sums(reports: Sequence[ActivityReport], on: datetime.date) -> Iterator[SummedFigure]:
    """Yield the sums as known on a day; reports: all of the year, in the order of acceptance.

    None from which, less what the sheets show or the sum of another day, a figure could be told.
    """
    for name in FIGURES:
        counting = [report for report in reports if getattr(report, name) is not None]
        known = [report for report in counting if _is_known(report, on)]
        kept, by_now = (sum(not report.is_public for report in each) for each in (known, counting))
        total = ""
        if known and _is_told(kept, by_now):
            total = in_figures(sum(getattr(report, name) for report in known))
        yield SummedFigure(capitalised(label_of(name)), is_part(name), total, len(known))


def _is_told(kept: int, by_now: int) -> bool:
    """Tell whether a sum with so many figures not cleared is given, of so many that today's has.

    They come in by LEAST_KEPT, and the last ones with them: two sums differ by none of them, or by
    as many as that.
    """
    to_come = by_now - kept
    if to_come == 0:
        return kept == 0 or kept >= LEAST_KEPT
    return kept == 0 or (kept % LEAST_KEPT == 0 and to_come >= LEAST_KEPT)


def _is_known(report: ActivityReport, on: datetime.date) -> bool:
    return report.accepted_on is not None and report.accepted_on <= on


# --- The sheet of a centre -------------------------------------------------------------------


@dataclass(frozen=True)
class SheetFigure:
    """Figure of a centre over the years of its sheet, in words."""

    label: str
    is_part: bool
    values: list[str]


@dataclass(frozen=True)
class SheetActivity:
    """Cleared figures of a centre, the latest year first; what it never counts is left out."""

    years: list[int]
    figures: list[SheetFigure]


def activity_of(centre: Centre, *, on: datetime.date) -> SheetActivity | None:
    """Return the cleared figures of a centre as known on a day; None without any."""
    reports = list(
        ActivityReport.objects.cleared_by(on)
        .filter(centre=centre)
        .order_by("-year")[:YEARS_ON_A_SHEET]
    )
    if not reports:
        return None
    figures = [
        SheetFigure(
            capitalised(label_of(name)),
            is_part(name),
            [in_figures(getattr(report, name)) for report in reports],
        )
        for name in FIGURES
        if any(getattr(report, name) is not None for report in reports)
    ]
    return SheetActivity([report.year for report in reports], figures)
