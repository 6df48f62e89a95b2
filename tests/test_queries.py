"""Addresses with any parameters: a public page answers with a page or a refusal."""

from __future__ import annotations

import itertools
from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from tests.visits import addresses, visit

pytestmark = pytest.mark.django_db

TEXTS = ("a\0b", "0", "-3", "99999", "2024,5", "9" * 5000, "²")


def parameters_of(page: BeautifulSoup) -> set[str]:
    """Return the names that the forms of a page send in the address."""
    return {
        field["name"]
        for form in page.select("form:not([method=post])")
        for field in form.select("[name]")
    }


def files_of(page: BeautifulSoup) -> list[str]:
    """The list as a file, which reads the same parameters."""
    links = (link["href"].partition("?")[0] for link in page.select("a[href]"))
    return [link for link in links if link.endswith(".json")]


class Questions:
    """Addresses with one parameter each: one that is refused would keep another from being read.

    All the texts for a parameter that an app reads for the first time; then, as one reader serves
    all its pages, two of them by turns. The hostile values put one more in each.
    """

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.known: set[tuple[str, str]] = set()
        self.turns = itertools.cycle(TEXTS)

    def add(self, app: str, address: str, names: set[str]) -> None:
        for name in sorted(names):
            is_known = (app, name) in self.known
            self.known.add((app, name))
            texts = itertools.islice(self.turns, 2) if is_known else TEXTS
            self.asked += [f"{address}?{urlencode({name: text})}" for text in texts]


def test_no_text_in_an_address_breaks_a_public_page(world):
    client = Client(raise_request_exception=False)
    tried: set[str] = set()
    questions = Questions()
    for label, address, outcomes in addresses(world):
        route = label.split(" ")[0]
        if outcomes["anonyme"] != "200" or route in tried:
            continue
        tried.add(route)
        app = route.partition(":")[0]
        response = visit(client, address)
        names = {"au"}
        if response["Content-Type"].startswith("text/html"):
            page = BeautifulSoup(response.content, "lxml")
            if found := parameters_of(page):
                names |= found | {"page"}
            for file in files_of(page):
                questions.add(f"{app}, files", file, found)
        questions.add(app, address, names)
    assert len(questions.known) > 40
    broken = [url for url in questions.asked if visit(client, url).status_code >= 500]
    assert [url[:150] for url in broken] == []


def test_a_null_character_gets_a_page_in_french(client):
    for address in ("/trouver-mon-centre/?commune=%00", "/centres/?region=%00", "/?%00=1"):
        response = client.get(address)
        assert response.status_code == 400
        assert "Nous n’avons pas compris cette demande" in response.text


def test_a_null_character_is_refused_where_no_form_reads_it(client):
    forged = {"cookie": r'sessionid="\000"'}
    assert client.get("/espace/", headers=forged).status_code == 400


@pytest.mark.parametrize("charset", ["utf-16", "utf-7", "latin-1", "utf8", "UTF-8", "inconnu"])
def test_a_form_in_another_encoding_gets_a_page(charset):
    browser = Client(enforce_csrf_checks=True)
    written = f"application/x-www-form-urlencoded; charset={charset}"
    response = browser.generic("POST", "/compte/connexion/", b"login=a", content_type=written)
    if charset in ("UTF-8", "inconnu"):  # an encoding that nobody knows is read as UTF-8
        assert response.status_code == 403
    else:
        assert response.status_code == 400
        assert "Nous n’avons pas compris cette demande" in response.text


def test_what_is_typed_reaches_the_views_without_odd_signs(client):
    page = client.get("/partenaires/", {"q": "agence\x0bnationale\x1b\ufffe"})
    field = BeautifulSoup(page.content, "lxml").select_one("[name=q]")
    assert field["value"] == "agence nationale"
    form = client.post("/compte/connexion/", {"login": "a\x0bb\ufffe", "password": "x"})
    assert BeautifulSoup(form.content, "lxml").select_one("[name=login]")["value"] == "a b"
