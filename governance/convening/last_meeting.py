"""The last meeting of a body, and what the next one may take from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from crpv_portal.common.dates import today

from ..choices import CALLED_OFF
from ..meetings.points import PlannedPoint
from ..models import Meeting

if TYPE_CHECKING:
    from ..models import Body

# What is copied as it is; the link of a video conference is each meeting's own.
TAKEN = ("time_zone", "mode", "place")


def last_meeting_of(body: Body) -> Meeting | None:
    """Return the last meeting known to the day, held or not yet logged; None when there is none."""
    past = body.meetings.past(today()).exclude(status__in=CALLED_OFF)
    return past.filter(starts_on_precision="day", starts_on__lte=today()).first()


def points_of(meeting: Meeting) -> list[PlannedPoint]:
    """Return the titles of its agenda, without their texts.

    Those that planning puts by itself, the minutes to approve and the open actions, are left out.
    """
    own = meeting.items.filter(approves__isnull=True, is_for_open_actions=False)
    return [PlannedPoint(item.title, item.kind) for item in own.order_by("position", "pk")]


def same_as(meeting: Meeting) -> dict[str, Any]:
    """Return the hours, the place and how it was held, as the initial values of a form."""
    zone = ZoneInfo(meeting.time_zone)
    hours = {"starts_time": meeting.starts_at, "ends_time": meeting.ends_at}
    return {name: getattr(meeting, name) for name in TAKEN} | {
        name: moment.astimezone(zone).time() for name, moment in hours.items() if moment
    }
