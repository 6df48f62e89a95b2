"""What a request leaves for who runs the portal: enough to find the error, nothing of people's."""

from __future__ import annotations

import json
import logging

import pytest
from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.test import Client, override_settings
from django.urls import path

from crpv_portal import urls
from crpv_portal.common.logs import JsonLines, LineToAdmins, WorthALine
from tests.factories.accounts import UserFactory

TYPED = "Jeanne Dupont"


@login_not_required
def row_refused(request):
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s::int", [TYPED])


@login_not_required
def mistake(request):
    return None.content


handler500 = urls.handler500
urlpatterns = [
    path("refusee/", row_refused),
    path("erreur/", mistake),
    path("reponse/<str:token>/", mistake),
    *urls.urlpatterns,
]
pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


@pytest.fixture
def lines():
    """The lines written meanwhile, as the handler of stderr writes them."""
    written = []
    handler = logging.Handler()
    handler.addFilter(WorthALine())
    handler.emit = lambda record: written.append(json.loads(JsonLines().format(record)))
    logging.getLogger().addHandler(handler)
    yield written
    logging.getLogger().removeHandler(handler)


def ask(address, **headers):
    return Client(raise_request_exception=False).get(address, headers=headers)


def test_an_error_is_written_under_the_number_that_the_page_shows(lines):
    response = ask("/erreur/?q=Jeanne")
    assert response.status_code == 500
    (line,) = lines
    assert line["incident"] == response["X-Request-ID"]
    assert line["incident"] in response.text
    assert (line["level"], line["method"], line["path"]) == ("error", "GET", "/erreur/")
    assert line["errors"] == ["AttributeError: 'NoneType' object has no attribute 'content'"]
    assert line["trace"][-1].endswith(" mistake")
    assert "Jeanne" not in json.dumps(line)


def test_what_was_typed_is_not_written(lines):
    assert ask("/refusee/").status_code == 500
    (line,) = lines
    assert line["errors"] == ["DataError", "InvalidTextRepresentation"]
    assert TYPED not in json.dumps(line)


def test_the_secret_of_a_personal_link_is_not_written(lines):
    assert ask("/reponse/SECRET/").status_code == 500
    assert lines[0]["path"] == "/reponse/lien/"
    assert "SECRET" not in json.dumps(lines)


def test_refusals_are_written_and_unknown_pages_are_not(lines):
    assert ask("/nulle-part/").status_code == 404
    assert lines == []
    with override_settings(ALLOWED_HOSTS=["ailleurs"]):
        assert ask("/").status_code == 400
    stranger = Client(enforce_csrf_checks=True)
    assert stranger.post("/compte/connexion/").status_code == 403
    user = UserFactory()
    member = Client()
    member.force_login(user)
    assert member.get("/admin/").status_code == 403
    said = [(line["logger"], line.get("status"), line.get("account")) for line in lines]
    assert ("django.security.DisallowedHost", 400, None) in said
    assert ("django.security.csrf", 403, None) in said
    assert ("django.request", 403, user.pk) in said


def test_a_refused_log_in_is_written_without_its_address(lines, client):
    client.post("/compte/connexion/", {"login": "jeanne@exemple.test", "password": "faux"})
    (line,) = lines
    assert line["logger"] == "crpv_portal.security"
    assert "jeanne" not in json.dumps(line)


def test_those_who_run_it_get_the_line_and_nothing_of_the_request(settings, mailoutbox):
    settings.ADMINS = [("", "exploitation@exemple.test")]
    handler = LineToAdmins()
    handler.setFormatter(JsonLines())
    logging.getLogger().addHandler(handler)
    try:
        Client(raise_request_exception=False).post("/refusee/", {"name": TYPED})
    finally:
        logging.getLogger().removeHandler(handler)
    mail = mailoutbox[-1]
    assert mail.to == ["exploitation@exemple.test"]
    assert "/refusee/" in mail.body
    assert TYPED not in mail.body
    assert not mail.alternatives
