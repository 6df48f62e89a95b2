"""Points of an agenda: the place of a new one, and what a point that holds a decision is for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from crpv_portal.common.locks import locked_rows
from crpv_portal.common.text import french_sort_key

from ..choices import ItemKind

if TYPE_CHECKING:
    from ..models import AgendaItem, Meeting

OTHER_BUSINESS = re.compile(r"(?:questions?|points?|sujets?|affaires?) divers(?:es)?\b|divers$")


def put_on_agenda(item: AgendaItem) -> AgendaItem:
    """Save a new point at its place; those that follow move down. The caller locks the meeting."""
    points = sorted(
        locked_rows(item.meeting.items.all()), key=lambda each: (each.position, each.pk)
    )
    points.insert(place_of(item, points), item)
    for position, point in enumerate(points, start=1):
        if point is item:
            item.position = position
            item.save()
        elif point.position != position:
            point.position = position
            point.save(update_fields=["position"])
    return item


def renumber(meeting: Meeting) -> None:
    """Have the places of an agenda follow each other again. The caller locks the meeting."""
    for position, point in enumerate(meeting.items.order_by("position", "pk"), start=1):
        if point.position != position:
            point.position = position
            point.save(update_fields=["position"])


def place_of(item: AgendaItem, points: Sequence[AgendaItem]) -> int:
    """Return the index of a new point among those of the agenda.

    An agenda opens on the minutes to approve, then on what earlier meetings left to do, and ends
    with « Questions diverses ».
    """
    opening = next((rank for rank, each in enumerate(points) if not each.approves_id), len(points))
    if item.approves_id or item.is_for_open_actions:
        return opening
    is_closed = bool(points) and OTHER_BUSINESS.match(french_sort_key(points[-1].title))
    return len(points) - 1 if is_closed else len(points)


def kind_with_decision(kind: str) -> str:
    """Return what a point is for once it holds a decision or an opinion: not for information."""
    return ItemKind.DECISION if kind == ItemKind.INFORMATION else kind
