"""What every response carries, and what no page contains."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import path

from crpv_portal import urls
from crpv_portal.common.middleware import SecretPathMiddleware
from tests.factories.accounts import PASSWORD, UserFactory
from tests.routes import addresses

CLOSED_DIRECTIVES = {
    "default-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
    "form-action": "'self'",
}
# Of a kept file, which fetches nothing. Browsers style their own page around a picture.
OF_A_FILE = dict.fromkeys(("default-src", "base-uri", "frame-ancestors", "form-action"), "'none'")
INLINE_STYLE = ("style-src", "'unsafe-inline'")


def directives(response) -> dict[str, str]:
    parts = [part.strip().partition(" ") for part in response["Content-Security-Policy"].split(";")]
    return {name: value for name, _, value in parts}


def check_headers(response) -> list[str]:
    """What is wrong with the headers of a response."""
    if "Content-Security-Policy" not in response:
        return ["no Content-Security-Policy"]
    policy = directives(response)
    is_file = policy.get("default-src") == "'none'" and "Content-Disposition" in response
    faults = [
        f"{name} {policy.get(name)}"
        for name, value in (OF_A_FILE if is_file else CLOSED_DIRECTIVES).items()
        if policy.get(name) != value
    ]
    faults += [
        f"{name} {value}"
        for name, value in policy.items()
        if any(word in value for word in ("unsafe", "*", "http:", "https:"))
        and not (is_file and (name, value) == INLINE_STYLE)
    ]
    expected = {
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Cross-Origin-Opener-Policy": "same-origin",
    }
    faults += [
        f"{name}: {response.get(name)}"
        for name, value in expected.items()
        if response.get(name) != value
    ]
    if response.get("Referrer-Policy") not in ("same-origin", "no-referrer"):
        faults.append(f"Referrer-Policy: {response.get('Referrer-Policy')}")
    permissions = response.get("Permissions-Policy", "")
    faults += [
        f"{feature} permitted"
        for feature in ("camera", "geolocation", "microphone", "usb")
        if f"{feature}=()" not in permissions
    ]
    return faults


def check_markup(response) -> list[str]:
    """What the policy would refuse in a page: inline script, style, handler, third party."""
    if not response.get("Content-Type", "").startswith("text/html"):
        return []
    page = BeautifulSoup(response.text, "html5lib")
    faults = [f"<style> {tag}"[:80] for tag in page.find_all("style")]
    for tag in page.find_all(True):
        faults += [
            f"<{tag.name} {name}>" for name in tag.attrs if name == "style" or name.startswith("on")
        ]
    for script in page.find_all("script"):
        is_data = script.get("type") in ("application/ld+json", "application/json")
        if not script.get("src") and not is_data:
            faults.append("inline script")
    for tag in page.find_all(["script", "img", "iframe", "source", "embed", "object", "link"]):
        address = tag.get("src") or (tag.get("href") if tag.name == "link" else "") or ""
        is_fetched = tag.name != "link" or not {"canonical", "alternate"} & set(tag.get("rel", []))
        if is_fetched and address.startswith(("http:", "https:", "//")):
            faults.append(f"third party: {address}")
    return faults


@login_not_required
def broken(request):
    raise RuntimeError("broken on purpose")


urlpatterns = [*urls.urlpatterns, path("en-panne/", broken)]


@pytest.mark.django_db
@override_settings(ROOT_URLCONF="tests.test_security")
@pytest.mark.parametrize(("url", "status"), [("/nulle-part/", 404), ("/en-panne/", 500)])
def test_error_pages_are_served_closed(url, status):
    response = Client(raise_request_exception=False).get(url)
    assert response.status_code == status
    assert check_headers(response) + check_markup(response) == []
    assert not response.cookies


@pytest.mark.django_db
def test_cookies_are_out_of_reach_of_scripts_and_other_sites(client, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    user = UserFactory()
    client.get("/compte/connexion/")
    client.post("/compte/connexion/", {"login": user.email, "password": PASSWORD})
    flags = {
        name: (cookie["httponly"], cookie["samesite"]) for name, cookie in client.cookies.items()
    }
    assert flags == {"sessionid": (True, "Lax"), "csrftoken": (True, "Lax")}


PRODUCTION = {
    "DATABASE_URL": "postgres://a:b@db.test/c",
    "DJANGO_SECRET_KEY": "x" * 60,
    "DJANGO_ALLOWED_HOSTS": "registre.test",
    "EMAIL_URL": "smtp://mail.test",
}
READ = (
    "SECURE_SSL_REDIRECT",
    "SECURE_HSTS_SECONDS",
    "SECURE_HSTS_INCLUDE_SUBDOMAINS",
    "SESSION_COOKIE_SECURE",
    "CSRF_COOKIE_SECURE",
    "SECOND_FACTOR_REQUIRED",
    "DEBUG",
    "CRPV_PUBLIC_ADDRESS",
)


def settings_under(**environment: str) -> dict:
    """The settings as a process of that environment reads them."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("DJANGO_", "CRPV_")) and name not in PRODUCTION
    }
    program = (
        "import json; from crpv_portal import settings as s; "
        f"print(json.dumps({{name: getattr(s, name) for name in {READ!r}}}))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program],
        env=kept | environment,
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(run.stdout)


def test_production_is_hardened():
    assert settings_under(**PRODUCTION) == {
        "SECURE_SSL_REDIRECT": True,
        "SECURE_HSTS_SECONDS": 31_536_000,
        "SECURE_HSTS_INCLUDE_SUBDOMAINS": True,
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "SECOND_FACTOR_REQUIRED": True,
        "DEBUG": False,
        "CRPV_PUBLIC_ADDRESS": "https://registre.test",
    }


def test_only_a_demonstration_goes_without_second_factor():
    """An external database is never a demonstration, wherever the portal listens."""
    found = settings_under(**PRODUCTION, CRPV_SERVING_AT="127.0.0.1")
    assert (found["SECOND_FACTOR_REQUIRED"], found["SESSION_COOKIE_SECURE"]) == (True, True)


def test_every_address_that_carries_a_secret_hides_it(rf):
    """A new route with a `token` is hidden from logs and error reports, or fails here."""
    secret, seen = "un-secret", []

    def remember(request):
        seen.append(request.path)
        return HttpResponse()

    middleware = SecretPathMiddleware(remember)
    routes = [address for _, address in addresses() if "<str:token>" in address]
    assert len(routes) >= len(settings.SECRET_PATHS)
    for address in routes:
        middleware(rf.get(address.replace("<str:token>", secret)))
    assert seen == [
        address.replace("<str:token>", SecretPathMiddleware.SHOWN) for address in routes
    ]
    used = {start for start in settings.SECRET_PATHS for each in routes if each.startswith(start)}
    assert used == set(settings.SECRET_PATHS)
