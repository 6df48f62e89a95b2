"""People of a record: the roll, who may be given something to do, guests."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from crpv_portal.common.text import french_order_key

from ..bodies.people import told_apart
from ..choices import AttendanceState, Ballot
from ..convening.members import member_in_words
from ..meetings.quorum import is_counted
from ..meetings.votes import Voter, voter_in_words
from ..models import Attendance, Mandate

if TYPE_CHECKING:
    from partners.models import Person

    from ..models import Body, Meeting
    from .merging import Flat

OFFERED = 60


def name_of(attendance: Attendance) -> str:
    """Return who a line of the roll is: the person, else the organisation, else the capacity."""
    if attendance.person:
        return attendance.person.full_name
    mandate = attendance.mandate
    capacity = mandate.capacity if mandate else ""
    return attendance.organisation_name or capacity or (mandate.seat.title if mandate else "")


def detail_of(attendance: Attendance) -> str:
    """Return the line under the name: the organisation, the capacity and the seat."""
    mandate = attendance.mandate
    parts = [attendance.organisation_name]
    if mandate:
        parts += [mandate.capacity, mandate.seat.title]
    name = name_of(attendance)
    kept = [part for part in dict.fromkeys(parts) if part and part != name]
    return ", ".join(kept)


def deputy_in_words(attendance: Attendance) -> str:
    """Return `représenté par Mme Anne Riou, directrice`; empty when nobody was sent."""
    who = (attendance.deputy_name, attendance.deputy_organisation)
    return f"représenté par {', '.join(part for part in who if part)}" if who[0] else ""


def is_roll_called(rows: Iterable[Attendance]) -> bool:
    """Tell whether at least one line of the roll was called."""
    return any(row.state != AttendanceState.NOT_CALLED for row in rows)


def people_of(attendance: Attendance) -> list[Person]:
    """List who may sit for a mandate: holder, alternate, and the person already written."""
    mandate = attendance.mandate
    people = [mandate.holder, mandate.alternate] if mandate else []
    known = {person.pk: person for person in [*people, attendance.person] if person}
    return list(known.values())


def people_there(roll: Iterable[Attendance]) -> list[tuple[int, str, str]]:
    """List everybody on the roll, and their alternates: key, name, for whom they are there."""
    return [
        (person.pk, person.full_name, row.organisation_name or detail_of(row))
        for row in roll
        for person in people_of(row)
    ]


def people_expected(meeting: Meeting) -> list[tuple[int, str, str]]:
    """List the members in office that day, and their alternates, of a roll not called yet."""
    mandates = Mandate.objects.of_body(meeting.body).in_office(meeting.starts_on)
    return [
        (person.pk, person.full_name, member_in_words(mandate))
        for mandate in mandates
        for person in (mandate.holder, mandate.alternate)
        if person
    ]


def people_written(meeting: Meeting) -> list[tuple[int, str, str]]:
    """Return who presides, keeps the minutes or presents a point, whether on the roll or not."""
    presenters = (item.presenter for item in meeting.items.all())
    people = (meeting.chair, meeting.secretary, *presenters)
    return [(person.pk, person.full_name, "") for person in people if person]


def in_order(people: Iterable[tuple[int, str, str]]) -> list[tuple[int, str]]:
    """Return each person once, as first given, namesakes told apart, in French order."""
    once: dict[int, tuple[int, str, str]] = {}
    for person in people:
        once.setdefault(person[0], person)
    return sorted(told_apart(once.values()), key=lambda pair: french_order_key(pair[1]))


# --- Guests ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Guest:
    """Person or organisation invited, or present at a body whose composition is not known.

    person: the key of somebody whom the account knows.
    """

    first_name: str
    last_name: str
    organisation: str = ""
    person: int | None = None
    state: str = AttendanceState.PRESENT
    remark: str = ""
    email: str = ""

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()


class KnownGuest(NamedTuple):
    """Person who came before, with the organisation they came for."""

    person: int
    first_name: str
    last_name: str
    organisation: str

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def in_words(self) -> str:
        return f"{self.name}, {self.organisation}" if self.organisation else self.name

    @property
    def as_guest(self) -> Guest:
        return Guest(self.first_name, self.last_name, self.organisation, self.person)


def known_guests(meeting: Meeting) -> list[KnownGuest]:
    """List the guests of this body's other meetings who are not on this roll.

    The most recent, at most OFFERED, in French order; never those of another body.
    """
    listed = [row.person_id for row in meeting.attendances.all() if row.person_id]
    rows = (
        Attendance.objects.filter(
            meeting__body=meeting.body_id, mandate__isnull=True, person__erased_at__isnull=True
        )
        .exclude(person__isnull=True)
        .exclude(person__in=listed)
        .order_by("person", "-meeting__starts_on", "-pk")
        .distinct("person")
        .values_list(
            "meeting__starts_on",
            "person",
            "person__first_name",
            "person__last_name",
            "organisation_name",
        )
    )
    latest = sorted(rows, key=lambda row: row[0], reverse=True)[:OFFERED]
    found = [KnownGuest(*row[1:]) for row in latest]
    return sorted(found, key=lambda guest: (french_order_key(guest.last_name), guest.person))


def usual_ballot(body: Body, roll: Iterable[Attendance]) -> str:
    """Return the ballot of a new decision: by call of names where the rule asks it."""
    by_head = any(college.is_counted_by_head for college in body.colleges.all())
    can_call = not by_head and any(row.voting_weight for row in roll)
    return Ballot.ROLL_CALL if body.votes_by_name and can_call else ""


def voters_of_page(body: Body, roll: Iterable[Attendance], values: Flat) -> list[Voter]:
    """List who can be called by name, in the order of the roll.

    Whether each is there is what the page says, saved or not.
    """
    return [
        Voter(
            row.pk,
            voter_in_words(row),
            row.voting_weight,
            is_counted(
                values.get(f"roll-{row.pk}-state", ""),
                values.get(f"roll-{row.pk}-deputy_name", ""),
                deputies_vote=body.deputies_vote,
            ),
        )
        for row in roll
        if row.voting_weight
    ]
