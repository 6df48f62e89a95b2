"""Refusals of `make run`, each in one sentence."""

import json
import os
import re
import socket
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from crpv_portal.launcher import address, bootstrap, children, develop, terminal
from crpv_portal.launcher.address import Address
from crpv_portal.launcher.terminal import CHECKOUT, Refusal

PACKAGE = settings.BASE_DIR / "crpv_portal" / "launcher"
OLD_PYTHON = """
import runpy, shutil, sys
shutil.which = lambda name: None
sys.version_info = (3, 9, 2)
runpy.run_module("crpv_portal.launcher", run_name="__main__")
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with its locks, and no environment yet."""
    for name in (bootstrap.RUN_LOCK, bootstrap.DEVELOPMENT_LOCK):
        (tmp_path / name).write_text("nothing==1 --hash=sha256:00\n", "utf-8")
    return tmp_path


@pytest.fixture
def busy_port() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


@pytest.mark.parametrize("port", ["http", "0", "65536", "-1", "٣", "8000 "])
def test_port_that_is_none(monkeypatch: pytest.MonkeyPatch, port: str) -> None:
    monkeypatch.setenv("PORT", port)

    with pytest.raises(Refusal, match=r"n’est pas un port : donnez un nombre de 1 à 65535\.$"):
        address.asked_address()


def test_address_by_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "")
    monkeypatch.delenv("HOST", raising=False)

    assert address.asked_address().url == "http://127.0.0.1:8000"


def test_busy_port(busy_port: int) -> None:
    with pytest.raises(Refusal, match=rf"Le port {busy_port} .* est déjà pris.*PORT="):
        address.check_free(Address("127.0.0.1", busy_port))


def test_busy_port_of_a_server_that_shares_it() -> None:
    """granian binds with SO_REUSEPORT: a second server would take half of the visitors."""
    with socket.socket() as server:
        server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        server.bind(("127.0.0.1", 0))
        server.listen()

        with pytest.raises(Refusal, match="est déjà pris"):
            address.check_free(Address("127.0.0.1", server.getsockname()[1]))


def test_port_just_left_is_free() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        client = socket.create_connection(("127.0.0.1", port))
        accepted, _ = server.accept()
        accepted.close()  # closed by the server's side first: it stays in TIME_WAIT
        client.close()

    address.check_free(Address("127.0.0.1", port))


def test_address_of_another_machine() -> None:
    with pytest.raises(Refusal, match=r"HOST=192\.0\.2\.1 n’est pas une adresse de cette machine"):
        address.check_free(Address("192.0.2.1", 8000))


def test_second_run_beside_a_running_one(tmp_path: Path) -> None:
    one, other = Address("127.0.0.1", 8000), Address("127.0.0.1", 8001)

    with (
        address.only_server(tmp_path, one),
        pytest.raises(Refusal, match=r"tourne déjà .*127\.0\.0\.1:8000, processus \d+"),
        address.only_server(tmp_path, other),
    ):
        pass
    with address.only_server(tmp_path, other):
        pass


def test_too_old_python_is_told_so() -> None:
    done = subprocess.run(
        [sys.executable, "-c", OLD_PYTHON],
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert done.stderr.startswith("Python 3.9 est trop ancien : il faut Python 3.11")
    assert len(done.stderr.splitlines()) == 1


def test_what_runs_first_is_readable_by_old_pythons() -> None:
    import ast

    for name in ("__init__.py", "__main__.py"):
        ast.parse((PACKAGE / name).read_text("utf-8"), feature_version=(3, 5))


def test_first_half_needs_only_the_standard_library() -> None:
    """It runs before `.venv` exists."""
    script = (
        "import sys; sys.path.insert(0, '.');"
        "from crpv_portal.launcher import bootstrap, entry, erase;"
        "from crpv_portal.launcher import embedded_database;"
        "print([name for name in sys.modules if name.split('.')[0] in ('django', 'environ')])"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", script],
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout == "[]\n"


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("OSError: [Errno 28] No space left on device", "Le disque est plein"),
        (
            "WARNING: Retrying (Retry(total=1)) after connection broken by 'NewConnectionError'\n"
            "ERROR: No matching distribution found for asgiref==3.13.0",
            "Aucun dépôt de paquets Python ne répond",
        ),
        (
            "ERROR: No matching distribution found for granian==2.8.7",
            r"L’installation de requirements.lock a échoué \(No matching dist.*granian",
        ),
        (
            "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.",
            r"L’installation de requirements.lock a échoué \(THESE PACKAGES DO NOT MATCH",
        ),
    ],
)
def test_failed_installation(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, said: str, sentence: str
) -> None:
    monkeypatch.setattr(bootstrap, "_works", lambda python: True)
    (checkout / ".venv").mkdir()
    monkeypatch.setattr(children, "run", lambda *command, **options: (1, said))

    with pytest.raises(Refusal, match=f"^{sentence}"):
        bootstrap.prepare_environment(checkout, bootstrap.RUN_LOCK)


def test_python_without_its_venv_module(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = "The virtual environment was not created successfully because ensurepip is not available"
    monkeypatch.setattr(children, "run", lambda *command, **options: (1, said))

    with pytest.raises(Refusal, match="python3-venv"):
        bootstrap.prepare_environment(checkout, bootstrap.RUN_LOCK)


def test_lock_is_installed_again_only_when_it_changed(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed = []
    python = checkout / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.symlink_to(sys.executable)
    monkeypatch.setattr(
        bootstrap, "_install", lambda checkout, python, lock: installed.append(lock)
    )

    bootstrap.prepare_environment(checkout, bootstrap.DEVELOPMENT_LOCK)
    bootstrap.prepare_environment(checkout, bootstrap.DEVELOPMENT_LOCK)
    bootstrap.prepare_environment(checkout, bootstrap.RUN_LOCK)  # the other one holds it
    assert installed == [bootstrap.DEVELOPMENT_LOCK]

    (checkout / bootstrap.RUN_LOCK).write_text("nothing==2 --hash=sha256:00\n", "utf-8")
    bootstrap.prepare_environment(checkout, bootstrap.RUN_LOCK)
    assert installed == [bootstrap.DEVELOPMENT_LOCK, bootstrap.RUN_LOCK]


def test_environment_whose_python_is_gone_is_made_again(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    python = checkout / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.symlink_to(checkout / "gone")
    marks = {bootstrap.RUN_LOCK: bootstrap._fingerprint(checkout, bootstrap.RUN_LOCK)}
    (checkout / ".venv" / bootstrap.MARK).write_text(json.dumps(marks))
    made = []
    monkeypatch.setattr(bootstrap, "_create", made.append)
    monkeypatch.setattr(bootstrap, "_install", lambda *arguments: None)

    bootstrap.prepare_environment(checkout, bootstrap.RUN_LOCK)

    assert made == [checkout]


def test_bytecode_is_kept_where_this_account_asks_for_none(checkout: Path) -> None:
    """Beside the code it would be unwanted; nowhere, each process would compile Django again."""
    (checkout / ".venv").mkdir()
    (checkout / "module.py").write_text("kept = 1\n", "utf-8")
    environment = {"PYTHONDONTWRITEBYTECODE": "1"}
    bootstrap.keep_bytecode(checkout, environment)
    subprocess.run(
        [sys.executable, "-S", "-c", "import module"], cwd=checkout, env=environment, check=True
    )

    (kept,) = checkout.rglob("module*.pyc")
    assert kept.is_relative_to(checkout / ".venv")

    untouched = {"HOME": "/"}
    bootstrap.keep_bytecode(checkout, untouched)
    assert untouched == {"HOME": "/"}


@pytest.mark.parametrize(
    ("problem", "sentence"),
    [
        (OSError(28, "No space left on device"), "Le disque est plein"),
        (PermissionError(13, "Permission denied", "/x"), "n’a pas le droit d’écrire dans /x"),
    ],
)
def test_what_the_system_refuses_is_one_sentence(
    tmp_path: Path, problem: OSError, sentence: str
) -> None:
    with pytest.raises(Refusal, match=sentence), terminal.clear_failures(tmp_path):
        raise problem


def test_locks_agree_and_name_no_place() -> None:
    """Run what was tested, and install it from wherever the packages are."""

    def pins(name: str) -> set[str]:
        lines = (settings.BASE_DIR / name).read_text("utf-8").splitlines()
        return {line.split()[0] for line in lines if line[:1].strip()}

    run, development = pins(bootstrap.RUN_LOCK), pins(bootstrap.DEVELOPMENT_LOCK)

    assert run <= development
    for name in (bootstrap.RUN_LOCK, bootstrap.DEVELOPMENT_LOCK):
        text = (settings.BASE_DIR / name).read_text("utf-8")
        assert not any(sign in text for sign in ("://", "--index", "--find-links", "file:", " @ "))


def test_child_does_not_outlive_its_block() -> None:
    with children.child([sys.executable, "-c", "import time; time.sleep(60)"]) as process:
        assert process.poll() is None

    with pytest.raises(ProcessLookupError):
        os.kill(process.pid, 0)


def test_help_lists_every_target() -> None:
    done = subprocess.run(
        ["make", "--no-print-directory", "help"],
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=True,
    )
    makefile = (settings.BASE_DIR / "Makefile").read_text("utf-8")
    (phony,) = [line for line in makefile.splitlines() if line.startswith(".PHONY:")]

    assert sorted(line.split()[1] for line in done.stdout.splitlines()) == sorted(phony.split()[1:])


@pytest.mark.parametrize(
    ("status", "verdict", "word"),
    [
        (0, None, ""),
        (1, "django 5.2.19 has 1 known flaw", ""),
        (2, None, "aucun service ne répond"),
    ],
)
def test_known_flaws_are_asked_for_what_runs_and_no_answer_is_said(
    monkeypatch, capsys, status, verdict, word
):
    audited: list[str] = []

    def answer(command, **options):
        project = Path(command[command.index("--project") + 1], "pyproject.toml")
        audited.extend(tomllib.loads(project.read_text("utf-8"))["project"]["dependencies"])
        return status, "django 5.2.19 has 1 known flaw"

    monkeypatch.chdir(CHECKOUT)
    monkeypatch.setattr(children, "run", answer)
    assert develop.CHECKS["Failles connues des paquets"]() == verdict
    assert word in capsys.readouterr().out
    locked = re.findall(r"^\S+==", (CHECKOUT / "requirements.lock").read_text("utf-8"), re.M)
    assert [each.partition("==")[0] + "==" for each in audited] == locked
