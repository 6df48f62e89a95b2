"""Rows of the lists of meetings and decisions: every text ready for the template, for one day."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crpv_portal.common.dates import MONTHS, in_words, today
from crpv_portal.common.french import capitalised, in_french

from ..choices import TO_COME, MeetingStatus
from ..wording import (
    SAMPLE,
    State,
    body_and_owner,
    day_in_words,
    decision_kind,
    headline,
    hours_in_words,
    is_past,
    meeting_title,
    owner_of,
    place_in_words,
    public_state,
    untimed_title,
    votes_in_words,
)

if TYPE_CHECKING:
    from crpv_portal.common.models import Sourced

    from ..models import Decision, Meeting

SHORT_MONTHS = {
    "janvier": "janv.",
    "février": "févr.",
    "juillet": "juil.",
    "septembre": "sept.",
    "octobre": "oct.",
    "novembre": "nov.",
    "décembre": "déc.",
}


@dataclass(frozen=True)
class Tile:
    """Calendar leaf of a meeting; leaves out a day or a month that is not known."""

    day: str
    month: str
    year: str

    @classmethod
    def of(cls, meeting: Meeting) -> Tile:
        date, precision = meeting.starts_on, meeting.starts_on_precision
        month = MONTHS[date.month - 1]
        return cls(
            day=str(date.day) if precision == "day" else "",
            month="" if precision == "year" else SHORT_MONTHS.get(month, month),
            year=str(date.year),
        )


@dataclass(frozen=True)
class MeetingCard:
    """Values shown by `governance/includes/meeting_card.html`."""

    meeting: Meeting
    url: str
    title: str
    full_title: str
    body: str
    owner: str
    body_and_owner: str
    when: str
    hours: str
    place: str
    state: State
    tile: Tile
    fact: Sourced
    is_past: bool
    ahead: str

    @property
    def is_sample(self) -> bool:
        return self.meeting.is_sample

    @property
    def part(self) -> str:
        """Return the part of a list where it stands: « À venir », « Passées en 2025 »."""
        return f"Passées en {self.tile.year}" if self.is_past else self.ahead

    @property
    def is_to_come(self) -> bool:
        """Tell whether it is still to be held, neither past nor called off."""
        return not self.is_past and self.meeting.status in TO_COME

    @property
    def needs_no_status(self) -> bool:
        """Tell whether the status needs no word: held, on a past day."""
        return self.meeting.status == MeetingStatus.HELD


def _ahead(on: datetime.date) -> str:
    """Return what is said, on that day, of the meetings that are not past."""
    if on < today():
        return "Par la suite"
    return "Prévues" if on > today() else "À venir"


def meeting_card(meeting: Meeting, on: datetime.date) -> MeetingCard:
    """Make the card of a meeting read with `for_list()`."""
    return MeetingCard(
        meeting=meeting,
        url=meeting.get_absolute_url(),
        title=untimed_title(meeting),
        full_title=meeting_title(meeting),
        body=meeting.body.name,
        owner=owner_of(meeting.body),
        body_and_owner=body_and_owner(meeting.body),
        when=capitalised(day_in_words(meeting)),
        hours=hours_in_words(meeting),
        place=capitalised(place_in_words(meeting)),
        state=public_state(meeting, on),
        tile=Tile.of(meeting),
        fact=meeting,
        is_past=is_past(meeting, on),
        ahead=_ahead(on),
    )


def meeting_cards(meetings: Iterable[Meeting], on: datetime.date) -> list[MeetingCard]:
    return [meeting_card(meeting, on) for meeting in meetings]


def next_apart(cards: list[MeetingCard]) -> tuple[MeetingCard | None, list[MeetingCard]]:
    """Return the first card of a meeting still to be held, and the others."""
    following = next((card for card in cards if card.is_to_come), None)
    return following, [card for card in cards if card is not following]


@dataclass(frozen=True)
class DecisionCard:
    """Values shown by `governance/includes/decision_card.html`."""

    url: str
    reference: str
    kind: str
    text: str
    body: str
    owner: str
    body_and_owner: str
    when: str
    votes: str
    is_opinion: bool
    is_sample: bool

    @property
    def title(self) -> str:
        """Return what was decided: the first sentence of its text, else its reference."""
        said = in_french(headline(self.text)) or self.reference
        return f"{SAMPLE} – {said}" if self.is_sample else said

    @property
    def tagged_reference(self) -> str:
        return f"{SAMPLE} – {self.reference}" if self.is_sample else self.reference

    @property
    def full_title(self) -> str:
        """Return what was decided, and the reference, which is unique."""
        return f"{self.title} ({self.reference})"

    @property
    def rest(self) -> str:
        """Return the text when the title does not hold all of it."""
        said = headline(self.text)
        return "" if said in {self.text.strip(), self.text.strip().rstrip(".")} else self.text

    @property
    def adopted(self) -> str:
        """Return `Adoptée le 3 mars 2026`; for an opinion, when it was given."""
        return f"{'Rendu' if self.is_opinion else 'Adoptée'} le {self.when}"


def decision_card(decision: Decision) -> DecisionCard:
    """Make the card of an adopted decision read with `for_list()`."""
    assert decision.adopted_on is not None  # noqa: S101 - public decisions are adopted
    return DecisionCard(
        url=decision.get_absolute_url(),
        reference=decision.reference,
        kind=decision_kind(decision),
        text=decision.text,
        body=decision.body.name,
        owner=owner_of(decision.body),
        body_and_owner=body_and_owner(decision.body),
        when=in_words(decision.adopted_on),
        votes=votes_in_words(decision),
        is_opinion=bool(decision.opinion),
        is_sample=decision.item.meeting.is_sample,
    )


def decision_cards(decisions: Iterable[Decision]) -> list[DecisionCard]:
    return [decision_card(decision) for decision in decisions]
