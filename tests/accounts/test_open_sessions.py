"""The sessions of an account: shown to it alone, and closed from any of them."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from crpv_portal.accounts.browsers import browser_in_words
from crpv_portal.accounts.models import Session
from crpv_portal.accounts.services import close_account
from crpv_portal.accounts.sessions import SessionStore, is_kept
from tests.factories.accounts import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db

FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
SAFARI = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like "
    "Gecko) Version/18.5 Mobile/15E148 Safari/604.1"
)


def logged_in(user, user_agent):
    client = Client(headers={"user-agent": user_agent})
    sent = {"login": user.email, "password": PASSWORD}
    assert client.post("/compte/connexion/", sent).status_code == 302
    return client


def shown(client):
    """The words of each session on the account's page, with the value of its button."""
    page = BeautifulSoup(client.get("/compte/").text, "lxml")
    rows = page.find("h2", string="Sessions ouvertes").find_next("ul").select("li")
    return {
        " ".join(f"{row.h3.text} {row.p.text}".split()): row.button and row.button["value"]
        for row in rows
    }


def close(client, **which):
    return client.post("/compte/sessions/fermer/", which)


def is_open(client):
    return client.get("/compte/").status_code == 200


def test_each_browser_is_shown_in_words_and_closed_alone(time_machine):
    time_machine.move_to("2026-11-23 08:00:00Z", tick=False)
    user = UserFactory()
    phone = logged_in(user, SAFARI)
    time_machine.move_to("2026-11-23 09:00:00Z", tick=False)
    office, home = logged_in(user, FIREFOX), logged_in(user, "")
    stranger = logged_in(UserFactory(), FIREFOX)

    found = shown(office)
    assert next(iter(found)) == (
        "Firefox sous Windows Ouverte le 23 novembre 2026 à 10 h ; c’est celle-ci."
    )
    telephone = (
        "Safari sous iPhone Ouverte le 23 novembre 2026 à 9 h ; vue le 23 novembre 2026 à 9 h."
    )
    assert telephone in found
    assert len(found) == 3
    close(office, session=found[telephone])
    assert (is_open(phone), is_open(home), is_open(office)) == (False, True, True)

    close(stranger, session=found[telephone])
    close(stranger, others="all")
    for which in ({}, {"session": ""}, {"session": "x"}):
        nothing = office.post("/compte/sessions/fermer/", which, follow=True)
        assert ("Rien n’est fermé" if not which else "Rien à fermer") in nothing.text
        assert is_open(home)
    button = BeautifulSoup(office.get("/compte/").text, "lxml").select_one("button[name=others]")
    close(office, **{button["name"]: button["value"]})
    assert (is_open(home), is_open(office), is_open(stranger)) == (False, True, True)


def test_what_is_logged_in_no_longer_is_not_shown(time_machine):
    time_machine.move_to("2026-11-23 08:00:00Z", tick=False)
    user = UserFactory()
    logged_in(user, SAFARI)
    user.set_password("un tout autre mot de passe")
    user.save(update_fields=["password"])
    client = Client()
    client.force_login(user)
    assert len(shown(client)) == 1
    logged_in_since = Session.objects.filter(begun_at__isnull=False)
    assert logged_in_since.count() == 1, "hidden, and forgotten by the night"

    logged_in_since.update(begun_at=datetime.datetime(2026, 11, 22, 7, tzinfo=datetime.UTC))
    assert len(shown(client)) == 1


def test_a_closed_account_has_no_session_left():
    user = UserFactory()
    logged_in(user, FIREFOX)
    close_account(user=user, by=UserFactory(staff=True), reason="départ")
    assert not Session.objects.filter(user=user).exists()


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (FIREFOX, "Firefox sous Windows"),
        (SAFARI, "Safari sous iPhone"),
        ("Mozilla/5.0 (X11; Linux x86_64) … Chrome/140.0.0.0 Safari/537.36", "Chrome sous Linux"),
        ("… (Windows NT 10.0) … Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0", "Edge sous Windows"),
        (
            "… (Linux; Android 15) … SamsungBrowser/28.0 Chrome/130 Mobile Safari",
            "Samsung Internet sous Android",
        ),
        ("\ufffe\x0b'); DROP TABLE", "Navigateur inconnu"),
        ("", "Navigateur inconnu"),
    ],
)
def test_a_browser_in_words(said, words):
    assert browser_in_words(said) == words


def test_only_the_session_of_an_account_may_send_much():
    """The web server asks it; the page of log-in gives a session to whoever asks for a passkey."""
    account, stranger = logged_in(UserFactory(), FIREFOX).session, SessionStore()
    stranger.save()
    assert is_kept(account.session_key)
    assert not is_kept(stranger.session_key)
