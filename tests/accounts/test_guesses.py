"""Passwords and codes against those who guess: what is refused, and who gets locked out."""

from __future__ import annotations

import datetime

import pytest
from allauth.mfa.models import Authenticator
from cryptography.fernet import InvalidToken
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client

from crpv_portal.accounts import encryption
from crpv_portal.accounts.adapters import SecondFactorAdapter
from crpv_portal.accounts.passwords import links
from tests.factories.accounts import PASSWORD, UserFactory


@pytest.mark.parametrize(
    "password",
    [
        "aaaaaaaaaaaa",
        " " * 14,
        "abababababab",
        "motdepassemotdepasse",
        "Mot de passe 2026!",
        "portail-crpv-2026",
        "préfecturepréfecture",
        "azertyqwerty123456",
        "chevalchevalcheval",
    ],
)
def test_a_password_that_others_try_first_is_refused(password):
    with pytest.raises(ValidationError):
        validate_password(password)


@pytest.mark.parametrize(
    "password", [PASSWORD, "trois canards à vélo", "kX9#vL2$wQ7!", "le portail est rouge vif"]
)
def test_a_phrase_of_one_s_own_is_accepted(password):
    validate_password(password)


@pytest.mark.django_db
def test_others_lock_nobody_out():
    user = UserFactory()
    for number in range(6):
        fields = {"login": user.email, "password": "pas le bon du tout"}
        Client(REMOTE_ADDR=f"192.0.2.{number}").post("/compte/connexion/", fields)
        Client(REMOTE_ADDR="192.0.2.99").post("/compte/connexion/", fields)
    fields = {"login": user.email, "password": PASSWORD}
    assert Client(REMOTE_ADDR="198.51.100.7").post("/compte/connexion/", fields).status_code == 302
    guesser = Client(REMOTE_ADDR="192.0.2.99").post("/compte/connexion/", fields)
    assert "Trop d’essais" in guesser.text


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("has_password", "hours", "is_good"),
    [(True, 1, True), (True, 3, False), (False, 3, True), (False, 70, True), (False, 73, False)],
)
def test_a_link_of_whoever_has_a_password_is_short(time_machine, has_password, hours, is_good):
    user = UserFactory()
    if not has_password:
        user.set_unusable_password()
    began = datetime.datetime(2026, 11, 3, 9, tzinfo=datetime.UTC)
    time_machine.move_to(began, tick=False)
    token = links.make_token(user)
    time_machine.move_to(began + datetime.timedelta(hours=hours), tick=False)
    assert links.check_token(user, token) is is_good


def test_secrets_of_second_factors_are_stored_encrypted(settings):
    adapter = SecondFactorAdapter()
    settings.SECOND_FACTOR_KEYS = ["former key"]
    stored = adapter.encrypt("JBSWY3DPEHPK3PXP")
    assert "JBSWY3DPEHPK3PXP" not in stored
    settings.SECOND_FACTOR_KEYS = ["new key", "former key"]
    assert adapter.decrypt(stored) == "JBSWY3DPEHPK3PXP"
    assert adapter.decrypt("stored before there was a key") == "stored before there was a key"
    settings.SECOND_FACTOR_KEYS = ["new key"]
    with pytest.raises(InvalidToken):
        adapter.decrypt(stored)


@pytest.mark.django_db
def test_recovery_codes_are_stored_encrypted():
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

    user = UserFactory()
    codes = RecoveryCodes.activate(user)
    seed = Authenticator.objects.get(user=user).data["seed"]
    assert seed.startswith(encryption.MARK)
    assert len(codes.get_unused_codes()) == 10
