"""Page of a phone: what it has signed, and the names of the roll. Nothing else of the meeting."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from crpv_portal.common.text import french_order_key

from ..choices import SignInState
from ..meetings.signed import hour_there
from ..models import Attendance, SignIn
from ..record.people import name_of
from ..record.state import roll_of
from ..wording import meeting_title

if TYPE_CHECKING:
    from ..models import Invitation, Room

SHOWN = (SignInState.WAITING, SignInState.COUNTED, SignInState.SET_ASIDE)


@dataclass(frozen=True)
class Signed:
    """Signature of this phone, as told to who gave it."""

    key: str
    name: str
    hour: str
    state: str
    is_deputy: bool
    deputy: str
    rival_hour: str  # of another phone that signed for the same name before


class PhonePage:
    """Values shown to a phone in an open room.

    phone_hash: the fingerprint of the phone, empty for one that has not signed.
    """

    def __init__(self, room: Room, phone_hash: str) -> None:
        self.room, self.meeting, self.phone_hash = room, room.meeting, phone_hash
        self.title = meeting_title(self.meeting)
        self.body = self.meeting.body.name

    @cached_property
    def rows(self) -> list[Attendance]:
        """Return the lines of the roll, in French order of family names."""
        return sorted(roll_of(self.meeting), key=_order)

    @property
    def names(self) -> list[tuple[str, str]]:
        return [(str(row.pk), line_in_words(row)) for row in self.rows]

    @cached_property
    def signed(self) -> list[Signed]:
        """Return what this phone signed in this room and did not take back."""
        if not self.phone_hash:
            return []
        rows = self.room.sign_ins.filter(phone_hash=self.phone_hash, state__in=SHOWN)
        return [self._told(row) for row in rows.order_by("signed_at", "pk")]

    @property
    def standing(self) -> list[Signed]:
        """Return those that wait or count."""
        return [each for each in self.signed if each.state != SignInState.SET_ASIDE]

    def _told(self, sign_in: SignIn) -> Signed:
        return told(sign_in, self.room, self.rows)


def told(sign_in: SignIn, room: Room, rows: list[Attendance]) -> Signed:
    """Return a signature as told to the phone that gave it. rows: the lines of the roll."""
    row = next((each for each in rows if each.pk == sign_in.attendance_id), None)
    deputy = sign_in.name if sign_in.is_deputy else ""
    rivals = (
        room.sign_ins.standing()
        .filter(attendance=row)
        .exclude(phone_hash=sign_in.phone_hash)
        .order_by("signed_at", "pk")
        if row is not None and sign_in.state == SignInState.WAITING
        else SignIn.objects.none()
    )
    rival = rivals.first()
    return Signed(
        str(sign_in.public_id),
        name_of(row) if row else sign_in.name,
        hour_there(sign_in.signed_at, room.meeting),
        sign_in.state,
        sign_in.is_deputy,
        deputy,
        hour_there(rival.signed_at, room.meeting) if rival else "",
    )


def line_in_words(row: Attendance) -> str:
    """Return a name of the roll with its organisation; nothing more is told to a phone."""
    name = name_of(row)
    organisation = row.organisation_name
    return f"{name}, {organisation}" if organisation and organisation != name else name


def _order(row: Attendance) -> tuple[str, int]:
    person = row.person
    name = f"{person.last_name} {person.first_name}" if person else name_of(row)
    return french_order_key(name), row.pk


def own_line(invitation: Invitation, rows: list[Attendance]) -> str:
    """Return under which name the roll has who was convened."""
    for row in rows:
        is_guest = row.mandate_id is None and invitation.mandate_id is None
        if (is_guest and row.person_id == invitation.person_id) or (
            row.mandate_id is not None and row.mandate_id == invitation.mandate_id
        ):
            return line_in_words(row)
    return invitation.staff_label
