"""Reviewers of minutes: each is asked by one account or one link, or reached by nobody."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.db.models import Q

from ..choices import AttendanceState
from ..convening.members import addressee_of, member_and_seat
from ..record.people import name_of

if TYPE_CHECKING:
    from partners.models import Person

    from ..models import Attendance, Mandate, Meeting


@dataclass(frozen=True)
class Reviewer:
    """Person who attended, or the seat that was represented; `to` is empty when out of reach.

    A seat is written to at its mailbox, and signs its remarks by its own name.
    """

    name: str
    person: Person | None = None
    mandate: Mandate | None = None
    to: str = ""
    has_account: bool = False
    also: tuple[str, ...] = ()  # who else is reached by the same mail


def reviewers_of(meeting: Meeting) -> list[Reviewer]:
    """List who was there by the roll, in its order: each addressee once, a mailbox once.

    A person with an account or an address is written to; else the mailbox of the seat is, as for a
    convocation. A seat whose representative the roll does not name is written to as it is convened.
    Who sent somebody from outside was not there: only the mailbox of the seat is.
    """
    there = (
        meeting.attendances.filter(
            Q(state=AttendanceState.PRESENT)
            | Q(state=AttendanceState.REPRESENTED) & ~Q(deputy_name="")
        )
        .filter(person__erased_at__isnull=True)
        .select_related(
            "person__user",
            "mandate__organisation",
            "mandate__seat",
            "mandate__holder",
            "mandate__alternate",
        )
        .order_by("mandate__seat__college__position", "mandate__seat__position", "pk")
    )
    found: dict[tuple[str, object], Reviewer] = {}
    at_a_mailbox: list[Reviewer] = []
    for line in there:
        reviewer = _reviewer(line)
        if reviewer.mandate is not None:
            at_a_mailbox.append(reviewer)
        elif reviewer.person is not None:
            found.setdefault(("person", reviewer.person.pk), reviewer)
        else:
            found.setdefault(("name", reviewer.name), reviewer)
    by_address = {each.to.casefold(): key for key, each in found.items() if each.to}
    for reviewer in at_a_mailbox:
        key = by_address.setdefault(reviewer.to.casefold(), ("mailbox", reviewer.to.casefold()))
        if key in found:
            known = found[key]
            if reviewer.name not in (known.name, *known.also):
                found[key] = replace(known, also=(*known.also, reviewer.name))
        else:
            found[key] = reviewer
    return list(found.values())


def _reviewer(line: Attendance) -> Reviewer:
    """Return how a line of the roll is written to: a person, the mailbox of a seat, or nobody."""
    person, mandate = line.person, line.mandate
    is_there = line.state == AttendanceState.PRESENT
    if is_there and person is not None and person.user and person.user.is_active:
        return Reviewer(person.full_name, person, to=person.user.email, has_account=True)
    if is_there and person is None and mandate is not None:
        person = addressee_of(mandate)
        if person is not None and person.erased_at is not None:
            person = None
    if is_there and person is not None and person.function_email:
        return Reviewer(person.full_name, person, to=person.function_email)
    if mandate is not None and mandate.function_email:
        return Reviewer(member_and_seat(mandate), mandate=mandate, to=mandate.function_email)
    return Reviewer(line.deputy_name or name_of(line), person if is_there else None)
