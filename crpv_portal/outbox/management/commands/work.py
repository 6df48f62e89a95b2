"""`manage.py work`: does what waits (mails, reminders, forgetting), until it is stopped."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from procrastinate.contrib.django import app
from procrastinate.contrib.django.utils import connector_params
from procrastinate.exceptions import ConnectorException
from procrastinate.psycopg_connector import PsycopgConnector

# One to listen, one to fetch and close jobs; left alone the pool opens four at once.
CONNECTIONS = 2
# To get one of them: whoever watches this process starts it again rather than have it hang.
CONNECTING_SECONDS = 5
# Shorter than what the launcher and service managers leave before they kill.
STOPPING_SECONDS = 8


class Command(BaseCommand):
    help = "Envoie les courriels en attente et fait ce qui est dû, jusqu’à ce qu’on l’arrête."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="fait ce qui est dû, puis s’arrête")

    def handle(self, *args: Any, once: bool, **options: Any) -> None:
        connector = PsycopgConnector(
            kwargs=connector_params(),
            min_size=1,
            max_size=CONNECTIONS,
            timeout=CONNECTING_SECONDS,
        )
        try:
            with brief_errors(), app.replace_connector(connector):
                app.run_worker(wait=not once, shutdown_graceful_timeout=STOPPING_SECONDS)
        except ConnectorException as problem:
            raise CommandError("La base de données ne répond pas, ou plus.") from problem


@contextlib.contextmanager
def brief_errors() -> Iterator[None]:
    """A database that does not answer is said once, not with a trace for each thing that fails."""
    handler = logging.StreamHandler()
    handler.addFilter(_is_news)
    jobs, pool = logging.getLogger("procrastinate"), logging.getLogger("psycopg.pool")
    former = jobs.handlers, jobs.propagate, pool.level
    jobs.handlers, jobs.propagate = [handler], False
    pool.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        jobs.handlers, jobs.propagate = former[:2]
        pool.setLevel(former[2])


def _is_news(record: logging.LogRecord) -> bool:
    problem = record.exc_info[1] if record.exc_info else None
    return record.levelno >= logging.WARNING and not isinstance(problem, ConnectorException)
