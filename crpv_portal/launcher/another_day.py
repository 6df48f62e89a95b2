"""Tests on another day: `make test DAY="2026-12-31 23:30"`, through Debian's `faketime`.

All programs of the run, PostgreSQL included, add the same shift to the machine's clock: it goes on
from the moment asked for. Durations keep the machine's clock, otherwise whoever waits for their end
would wait for ever; so do the dates of files, which the disk writes.
"""

import contextlib
import datetime
import math
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from crpv_portal.common.dates import PARIS
from crpv_portal.launcher import embedded_database
from crpv_portal.launcher.database_roles import OWNER_URL
from crpv_portal.launcher.terminal import CHECKOUT, READY, Refusal, say, step

MENDED = str(Path(__file__).with_name("moved_clock"))
NOON = datetime.time(12)
# Milliseconds that a thread waits for a condition: CPython's own, for its lock. Left to itself,
# libfaketime 0.9.10 takes the end of such a wait for past, threads that want that lock turn round
# at full speed instead of waiting, and whoever creates a condition may never get its turn.
PATIENCE = "5"
# Made for one run and erased after it, so that no row of one day is seen on another.
PLACE = CHECKOUT / embedded_database.DATA_FOLDER / "another-day"

HOW_TO_WRITE_IT = (
    "écrivez un jour (2028-02-29, à midi), un jour et une heure de Paris (2026-12-31 23:30) "
    "ou un nombre de jours d’ici là (+400)."
)
NO_FAKETIME = (
    "« make test DAY=… » déplace l’horloge par le programme faketime, qui n’est pas installé "
    "(paquet « faketime » sous Debian et Ubuntu)."
)
NOT_OUR_DATABASE = (
    "« make test DAY=… » déplace aussi l’horloge de la base de données et ne peut rien à celle de "
    "DATABASE_URL : relancez sans cette variable."
)


def moment(text: str, now: datetime.datetime) -> datetime.datetime:
    """Return the moment that DAY asks for; of an hour repeated by a change of hour, the first.

    Raises Refusal.
    """
    try:
        if text.startswith("+"):
            return now + datetime.timedelta(days=int(text))
        day, _, hour = text.partition(" ")
        time = datetime.time.fromisoformat(hour) if hour else NOON
        return datetime.datetime.combine(datetime.date.fromisoformat(day), time, PARIS)
    except (ValueError, OverflowError):
        raise Refusal(f"DAY={text} n’est pas un moment : {HOW_TO_WRITE_IT}") from None


def go_there(text: str, arguments: list[str]) -> None:
    """Start `make test` again with the clock moved; return when it is moved already."""
    if "FAKETIME" in os.environ:
        return
    now = datetime.datetime.now(datetime.UTC)
    # Up: never before the moment asked for.
    shift = math.ceil((moment(text, now) - now).total_seconds())
    if os.environ.get("DATABASE_URL"):
        raise Refusal(NOT_OUR_DATABASE)
    environment = {
        **os.environ,
        "DAY": text,
        "LD_PRELOAD": _library(),
        "FAKETIME": f"{shift:+}",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        "FAKETIME_WAIT_MS": PATIENCE,
        "NO_FAKE_STAT": "1",  # recent versions shift the dates of files, former ones cannot
        "PYTHONPATH": os.pathsep.join(filter(None, [MENDED, os.environ.get("PYTHONPATH")])),
    }
    command = [sys.executable, "-m", __package__, READY, "test", *arguments]
    os.execve(sys.executable, command, environment)  # noqa: S606


@contextlib.contextmanager
def database() -> Iterator[None]:
    """Run a PostgreSQL with the clock moved, given to the tests by DATABASE_URL."""
    say(f"Horloge déplacée au {datetime.datetime.now(PARIS):%d/%m/%Y %H:%M} (heure de Paris)")
    try:
        _erase()
        with contextlib.ExitStack() as stack:
            stack.callback(_erase)
            with step("Base de données"):
                PLACE.mkdir(parents=True)
                place = stack.enter_context(embedded_database.running(PLACE, lasting=False))
            path = quote(f"/{place.socket_folder}/{embedded_database.DATABASE}")
            os.environ["DATABASE_URL"] = f"postgres://{embedded_database.SERVING}@{path}"
            os.environ[OWNER_URL] = f"postgres://{embedded_database.OWNER}@{path}"
            yield
    except embedded_database.DatabaseUnavailable as problem:
        raise Refusal(str(problem)) from problem


def _library() -> str:
    """Return the library that `faketime` has loaded into the programs it starts."""
    program = shutil.which("faketime")
    if program is None:
        raise Refusal(NO_FAKETIME)
    question = [program, "-m", "-f", "+0", "printenv", "LD_PRELOAD"]  # -m: for several threads
    return subprocess.run(question, capture_output=True, text=True, check=True).stdout.strip()


def _erase() -> None:
    if PLACE.exists():
        embedded_database.erase(PLACE)
        shutil.rmtree(PLACE)
