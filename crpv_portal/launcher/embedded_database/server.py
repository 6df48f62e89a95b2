"""Server of a checkout: start, join and stop the embedded PostgreSQL.

Several processes may need the server at once (`make run`, a command, a test run): each holds a
shared lock while it does, which the system frees even after `kill -9`, and the last one to leave
stops the server. A server that outlived its users is joined by the next one.
"""

import contextlib
import errno
import fcntl
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from crpv_portal.launcher.embedded_database import binaries, cluster
from crpv_portal.launcher.embedded_database.errors import DatabaseUnavailable
from crpv_portal.launcher.embedded_database.place import (
    DatabasePlace,
    checkout_of_tests,
    locate,
    make_private,
    write_record,
)

# After kill -9, PostgreSQL replays its journal before it answers.
START_SECONDS = 120
# A killed postmaster's children let go of its shared memory within moments.
LINGER_SECONDS = 10
LOG_BYTES = 5_000_000  # beyond, the next start begins a new log
STOP_STEPS = ((signal.SIGINT, 15), (signal.SIGQUIT, 5), (signal.SIGKILL, 5))

Say = Callable[[str], None]

# The servers this process started, to be reaped by it: not every container's init does.
_started: dict[int, "subprocess.Popen[bytes]"] = {}


@contextlib.contextmanager
def running(
    checkout: Path, say: Say = lambda sentence: None, *, lasting: bool = True
) -> Iterator[DatabasePlace]:
    """Keep the checkout's server running for the length of the block.

    `say` receives the sentences worth showing. Without `lasting`, data is written unsafely but
    fast, and a server that can no longer read it starts afresh. Raises DatabaseUnavailable.
    """
    place = locate(checkout)
    with contextlib.ExitStack() as stack:
        with _clear_failures(place):
            place.local_folder.mkdir(parents=True, exist_ok=True)
            users = stack.enter_context((place.local_folder / "database.users").open("a"))
            with _turn(place):
                fcntl.flock(users, fcntl.LOCK_SH)
                _start(place, say, lasting=lasting)
                cluster.admit_serving_role(place, lasting=lasting)
        try:
            yield place
        finally:
            with _turn(place), contextlib.suppress(BlockingIOError):
                fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
                stop(place)
            _leave_to_others()


def erase(checkout: Path) -> list[Path]:
    """Stop the server and remove all that the portal keeps for this checkout, the tests' included.

    Returns the removed folders. Raises DatabaseUnavailable while somebody uses the database.
    """
    place = locate(checkout)
    if not place.local_folder.exists():
        return []
    removed = erase(checkout_of_tests(checkout))
    with (
        _clear_failures(place),
        (place.local_folder / "database.users").open("a") as users,
        _turn(place),
    ):
        try:
            fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise DatabaseUnavailable(
                "La base sert en ce moment à un autre processus de ce dossier (« make run », "
                "une commande ou des tests) : arrêtez-le d’abord."
            ) from None
        stop(place)
        for folder in (place.socket_folder, place.folder, place.local_folder):
            if folder.exists():
                shutil.rmtree(folder)
                if not folder.is_relative_to(place.folder) or folder == place.folder:
                    removed.append(folder)
        if place.needs_own_binaries:
            with contextlib.suppress(OSError):  # other checkouts have theirs there
                place.folder.parent.rmdir()
    return [folder for folder in removed if place.local_folder not in folder.parents]


def stop(place: DatabasePlace) -> None:
    """Stop the checkout's server if it runs, gently first."""
    for step, seconds in STOP_STEPS:
        pid = cluster.postmaster(place)
        if pid is None:
            return
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, step)
        if _wait(lambda: cluster.postmaster(place) is None, seconds) and pid in _started:
            _started.pop(pid).wait()
    if cluster.postmaster(place) is not None:
        raise DatabaseUnavailable(f"Le serveur PostgreSQL (processus {pid}) refuse de s’arrêter.")


def _start(place: DatabasePlace, say: Say, *, lasting: bool) -> None:
    if cluster.postmaster(place) is not None:
        if not cluster.listens_at_its_place(place):
            stop(place)
        elif _join(place):
            return
    _prepare_folders(place)
    if write_record(place):
        say(
            f"La base de données tourne sous le compte « {place.account.name} » ; "
            f"ses données sont dans {place.folder}"
        )
    programs = binaries.prepare(place)
    cluster.write_configuration(place, lasting=lasting)
    try:
        _create_and_launch(place, programs)
    except DatabaseUnavailable:
        if lasting or not place.data.exists():
            raise
        shutil.rmtree(place.data)
        _create_and_launch(place, programs)


def _create_and_launch(place: DatabasePlace, programs: Path) -> None:
    if not place.data.exists():
        cluster.create(place, programs)
    cluster.check_version(place, programs)
    _launch(place, programs)


def _join(place: DatabasePlace) -> bool:
    """Wait for the server found at the place to answer.

    Its files do not tell: a server that was killed a moment ago takes a little time to leave, and
    until then its process is there and its state file says "ready". False once it has left.
    """
    _wait(lambda: cluster.postmaster(place) is None or cluster.answers(place), START_SECONDS)
    return cluster.answers(place)


def _prepare_folders(place: DatabasePlace) -> None:
    account = place.account
    if place.needs_own_binaries:
        # Root keeps the folder and its programs; the server's account owns only what it writes.
        make_private(place.folder.parent, 0, 0, 0o755)
        make_private(place.folder, 0, account.gid, 0o750)
    else:
        make_private(place.folder, account.uid, account.gid, 0o700)
    make_private(place.socket_folder, account.uid, account.gid, 0o700)


def _launch(place: DatabasePlace, programs: Path) -> None:
    deadline = time.monotonic() + LINGER_SECONDS
    while True:
        cluster.forget_dead_postmaster(place)
        written = place.log.stat().st_size if place.log.exists() and _is_short(place.log) else 0
        server = _spawn(place, programs)
        if _becomes_ready(server, place):
            _started[server.pid] = server
            return
        server.kill()
        server.wait()
        complaint = place.log.read_bytes()[written:].decode("utf-8", "replace")
        if "shared memory block" not in complaint or time.monotonic() > deadline:
            raise cluster.failure(place, complaint)
        time.sleep(0.3)


def _spawn(place: DatabasePlace, programs: Path) -> "subprocess.Popen[bytes]":
    with place.log.open("ab" if _is_short(place.log) else "wb") as log:
        if not place.needs_own_binaries and place.is_private_to_another_account:
            os.chown(log.fileno(), place.account.uid, place.account.gid)
        return subprocess.Popen(
            [programs / "postgres", *cluster.server_arguments(place)],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            cwd=place.folder,
            env=cluster.environment(),
            # Ctrl-C belongs to whoever started us; we stop the server in our own time.
            start_new_session=True,
            umask=0o077,
            **place.account.popen_arguments,
        )


def _is_short(log: Path) -> bool:
    return not log.exists() or log.stat().st_size < LOG_BYTES


def _becomes_ready(server: "subprocess.Popen[bytes]", place: DatabasePlace) -> bool:
    _wait(lambda: server.poll() is not None or cluster.is_ready(place), START_SECONDS)
    return server.poll() is None and cluster.is_ready(place)


def _leave_to_others() -> None:
    """Let go of a server that another process still uses, without Python's warning."""
    while _started:
        _started.popitem()[1].returncode = 0


def _wait(condition: Callable[[], bool], seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


@contextlib.contextmanager
def _turn(place: DatabasePlace) -> Iterator[None]:
    """Let one process at a time start or stop the server."""
    with (place.local_folder / "database.turn").open("a") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        yield


@contextlib.contextmanager
def _clear_failures(place: DatabasePlace) -> Iterator[None]:
    try:
        yield
    except OSError as problem:
        if problem.errno in (errno.ENOSPC, errno.EDQUOT):
            sentence = (
                f"Le disque est plein : faites de la place sur celui de {place.folder} (ou de "
                f"{place.local_folder}), puis relancez."
            )
        elif isinstance(problem, PermissionError):
            sentence = (
                f"Le compte courant n’a pas le droit d’écrire dans {problem.filename} : "
                "relancez sous le compte qui a créé ce dossier."
            )
        else:
            sentence = f"La base de données ne peut pas démarrer : {problem}."
        raise DatabaseUnavailable(sentence) from problem
