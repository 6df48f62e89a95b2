"""Log-in, second factor and passkeys in a real browser, under the Content-Security-Policy."""

import re

import pytest
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)

PASSWORD = "une phrase que personne ne devine"  # noqa: S105 - an account made for this run
NEW_ACCOUNT = """
from crpv_portal.accounts.models import User
User.objects.create_user(email={email!r}, password={password!r}, first_name="Ada")
"""


@pytest.fixture
def email(site, request):
    """The address of a new account, without any role."""
    address = re.sub(r"[^a-z]+", ".", request.node.name.lower()).strip(".") + "@exemple.test"
    site.manage("shell", "-c", NEW_ACCOUNT.format(email=address, password=PASSWORD))
    return address


def log_in(page, email):
    if not page.url.endswith("/compte/connexion/"):
        page.goto("/compte/connexion/")
    page.get_by_label("Adresse électronique").fill(email)
    page.get_by_label("Mot de passe", exact=True).fill(PASSWORD)
    with page.expect_navigation():
        page.get_by_role("button", name="Se connecter", exact=True).click()


def confirm_identity(page):
    """allauth asks for the password again before a setting that protects the account."""
    page.goto("/compte/identite/?next=/compte/securite/")
    page.get_by_label("Mot de passe").fill(PASSWORD)
    with page.expect_navigation():
        page.get_by_role("button", name="Confirmer").click()


def code_for(secret):
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


@pytest.mark.parametrize("path", ["/compte/connexion/", "/compte/mot-de-passe/oublie/"])
def test_entrance_is_accessible(visit, assert_accessible_everywhere, assert_clean_console, path):
    assert_accessible_everywhere(visit(path))
    assert_clean_console()


def test_refused_log_in_says_why_accessibly(visit, assert_accessible, assert_clean_console):
    page = visit("/compte/connexion/")
    log_in(page, "personne@exemple.test")
    assert page.get_by_role("alert").first.is_visible()
    assert_accessible(page)
    assert_clean_console()


def test_account_pages_are_accessible(
    visit, email, assert_accessible_in_turn, assert_clean_console
):
    page = visit("/compte/connexion/")
    log_in(page, email)
    assert page.locator("h1").inner_text() == "Mon compte"
    confirm_identity(page)
    for path in (
        "/compte/",
        "/compte/mot-de-passe/",
        "/compte/securite/",
        "/compte/securite/application/activer/",
        "/compte/securite/cles/",
        "/compte/securite/cles/ajouter/",
        "/compte/identite/",
        "/compte/deconnexion/",
    ):
        page.goto(path)
        assert page.url.endswith(path)
        assert_accessible_in_turn(page)
    assert_clean_console()


def test_second_factor_by_application(visit, email, assert_accessible, assert_clean_console):
    page = visit("/compte/connexion/")
    log_in(page, email)
    confirm_identity(page)
    page.goto("/compte/securite/application/activer/")
    secret = page.locator("code").inner_text()
    page.get_by_label("Code affiché par l’application").fill(code_for(secret))
    with page.expect_navigation():
        page.get_by_role("button", name="Associer").click()
    page.goto("/compte/securite/codes-de-secours/")
    assert_accessible(page)
    rescue = page.locator(".crpv-codes li").first.inner_text()
    page.goto("/compte/deconnexion/")
    with page.expect_navigation():
        page.get_by_role("button", name="Me déconnecter").click()
    log_in(page, email)
    assert "second-facteur" in page.url
    assert_accessible(page)
    page.get_by_label("Code").fill(rescue)
    with page.expect_navigation():
        page.locator("main form button[type=submit]").first.click()
    assert page.locator("h1").inner_text() == "Mon compte"
    assert_clean_console()


def test_passkey_replaces_password_and_code(visit, email, assert_clean_console):
    page = visit("/compte/connexion/")
    wire = page.context.new_cdp_session(page)
    wire.send("WebAuthn.enable")
    wire.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
            }
        },
    )
    log_in(page, email)
    confirm_identity(page)
    page.goto("/compte/securite/cles/ajouter/")
    page.get_by_label("Nom de la clé").fill("Clé d’essai")
    page.get_by_text("Me connecter avec cette clé seule").click()
    with page.expect_navigation():
        page.locator("main form button[type=submit]").last.click()
    page.goto("/compte/securite/cles/")
    assert page.get_by_text("Clé d’essai", exact=True).is_visible()
    page.goto("/compte/deconnexion/")
    with page.expect_navigation():
        page.get_by_role("button", name="Me déconnecter").click()
    page.goto("/compte/connexion/")
    page.get_by_role("button", name="Se connecter avec une clé").click()
    page.get_by_role("heading", name="Mon compte").wait_for()
    assert_clean_console()
