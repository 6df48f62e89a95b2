"""The second factor: required of the national staff, offered to all, asked at log-in."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
)
from django.test import Client
from django.urls import reverse

from crpv_portal.accounts.middleware import OPEN_MEANWHILE
from tests.factories.accounts import PASSWORD, SECRET, UserFactory
from tests.factories.territories import RegionFactory
from tests.mails import sent
from tests.started_settings import EXTERNAL, PRODUCTION, settings_under, variables_read

pytestmark = pytest.mark.django_db

SECURITY = "/compte/securite/"
ARRIVAL = "/compte/arrivee/"  # which sends each role to its own place


@pytest.fixture
def required(settings):
    settings.SECOND_FACTOR_REQUIRED = True


def code_for(secret: str) -> str:
    counter = int(time.time()) // 30
    return format_hotp_value(hotp_value(secret, counter))


def log_in(client, user):
    return client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})


def test_staff_without_factor_reach_nothing_but_the_set_up(client, required):
    client.force_login(UserFactory(staff=True))
    for path in ("/compte/", "/plan-du-site/", "/contact/", "/compte/mot-de-passe/"):
        response = client.get(path)
        assert (response.status_code, response["Location"]) == (302, SECURITY), path
    assert "Votre rôle demande un second facteur" in client.get(SECURITY).text
    assert client.get("/sante/").status_code == 200
    assert client.post("/compte/deconnexion/").url == "/"


def test_open_meanwhile_names_exist():
    for name in OPEN_MEANWHILE:
        reverse("pages:health" if name == "health" else name)


def test_second_factor_opens_the_portal_to_staff(client, required):
    client.force_login(UserFactory(staff=True, second_factor=True))
    assert client.get("/compte/").status_code == 200


def test_recovery_codes_alone_are_no_second_factor(client, required):
    user = UserFactory(staff=True)
    Authenticator.objects.create(user=user, type=Authenticator.Type.RECOVERY_CODES, data={})
    client.force_login(user)
    assert client.get("/compte/").url == SECURITY


def test_others_are_offered_one_and_asked_for_it_when_the_settings_say_so(
    client, required, settings
):
    client.force_login(UserFactory(regions=[RegionFactory()]))
    page = client.get("/compte/")
    assert page.status_code == 200
    assert SECURITY in page.text
    assert "nous vous conseillons d’en activer un" in " ".join(page.text.split())

    settings.SECOND_FACTOR_OF_ALL = True
    assert client.get("/compte/").url == SECURITY
    assert Client().get("/centres/").status_code == 200


def test_demonstration_does_not_ask_for_one(client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    client.force_login(UserFactory(staff=True))
    assert client.get("/compte/").status_code == 200


def test_no_variable_switches_it_off():
    """The portal is started with every variable that its settings read, on and off."""
    needed = PRODUCTION | EXTERNAL
    others = [name for name in variables_read(needed) if name not in needed]
    assert {"CRPV_SERVING_AT", "CRPV_NOINDEX", "DJANGO_DEBUG"} <= set(others)
    others.remove("DJANGO_DEBUG")  # refused: tests/launcher/test_demonstration.py
    for value in ("0", "1"):
        found = settings_under(dict.fromkeys(others, value) | needed, "SECOND_FACTOR_REQUIRED")
        assert found == {"SECOND_FACTOR_REQUIRED": True}, value


def test_login_asks_for_the_code_of_whoever_has_one():
    user = UserFactory(second_factor=True)
    client = Client()
    assert log_in(client, user).url == "/compte/connexion/second-facteur/"
    assert client.get("/compte/").status_code == 302, "the password alone opens nothing"
    wrong = client.post("/compte/connexion/second-facteur/", {"code": "000000"})
    assert "Ce code n’est pas le bon" in wrong.text
    right = client.post("/compte/connexion/second-facteur/", {"code": code_for(SECRET)})
    assert right.url == ARRIVAL
    assert client.get("/compte/").status_code == 200


def test_set_up_from_login_to_recovery_codes(client, required):
    user = UserFactory(staff=True)
    assert log_in(client, user).url == ARRIVAL
    page = client.get(SECURITY + "application/activer/")
    secret = re.search(r"<code>(\w+)</code>", page.text)[1]
    assert 'src="data:image/svg+xml;base64,' in page.text
    wrong = client.post(SECURITY + "application/activer/", {"code": "000000"})
    assert "Ce code n’est pas le bon" in wrong.text
    done = client.post(SECURITY + "application/activer/", {"code": code_for(secret)}, follow=True)
    assert done.redirect_chain[-1][0] == SECURITY + "codes-de-secours/"
    codes = re.findall(r"<li><code>(\d{8})</code></li>", re.sub(r">\s+<", "><", done.text))
    assert len(codes) == 10
    assert [m.subject for m in sent()] == ["Application de codes associée"]
    again = Client()
    log_in(again, user)
    assert again.post("/compte/connexion/second-facteur/", {"code": codes[0]}).url == ARRIVAL
    download = client.get(SECURITY + "codes-de-secours/telecharger/")
    assert download["Content-Disposition"] == 'attachment; filename="codes-de-secours.txt"'
    assert codes[0] not in download.text.split()
    assert set(codes[1:]) == set(download.text.split())


def test_sensitive_settings_ask_who_it_is_again(client):
    client.force_login(UserFactory(second_factor=True))
    for path in ("cles/ajouter/", "application/desactiver/", "codes-de-secours/generer/"):
        response = client.get(SECURITY + path)
        assert response.url.startswith("/compte/identite/?next="), path
    page = client.get("/compte/identite/")
    assert "Avec votre application ou un code de secours" in page.text
    refused = client.post("/compte/identite/", {"password": "faux"})
    assert "Ce mot de passe n’est pas le bon." in refused.text
    assert (
        client.post(
            "/compte/identite/?next=" + SECURITY, {"password": PASSWORD, "next": SECURITY}
        ).url
        == SECURITY
    )


def test_staff_cannot_remove_their_last_factor(client, required):
    user = UserFactory(staff=True, second_factor=True)
    client.force_login(user)
    client.post("/compte/identite/", {"password": PASSWORD})
    page = client.post(SECURITY + "application/desactiver/")
    assert "Votre rôle exige un second facteur" in page.text
    assert Authenticator.objects.filter(user=user, type="totp").exists()


def test_others_may_remove_theirs(client, required):
    user = UserFactory(second_factor=True)
    client.force_login(user)
    client.post("/compte/identite/", {"password": PASSWORD})
    assert client.post(SECURITY + "application/desactiver/").url == SECURITY
    assert not Authenticator.objects.filter(user=user, type="totp").exists()


def test_keys_belong_to_their_owner(client):
    key = Authenticator.objects.create(
        user=UserFactory(), type=Authenticator.Type.WEBAUTHN, data={"name": "clé d’autrui"}
    )
    client.force_login(UserFactory())
    client.post("/compte/identite/", {"password": PASSWORD})
    for action in ("renommer", "retirer"):
        assert client.get(f"{SECURITY}cles/cle-{key.pk}/{action}/").status_code == 404
