"""Approval of minutes: what the form of a final act refuses, and the agenda that awaited them."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from governance.choices import MeetingStatus, MinutesState
from governance.convening.planning import postpone_meeting
from governance.meetings.approvals import approving_meetings, to_approve_at
from governance.meetings.services import plan_meeting
from governance.meetings.status import correct_status
from governance.minutes.services import approve_minutes, return_to_draft, write_text
from governance.record.merging import digest
from tests.factories.governance import (
    AgendaItemFactory,
    BodyFactory,
    MeetingFactory,
    MinutesFactory,
    SecretaryshipFactory,
)
from tests.governance.minutes.reviews import once_reviewed, reviewed, words

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
    """Minutes of a meeting held in March, whose review ended in May."""
    meeting = MeetingFactory(body=body, held=True, title="Réunion de mars")
    return once_reviewed(MinutesFactory(meeting=meeting, text=READ))


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


# --- Not before the meeting ended, nor while its review lasts ------------------------------------


def at(day, hour, minute=0):
    return datetime.datetime.combine(day, datetime.time(hour, minute), tzinfo=datetime.UTC)


DAY = datetime.date(2026, 9, 8)
EVE, NEXT = DAY - datetime.timedelta(days=1), DAY + datetime.timedelta(days=1)


@pytest.mark.parametrize(
    ("told", "later", "may"),
    [
        ({}, {"starts_on": EVE}, False),
        ({}, {"starts_on": DAY}, False),
        ({}, {"starts_on": NEXT}, True),
        ({"ends_on": NEXT, "ends_on_precision": "day"}, {"starts_on": NEXT}, False),
        (
            {"ends_on": NEXT, "ends_on_precision": "day"},
            {"starts_on": NEXT + datetime.timedelta(days=1)},
            True,
        ),
        ({"starts_at": at(DAY, 9)}, {"starts_on": DAY, "starts_at": at(DAY, 8)}, False),
        ({"starts_at": at(DAY, 9)}, {"starts_on": DAY, "starts_at": at(DAY, 14)}, True),
        (
            {"starts_at": at(DAY, 9), "ends_at": at(DAY, 12)},
            {"starts_on": DAY, "starts_at": at(DAY, 11)},
            False,
        ),
        (
            {"starts_at": at(DAY, 9), "ends_at": at(DAY, 12)},
            {"starts_on": DAY, "starts_at": at(DAY, 12)},
            True,
        ),
        (  # past midnight
            {"starts_at": at(DAY, 18), "ends_at": at(NEXT, 1)},
            {"starts_on": NEXT, "starts_at": at(NEXT, 0, 30)},
            False,
        ),
        (
            {"starts_at": at(DAY, 18), "ends_at": at(NEXT, 1)},
            {"starts_on": NEXT, "starts_at": at(NEXT, 9)},
            True,
        ),
        ({"starts_at": at(DAY, 18), "ends_at": at(NEXT, 1)}, {"starts_on": NEXT}, True),
    ],
)
def test_a_meeting_approves_what_ended_before_it_began(body, told, later, may):
    """The page, the list beside the record and the database say the same."""
    told = MeetingFactory(body=body, held=True, time_zone="UTC", **{"starts_on": DAY} | told)
    minutes = MinutesFactory(meeting=told)
    later = MeetingFactory(body=body, held=True, time_zone="UTC", **later)
    item = AgendaItemFactory(meeting=later)
    assert list(approving_meetings(told)) == ([later] if may else [])
    assert list(to_approve_at(later)) == ([minutes] if may else [])
    if may:
        MinutesFactory(
            meeting=MeetingFactory(
                held=True, starts_on=EVE - datetime.timedelta(days=9), body=body
            ),
            approved=True,
            approved_at=item,
        )
        approve_minutes(minutes=minutes, item=item, user=None, version=minutes.version)
        return
    with pytest.raises(ValidationError, match="commencée après la fin"):
        approve_minutes(minutes=minutes, item=item, user=None, version=minutes.version)
    minutes.delete()
    with pytest.raises(IntegrityError, match="a later meeting"), transaction.atomic():
        MinutesFactory(meeting=told, approved=True, approved_at=item)


def test_the_database_knows_the_body_and_the_end_of_the_review(body):
    told = MeetingFactory(body=body, held=True)
    item = AgendaItemFactory(meeting__held=True, meeting__starts_on=DAY)  # of another body
    with pytest.raises(IntegrityError, match="a later meeting"), transaction.atomic():
        MinutesFactory(meeting=told, approved=True, approved_at=item)
    item = AgendaItemFactory(meeting=MeetingFactory(body=body, held=True, starts_on=DAY))
    with pytest.raises(IntegrityError, match="a later meeting"), transaction.atomic():
        MinutesFactory(meeting=told, approved=True, approved_at=item, review_until=NEXT)
    assert MinutesFactory(meeting=told, approved=True, approved_at=item, review_until=DAY).pk


def test_a_meeting_held_before_the_review_ends_approves_nothing(office, body, point):
    """It is said on the page, at the field, and what to do; a draft again, it is approved."""
    minutes = MinutesFactory(meeting=MeetingFactory(body=body, held=True), text=READ)
    minutes = reviewed(minutes)
    shown = office.get(address(minutes))
    assert "La relecture n’est pas finie" in words(shown)
    assert minutes.pk not in {each.pk for each in to_approve_at(point.meeting)}
    sent = {"version": minutes.version, "item": point.pk, "text": READ}
    refused = office.post(address(minutes), sent)
    assert refused.status_code == 422
    with pytest.raises(ValidationError, match="La relecture court jusqu’au") as refusal:
        approve_minutes(minutes=minutes, item=point, user=None, version=minutes.version)
    assert list(refusal.value.message_dict) == ["item"]
    held = MeetingFactory(body=body, held=True, starts_on=minutes.review_until)
    AgendaItemFactory(meeting=held, position=1)
    refused = office.post(address(minutes), sent)
    page = BeautifulSoup(refused.content, "lxml")
    assert "La relecture court jusqu’au 7 décembre 2026" in words(refused)
    assert page.select_one("select[name=item]")["aria-invalid"] == "true"
    minutes = return_to_draft(
        minutes=minutes, reason="Approuvé en juin", version=minutes.version, user=None
    )
    sent["version"] = minutes.version
    assert "n’a pas été envoyé en relecture" in words(office.get(address(minutes)))
    assert office.post(address(minutes), sent).status_code == 302
    minutes.refresh_from_db()
    assert minutes.state == MinutesState.APPROVED


def test_a_draft_that_no_later_meeting_approves_only_asks_for_readers(office, body):
    minutes = MinutesFactory(meeting=MeetingFactory(body=body, held=True), text=READ)
    shown = reverse("espace:minutes_page", args=[minutes.meeting.slug])
    assert "Dire où il a été approuvé" not in words(office.get(shown))
    MeetingFactory(body=body, held=True, starts_on=DAY)
    assert "Dire où il a été approuvé" in words(office.get(shown))
