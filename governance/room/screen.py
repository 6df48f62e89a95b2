"""Second screen of the room: the agenda, the point in hand, the quorum, what is put to the vote.

Guests read it too. Of a point, nothing but its number and its title; of a decision, its text once
the secretary puts it to the vote; of people, numbers alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from crpv_portal.common.french import capitalised, counted
from crpv_portal.common.site_address import full_address, site_address

from ..choices import COUNTED_STATES, Ballot
from ..meetings.quorum import quorum_of
from ..meetings.votes import lines_that_vote
from ..models import Decision
from ..wording import meeting_title
from .panel import RoomPanel
from .qr import Drawing, drawing_of
from .secrets import secrets_of

if TYPE_CHECKING:
    from ..models import Room

AT_ONCE = 7  # points
LONG = 280  # signs


@dataclass(frozen=True)
class ScreenPoint:
    """Point as the screen lists it."""

    number: int
    title: str
    is_current: bool
    is_past: bool


class RoomScreen:
    """Values of the screen."""

    def __init__(self, room: Room) -> None:
        self.room, self.meeting = room, room.meeting
        self.title = meeting_title(self.meeting)
        self.body = self.meeting.body.name
        self.panel = RoomPanel(room)
        self.secrets = secrets_of(room.seed)

    @cached_property
    def points(self) -> list[ScreenPoint]:
        at = -1 if self.panel.place is None else self.panel.place
        return [
            ScreenPoint(rank + 1, item.title, rank == at, rank < at)
            for rank, item in enumerate(self.panel.items)
        ]

    @property
    def near(self) -> list[ScreenPoint]:
        """Return the points around the one in hand, as many as can be read from afar."""
        at = self.panel.place or 0
        first = max(0, min(at - 2, len(self.points) - AT_ONCE))
        return self.points[first : first + AT_ONCE]

    @property
    def more(self) -> int:
        """Return how many points are not listed."""
        return len(self.points) - len(self.near)

    @property
    def current(self) -> ScreenPoint | None:
        return next((point for point in self.points if point.is_current), None)

    @property
    def next(self) -> ScreenPoint | None:
        """Return the point that follows the one in hand; none before the first."""
        at = self.panel.place
        return None if at is None or at + 1 >= len(self.points) else self.points[at + 1]

    @cached_property
    def decision(self) -> Decision | None:
        """Return the decision put to the vote, at the point in hand."""
        shown = self.room.shown_decision_id
        if shown is None or self.room.current_item_id is None:
            return None
        rows = Decision.objects.filter(pk=shown, item=self.room.current_item_id)
        return rows.select_related("body").first()

    @property
    def is_long(self) -> bool:
        """Tell whether the text has to be drawn smaller to hold on the screen."""
        return self.decision is not None and len(self.decision.text) > LONG

    @property
    def votes(self) -> list[tuple[str, int]]:
        """Return the counts of the vote, once all are recorded."""
        row = self.decision
        if row is None or row.votes_for is None:
            return []
        return [
            ("Pour", row.votes_for),
            ("Contre", row.votes_against or 0),
            ("Abstentions", row.abstentions or 0),
        ]

    @property
    def ballot(self) -> str:
        """Return how it is voted: `Appel nominal en cours : 5 votes sur 12`; never by whom."""
        row = self.decision
        if row is None or not row.ballot:
            return ""
        if row.ballot != Ballot.ROLL_CALL or row.adopted_on:
            return capitalised(row.get_ballot_display())
        called = set(lines_that_vote(self.meeting).values_list("pk", flat=True))
        cast = row.named_votes.filter(attendance__in=called).count()
        if cast >= len(called):
            return "Par appel nominal"
        return f"Appel nominal en cours : {counted(cast, 'vote(s)')} sur {len(called)}"

    @property
    def sense(self) -> str:
        """Return what is put to the vote: `Décision`, `Avis favorable`."""
        row = self.decision
        if row is None:
            return ""
        opinion = f"Avis {row.get_opinion_display()}" if row.opinion else "Décision"
        return f"{opinion} {row.reference}" if row.adopted_on else f"{opinion} mise au vote"

    @cached_property
    def quorum(self) -> tuple[str, list[str]]:
        """Return the verdict and the counts; how many are there where no rule is known."""
        quorum = quorum_of(self.meeting)
        if not quorum.is_known:
            rows = self.meeting.attendances.filter(state__in=COUNTED_STATES)
            heads = sum(each.present + each.represented for each in self.meeting.head_counts.all())
            return counted(rows.count() + heads, "présent(s)"), []
        if quorum.is_waived:
            return "Aucun quorum exigé", []
        words = [
            f"{f'{tally.label} : ' if tally.label else ''}{tally.counted} sur {tally.in_office}, "
            f"il en faut {tally.needed}"
            for tally in quorum.tallies
        ]
        return ("Quorum atteint" if quorum.is_reached else "Quorum non atteint"), words

    @property
    def drawing(self) -> Drawing:
        """Draw the QR code by which the phones sign."""
        return drawing_of(full_address(f"s/{self.secrets.token}/"))

    @property
    def host(self) -> str:
        """Return the beginning of the short address, as it is typed."""
        return site_address().partition("://")[2]

    @property
    def typed(self) -> str:
        """Return the end of the short address."""
        return f"s/{self.secrets.code_in_groups}"
