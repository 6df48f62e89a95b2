"""Every address of the table of routes, visited once as each role for all that is judged of it.

Ask for the fixture `answers` and call it with a role. The world is planted once a module; each test
still sees its own changes undone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import reverse

from tests.routes import TABLE
from tests.world import ROLES, plant

Answers = dict[str, HttpResponse]
Answer = Callable[..., Any]


WRITES = re.compile(r"\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+\"?(\w+)", re.IGNORECASE)


class Queries:
    """Counter of the queries made while it wraps those of the connection; the tables written to."""

    def __init__(self) -> None:
        self.count = 0
        self.written: set[str] = set()

    def __call__(self, execute: Answer, sql: str, *arguments: Any) -> Any:
        self.count += 1
        if writes := WRITES.match(sql):
            self.written.add(writes[1])
        return execute(sql, *arguments)


@pytest.fixture(scope="module")
def planted(
    django_db_setup: None, django_db_blocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[SimpleNamespace, Path]]:
    """The world, and the folder of its files."""
    folder = tmp_path_factory.mktemp("files")
    with django_db_blocker.unblock(), transaction.atomic():
        with override_settings(MEDIA_ROOT=folder):
            world = plant()
        yield world, folder
        transaction.set_rollback(True)


@pytest.fixture
def world(planted, settings) -> SimpleNamespace:
    world, settings.MEDIA_ROOT = planted
    settings.SECOND_FACTOR_REQUIRED = True  # as in production
    settings.CRPV_SECURITY_CONTACT = "securite@exemple.test"
    return world


@pytest.fixture(scope="module")
def _answered(planted) -> dict[str, Answers]:
    return {}


@pytest.fixture
def answers(world, _answered) -> Callable[[str], Answers]:
    """Return the answers of each address of the table to a role, by their label there."""

    def of_role(role: str) -> Answers:
        if role not in _answered:
            client = client_for(world, role)
            # Known once and for all by each process: the first page would pay for the others.
            ContentType.objects.get_for_models(*apps.get_models())
            _answered[role] = {label: visit(client, url) for label, url, _ in addresses(world)}
        return _answered[role]

    return of_role


def client_for(world: SimpleNamespace, role: str) -> Client:
    client = Client()
    if world.people[role]:
        client.force_login(world.people[role])
    return client


def visit(client: Client, url: str) -> HttpResponse:
    """The answer read to its end, a file's too, without what made it, which would weigh.

    `queries` is how many it took, `written` the tables that it wrote to.
    """
    queries = Queries()
    with connection.execute_wrapper(queries):
        response = client.get(url)
        content = response.getvalue() if response.streaming else response.content
    kept = HttpResponse(content, status=response.status_code, headers=response.headers)
    kept.cookies = response.cookies
    kept.queries, kept.written = queries.count, queries.written
    return kept


def outcome(response: HttpResponse) -> str:
    if response.status_code in (301, 302):
        return f"→ {response['Location'].partition('?')[0]}"
    return str(response.status_code)


def addresses(world: SimpleNamespace, names=TABLE):
    """Each address of the table with its label and what each role should get there."""
    for name in names:
        for case in TABLE[name]:
            arguments = case.arguments(world)
            expected = [each.format(**arguments) for each in case.expected]
            url = reverse(name, kwargs=arguments)
            yield f"{name} {case.label}".strip(), url, dict(zip(ROLES, expected, strict=True))
