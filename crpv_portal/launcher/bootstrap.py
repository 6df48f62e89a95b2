"""Creation of `.venv` from a lock with hashes, again only when the lock has changed."""

import contextlib
import fcntl
import hashlib
import json
import os
import shutil
import sys
from collections.abc import Iterator, MutableMapping
from pathlib import Path

from crpv_portal.launcher import children
from crpv_portal.launcher.terminal import Refusal, disk_full, step

RUN_LOCK = "requirements.lock"
DEVELOPMENT_LOCK = "requirements-dev.lock"  # holds everything of the other
MARK = "crpv-locks.json"

NO_SPACE = 5_000_000
UNREACHABLE = (
    "NewConnectionError",
    "ConnectTimeout",
    "ReadTimeout",
    "ConnectionResetError",
    "Connection refused",
    "Max retries exceeded",
    "Temporary failure in name resolution",
    "Name or service not known",
    "ProxyError",
    "SSLError",
    "Could not fetch URL",
)


def prepare_environment(checkout: Path, lock: str) -> Path:
    """Return the Python of an environment that holds the lock; raise Refusal."""
    python = checkout / ".venv" / "bin" / "python"
    with _turn(checkout):
        if _is_installed(checkout, lock):
            return python
        if not _works(python):
            with step("Environnement Python .venv"):
                _create(checkout)
        with step(f"Installation de {lock}"):
            _install(checkout, python, lock)
            _mark(checkout, lock)
    return python


def keep_bytecode(checkout: Path, environment: MutableMapping[str, str]) -> None:
    """Keep bytecode under `.venv` when this account asks for none beside the code.

    Container images often do; each process would then compile all of Django again, some seconds.
    """
    if environment.pop("PYTHONDONTWRITEBYTECODE", ""):
        environment.setdefault("PYTHONPYCACHEPREFIX", str(checkout / ".venv" / "bytecode"))


def _is_installed(checkout: Path, lock: str) -> bool:
    python = checkout / ".venv" / "bin" / "python"
    return os.access(python, os.X_OK) and _marks(checkout).get(lock) == _fingerprint(checkout, lock)


def _works(python: Path) -> bool:
    """Tell whether the environment is complete: a recent enough Python, with pip."""
    if not os.access(python, os.X_OK):
        return False
    question = "import sys, pip; sys.exit(sys.version_info < (3, 11))"
    return children.run([python, "-c", question], quiet=True)[0] == 0


def _create(checkout: Path) -> None:
    target = checkout / ".venv"
    status, said = children.run([sys.executable, "-m", "venv", "--clear", target], quiet=True)
    if status == 0:
        return
    if "ensurepip is not available" in said or "No module named ensurepip" in said:
        raise Refusal(
            "Ce Python ne sait pas créer d’environnement : installez son module venv "
            "(paquet « python3-venv » sous Debian et Ubuntu), puis relancez."
        )
    raise _failure(said, checkout, "La création de .venv a échoué")


def _install(checkout: Path, python: Path, lock: str) -> None:
    (checkout / ".venv" / MARK).unlink(missing_ok=True)
    command: list[str | Path] = [python, "-m", "pip", "install", "--require-hashes", "--no-deps"]
    # Python compiles what it imports: compiling all that is installed takes twice the time.
    command += ["--no-compile", "--quiet", "--no-input"]
    command += ["--disable-pip-version-check", "--retries", "2"]
    status, said = children.run([*command, "--requirement", checkout / lock], quiet=True)
    if status != 0:
        raise _failure(said, checkout, f"L’installation de {lock} a échoué")


def _failure(said: str, checkout: Path, what: str) -> Refusal:
    full = shutil.disk_usage(checkout).free < NO_SPACE  # venv does not repeat what pip told it
    if full or "No space left" in said or "Disk quota exceeded" in said:
        return disk_full(checkout)
    if any(sign in said for sign in UNREACHABLE):
        return Refusal(
            "Aucun dépôt de paquets Python ne répond : vérifiez la connexion, le mandataire "
            "(HTTPS_PROXY) ou l’adresse du dépôt (PIP_INDEX_URL), puis relancez."
        )
    log = checkout / ".data" / "install.log"
    log.write_text(said, "utf-8")
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    reason = next((line for line in lines if line.startswith("ERROR:")), (lines or ["?"])[-1])
    return Refusal(f"{what} ({reason.removeprefix('ERROR: ')[:200]}) ; détails dans {log}.")


def _mark(checkout: Path, lock: str) -> None:
    marks = {lock: _fingerprint(checkout, lock)}
    if lock == DEVELOPMENT_LOCK:
        marks[RUN_LOCK] = _fingerprint(checkout, RUN_LOCK)
    (checkout / ".venv" / MARK).write_text(json.dumps(marks), "utf-8")


def _marks(checkout: Path) -> dict[str, str]:
    try:
        marks: dict[str, str] = json.loads((checkout / ".venv" / MARK).read_text("utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return marks


def _fingerprint(checkout: Path, lock: str) -> str:
    return hashlib.sha256((checkout / lock).read_bytes()).hexdigest()


@contextlib.contextmanager
def _turn(checkout: Path) -> Iterator[None]:
    """Let one process at a time install."""
    (checkout / ".data").mkdir(exist_ok=True)
    with (checkout / ".data" / "install.turn").open("a") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        yield
