"""Hostile values for every parameter of every address, and every field of every form: no 500.

Each request carries a different value for each of its fields; a request that fails is split, so
that the failure names one field and one value.
"""

from __future__ import annotations

import collections
import logging
import os
import re
from collections.abc import Callable, Iterable, Iterator
from types import SimpleNamespace
from urllib.parse import quote_from_bytes, unquote, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.db import transaction
from django.http import HttpResponse
from django.urls import Resolver404, resolve, reverse

from tests.hostile import (
    LONGEST_IN_AN_ADDRESS,
    NAMES,
    VALUES,
    FormFields,
    encoded,
    forms_of,
    linked_parameters,
    read_by,
)
from tests.routes import TABLE
from tests.routes.openings import OPEN_TO_ALL
from tests.routes.resolved import admin_addresses
from tests.visits import client_for

pytestmark = [pytest.mark.django_db, pytest.mark.history_of_any_day]

# All pairs of a field and a value, in many minutes, when it is asked for.
IS_THOROUGH = bool(os.environ.get("HOSTILE"))
STAFF = "agent national"
VISITOR = "anonyme"
FORM = "application/x-www-form-urlencoded"
Pairs = list[tuple[str, bytes]]
# What a usual run attacks at least; fewer would mean that pages, fields or values are no more seen.
LEAST = {
    VISITOR: {"addresses": 250, "parameters": 88, "forms": 4, "fields": 4, "requests": 590},
    STAFF: {"addresses": 320, "parameters": 455, "forms": 102, "fields": 1110, "requests": 1700},
}


@pytest.fixture(autouse=True)
def _no_log() -> Iterator[None]:
    logging.disable()
    yield
    logging.disable(logging.NOTSET)


class Attack:
    """Requests of one role, each undone; failures split down to one field."""

    def __init__(self, world: SimpleNamespace, role: str) -> None:
        self.client = client_for(world, role)
        self.client.raise_request_exception = False
        self.cookies = self.client.cookies.output()
        self.own = {name: each.value for name, each in self.client.cookies.items()}
        self.counts: collections.Counter[str] = collections.Counter()
        self.failures: list[str] = []

    def ask(self, method: str, url: str, data: str = "", **headers: str) -> HttpResponse:
        self.counts["requests"] += 1
        with transaction.atomic():
            if method == "GET":
                response = self.client.get(url, **headers)
            else:
                response = self.client.generic("POST", url, data, FORM, **headers)
            if response.streaming:
                response.getvalue()
            transaction.set_rollback(True)
        self.client.cookies.clear()
        self.client.cookies.load(self.own)
        return response

    def send(self, method: str, url: str, kept: Pairs, hostile: Pairs) -> None:
        """Send the hostile pairs with the others; name the one that fails."""
        if not self._fails(method, url, kept, hostile):
            return
        guilty = hostile
        while len(guilty) > 1:
            half = guilty[: len(guilty) // 2]
            other = guilty[len(guilty) // 2 :]
            found = next(
                (part for part in (half, other) if self._fails(method, url, kept, part)), None
            )
            if found is None:
                break
            guilty = found
        said = {value: label for label, value in VALUES.items()}
        told = " ".join(f"{name}={said[value]}" for name, value in guilty[:3])
        self.failures.append(f"{method} {url} {told}")

    def _fails(self, method: str, url: str, kept: Pairs, hostile: Pairs) -> bool:
        names = {name for name, _ in hostile}
        pairs = [pair for pair in kept if pair[0] not in names] + hostile
        sent = encoded(pairs)
        if method == "GET":
            joint = "&" if "?" in url else "?"
            return self.ask("GET", f"{url}{joint}{sent}").status_code >= 500
        return self.ask("POST", url, sent).status_code >= 500


# The rows of a form's list: these numbers mean two thousand, all drawn, which takes up to a minute.
ROWS = "-TOTAL_FORMS"
MANY = {VALUES["huge"], VALUES["arabic digits"]}


def hostile_pairs(names: list[str], round_: int, *, longest: int = 10**9) -> Pairs:
    """Give each name a value of its own, another at each round; NUL, refused whole, apart."""
    usable = [VALUES[each] for each in NAMES[1:] if len(VALUES[each]) <= longest]
    pairs = [(name, usable[(place + round_) % len(usable)]) for place, name in enumerate(names)]
    if IS_THOROUGH:
        return pairs
    return [
        (name, VALUES["digits"] if name.endswith(ROWS) and value in MANY else value)
        for name, value in pairs
    ]


def rounds(url: str) -> Iterable[int]:
    """Return which value the first field gets: of a quick run one, another at each address."""
    return range(len(NAMES)) if IS_THOROUGH else (len(url),)


def every_address(world: SimpleNamespace) -> Iterator[tuple[str, str]]:
    """Give each address once, with the name of its route."""
    for name, cases in TABLE.items():
        for url in dict.fromkeys(reverse(name, kwargs=case.arguments(world)) for case in cases):
            yield name, url
    yield from admin_addresses()


def is_new(shape: tuple[object, ...], seen: set[tuple[object, ...]]) -> bool:
    """Tell whether nothing of this shape was attacked yet, and remember it."""
    known = len(seen)
    seen.add(shape)
    return len(seen) > known


def shape_of(form: FormFields) -> tuple[object, ...]:
    """What forms have in common that one attack tries: where they post, and their fields.

    Two rows of one list, or the same page of two meetings: what differs is a number or a name.
    """
    path = urlsplit(form.action).path
    try:
        route = resolve(path).view_name
    except Resolver404:
        route = path
    return (
        "form",
        route,
        *sorted({re.sub(r"[0-9a-f-]{36}|\d+", "0", each) for each in form.names}),
    )


def read(attack: Attack, url: str) -> tuple[list[str], list[FormFields]]:
    """Return the parameters of the question of an address, and the forms that its page posts."""
    names: set[str] = set()
    with read_by(names):
        response = attack.ask("GET", url)
    if response.status_code >= 500:
        attack.failures.append(f"GET {url}")
    forms: list[FormFields] = []
    if response.status_code == 200 and "html" in response.get("Content-Type", ""):
        page = BeautifulSoup(response.text, "lxml")
        for form in forms_of(page, url, "get"):
            if urlsplit(form.action).path == url:
                names |= set(form.names)
        names |= linked_parameters(page, url)
        forms = list(forms_of(page, url, "post"))
    return sorted(names), forms


def attack_parameters(attack: Attack, url: str, parameters: list[str]) -> None:
    attack.counts["parameters"] += len(parameters)
    attack.send("GET", url, [], [(name, VALUES["NUL"]) for name in parameters])
    for round_ in rounds(url):
        pairs = hostile_pairs(parameters, round_, longest=LONGEST_IN_AN_ADDRESS)
        attack.send("GET", url, [], pairs)


def attack_form(attack: Attack, form: FormFields) -> None:
    kept = [(name, value.encode()) for name, value in form.kept]
    attack.counts["fields"] += len(set(form.names)) + len(form.buttons)
    typed, hidden = sorted(set(form.typed)), sorted(set(form.hidden))
    buttons = [(name, value.encode()) for name, value in form.buttons]
    pressed = buttons if IS_THOROUGH else buttons[:1]
    for button in pressed or [("", b"")]:
        with_button = [*kept, button] if button[0] else kept
        for names in (typed, hidden):
            if names:
                attack.send("POST", form.action, with_button, [(n, VALUES["NUL"]) for n in names])
            for round_ in rounds(form.action) if names else ():
                attack.send("POST", form.action, with_button, hostile_pairs(names, round_))
    everything = [*typed, *hidden, *dict.fromkeys(name for name, _ in buttons)]
    if everything:
        attack.send("POST", form.action, [], hostile_pairs(everything, 3))


def attack_path(attack: Attack, url: str) -> None:
    """Put a hostile value in the place of each part of the address in turn."""
    parts = url.strip("/").split("/")
    for place in range(1, len(parts)):
        for value in ("NUL", "superscript", "digits", "surrogate", "quote", "right to left"):
            changed = [*parts[:place], quote_from_bytes(VALUES[value]), *parts[place + 1 :]]
            address = f"/{'/'.join(changed)}/"
            if attack.ask("GET", address).status_code >= 500:
                attack.failures.append(f"GET {unquote(address)[:150]} ({value})")
            if not IS_THOROUGH:
                break


def tell(record_property: Callable[[str, object], None], whom: str, attack: Attack) -> None:
    """Have the counts said at the end of the run (`tests/conftest.py`)."""
    counts = ", ".join(f"{count} {what}" for what, count in sorted(attack.counts.items()))
    record_property("said", f"hostile values, {whom}: {counts}, {len(attack.failures)} errors 500")


@pytest.mark.parametrize("role", [VISITOR, STAFF])
def test_no_hostile_value_breaks_an_address_or_a_form(world, role, record_property):
    attack = Attack(world, role)
    seen: set[tuple[object, ...]] = set()
    for name, url in every_address(world):
        if role == VISITOR and url.startswith("/admin/"):
            continue
        # The public pages read what they are asked alike, whoever asks.
        if role == STAFF and name in OPEN_TO_ALL and not IS_THOROUGH:
            continue
        attack.counts["addresses"] += 1
        # A usual run attacks once what the addresses of a route have in common.
        if is_new(("path", name), seen) or IS_THOROUGH:
            attack_path(attack, url)
        parameters, forms = read(attack, url)
        if parameters and (is_new(("question", name, *parameters), seen) or IS_THOROUGH):
            attack_parameters(attack, url, parameters)
        for form in forms:
            if is_new(shape_of(form), seen) or IS_THOROUGH:
                attack.counts["forms"] += 1
                attack_form(attack, form)
    tell(record_property, role, attack)
    assert "\n".join(attack.failures) == ""
    assert not {what for what, least in LEAST[role].items() if attack.counts[what] < least}


# The length is judged before Django: tests/launcher/test_gateway.py. The first three may have the
# request refused before the others are read; these go together, each with a value of its own.
HEADERS = (
    ("HTTP_COOKIE",),
    ("HTTP_HOST",),
    ("CONTENT_TYPE",),
    (
        *("HTTP_REFERER", "HTTP_ORIGIN", "HTTP_ACCEPT_LANGUAGE", "HTTP_IF_NONE_MATCH"),
        *("HTTP_IF_MODIFIED_SINCE", "HTTP_RANGE", "HTTP_X_FORWARDED_FOR"),
        *("HTTP_ACCEPT_ENCODING", "HTTP_X_REQUESTED_WITH"),
    ),
)


@pytest.mark.parametrize("headers", HEADERS, ids=" ".join)
def test_no_hostile_header_breaks_a_page(world, headers, record_property):
    attack = Attack(world, VISITOR)
    texts = [value.decode("latin-1") for value in VALUES.values()]
    for round_ in range(len(texts)):
        values = (texts[(place + round_) % len(texts)] for place, _ in enumerate(headers))
        sent = {
            name: f"sessionid={text}; csrftoken={text}" if name == "HTTP_COOKIE" else text
            for name, text in zip(headers, values, strict=True)
        }
        for address in ("/centres/", "/compte/connexion/", "/calendrier.ics"):
            for method in ("GET", "POST"):
                if attack.ask(method, address, "a=b", **sent).status_code >= 500:
                    told = {name: text[:20] for name, text in sent.items()}
                    attack.failures.append(f"{method} {address} {told}")
    tell(record_property, ", ".join(headers), attack)
    assert attack.failures == []
