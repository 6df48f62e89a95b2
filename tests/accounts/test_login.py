"""Entering by e-mail and password: French addresses, one answer for known and unknown."""

import re
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.core.internal.ratelimit import parse_rates
from django.conf import settings
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from crpv_portal.accounts.passwords import RESET_HOURS
from crpv_portal.outbox.models import OutgoingMail
from tests.factories.accounts import PASSWORD, UserFactory
from tests.mails import sent

pytestmark = pytest.mark.django_db

LOGIN = "/compte/connexion/"
FORGOTTEN = "/compte/mot-de-passe/oublie/"


def log_in(client: Client, email: str, password: str = PASSWORD):
    return client.post(LOGIN, {"login": email, "password": password})


def main_of(response) -> str:
    """Return the main part of a page, without what changes at each request."""
    text = re.search(r"<main.*</main>", response.text, re.DOTALL)[0]
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", text)


ARRIVAL = "/compte/arrivee/"


def test_login_leads_to_the_profile_or_to_the_working_space(client):
    user = UserFactory(email="camille@exemple.test")
    response = log_in(client, "Camille@Exemple.test")
    assert (response.status_code, response.url) == (302, ARRIVAL)
    assert client.get(ARRIVAL).url == "/compte/"
    assert client.session["_auth_user_id"] == str(user.pk)


def test_login_follows_next_within_the_site_only(client):
    user = UserFactory()
    for asked, reached in (("/centres/", "/centres/"), ("https://ailleurs.test/", ARRIVAL)):
        response = Client().post(LOGIN, {"login": user.email, "password": PASSWORD, "next": asked})
        assert response.url == reached


def test_login_ends_with_the_browser(client):
    log_in(client, UserFactory().email)
    assert client.session.get_expire_at_browser_close()


def test_wrong_password_and_unknown_address_get_one_answer(client):
    user = UserFactory(email="connue@exemple.test")
    known = log_in(Client(), user.email, "un autre mot de passe")
    unknown = log_in(Client(), "inconn@exemple.test", "un autre mot de passe")
    assert known.status_code == unknown.status_code == 200
    assert main_of(known).replace(user.email, "X") == main_of(unknown).replace(
        "inconn@exemple.test", "X"
    )
    assert "L’adresse ou le mot de passe n’est pas le bon." in known.text


def test_unknown_address_costs_a_hash_too(client, monkeypatch):
    """The time of an answer is that of one password hash, whether the account exists or not."""
    from django.contrib.auth.hashers import MD5PasswordHasher

    hashed = []
    original = MD5PasswordHasher.encode
    monkeypatch.setattr(
        MD5PasswordHasher, "encode", lambda *args: hashed.append(1) or original(*args)
    )
    user = UserFactory()
    costs = []
    for email in (user.email, "inconnue@exemple.test"):
        hashed.clear()
        log_in(Client(), email, "un autre mot de passe")
        costs.append(len(hashed))
    assert costs == [1, 1]


def test_closed_account_cannot_enter_and_says_nothing_to_strangers(client):
    user = UserFactory(is_active=False)
    assert log_in(client, user.email).url == "/compte/ferme/"
    assert "_auth_user_id" not in client.session
    stranger = log_in(Client(), user.email, "un autre mot de passe")
    assert "n’est pas le bon" in stranger.text


def test_login_is_refused_after_five_failures_for_one_address():
    user = UserFactory()
    answers = [log_in(Client(), user.email, "essai numéro") for _ in range(6)]
    assert "Trop d’essais" not in answers[4].text
    assert "Trop d’essais" in answers[5].text
    assert "Trop d’essais" in log_in(Client(), user.email).text, "even the right one waits"


def test_limits_are_counted_in_the_database_for_all_processes(settings):
    assert settings.CACHES["default"]["BACKEND"].endswith("db.DatabaseCache")


def test_reset_says_and_costs_the_same_for_an_unknown_address():
    user = UserFactory()
    answers = [
        Client().post(FORGOTTEN, {"email": email}, follow=True)
        for email in (user.email, "inconnue@exemple.test")
    ]
    assert main_of(answers[0]) == main_of(answers[1])
    assert answers[0].redirect_chain == answers[1].redirect_chain
    assert [message.to for message in sent()] == [[user.email], ["inconnue@exemple.test"]]
    assert sent()[0].subject == sent()[1].subject, "nor does the subject tell"
    assert "/compte/mot-de-passe/choisir/" in sent()[0].body
    assert "/compte/mot-de-passe/choisir/" not in sent()[1].body


def test_link_ignores_the_host_that_the_request_claims(settings):
    """A forged Host header must not send the key elsewhere, even among the allowed hosts."""
    settings.ALLOWED_HOSTS = ["registre.test", "autre.test"]
    settings.CRPV_PUBLIC_ADDRESS = "https://registre.test"
    user = UserFactory()
    Client().post(FORGOTTEN, {"email": user.email}, headers={"host": "autre.test"})
    assert link_in(sent()[0]).startswith("https://registre.test/compte/")


def test_reset_treats_a_closed_account_as_unknown():
    user = UserFactory(is_active=False)
    Client().post(FORGOTTEN, {"email": user.email})
    assert "Aucun compte ouvert" in sent()[0].body


def test_reset_refuses_an_address_that_no_account_can_have(client):
    long = f"{'a' * 60}@{'.'.join(['b' * 60] * 4)}.fr"
    response = client.post(FORGOTTEN, {"email": long})
    assert response.status_code == 200
    assert "254" in response.text
    assert sent() == []


def test_reset_is_limited_by_address():
    user = UserFactory()
    statuses = [Client().post(FORGOTTEN, {"email": user.email}).status_code for _ in range(6)]
    assert statuses == [302] * 5 + [429]
    assert len(sent()) == 5


def test_an_address_gets_a_few_mails_at_a_time_whoever_asks(time_machine, caplog):
    """The asker is told nothing, known address or not: the page stays the same."""
    user = UserFactory(email="anne@exemple.test")
    for email in (user.email, "tierce@exemple.test"):
        start = timezone.now()
        left = []
        for minutes in (*range(0, 14, 2), *range(121, 133, 2), 24 * 60):
            time_machine.move_to(start + timedelta(minutes=minutes), tick=False)
            before = len(sent())
            answer = Client().post(FORGOTTEN, {"email": email.upper()}, follow=True)
            assert answer.redirect_chain[-1][0].endswith("/envoye/")
            left.append(len(sent()) - before)
        assert left == [1] * 5 + [0] * 2 + [1] * 5 + [0, 1]
        assert caplog.text.count("asked for too often") == 3
        assert email not in caplog.text
        caplog.clear()


def test_nobody_keeps_another_from_a_new_password(client, time_machine):
    """Who has no more mails has links that open, those that a stranger asked for included."""
    (rate,) = parse_rates(settings.ACCOUNT_RATE_LIMITS["password_mails"])
    assert rate.duration <= RESET_HOURS * 3600
    user = UserFactory()
    start = timezone.now()
    for minutes in range(0, 24 * 60, 10):
        time_machine.move_to(start + timedelta(minutes=minutes), tick=False)
        Client().post(FORGOTTEN, {"email": user.email})
    time_machine.move_to(start + timedelta(days=1), tick=False)
    client.post(FORGOTTEN, {"email": user.email})
    assert "Ce lien n’est plus valable" not in client.get(link_in(sent()[-1]), follow=True).text


def link_in(message) -> str:
    return re.search(r"http\S+/choisir/\S+", message.body)[0]


def test_link_chooses_a_password_once(client):
    user = UserFactory(password=None)
    client.post(FORGOTTEN, {"email": user.email})
    link = link_in(sent()[0])
    page = client.get(link, follow=True)
    shown = page.redirect_chain[-1][0]
    assert shown.endswith("-nouveau/"), "the key has left the address bar"
    chosen = "une longue phrase que personne ne devine"
    answer = client.post(shown, {"password1": chosen, "password2": chosen}, follow=True)
    assert "Votre mot de passe est enregistré" in answer.text
    assert log_in(Client(), user.email, chosen).status_code == 302
    assert "Ce lien n’est plus valable" in Client().get(link, follow=True).text
    assert sent()[-1].subject == "Votre mot de passe est enregistré"


def test_link_expires(client, time_machine):
    import datetime

    time_machine.move_to(datetime.datetime(2026, 11, 2, 9, tzinfo=datetime.UTC))
    user = UserFactory()
    client.post(FORGOTTEN, {"email": user.email})
    time_machine.move_to(datetime.datetime(2026, 11, 5, 9, 1, tzinfo=datetime.UTC))
    assert "Ce lien n’est plus valable" in client.get(link_in(sent()[0]), follow=True).text


@pytest.mark.parametrize(
    ("password", "refusal"),
    [
        ("onze-signes", "trop court"),
        ("123456789012345", "entièrement numérique"),
        ("motdepasse", "trop court"),
        ("camille.martin@exemple.test", "semblable"),
        ("passwordpassword", "répète"),
        ("motdepasse 2026", "chacun essaierait"),
        ("trois canards à vélo", None),
    ],
)
def test_password_rules(client, password, refusal):
    user = UserFactory(email="camille.martin@exemple.test")
    client.post(FORGOTTEN, {"email": user.email})
    shown = client.get(link_in(sent()[0]), follow=True).redirect_chain[-1][0]
    response = client.post(shown, {"password1": password, "password2": password})
    if refusal:
        assert response.status_code == 200
        assert refusal in response.text
    else:
        assert response.status_code == 302


def test_address_is_kept_in_one_table_only(client):
    user = UserFactory()
    client.post(FORGOTTEN, {"email": user.email})
    log_in(client, user.email)
    client.get("/compte/securite/")
    assert EmailAddress.objects.count() == 0


def test_logout_asks_then_leaves(client):
    client.force_login(UserFactory())
    assert "Me déconnecter" in client.get("/compte/deconnexion/").text
    answer = client.post("/compte/deconnexion/")
    assert answer.url == "/"
    assert answer["Clear-Site-Data"] == '"storage"'  # the machine may be shared
    assert "_auth_user_id" not in client.session


def test_password_change(client):
    user = UserFactory()
    client.force_login(user)
    chosen = "encore une autre phrase bien longue"
    data = {"oldpassword": "faux", "password1": chosen, "password2": chosen}
    assert (
        "Ce n’est pas votre mot de passe actuel." in client.post("/compte/mot-de-passe/", data).text
    )
    answer = client.post("/compte/mot-de-passe/", data | {"oldpassword": PASSWORD})
    assert answer.url == "/compte/"
    assert sent()[-1].subject == "Votre mot de passe a changé"
    assert log_in(Client(), user.email, chosen).status_code == 302


def test_account_without_password_is_led_to_the_mail(client):
    user = UserFactory()
    user.set_unusable_password()
    user.save()
    client.force_login(user)
    assert client.get("/compte/mot-de-passe/").url == FORGOTTEN


@pytest.mark.parametrize("name", ["account_signup", "account_email", "account_set_password"])
def test_routes_that_nobody_needs_are_absent(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_csrf_failure_speaks_french():
    client = Client(enforce_csrf_checks=True)
    response = client.post(LOGIN, {"login": "a@b.test", "password": "x"})
    assert response.status_code == 403
    assert "Ce formulaire n’est plus valable" in response.text


@pytest.mark.parametrize(
    ("origin", "path", "is_shown"),
    [
        ("http://testserver", "/espace/suites/", True),
        ("http://ailleurs.example", "/espace/suites/", False),
        ("http://testserver", LOGIN, False),
    ],
)
def test_what_was_typed_is_given_back_when_the_cookie_is_gone_too(origin, path, is_shown):
    client = Client(enforce_csrf_checks=True, headers={"origin": origin})
    response = client.post(path, {"login": "", "note": "Écrit pendant une heure."})
    assert response.status_code == 403
    assert ("Écrit pendant une heure." in response.text) is is_shown


def test_an_address_without_account_is_not_kept_once_answered():
    user = UserFactory()
    for email in (user.email, "inconnue@exemple.test"):
        Client().post(FORGOTTEN, {"email": email})
    sent()
    assert set(OutgoingMail.objects.values_list("to", "text")) == {(user.email, ""), ("", "")}
