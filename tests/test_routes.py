"""Roles × routes, generated from the URL configuration: nothing is served that the table omits."""

from __future__ import annotations

import datetime
import re
from urllib.parse import urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import resolve, reverse

from crpv_portal.common.dates import PARIS, today
from tests import query_counts
from tests.posts import OF_PACKAGES, POSTS
from tests.routes import TABLE
from tests.routes.cases import LOGIN
from tests.routes.openings import OPEN_TO_ALL, WITH_A_FORM, WRITTEN_TO_WITHOUT_COOKIE
from tests.routes.resolved import admin_addresses, is_of_the_admin, routes
from tests.test_security import check_headers, check_markup
from tests.typography import faults_of_page
from tests.visits import addresses, client_for, outcome, visit
from tests.world import MARK, ROLES

pytestmark = pytest.mark.django_db

ADMIN = ("admin:", "admin/")  # by their names, or by their path when they have none


def test_every_route_has_an_expectation():
    known = {name for name, _ in routes() if not is_of_the_admin(name)}
    faults = {"without expectation": known - set(TABLE), "gone": set(TABLE) - known}
    assert faults == {"without expectation": set(), "gone": set()}, "complete tests/routes/"


def test_open_routes_are_those_listed():
    """A view is public by its mark `login_not_required`; the list is a literal to be read."""
    marked = {
        name for name, pattern in routes() if not getattr(pattern.callback, "login_required", True)
    }
    faults = {"not listed": marked - OPEN_TO_ALL, "closed by now": OPEN_TO_ALL - marked}
    assert faults == {"not listed": set(), "closed by now": set()}, "complete tests/routes/"


@pytest.mark.parametrize("role", ROLES)
def test_each_role_gets_what_the_table_says(world, answers, role):
    found = {label: outcome(response) for label, response in answers(role).items()}
    expected = {label: row[role] for label, _, row in addresses(world)}
    assert found == expected


@pytest.mark.parametrize("role", ROLES)
def test_looking_writes_nothing(answers, role):
    """No address writes when it is only read: nothing would say who did.

    The session is the reader's own; a short address that opens nothing is counted as a guess.
    """
    written = {label: each.written - {"accounts_session"} for label, each in answers(role).items()}
    written = {label: tables for label, tables in written.items() if tables}
    guesses = {"governance:room jeton faux", "governance:room_typed jeton faux"}
    assert {label: tables for label, tables in written.items() if label not in guesses} == {}
    assert all(written[label] == {"cache_entry"} for label in guesses)


def test_every_address_that_is_posted_to_says_why_an_old_page_undoes_nothing(world):
    client = client_for(world, "agent national")
    posted_to = {
        name
        for name, cases in TABLE.items()
        if not name.startswith(OF_PACKAGES)
        and "POST" in client.patch(reverse(name, kwargs=cases[0].arguments(world))).get("Allow", "")
    }
    faults = {"without a line": posted_to - set(POSTS), "gone": set(POSTS) - posted_to}
    assert faults == {"without a line": set(), "gone": set()}, "complete tests/posts.py"


def test_each_form_carries_what_it_was_read_at(world, answers):
    """As its line of tests/posts.py says."""
    faults, seen = [], set()
    for label, url, _ in addresses(world):
        response = answers("agent national")[label]
        if response.status_code != 200 or not response["Content-Type"].startswith("text/html"):
            continue
        for form in BeautifulSoup(response.text, "lxml").select("form[method=post]"):
            name = resolve(urlsplit(urljoin(url, form.get("action") or url)).path).view_name
            marks = POSTS.get(name, "")
            seen.add(name)
            boxes = {box["name"].rpartition("-")[2] for box in form.select("input[type=hidden]")}
            if not isinstance(marks, str) and not boxes & set(marks):
                faults.append(f"{label} : {name}")
    assert faults == []
    assert {"espace:meeting_record", "espace:seat_detail", "espace:minutes_send"} <= seen


@pytest.mark.parametrize("role", ROLES[:2])
def test_admin_is_the_national_staff_s_alone(world, role):
    """By rule, as each model adds its addresses: a visitor logs in, other accounts are told no.

    The admin asks only whether an account is of the national staff: one that is not is enough.
    """
    refusals = (LOGIN, "→ /admin/login/") if role == ROLES[0] else ("403",)
    client = client_for(world, role)
    served = {}
    for name, url in admin_addresses():
        for method, response in (
            ("GET", client.get(url)),
            ("POST", client.post(url, {"post": "yes"})),
        ):
            if outcome(response) not in refusals:
                served[method, name] = outcome(response)
    assert served == {}


def test_admin_answers_the_national_staff(world):
    """Lists and the index open; an act that is not possible says so; nothing breaks.

    A preview writes in a transaction that it takes back (tests/admin/test_draft_previews.py).
    """
    client = client_for(world, "agent national")
    answered = {name: visit(client, url) for name, url in admin_addresses()}
    written = {name: each.written for name, each in answered.items() if each.written}
    assert {name for name in written if not name.endswith("_apercu")} == set()
    found = {name: outcome(response) for name, response in answered.items()}
    faults = {
        name: said
        for name, response in answered.items()
        if response["Content-Type"].startswith("text/html")
        and (said := faults_of_page(response.text))
    }
    assert faults == {}
    assert found["admin:index"] == "200"
    assert {
        name for name, got in found.items() if name.endswith("changelist") and got != "200"
    } == set()
    usual = ("200", "302", "403", "404", "405", "→")
    assert {name: got for name, got in found.items() if not got.startswith(usual)} == {}


@pytest.mark.history_of_any_day
def test_each_page_costs_the_queries_of_the_ledger(world, answers, request, time_machine):
    """A page that asks more shows in the review: `make query-counts` writes the ledger again.

    Some pages show the year that runs, or what is to come: where the count of today is not the
    ledger's, that of the ledger's own day decides.
    """
    counts = {
        (label, role): response.queries
        for role in ROLES
        for label, response in answers(role).items()
        if response.status_code == 200 and label not in query_counts.UNSTEADY
    }
    is_recording = request.config.getoption("record_query_counts")
    written = {} if is_recording else query_counts.read()
    time_machine.move_to(query_counts.DAY, tick=False)
    for role in ROLES:
        client = client_for(world, role)
        for label, url, _ in addresses(world):
            page = label, role
            if label in query_counts.UNSTEADY:
                continue
            if counts.get(page) != written.get(page):
                response = visit(client, url)
                counts[page] = response.queries if response.status_code == 200 else None
    if is_recording:
        query_counts.write(counts)
    assert query_counts.differences(counts) == [], "make query-counts"


ENGLISH = {
    "the",
    "your",
    "you",
    "please",
    "password",
    "sign",
    "submit",
    "username",
    "search",
    "with",
}


@pytest.mark.parametrize("role", [ROLES[0], ROLES[3]])
def test_no_english_word_on_screen(answers, role):
    """Packages speak through our pages too: what they do not translate, we word."""
    found = {}
    for label, response in answers(role).items():
        if response["Content-Type"].startswith("text/html"):
            page = BeautifulSoup(response.text, "lxml")
            for tag in page.find_all(["script", "code"]):
                tag.decompose()
            if words := ENGLISH & set(re.findall(r"\w+", page.get_text(" ").lower())):
                found[label] = words
    assert found == {}


@pytest.mark.parametrize("role", ROLES)
def test_what_pages_say_is_printed_as_french_is(answers, role):
    """Unbreakable spaces, elisions, agreements: in the text, the titles and the labels."""
    faults = {
        label: found
        for label, response in answers(role).items()
        if response["Content-Type"].startswith("text/html")
        and (found := faults_of_page(response.text))
    }
    assert faults == {}


@pytest.mark.parametrize("role", ROLES[:3])
def test_nothing_marked_secret_is_shown(answers, role):
    """Drafts, unchecked addresses, unpublished contacts and people, internal notes."""
    leaks = [
        label
        for label, response in answers(role).items()
        if response.status_code == 200 and MARK.encode() in response.content.lower()
    ]
    assert leaks == []


@pytest.mark.parametrize("role", ROLES)
def test_every_route_is_served_closed(answers, role):
    faults = {}
    for label, response in answers(role).items():
        if found := check_headers(response) + check_markup(response):
            faults[label] = found
    assert faults == {}


@pytest.mark.parametrize("role", ROLES[1:])
def test_no_page_of_a_session_stays_in_a_browser(answers, role):
    """Nor in a cache on the way: public addresses show more to an account."""
    kept = {
        label: response.get("Cache-Control")
        for label, response in answers(role).items()
        if response.get("Cache-Control") != "private, no-store"
    }
    assert kept == {}


def test_anonymous_pages_are_the_same_for_all_and_hold_nothing_of_the_minute(world, time_machine):
    """They will be kept and replayed: no cookie, no token, the same bytes an hour later."""
    faults = {}
    today_at_noon = datetime.datetime.combine(today(), datetime.time(12), PARIS)
    for label, url, expected in addresses(world, OPEN_TO_ALL - WITH_A_FORM):
        if expected["anonyme"] != "200":
            continue
        time_machine.move_to(today_at_noon, tick=False)
        first = visit(Client(), url)
        time_machine.move_to(today_at_noon + datetime.timedelta(minutes=90), tick=False)
        second = visit(Client(), url)
        found = [
            fault
            for fault, is_there in (
                ("cookie", bool(first.cookies)),
                ("jeton", b"csrfmiddlewaretoken" in first.content),
                ("change avec l’heure", first.content != second.content),
            )
            if is_there
        ]
        if found:
            faults[label] = found
    assert faults == {}


def test_reading_pages_refuse_to_be_written_to(world):
    client = Client()
    accepted = {
        label: response.status_code
        for label, url, _ in addresses(world, OPEN_TO_ALL - WITH_A_FORM - WRITTEN_TO_WITHOUT_COOKIE)
        if (response := client.post(url)).status_code != 405
    }
    assert accepted == {}


def test_what_takes_a_post_without_a_session_opens_to_nobody_and_sets_no_cookie(world):
    client = Client(enforce_csrf_checks=True)
    for label, url, _ in addresses(world, WRITTEN_TO_WITHOUT_COOKIE):
        response = client.post(url, headers={"origin": "null"})
        assert response.status_code in (404, 422), label
        assert not response.cookies, label
