"""Days and hours of meetings: those that cannot be, those asked again, those of another place."""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from crpv_portal.common.dates import today
from governance.convening.planning import postpone_meeting
from governance.models import Meeting
from governance.wording import hours_in_words, public_state
from governance.zones import PARIS
from tests.factories.accounts import UserFactory
from tests.factories.governance import (
    AgendaItemFactory,
    BodyFactory,
    DocumentFactory,
    MeetingFactory,
)

pytestmark = pytest.mark.django_db

PLAN, LOG = "/espace/reunions/prevoir/", "/espace/reunions/consigner/"
SOON = today() + datetime.timedelta(days=20)


@pytest.fixture(autouse=True)
def agent(client):
    user = UserFactory(staff=True, second_factor=True)
    client.force_login(user)
    return user


def send(client, address, body, day, **values):
    return client.post(address, {"body": body.pk, "day": day, "mode": "in_person", **values})


@pytest.mark.parametrize("address", [PLAN, LOG])
@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("9999-12-31", "L’année 9999 ne peut pas être juste"),
        ("0001-01-01", "L’année 0001 ne peut pas être juste"),
        ("0026-11-12", "L’année 0026 ne peut pas être juste"),
        ("1899-01-01", "Le réseau n’existait pas en 1899"),
    ],
)
def test_a_day_that_cannot_be_is_refused_at_its_field(client, address, day, said):
    body = BodyFactory()
    response = send(client, address, body, day)
    assert response.status_code == 422
    assert said in response.text
    assert not body.meetings.exists()


def test_no_service_writes_a_day_before_the_network():
    with pytest.raises(ValidationError, match="n’existait pas en 1900"):
        MeetingFactory(starts_on=datetime.date(1900, 1, 1)).full_clean()


def test_a_day_far_ahead_is_asked_again(client):
    body, year = BodyFactory(), today().year + 4
    response = send(client, PLAN, body, f"{year}-06-10")
    assert response.status_code == 422
    assert "dans plus de trois ans" in response.text
    assert BeautifulSoup(response.content, "lxml").select_one("[type=checkbox][name=is_far]")
    assert send(client, PLAN, body, f"{year}-06-10", is_far="on").status_code == 302
    meeting = body.meetings.get()
    address = f"/espace/reunions/{meeting.slug}/reporter/"
    sent = {"to": f"{year + 45}-06-10", "reason": "Erreur"}
    response = client.post(address, sent)
    assert response.status_code == 422
    assert "dans plus de trois ans" in response.text
    assert client.post(address, sent | {"to": f"{year}-07-10", "is_far": "on"}).status_code == 302


def test_a_day_within_three_years_asks_nothing(client):
    assert send(client, PLAN, BodyFactory(), SOON.isoformat()).status_code == 302


# --- Hours ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ends", "words"),
    [
        ("00:15", "de 20\xa0h\xa030 à 0\xa0h\xa015 le lendemain"),
        ("00:00", "de 20\xa0h\xa030 à 0\xa0h le lendemain"),
        ("22:00", "de 20\xa0h\xa030 à 22\xa0h"),
    ],
)
def test_a_meeting_may_end_after_midnight(client, ends, words):
    body = BodyFactory()
    hours = {"starts_time": "20:30", "ends_time": ends}
    assert send(client, PLAN, body, SOON.isoformat(), **hours).status_code == 302
    meeting = body.meetings.get()
    assert hours_in_words(meeting) == words
    page = client.get(f"/espace/reunions/{meeting.slug}/rendez-vous/")
    assert BeautifulSoup(page.content, "lxml").select_one("[name=ends_time]")["value"] == ends


def test_an_hour_that_summer_time_leaves_out_is_refused(client):
    march = datetime.date(SOON.year + 1, 3, 31)
    change = march - datetime.timedelta(days=(march.weekday() + 1) % 7)
    said = "2\N{NO-BREAK SPACE}h\N{NO-BREAK SPACE}30 n’existe pas ce jour-là"
    body = BodyFactory()
    response = send(client, PLAN, body, change, starts_time="02:30", ends_time="04:00")
    assert (response.status_code, said in response.text) == (422, True)
    response = send(client, PLAN, body, change, starts_time="02:30", time_zone="Indian/Reunion")
    assert response.status_code == 302
    meeting = MeetingFactory(starts_on=SOON)
    meeting.starts_at = datetime.datetime.combine(SOON, datetime.time(2, 30), ZoneInfo(PARIS))
    meeting.save()
    with pytest.raises(ValidationError, match="n’existe pas ce jour-là"):
        postpone_meeting(meeting=meeting, to=change, reason="salle")


def test_a_closing_hours_before_the_opening_is_a_slip(client):
    hours = {"starts_time": "14:00", "ends_time": "12:00"}
    response = send(client, PLAN, BodyFactory(), SOON.isoformat(), **hours)
    assert response.status_code == 422
    assert "La clôture doit suivre l’ouverture" in response.text


def test_hours_are_of_the_day_of_the_meeting():
    meeting = MeetingFactory(starts_on=SOON)
    another = datetime.datetime.combine(SOON, datetime.time(9), ZoneInfo("Indian/Reunion"))
    meeting.time_zone, meeting.starts_at = "Indian/Reunion", another
    meeting.full_clean()
    meeting.starts_at = another + datetime.timedelta(days=1)
    with pytest.raises(ValidationError, match="d’un autre jour que la réunion"):
        meeting.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        meeting.save()


def test_a_national_body_may_meet_on_another_clock(client):
    body = BodyFactory()
    hours = {"starts_time": "09:00", "ends_time": "11:00", "time_zone": "America/Martinique"}
    assert send(client, PLAN, body, SOON.isoformat(), **hours).status_code == 302
    meeting = body.meetings.get()
    assert meeting.time_zone == "America/Martinique"
    assert "de 9\xa0h à 11\xa0h, heure de la Martinique" in hours_in_words(meeting)


def test_a_meeting_put_off_keeps_its_hours():
    meeting = MeetingFactory(starts_on=SOON, time_zone="Indian/Reunion")
    meeting.starts_at = datetime.datetime.combine(
        SOON, datetime.time(9), ZoneInfo("Indian/Reunion")
    )
    meeting.save()
    later = SOON + datetime.timedelta(days=200)
    new = postpone_meeting(meeting=meeting, reason="salle", to=later)
    there = new.starts_at.astimezone(ZoneInfo("Indian/Reunion"))
    assert (there.date(), there.hour) == (later, 9)


# --- Overseas ---------------------------------------------------------------------------------


@pytest.fixture
def evening_in_martinique(time_machine):
    """At 0 h 02 on the 29th in Paris, it is 19 h 02 on the 28th in Martinique."""
    time_machine.move_to("2026-11-28 23:02:00Z", tick=False)
    return datetime.date(2026, 11, 28)


def test_tonight_overseas_is_to_come_though_paris_sleeps(client, evening_in_martinique):
    body, day = BodyFactory(), evening_in_martinique.isoformat()
    clock = {"starts_time": "20:30", "time_zone": "America/Martinique"}
    assert send(client, PLAN, body, day, **clock).status_code == 302
    meeting = body.meetings.get()
    assert public_state(meeting, today()).label == "Prévue"
    assert list(Meeting.objects.upcoming(today())) == [meeting]
    assert not Meeting.objects.past(today()).exists()
    response = send(client, PLAN, BodyFactory(), day)
    assert "Ce jour est passé" in response.text, "à Paris, il l’est"


# --- What comes next ----------------------------------------------------------------------------


def test_what_comes_is_in_the_order_of_days(time_machine):
    time_machine.move_to("2026-11-29 12:00:00Z", tick=False)
    made = {
        name: MeetingFactory(title=name, **{"starts_on": datetime.date(*day), **values})
        for name, day, values in [
            ("année", (2026, 1, 1), {"starts_on_precision": "year"}),
            ("novembre", (2026, 11, 1), {"starts_on_precision": "month"}),
            ("aujourd’hui", (2026, 11, 29), {}),
            (
                "octobre-novembre",
                (2026, 10, 1),
                {
                    "starts_on_precision": "month",
                    "ends_on": datetime.date(2026, 11, 1),
                    "ends_on_precision": "month",
                },
            ),
            ("octobre", (2026, 10, 1), {"starts_on_precision": "month"}),
            ("décembre", (2026, 12, 2), {}),
            ("annulée", (2026, 11, 29), {"status": "cancelled"}),
        ]
    }
    assert len(made) == 7
    titles = [meeting.title for meeting in Meeting.objects.upcoming(today())]
    assert titles == ["aujourd’hui", "novembre", "octobre-novembre", "décembre", "année"]
    past = Meeting.objects.past(today())
    assert [meeting.title for meeting in past] == ["octobre"]


# --- Put off without a day ------------------------------------------------------------------------


def test_agenda_hours_and_papers_wait_for_the_new_day(client):
    meeting = MeetingFactory(starts_on=SOON, status="convened")
    meeting.starts_at = datetime.datetime.combine(SOON, datetime.time(9), ZoneInfo("Europe/Paris"))
    meeting.save()
    item = AgendaItemFactory(meeting=meeting, title="Budget")
    paper = DocumentFactory(meeting=meeting, item=item)
    address = f"/espace/reunions/{meeting.slug}/reporter/"
    assert client.post(address, {"to": "", "reason": "salle prise"}).status_code == 302
    page = client.get(f"/espace/reunions/{meeting.slug}/")
    assert "Fixer le nouveau jour" in page.text
    assert address in page.text
    assert "Fixer le nouveau jour" in client.get(address).text
    later = SOON + datetime.timedelta(days=30)
    assert (
        client.post(address, {"to": (today() - datetime.timedelta(1)).isoformat()}).status_code
        == 422
    )
    assert client.post(address, {"to": later.isoformat()}).status_code == 302
    meeting.refresh_from_db()
    new = meeting.postponed_to
    assert new.starts_on == later
    assert new.starts_at.astimezone(ZoneInfo("Europe/Paris")).hour == 9
    assert [point.title for point in new.items.all()] == ["Budget"]
    paper.refresh_from_db()
    assert (paper.meeting, paper.item) == (new, new.items.get())
    again = client.post(address, {"to": later.isoformat()})
    assert again.status_code == 302
    assert Meeting.objects.count() == 2


def test_a_body_known_to_be_older_than_the_network_met_from_its_first_day(client):
    old, unknown = BodyFactory(since="1984-05-02"), BodyFactory(attested="2016-03-16")
    assert send(client, LOG, old, "1985-03-12").status_code == 302
    assert old.meetings.get().starts_on == datetime.date(1985, 3, 12)
    early = send(client, LOG, old, "1984-05-01")
    assert early.status_code == 422
    assert "n’existait pas encore" in early.text
    refused = send(client, LOG, unknown, "1985-03-12")
    assert refused.status_code == 422
    assert "n’est pas connu" in refused.text
    assert not unknown.meetings.exists()
