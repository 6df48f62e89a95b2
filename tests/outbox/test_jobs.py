"""The jobs themselves: what they carry, who takes them back, when they are forgotten."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.db import connection, connections
from procrastinate.contrib.django import app
from procrastinate.contrib.django.utils import connector_params
from procrastinate.psycopg_connector import PsycopgConnector

from crpv_portal.outbox import tasks
from crpv_portal.outbox.models import OutgoingMail
from crpv_portal.outbox.services import queue_mail

MAIL = {"kind": "essai", "to": "nadia@exemple.test", "subject": "Objet", "text": "Bonjour."}

# Identifiers, and the moment that procrastinate gives to periodic jobs.
HARMLESS = {"mail", "timestamp", "context"}


def apart(act: Callable[[], object]) -> None:
    """In a thread of its own: the browser's tests leave an event loop running in this one."""

    def alone() -> None:
        try:
            act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        pool.submit(alone).result()


def run(task, **arguments: object) -> None:
    """As a worker runs an asynchronous task: on a connection that is not Django's."""

    async def act() -> None:
        async with app.open_async():
            await task.func(SimpleNamespace(app=app), **arguments)

    with app.replace_connector(PsycopgConnector(kwargs=connector_params(), min_size=1)):
        apart(lambda: asyncio.run(act()))


def statuses() -> list[str]:
    with connection.cursor() as cursor:
        # A worker that starts also defers what the clock asks of it.
        cursor.execute("SELECT status FROM procrastinate_jobs WHERE task_name = 'outbox.send'")
        return [status for (status,) in cursor.fetchall()]


def execute(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def test_no_job_of_ours_takes_anything_but_identifiers():
    ours = [task for name, task in app.tasks.items() if not name.startswith(("builtin", "procr"))]
    assert {task.name for task in ours} >= {"outbox.send", "outbox.sweep", "governance.digests"}
    taken = {name for task in ours for name in inspect.signature(task.func).parameters}
    assert taken - HARMLESS == set()


def test_jobs_of_a_killed_worker_are_taken_back(committed):
    queue_mail(**MAIL)
    execute(
        "WITH dead AS (INSERT INTO procrastinate_workers (last_heartbeat)"
        " VALUES (now() - interval '5 minutes') RETURNING id)"
        " UPDATE procrastinate_jobs SET status = 'doing', worker_id = dead.id FROM dead"
    )
    run(tasks.take_back_jobs, timestamp=0)
    assert statuses() == ["todo"]


def test_jobs_of_a_living_worker_are_left_to_it(committed):
    queue_mail(**MAIL)
    execute(
        "WITH alive AS (INSERT INTO procrastinate_workers DEFAULT VALUES RETURNING id)"
        " UPDATE procrastinate_jobs SET status = 'doing', worker_id = alive.id FROM alive"
    )
    run(tasks.take_back_jobs, timestamp=0)
    assert statuses() == ["doing"]


@pytest.mark.parametrize(("age", "left"), [("8 days", []), ("6 days", ["failed"])])
def test_failed_jobs_are_forgotten_after_a_week(committed, age, left):
    queue_mail(**MAIL)
    execute("UPDATE procrastinate_jobs SET status = 'doing'")
    execute("UPDATE procrastinate_jobs SET status = 'failed'")
    execute(f"UPDATE procrastinate_events SET at = now() - interval '{age}'")  # noqa: S608 - ours
    run(tasks.purge_jobs, timestamp=0)
    assert statuses() == left


def test_a_job_that_succeeded_leaves_nothing_behind(committed, mailoutbox):
    """`manage.py work --once`: does what is due, and stops."""
    queue_mail(**MAIL)
    apart(lambda: call_command("work", "--once"))
    assert statuses() == []
    assert OutgoingMail.objects.get().state == "sent"
    assert len(mailoutbox) == 1
