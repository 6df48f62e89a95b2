"""Rows of the lists of bodies: every text ready for the template, for one day."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crpv_portal.common.dates import today
from crpv_portal.common.french import capitalised

from ..meetings.cards import MeetingCard, meeting_card
from ..wording import day_in_words, owner_of, public_state
from .existence import Existence, existence_on
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
    existence: Existence
    is_past: bool

    @property
    def is_known(self) -> bool:
        return self.existence is Existence.EXISTS

    @property
    def next_label(self) -> str:
        return "Réunion suivante" if self.is_past else "Prochaine réunion"

    @property
    def last_words(self) -> str:
        """Return, for instance, `Dernière réunion connue : mardi 3 mars 2026`."""
        if not self.is_known:
            return capitalised(self.existence.label)
        if self.last is None:
            return "Aucune réunion connue"
        return f"Dernière réunion connue : {day_in_words(self.last.meeting)}"


def body_card(body: Body, on: datetime.date, *, query: str = "") -> BodyCard:
    """Make the card of a body read with `for_list()`, which fills `public_meetings`."""
    to_come, last = None, None
    for meeting in body.public_meetings:
        meeting.body = body
        is_later = meeting.is_held and meeting.starts_on > on
        if is_later or public_state(meeting, on).kind == "info":
            to_come = meeting  # the list runs backwards: the last one met is the nearest
        elif meeting.is_held and last is None:
            last = meeting
    return BodyCard(
        body=body,
        url=body.get_absolute_url() + query,
        name=body.name,
        owner=owner_of(body),
        kind=capitalised(body.get_kind_display()),
        rhythm=Rhythm.of(body, body.public_meetings, on),
        next=meeting_card(to_come, on) if to_come else None,
        last=meeting_card(last, on) if last else None,
        existence=existence_on(body, on),
        is_past=on < today(),
    )


def body_cards(bodies: Iterable[Body], on: datetime.date, *, query: str = "") -> list[BodyCard]:
    return [body_card(body, on, query=query) for body in bodies]
