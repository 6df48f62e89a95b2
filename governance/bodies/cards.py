"""Rows of the lists of bodies: every text ready for the template, for one day."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crpv_portal.common.french import capitalised

from ..meetings.cards import MeetingCard, meeting_card
from ..wording import day_in_words, owner_of, public_state
from .rhythm import Rhythm

if TYPE_CHECKING:
    from ..models import Body


@dataclass(frozen=True)
class BodyCard:
    """Values shown by `governance/includes/body_card.html`."""

    body: Body
    url: str
    name: str
    owner: str
    kind: str
    rhythm: Rhythm
    next: MeetingCard | None
    last: MeetingCard | None
    is_over: bool

    @property
    def last_words(self) -> str:
        """Return, for instance, `Dernière réunion connue : mardi 3 mars 2026`."""
        if self.is_over:
            return "N’existe plus"
        if self.last is None:
            return "Aucune réunion connue"
        return f"Dernière réunion connue : {day_in_words(self.last.meeting)}"


def body_card(body: Body, on: datetime.date, *, query: str = "") -> BodyCard:
    """Make the card of a body read with `for_list()`, which fills `public_meetings`."""
    to_come, last = None, None
    for meeting in body.public_meetings:
        meeting.body = body
        state = public_state(meeting, on)
        if state.kind == "info":
            to_come = meeting  # the list runs backwards: the last one met is the nearest
        elif meeting.is_held and last is None:
            last = meeting
    is_over = body.end_is_unknown or bool(body.end_on and body.end_on <= on)
    return BodyCard(
        body=body,
        url=body.get_absolute_url() + query,
        name=body.name,
        owner=owner_of(body),
        kind=capitalised(body.get_kind_display()),
        rhythm=Rhythm.of(body, body.public_meetings, on, is_over=is_over),
        next=meeting_card(to_come, on) if to_come else None,
        last=meeting_card(last, on) if last else None,
        is_over=is_over,
    )


def body_cards(bodies: Iterable[Body], on: datetime.date, *, query: str = "") -> list[BodyCard]:
    return [body_card(body, on, query=query) for body in bodies]
