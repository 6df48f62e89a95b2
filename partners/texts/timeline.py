"""Drawing of a text's editions on one line of years; a list beside it says the same."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from crpv_portal.common.dates import PartialDate
from partners.models import Edition

WIDTH = 1000
HEIGHT = 132
BAR_TOP, BAR_HEIGHT = 44, 44
AHEAD = 0.06  # of the width, left after the day shown for what is being prepared
NARROW = 110  # width of words: a narrower bar has none


@dataclass(frozen=True)
class Bar:
    """Edition over its time in effect; the announced one has no time yet."""

    x: float
    width: float
    state: str
    label: str

    @property
    def words_x(self) -> float:
        return self.x + 12

    @property
    def holds_words(self) -> bool:
        return self.width >= NARROW


@dataclass(frozen=True)
class Mark:
    """Day on the line: a change of edition, or the day shown."""

    x: float
    label: str


@dataclass
class EditionTimeline:
    bars: list[Bar] = field(default_factory=list)
    changes: list[Mark] = field(default_factory=list)
    shown: Mark | None = None
    description: str = ""

    width = WIDTH
    height = HEIGHT
    bar_top = BAR_TOP
    bar_height = BAR_HEIGHT
    bar_middle = BAR_TOP + BAR_HEIGHT / 2 + 5
    bar_bottom = BAR_TOP + BAR_HEIGHT
    words_below = BAR_TOP + BAR_HEIGHT + 26


def draw(
    editions: list[Edition], on: datetime.date, today: datetime.date
) -> EditionTimeline | None:
    """Draw editions whose state is set (`edition_on`); None when fewer than two have dates.

    The line runs from the first edition to today; `on` is marked when it falls on the line. Words
    that would run into those before them are left to the list.
    """
    dated = sorted(
        ((edition, edition.start) for edition in editions if edition.start),
        key=lambda pair: (pair[1].date, pair[0].pk),
    )
    if len(dated) < 2:
        return None
    first, last = dated[0][1].date, max(today, dated[-1][1].date)
    has_draft = len(dated) < len(editions)
    length = WIDTH * (1 - AHEAD * 2) if has_draft else WIDTH

    def place(day: datetime.date) -> float:
        share = (day - first).days / max((last - first).days, 1)
        return round(min(max(share, 0), 1) * length, 1)

    timeline = EditionTimeline()
    for edition, start in dated:
        x, end = place(start.date), place(edition.end_on or last)
        label = f"Édition de {start.date.year}"
        timeline.bars.append(Bar(x, max(round(end - x - 2, 1), 1), edition.state, label))
        if not timeline.changes or x - timeline.changes[-1].x >= NARROW:
            timeline.changes.append(Mark(x, start.words()))
    if has_draft:
        timeline.bars.append(Bar(length + 2, WIDTH - length - 4, "draft", "À venir"))
    if first <= on <= last:
        timeline.shown = Mark(place(on), "aujourd’hui" if on == today else PartialDate(on).words())
    timeline.description = ", puis ".join(
        f"édition de {start.date.year}, {edition.effect_in_words}" for edition, start in dated
    )
    return timeline
