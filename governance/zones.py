"""Time zones of the places where bodies meet, and hours on their clocks."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError

from crpv_portal.common.dates import hour_in_words, today

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
    """Return the moment of an hour of that day in a time zone; None when no hour is known.

    Raises ValidationError for an hour that the passage to summer time leaves out; of one that the
    return to winter time repeats, it is the first.
    """
    if time is None:
        return None
    moment = datetime.datetime.combine(day, time, tzinfo=ZoneInfo(zone))
    there = moment.astimezone(datetime.UTC).astimezone(moment.tzinfo)
    if there.time() != time:
        raise ValidationError(
            f"{hour_in_words(moment)} n’existe pas ce jour-là : on y passe à l’heure d’été."
        )
    return moment


# A meeting of one evening may end after midnight; a longer one is a slip of the hand.
LONGEST_NIGHT = datetime.timedelta(hours=8)


def ends_next_day(starts: datetime.time, ends: datetime.time) -> bool:
    """Tell whether these are the hours of a meeting that ends after midnight."""
    first = datetime.datetime.combine(datetime.date.min, starts)
    second = datetime.datetime.combine(datetime.date.min, ends) + datetime.timedelta(days=1)
    return ends <= starts and second - first <= LONGEST_NIGHT


def moments_of(
    first: datetime.date,
    last: datetime.date | None,
    starts: datetime.time | None,
    ends: datetime.time | None,
    zone: str,
) -> tuple[datetime.datetime | None, datetime.datetime | None]:
    """Return opening and closing on the clock of the place.

    last: the last day of a meeting of several; one of a single day may end after midnight. Raises
    ValidationError, by field of the forms, for an hour that does not exist.
    """
    closing = last or first
    if last in (None, first) and starts and ends and ends_next_day(starts, ends):
        closing = first + datetime.timedelta(days=1)
    moments: list[datetime.datetime | None] = []
    for name, day, time in (("starts_time", first, starts), ("ends_time", closing, ends)):
        try:
            moments.append(moment_at(day, time, zone))
        except ValidationError as refusal:
            raise ValidationError({name: refusal.messages}) from refusal
    return moments[0], moments[1]


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
