"""An officer of région A against région B: every address, every field, generated from the site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
import time_machine
from bs4 import BeautifulSoup, Tag
from django.db import connection, transaction
from django.test import Client, override_settings

from tests.two_regions import (
    HIDDEN,
    THERE,
    addresses,
    aimed,
    fingerprint,
    links_across,
    plant_two,
)
from tests.visits import Queries, outcome, visit

pytestmark = [pytest.mark.django_db, pytest.mark.history_of_any_day]

REFUSED = {"403", "404", "405"}
IDENTIFIER = re.compile(r"/5\d{5}/|[0-9a-f]{8}-[0-9a-f]{4}-")
POSTED = {
    "do": "save",
    "version": "1",
    "reason": "Motif",
    "confirm": "on",
    "text": "Texte",
    "title": "Titre",
    "state": "done",
    "visibility": "public",
}


DAY = "2026-11-22 09:00:00Z"


@pytest.fixture(scope="module")
def two(
    django_db_setup: None, django_db_blocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[SimpleNamespace]:
    """The two régions, the folder of their files, and what the officer gets of their own région."""
    folder = tmp_path_factory.mktemp("files")
    with django_db_blocker.unblock(), transaction.atomic():
        with (
            override_settings(MEDIA_ROOT=folder, SECOND_FACTOR_REQUIRED=True),
            time_machine.travel(DAY, tick=False),
        ):
            world = plant_two()
            client = client_of(world.people[ROLES[0]])
            own = [
                (name, url, visit(client, url))
                for name, url in addresses(world, world.here, floors="espace:")
            ]
        yield SimpleNamespace(world=world, folder=folder, own=own)
        transaction.set_rollback(True)


@pytest.fixture
def world(two, settings, time_machine) -> SimpleNamespace:
    settings.MEDIA_ROOT = two.folder
    settings.SECOND_FACTOR_REQUIRED = True
    time_machine.move_to(DAY, tick=False)
    return two.world


def client_of(user: Any) -> Client:
    client = Client()
    if user:
        client.force_login(user)
    return client


ROLES = (
    "agent de la région A",
    "membre du centre A",
    "secrétariat de l’instance A",
    "agent dont l’affectation en B a pris fin hier",
    "anonyme",
)


# What one does to one's own account names no row of anybody else's.
OWN_TABLES = {"governance_calendartoken"}
HELD_HERE = "/espace/reunions/alpha-tenue/"
# Everything for the officer; for the others, what is not the same for all.
FLOORS = {ROLES[0]: "", ROLES[-1]: "espace:|governance:"}


@pytest.mark.parametrize("role", ROLES)
def test_no_address_gives_anything_of_the_other_region(world, two, role):
    """Read and written, with each kind of identifier of B, and with A's own in front of B's.

    But not a meeting's where a file's is wanted: what an address takes is what it answers to, in
    the officer's own région. Where it answers to nothing there, all are tried.
    """
    client = client_of(world.people[role])
    before = fingerprint()
    taken = likes_of_taken(two.own)
    few = role != ROLES[0]
    floors = FLOORS.get(role, "espace:")
    faults = []
    for name, url in addresses(world, world.there, mixed=not few, floors=floors, few=few):
        if name in taken and aimed(url) not in taken[name]:
            continue
        is_closed = name.startswith("espace:") and bool(
            THERE in url.lower() or IDENTIFIER.search(url)
        )
        for method in ("GET", "POST"):
            response = visit(client, url) if method == "GET" else client.post(url, POSTED)
            got = outcome(response)
            refused = got in REFUSED or (role == "anonyme" and "→" in got)
            # Before a meeting that is over, the page says so of whatever it is asked.
            refused |= url.startswith(HELD_HERE) and got == f"→ {HELD_HERE}"
            leaks = got.startswith("5") or HIDDEN in text_of(response)
            if leaks or (is_closed and not refused):
                faults.append((method, url, got))
    assert faults == []
    after = fingerprint()
    assert {each for each, was in before.items() if after[each] != was} <= OWN_TABLES


Visited = list[tuple[str, str, Any]]


def likes_of_taken(own: Visited) -> dict[str, set[str]]:
    """By name, the addresses of the other région whose like here is no mistake of identifier."""
    taken: dict[str, set[str]] = {}
    for name, url, response in own:
        if response.status_code not in (404, 405):
            taken.setdefault(name, set()).add(aimed(url))
    return taken


def test_each_address_of_ones_own_region_is_known_by_what_it_takes(two):
    """So that the test above does not go by few of them without a word."""
    names = {name for name, _, _ in two.own}
    assert len(likes_of_taken(two.own)) > len(names) / 2


def text_of(response: Any) -> str:
    return getattr(response, "body", b"" if response.streaming else response.content).decode(
        errors="replace"
    )


# --- Fields ----------------------------------------------------------------------------------


def test_no_field_takes_an_identifier_of_the_other_region(world, two):
    """Each form of each page of A's, sent once for each field that names a row, aimed at B's."""
    client = client_of(world.people["agent de la région A"])
    before = fingerprint(only_there=True)
    tried: set[tuple[str, str]] = set()
    faults = []
    for name, url, form in forms_of(two.own):
        for what, data in aimed_forms(form):
            key = (name, re.sub(r"\d+", "#", what))
            if key in tried:
                continue
            tried.add(key)
            response, changed = send(client, form, url, data, before)
            if outcome(response).startswith("5") or changed or HIDDEN in text_of(response):
                faults.append((url, what, outcome(response), changed))
            elif not is_refused(response, what):
                faults.append((url, what, outcome(response), "accepted"))
    assert len(tried) > 10
    assert {what for _, what in tried} >= FIELDS
    assert faults == []


def forms_of(own: Visited) -> Iterator[tuple[str, str, Tag]]:
    """The forms of every page of the working space that A opens on its own rows."""
    for name, url, response in own:
        if response.status_code != 200 or "html" not in response["Content-Type"]:
            continue
        page = BeautifulSoup(response.content.decode(), "lxml")
        assert THERE not in page.get_text(" "), url
        for form in page.select("main form"):
            yield name, url, form


# Some that must be among those found, so that a change of the pages does not empty the proof.
FIELDS = {"body", "action", "chair", "secretary", "roll-#-proxy", "roll-#-person", "item", "base"}
OF_THE_READER = {"accounts_session", "common_spentform"}
# How a page tells what it was loaded with: none of it is written as it stands.
STEERING = ("base", "version", "asked", "items", "read", "seen", "held", "page_mark")


def fields_of(form: Tag) -> list[tuple[str, str, list[str]]]:
    """Return what a browser would send, and the values by which each field can name a row."""
    fields = []
    for each in form.select("input[name], select[name], textarea[name]"):
        name, kind = str(each["name"]), each.get("type", "text")
        value = str(each.get("value", ""))
        if each.name == "textarea":
            fields.append((name, each.get_text(), []))
        elif each.name == "select":
            options = [str(option.get("value", "")) for option in each.select("option")]
            chosen = [str(option.get("value", "")) for option in each.select("option[selected]")]
            fields.append((name, chosen[0] if chosen else "", options))
        elif kind in ("checkbox", "radio"):
            value = value or "on"
            fields.append((name, value if each.has_attr("checked") else "", [value]))
        elif kind == "hidden" or each.has_attr("list"):
            fields.append((name, value, [value]))
        elif kind not in ("file", "submit", "button"):
            fields.append((name, value, []))
    return fields


def aimed_forms(form: Tag) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """The form as it stands, but for one field whose value, or whose name, is B's."""
    fields = fields_of(form)
    button = form.select_one("button[name][value=save]") or form.select_one("button[name]")
    sent = [(name, value) for name, value, _ in fields if value]
    if button:
        sent.append((str(button["name"]), str(button.get("value", ""))))
    for name, value, options in fields:
        other = next((aimed(each) for each in options if each and aimed(each) != each), "")
        if other:
            rest = [pair for pair in sent if pair[0] != name]
            if name in STEERING:  # as if somebody else had saved meanwhile: the merge reads it
                rest = [("version", "0") if pair[0] == "version" else pair for pair in rest]
            yield name, [*rest, (name, other)]
        if aimed(name) != name:
            yield f"{name} (nom)", [*sent, (aimed(name), value or "present")]


def send(
    client: Client, form: Tag, url: str, data: list[tuple[str, str]], before: dict[str, str]
) -> tuple[Any, list[str]]:
    """Send it and take back what it did; what of B's had moved, or had been linked to.

    The tables are read again only where the request wrote to one.
    """
    action = str(form.get("action") or url).partition("#")[0]
    grouped: dict[str, list[str]] = {}
    for name, value in data:
        grouped.setdefault(name, []).append(value)
    with transaction.atomic():
        method = client.post if str(form.get("method")).lower() == "post" else client.get
        queries = Queries()
        with connection.execute_wrapper(queries):
            response = method(action, grouped)
        changed = []
        if queries.written - OF_THE_READER:
            after = fingerprint(only_there=True)
            changed = [table for table, was in before.items() if after[table] != was]
            changed += links_across()
        transaction.set_rollback(True)
    return response, changed


def is_refused(response: Any, what: str) -> bool:
    """Said at the field. A form that only reads may answer with nothing of B's.

    A row that the page does not know is not read at all, nor is what it was loaded with written.
    """
    got = outcome(response)
    if got in REFUSED or response.wsgi_request.method == "GET":
        return True
    if "(nom)" in what or what in STEERING:
        return True
    if what.rpartition("-")[2] == "read":  # fingerprints, in which figures stand by chance
        return True
    if what.endswith("-owner"):  # anybody, in free words: that nobody of B's is meant, `send` says
        return True
    if re.fullmatch(r"item-\d+-(actions|decisions)", what):  # a list of rows, no field on screen
        return got in ("409", "422")
    page = BeautifulSoup(response.content.decode(), "lxml")
    if what == "show":  # the boxes of what is public: one message above them
        return got == "422" and bool(page.select("[role=alert]"))
    field = page.select_one(f"[name='{what}']")
    group = field and field.find_parent(class_=re.compile("error"))
    return (
        got in ("200", "422")
        and field is not None
        and bool(field.get("aria-invalid") == "true" or group)
    )
