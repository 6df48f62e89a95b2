"""Approval of minutes: what the form of a final act refuses, and the agenda that awaited them."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from governance.choices import MeetingStatus, MinutesState
from governance.convening.planning import postpone_meeting
from governance.meetings.services import plan_meeting
from governance.meetings.status import correct_status
from governance.minutes.services import approve_minutes, send_to_review, write_text
from governance.record.merging import digest
from tests.factories.governance import (
    AgendaItemFactory,
    BodyFactory,
    MeetingFactory,
    MinutesFactory,
    SecretaryshipFactory,
)

pytestmark = pytest.mark.django_db

READ = "Le **budget** est présenté."


@pytest.fixture(autouse=True)
def _on_22_november_2026(time_machine):
    time_machine.move_to("2026-11-22 12:00:00Z", tick=False)


@pytest.fixture
def body():
    return BodyFactory(name="Comité de suivi")


@pytest.fixture
def office(body):
    client = Client()
    client.force_login(SecretaryshipFactory(body=body).user)
    return client


@pytest.fixture
def minutes(body):
    """Minutes in review, of a meeting held in March."""
    meeting = MeetingFactory(body=body, held=True, title="Réunion de mars")
    minutes = MinutesFactory(meeting=meeting, text=READ)
    until = datetime.date(2026, 12, 7)
    return send_to_review(minutes=minutes, until=until, version=minutes.version, user=None)


@pytest.fixture
def point(body):
    later = MeetingFactory(body=body, held=True, starts_on=datetime.date(2026, 6, 2))
    return AgendaItemFactory(meeting=later, position=1, title="Suites")


def address(minutes):
    return reverse("espace:minutes_approve", args=[minutes.meeting.slug])


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"amended": "on", "text": READ + "\r\n"}, "c’est encore celui qui a été relu"),
        ({"text": "Le budget est refusé."}, "n’est plus celui qui a été relu"),
    ],
)
def test_a_text_and_a_box_that_contradict_each_other_approve_nothing(
    office, minutes, point, typed, said
):
    sent = {"version": minutes.version, "item": point.pk} | typed
    refused = office.post(address(minutes), sent)
    assert refused.status_code == 422
    page = BeautifulSoup(refused.content, "lxml")
    assert said in page.select_one("main").get_text()
    assert page.select_one("textarea").text.strip() == typed["text"].strip(), "rien n’est perdu"
    assert page.select_one("details:has(textarea)").has_attr("open")
    minutes.refresh_from_db()
    assert minutes.state == MinutesState.IN_REVIEW


def test_who_read_a_text_that_changed_since_is_told_so_and_not_to_tick_the_box(
    office, minutes, point
):
    sent = {"version": minutes.version, "item": point.pk, "text": READ}
    write_text(meeting=minutes.meeting, text="Le budget est lu.", base=digest(READ), user=None)
    refused = office.post(address(minutes), sent)
    said = BeautifulSoup(refused.content, "lxml").select_one("main").get_text()
    assert refused.status_code == 422
    assert "a changé depuis que vous l’avez lu" in said
    assert "n’est plus celui qui a été relu" not in said


def test_what_was_reviewed_is_approved_as_it_is(office, minutes, point):
    sent = {"version": minutes.version, "item": point.pk, "text": READ}
    assert office.post(address(minutes), sent).status_code == 302
    minutes.refresh_from_db()
    assert (minutes.state, minutes.text) == (MinutesState.APPROVED, READ)


def test_the_point_that_awaited_minutes_approved_elsewhere_leaves_its_agenda(
    office, minutes, body, point
):
    december = plan_meeting(body=body, on=datetime.date(2026, 12, 17))
    january = plan_meeting(body=body, on=datetime.date(2027, 1, 14))
    awaiting = december.items.get(approves=minutes.meeting)
    AgendaItemFactory(meeting=december, position=9, title="Questions diverses")
    AgendaItemFactory(meeting=january, position=1, approves=minutes.meeting, note="On y revient")
    sent = {"version": minutes.version, "item": point.pk}
    shown = office.post(address(minutes), sent, follow=True).text
    assert f"Le point « {awaiting.title} » est retiré" in shown.replace("\xa0", " ")
    assert not december.items.filter(approves=minutes.meeting).exists()
    assert january.items.filter(approves=minutes.meeting).exists(), "quelqu’un y a écrit"
    assert list(december.items.values_list("title", "position")) == [("Questions diverses", 1)]
    version = december.version
    december.refresh_from_db()
    assert december.version > version, "une page ouverte le saura"


def test_a_point_that_another_agenda_took_up_stops_no_approval(minutes, body, point):
    """Its meeting was put off, then its state corrected: both are to come."""
    december = plan_meeting(body=body, on=datetime.date(2026, 12, 17))
    january = postpone_meeting(meeting=december, to=datetime.date(2027, 1, 14), reason="Neige")
    december.refresh_from_db()
    correct_status(meeting=december, status=MeetingStatus.PLANNED, reason="Reportée par erreur")
    approve_minutes(minutes=minutes, item=point, user=None, version=minutes.version)
    assert not january.items.filter(approves=minutes.meeting).exists()
    assert december.items.filter(approves=minutes.meeting).exists()


def test_a_list_without_the_right_point_says_where_to_add_it(office, minutes, point):
    shown = BeautifulSoup(office.get(address(minutes)).content, "lxml").select_one("main")
    assert "manque à cette liste" in shown.get_text()
    record = reverse("espace:meeting_record", args=[point.meeting.slug])
    assert shown.select_one(f'a[href="{record}#ordre-du-jour"]')
    point.approves = minutes.meeting
    point.save()
    assert "manque à cette liste" not in office.get(address(minutes)).text


def test_a_meeting_that_approves_its_own_agenda_s_point_keeps_it(minutes, body):
    held = MeetingFactory(body=body, held=True, starts_on=datetime.date(2026, 9, 1))
    own = AgendaItemFactory(meeting=held, position=1, approves=minutes.meeting)
    approve_minutes(minutes=minutes, item=own, user=None, version=minutes.version)
    assert held.items.filter(pk=own.pk).exists()
