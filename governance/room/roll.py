"""Signatures on the roll: written, counted, taken back; the caller has locked the meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from crpv_portal.common.locks import locked_rows
from crpv_portal.common.text import french_sort_key
from partners.models import Person
from partners.services import forget_unused_people

from ..bodies.people import organisations_named
from ..choices import AttendanceState, SignInState, SignInWay
from ..meetings.votes import check_adopted_votes, check_proxies
from ..models import Attendance, Invitation, Meeting, SignIn
from ..record.people import known_guests

if TYPE_CHECKING:
    from crpv_portal.accounts.perms import AnyUser

WRITTEN = ("state", "represented_by_id", "deputy_name", "deputy_organisation")


def names_of(sign_in: SignIn) -> dict[str, object]:
    """Return what this signature has the roll say of its line."""
    is_sent = sign_in.is_deputy
    return {
        "state": AttendanceState.REPRESENTED if is_sent else AttendanceState.PRESENT,
        "represented_by_id": None,
        "deputy_name": sign_in.name if is_sent else "",
        "deputy_organisation": sign_in.organisation if is_sent else "",
    }


def is_free_for(row: Attendance, sign_in: SignIn) -> bool:
    """Tell whether the roll says nothing that this signature would change: nobody is overruled."""
    if row.state == AttendanceState.NOT_CALLED:
        return True
    return _said(row) == names_of(sign_in)


def count(sign_in: SignIn, meeting: Meeting) -> None:
    """Have the signature count: write it on its line, and raise the meeting's version.

    Raises ValidationError for proxies or adopted votes that the roll would then deny.
    """
    row = _row(sign_in)
    said, wanted = _said(row), names_of(sign_in)
    if said != wanted:
        sign_in.before = said
        _write(row, wanted)
        check_proxies(meeting)
        check_adopted_votes(meeting)
        touch(meeting)
    sign_in.state = SignInState.COUNTED
    sign_in.save(update_fields=["state", "before", "settled_at", "attendance", "changed_at"])


def take_back(sign_in: SignIn, meeting: Meeting, *, state: str, is_settled: bool) -> None:
    """Give the signature another state, and the roll what it said before it.

    What the secretary wrote on that line since stays; a name that it added leaves the roll.
    """
    row = _row(sign_in) if sign_in.state == SignInState.COUNTED else None
    sign_in.state = state
    sign_in.settled_at = timezone.now() if is_settled else None
    before, sign_in.before = sign_in.before, {}
    is_as_written = row is not None and _said(row) == names_of(sign_in)
    if row is not None and sign_in.way == SignInWay.ADDED and is_as_written:
        sign_in.attendance = None
    sign_in.save(update_fields=["state", "settled_at", "before", "attendance", "changed_at"])
    if row is None or not is_as_written:
        return
    if sign_in.way == SignInWay.ADDED:
        person = row.person_id
        row.delete()
        forget_unused_people([person] if person else [], reason="signature reprise")
    elif before:
        bearer = before["represented_by_id"]
        is_there = bearer and meeting.attendances.filter(pk=bearer).exists()
        _write(row, {**before, "represented_by_id": bearer if is_there else None})
        check_proxies(meeting)
        check_adopted_votes(meeting)
    else:
        return
    touch(meeting)


def add_line(sign_in: SignIn, meeting: Meeting, by: AnyUser) -> Attendance:
    """Add to the roll who signed without being on it, not called yet; link them to the signature.

    Somebody of that very name and organisation who came to this body before is the same person.
    """
    key = _key(sign_in.name, sign_in.organisation)
    known = [each for each in known_guests(meeting) if _key(each.name, each.organisation) == key]
    person = Person.objects.get(pk=known[0].person) if len(known) == 1 else None
    if person is None:
        person = Person(first_name=sign_in.first_name, last_name=sign_in.last_name)
        person.full_clean()
        person.save()
    named = organisations_named(by, [sign_in.organisation])
    row = Attendance(
        meeting=meeting,
        person=person,
        organisation=named.get(sign_in.organisation),
        organisation_name=sign_in.organisation,
    )
    row.full_clean()
    row.save()
    sign_in.attendance = row
    return row


def line_of(invitation: Invitation, meeting: Meeting) -> Attendance:
    """Return the line of who was convened; a guest who has none is added, not called yet."""
    rows = locked_rows(meeting.attendances.all())
    if invitation.mandate_id:
        row = rows.filter(mandate=invitation.mandate_id).first()
    else:
        row = rows.filter(mandate__isnull=True, person=invitation.person_id).first()
    if row is None:
        mandate = invitation.mandate
        row = Attendance.objects.create(
            meeting=meeting,
            mandate=mandate,
            person=invitation.person,
            organisation=mandate.organisation if mandate else None,
            organisation_name=mandate.organisation_name if mandate else "",
            voting_weight=mandate.seat.voting_weight if mandate and mandate.is_voting else 0,
        )
        touch(meeting)
    return row


def touch(meeting: Meeting) -> None:
    """Raise the version of the meeting: its page, open elsewhere, is then merged."""
    meeting.version += 1
    meeting.save(update_fields=["version", "updated_at"])


def _row(sign_in: SignIn) -> Attendance:
    assert sign_in.attendance_id is not None  # noqa: S101 - what counts has its line
    return locked_rows(Attendance.objects.filter(pk=sign_in.attendance_id)).get()


def _said(row: Attendance) -> dict[str, object]:
    return {name: getattr(row, name) for name in WRITTEN}


def _write(row: Attendance, values: dict[str, object]) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    row.full_clean()
    row.save(update_fields=["state", "represented_by", "deputy_name", "deputy_organisation"])


def _key(name: str, organisation: str) -> tuple[str, str]:
    return french_sort_key(name), french_sort_key(organisation)
