"""The roll that a browser draws without network, before anybody called it, and its return."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from crpv_portal.common.dates import today
from governance.choices import Answer, AttendanceState, MeetingStatus
from governance.convening.planning import log_meeting, open_roll
from governance.meetings.services import change_status, plan_meeting
from governance.models import Attendance, Decision, Mandate
from governance.record.offline import MARK
from tests.back_office.borrowing.views import as_officer
from tests.factories.accounts import UserFactory
from tests.factories.governance import AttendanceFactory, BodyFactory, InvitationFactory
from tests.factories.partners import PersonFactory
from tests.factories.territories import RegionFactory
from tests.governance.record.page import address, errors, fields, opened, send

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@pytest.fixture
def meeting():
    body = BodyFactory(members=3, max_proxies=1)
    return plan_meeting(body=body, on=today())


def of(staff):
    client = Client()
    client.force_login(staff)
    return client


@pytest.fixture
def writer(meeting):
    return of(UserFactory(staff=True))


@pytest.fixture
def other(meeting):
    return of(UserFactory(staff=True, first_name="Bruno"))


def drawn(response):
    """Return what a page drawn by its script would send (static/espace/offline/day.js)."""
    soup = BeautifulSoup(response.content, "lxml")
    day = soup.select_one("template[data-day]")
    parts = soup.select_one("[data-parts]")
    parts.clear()
    parts.extend(list(day.children))
    for blank in parts.select("template"):
        blank.decompose()
    response._container = [str(soup).encode()]
    return fields(response)


def mandates(meeting):
    rows = Mandate.objects.of_body(meeting.body).in_office(meeting.starts_on)
    return [row.pk for row in rows]


def states(meeting):
    return {row.mandate_id: row.state for row in Attendance.objects.filter(meeting=meeting)}


def test_the_day_before_the_page_holds_the_roll_of_the_day_and_stores_none(writer, meeting):
    meeting = plan_meeting(body=meeting.body, on=today() + DAY)
    shown = writer.get(address(meeting))
    soup = BeautifulSoup(shown.content, "lxml")
    day = soup.select_one("template[data-day]")
    assert (day["data-day"], day["data-zone"]) == (meeting.starts_on.isoformat(), meeting.time_zone)
    assert not soup.select("form [name^=roll-]")
    for mandate in mandates(meeting):
        assert day.select_one(f"[name=roll--{mandate}-state][value=not_called]").has_attr("checked")
    assert day.select_one("[name=minutes]")
    # As it was sent: lxml once lost this part of nested templates, which are HTML 5.
    of_day = shown.text.partition("data-day=")[2].partition("</main>")[0]
    assert of_day.count('name="item-nouveau-note"') == 1
    assert shown.text.count('name="item-nouveau-note"') == 1
    assert not Attendance.objects.exists()


def test_what_was_typed_on_it_is_saved_on_the_roll_of_the_day(writer, meeting):
    page = drawn(writer.get(address(meeting)))
    first, second, third = mandates(meeting)
    answer = send(
        writer,
        meeting,
        page
        | {
            f"roll--{first}-state": "present",
            f"roll--{first}-remark": "arrivée à 15 h",
            f"roll--{second}-state": "represented",
            f"roll--{second}-proxy": f"-{first}",
            "minutes": "Dit sans réseau.",
            "items": ["n1"],
            "item-n1-title": "Budget",
            "item-n1-kind": "debate",
            "item-n1-decisions": ["n1"],
            "decision-n1-text": "Le budget est voté.",
            "decision-n1-sense": "decision",
        },
    )
    assert answer.status_code == 302, errors(answer)
    assert states(meeting) == {first: "present", second: "represented", third: "not_called"}
    rows = {row.mandate_id: row for row in meeting.attendances.all()}
    assert rows[first].remark == "arrivée à 15 h"
    assert rows[second].represented_by == rows[first]
    assert Decision.objects.get().text == "Le budget est voté."


def test_another_person_s_roll_is_joined_and_a_clash_is_asked(writer, other, meeting):
    page = drawn(writer.get(address(meeting)))
    first, second, third = mandates(meeting)
    open_roll(meeting=meeting)
    lines = {row.mandate_id: row.pk for row in meeting.attendances.all()}
    theirs = {f"roll-{lines[first]}-state": "absent", f"roll-{lines[third]}-state": "excused"}
    assert send(other, meeting, opened(other, meeting) | theirs).status_code == 302

    mine = {f"roll--{first}-state": "present", f"roll--{second}-state": "present"}
    answer = send(writer, meeting, page | mine)
    assert answer.status_code == 409
    assert "Bruno" in answer.text
    chosen = fields(answer) | {f"choose-roll-{lines[first]}-state": "mine"}
    assert send(writer, meeting, chosen).status_code == 302
    assert states(meeting) == {first: "present", second: "present", third: "excused"}


def test_an_answer_given_meanwhile_stands_where_nothing_was_typed(writer, meeting):
    page = drawn(writer.get(address(meeting)))
    first, second, third = mandates(meeting)
    InvitationFactory(
        meeting=meeting,
        mandate=Mandate.objects.get(pk=second),
        sent=True,
        answer=Answer.EXCUSED,
        answered_at=timezone.now(),
        answered_sequence=meeting.invitation_sequence,
    )
    assert send(writer, meeting, page | {f"roll--{first}-state": "present"}).status_code == 302
    assert states(meeting) == {first: "present", second: "excused", third: "not_called"}


def test_a_member_who_left_meanwhile_is_told_with_what_was_typed(writer, meeting):
    page = drawn(writer.get(address(meeting)))
    first, second, _ = mandates(meeting)
    gone = Mandate.objects.get(pk=second)
    name = gone.holder.full_name
    gone.end_on, gone.end_on_precision = today() - DAY, "day"
    gone.save()
    typed = {f"roll--{second}-state": "present", f"roll--{second}-remark": "à 15 h"}
    answer = send(writer, meeting, page | typed | {f"roll--{first}-state": "present"})
    assert answer.status_code == 302
    shown = BeautifulSoup(writer.get(address(meeting)).content, "lxml").select_one(".crpv-messages")
    said = " ".join(shown.get_text().split())
    for part in (name, "n’est plus membre ce jour-là", "présent", "à 15 h"):
        assert part in said
    assert states(meeting)[first] == AttendanceState.PRESENT


def test_a_guest_on_the_roll_meanwhile_does_not_make_members_leave(writer, meeting):
    page = drawn(writer.get(address(meeting)))
    first, second, third = mandates(meeting)
    guest = AttendanceFactory(meeting=meeting, person=PersonFactory())
    assert send(writer, meeting, page | {f"roll--{first}-state": "present"}).status_code == 302
    assert "n’est plus membre" not in writer.get(address(meeting)).text
    called = {first: "present", second: "not_called", third: "not_called"}
    assert states(meeting) == {None: guest.state, **called}


@pytest.mark.parametrize("is_begun", [False, True])
def test_its_draft_is_taken_up_again(writer, meeting, is_begun):
    page = drawn(writer.get(address(meeting)))
    first, *_ = mandates(meeting)
    keeping = f"{address(meeting)}saisie/"
    assert writer.post(keeping, page | {f"roll--{first}-state": "present"}).status_code == 200
    if is_begun:
        open_roll(meeting=meeting)
    resumed = fields(writer.get(address(meeting), {"reprendre": "1"}))
    row = meeting.attendances.filter(mandate=first).first()
    key = row.pk if row else -first
    assert resumed[f"roll-{key}-state"] == ["present"]
    assert send(writer, meeting, resumed).status_code == 302
    assert states(meeting)[first] == "present"


def test_no_page_is_drawn_for_later_nor_as_somebody_else(client):
    region = RegionFactory()
    body = BodyFactory(region=region, members=3)
    soon = plan_meeting(body=body, on=today() + 3 * DAY)
    late = plan_meeting(body=body, on=today() + 4 * DAY)
    called = log_meeting(body=body, on=today() - DAY)[0]
    agent, officer = UserFactory(staff=True), UserFactory(regions=[region])
    client.force_login(agent)
    drawn_for = [
        meeting
        for meeting in (soon, late, called)
        if "data-day=" in client.get(address(meeting)).text
    ]
    assert drawn_for == [soon]
    as_officer(client, officer)
    assert "data-day=" not in client.get(address(soon)).text


def test_of_a_meeting_called_off_meanwhile_all_is_given_back(writer, meeting):
    page = drawn(writer.get(address(meeting)))
    first, *_ = mandates(meeting)
    change_status(meeting=meeting, to=MeetingStatus.CANCELLED, reason="Neige")
    typed = {f"roll--{first}-state": "present", f"roll--{first}-remark": "à 15 h"}
    answer = send(writer, meeting, page | typed | {"minutes": "Dit sans réseau."})
    assert answer.status_code == 409
    alert = BeautifulSoup(answer.content, "lxml").select_one("[role=alert]").get_text(" ")
    for words in ("Dit sans réseau.", "à 15 h", "Présent"):
        assert words in alert
    assert not Attendance.objects.exists()


def test_the_browser_asks_whether_the_page_may_still_be_kept(writer, meeting):
    assert MARK in writer.head(address(meeting))
    change_status(meeting=meeting, to=MeetingStatus.CANCELLED, reason="Neige")
    answer = writer.head(address(meeting))
    assert answer.status_code == 200
    assert MARK not in answer
    meeting.delete()
    gone = writer.head(address(meeting), headers={"Sec-Fetch-Mode": "cors"})
    assert gone.status_code == 409
    assert MARK not in gone
