"""The portal served for a browser: a database copied from one with the real network, a server."""

import contextlib
import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from pytest_django.plugin import DjangoDbBlocker

from tests.database import maintenance, quoted

LOADERS = ("load_territories", "load_network")


@dataclass(frozen=True)
class Loaded:
    """A database that holds the real network, to be copied, and production's static files."""

    database: str
    folder: Path


@dataclass(frozen=True)
class Site:
    """A portal that answers at `address`, a name since passkeys refuse a number.

    `manage` runs a command against its database and gives back what it said:
    `manage("work", "--once")` has the mails that are due written into the folder `mails`.
    """

    address: str
    environment: dict[str, str]
    mails: Path
    commands: subprocess.Popen[str]

    def manage(self, *arguments: str) -> str:
        assert self.commands.stdin is not None
        assert self.commands.stdout is not None
        self.commands.stdin.write(json.dumps(arguments) + "\n")
        self.commands.stdin.flush()
        answer = self.commands.stdout.readline()
        assert answer, "le processus des commandes s’est arrêté"
        succeeded, said = json.loads(answer)
        assert succeeded, said
        return str(said)

    @contextlib.contextmanager
    def days_later(self, days: int) -> Iterator["Site"]:
        """The same portal, served and commanded by processes whose Python lives some days later.

        The database and the disk stay today's, as in tests/clocks.py.
        """
        environment = self.environment | {"SERVED_DAYS_LATER": str(days)}
        with (
            commanded(environment) as commands,
            served(environment, self.mails.with_suffix(".later.log")) as address,
        ):
            yield Site(address, environment, self.mails, commands)


@contextlib.contextmanager
def loaded_network(folder: Path, blocker: DjangoDbBlocker) -> Iterator[Loaded]:
    """The real network, loaded once for all the portals that copy it."""
    template = connection.settings_dict["TEST"]["TEMPLATE"]
    with copied(template, f"loaded_{template}", blocker) as database:
        environment = _environment(database, folder)
        with commanded(environment) as commands:
            loading = Site("", environment, folder, commands)
            loading.manage("build_assets")
            loading.manage("collectstatic", "--noinput")
            for loader in LOADERS:
                loading.manage(loader)
        yield Loaded(database, folder)


@contextlib.contextmanager
def portal(loaded: Loaded, name: str, blocker: DjangoDbBlocker) -> Iterator[Site]:
    """A portal of its own, with the real network."""
    template = connection.settings_dict["TEST"]["TEMPLATE"]
    with contextlib.ExitStack() as stack:
        database = stack.enter_context(copied(loaded.database, f"{name}_{template}", blocker))
        mails = loaded.folder / f"{name}_mails"
        environment = _environment(database, loaded.folder, mails=mails)
        commands = stack.enter_context(commanded(environment))
        address = stack.enter_context(served(environment, loaded.folder / f"{name}.log"))
        yield Site(address, environment, mails, commands)


def _environment(database: str, folder: Path, mails: Path | None = None) -> dict[str, str]:
    served_with = {
        "database": {name: connection.settings_dict[name] for name in ("HOST", "PORT")}
        | {"NAME": database},
        "static_root": str(folder / "static"),
        "mails": str(mails or folder),
    }
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.e2e.served_settings",
        "SERVED_WITH": json.dumps(served_with),
    }


@contextlib.contextmanager
def copied(template: str, name: str, blocker: DjangoDbBlocker) -> Iterator[str]:
    """A database copied from another, for the time of the block."""
    with blocker.unblock(), maintenance() as cursor:
        _drop(cursor, name)
        cursor.execute(f"CREATE DATABASE {quoted(name)} TEMPLATE {quoted(template)}")
    yield name
    with blocker.unblock(), maintenance() as cursor:
        _drop(cursor, name)


def _drop(cursor: Any, name: str) -> None:
    """Drop a database and who of ours is still there; FORCE would want to end an autovacuum too."""
    cursor.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE datname = %s AND pg_has_role(usename, 'MEMBER')",
        [name],
    )
    cursor.execute(f"DROP DATABASE IF EXISTS {quoted(name)}")


@contextlib.contextmanager
def commanded(environment: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    """The process that runs the commands of a portal, one after the other."""
    with _process(
        [sys.executable, "-m", "tests.e2e.served_manage"],
        environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as commands:
        yield commands


@contextlib.contextmanager
def served(environment: dict[str, str], log: Path, port: int = 0) -> Iterator[str]:
    """The server of a portal, and its address; `port` is that of one that was stopped."""
    if not port:
        with contextlib.closing(socket.socket()) as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
    address = f"http://localhost:{port}"
    serve = [
        sys.executable, "-m", "granian", "--interface", "rsgi", "--host", "127.0.0.1",
        "--port", str(port), "--workers", "1", "--http", "1", "--no-ws",
        "crpv_portal.gateway:gateway",
    ]  # fmt: skip
    with (
        log.open("wb") as output,
        _process(serve, environment, stdout=output, stderr=output) as server,
    ):
        _wait_for(address, server, log)
        yield address


@contextlib.contextmanager
def _process(
    command: list[str], environment: dict[str, str], **options: Any
) -> Iterator[subprocess.Popen[Any]]:
    """A process that ends with the block."""
    with subprocess.Popen(command, cwd=settings.BASE_DIR, env=environment, **options) as started:
        try:
            yield started
        finally:
            started.terminate()
            started.wait(timeout=60)


def _wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        if server.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"{address}/sante/", timeout=10):  # noqa: S310 our own
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    pytest.fail(f"Le serveur n’a pas démarré :\n{log.read_text()}")
