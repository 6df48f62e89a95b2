"""Calendars and Atom feeds: what they carry, what they never do, and one's own."""

import datetime
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from icalendar import Calendar

from crpv_portal.common.site_address import full_address
from governance.meetings.own import meetings_of
from governance.models import CalendarToken
from governance.public.own_calendar import (
    fingerprint,
    make_calendar_token,
    owner_of_token,
    revoke_calendar_token,
)
from tests.factories.accounts import AssignmentFactory, UserFactory
from tests.factories.centres import CentreFactory
from tests.factories.governance import (
    AttendanceFactory,
    BodyFactory,
    DecisionFactory,
    MandateFactory,
    MeetingFactory,
)
from tests.factories.partners import PersonFactory
from tests.factories.territories import DepartmentFactory, RegionFactory

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(autouse=True)
def _on_22_november_2026(time_machine):
    time_machine.move_to("2026-11-22 12:00:00Z", tick=False)


def events(client, address):
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert all(len(line) <= 75 for line in response.content.split(b"\r\n"))
    return Calendar.from_ical(response.content).walk("VEVENT")


def entries(client, address):
    response = client.get(address)
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(response.content).findall(f"{ATOM}entry")  # noqa: S314 - ours


def summaries(client, address):
    return [str(event["summary"]) for event in events(client, address)]


def test_all_body_region_and_meeting_calendars(client):
    region = RegionFactory(slug="region-essai")
    centre = CentreFactory(
        acronym="CRE", published=True, departments=[DepartmentFactory(region=region)]
    )
    of_centre = BodyFactory(slug="conseil", centre=centre)
    MeetingFactory(body=of_centre, title="Conseil", slug="conseil-decembre", public=True)
    MeetingFactory(title="Comité", public=True, body__name="Instance A")
    MeetingFactory(title="Restreinte", body=of_centre)
    MeetingFactory(title="Vieille", public=True, body=of_centre, starts_on="2019-05-02")
    assert summaries(client, "/calendrier.ics") == ["Conseil (CRE)", "Comité (Instance A)"]
    assert summaries(client, "/calendrier/regions/region-essai.ics") == ["Conseil (CRE)"]
    assert summaries(client, "/gouvernance/instances/conseil/calendrier.ics") == [
        "Vieille (CRE)",
        "Conseil (CRE)",
    ]
    assert summaries(client, "/gouvernance/reunions/conseil-decembre/reunion.ics") == [
        "Conseil (CRE)"
    ]


def test_whole_days_when_the_hour_is_not_known(client):
    meeting = MeetingFactory(
        public=True, starts_on="2026-12-08", ends_on="2026-12-10", ends_on_precision="day"
    )
    (event,) = events(client, reverse("governance:meeting_calendar", args=[meeting.slug]))
    assert event["dtstart"].dt == datetime.date(2026, 12, 8)
    assert event["dtend"].dt == datetime.date(2026, 12, 11)


def test_hours_in_the_time_zone_of_the_place(client):
    meeting = MeetingFactory(
        public=True,
        time_zone="Indian/Reunion",
        starts_at=datetime.datetime(2026, 12, 8, 5, tzinfo=datetime.UTC),
        ends_at=datetime.datetime(2026, 12, 8, 7, tzinfo=datetime.UTC),
    )
    address = reverse("governance:meeting_calendar", args=[meeting.slug])
    (event,) = events(client, address)
    assert event["dtstart"].params["TZID"] == "Indian/Reunion"
    assert event["dtstart"].dt.hour == 9
    assert b"BEGIN:VTIMEZONE" in client.get(address).content


def test_a_meeting_without_a_day_is_in_no_calendar(client):
    meeting = MeetingFactory(public=True, starts_on="2026-12-01", starts_on_precision="month")
    assert events(client, "/calendrier.ics") == []
    address = reverse("governance:meeting_calendar", args=[meeting.slug])
    assert client.get(address).status_code == 404


def test_cancelled_and_postponed_are_said_under_the_same_identifier(client):
    meeting = MeetingFactory(public=True, title="Comité", invitation_sequence=0)
    address = reverse("governance:meeting_calendar", args=[meeting.slug])
    (before,) = events(client, address)
    meeting.status, meeting.invitation_sequence = "cancelled", 1
    meeting.save()
    (after,) = events(client, address)
    assert before["uid"] == after["uid"]
    assert (before["status"], after["status"]) == ("TENTATIVE", "CANCELLED")
    assert (before["sequence"], after["sequence"]) == (0, 1)
    assert str(after["summary"]).startswith("Annulée\N{NO-BREAK SPACE}: Comité")


def test_samples_say_so_in_every_feed(client):
    meeting = MeetingFactory(public=True, held=True, is_sample=True, title="Réunion")
    DecisionFactory(item__meeting=meeting, public=True, adopted=True)
    assert summaries(client, "/calendrier.ics")[0].startswith("Exemple – ")
    for name in ("meeting_feed", "decision_feed"):
        (entry,) = entries(client, reverse(f"governance:{name}"))
        assert entry.findtext(f"{ATOM}title").startswith("Exemple – ")


def test_atom_feeds_carry_what_is_public(client):
    meeting = MeetingFactory(public=True, held=True, title="Comité")
    decision = DecisionFactory(
        item__meeting=meeting, text="Le comité <adopte>.", public=True, adopted=True
    )
    DecisionFactory(item__meeting=meeting, text="Tue.", adopted=True)
    MeetingFactory(title="Restreinte")
    (entry,) = entries(client, "/gouvernance/reunions.atom")
    assert entry.findtext(f"{ATOM}id") == f"urn:uuid:{meeting.public_id}"
    (entry,) = entries(client, "/gouvernance/decisions.atom")
    link = entry.find(f"{ATOM}link").get("href")
    assert link == full_address(decision.get_absolute_url())
    assert "Le comité &lt;adopte&gt;." in entry.findtext(f"{ATOM}summary")


# --- One's own ---------------------------------------------------------------------------------


def test_own_meetings_are_those_kept_sat_in_and_attended():
    region = RegionFactory()
    user = UserFactory(regions=[region])
    person = PersonFactory(user=user)
    kept = MeetingFactory(body__region=region)
    sat = MeetingFactory()
    MandateFactory(holder=person, seat__college__body=sat.body)
    attended = AttendanceFactory(person=person).meeting
    MeetingFactory()
    assert set(meetings_of(user)) == {kept, sat, attended}


def test_own_calendar_by_secret_address(client):
    region = RegionFactory()
    user = UserFactory(regions=[region])
    MeetingFactory(body__region=region, title="Restreinte")
    token = make_calendar_token(user=user)
    row = CalendarToken.objects.get()
    assert token not in (row.token_hash, str(row))
    assert row.token_hash == fingerprint(token)
    address = reverse("governance:own_calendar", args=[token])
    (summary,) = summaries(client, address)
    assert summary.startswith("Restreinte")
    response = client.get(address)
    assert response["Referrer-Policy"] == "no-referrer"
    assert "no-store" in response["Cache-Control"]
    assert not response.cookies


def test_own_calendar_ends_with_the_secret_the_account_or_the_role(client):
    region = RegionFactory()
    user = UserFactory()
    AssignmentFactory(user=user, region=region, since="2015", until="2026-11-22")
    MeetingFactory(body__region=region, title="Hors période")
    first = make_calendar_token(user=user)
    assert summaries(client, reverse("governance:own_calendar", args=[first])) == []
    second = make_calendar_token(user=user)
    assert owner_of_token(first) is None
    assert owner_of_token(second) == user
    user.is_active = False
    user.save()
    assert client.get(reverse("governance:own_calendar", args=[second])).status_code == 404
    user.is_active = True
    user.save()
    revoke_calendar_token(user=user)
    assert owner_of_token(second) is None
    assert CalendarToken.objects.filter(revoked_at__isnull=True).count() == 0


def test_account_page_makes_and_revokes_the_address(client):
    user = UserFactory()
    client.force_login(user)
    address = reverse("governance:my_calendar")
    assert client.get(address).status_code == 200
    assert not CalendarToken.objects.exists()
    response = client.post(address)
    assert response["Referrer-Policy"] == "same-origin"  # or a browser posts « Origin: null »
    page = BeautifulSoup(response.content, "lxml")
    secret = page.select_one("input#adresse")["value"]
    assert client.get(secret).status_code == 200
    assert secret not in client.get(address).content.decode()
    client.post(reverse("governance:revoke_my_calendar"))
    assert client.get(secret).status_code == 404


def test_the_secret_is_in_no_trace():
    user = UserFactory()
    make_calendar_token(user=user)
    fields = {field.name for field in CalendarToken.pgh_event_model._meta.fields}
    assert "token_hash" not in fields


def test_no_text_takes_a_feed_down(client):
    """A row of before the door was shut, or loaded, does not silence all the others."""
    odd = "Bureau\x0b\x1b\ufffe\nde mars"
    meeting = MeetingFactory(public=True, held=True, title=odd, place=odd)
    DecisionFactory(item__meeting=meeting, adopted=True, public=True, text=odd)
    for address in ("/calendrier.ics", f"/gouvernance/reunions/{meeting.slug}/reunion.ics"):
        (summary,) = summaries(client, address)
        assert "Bureau" in summary
        assert summary.isprintable()
    for address in ("/gouvernance/reunions.atom", "/gouvernance/decisions.atom"):
        assert len(entries(client, address)) == 1
