"""Structured data (schema.org) of meetings, limited to what their public page shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from ..choices import MeetingMode, MeetingStatus
from ..wording import meeting_title, owner_of

if TYPE_CHECKING:
    from ..models import Body, Meeting

EVENT_STATUS = {
    MeetingStatus.CANCELLED: "https://schema.org/EventCancelled",
    MeetingStatus.POSTPONED: "https://schema.org/EventPostponed",
}
ATTENDANCE_MODE = {
    MeetingMode.REMOTE: "https://schema.org/OnlineEventAttendanceMode",
    MeetingMode.HYBRID: "https://schema.org/MixedEventAttendanceMode",
    MeetingMode.IN_PERSON: "https://schema.org/OfflineEventAttendanceMode",
}


def event_data(meeting: Meeting, address: str) -> dict[str, Any]:
    """Return a public meeting as an Event; dates in its own time zone. address: of its page."""
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Event",
        "@id": f"urn:uuid:{meeting.public_id}",
        "name": meeting_title(meeting),
        "url": address,
        "eventStatus": EVENT_STATUS.get(
            MeetingStatus(meeting.status), "https://schema.org/EventScheduled"
        ),
        "organizer": organizer_data(meeting.body),
        "inLanguage": "fr",
    }
    data["startDate"] = _moment(meeting, "starts")
    if end := _moment(meeting, "ends"):
        data["endDate"] = end
    # « Sur place » is also the default of the model: it is only said with a place.
    if meeting.place or meeting.mode != MeetingMode.IN_PERSON:
        data["eventAttendanceMode"] = ATTENDANCE_MODE[MeetingMode(meeting.mode)]
    if meeting.place and meeting.mode != MeetingMode.REMOTE:
        data["location"] = {"@type": "Place", "name": meeting.place, "address": meeting.place}
    elif meeting.mode == MeetingMode.REMOTE:
        data["location"] = {"@type": "VirtualLocation", "url": address}
    return data


def organizer_data(body: Body) -> dict[str, Any]:
    data: dict[str, Any] = {"@type": "Organization", "name": body.name}
    if body.named_centre is not None:
        data["parentOrganization"] = {"@type": "Organization", "name": body.named_centre.name}
    elif body.region is not None:
        data["areaServed"] = {"@type": "AdministrativeArea", "name": owner_of(body)}
    return data


def _moment(meeting: Meeting, which: str) -> str:
    at = getattr(meeting, f"{which}_at")
    if at is not None:
        return at.astimezone(ZoneInfo(meeting.time_zone)).isoformat()
    date = getattr(meeting, which)
    return date.iso() if date else ""
