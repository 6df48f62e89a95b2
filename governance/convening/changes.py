"""Changes of an appointment since a version that was sent: old and new, and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING

from crpv_portal.common.history import events_of

from ..models import Meeting
from ..wording import day_in_words, hours_in_words, place_in_words

if TYPE_CHECKING:
    from collections.abc import Callable

ACT = "change_appointment"  # whose reason is written for those convened
COLUMNS = (
    *("starts_on", "starts_on_precision", "ends_on", "ends_on_precision", "starts_at", "ends_at"),
    *("time_zone", "mode", "place", "video_link"),
)
SAID: tuple[tuple[str, Callable[[Meeting], str]], ...] = (
    ("Jour", day_in_words),
    ("Horaire", hours_in_words),
    ("Lieu", place_in_words),
    ("Visioconférence", attrgetter("video_link")),
)
UNKNOWN = "rien de fixé"


@dataclass(frozen=True)
class AppointmentChange:
    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Changes:
    rows: list[AppointmentChange] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)


def changes_since(meeting: Meeting, sequence: int | None) -> Changes:
    """Return what differs from the version of this sequence, as the history has it."""
    if sequence is None:
        return Changes()
    events = events_of(Meeting).filter(pgh_obj_id=meeting.pk)
    sent = events.filter(invitation_sequence=sequence).order_by("-pgh_id").first()
    if sent is None:
        return Changes()
    former = Meeting(**{name: getattr(sent, name) for name in COLUMNS})
    rows = [
        AppointmentChange(label, say(former) or UNKNOWN, say(meeting) or UNKNOWN)
        for label, say in SAID
        if say(former) != say(meeting)
    ]
    later = events.filter(invitation_sequence__gt=sequence).order_by("pgh_id")
    contexts = [context or {} for context in later.values_list("pgh_context", flat=True)]
    reasons = [each["reason"] for each in contexts if each.get("action") == ACT]
    return Changes(rows, list(dict.fromkeys(filter(None, reasons))))
