"""Figures of the network that public pages gave, by indicator, each with its date and source."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal

from centres.choices import Indicator, Unit
from centres.models import NetworkFigure
from crpv_portal.common.footnotes import Footnotes
from crpv_portal.common.french import capitalised, number


@dataclass(frozen=True)
class PublishedFigure:
    """Line of the page: the value as it was published, beside the row that holds its source."""

    value: str
    when: str
    remark: str
    fact: NetworkFigure


@dataclass(frozen=True)
class PublishedSeries:
    """Figures of one indicator, the latest first."""

    anchor: str
    title: str
    figures: list[PublishedFigure]


def published_series(on: datetime.date) -> tuple[list[PublishedSeries], Footnotes]:
    """Return every established figure stated by that day, by indicator, and the sources of all."""
    rows = list(
        NetworkFigure.objects.established()
        .filter(stated_on__lte=on)
        .order_by("indicator", "-stated_on", "pk")
        .prefetch_related("sources")
    )
    series = [
        PublishedSeries(
            indicator.value,
            capitalised(indicator.label),
            [_figure(row) for row in rows if row.indicator == indicator],
        )
        for indicator in Indicator
    ]
    shown = [each for each in series if each.figures]
    return shown, Footnotes.of([figure.fact for each in shown for figure in each.figures])


def in_figures(value: Decimal) -> str:
    """Return `3 123`, `80,5`.

    >>> in_figures(Decimal("80.50"))
    '80,5'
    """
    whole, _, rest = f"{value:.2f}".partition(".")
    rest = rest.rstrip("0")
    return number(int(whole)) + (f",{rest}" if rest else "")


def _figure(row: NetworkFigure) -> PublishedFigure:
    assert row.stated is not None  # noqa: S101 - the database requires a date
    return PublishedFigure(
        value=f"{in_figures(row.value)} {Unit(row.unit).label}",
        when=capitalised(row.stated.when()),
        remark=row.remark,
        fact=row,
    )
