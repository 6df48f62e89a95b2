"""Presences established on phones, in words: when, by which way, confirmed or not."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from crpv_portal.common.dates import hour_in_words

from ..choices import SignInWay
from ..models import SignIn

if TYPE_CHECKING:
    import datetime

    from ..models import Meeting


def hour_there(moment: datetime.datetime, meeting: Meeting) -> str:
    """Return the hour of a moment where the meeting takes place: `14 h 03`."""
    return hour_in_words(moment.astimezone(ZoneInfo(meeting.time_zone)))


def signed_in_words(sign_in: SignIn, meeting: Meeting) -> str:
    """Return `signé sur téléphone à 14 h 03, confirmé par le secrétariat`."""
    words = f"signé sur téléphone à {hour_there(sign_in.signed_at, meeting)}"
    if sign_in.way == SignInWay.OWN_LINK:
        words += ", par son lien de réponse"
    return f"{words}, confirmé par le secrétariat" if sign_in.settled_at else words


def signatures_of(meeting: Meeting) -> dict[int, str]:
    """Return by line of the roll how its presence was established on a phone.

    A line that the secretary has since called otherwise than present or represented has none.
    """
    rows = SignIn.objects.counted().filter(room__meeting=meeting).order_by("pk")
    return {row.attendance_id: signed_in_words(row, meeting) for row in rows if row.attendance_id}
