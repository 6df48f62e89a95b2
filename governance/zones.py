"""Time zones of the places where bodies meet, and hours on their clocks."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from crpv_portal.common.dates import today

if TYPE_CHECKING:
    from centres.models import Centre
    from crpv_portal.territories.models import Region

    from .models import Body

PARIS = "Europe/Paris"

# By official code of the région; the IANA names, of which each keeps one offset all year round.
OVERSEAS = {
    "01": "America/Guadeloupe",
    "02": "America/Martinique",
    "03": "America/Cayenne",
    "04": "Indian/Reunion",
    "06": "Indian/Mayotte",
}


def moment_at(
    day: datetime.date, time: datetime.time | None, zone: str
) -> datetime.datetime | None:
    """Return the moment of an hour of that day in a time zone; None when no hour is known."""
    return datetime.datetime.combine(day, time, tzinfo=ZoneInfo(zone)) if time else None


def clock_at(moment: datetime.datetime | None, zone: str) -> str:
    """Return the hour in a time zone, `14:30` as inputs have it."""
    return moment.astimezone(ZoneInfo(zone)).strftime("%H:%M") if moment else ""


def zone_of_region(region: Region | None) -> str:
    return OVERSEAS.get(region.code, PARIS) if region else PARIS


def zone_of_centre(centre: Centre, on: datetime.date | None = None) -> str:
    """Return the time zone of the région covered; Paris when several, or none known."""
    coverages = centre.coverages.in_force(on or today())
    codes = set(coverages.order_by().values_list("department__region__code", flat=True))
    return OVERSEAS.get(codes.pop(), PARIS) if len(codes) == 1 else PARIS


def zone_of_body(body: Body) -> str:
    """Return the time zone to propose for a meeting of that body."""
    if body.centre is not None:
        return zone_of_centre(body.centre)
    return zone_of_region(body.region)
