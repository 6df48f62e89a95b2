"""Service that turns down a declared body known already, and moves its meetings to that one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction

from crpv_portal.common.choices import DatePrecision
from crpv_portal.common.locks import locked

from ..bodies.declaring import decline_declared_body, meetings_left
from ..models import Body, Meeting
from .redating import foresee, redate_meeting

if TYPE_CHECKING:
    from crpv_portal.accounts.models import User


@dataclass(frozen=True)
class Doubled:
    """Meetings that went to the other body, and those that stay with the declared one."""

    moved: list[Meeting]
    staying: list[Meeting]


@transaction.atomic
def merge_declared_body(*, body: Body, into: Body, by: User, reason: str) -> Doubled:
    """Turn down a declared body that is another one, to which its meetings go where they can.

    A meeting stays when `redate_meeting` refuses it: one to come, one with an adopted decision or
    an approval, one whose day the other body has met. Raises ValidationError for itself, for one
    that was turned down, and when the declaration is decided already.
    """
    if into.pk == body.pk or into.is_declined:
        raise ValidationError({"into": "Choisissez l’instance qui existe déjà."})
    body = locked(body)
    moved: list[Meeting] = []
    staying: list[Meeting] = []
    for meeting in meetings_left(body):
        (moved if _move(meeting, into, reason) else staying).append(meeting)
    decline_declared_body(body=body, by=by, reason=reason, same_as=into)  # tells what stays
    return Doubled(moved, staying)


def _move(meeting: Meeting, into: Body, reason: str) -> bool:
    if meeting.starts_on_precision != DatePrecision.DAY:
        return False
    leaving = foresee(meeting=meeting, body=into, on=meeting.starts_on).leaving
    try:
        with transaction.atomic():
            redate_meeting(
                meeting=meeting,
                version=meeting.version,
                body=into,
                on=meeting.starts_on,
                reason=reason,
                guests=[row.pk for row in leaving],  # nobody who was there is lost
            )
    except ValidationError:
        return False
    return True
