"""Agenda of a meeting in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Prefetch, prefetch_related_objects

from crpv_portal.common.digests import short_digest
from crpv_portal.common.french import counted

from ..models import AgendaItem

if TYPE_CHECKING:
    from ..models import Meeting


def agenda_points(meeting: Meeting) -> list[str]:
    """Return the points in words: `Budget 2027 (pour décision, 20 minutes, Mme Riou)`.

    The agenda is read once for all the mails made from the same `meeting`.
    """
    items = AgendaItem.objects.select_related("presenter").order_by("position", "pk")
    prefetch_related_objects([meeting], Prefetch("items", items))
    return [_item(item) for item in meeting.items.all()]


def agenda_lines(meeting: Meeting) -> list[str]:
    """Return the points of the agenda, numbered."""
    return [f"{rank}. {point}" for rank, point in enumerate(agenda_points(meeting), start=1)]


def agenda_digest(meeting: Meeting) -> str:
    """Return a digest of the agenda as the mails say it."""
    return short_digest("\n".join(agenda_lines(meeting)))


def points_by_item(meeting: Meeting) -> dict[int, str]:
    """Return the points in words by the key of their row, in their order."""
    points = agenda_points(meeting)
    return {item.pk: said for item, said in zip(meeting.items.all(), points, strict=True)}


def _item(item: AgendaItem) -> str:
    details = [item.get_kind_display()]
    if item.minutes_planned:
        details.append(counted(item.minutes_planned, "minute(s)"))
    if item.presenter:
        details.append(item.presenter.full_name)
    return f"{item.title} ({', '.join(details)})"
