"""Services of the secretary on signatures: confirm, set aside, put back; wrong clicks undone."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from crpv_portal.common.history import because
from crpv_portal.common.locks import locked, locked_rows

from ..choices import TO_COME, SignInState, SignInWay
from ..models import Room, SignIn
from .roll import add_line, count, is_free_for, take_back

if TYPE_CHECKING:
    import datetime
    from collections.abc import Collection, Sequence

    from crpv_portal.accounts.perms import AnyUser

    from ..models import Meeting

GONE = "Cette signature a déjà été traitée, ou reprise sur le téléphone : la liste est à jour."


@transaction.atomic
def confirm(*, sign_in: SignIn, by: AnyUser) -> SignIn:
    """Have a waiting signature count, in place of any other of that name.

    Raises ValidationError when it no longer waits, or when the roll cannot say so.
    """
    meeting = _in_turn(sign_in.room)
    sign_in = locked(sign_in)
    if sign_in.state != SignInState.WAITING:
        raise ValidationError(GONE)
    with because("signature confirmée", action="confirm_sign_in"):
        if sign_in.attendance_id:
            rivals = SignIn.objects.standing().filter(attendance=sign_in.attendance_id)
            for other in locked_rows(rivals.exclude(pk=sign_in.pk)):
                take_back(other, meeting, state=SignInState.SET_ASIDE, is_settled=True)
        else:
            add_line(sign_in, meeting, by)
        sign_in.settled_at = timezone.now()
        count(sign_in, meeting)
    return sign_in


@transaction.atomic
def confirm_all(*, room: Room, shown: Collection[str]) -> int:
    """Confirm the plain signatures among those shown; return how many.

    Plain: a name of the list that one phone alone chose, and of which the roll says nothing else.
    """
    meeting = _in_turn(room)
    done = 0
    with because("signatures confirmées", action="confirm_sign_ins"):
        for sign_in in plain_ones(room):
            if str(sign_in.public_id) not in shown:
                continue
            sign_in.settled_at = timezone.now()
            count(sign_in, meeting)
            done += 1
    return done


class StandingSignIns:
    """Signatures that wait or count, counted by name and by phone."""

    def __init__(self, rows: Sequence[SignIn]) -> None:
        self.rows = rows
        self.of_line = Counter(each.attendance_id for each in rows)
        self.of_phone = Counter(each.phone_hash for each in rows)


def plain_ones(room: Room) -> list[SignIn]:
    """List the waiting signatures that can be confirmed together."""
    rows = room.sign_ins.standing().select_related("attendance").order_by("pk")
    standing = StandingSignIns(list(rows))
    return [each for each in standing.rows if is_plain(each, standing)]


def is_plain(sign_in: SignIn, standing: StandingSignIns) -> bool:
    """Tell whether it waits, one phone alone gave it, and nothing is against it."""
    if sign_in.state != SignInState.WAITING or sign_in.way == SignInWay.ADDED:
        return False
    row = sign_in.attendance
    return (
        row is not None
        and is_free_for(row, sign_in)
        and not is_contested(sign_in, standing)
        and not shares_phone(sign_in, standing)
    )


def is_contested(sign_in: SignIn, standing: StandingSignIns) -> bool:
    """Tell whether another signature stands for the same name."""
    line = sign_in.attendance_id
    return line is not None and standing.of_line[line] > 1


def shares_phone(sign_in: SignIn, standing: StandingSignIns) -> bool:
    """Tell whether the same phone has signed for somebody else too."""
    phone = sign_in.phone_hash
    return bool(phone) and standing.of_phone[phone] > 1


@transaction.atomic
def set_aside(*, sign_in: SignIn) -> SignIn:
    """Set a signature aside, waiting or counted; the roll says what it said before it."""
    return _move(sign_in, SignInState.SET_ASIDE, "signature écartée")


@transaction.atomic
def set_aside_added(*, room: Room, until: datetime.datetime) -> int:
    """Set aside those not on the list that wait, signed by then; return how many.

    Whoever has the link can sign a hundred false names: they leave in one click.
    """
    _in_turn(room)
    waiting = room.sign_ins.filter(
        state=SignInState.WAITING, way=SignInWay.ADDED, signed_at__lte=until
    )
    now = timezone.now()
    with because("signatures écartées", action="move_sign_in"):
        return waiting.update(state=SignInState.SET_ASIDE, settled_at=now, changed_at=now)


@transaction.atomic
def put_back(*, sign_in: SignIn) -> SignIn:
    """Have a signature that was confirmed or set aside wait again."""
    return _move(sign_in, SignInState.WAITING, "signature remise en attente")


def _move(sign_in: SignIn, state: SignInState, reason: str) -> SignIn:
    meeting = _in_turn(sign_in.room)
    sign_in = locked(sign_in)
    if sign_in.state == SignInState.WITHDRAWN:
        raise ValidationError(GONE)
    if sign_in.state != state:
        with because(reason, action="move_sign_in"):
            is_settled = state == SignInState.SET_ASIDE
            take_back(sign_in, meeting, state=state, is_settled=is_settled)
    return sign_in


def _in_turn(room: Room) -> Meeting:
    """Return the meeting, locked; raise ValidationError once it is held or called off."""
    meeting = locked(room.meeting, "body")
    if meeting.status not in TO_COME:
        raise ValidationError(
            "La réunion n’est plus à tenir : corrigez la présence dans l’appel, sur sa page."
        )
    return meeting
