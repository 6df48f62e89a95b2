"""Meetings of an account: of the bodies it keeps, sits in, or attended."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q

from crpv_portal.accounts.models import User
from crpv_portal.common.dates import today

from ..models import Attendance, Body, Mandate, Meeting

if TYPE_CHECKING:
    from ..querysets import MeetingQuerySet


def meetings_of(user: User, on: datetime.date | None = None) -> MeetingQuerySet:
    """List the meetings of bodies that the account keeps or sits in, and those it attended."""
    on = on or today()
    sits = Mandate.objects.in_force(on).filter(seat__college__body=OuterRef("body")).held_by(user)
    was_there = Attendance.objects.filter(meeting=OuterRef("pk"), person__user=user)
    return Meeting.objects.filter(
        Q(body__in=Body.objects.manageable_by(user)) | Exists(sits) | Exists(was_there)
    )


def meetings_asking(user: User) -> MeetingQuerySet:
    """List the account's meetings to come whose body asks for points today."""
    on = today()
    return meetings_of(user, on).upcoming(on).filter(item_call__until_on__gte=on)
