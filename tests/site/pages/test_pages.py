"""The pages that belong to no app, and what machines read about the site."""

import json
from urllib.parse import parse_qs, quote, unquote, urlsplit

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.db import connection
from django.template import Context, Template
from django.test import RequestFactory
from django.urls import reverse

from crpv_portal.site.context import MENU, menu
from tests.factories.centres import CentreFactory
from tests.factories.partners import EditionFactory
from tests.factories.territories import RegionFactory
from tests.sitemaps import sitemap_dates

PAGES = {
    "pages:site_plan": "/plan-du-site/",
    "pages:accessibility": "/accessibilite/",
    "pages:legal_notice": "/mentions-legales/",
    "pages:personal_data": "/donnees-personnelles/",
    "pages:contact": "/contact/",
}


def soup_of(response):
    return BeautifulSoup(response.text, "lxml")


# The site plan names régions and editions, which the register holds.
WITHOUT_QUERY = {name: address for name, address in PAGES.items() if name != "pages:site_plan"}


@pytest.mark.parametrize(("name", "address"), WITHOUT_QUERY.items())
def test_page_costs_no_query_and_leaves_nothing(client, name, address):
    """Anonymous pages are kept rendered: no cookie, no token, no query."""
    assert reverse(name) == address
    response = client.get(address)  # no `db` fixture: a query would fail
    assert response.status_code == 200
    assert not response.cookies
    assert "csrfmiddlewaretoken" not in response.text
    assert client.post(address).status_code == 405


@pytest.mark.django_db
@pytest.mark.parametrize("address", PAGES.values())
def test_page_contract(client, address):
    page = soup_of(client.get(address))
    assert page.html["lang"] == "fr"
    assert len(page.select("h1")) == len(page.select("title")) == 1
    assert len(page.select("meta[name=description]")) == 1
    assert page.select_one("link[rel=canonical]")["href"] == f"http://testserver{address}"
    ids = [node["id"] for node in page.select("[id]")]
    assert len(ids) == len(set(ids))
    for node in page.find_all(True):
        assert not [name for name in node.attrs if name.startswith("on") or name == "style"]
    targets = {link["href"][1:] for link in page.select('a[href^="#"]')}
    assert targets <= set(ids)
    controls = {node["aria-controls"] for node in page.select("[aria-controls]")}
    assert controls <= set(ids)
    assert not page.select("script:not([src])")


@pytest.mark.django_db
def test_site_plan_names_what_the_site_holds(client):
    EditionFactory(text__kind="framework", slug="cadre-essai", in_force=True)
    region = RegionFactory(name="Région d’essai")
    links = {a["href"] for a in soup_of(client.get("/plan-du-site/")).select("main a[href]")}
    assert {"/gouvernance/instances/", "/gouvernance/reunions/", "/gouvernance/decisions/"} <= links
    assert {"/cadre-de-reference/cadre-essai/", region.get_absolute_url()} <= links
    assert "/sitemap.xml" not in links


@pytest.mark.django_db
def test_titles_and_descriptions_are_unique(client):
    pages = [soup_of(client.get(address)) for address in PAGES.values()]
    assert len({page.title.text for page in pages}) == len(PAGES)
    descriptions = {page.select_one("meta[name=description]")["content"] for page in pages}
    assert len(descriptions) == len(PAGES)


@pytest.mark.parametrize(
    ("address", "marked"),
    [
        ("/", {"Accueil": "page"}),
        ("/centres/", {"Centres": "page"}),
        ("/centres/labo-cites/", {"Centres": "true"}),
        ("/contact/", {}),
    ],
)
def test_menu_marks_the_page_and_the_section(address, marked):
    entries = menu(RequestFactory().get(address))
    assert [entry.label for entry in entries] == [label for label, _ in MENU]
    assert {entry.label: entry.current for entry in entries if entry.current} == marked


def test_contact_names_an_address_only_when_there_is_one(client, settings):
    settings.CRPV_CONTACT_EMAIL = ""
    assert "mailto:" not in client.get("/contact/").text
    settings.CRPV_CONTACT_EMAIL = "registre@example.org"
    link = soup_of(client.get("/contact/")).select_one('a[href^="mailto:"]')
    assert link["href"] == "mailto:registre@example.org"


def test_contact_carries_the_page(client, settings):
    settings.CRPV_CONTACT_EMAIL = "registre@example.org"
    page = soup_of(client.get("/contact/", {"page": "/centres/oriv/?au=2020-01-01"}))
    link = page.select_one('main a[href^="mailto:"]')["href"]
    assert link.startswith("mailto:registre@example.org?subject=")
    assert "http://testserver/centres/oriv/?au=2020-01-01" in unquote(link)
    assert page.select_one('main a[href="/centres/oriv/?au=2020-01-01"]')


@pytest.mark.django_db
def test_every_way_to_the_contact_page_carries_the_page(client):
    for path in ("/centres/?region=bretagne", "/plan-du-site/", "/compte/connexion/?next=/espace/"):
        ways = soup_of(client.get(path)).select('a[href^="/contact/"]')
        assert ways
        for way in ways:
            assert parse_qs(urlsplit(way["href"]).query)["page"] == [path]
    (way,) = soup_of(client.get("/charte/?au=2020-01-01")).select('footer a[href^="/contact/"]')
    assert parse_qs(urlsplit(way["href"]).query)["au"] == ["2020-01-01"]


@pytest.mark.parametrize(
    "page",
    ["//ailleurs.example/", "https://ailleurs.example/", "javascript:alert(1)", "/\\x/", "x"],
)
def test_contact_carries_no_page_of_another_site(client, page):
    links = [
        link["href"] for link in soup_of(client.get("/contact/", {"page": page})).select("a[href]")
    ]
    assert not [href for href in links if "ailleurs" in href or "javascript" in href]
    assert "mailto:registre@portail.example" in links


@pytest.mark.django_db
def test_sheet_invites_to_write_about_itself(client):
    centre = CentreFactory(published=True)
    page = soup_of(client.get(centre.get_absolute_url()))
    asked = [a["href"] for a in page.select('main a[href^="/contact/"]')]
    assert asked
    assert set(asked) == {f"/contact/?page={quote(centre.get_absolute_url(), safe='')}"}


def test_legal_notice_says_what_is_set(client, settings):
    settings.CRPV_HOST = "Hébergeur d’essai, 1 rue du Test, Paris"
    assert "Hébergeur d’essai" in client.get("/mentions-legales/").text


def test_demonstration_says_so_and_is_not_indexed(client, settings):
    settings.DEMONSTRATION = False
    page = soup_of(client.get("/contact/"))
    assert page.select("[aria-label='Mode démonstration'], meta[name=robots]") == []
    settings.DEMONSTRATION = True
    page = soup_of(client.get("/contact/"))
    assert page.select_one("[aria-label='Mode démonstration']")
    assert "noindex" in page.select_one("meta[name=robots]")["content"]


def test_robots_txt(client, settings):
    settings.DEMONSTRATION = settings.CRPV_NOINDEX = False
    lines = client.get("/robots.txt").text.splitlines()
    assert lines[0] == "User-agent: *"
    assert "Disallow: /" not in lines
    assert lines[-1] == "Sitemap: http://testserver/sitemap.xml"
    settings.DEMONSTRATION = True
    assert client.get("/robots.txt").text == "User-agent: *\nDisallow: /\n"


@pytest.mark.parametrize(
    ("contact", "line"),
    [
        ("securite@example.org", "Contact: mailto:securite@example.org"),
        ("https://example.org/securite", "Contact: https://example.org/securite"),
    ],
)
def test_security_txt(client, settings, contact, line):
    settings.CRPV_SECURITY_CONTACT = contact
    with time_machine.travel("2026-11-22 12:00:00+01:00"):
        response = client.get("/.well-known/security.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.text.splitlines() == [
        line,
        "Expires: 2027-05-01T00:00:00Z",
        "Preferred-Languages: fr, en",
        "Canonical: http://testserver/.well-known/security.txt",
    ]


def test_security_txt_without_contact_is_not_there(client, settings):
    settings.CRPV_SECURITY_CONTACT = ""
    assert client.get("/.well-known/security.txt").status_code == 404


@pytest.mark.django_db
def test_sitemap_lists_the_fixed_pages(client):
    assert set(PAGES.values()) <= set(sitemap_dates(client))


@pytest.mark.django_db
def test_health_when_all_answers(client):
    response = client.get("/sante/")
    assert (response.status_code, response.text) == (200, "Tout répond.\n")
    assert not response.cookies
    assert "no-store" in response["Cache-Control"]


def test_health_when_the_database_does_not_answer(client, django_db_blocker, settings, monkeypatch):
    with django_db_blocker.unblock():
        connection.close()
        for key, value in {"HOST": "127.0.0.1", "PORT": "1"}.items():
            monkeypatch.setitem(connection.settings_dict, key, value)
        response = client.get("/sante/")
        connection.close()
    assert (response.status_code, response.text) == (503, "La base de données ne répond pas.\n")


@pytest.mark.parametrize("template", ["400.html", "500.html"])
def test_errors_that_render_without_anything(template):
    page = BeautifulSoup(Template(f'{{% include "{template}" %}}').render(Context()), "lxml")
    assert len(page.select("h1")) == 1
    assert page.html["lang"] == "fr"


def test_unknown_address_is_a_page_of_ours(client):
    response = client.get("/nulle-part/")
    assert response.status_code == 404
    page = soup_of(response)
    assert page.h1.text.strip() == "Cette page n’existe pas, ou n’existe plus"
    assert page.select_one("meta[name=robots]")["content"] == "noindex"


def test_structured_data_cannot_close_its_element():
    data = {"name": "</script><script>alert(1)</script>", "text": "a & b < c"}
    html = Template("{% load page_tags %}{% json_ld data %}").render(Context({"data": data}))
    page = BeautifulSoup(html, "lxml")
    assert len(page.select("script")) == 1
    assert json.loads(page.script.string) == data
