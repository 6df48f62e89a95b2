"""What a request leaves for who runs the portal: enough to find the error, nothing of people's."""

from __future__ import annotations

import json
import logging
import sys
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.test import Client, RequestFactory, override_settings
from django.urls import path
from django.utils.functional import SimpleLazyObject
from django.views.decorators.csrf import csrf_exempt

from crpv_portal import urls
from crpv_portal.common.links import behind_a_link
from crpv_portal.common.logs import (
    NOT_WRITTEN,
    JsonLines,
    Lines,
    LineToAdmins,
    WorthALine,
    WorthAMail,
    failures_of,
)
from crpv_portal.common.models import SpentForm
from tests.factories.accounts import UserFactory

TYPED = "Jeanne Dupont"


@login_not_required
def row_refused(request):
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s::int", [TYPED])


@login_not_required
def mistake(request):
    return None.content


@login_not_required
def stopped(request):
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_cancel_backend(pg_backend_pid()), pg_sleep(60)")


@login_not_required
def crossed(request):
    with connection.cursor() as cursor:
        cursor.execute("DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = 'deadlock_detected'; END $$")


LINK = SimpleNamespace(pk=1, _meta=SimpleNamespace(label_lower="essai"))


@csrf_exempt
@login_not_required
@behind_a_link(lambda token: LINK, lambda request, link: None)
def crossed_behind_a_link(request, link):
    crossed(request)


handler500 = urls.handler500
urlpatterns = [
    path("refusee/", row_refused),
    path("erreur/", mistake),
    path("sans-fin/", stopped),
    path("croisee/", crossed),
    path("reponse/<str:token>/", mistake),
    path("reponse/<str:token>/croisee/", crossed_behind_a_link),
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


@pytest.mark.parametrize(
    ("address", "said", "advice"),
    [
        ("/sans-fin/", "Statement cancelled", "avec moins de mots"),
        ("/croisee/", "Deadlock", "Rechargez la page."),
    ],
)
def test_a_statement_stopped_by_the_database_is_written_once(lines, address, said, advice):
    response = ask(address)
    assert response.status_code == 503
    (line,) = lines
    assert (line["says"], line["status"]) == (said, 503)
    assert line["incident"] in response.text
    assert advice in response.text


@pytest.mark.parametrize("address", ["/sans-fin/", "/croisee/"])
def test_what_an_account_had_typed_comes_back_to_be_sent_again(lines, address):
    client = Client(raise_request_exception=False)
    client.force_login(UserFactory())
    typed = {"csrfmiddlewaretoken": "a" * 64, "text": "Un seul texte, long d’une phrase.", "n": "2"}
    origin = {"origin": "http://testserver"}
    response = client.post(address, typed, headers=origin)
    assert response.status_code == 503
    again = BeautifulSoup(response.content, "lxml").select_one("main form[method=post]")
    assert again["action"] == address
    shown = {box["name"]: box.text.removeprefix("\n") for box in again.select("textarea")}
    assert shown == {"text": typed["text"], "n": "2"}
    assert not SpentForm.objects.exists()
    assert typed["text"] not in json.dumps(lines)
    assert typed["text"] in client.post("/erreur/", typed, headers=origin).text
    # Of another site's form, or a script's, nothing is shown.
    for headers in ({}, origin | {"sec-fetch-mode": "cors"}):
        assert typed["text"] not in client.post(address, typed, headers=headers).text


def test_behind_a_link_it_is_sent_again_to_the_address_that_no_page_shows():
    client = Client(raise_request_exception=False, headers={"origin": "null"})
    typed = {"text": "Un seul texte, long d’une phrase.", "n": "2"}
    response = client.post("/reponse/SECRET/croisee/", typed)
    assert response.status_code == 503
    again = BeautifulSoup(response.content, "lxml").select_one("main form[method=post]")
    assert not again.has_attr("action")
    shown = {box["name"]: box.text.removeprefix("\n") for box in again.select("textarea")}
    assert shown == typed
    assert "SECRET" not in response.text
    assert not client.cookies


def test_what_was_typed_is_not_written(lines):
    assert ask("/refusee/").status_code == 500
    (line,) = lines
    assert line["errors"] == ["DataError", "InvalidTextRepresentation"]
    assert TYPED not in json.dumps(line)


def test_the_secret_of_a_personal_link_is_not_written(lines):
    assert ask("/reponse/SECRET/").status_code == 500
    assert lines[0]["path"] == "/reponse/lien/"
    assert "SECRET" not in json.dumps(lines)


def test_the_key_of_a_password_and_a_link_at_a_forged_host_are_not_written(lines):
    with override_settings(ALLOWED_HOSTS=["ailleurs"]):
        assert ask("/reponse/SECRET/").status_code == 400
        assert ask("/compte/mot-de-passe/choisir/1-SECRET/").status_code == 400
    assert [line["path"] for line in lines if "path" in line] == [
        "/reponse/lien/",
        "/compte/mot-de-passe/choisir/lien/",
    ]
    assert "SECRET" not in json.dumps(lines)
    assert {line["says"] for line in lines if "Host" in line["logger"]} == {"DisallowedHost"}


def test_a_refused_form_does_not_tell_where_it_came_from(lines):
    stranger = Client(enforce_csrf_checks=True)
    stranger.post("/compte/connexion/", headers={"origin": "https://x.test/?q=Jeanne"})
    (line,) = lines
    assert line["logger"] == "django.security.csrf"
    assert "Jeanne" not in json.dumps(line)


def test_a_line_asks_the_database_nothing():
    """It may be the database that fails: the account is written if it was read already."""
    request = RequestFactory().get("/")
    request.user = SimpleLazyObject(lambda: pytest.fail("asked"))
    record = logging.makeLogRecord({"name": "x", "msg": "x", "request": request})
    assert "account" not in json.loads(JsonLines().format(record))


def test_a_value_that_a_type_error_quotes_is_not_written(lines):
    problem = TypeError("Field 'x' expected a number but got <Person: Jeanne Dupont>.")
    logging.getLogger("x").error("x", exc_info=problem)
    assert lines[0]["errors"] == ["TypeError: Field 'x' expected a number"]


def test_a_line_that_cannot_be_written_says_so_and_nothing_else(capsys):
    broken = logging.makeLogRecord({"name": "x", "msg": "%d", "args": (TYPED,)})
    stderr = Lines(sys.stderr)
    for handler in (stderr, LineToAdmins()):
        handler.setFormatter(JsonLines())
        handler.handle(broken)
    said = capsys.readouterr().err
    assert said == NOT_WRITTEN * 2


def test_one_mail_for_many_errors_and_none_for_what_anybody_may_send():
    def record(name="django.request", status=500, path="/"):
        request = SimpleNamespace(path=path)
        return logging.makeLogRecord(
            {"name": name, "msg": "x", "status_code": status, "request": request}
        )

    is_mailed = WorthAMail().filter
    assert is_mailed(record())
    assert not is_mailed(record())
    assert not is_mailed(record(name="django.security.DisallowedHost", status=400))
    assert not is_mailed(record(status=404))
    assert not WorthAMail().filter(record(path="/sante/", status=503))


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


@pytest.mark.parametrize("is_terminal", [False, True])
def test_a_command_that_fails_leaves_a_line_but_at_a_terminal(lines, monkeypatch, is_terminal):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: is_terminal)
    with pytest.raises(ValueError if is_terminal else SystemExit), failures_of("invite_staff"):
        raise ValueError(TYPED)
    if is_terminal:
        assert lines == []
        return
    (line,) = lines
    assert (line["says"], line["errors"]) == ("invite_staff", ["ValueError"])
    assert line["trace"]
    assert TYPED not in str(line)
