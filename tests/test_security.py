"""Headers of every response, and markup that no page may contain."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.contrib.auth.decorators import login_not_required
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import path
from lxml import etree, html

from crpv_portal import urls
from tests.factories.accounts import PASSWORD, UserFactory

CLOSED_DIRECTIVES = {
    "default-src": "'self'",
    "object-src": "'none'",
    "worker-src": "'self'",
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
    """List the faults in the headers of a response."""
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


FETCHING = {"script", "img", "iframe", "source", "embed", "object", "link"}
NAMED_ONLY = {"canonical", "alternate"}  # links to pages that nobody fetches with this one


def check_markup(response) -> list[str]:
    """List what the policy would refuse in a page: inline script, style, handler, third party."""
    if not response.get("Content-Type", "").startswith("text/html"):
        return []
    faults = []
    for tag in elements_of(response.text):
        faults += [
            f"<{tag.tag} {name}>" for name in tag.attrib if name == "style" or name.startswith("on")
        ]
        if tag.tag == "style":
            faults.append(f"<style> {tag.text}"[:80])
        is_data = tag.get("type") in ("application/ld+json", "application/json")
        if tag.tag == "script" and not tag.get("src") and not is_data:
            faults.append("inline script")
        if tag.tag in FETCHING:
            address = tag.get("src") or (tag.get("href") if tag.tag == "link" else "") or ""
            is_fetched = tag.tag != "link" or not NAMED_ONLY & set(tag.get("rel", "").split())
            if is_fetched and address.startswith(("http:", "https:", "//")):
                faults.append(f"third party: {address}")
    return faults


def elements_of(page: str) -> Iterator[etree._Element]:
    """Yield the elements of a page, read by lxml alone: hundreds of pages are looked at."""
    if page.strip():
        yield from html.document_fromstring(page).iter(etree.Element)


def test_markup_that_the_policy_would_refuse_is_seen():
    page = """<!doctype html><link rel="canonical" href="https://portail.example/">
    <link rel="icon" href="https://ailleurs.example/icon.svg"><style>p { color: red }</style>
    <p style="color: red" onclick="partir()">Texte</p><!-- <script>ignoré()</script> -->
    <script>alert(1)</script><script type="application/ld+json">{}</script>
    <svg><image href="local.png"/></svg><img src="//ailleurs.example/suivi.png">"""
    assert check_markup(HttpResponse(page)) == [
        "third party: https://ailleurs.example/icon.svg",
        "<style> p { color: red }",
        "<p style>",
        "<p onclick>",
        "inline script",
        "third party: //ailleurs.example/suivi.png",
    ]
    assert check_markup(HttpResponse("")) == []


@login_not_required
def broken(request):
    raise RuntimeError("broken on purpose")


@login_not_required
def slow(request):
    """Be stopped by the database, as by its limit of time, which a moved clock would not reach."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_cancel_backend(pg_backend_pid()), pg_sleep(60)")


urlpatterns = [*urls.urlpatterns, path("en-panne/", broken), path("sans-fin/", slow)]


@pytest.mark.django_db
@override_settings(ROOT_URLCONF="tests.test_security")
@pytest.mark.parametrize(
    ("url", "status"), [("/nulle-part/", 404), ("/en-panne/", 500), ("/sans-fin/", 503)]
)
def test_error_pages_are_served_closed(url, status):
    response = Client(raise_request_exception=False).get(url)
    assert response.status_code == status
    assert check_headers(response) + check_markup(response) == []
    assert not response.cookies


@pytest.mark.django_db
def test_what_everybody_sees_may_be_kept(client):
    assert "no-store" not in client.get("/centres/").get("Cache-Control", "")


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
