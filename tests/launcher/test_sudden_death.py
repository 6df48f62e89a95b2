"""`kill -9` of server, worker and database while meetings are being logged over HTTP."""

from __future__ import annotations

import contextlib
import datetime
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from http.cookies import SimpleCookie
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.urls import reverse

from crpv_portal.launcher.embedded_database import SERVING, binaries, locate, running
from governance.convening.planning import log_meeting
from tests.factories.accounts import UserFactory
from tests.factories.governance import BodyFactory
from tests.factories.territories import RegionFactory
from tests.governance.record.page import errors, fields
from tests.launcher.conftest import Holder, connect, processes_of

WRITERS = 3
ENOUGH = 9  # acknowledged writes before the end
DAY = datetime.date(2026, 3, 3)


class OverSocket(http.client.HTTPConnection):
    """HTTP over the socket file of the portal: no other process of this machine can take it."""

    def __init__(self, path: Path) -> None:
        super().__init__("localhost", timeout=60)
        self.path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(self.timeout)
        self.sock.connect(str(self.path))


class Officer:
    """Somebody who writes down meetings: what the portal said was kept is noted at once."""

    def __init__(self, session: str, body: str, meeting: str) -> None:
        self.cookies = {settings.SESSION_COOKIE_NAME: session}
        self.body = body
        self.meeting = meeting
        self.kept = 0
        self.logged: list[str] = []

    def write_until_the_end(self, path: Path, killed: threading.Event) -> None:
        """Save with a decision adopted, then log another meeting, until `killed` ends the portal.

        An answer that fails to come before that is an error; after, it may be of any kind.
        """
        self.path = path
        try:
            while True:
                self.save(self.kept + 1)
                self.log(DAY - datetime.timedelta(days=len(self.logged) + 1))
        except (OSError, http.client.HTTPException, AssertionError):
            if not killed.is_set():
                raise

    def save(self, number: int) -> None:
        path = reverse("espace:meeting_record", args=[self.meeting])
        status, page, _ = self.ask("GET", path)
        assert status == 200
        sent = fields(SimpleNamespace(content=page))
        sent |= {
            "minutes": [f"Texte {number}"],
            "place": [f"Salle {number}"],
            "items": [*sent.get("items", []), "n1"],
            "item-n1-title": [f"Point {number}"],
            "item-n1-kind": ["decision"],
            "item-n1-decisions": ["n1"],
            "decision-n1-sense": ["decision"],
            "decision-n1-text": [f"Décision {number}"],
            "do": ["adopt"],
        }
        status, body, _ = self.ask("POST", path, sent)
        assert status == 302, errors(SimpleNamespace(content=body))
        self.kept = number

    def log(self, day: datetime.date) -> None:
        path = reverse("espace:meeting_log")
        page = self.ask("GET", path)[1].decode()
        token = page.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
        sent = {"csrfmiddlewaretoken": [token], "body": [self.body], "day": [day.isoformat()]}
        status, _, location = self.ask("POST", path, sent)
        assert status == 302
        self.logged.append(location.rstrip("/").rpartition("/")[2])

    def ask(
        self, method: str, path: str, sent: dict[str, list[str]] | None = None
    ) -> tuple[int, bytes, str]:
        with contextlib.closing(OverSocket(self.path)) as server:
            headers = {
                "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())
            }
            if sent is not None:
                headers["Content-Type"] = "application/x-www-form-urlencoded"
            server.request(method, path, urlencode(sent, doseq=True) if sent else None, headers)
            answer = server.getresponse()
            body = answer.read()
            for line in answer.headers.get_all("Set-Cookie", []):
                self.cookies |= {name: each.value for name, each in SimpleCookie(line).items()}
            return answer.status, body, answer.headers.get("Location", "")


@pytest.fixture
def officers(transactional_db: None) -> list[Officer]:
    """Three of them, each on a meeting of a body of their région, all of it committed."""
    region = RegionFactory()
    made = []
    for number in range(WRITERS):
        client = Client()
        client.force_login(UserFactory(regions=[region]))
        body = BodyFactory(region=region, members=3, slug=f"comite-{number}", code=f"C{number}")
        meeting, _ = log_meeting(body=body, on=DAY)
        meeting.status = "held"
        meeting.save(update_fields=["status", "updated_at"])
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        made.append(Officer(session, str(body.pk), meeting.slug))
    return made


def copy_database(checkout: Path) -> None:
    """Copy the tests' database into the server of this checkout."""
    programs = binaries.folder()
    known = connection.settings_dict
    source = {
        "PGHOST": known["HOST"] or "",
        "PGPORT": str(known["PORT"] or ""),
        "PGUSER": known["USER"] or "",
        "PGPASSWORD": known["PASSWORD"] or "",
    }
    target = locate(checkout).django_settings()
    dump = subprocess.Popen(
        [programs / "pg_dump", "--no-owner", known["NAME"]],
        env=os.environ | {name: value for name, value in source.items() if value},
        stdout=subprocess.PIPE,
    )
    with dump:
        subprocess.run(
            [
                programs / "psql",
                *("--quiet", "--no-psqlrc", "--single-transaction", "--output", os.devnull),
                *("--host", target["HOST"], "--port", target["PORT"]),
                *("--username", target["USER"], target["NAME"]),
            ],
            stdin=dump.stdout,
            check=True,
        )
    assert dump.returncode == 0


@contextlib.contextmanager
def portal(checkout: Path, path: Path) -> Iterator[list[subprocess.Popen]]:
    """Server and worker of the portal, each leading a group of its own, on that database.

    What they print is added to the error that ends the block.
    """
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.launcher.killed_settings",
        "SERVED_WITH": json.dumps(locate(checkout).django_settings(SERVING)),
    }
    server = [
        sys.executable, "-m", "granian", "--interface", "rsgi", "--uds", str(path),
        "--workers", "1", "--http", "1", "--no-ws",
        "--log-level", "warning", "--access-log", "crpv_portal.gateway:gateway",
    ]  # fmt: skip
    with path.with_name("output").open("w+b") as output:
        made = [
            subprocess.Popen(
                command, cwd=settings.BASE_DIR, env=environment, start_new_session=True,
                stdout=output, stderr=output,
            )
            for command in (server, [sys.executable, "manage.py", "work"])
        ]  # fmt: skip
        try:
            yield made
        except BaseException as problem:
            output.seek(0)
            problem.add_note(output.read().decode())
            raise
        finally:
            for process in made:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)
                process.wait()


def wait_until(question: Callable[[], bool], seconds: float = 180) -> None:
    deadline = time.monotonic() + seconds
    while not question():
        assert time.monotonic() < deadline, "this never came"
        time.sleep(0.02)


def answers(path: Path) -> bool:
    with contextlib.suppress(OSError), contextlib.closing(OverSocket(path)) as server:
        server.connect()
        return True
    return False


def test_whatever_was_acknowledged_is_there(
    officers: list[Officer], checkout: Path, hold: Callable[[Path], Holder]
) -> None:
    holder = hold(checkout)
    where = locate(checkout)
    copy_database(checkout)
    killed = threading.Event()
    # Short: the path of a socket has at most 107 bytes, those of pytest have more.
    with (
        tempfile.TemporaryDirectory() as short,
        portal(checkout, path := Path(short, "http")) as started,
    ):
        server, worker = started
        wait_until(lambda: answers(path))
        with ThreadPoolExecutor(WRITERS) as pool:
            writing = [
                pool.submit(officer.write_until_the_end, path, killed) for officer in officers
            ]
            wait_until(
                lambda: (
                    (
                        all(each.kept for each in officers)
                        and sum(each.kept + len(each.logged) for each in officers) >= ENOUGH
                    )
                    or any(each.done() for each in writing)
                )
            )
            assert worker.poll() is None
            killed.set()
            for pid in processes_of(where):
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            for group in (server.pid, worker.pid):
                os.killpg(group, signal.SIGKILL)
            holder.kill()
            for each in writing:
                each.result(timeout=120)

    assert all(officer.kept for officer in officers)
    with running(checkout) as where, connect(where) as database:
        for officer in officers:
            assert_kept(database, officer)


def assert_kept(database, officer: Officer) -> None:
    """Its last save or a later one, whole; each decision under its number; each meeting logged."""
    stored = database.execute(
        "SELECT m.id, m.place, t.text FROM governance_meeting m"
        " JOIN governance_minutes t ON t.meeting_id = m.id WHERE m.slug = %s",
        [officer.meeting],
    ).fetchone()
    last = int(stored[2].split()[1])
    assert last >= officer.kept
    assert stored[1] == f"Salle {last}"
    decided = database.execute(
        "SELECT d.number, d.text FROM governance_decision d"
        " JOIN governance_agendaitem i ON i.id = d.item_id WHERE i.meeting_id = %s"
        " ORDER BY d.number",
        [stored[0]],
    ).fetchall()
    assert decided == [(number, f"Décision {number}") for number in range(1, last + 1)]
    logged = database.execute("SELECT slug FROM governance_meeting").fetchall()
    assert {slug for (slug,) in logged} >= set(officer.logged)
