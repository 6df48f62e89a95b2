"""What a browser may keep of a meeting's page, and a page that is sent twice."""

import pytest
from django.test import Client

from governance.convening.planning import log_meeting
from governance.models import AgendaItem
from governance.record.offline import MARK
from tests.back_office.borrowing.views import as_officer
from tests.factories.accounts import UserFactory
from tests.factories.governance import BodyFactory, SecretaryshipFactory
from tests.factories.territories import RegionFactory
from tests.governance.record.page import DAY, address, opened, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting():
    return log_meeting(body=BodyFactory(members=3), on=DAY)[0]


@pytest.fixture
def user(meeting):
    return SecretaryshipFactory(body=meeting.body).user


@pytest.fixture
def writer(client, user):
    client.force_login(user)
    return client


def test_a_browser_may_keep_the_page_that_its_account_writes(writer, user, meeting):
    shown = writer.get(address(meeting))
    assert shown[MARK] == f"{user.pk} {3 * 24 * 3600}"
    assert "data-offline=" in shown.text
    assert shown["Cache-Control"] == "private, no-store"
    # Nothing else of the space: neither an answer, nor what was not saved, nor another page.
    answer = send(writer, meeting, opened(writer, meeting), do="add-item")
    assert MARK not in answer
    for path in (f"{address(meeting)}?reprendre=1", f"{address(meeting)}documents/", "/espace/"):
        answer = writer.get(path)
        assert answer.status_code == 200
        assert MARK not in answer


def test_the_worker_s_own_reading_takes_no_message_away(writer, meeting):
    assert send(writer, meeting, opened(writer, meeting)).status_code == 302
    assert writer.get(address(meeting), headers={MARK: "?"}).status_code == 200
    assert "Enregistré à" in writer.get(address(meeting)).text
    assert "Enregistré à" not in writer.get(address(meeting)).text


def test_nobody_else_s_browser_keeps_it(meeting):
    for user in (UserFactory(), None):
        client = Client()
        if user:
            client.force_login(user)
        assert MARK not in client.get(address(meeting))


def test_a_page_seen_as_somebody_else_is_not_kept(client):
    region = RegionFactory()
    meeting = log_meeting(body=BodyFactory(region=region, members=3), on=DAY)[0]
    agent, officer = UserFactory(staff=True), UserFactory(regions=[region])
    client.force_login(agent)
    assert MARK in client.get(address(meeting))
    as_officer(client, officer)
    shown = client.get(address(meeting))
    assert shown.status_code == 200
    assert MARK not in shown
    assert "data-offline=" not in shown.text
    assert "<body data-account" not in shown.text


def test_the_worker_is_one_script_without_data_for_everybody(client):
    answer = client.get("/espace/hors-ligne.js")
    assert answer["Content-Type"] == "text/javascript; charset=utf-8"
    assert answer["Cache-Control"] == "no-cache"
    assert "addEventListener" in answer.text
    assert client.post("/espace/hors-ligne.js").status_code == 405


def test_a_page_sent_again_after_another_log_in_is_saved_once(user, meeting):
    """The answer was lost with the network, the session ended: the same page, with a new token."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(user)
    page = opened(client, meeting) | {
        "items": ["n1"],
        "item-n1-title": ["Budget"],
        "item-n1-kind": ["debate"],
    }
    assert send(client, meeting, page).status_code == 302
    client.force_login(user)
    token = opened(client, meeting)["csrfmiddlewaretoken"]
    assert token != page["csrfmiddlewaretoken"]
    assert send(client, meeting, page | {"csrfmiddlewaretoken": token}).status_code == 302
    assert AgendaItem.objects.filter(title="Budget").count() == 1
    assert "déjà parti" in client.get(address(meeting)).text
