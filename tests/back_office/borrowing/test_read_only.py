"""What a borrowed view shows, closes and refuses; the database itself writes nothing for it."""

import pytest
from bs4 import BeautifulSoup
from django.db import InternalError, transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.test import Client

from crpv_portal.accounts.borrowed_requests import BorrowedViewMiddleware
from crpv_portal.accounts.models import BorrowedView
from governance.models import RecordDraft
from tests.back_office.borrowing.views import QUIT, as_officer, banner, borrow, plain, said, traces
from tests.factories.centres import CentreFactory
from tests.factories.governance import BodyFactory, MeetingFactory

pytestmark = pytest.mark.django_db


def test_the_banner_says_as_whom_and_until_when(client, officer):
    as_officer(client, officer)
    until = plain(BorrowedView.objects.get().until)
    assert banner(client.get("/espace/")) == (
        f"Vous voyez le portail comme Odile Roux, agent régional · lecture seule · jusqu’à {until}"
    )
    form = BeautifulSoup(client.get("/").content, "lxml").select_one(".crpv-borrowed form")
    assert (form["action"], form["method"]) == (QUIT, "post")


def test_a_closed_page_says_who_one_is_and_how_to_leave(client, officer):
    as_officer(client, officer)
    response = client.get("/admin/centres/centre/")
    assert response.status_code == 403
    assert "Cette page ne se montre pas ici" in said(response)
    assert "Vous êtes Anne Legrand et voyez le portail comme Odile Roux, agent régional" in said(
        response
    )


@pytest.mark.parametrize(
    "path",
    [
        *("/admin/", "/admin/voir-comme/", "/admin/journal/", "/admin/jsi18n/", "/compte/"),
        *("/compte/securite/", "/compte/agenda/", "/compte/arrivee/", "/demonstration/courriels/"),
        *("/compte/mot-de-passe/choisir/abc-def/", "/reponse/secret/", "/rappels/secret/"),
        *("/relecture/secret/", "/calendrier/mien/secret.ics", "/consultation/secret/"),
        *("/suites/secret/", "/fiche/secret/", "/reponse/secret/reunion.ics", "/admin/nulle-part/"),
    ],
)
def test_what_is_nobody_else_s_is_closed(client, officer, path):
    as_officer(client, officer)
    response = client.get(path)
    assert response.status_code == 403
    assert "secret/" not in response.text
    assert banner(response)


def test_the_public_is_told_where_it_would_have_to_log_in(client):
    borrow(client, "public")
    response = client.get("/espace/", follow=True)
    assert response.redirect_chain == [("/compte/connexion/?next=/espace/", 302)]
    assert response.status_code == 403
    assert "Le public serait ici invité à se connecter." in said(response)
    assert "Se connecter" in client.get("/").text


def test_another_day_is_that_of_the_role(client):
    hidden = CentreFactory(name="Centre caché")
    assert "Centre caché" in client.get(hidden.get_absolute_url()).text
    borrow(client, "public")
    for query in ("", "?au=2020-01-01", "?au=2030-01-01"):
        assert client.get(f"{hidden.get_absolute_url()}{query}").status_code == 404
        assert "Centre caché" not in client.get(f"/centres/{query}").text


def test_what_the_account_typed_is_not_shown(client, officer):
    meeting = MeetingFactory(body=BodyFactory(region=officer.assignments.get().region))
    RecordDraft.objects.create(
        meeting=meeting, user=officer, page="record", form_data="place=Chez+Odile"
    )
    page = f"/espace/reunions/{meeting.slug}/"
    own = Client()
    own.force_login(officer)
    assert "Une saisie non enregistrée vous attend" in own.get(page).text
    assert "Chez Odile" in own.get(f"{page}?reprendre=1").text
    as_officer(client, officer)
    for address in (page, f"{page}?reprendre=1"):
        text = client.get(address).text
        assert "Chez Odile" not in text
        assert "data-net=" not in text
        assert "vous attend" not in text


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options", "trace"])
def test_only_reading_methods_pass(client, officer, method):
    as_officer(client, officer)
    for path in ("/", "/espace/", "/admin/", "/nulle-part/"):
        assert getattr(client, method)(path).status_code == 403, path
    assert client.head("/espace/").status_code == 200


def test_no_header_or_field_changes_the_method(client, officer):
    as_officer(client, officer)
    page = f"/espace/instances/{BodyFactory().slug}/regles/"
    before = traces()
    for name in ("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"):
        client.get(page, headers={name: "POST"})
        assert client.post(page, {"_method": "GET"}, headers={name: "GET"}).status_code == 403
    client.get(f"{page}?_method=POST")
    assert traces() == before


def test_what_was_typed_is_given_back(client, officer):
    as_officer(client, officer)
    response = client.post(
        "/espace/reunions/prevoir/",
        {"title": "Un long titre que l’on a tapé"},
        headers={"Origin": "http://testserver"},
    )
    assert response.status_code == 403
    assert "Un long titre que l’on a tapé" in response.text
    assert "Rien n’est fait" in said(response)


def test_a_script_is_told_in_a_line(client, officer):
    as_officer(client, officer)
    response = client.post("/espace/", headers={"Sec-Fetch-Mode": "cors"})
    assert (response.status_code, response["Content-Type"]) == (403, "text/plain; charset=utf-8")


def request_of(client, rf):
    """Return a request of this browser, with its cookies, as the middleware gets it."""
    request = rf.get("/centres/")
    request.COOKIES = {name: each.value for name, each in client.cookies.items()}
    request.session = client.session
    request.session.get("is read")
    return request


def test_the_database_refuses_to_write_for_such_a_page(client, agent, officer, rf):
    """Whatever a view does when it is read: none writes today, tests/test_routes.py."""
    as_officer(client, officer)
    request = request_of(client, rf)
    request.user = agent
    middleware = BorrowedViewMiddleware(lambda request: CentreFactory())
    with pytest.raises(InternalError, match="read-only transaction"), transaction.atomic():
        middleware(request)
    CentreFactory()  # the transaction around may write


def test_a_page_that_would_write_is_refused(client, officer, monkeypatch):
    def write_and_render(*arguments, **named):
        CentreFactory()
        return render(*arguments, **named)

    monkeypatch.setattr("centres.views.render", write_and_render)
    as_officer(client, officer)
    before = traces()
    response = client.get("/centres/")
    assert response.status_code == 403
    assert "garde une trace de qui l’ouvre" in said(response)
    assert banner(response)
    assert traces() == before


def test_it_costs_nothing_to_who_has_none(client, officer, rf, django_assert_num_queries):
    """The session is read already, and says that there is none; a visitor's is not read."""
    seen = []
    middleware = BorrowedViewMiddleware(lambda request: seen.append(request) or HttpResponse())
    request = request_of(client, rf)
    request.user = officer
    for cookies in (request.COOKIES, {}):
        request.COOKIES = cookies
        with django_assert_num_queries(0):
            middleware(request)
    assert seen == [request, request]
    assert not hasattr(request, "borrowed")
