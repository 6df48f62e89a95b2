"""Minutes of the samples, at each step of their life."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from crpv_portal.common.dates import today
from governance.choices import MinutesState
from governance.minutes.masking import MASKED_PASSAGE
from governance.models import Minutes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .meetings import MadeMeeting

REVIEW = datetime.timedelta(days=21)
INTRODUCTION = "Ce compte rendu est un **exemple** : la réunion qu’il raconte n’a pas eu lieu."


def write_minutes(meetings: Iterable[MadeMeeting]) -> None:
    """Write minutes in draft and in review; meetings without any are left without."""
    Minutes.objects.bulk_create(
        Minutes(
            meeting=made.meeting,
            text=text_of(made),
            state=MinutesState.IN_REVIEW if made.sample.minutes == "review" else MinutesState.DRAFT,
            review_until=max(made.meeting.starts_on, today()) + REVIEW
            if made.sample.minutes == "review"
            else None,
        )
        for made in meetings
        if made.is_held and made.sample.minutes
    )


def text_of(made: MadeMeeting, *, is_public: bool = False) -> str:
    """Return the minutes in Markdown, made from the meeting as a secretary would write them."""
    parts = [INTRODUCTION]
    for item, point in made.points:
        if is_public and point and point.is_secret:
            parts += ["## Point restreint", MASKED_PASSAGE]
            continue
        parts.append(f"## {item.title}")
        if item.note:
            parts.append(item.note)
        parts += [decision.text for decision, of in made.decisions if point and of is point]
    return "\n\n".join(parts)
