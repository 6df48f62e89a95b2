"""Time zones as calendars read them: blocks of rules, short, that Outlook reads too.

Outlook takes of a VTIMEZONE its TZID, and of each part DTSTART, RRULE and the two offsets
(MS-STANOICAL, 2.2.47); a list of RDATE, as icalendar writes, is nothing to it.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from zoneinfo import ZoneInfo

from icalendar import Calendar, Timezone, TimezoneDaylight, TimezoneStandard

Change = tuple[datetime.datetime, dict[str, object], str]

# The first change of each rule, in the offset that it leaves; then its recurrence and new name.
# Paris: Directive 2000/84/EC, and its dates since 1996. Saint-Pierre-et-Miquelon: since 2007.
RULES: dict[str, tuple[Change, Change]] = {
    "Europe/Paris": (
        (
            datetime.datetime(1996, 10, 27, 3),  # noqa: DTZ001 - a rule's clock has no zone
            {"freq": "yearly", "bymonth": 10, "byday": "-1SU"},
            "CET",
        ),
        (
            datetime.datetime(1996, 3, 31, 2),  # noqa: DTZ001
            {"freq": "yearly", "bymonth": 3, "byday": "-1SU"},
            "CEST",
        ),
    ),
    "America/Miquelon": (
        (
            datetime.datetime(2007, 11, 4, 2),  # noqa: DTZ001
            {"freq": "yearly", "bymonth": 11, "byday": "1SU"},
            "-03",
        ),
        (
            datetime.datetime(2007, 3, 11, 2),  # noqa: DTZ001
            {"freq": "yearly", "bymonth": 3, "byday": "2SU"},
            "-02",
        ),
    ),
}
ALWAYS = datetime.datetime(1970, 1, 1)  # noqa: DTZ001 - before any meeting


def is_written(moment: datetime.datetime, zone: str) -> bool:
    """Tell whether the block of this zone gives the hour of this moment.

    A moment of before the rules is written in universal time instead.
    """
    if zone not in RULES:
        return True
    return moment.date() > max(change[0] for change in RULES[zone]).date()


def add_time_zones(calendar: Calendar, zones: Iterable[str]) -> None:
    """Put at the head of the calendar the block of each zone that its events name."""
    for rank, zone in enumerate(sorted(set(zones))):
        calendar.subcomponents.insert(rank, _block(zone))
    calendar.add_missing_timezones()


def _block(name: str) -> Timezone:
    block = Timezone()
    block.add("tzid", name)
    zone = ZoneInfo(name)
    if name not in RULES:
        # Nothing changes the clock all year round overseas.
        moment = datetime.datetime.now(zone)
        offset = moment.utcoffset() or datetime.timedelta()
        block.add_component(_part(TimezoneStandard(), ALWAYS, offset, offset, moment.tzname()))
        return block
    winter, summer = RULES[name]
    standard = _offset(zone, winter[0] + datetime.timedelta(days=1))
    daylight = _offset(zone, summer[0] + datetime.timedelta(days=1))
    for kind, (onset, rule, said), before, after in (
        (TimezoneStandard(), winter, daylight, standard),
        (TimezoneDaylight(), summer, standard, daylight),
    ):
        part = _part(kind, onset, before, after, said)
        part.add("rrule", rule)
        block.add_component(part)
    return block


def _offset(zone: ZoneInfo, clock: datetime.datetime) -> datetime.timedelta:
    return clock.replace(tzinfo=zone).utcoffset() or datetime.timedelta()


def _part(
    kind: TimezoneStandard | TimezoneDaylight,
    onset: datetime.datetime,
    before: datetime.timedelta,
    after: datetime.timedelta,
    name: str | None,
) -> TimezoneStandard | TimezoneDaylight:
    kind.add("dtstart", onset)
    kind.add("tzoffsetfrom", before)
    kind.add("tzoffsetto", after)
    if name:
        kind.add("tzname", name)
    return kind
