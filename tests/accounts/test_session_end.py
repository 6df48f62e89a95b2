"""A session that ends takes nothing of what was typed with it."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from crpv_portal.accounts.models import Session
from crpv_portal.accounts.sessions import is_kept
from tests.factories.accounts import PASSWORD, UserFactory
from tests.factories.governance import MeetingFactory

pytestmark = pytest.mark.django_db

OURS = "http://testserver"
TEXT = "Un long texte, tapé pendant la réunion. " * 75
HEADERS = {"origin": OURS}


@pytest.fixture
def meeting():
    return MeetingFactory(held=True)


@pytest.fixture
def address(meeting):
    return f"/espace/reunions/{meeting.slug}/compte-rendu/modifier/"


@pytest.fixture
def writer():
    client = Client(enforce_csrf_checks=True)
    client.force_login(UserFactory(staff=True))
    return client


def form_of(page):
    form = BeautifulSoup(page, "lxml").select_one("main form[method=post]")
    fields = {
        each["name"]: each.get("value", "") for each in form.select("input[name]:not([type=radio])")
    }
    texts = {each["name"]: each.text.removeprefix("\n") for each in form.select("textarea[name]")}
    return form.get("action"), fields | texts


def test_a_text_sent_after_the_session_s_end_is_shown_and_can_be_sent_again(
    writer, address, meeting
):
    _, typed = form_of(writer.get(address).text)
    typed |= {"text": TEXT, "do": "save"}
    Session.objects.all().delete()

    refused = writer.post(address, typed, headers=HEADERS | {"referer": OURS + address})
    assert refused.status_code == 401
    assert f"next={address}" in refused.text
    assert TEXT.strip() in refused.text
    action, again = form_of(refused.text)
    assert action == address

    writer.force_login(UserFactory(staff=True))
    late = writer.post(action, again, headers=HEADERS)
    if late.status_code == 403:  # the log-in drew another token
        action, again = form_of(late.text)
        late = writer.post(action, again, headers=HEADERS)
    assert late.status_code == 302
    meeting.refresh_from_db()
    assert meeting.minutes.text == TEXT.strip()


def test_a_form_of_before_a_log_in_in_another_tab_is_shown_with_the_new_token(
    writer, address, meeting
):
    _, typed = form_of(writer.get(address).text)
    writer.cookies["csrftoken"] = "b" * 32

    refused = writer.post(address, typed | {"text": TEXT, "do": "save"}, headers=HEADERS)
    assert refused.status_code == 403
    action, again = form_of(refused.text)
    assert again["text"] == TEXT
    assert writer.post(action, again, headers=HEADERS).status_code == 302
    meeting.refresh_from_db()
    assert meeting.minutes.text == TEXT.strip()


@pytest.mark.parametrize("origin", ["https://ailleurs.test", "null"])
def test_what_another_site_sends_is_not_repeated(writer, address, origin):
    writer.get(address)
    sent = {"text": "Texte d’ailleurs", "csrfmiddlewaretoken": "b" * 32}
    refused = writer.post(address, sent, headers={"origin": origin})
    assert refused.status_code == 403
    assert "ailleurs" not in refused.text
    stranger = Client().post(address, sent, headers={"origin": origin})
    assert stranger.status_code == 302


def test_passwords_are_never_shown_again(writer):
    sent = {"oldpassword": "mot de passe secret", "csrfmiddlewaretoken": "b" * 32}
    for client in (writer, Client()):
        answer = client.post("/compte/mot-de-passe/changer/", sent, headers=HEADERS)
        assert "secret" not in answer.content.decode()


def test_a_script_is_told_by_the_status_alone(address):
    answer = Client().post(address, {"text": "x"}, headers=HEADERS | {"sec-fetch-mode": "cors"})
    assert (answer.status_code, answer.content) == (401, b"")


def test_the_log_in_of_an_address_that_takes_forms_only_leads_to_their_page(meeting):
    page = f"/espace/reunions/{meeting.slug}/"
    answer = Client().post(page + "saisie/ecarter/", headers={"referer": OURS + page})
    assert answer["Location"].endswith(f"?next={page}")
    for other in ("https://ailleurs.test/x", f"{OURS}//ailleurs.test/x"):
        elsewhere = Client().post(page + "saisie/ecarter/", headers={"referer": other})
        assert "ailleurs" not in elsewhere["Location"]


def test_a_session_lasts_while_its_account_works_and_a_day_at_most(client, time_machine):
    user = UserFactory()
    time_machine.move_to("2026-11-23 07:30:00Z", tick=False)
    client.post(
        "/compte/connexion/",
        {"login": user.email, "password": PASSWORD},
    )
    for day, hour, status in (
        (23, "18:00", 200),
        (23, "23:00", 200),
        (24, "07:29", 200),
        (24, "07:31", 302),
    ):
        time_machine.move_to(f"2026-11-{day} {hour}:00Z", tick=False)
        assert client.get("/espace/").status_code == status, (day, hour)


def test_a_session_without_work_ends_after_twelve_hours(client, time_machine):
    time_machine.move_to("2026-11-23 07:30:00Z", tick=False)
    client.force_login(UserFactory())
    time_machine.move_to("2026-11-23 19:31:00Z", tick=False)
    assert client.get("/espace/").status_code == 302


def test_a_session_is_written_again_once_in_a_quarter_of_an_hour(client, time_machine):
    time_machine.move_to("2026-11-23 07:30:00Z", tick=False)
    client.force_login(UserFactory())
    ends = Session.objects.get().expire_date
    for minute, is_written in ((44, False), (46, True), (59, True)):
        time_machine.move_to(f"2026-11-23 07:{minute}:00Z", tick=False)
        client.get("/plan-du-site/")
        assert (Session.objects.get().expire_date != ends) is is_written


def test_the_web_server_knows_a_session_that_lasts_from_any_other_cookie(writer, time_machine):
    """It receives large files from the first alone."""
    key = writer.session.session_key
    assert is_kept(key)
    assert not any(is_kept(other) for other in ("", key[:-1], "x" * 32, "\0", "é" * 40_000))
    time_machine.move_to(Session.objects.get(pk=key).expire_date, tick=False)
    assert not is_kept(key)
