"""Points of an agenda: the place of a new one, and what a point that holds a decision is for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crpv_portal.common.locks import locked_rows
from crpv_portal.common.text import french_sort_key

from ..choices import ItemKind
from ..models import AgendaItem

if TYPE_CHECKING:
    from ..models import Body, Meeting

APPROVAL = re.compile(
    r"approbation d(?:u|es?)\b.*\b(?:comptes? rendus?|proces verba(?:l|ux)|pv|cr)\b"
)
OTHER_BUSINESS = re.compile(r"(?:questions?|points?|sujets?|affaires?) divers(?:es)?\b|divers$")


@dataclass(frozen=True)
class PlannedPoint:
    """Point of an agenda before there is a meeting: its title, what it is for."""

    title: str
    kind: str = ItemKind.INFORMATION


def is_approval(title: str) -> bool:
    """Tell whether a title announces the approval of earlier minutes, whichever they are."""
    return bool(APPROVAL.match(french_sort_key(title)))


def is_other_business(title: str) -> bool:
    return bool(OTHER_BUSINESS.match(french_sort_key(title)))


def in_usual_order(points: Iterable[PlannedPoint]) -> list[PlannedPoint]:
    """Return the points in their order: approvals first, « Questions diverses » last."""
    return sorted(
        points, key=lambda point: is_other_business(point.title) - is_approval(point.title)
    )


def usual_points(body: Body) -> list[PlannedPoint]:
    """Return the points that each new meeting of the body begins with, in their order."""
    return [
        PlannedPoint(each.title, each.kind) for each in body.usual_points.order_by("position", "pk")
    ]


def lay_out(meeting: Meeting, points: Iterable[PlannedPoint]) -> None:
    """Write the first points of a new meeting's agenda, in their usual order."""
    AgendaItem.objects.bulk_create(
        AgendaItem(meeting=meeting, position=position, title=point.title, kind=point.kind)
        for position, point in enumerate(in_usual_order(points), start=1)
    )


def approval_announced(meeting: Meeting) -> AgendaItem | None:
    """Return the point that announces an approval without saying of what, if nothing is on it."""
    waiting = meeting.items.filter(
        approves__isnull=True, note="", decisions__isnull=True, actions__isnull=True
    )
    return next((item for item in waiting.order_by("position") if is_approval(item.title)), None)


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
    opening = next(
        (
            rank
            for rank, each in enumerate(points)
            if not (each.approves_id or is_approval(each.title))
        ),
        len(points),
    )
    if item.approves_id or item.is_for_open_actions:
        return opening
    is_closed = bool(points) and is_other_business(points[-1].title)
    return len(points) - 1 if is_closed else len(points)


def kind_with_decision(kind: str) -> str:
    """Return what a point is for once it holds a decision or an opinion: not for information."""
    return ItemKind.DECISION if kind == ItemKind.INFORMATION else kind
