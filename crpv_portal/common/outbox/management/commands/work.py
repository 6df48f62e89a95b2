"""`manage.py work`: does what waits (mails, reminders, forgetting), until it is stopped."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from procrastinate.contrib.django import app
from procrastinate.contrib.django.utils import connector_params
from procrastinate.psycopg_connector import PsycopgConnector

# One to listen, one to fetch and close jobs; left alone the pool opens four at once.
CONNECTIONS = 2
# Shorter than what the launcher and service managers leave before they kill.
STOPPING_SECONDS = 8


class Command(BaseCommand):
    help = "Envoie les courriels en attente et fait ce qui est dû, jusqu’à ce qu’on l’arrête."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="fait ce qui est dû, puis s’arrête")

    def handle(self, *args: Any, once: bool, **options: Any) -> None:
        connector = PsycopgConnector(kwargs=connector_params(), min_size=1, max_size=CONNECTIONS)
        with app.replace_connector(connector):
            app.run_worker(wait=not once, shutdown_graceful_timeout=STOPPING_SECONDS)
