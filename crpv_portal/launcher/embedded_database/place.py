"""Place of a checkout's embedded database: its folders, and the account that runs it.

An ordinary user has everything under `.data/` of the checkout. PostgreSQL refuses to run as root,
and the account it then runs as may be unable to enter the checkout: for root, the data and a copy
of the binaries lie in a private folder of an existing unprivileged account, under a system
folder. That choice is made once and written in `.data/database.json`, because a later account or
a newly mounted folder must not make the data seem to vanish.
"""

import contextlib
import hashlib
import json
import os
import pwd
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crpv_portal.launcher.embedded_database.errors import DatabaseUnavailable

OWNER = "crpv_portal"  # owns the database and its tables
SERVING = "crpv_portal_serving"  # of the server and the worker: docs/security.md
DATABASE = "crpv_portal"
# Never a TCP port: it is the last part of the socket's name.
PORT = 5432

DATA_FOLDER = ".data"
RECORD = "database.json"

# sockaddr_un holds 108 bytes with its final zero; PostgreSQL binds "<folder>/.s.PGSQL.5432" and
# takes a lock file of that name.
SOCKET_PATH_LIMIT = 107 - len("/.s.PGSQL.5432.lock")

# Accounts that Unix systems already have, from the most to the least fitting.
ACCOUNTS = ("postgres", "nobody", "www-data", "daemon", "_postgres")
SYSTEM_FOLDERS = ("/var/lib", "/opt", "/usr/local/var", "/var/tmp", "/tmp")  # noqa: S108
PRIVATE_PARENT = "crpv-portal"


@dataclass(frozen=True)
class Account:
    """Account of the operating system that owns the server's processes and files."""

    name: str
    uid: int
    gid: int

    @property
    def popen_arguments(self) -> dict[str, Any]:
        """Return the arguments by which `subprocess` runs as this account; none when it does."""
        if os.geteuid() == self.uid:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}


@dataclass(frozen=True)
class DatabasePlace:
    """Folders of one checkout's database."""

    checkout: Path
    folder: Path
    socket_folder: Path
    account: Account

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def log(self) -> Path:
        return self.folder / "server.log"

    @property
    def local_folder(self) -> Path:
        """Return the ignored folder of the checkout: locks, record; for a plain user, the rest."""
        return self.checkout / DATA_FOLDER

    @property
    def record(self) -> Path:
        return self.local_folder / RECORD

    @property
    def is_private_to_another_account(self) -> bool:
        return os.geteuid() != self.account.uid

    @property
    def needs_own_binaries(self) -> bool:
        """Tell whether the server's account may be unable to read the checkout's `.venv`."""
        return self.is_private_to_another_account and not self.folder.is_relative_to(self.checkout)

    def django_settings(self, role: str = OWNER) -> dict[str, Any]:
        """Return `DATABASES["default"]`: the socket, and no password (peer authentication)."""
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": DATABASE,
            "USER": role,
            "HOST": str(self.socket_folder),
            "PORT": str(PORT),
        }


def checkout_of_tests(checkout: Path) -> Path:
    """Return the path under which the tests' own server lies, as if of another checkout."""
    return checkout / DATA_FOLDER / "tests"


def locate(checkout: Path) -> DatabasePlace:
    """Return where the database of this checkout lies or will lie; write nothing.

    Raises DatabaseUnavailable when this account can neither use nor make it.
    """
    checkout = checkout.resolve()
    record = _read_record(checkout)
    if record is not None:
        return _recorded_place(checkout, record)
    inside = checkout / DATA_FOLDER / "postgresql"
    if os.geteuid() != 0:
        account = _account_of(os.geteuid())
    elif (owner := _owner_of(inside / "data")) not in (None, 0):
        # An ordinary user made this database; root goes on with it as that user.
        account = _account_of(owner)
    else:
        account = unprivileged_account()
        folder = _private_folder(checkout)
        return DatabasePlace(checkout, folder, _socket_folder(folder, account, checkout), account)
    return DatabasePlace(checkout, inside, _socket_folder(inside, account, checkout), account)


def write_record(place: DatabasePlace) -> bool:
    """Remember the choice made for root; return whether it is a new one."""
    if not place.needs_own_binaries:
        return False
    wanted = {
        "checkout": str(place.checkout),
        "folder": str(place.folder),
        "socket_folder": str(place.socket_folder),
        "account": place.account.name,
    }
    with contextlib.suppress(FileNotFoundError, json.JSONDecodeError):
        if json.loads(place.record.read_text("utf-8")) == wanted:
            return False
    draft = place.record.with_suffix(".new")
    draft.write_text(json.dumps(wanted, indent=1, ensure_ascii=False) + "\n", "utf-8")
    draft.replace(place.record)
    return True


def key_of(checkout: Path) -> str:
    """Return a name for a checkout's path: a readable start, then a hash that makes it unique."""
    readable = re.sub(r"[^a-z0-9]+", "-", checkout.name.lower()).strip("-")[:24] or "portail"
    return f"{readable}-{hashlib.sha256(os.fsencode(checkout)).hexdigest()[:10]}"


def unprivileged_account() -> Account:
    """Return the account that root gives the server: the first of ACCOUNTS, else any other."""
    by_name = {entry.pw_name: entry for entry in pwd.getpwall() if entry.pw_uid > 0}
    for name in (*ACCOUNTS, *sorted(by_name)):
        if entry := by_name.get(name):
            return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)
    raise DatabaseUnavailable(
        "PostgreSQL refuse de tourner sous root et ce système n’a aucun autre compte : "
        "créez-en un, ou donnez DATABASE_URL."
    )


def make_private(folder: Path, owner: int, group: int, mode: int) -> None:
    """Make a folder, or check that the existing one is ours alone; change no other's."""
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError:
        found = folder.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid not in (owner, os.geteuid()):
            raise DatabaseUnavailable(
                f"{folder} existe et appartient à un autre compte : la base ne peut s’y loger."
            ) from None
    if os.geteuid() == 0:
        os.chown(folder, owner, group)
    folder.chmod(mode)


def _read_record(checkout: Path) -> dict[str, str] | None:
    try:
        record = json.loads((checkout / DATA_FOLDER / RECORD).read_text("utf-8"))
    except (FileNotFoundError, json.JSONDecodeError):
        return None
    except PermissionError:
        raise _made_by_root() from None
    if record["checkout"] != str(checkout) and (Path(record["checkout"]) / DATA_FOLDER).exists():
        # This checkout was copied with its record: the data stay with the original.
        return None
    return record


def _recorded_place(checkout: Path, record: dict[str, str]) -> DatabasePlace:
    if os.geteuid() != 0:
        raise _made_by_root()
    try:
        entry = pwd.getpwnam(record["account"])
    except KeyError:
        raise DatabaseUnavailable(
            f"Le compte « {record['account']} », propriétaire de la base dans {record['folder']}, "
            "n’existe plus : recréez-le, ou effacez la base par « make erase-data »."
        ) from None
    account = Account(entry.pw_name, entry.pw_uid, entry.pw_gid)
    return DatabasePlace(checkout, Path(record["folder"]), Path(record["socket_folder"]), account)


def _made_by_root() -> DatabaseUnavailable:
    return DatabaseUnavailable(
        "La base de ce dossier a été créée par root : relancez la commande sous root, "
        "ou faites effacer la base par root avec « make erase-data »."
    )


def _private_folder(checkout: Path) -> Path:
    for parent in map(Path, SYSTEM_FOLDERS):
        if _everyone_may_enter(parent) and not _forbids_programs(parent):
            return parent / PRIVATE_PARENT / key_of(checkout)
    raise DatabaseUnavailable(
        "Aucun dossier du système ne peut recevoir la base de données : donnez DATABASE_URL."
    )


def _socket_folder(folder: Path, account: Account, checkout: Path) -> Path:
    inside = folder / "socket"
    if len(os.fsencode(inside)) <= SOCKET_PATH_LIMIT:
        return inside
    return Path("/tmp") / f"crpv-{account.uid}-{key_of(checkout)[-10:]}"  # noqa: S108


def _everyone_may_enter(folder: Path) -> bool:
    return folder.is_dir() and all(part.stat().st_mode & stat.S_IXOTH for part in _upwards(folder))


def _forbids_programs(folder: Path) -> bool:
    return bool(os.statvfs(folder).f_flag & getattr(os, "ST_NOEXEC", 0))  # Linux names it


def _upwards(folder: Path) -> Iterator[Path]:
    yield folder
    yield from folder.parents


def _owner_of(path: Path) -> int | None:
    try:
        return path.stat().st_uid
    except FileNotFoundError:
        return None


def _account_of(uid: int | None) -> Account:
    try:
        entry = pwd.getpwuid(uid)  # type: ignore[arg-type]
    except KeyError:
        raise DatabaseUnavailable(
            f"PostgreSQL refuse de tourner sous un compte sans nom (identifiant {uid}) : "
            "déclarez ce compte, ou donnez DATABASE_URL."
        ) from None
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)
