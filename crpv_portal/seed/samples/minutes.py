"""The minutes of the samples, at each step of their life."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from crpv_portal.common.dates import today
from governance.choices import MinutesState
from governance.minutes.masking import MASKED_PASSAGE
from governance.models import Minutes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .meetings import Sitting

REVIEW = datetime.timedelta(days=21)
INTRODUCTION = "Ce compte rendu est un **exemple** : la réunion qu’il raconte n’a pas eu lieu."


def write_minutes(sittings: Iterable[Sitting]) -> None:
    """Drafts, and minutes in review; those of the meetings without any are left to be written."""
    Minutes.objects.bulk_create(
        Minutes(
            meeting=sitting.meeting,
            text=text_of(sitting),
            state=MinutesState.DRAFT
            if sitting.occasion.minutes == "draft"
            else MinutesState.IN_REVIEW,
            review_until=None
            if sitting.occasion.minutes == "draft"
            else max(sitting.meeting.starts_on, today()) + REVIEW,
        )
        for sitting in sittings
        if sitting.is_held and sitting.occasion.minutes
    )


def text_of(sitting: Sitting, *, is_public: bool = False) -> str:
    """Markdown, made of what the meeting holds: what a secretary would write, then publish."""
    parts = [INTRODUCTION]
    for item, point in sitting.points:
        if is_public and point and point.is_secret:
            parts += ["## Point restreint", MASKED_PASSAGE]
            continue
        parts.append(f"## {item.title}")
        if item.note:
            parts.append(item.note)
        parts += [decision.text for decision, of in sitting.decisions if point and of is point]
    return "\n\n".join(parts)
