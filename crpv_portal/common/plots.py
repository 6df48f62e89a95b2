"""Data turned into inline SVG: bars of counts, told by pattern and label as well as by shade.

A drawing never stands alone: the table of the same numbers stands beside it, and its description
says so. Its parts bear classes and no colour, which are a stylesheet's; without one they are drawn
in the colour of the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator

WIDTH = 360  # of both kinds of drawing, in their own units, near the pixels of a phone
LEGEND, SWATCH = 20, 12
ROW, BAR, BAR_AT = 36, 12, 18
LABEL = 56  # characters that fit in the width
COLUMN_HEIGHT, FOOT = 120, 18


class PlotFill(StrEnum):
    """Filling of the parts of one series."""

    FULL = "full"
    STRIPED = "striped"
    HOLLOW = "hollow"


@dataclass(frozen=True)
class PlotSeries:
    """Counts of one kind: their name, and how their parts are filled."""

    name: str
    fill: PlotFill


@dataclass(frozen=True)
class PlotData:
    """Numbers to draw: a row of counts for each label, a count for each of the series.

    slug: of its identifiers in the page.
    """

    slug: str
    title: str
    series: tuple[PlotSeries, ...]
    rows: Sequence[tuple[str, tuple[int, ...]]]

    @property
    def largest(self) -> int:
        return max((sum(counts) for _, counts in self.rows), default=0) or 1


def bars(data: PlotData) -> SafeString:
    """Draw a horizontal bar a row, its label above it and its counts after it, parts in line."""
    top = LEGEND * len(data.series)
    parts: list[SafeString] = []
    for index, (label, counts) in enumerate(data.rows):
        y = top + index * ROW
        parts.append(_text(0, y + 13, Truncator(label).chars(LABEL)))
        x = 0.0
        for series, count in zip(data.series, counts, strict=True):
            width = count * (WIDTH - 60) / data.largest
            parts += [_rect(data, series.fill, x, y + BAR_AT, width, BAR)] if count else []
            x += width
        said = " + ".join(str(count) for count in counts if count) or "0"
        parts.append(_text(x + 4, y + BAR_AT + 11, said))
    return _drawing(data, parts, top + len(data.rows) * ROW)


def columns(data: PlotData, *, every: int = 5) -> SafeString:
    """Draw a column a row, one label out of so many under them, and the largest sum at its head."""
    top = LEGEND * len(data.series) + FOOT
    ground = top + COLUMN_HEIGHT
    step = WIDTH / max(len(data.rows), 1)
    parts: list[SafeString] = []
    for index, (label, counts) in enumerate(data.rows):
        y = float(ground)
        for series, count in zip(data.series, counts, strict=True):
            height = count * COLUMN_HEIGHT / data.largest
            y -= height
            if count:
                parts.append(_rect(data, series.fill, index * step, y, step * 0.8, height))
        is_last = index == len(data.rows) - 1
        if (len(data.rows) - 1 - index) % every == 0:
            anchor = "end" if is_last else "middle"
            x = WIDTH if is_last else (index + 0.4) * step
            parts.append(_text(x, ground + 14, label, anchor))
            parts.append(_text(x, y - 4, str(sum(counts)), anchor))
    return _drawing(data, parts, ground + FOOT)


def _drawing(data: PlotData, parts: list[SafeString], height: int) -> SafeString:
    legend: list[SafeString] = []
    for index, series in enumerate(data.series):
        y = index * LEGEND
        legend += [
            _rect(data, series.fill, 1, y + 2, SWATCH, SWATCH),
            _text(20, y + 12, series.name),
        ]
    return format_html(
        '<svg class="plot" viewBox="0 0 {width} {height}" role="img" '
        'aria-labelledby="{slug}-title {slug}-desc"><title id="{slug}-title">{title}</title>'
        '<desc id="{slug}-desc">Le tableau qui suit donne les mêmes nombres.</desc>'
        '<defs><pattern id="{slug}-stripes" width="5" height="5" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><rect class="plot-stripe" width="2.5" height="5"/></pattern>'
        "</defs>{parts}</svg>",
        width=WIDTH,
        height=height,
        slug=data.slug,
        title=data.title,
        parts=format_html_join("", "{}", ((part,) for part in (*legend, *parts))),
    )


def _rect(
    data: PlotData, fill: PlotFill, x: float, y: float, width: float, height: float
) -> SafeString:
    paint = format_html(' fill="url(#{}-stripes)"', data.slug) if fill is PlotFill.STRIPED else ""
    return format_html(
        '<rect class="plot-part plot-part--{}" x="{}" y="{}" width="{}" height="{}"{}/>',
        *(fill, _unit(x), _unit(y), _unit(width), _unit(height), paint),
    )


def _text(x: float, y: float, words: str, anchor: str = "start") -> SafeString:
    return format_html(
        '<text class="plot-text" x="{}" y="{}" text-anchor="{}">{}</text>',
        *(_unit(x), _unit(y), anchor, words),
    )


def _unit(number: float) -> str:
    """Return a number of the drawing with a point, whatever the language of the page."""
    return f"{number:.1f}".removesuffix(".0")
