"""Acts on a meeting to come, sent twice: one after the other, at once, or from an old tab."""

import datetime
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from crpv_portal.outbox.models import OutgoingMail
from governance.choices import MeetingCall, QuorumBasis
from governance.convening.appointments import plan_second_call
from governance.convening.item_calls import open_item_call, propose_item
from governance.convening.planning import awaits_a_day
from governance.meetings.services import approval_title, plan_meeting
from governance.models import Document, ItemCall, Meeting
from tests.factories.accounts import UserFactory
from tests.factories.governance import BodyFactory, MeetingFactory

pytestmark = pytest.mark.django_db


def soon(days=30):
    return timezone.localdate() + datetime.timedelta(days=days)


@pytest.fixture
def user(client):
    user = UserFactory(staff=True)
    client.force_login(user)
    return user


@pytest.fixture
def body():
    return BodyFactory(
        members=4, quorum_basis=QuorumBasis.SEATS, quorum_numerator=1, quorum_denominator=2
    )


@pytest.fixture
def meeting(body):
    return plan_meeting(body=body, on=soon())


@pytest.fixture
def without_quorum(body):
    return MeetingFactory(body=body, held=True, roll_call=False, starts_on=soon(-9))


def to(name, meeting=None):
    return reverse(f"espace:{name}", args=[meeting.slug] if meeting else [])


def plan(body, **changed):
    return {
        "body": body.pk,
        "day": soon().isoformat(),
        "starts_time": "14:00",
        "mode": "in_person",
        **changed,
    }


def seen_on(client, address):
    """What the page says that it shows, which its form sends back."""
    page = BeautifulSoup(client.get(address).content, "lxml")
    return {"seen": page.select_one("[name=seen]")["value"]}


def said(client, response):
    soup = BeautifulSoup(client.get(response["Location"]).content, "lxml")
    return soup.select_one(".crpv-messages").get_text(" ").replace("\xa0", " ")


def at_once(client, address, data):
    """Send the same two requests at once, over two real connections; return both answers."""
    both = Barrier(2)

    def send(_):
        twin = Client()
        twin.cookies = client.cookies.copy()
        try:
            connections["default"].ensure_connection()
            both.wait(timeout=60)
            return twin.post(address, data)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(send, range(2)))


# --- One after the other, from pages that know nothing of each other -----------------------------


def test_the_meeting_of_one_hour_is_planned_once(client, user, body):
    first, second = (client.post(to("meeting_plan"), plan(body)) for _ in range(2))
    assert first["Location"] == second["Location"]
    assert "était déjà prévue" in said(client, second)
    assert Meeting.objects.count() == 1


def test_another_meeting_of_the_day_is_asked_about(client, user, body):
    client.post(to("meeting_plan"), plan(body))
    response = client.post(to("meeting_plan"), plan(body, starts_time="17:00"))
    assert response.status_code == 422
    soup = BeautifulSoup(response.content, "lxml")
    assert "est déjà prévue ce jour-là, à 14" in soup.select_one("#id_day_error").text
    assert soup.select_one("[name=another][type=checkbox]")
    client.post(to("meeting_plan"), plan(body, starts_time="17:00", another="on"))
    assert Meeting.objects.count() == 2


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("meeting_postpone", {"reason": "Neige", "to": soon(40)}, "était déjà reportée au"),
        ("meeting_postpone", {"reason": "Neige"}, "était déjà reportée"),
        ("meeting_cancel", {"reason": "Neige"}, "était déjà annulée"),
    ],
)
def test_a_meeting_is_called_off_once(client, user, meeting, name, data, words):
    data = data | seen_on(client, to(name, meeting))
    client.post(to(name, meeting), data)
    made = Meeting.objects.count()
    second = client.post(to(name, meeting), data)
    assert second.status_code == 302
    assert words in said(client, second)
    assert Meeting.objects.count() == made
    # The old tab, read again, leads there too, or asks the day that is not fixed yet.
    meeting.refresh_from_db()
    assert client.get(to(name, meeting)).status_code == (200 if awaits_a_day(meeting) else 302)


def test_a_second_call_is_planned_once_for_each_meeting(client, user, body, without_quorum):
    other = plan_meeting(body=body, on=soon(90), call=MeetingCall.SECOND)  # of another meeting
    data = {"day": soon().isoformat(), "starts_time": "14:00"}
    first = client.post(to("meeting_second_call", without_quorum), data)
    second = client.post(to("meeting_second_call", without_quorum), data | {"day": soon(31)})
    assert first["Location"] == second["Location"]
    assert other.slug not in first["Location"]
    assert "était déjà prévue" in said(client, second)
    assert without_quorum.second_calls.count() == 1


def test_a_cancelled_second_call_may_be_planned_anew(user, without_quorum):
    hours = {"starts": datetime.time(14), "ends": None}
    new, _ = plan_second_call(meeting=without_quorum, on=soon(), **hours)
    Meeting.objects.filter(pk=new.pk).update(status="cancelled")
    _, is_new = plan_second_call(meeting=without_quorum, on=soon(31), **hours)
    assert is_new


def test_a_call_for_points_is_mailed_once(client, user, body, meeting):
    data = {"until_on": soon(9).isoformat(), "message": "Vos points ?", "is_sent": "on"}
    data |= seen_on(client, to("item_call", meeting))
    first = client.post(to("item_call", meeting), data)
    assert first.status_code == 302
    mails = OutgoingMail.objects.count()
    second = client.post(to("item_call", meeting), data | {"message": "Et vous ?"})
    assert second.status_code == 422
    assert "ouvert ou changé entre-temps" in second.text
    assert "Vos points ?" in second.text
    assert OutgoingMail.objects.count() == mails
    # Whoever read it may change it.
    seen = BeautifulSoup(second.content, "lxml").select_one("[name=seen]")["value"]
    again = data | {"message": "Et vous ?", "seen": seen}
    assert client.post(to("item_call", meeting), again).status_code == 302
    assert ItemCall.objects.get().message == "Et vous ?"


def test_the_same_point_is_proposed_once(user, meeting):
    open_item_call(
        meeting=meeting, until_on=soon(9), message="", is_sent=False, by=user, base="http://x/"
    )
    point = {"title": "Budget", "reason": "À voter", "minutes_wanted": None, "author": user}
    first, second = (propose_item(meeting=meeting, **point) for _ in range(2))
    assert first == second
    assert propose_item(meeting=meeting, **point | {"title": "Bilan"}) != first


def test_a_file_is_kept_once_at_its_place(client, user, meeting):
    for _ in range(2):
        upload = SimpleUploadedFile("note.txt", b"Le budget.")
        response = client.post(to("document_list", meeting), {"uploads": upload})
        assert response.status_code == 302
    assert Document.objects.count() == 1
    assert "était déjà là, sous le titre" in said(client, response)


# --- A body that is over --------------------------------------------------------------------------


def test_a_body_that_is_over_takes_no_meeting(client, user):
    over = BodyFactory(
        start_on=soon(-4000),
        start_on_precision="day",
        end_on=soon(-400),
        end_on_precision="day",
    )
    page = client.get(to("meeting_plan"))
    assert f'value="{over.pk}"' not in page.text, "n’est plus proposée pour une réunion à venir"
    late = client.post(to("meeting_log"), {"body": over.pk, "day": soon(-9).isoformat()})
    assert late.status_code == 422
    assert "n’existe plus depuis" in late.text
    early = client.post(to("meeting_log"), {"body": over.pk, "day": soon(-5000).isoformat()})
    assert "n’existait pas encore" in early.text
    then = client.post(to("meeting_log"), {"body": over.pk, "day": soon(-500).isoformat()})
    assert then.status_code == 302


def test_a_body_over_since_an_unknown_day_takes_none_after_its_last_trace(client, user):
    over = BodyFactory(
        start_on=None,
        start_on_precision="",
        attested_on=datetime.date(2012, 1, 1),
        attested_on_precision="year",
        end_is_unknown=True,
    )
    late = client.post(to("meeting_log"), {"body": over.pk, "day": "2013-03-03"})
    assert "sans que sa fin soit datée" in late.text
    then = client.post(to("meeting_log"), {"body": over.pk, "day": "2012-11-20"})
    assert then.status_code == 302


def test_twin_meetings_have_two_titles_of_approval(body):
    hour = datetime.datetime(2026, 3, 3, 14, tzinfo=datetime.UTC)
    twins = [
        MeetingFactory(body=body, held=True, title="CA", starts_on=hour.date(), starts_at=hour)
        for _ in range(2)
    ]
    assert len({approval_title(each) for each in twins}) == 2


# --- At once --------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_two_reports_without_a_day_at_once_make_one(client, user, meeting):
    """With a day, and the other acts: tests/test_final_acts.py."""
    page = to("meeting_postpone", meeting)
    answers = at_once(client, page, {"reason": "Neige", "to": ""} | seen_on(client, page))
    assert [each.status_code for each in answers] == [302, 302]
    assert Meeting.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_meetings_planned_at_once_get_each_an_address(body):
    start = Barrier(6)

    def make(_):
        try:
            connections["default"].ensure_connection()
            start.wait(timeout=60)
            return plan_meeting(body=body, on=soon()).slug
        finally:
            connections.close_all()

    with ThreadPoolExecutor(6) as pool:
        assert len(set(pool.map(make, range(6)))) == 6
