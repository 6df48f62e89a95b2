"""Forms that act once: a double click, a page sent again, an old tab land on the first result."""

import datetime
import re
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
import time_machine
from django.db import connection, connections, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from crpv_portal.common.models import Source, SpentForm
from crpv_portal.common.once import forget_spent
from governance.models import Meeting
from tests.factories.accounts import UserFactory
from tests.factories.governance import BodyFactory, MeetingFactory

PLAN = "/espace/reunions/prevoir/"
SAID = re.compile(r"Ce formulaire était déjà parti à \d+.h")


def token_in(client, address):
    """The token of the page's form, as a browser would send it."""
    page = client.get(address).content.decode()
    return re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[1]


def planned(client, body, **changed):
    """What the form « Prévoir » sends, with the token of a page just read."""
    day = timezone.localdate() + datetime.timedelta(days=30)
    return {
        "csrfmiddlewaretoken": token_in(client, PLAN),
        "body": body.pk,
        "day": day.isoformat(),
        "starts_time": "14:00",
        "mode": "in_person",
        "place": "Salle Jaurès",
        **changed,
    }


def as_staff():
    client = Client(enforce_csrf_checks=True)
    client.force_login(UserFactory(staff=True))
    return client


@pytest.mark.django_db
def test_a_form_sent_again_leads_to_its_first_result():
    client, body = as_staff(), BodyFactory(members=2)
    sent = planned(client, body)
    first, again = client.post(PLAN, sent), client.post(PLAN, sent)

    meeting = Meeting.objects.get()
    assert first["Location"] == again["Location"] == f"/espace/reunions/{meeting.slug}/preparer/"
    said = client.get(again["Location"]).content.decode()
    assert SAID.search(said)
    assert "« La réunion est prévue. Préparez son ordre du jour. »" in said.replace("\xa0", " ")


@pytest.mark.django_db
def test_another_account_or_another_content_is_another_form():
    client, body = as_staff(), BodyFactory(members=2)
    sent = planned(client, body)
    client.post(PLAN, sent)
    later = timezone.localdate() + datetime.timedelta(days=60)
    client.post(PLAN, sent | {"day": later.isoformat()})
    other = as_staff()
    other.post(PLAN, planned(other, body, day=(later + datetime.timedelta(days=9)).isoformat()))
    assert Meeting.objects.count() == 3


@pytest.mark.django_db
def test_a_refused_form_may_be_sent_again():
    client, body = as_staff(), BodyFactory(members=2)
    sent = planned(client, body, day="")
    assert client.post(PLAN, sent).status_code == 422
    assert client.post(PLAN, sent).status_code == 422
    assert not SpentForm.objects.exists()


@pytest.mark.django_db
def test_a_failing_act_leaves_nothing_and_may_be_tried_again(monkeypatch):
    client, body = as_staff(), BodyFactory(members=2)
    client.raise_request_exception = False
    sent = planned(client, body)
    with monkeypatch.context() as broken:
        broken.setattr("governance.convening.views.planning.redirect", lambda *a, **k: 1 / 0)
        assert client.post(PLAN, sent).status_code == 500
    assert not Meeting.objects.exists()
    assert not SpentForm.objects.exists()
    assert client.post(PLAN, sent).status_code == 302


@pytest.mark.django_db
def test_a_save_that_the_database_stops_is_said_in_words(monkeypatch):
    """Django forbids any query after a save that failed, even the one that goes back before it."""

    def stop(*arguments, **named):
        with transaction.mark_for_rollback_on_error(), connection.cursor() as cursor:
            cursor.execute("DO $$ BEGIN RAISE query_canceled; END $$")

    client, body = as_staff(), BodyFactory(members=2)
    client.raise_request_exception = False
    sent = planned(client, body)
    with monkeypatch.context() as broken:
        broken.setattr("governance.convening.views.planning.redirect", stop)
        assert client.post(PLAN, sent).status_code == 503
    assert not Meeting.objects.exists()
    assert client.post(PLAN, sent).status_code == 302


@pytest.mark.django_db
def test_who_lost_the_right_meanwhile_is_not_led_anywhere():
    client, body = as_staff(), BodyFactory(members=2)
    sent = planned(client, body)
    client.post(PLAN, sent)
    client.logout()
    assert client.post(PLAN, sent).status_code in (302, 403)
    assert Meeting.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_requests_at_once_make_one_meeting():
    client, body = as_staff(), BodyFactory(members=2)
    sent = planned(client, body)
    both = Barrier(2)

    def send(_):
        twin = Client(enforce_csrf_checks=True)
        twin.cookies = client.cookies.copy()
        try:
            connections["default"].ensure_connection()
            both.wait(timeout=60)
            return twin.post(PLAN, sent)["Location"]
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        addresses = set(pool.map(send, range(2)))
    assert addresses == {f"/espace/reunions/{Meeting.objects.get().slug}/preparer/"}


@pytest.mark.django_db
@pytest.mark.parametrize("window", [{}, {"_popup": "1"}], ids=["page", "small window"])
def test_the_back_office_makes_one_row_of_a_double_click(window):
    client, address = as_staff(), "/admin/common/source/add/"
    sent = {
        "csrfmiddlewaretoken": token_in(client, address),
        "title": "Rapport d’activité 2024",
        **window,
    }
    answers = [client.post(address, sent) for _ in range(2)]
    assert Source.objects.count() == 1
    assert answers[0].get("Location") == answers[1].get("Location")
    if window:
        assert answers[0].content == answers[1].content
    else:
        said = client.get(answers[1]["Location"]).content.decode()
        assert SAID.search(said)
        assert "&lt;a" not in said


@pytest.mark.django_db
def test_the_marks_are_forgotten_after_a_week():
    SpentForm.objects.create(digest="a" * 64, address="/espace/")
    assert forget_spent() == 0
    with time_machine.travel(timezone.now() + datetime.timedelta(days=8)):
        assert forget_spent() == 1


@pytest.mark.django_db
def test_what_a_page_sends_by_itself_costs_no_mark():
    client = as_staff()
    meeting = MeetingFactory()
    page = f"/espace/reunions/{meeting.slug}/"
    sent = {"csrfmiddlewaretoken": token_in(client, page), "place": "Lyon"}
    with CaptureQueriesContext(connection) as asked:
        assert client.post(f"{page}saisie/", sent).status_code == 200
        assert client.post(f"{page}saisie/", sent).status_code == 200
    assert not [each for each in asked if "spentform" in each["sql"]]
