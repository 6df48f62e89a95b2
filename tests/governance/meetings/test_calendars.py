"""Events as other programs read them: every text escaped, an end, who is asked for what."""

import datetime

import pytest
from icalendar import Calendar

from governance.meetings.calendars import Attendee, calendar_of, download_of, invitation_of
from tests.factories.governance import BodyFactory, MeetingFactory

HARD = 'Bureau, « salle 3 »; un "mot", C:\\partage'


@pytest.fixture
def meeting():
    return MeetingFactory.build(
        body=BodyFactory.build(name=HARD),
        title=HARD,
        place=HARD,
        starts_on=datetime.date(2027, 6, 8),
        starts_at=datetime.datetime(2027, 6, 8, 8, tzinfo=datetime.UTC),
        time_zone="Europe/Paris",
        updated_at=datetime.datetime(2027, 1, 1, tzinfo=datetime.UTC),
    )


def invitation(meeting, **kwargs):
    guest = Attendee("a@exemple.test", HARD, **kwargs)
    return invitation_of(meeting, guest, organizer="portail@exemple.test", agenda=f"{HARD}\n1.")


def lines(content):
    return content.decode().replace("\r\n ", "").split("\r\n")


def test_names_of_calendars_are_escaped(meeting):
    content = calendar_of([meeting], name=f"{HARD}\nsuite", address=lambda _: "https://x.test/")
    escaped = HARD.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;") + " suite"
    assert f"NAME:{escaped}" in lines(content)
    assert f"X-WR-CALNAME:{escaped}" in lines(content)


def test_texts_of_an_invitation_come_back_as_typed(meeting):
    (event,) = Calendar.from_ical(invitation(meeting)).walk("VEVENT")
    assert HARD in str(event["SUMMARY"])
    assert HARD in str(event["LOCATION"])
    assert str(event["DESCRIPTION"]) == f"{HARD}\n1."
    (by,) = [line for line in lines(invitation(meeting)) if line.startswith("ORGANIZER")]
    assert by == (
        'ORGANIZER;CN="Bureau, « salle 3 »; un ”mot”, C:\\partage":mailto:portail@exemple.test'
    )


def test_nobody_is_asked_for_an_answer_by_mail(meeting):
    for is_optional, role in ((False, "REQ-PARTICIPANT"), (True, "OPT-PARTICIPANT")):
        content = invitation(meeting, is_optional=is_optional)
        (event,) = Calendar.from_ical(content).walk("VEVENT")
        assert event["ATTENDEE"].params["ROLE"] == role
        assert event["ATTENDEE"].params["RSVP"] == "FALSE"


def test_event_without_a_closing_hour_has_an_end_and_says_that_it_is_not_fixed(meeting):
    for content in (
        calendar_of([meeting], name="Tout", address=lambda _: "https://x.test/"),
        download_of(meeting, agenda="Budget"),
    ):
        (event,) = Calendar.from_ical(content).walk("VEVENT")
        assert event["DTEND"].dt - event["DTSTART"].dt == datetime.timedelta(hours=2)
    meeting.ends_at = meeting.starts_at + datetime.timedelta(hours=1)
    (event,) = Calendar.from_ical(download_of(meeting, agenda="Budget")).walk("VEVENT")
    assert event["DTEND"].dt - event["DTSTART"].dt == datetime.timedelta(hours=1)


def test_an_old_meeting_is_in_universal_time(meeting):
    meeting.starts_on = datetime.date(1995, 10, 10)
    meeting.starts_at = datetime.datetime(1995, 10, 10, 8, tzinfo=datetime.UTC)
    content = download_of(meeting, agenda="Budget").decode()
    assert "DTSTART:19951010T080000Z" in content
    assert "VTIMEZONE" not in content


def test_address_is_written_as_the_mail_writes_it(meeting):
    guest = Attendee("zoe\u200b@préfecture.example", "Zoé")
    content = invitation_of(meeting, guest, organizer="portail@exemple.test", agenda="Budget")
    (event,) = Calendar.from_ical(content).walk("VEVENT")
    assert event["ATTENDEE"] == "mailto:zoe@xn--prfecture-c4a.example"


def test_one_impossible_day_silences_no_other(meeting):
    odd = MeetingFactory.build(body=meeting.body, starts_on=datetime.date(9999, 12, 31))
    content = calendar_of([odd, meeting], name="Tout", address=lambda _: "https://x.test/")
    assert len(Calendar.from_ical(content).walk("VEVENT")) == 1
