"""Data folder of the embedded server: its creation, configuration and state files."""

import contextlib
import locale
import os
import pwd
import shutil
import subprocess
import time
from pathlib import Path

from crpv_portal.launcher.embedded_database.errors import DatabaseUnavailable
from crpv_portal.launcher.embedded_database.place import (
    DATABASE,
    OWNER,
    PORT,
    SERVING,
    DatabasePlace,
    make_private,
)

# Variables by which `faketime` moves a clock: the server's must stay that of whoever asks it.
MOVED_CLOCK = ("LD_PRELOAD", "FAKETIME", "FAKETIME_DONT_FAKE_MONOTONIC")
IDENTITY_MAP = "portal"
SUPERUSER = "postgres"
RELOAD_SECONDS = 10  # for a running server to read its files again
# For data that nobody would miss: nothing waits for the disk, torn pages cannot be mended, and no
# process tidies up.
WITHOUT_CARE = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_wal_size": "4GB",
    "checkpoint_timeout": "1d",
    "autovacuum": "off",
}
PID_LINE, SOCKET_LINE, STATUS_LINE = 0, 4, 7


def create(place: DatabasePlace, programs: Path) -> None:
    """Make the cluster with its role and database, all or nothing."""
    draft = place.folder / "data.new"
    shutil.rmtree(draft, ignore_errors=True)
    make_private(draft, place.account.uid, place.account.gid, 0o700)
    _run(
        place,
        [
            programs / "initdb",
            f"--pgdata={draft}",
            f"--username={SUPERUSER}",
            "--encoding=UTF8",
            # The wheel has no ICU. This provider knows the case of accented letters everywhere
            # and sorts by code point; French order comes from our own sort key.
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--locale=C",
            # pg_trgm of PostgreSQL 18 and before asks the C library what a letter is.
            f"--lc-ctype={_character_type()}",
            "--auth=reject",
            "--no-sync",
            "--no-instructions",
        ],
    )
    # The owner is no superuser, as on a production server; admit_serving_role makes the other.
    statements = (
        f"CREATE ROLE {OWNER} LOGIN CREATEDB;",
        f"CREATE DATABASE {DATABASE} OWNER {OWNER};",
    )
    _run(
        place,
        [
            *(programs / "postgres", "--single", "-D", draft),
            *("-c", "exit_on_error=on", "-c", "fsync=off", "postgres"),
        ],
        entry="\n".join(statements) + "\n",
    )
    draft.rename(place.data)


def write_configuration(place: DatabasePlace, *, lasting: bool = True) -> None:
    """Write the server's three files outside the data folder, whole, at each start."""
    allowed = {place.account.name}
    if place.is_private_to_another_account:
        # Programs of the lent account (nobody, www-data…) have no business in the portal's data.
        allowed = {pwd.getpwuid(os.geteuid()).pw_name}
        if not place.needs_own_binaries:
            allowed.add(place.account.name)
    settings = {
        "unix_socket_directories": '"' + str(place.socket_folder).replace('"', '""') + '"',
        "listen_addresses": "",
        "port": str(PORT),
        "unix_socket_permissions": "0700",
        "hba_file": str(place.folder / "pg_hba.conf"),
        "ident_file": str(place.folder / "pg_ident.conf"),
        "max_connections": "60",
        "shared_buffers": "128MB",
        "timezone": "UTC",
        "log_timezone": "UTC",
        "lc_messages": "C",
        "log_line_prefix": "%m ",
        "log_checkpoints": "off",
    } | ({} if lasting else WITHOUT_CARE)
    files = {
        "postgresql.conf": "".join(f"{k} = {_quoted(v)}\n" for k, v in settings.items()),
        "pg_hba.conf": f"local all all peer map={IDENTITY_MAP}\n",
        "pg_ident.conf": "".join(
            f'{IDENTITY_MAP} "{account}" {role}\n'
            for account in sorted(allowed)
            for role in (OWNER, SERVING, SUPERUSER)
        ),
    }
    for name, text in files.items():
        path = place.folder / name
        path.write_text(text, "utf-8")
        if place.is_private_to_another_account:
            owner = 0 if place.needs_own_binaries else place.account.uid
            os.chown(path, owner, place.account.gid)
        path.chmod(0o640)


def environment() -> dict[str, str]:
    """Return the server's environment: without PGDATA, PGHOST…, but with a moved clock."""
    own = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}
    if "FAKETIME" in os.environ:
        own |= {name: os.environ[name] for name in MOVED_CLOCK if name in os.environ}
    return own


def server_arguments(place: DatabasePlace) -> list[str]:
    return ["-D", str(place.data), "-c", f"config_file={place.folder / 'postgresql.conf'}"]


def postmaster(place: DatabasePlace) -> int | None:
    """Return the process number of this data folder's living server, if any.

    The number in the file is not enough: after `kill -9` it may be another program's by now.
    """
    lines = _state(place)
    if not lines or not lines[PID_LINE].strip().isdecimal():
        return None
    pid = int(lines[PID_LINE])
    return pid if str(place.data) in _arguments_of(pid) else None


def is_ready(place: DatabasePlace) -> bool:
    lines = _state(place)
    return len(lines) > STATUS_LINE and lines[STATUS_LINE].strip() == "ready"


def answers(place: DatabasePlace) -> bool:
    """Tell whether a server accepts connections on the place's socket."""
    from psycopg import pq  # here: `make erase-data` reads this module before .venv exists

    return pq.PGconn.ping(_address(place, OWNER).encode()) == pq.Ping.OK


def admit_serving_role(place: DatabasePlace, *, lasting: bool = True) -> None:
    """Make the role that serves where it is missing: in a new cluster, or in one of before.

    A server that a former version started does not let it in yet: it reads its files again. The
    owner is a member of it, never the other way round.
    """
    import psycopg

    try:
        with psycopg.connect(_address(place, SUPERUSER), autocommit=True) as database:
            if database.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [SERVING]).fetchone():
                return
            write_configuration(place, lasting=lasting)
            database.execute("SELECT pg_reload_conf()")
            database.execute(f"CREATE ROLE {SERVING} LOGIN ROLE {OWNER}".encode())
            deadline = time.monotonic() + RELOAD_SECONDS
            while not _lets_in(place, SERVING) and time.monotonic() < deadline:
                time.sleep(0.05)
    except psycopg.Error as problem:
        raise failure(place, str(problem)) from problem


def listens_at_its_place(place: DatabasePlace) -> bool:
    lines = _state(place)
    return len(lines) <= STATUS_LINE or (
        lines[SOCKET_LINE].strip().strip('"') == str(place.socket_folder)
    )


def forget_dead_postmaster(place: DatabasePlace) -> None:
    """Remove the state files of a killed server: its number may be reused by now.

    PostgreSQL itself still refuses to start while a child of that server is alive.
    """
    if postmaster(place) is None:
        (place.data / "postmaster.pid").unlink(missing_ok=True)
        for left in place.socket_folder.glob(".s.PGSQL.*"):
            left.unlink(missing_ok=True)


def check_version(place: DatabasePlace, programs: Path) -> None:
    made_by = (place.data / "PG_VERSION").read_text("ascii").strip()
    answer = subprocess.run(
        [programs / "postgres", "--version"], capture_output=True, text=True, check=True
    )
    ours = answer.stdout.split()[-1].split(".")[0]
    if made_by != ours:
        raise DatabaseUnavailable(
            f"La base embarquée a été créée par PostgreSQL {made_by} et la version installée est "
            f"{ours} : effacez-la par « make erase-data » pour repartir des données livrées."
        )


def failure(place: DatabasePlace, complaint: str) -> DatabaseUnavailable:
    """Return the output of a PostgreSQL program as one sentence."""
    if "No space left on device" in complaint or "Disk quota exceeded" in complaint:
        return DatabaseUnavailable(
            f"Le disque est plein : faites de la place sur celui de {place.folder}, puis relancez."
        )
    lines = [line for line in complaint.splitlines() if "FATAL" in line or "error" in line.lower()]
    reason = (lines or complaint.strip().splitlines() or ["sans explication"])[-1].strip()
    return DatabaseUnavailable(
        f"PostgreSQL n’a pas démarré ({reason}) ; son journal est {place.log}."
    )


def _address(place: DatabasePlace, role: str) -> str:
    from psycopg.conninfo import make_conninfo

    return make_conninfo(
        host=str(place.socket_folder), port=PORT, user=role, dbname=DATABASE, connect_timeout=2
    )


def _lets_in(place: DatabasePlace, role: str) -> bool:
    import psycopg

    try:
        psycopg.connect(_address(place, role)).close()
    except psycopg.OperationalError:
        return False
    return True


def _character_type() -> str:
    current = locale.setlocale(locale.LC_CTYPE)
    try:
        for name in ("C.UTF-8", "C.utf8", "en_US.UTF-8"):
            with contextlib.suppress(locale.Error):
                locale.setlocale(locale.LC_CTYPE, name)
                return name
    finally:
        locale.setlocale(locale.LC_CTYPE, current)
    return "C"


def _run(place: DatabasePlace, command: list[str | Path], entry: str = "") -> None:
    done = subprocess.run(
        command,
        input=entry,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
        cwd=place.folder,
        env=environment(),
        umask=0o077,
        **place.account.popen_arguments,
    )
    if done.returncode != 0:
        raise failure(place, done.stdout)


def _state(place: DatabasePlace) -> list[str]:
    try:
        return (place.data / "postmaster.pid").read_text("utf-8", "replace").splitlines()
    except (FileNotFoundError, NotADirectoryError):
        return []


def _arguments_of(pid: int) -> list[str]:
    """Return a process's arguments, readable for any owner; empty for a dead one or a zombie."""
    listing = Path(f"/proc/{pid}/cmdline")
    if Path("/proc/self").exists():
        try:
            return [os.fsdecode(part) for part in listing.read_bytes().split(b"\0")]
        except (FileNotFoundError, ProcessLookupError):
            return []
    told = subprocess.run(
        ["/bin/ps", "-o", "command=", "-p", str(pid)], capture_output=True, text=True, check=False
    )
    line = told.stdout.strip()
    # Systems without /proc give one line: take it for ours if it names a data folder at all.
    return line.split(" -D ")[1].split(" -c ")[:1] if " -D " in line else []


def _quoted(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
