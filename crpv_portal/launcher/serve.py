"""`make run`: database, migrations, data, static files, then server and worker."""

import contextlib
import http.client
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import environ

from crpv_portal.launcher import (
    address,
    children,
    database_roles,
    demonstration,
    embedded_database,
    worker,
)
from crpv_portal.launcher.terminal import CHECKOUT, Refusal, Stopped, say, seconds, step

HEALTH = "/sante/"
ANSWER_SECONDS = 60


def run(arguments: list[str]) -> int:
    start = time.monotonic()
    read_env_file()
    wanted = address.asked_address()
    with address.only_server(CHECKOUT, wanted), database():
        address.check_free(wanted)
        os.environ[demonstration.SERVING_AT] = wanted.host
        if demonstration.is_loopback(wanted.host):
            os.environ.setdefault("CRPV_PUBLIC_ADDRESS", wanted.url)  # for links in mails
        prepare("run")
        with contextlib.ExitStack() as stack:
            with step("Serveur"):
                process = stack.enter_context(_server(wanted))
                _wait_until_it_answers(process, wanted)
            spent = seconds(time.monotonic() - start)
            say(f"Prêt en {spent} : {wanted.url} (Ctrl-C pour arrêter)")
            try:
                status = worker.accompany(process)
            except Stopped:  # the normal end of this command
                say("\nArrêt…")
                return 0
            raise Refusal(f"Le serveur s’est arrêté de lui-même (état {status}).")


def demo_accounts(arguments: list[str]) -> int:
    read_env_file()
    with database():
        os.environ[demonstration.SERVING_AT] = demonstration.NOWHERE
        prepare("demo-accounts")
    return 0


def prepare(stage: str) -> None:
    """Run Django's part in a process of its own: the launcher stays small while it waits."""
    status, _ = children.run(
        [sys.executable, "-m", "crpv_portal.launcher.prepare", stage],
        environment=database_roles.of_the_owner(os.environ),
    )
    if status != 0:
        raise Refusal  # it has said why


@contextlib.contextmanager
def database(*, of_tests: bool = False) -> Iterator[None]:
    """Have the database answer: the one of DATABASE_URL, ours, or that of our tests."""
    if os.environ.get("DATABASE_URL"):
        yield
        return
    with contextlib.ExitStack() as stack:
        try:
            with step("Base de données"):
                lines: list[str] = []
                place = embedded_database.checkout_of_tests(CHECKOUT) if of_tests else CHECKOUT
                stack.enter_context(
                    embedded_database.running(place, lines.append, lasting=not of_tests)
                )
        except embedded_database.DatabaseUnavailable as problem:
            raise Refusal(str(problem)) from problem
        for line in lines:
            say(f"  {line}")
        yield


def _server(
    wanted: address.Address,
) -> contextlib.AbstractContextManager["subprocess.Popen[bytes]"]:
    command: list[str | Path] = [sys.executable, "-m", "granian", "--interface", "rsgi"]
    command += ["--host", wanted.host, "--port", str(wanted.port), "--http", "1", "--no-ws"]
    command += ["--workers", os.environ.get("WORKERS") or "1", "--backlog", "4096"]
    command += ["--log-level", "warning", "--respawn-failed-workers"]
    return children.child(
        [*command, "crpv_portal.gateway:gateway"],
        environment=database_roles.of_the_server(os.environ),
    )


def _wait_until_it_answers(process: "subprocess.Popen[bytes]", wanted: address.Address) -> None:
    deadline = time.monotonic() + ANSWER_SECONDS
    while True:
        if process.poll() is not None:
            raise Refusal("Le serveur n’a pas démarré ; la raison est ci-dessus.")
        with contextlib.suppress(OSError, http.client.HTTPException):
            connection = http.client.HTTPConnection(wanted.reachable_host, wanted.port, timeout=5)
            try:
                connection.request("GET", HEALTH)
                # In production, 400 is a fair answer: this machine's name may not be allowed.
                if connection.getresponse().status < http.client.INTERNAL_SERVER_ERROR:
                    return
            finally:
                connection.close()
        if time.monotonic() > deadline:
            raise Refusal(f"Le serveur ne répond pas à {wanted.url}{HEALTH}.")
        time.sleep(0.05)


def read_env_file() -> None:
    """Read `.env` as the settings do: the launcher must decide on the same values."""
    environ.Env.read_env(CHECKOUT / ".env")
