"""Services of the phones: sign, by one's own link or by the list, and take it back."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from crpv_portal.common.history import because
from crpv_portal.common.links import LinkClosed
from crpv_portal.common.locks import locked, locked_rows
from crpv_portal.common.tokens import fingerprint

from ..choices import SignInState, SignInWay
from ..models import Attendance, Room, SignIn
from .roll import count, is_free_for, line_of, take_back

if TYPE_CHECKING:
    from ..models import Invitation, Meeting

# Signatures, taken back or not: nobody fills a room by a script. Opened again, with other secrets,
# a room counts from nothing; one's own link, which others do not have, is never refused for it.
OF_A_PHONE = 12
OF_A_ROOM = 1000
OUT_OF_LIST = 600  # of these, so that names of the list can still be chosen
OF_A_NAME = 8


@dataclass(frozen=True)
class Signer:
    """Name of who signs, when the list does not say it: a deputy, or somebody who is not on it."""

    first_name: str = ""
    last_name: str = ""
    organisation: str = ""
    is_deputy: bool = False


ONESELF = Signer()


def sign_by_link(*, room: Room, phone: str, invitation: Invitation, signer: Signer) -> SignIn:
    """Sign by one's own answer link: it counts at once, unless somebody's word is against it."""
    with transaction.atomic():
        room, meeting = _in_turn(room)
        row = line_of(invitation, meeting)
        return _sign(room, meeting, phone, row, SignInWay.OWN_LINK, signer)


def sign_on_list(*, room: Room, phone: str, line: int, signer: Signer) -> SignIn:
    """Sign for a name chosen in the list: it waits for the secretary.

    Raises ValidationError for a line that left the roll.
    """
    with transaction.atomic():
        room, meeting = _in_turn(room)
        row = locked_rows(meeting.attendances.filter(pk=line)).first()
        if row is None:
            raise ValidationError("Ce nom n’est plus dans la liste : choisissez-en un autre.")
        return _sign(room, meeting, phone, row, SignInWay.CHOSEN, signer)


def sign_as_added(*, room: Room, phone: str, signer: Signer) -> SignIn:
    """Sign without being on the list: it waits for the secretary, who adds the name."""
    with transaction.atomic():
        room, meeting = _in_turn(room)
        return _sign(room, meeting, phone, None, SignInWay.ADDED, signer)


@transaction.atomic
def withdraw(*, sign_in: SignIn, phone: str) -> SignIn:
    """Take back what this phone signed by mistake; the roll says what it said before.

    Raises ValidationError for what another phone signed.
    """
    _, meeting = _in_turn(sign_in.room)
    sign_in = locked(sign_in)
    if not is_of_phone(sign_in, phone):
        raise ValidationError("Cette signature n’est pas celle de ce téléphone.")
    if sign_in.state in (SignInState.WAITING, SignInState.COUNTED):
        with because("signature reprise sur le téléphone", action="withdraw_sign_in"):
            take_back(sign_in, meeting, state=SignInState.WITHDRAWN, is_settled=False)
    return sign_in


def is_of_phone(sign_in: SignIn, phone: str) -> bool:
    """Tell whether this phone gave the signature."""
    return bool(phone) and hmac.compare_digest(sign_in.phone_hash, fingerprint(phone))


def _in_turn(room: Room) -> tuple[Room, Meeting]:
    """Return the room and its meeting, locked; raise LinkClosed when the room closed meanwhile."""
    room = locked(room, "meeting__body")
    if not room.is_open:
        raise LinkClosed(room)
    return room, room.meeting


def _sign(
    room: Room, meeting: Meeting, phone: str, row: Attendance | None, way: str, signer: Signer
) -> SignIn:
    given = room.sign_ins.filter(phone_hash=fingerprint(phone))
    mine = list(given.standing().order_by("pk"))
    sign_in = SignIn(
        room=room,
        attendance=row,
        phone_hash=fingerprint(phone),
        way=way,
        is_deputy=signer.is_deputy,
        first_name=signer.first_name,
        last_name=signer.last_name,
        organisation=signer.organisation,
        signed_at=timezone.now(),
    )
    for each in mine:  # a second click, or the same name again
        same_line = each.attendance_id == sign_in.attendance_id
        if same_line and (each.name, each.is_deputy) == (sign_in.name, sign_in.is_deputy):
            return each
    if given.count() >= OF_A_PHONE:
        raise ValidationError(
            "Trop de signatures sont venues de ce téléphone : adressez-vous au secrétariat."
        )
    if way != SignInWay.OWN_LINK:
        _refuse_crowd(room, row)
    sign_in.full_clean()
    with because("signature sur téléphone", action="sign_in"):
        sign_in.save()
        if way == SignInWay.OWN_LINK and row is not None and not mine:
            _count_at_once(sign_in, row, meeting)
    return sign_in


def _refuse_crowd(room: Room, row: Attendance | None) -> None:
    """Raise ValidationError when phones signed more than a room holds since it was opened."""
    since = room.sign_ins.filter(signed_at__gte=room.opened_at)
    if since.count() >= OF_A_ROOM:
        raise ValidationError("La salle ne prend plus de signature : adressez-vous au secrétariat.")
    most = OUT_OF_LIST if row is None else OF_A_NAME
    if since.filter(attendance=row).exclude(way=SignInWay.OWN_LINK).count() >= most:
        name = "de nom hors de la liste" if row is None else "de signature pour ce nom"
        raise ValidationError(f"La salle ne prend plus {name} : adressez-vous au secrétariat.")


def _count_at_once(sign_in: SignIn, row: Attendance, meeting: Meeting) -> None:
    """Have an own link count, unless the secretary, or another phone, said otherwise before."""
    others = SignIn.objects.filter(attendance=row, state=SignInState.COUNTED)
    if others.exists() or not is_free_for(row, sign_in):
        return
    try:
        with transaction.atomic():
            count(sign_in, meeting)
    except ValidationError:  # a proxy or a vote is against it: the secretary will see
        sign_in.state, sign_in.before = SignInState.WAITING, {}
