"""Answers of passkeys that no browser gives: each is a wrong code, none an error of ours."""

import base64
import json

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from tests.factories.accounts import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db


def coded(content):
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


CLIENT = coded(b'{"type": "webauthn.get", "challenge": "AA", "origin": "https://testserver"}')
CREDENTIAL = {
    "id": "YQ",
    "rawId": "YQ",
    "type": "public-key",
    "response": {
        "clientDataJSON": CLIENT,
        "attestationObject": coded(b"\xa0"),
        "authenticatorData": coded(bytes(37)),
        "signature": "AA",
        "userHandle": "YQ",
    },
    "clientExtensionResults": {},
}
ODD = (None, {}, "\0", "\ud800", coded(b"\xff" * 40))


def answers():
    """A credential, and that credential with each of its parts replaced by each odd value."""
    yield json.dumps(CREDENTIAL)
    for odd in ODD:
        yield json.dumps(odd)
        response = CREDENTIAL["response"]
        yield json.dumps(CREDENTIAL | {"id": odd, "rawId": odd})
        for name in ("clientDataJSON", "attestationObject", "authenticatorData", "userHandle"):
            yield json.dumps(CREDENTIAL | {"response": response | {name: odd}})
    yield from ("[" * 100_000, "9" * 5_000, "{", '{"a": Infinity}', "")


@pytest.mark.parametrize(
    ("address", "is_known"),
    [
        ("/compte/securite/cles/ajouter/", True),
        ("/compte/securite/cles/verifier/", True),
        ("/compte/connexion/cle/", False),
    ],
)
def test_each_answer_gets_a_page(settings, address, is_known):
    settings.MFA_RATE_LIMITS = False
    client = Client(raise_request_exception=False)
    if is_known:
        sent = {"login": UserFactory().email, "password": PASSWORD}
        client.post("/compte/connexion/", sent)
    found = set()
    for answer in answers():
        client.get(address, headers={"x-requested-with": "XMLHttpRequest"})
        response = client.post(address, {"credential": answer, "name": "clé"})
        found.add(response.status_code)
        assert response.status_code in (200, 302), answer
    assert not Authenticator.objects.exists()
    if address.endswith("ajouter/"):
        assert found == {200}
