"""Time zones of calendars: rules that Outlook reads, and that tell the hours that Python tells."""

import bisect
import datetime
from operator import itemgetter
from zoneinfo import ZoneInfo

import pytest
from dateutil import rrule
from icalendar import Calendar, Event

from governance.meetings.vtimezones import RULES, add_time_zones, is_written
from governance.zones import OVERSEAS

END = datetime.datetime(2038, 1, 1)  # noqa: DTZ001 - a clock of any zone


def block_of(zone):
    calendar = Calendar()
    event = Event()
    event.add("dtstart", datetime.datetime(2027, 1, 5, 10, tzinfo=ZoneInfo(zone)))
    calendar.add_component(event)
    add_time_zones(calendar, [zone])
    (block,) = calendar.walk("VTIMEZONE")
    return block


def changes_by_rules(block):
    """The hours at which a reader of rules alone changes the clock, with the offset of each."""
    return sorted(
        (hour, part["TZOFFSETTO"].td)
        for part in block.subcomponents
        for hour in rrule.rrulestr(
            part["RRULE"].to_ical().decode(), dtstart=part["DTSTART"].dt
        ).between(part["DTSTART"].dt, END, inc=True)
    )


@pytest.mark.parametrize("zone", RULES)
def test_two_rules_tell_every_hour_as_the_zone_does(zone):
    block = block_of(zone)
    assert [part.name for part in block.subcomponents] == ["STANDARD", "DAYLIGHT"]
    assert "RDATE" not in block.to_ical().decode()
    changes = changes_by_rules(block)
    day = datetime.datetime(2008, 1, 1, 12)  # noqa: DTZ001 - a clock of the zone
    while day < END:
        _, offset = changes[bisect.bisect(changes, day, key=itemgetter(0)) - 1]
        assert offset == day.replace(tzinfo=ZoneInfo(zone)).utcoffset(), day
        day += datetime.timedelta(days=1)


def test_summer_time_begins_at_two_in_winter_time():
    block = block_of("Europe/Paris")
    daylight = next(part for part in block.subcomponents if part.name == "DAYLIGHT")
    assert daylight["DTSTART"].dt.hour == 2
    assert daylight["TZOFFSETFROM"].td == datetime.timedelta(hours=1)
    assert len(block.to_ical()) < 400


@pytest.mark.parametrize("zone", OVERSEAS.values())
def test_overseas_keeps_one_offset(zone):
    (part,) = block_of(zone).subcomponents
    for month in (1, 7):
        noon = datetime.datetime(2027, month, 1, 12, tzinfo=ZoneInfo(zone))
        assert part["TZOFFSETFROM"].td == part["TZOFFSETTO"].td == noon.utcoffset()


def test_hours_of_before_the_rules_are_universal():
    assert not is_written(datetime.datetime(1995, 6, 1, tzinfo=datetime.UTC), "Europe/Paris")
    assert is_written(datetime.datetime(1997, 6, 1, tzinfo=datetime.UTC), "Europe/Paris")
