"""Meetings as calendars (RFC 5545): feeds to subscribe to, and one event for an invitation.

With `vtimezones`, the only module that knows `icalendar` (docs/adr/0003-icalendar.md).
"""

from __future__ import annotations

import contextlib
import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.utils import timezone
from icalendar import Calendar, Event, vCalAddress, vText

from crpv_portal.common.french import capitalised
from crpv_portal.common.typed import received, without_breaks

from ..choices import MeetingStatus
from ..wording import doubt_about, meeting_title, owner_of, place_in_words
from .vtimezones import add_time_zones, is_written

if TYPE_CHECKING:
    from ..models import Meeting

PRODUCT = "-//CRPV//Registre des centres de ressources//FR"
CONTENT_TYPE = "text/calendar; charset=utf-8"
REFRESH = datetime.timedelta(hours=6)
LAST_DAY = datetime.date(9999, 12, 1)
LIKELY_LENGTH = datetime.timedelta(hours=2)  # of an event whose end is not fixed

STATUS = {
    MeetingStatus.PLANNED: "TENTATIVE",
    MeetingStatus.CONVENED: "CONFIRMED",
    MeetingStatus.HELD: "CONFIRMED",
    # RFC 5545 has no word for « reportée »: the meeting of that day is off, and its title says why.
    MeetingStatus.POSTPONED: "CANCELLED",
    MeetingStatus.CANCELLED: "CANCELLED",
}
PREFIX = {
    MeetingStatus.POSTPONED: "Reportée",
    MeetingStatus.CANCELLED: "Annulée",
}


def event_uid(meeting: Meeting) -> str:
    """Return the identifier of the meeting in every calendar, in feeds and invitations alike."""
    return f"{meeting.public_id}@crpv-registre"


def has_day(meeting: Meeting) -> bool:
    """Tell whether the day is known: a month or a year has no place in a calendar.

    Nor has a day after which the calendar knows no other: one row would silence all the others.
    """
    if meeting.starts is None or not meeting.starts.is_to_the_day:
        return False
    return max(meeting.starts_on, meeting.ends_on or meeting.starts_on) < LAST_DAY


def event_of(meeting: Meeting, url: str) -> Event:
    """Make the calendar event of a meeting, read with its body and centre. url: its page."""
    event = Event()
    event.add("uid", event_uid(meeting))
    changed = meeting.changed_for_readers.astimezone(datetime.UTC).replace(microsecond=0)
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("sequence", meeting.invitation_sequence)
    event.add("summary", event_summary(meeting))
    event.add("status", STATUS[MeetingStatus(meeting.status)])
    _add_dates(event, meeting)
    if place := capitalised(place_in_words(meeting)):
        event.add("location", without_breaks(place))
    event.add("description", _description(meeting, url))
    event.add("categories", [capitalised(meeting.body.get_kind_display())])
    event.add("url", url)
    return event


def event_summary(meeting: Meeting) -> str:
    """Return the title of the event: `Annulée : Assemblée générale 2024 (ORIV)`."""
    title = meeting_title(meeting)
    owner = owner_of(meeting.body) if meeting.body.centre is not None else ""
    if owner and owner not in title:
        title = f"{title} ({owner})"
    elif not owner and meeting.body.short_name not in title:
        title = f"{title} ({meeting.body.short_name})"
    prefix = PREFIX.get(MeetingStatus(meeting.status))
    return without_breaks(f"{prefix} : {title}" if prefix else title)


def _add_dates(event: Event, meeting: Meeting) -> None:
    """Add the dates: in the meeting's time zone when the hour is known, else whole days."""
    if meeting.starts_at is not None:
        event.add("dtstart", _on_its_clock(meeting.starts_at, meeting))
        event.add("dtend", _on_its_clock(meeting.ends_at or _likely_end(meeting), meeting))
        return
    last = meeting.ends_on if meeting.ends and meeting.ends.is_to_the_day else meeting.starts_on
    event.add("dtstart", meeting.starts_on)
    event.add("dtend", (last or meeting.starts_on) + datetime.timedelta(days=1))
    event.add("transp", "TRANSPARENT")


def _on_its_clock(moment: datetime.datetime, meeting: Meeting) -> datetime.datetime:
    """Return the moment in the meeting's zone; in universal time when no rule covers it."""
    zone = meeting.time_zone if is_written(moment, meeting.time_zone) else "UTC"
    return moment.astimezone(ZoneInfo(zone))


def _likely_end(meeting: Meeting) -> datetime.datetime:
    """Return the end of an event whose closing hour nobody fixed: without one it lasts nothing."""
    start = meeting.starts_at
    assert start is not None  # noqa: S101 - only asked with an hour
    last = meeting.ends_on or meeting.starts_on
    return start + LIKELY_LENGTH + (last - meeting.starts_on)


def about_its_end(meeting: Meeting) -> list[str]:
    """Return the line that says that the end is not fixed; empty when it is."""
    is_open = meeting.starts_at is not None and meeting.ends_at is None
    return ["L’heure de fin n’est pas fixée : l’agenda réserve deux heures."] if is_open else []


def _description(meeting: Meeting, url: str) -> str:
    lines = [f"{meeting.body.name}.", f"État : {meeting.get_status_display()}."]
    if doubt := doubt_about(meeting):
        lines.append(f"{capitalised(doubt)}.")
    if meeting.is_sample:
        lines.insert(0, "Exemple, donné pour la démonstration : cette réunion n’existe pas.")
    return received("\n".join([*lines, *about_its_end(meeting), url]))


def calendar_of(
    meetings: Iterable[Meeting], *, name: str, address: Callable[[Meeting], str]
) -> bytes:
    """Make the feed of the meetings whose day is known. address: returns a page's full address."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    # Typed: of these two, icalendar would escape nothing.
    calendar.add("name", vText(without_breaks(name)))
    calendar.add("x-wr-calname", vText(without_breaks(name)))
    calendar.add("x-wr-timezone", "Europe/Paris")
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT6H")
    for meeting in meetings:
        if has_day(meeting):
            calendar.add_component(event_of(meeting, address(meeting)))
    return _written(calendar)


def _written(calendar: Calendar) -> bytes:
    zones = [str(event["dtstart"].params.get("TZID", "")) for event in calendar.walk("VEVENT")]
    add_time_zones(calendar, filter(None, zones))
    return calendar.to_ical()


# --- Invitations (RFC 5546) ----------------------------------------------------------------------


@dataclass(frozen=True)
class Attendee:
    """Only attendee of an invitation: it holds nobody else's address."""

    address: str
    name: str
    is_optional: bool = False  # a guest: the meeting is held without them


def invitation_of(
    meeting: Meeting,
    guest: Attendee,
    *,
    organizer: str,
    agenda: str,
    url: str = "",
    is_withdrawn: bool = False,
) -> bytes:
    """Make the REQUEST to come, or the CANCEL that takes it back, for one attendee.

    organizer: the address from which mails are sent, the same for each version, since a client
    accepts an update from no other (RFC 5546, 2.1.4). agenda: the text of the description.
    """
    link = "" if is_withdrawn else meeting.video_link
    event = _bare_event(meeting, agenda=agenda, url=url, link=link)
    if is_withdrawn and MeetingStatus(meeting.status) not in PREFIX:
        # The meeting is held, without them: some calendars keep what is cancelled on screen.
        event["SUMMARY"] = vText(f"Convocation retirée : {event_summary(meeting)}")
    by = vCalAddress(_mailto(organizer))
    by.params["CN"] = _quoted(meeting.body.name)
    event.add("organizer", by)
    to = vCalAddress(_mailto(guest.address))
    to.params["CN"] = _quoted(guest.name)
    to.params["CUTYPE"] = "INDIVIDUAL"
    to.params["ROLE"] = "OPT-PARTICIPANT" if guest.is_optional else "REQ-PARTICIPANT"
    to.params["PARTSTAT"] = "NEEDS-ACTION"
    # Answers are given by the link: nobody reads those that a calendar would mail back.
    to.params["RSVP"] = "FALSE"
    event.add("attendee", to)
    event.add("status", "CANCELLED" if is_withdrawn else "CONFIRMED")
    return _alone(event, "CANCEL" if is_withdrawn else "REQUEST")


def download_of(meeting: Meeting, *, agenda: str, url: str = "", link: str = "") -> bytes:
    """Make a calendar file of the meeting, with the same identifier as the invitation.

    link: the video link, for those who are convened.
    """
    event = _bare_event(meeting, agenda=agenda, url=url, link=link)
    event.add("status", STATUS[MeetingStatus(meeting.status)])
    return _alone(event, "PUBLISH")


def _bare_event(meeting: Meeting, *, agenda: str, url: str, link: str) -> Event:
    event = Event()
    event.add("uid", event_uid(meeting))
    event.add("dtstamp", timezone.now().astimezone(datetime.UTC).replace(microsecond=0))
    event.add("sequence", meeting.calendar_sequence)
    event.add("summary", event_summary(meeting))
    _add_dates(event, meeting)
    if place := capitalised(place_in_words(meeting)):
        event.add("location", without_breaks(place))
    said = f"Visioconférence : {link}\n\n{agenda}" if link else agenda
    event.add("description", received(said))
    if url:
        event.add("url", url)
    return event


def _alone(event: Event, method: str) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    calendar.add_component(event)
    return _written(calendar)


def _mailto(address: str) -> str:
    """Return the address as a link: as the mail's own header writes it, without hidden signs."""
    local, _, domain = "".join(sign for sign in address if sign.isprintable()).rpartition("@")
    with contextlib.suppress(UnicodeError):
        domain = domain.encode("idna").decode()
    return f"mailto:{local}@{domain}"


def _quoted(name: str) -> str:
    """Return a name as a parameter bears it: straight quotes have no place there."""
    return without_breaks(name).replace('"', "”").replace("^", "")
