"""Room as the secretary sees it: who signed, what waits, the point in hand; and its version.

Its page asks for it again and again: `mark_of` is one query, and all the rest is made only once
that mark has changed.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.db.models import Count, Max

from crpv_portal.common.digests import short_digest
from crpv_portal.common.french import capitalised
from crpv_portal.common.site_address import full_address
from crpv_portal.common.text import french_sort_key

from ..choices import AttendanceState, SignInState, SignInWay
from ..meetings.signed import hour_there, signed_in_words
from ..models import AgendaItem, Decision, Room, SignIn
from ..record.merging import digest
from ..record.state import roll_line, roll_of
from ..wording import headline
from .phone_page import line_in_words
from .roll import is_free_for, names_of
from .secrets import secrets_of
from .settling import StandingSignIns, is_contested, is_plain, shares_phone

if TYPE_CHECKING:
    from ..models import Attendance, Meeting
    from ..querysets import RoomQuerySet


MOST_SHOWN = 60  # of those not on the list: a script may sign hundreds of names
CROWD = 10
ALIKE = 0.8  # « Dupond » and « Dupont »


@dataclass(frozen=True)
class SignedLine:
    """Signature as the secretary reads it: who, when and how; what to look at before confirming."""

    key: str
    name: str
    detail: str
    hour: str
    how: str
    doubts: list[str]
    is_contested: bool
    state: str


def mark_of(rooms: RoomQuerySet) -> tuple[Room, str] | None:
    """Return the first of these rooms with a mark that changes with all that its pages show."""
    room = (
        rooms.select_related("meeting__body")
        .annotate(signed=Count("sign_ins"), moved=Max("sign_ins__changed_at"))
        .order_by("pk")
        .first()
    )
    if room is None:
        return None
    meeting = room.meeting
    seen = (
        *(room.changed_at, room.is_open, room.signed, room.moved),
        *(meeting.version, meeting.status, meeting.updated_at),
    )
    return room, short_digest(repr(seen))


class RoomPanel:
    """Values of the panel of an open or closed room."""

    def __init__(self, room: Room) -> None:
        self.room, self.meeting = room, room.meeting
        self.is_open = room.is_open
        self.until = hour_there(room.closed_since, self.meeting)

    @cached_property
    def roll(self) -> dict[int, Attendance]:
        return {row.pk: row for row in roll_of(self.meeting)}

    @cached_property
    def sign_ins(self) -> list[SignIn]:
        rows = list(self.room.sign_ins.order_by("signed_at", "pk"))
        for row in rows:
            if row.attendance_id:
                row.attendance = self.roll.get(row.attendance_id)
        return rows

    @cached_property
    def standing(self) -> StandingSignIns:
        return StandingSignIns(
            [each for each in self.sign_ins if each.state in ("waiting", "counted")]
        )

    @cached_property
    def to_confirm(self) -> list[SignIn]:
        """Return those to confirm, names of the list first; rivals for one name side by side."""
        chosen = [
            each
            for each in self.standing.rows
            if each.state == SignInState.WAITING or is_contested(each, self.standing)
        ]
        first: dict[object, int] = {}
        for rank, each in enumerate(chosen):
            first.setdefault(each.attendance_id or each.public_id, rank)
        chosen.sort(key=lambda each: (_is_added(each), first[each.attendance_id or each.public_id]))
        return chosen

    @cached_property
    def waiting(self) -> list[SignedLine]:
        return [self._line(each) for each in _shown(self.to_confirm)]

    @property
    def waiting_more(self) -> int:
        """Return how many wait beyond those shown."""
        return len(self.to_confirm) - len(self.waiting)

    @cached_property
    def crowd(self) -> list[SignIn]:
        """Return those not on the list that wait, when they are many: they leave together."""
        added = [
            each
            for each in self.to_confirm
            if _is_added(each) and each.state == SignInState.WAITING
        ]
        return added if len(added) >= CROWD else []

    @property
    def crowd_until(self) -> str:
        """Return the moment of the last of these: who signs since is not set aside unseen."""
        return max(each.signed_at for each in self.crowd).isoformat()

    @property
    def plain(self) -> list[str]:
        """Return the keys of those that can be confirmed together."""
        return [str(each.public_id) for each in self.standing.rows if is_plain(each, self.standing)]

    @property
    def counted(self) -> list[SignedLine]:
        rows = [each for each in self.standing.rows if each.state == SignInState.COUNTED]
        return [self._line(each) for each in rows if not is_contested(each, self.standing)]

    @cached_property
    def aside(self) -> list[SignIn]:
        """Return those set aside, names of the list first."""
        rows = [each for each in self.sign_ins if each.state == SignInState.SET_ASIDE]
        return sorted(rows, key=_is_added)

    @property
    def set_aside(self) -> list[SignedLine]:
        return [self._line(each) for each in _shown(self.aside)]

    @property
    def aside_more(self) -> int:
        return len(self.aside) - len(_shown(self.aside))

    @property
    def withdrawn(self) -> int:
        return sum(each.state == SignInState.WITHDRAWN for each in self.sign_ins)

    def _line(self, sign_in: SignIn) -> SignedLine:
        row = sign_in.attendance
        hour = hour_there(sign_in.signed_at, self.meeting)
        if row is None:
            name, detail = sign_in.name, sign_in.organisation
        else:
            name = line_in_words(row)
            parts = (sign_in.name, sign_in.organisation) if sign_in.is_deputy else ()
            sent = ", ".join(part for part in parts if part)
            detail = f"représenté par {sent}" if sent else ""
        return SignedLine(
            str(sign_in.public_id),
            name,
            detail,
            hour,
            SignInWay(sign_in.way).label,
            self._doubts(sign_in),
            is_contested(sign_in, self.standing),
            sign_in.state,
        )

    def _doubts(self, sign_in: SignIn) -> list[str]:
        """Say what speaks against a waiting signature."""
        if sign_in.state != SignInState.WAITING:
            return []
        row, found = sign_in.attendance, []
        if is_contested(sign_in, self.standing):
            found.append("deux téléphones pour ce nom")
        if shares_phone(sign_in, self.standing):
            found.append("ce téléphone a signé pour une autre personne")
        if sign_in.way == SignInWay.ADDED:
            near = self._near(sign_in)
            found.append(
                f"ressemble à {near}, qui est dans la liste" if near else "n’est pas dans la liste"
            )
        if row is not None and not is_free_for(row, sign_in):
            state = AttendanceState(row.state)
            if state != AttendanceState.PRESENT or sign_in.is_deputy:
                found.append(f"noté {state.label} à l’appel")
        return found

    @cached_property
    def _families(self) -> dict[str, str]:
        """Return people of the roll by their folded family name, the first of several."""
        people = [row.person for row in self.roll.values() if row.person]
        return {french_sort_key(each.last_name): each.full_name for each in reversed(people)}

    def _near(self, sign_in: SignIn) -> str:
        """Return who of the roll bears this family name, or nearly: they may be one."""
        key = french_sort_key(sign_in.last_name)
        near = difflib.get_close_matches(key, self._families, n=1, cutoff=ALIKE)
        return self._families[near[0]] if near else ""

    # --- The page of the record follows -----------------------------------------------------------

    def followed(self) -> dict[str, list[str]]:
        """Return, by input of the roll, the text that is stored now and its digest.

        Only of the lines that a phone signed for: the page of the record knows the others.
        """
        told = {each.attendance_id for each in self.sign_ins if each.attendance_id}
        lines = [self.roll[pk] for pk in sorted(told) if pk in self.roll]
        return {
            name: [text, digest(text)]
            for row in lines
            for name, text in roll_line(row).items()
            if name.rpartition("-")[2] in FOLLOWED
        }

    def said(self) -> dict[str, str]:
        """Return, by line of the roll, how its presence was signed."""
        counted = [each for each in self.standing.rows if each.state == SignInState.COUNTED]
        return {
            str(each.attendance_id): capitalised(signed_in_words(each, self.meeting))
            for each in counted
            if each.attendance and each.attendance.state == names_of(each)["state"]
        }

    # --- The screen -------------------------------------------------------------------------------

    @cached_property
    def items(self) -> list[AgendaItem]:
        return list(self.meeting.items.order_by("position", "pk"))

    @property
    def place(self) -> int | None:
        """Return where the point in hand stands in the agenda, from 0."""
        keys = [item.pk for item in self.items]
        key = self.room.current_item_id
        return keys.index(key) if key in keys else None

    @property
    def current(self) -> AgendaItem | None:
        return None if self.place is None else self.items[self.place]

    @property
    def current_rank(self) -> int:
        return (self.place or 0) + 1

    @property
    def screen(self) -> str:
        """Return the address of the second screen, which holds its secret."""
        return full_address(f"ecran/{secrets_of(self.room.seed).screen}/")

    @property
    def previous(self) -> AgendaItem | None:
        return self.items[self.place - 1] if self.place else None

    @property
    def next(self) -> AgendaItem | None:
        at = -1 if self.place is None else self.place
        return self.items[at + 1] if at + 1 < len(self.items) else None

    @property
    def decisions(self) -> list[tuple[int, str, bool]]:
        """Return the decisions of the point in hand: key, first words, whether on the screen."""
        if self.place is None:
            return []
        rows = Decision.objects.filter(item=self.room.current_item_id).order_by("pk")
        return [(row.pk, headline(row.text), row.pk == self.room.shown_decision_id) for row in rows]


def _is_added(sign_in: SignIn) -> bool:
    return sign_in.way == SignInWay.ADDED


def _shown(rows: list[SignIn]) -> list[SignIn]:
    """Leave out those not on the list, which come last, beyond what a page shows."""
    return rows[: sum(not _is_added(each) for each in rows) + MOST_SHOWN]


FOLLOWED = ("state", "proxy", "deputy_name", "deputy_organisation")
STATES = [(state.value, digest(state.value)) for state in AttendanceState]


def room_of(meeting: Meeting) -> Room | None:
    """Return the room of a meeting, open or closed."""
    return Room.objects.filter(meeting=meeting).select_related("meeting__body").first()
