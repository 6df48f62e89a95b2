"""Lines of a record as its page sends them, read and checked; the services write them."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ..choices import ActionState

if TYPE_CHECKING:
    from .people import Guest


@dataclass(frozen=True)
class RollLine:
    """Line of the roll; `represented_by` is another line, a deputy is nobody's line.

    names: of a guest, the first and family name and the organisation as they stand on the page.
    """

    pk: int
    state: str
    represented_by: int | None = None
    person: int | None = None
    remark: str = ""
    deputy_name: str = ""
    deputy_organisation: str = ""
    names: tuple[str, str, str] | None = None


@dataclass(frozen=True)
class HeadCountLine:
    """Head count of a college."""

    college: int
    in_office: int
    present: int
    represented: int


@dataclass(frozen=True)
class DecisionLine:
    """Draft of a decision; pk is None for a new one. votes: for, against, abstentions, or None.

    casts: the votes by name, each a line of the roll and what it voted; with a call of names only.
    """

    pk: int | None
    kind: str
    opinion: str
    text: str
    votes: tuple[int, int, int] | None
    provisions: tuple[int, ...]
    ballot: str = ""
    casts: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True)
class ActionLine:
    """Action and its owner; `guest` is the rank of a guest added by the same save."""

    pk: int | None
    text: str
    due_on: datetime.date | None
    state: str = ActionState.OPEN
    person: int | None = None
    organisation: int | None = None
    guest: int | None = None
    owner_words: str = ""


@dataclass(frozen=True)
class ItemLine:
    """Point of the agenda with its drafts and actions; its rank is its place in the list."""

    pk: int | None
    title: str
    kind: str
    note: str
    presenter: int | None = None
    minutes_planned: int | None = None
    provisions: tuple[int, ...] = ()
    decisions: tuple[DecisionLine, ...] = ()
    actions: tuple[ActionLine, ...] = ()


@dataclass(frozen=True)
class MeetingRecord:
    """Whole page, read and checked."""

    details: dict[str, Any]  # by column of Meeting
    roll: tuple[RollLine, ...] = ()
    removed_guests: tuple[int, ...] = ()
    guests: tuple[Guest, ...] = ()
    heads: tuple[HeadCountLine, ...] = ()
    items: tuple[ItemLine, ...] = ()
    earlier: dict[int, str] = field(default_factory=dict)
    minutes: str = ""
