"""The worker beside the server: started again when it dies, gone when the server is."""

import subprocess
import sys

import pytest

from crpv_portal.launcher import worker


@pytest.fixture(autouse=True)
def _looks_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "LOOK_SECONDS", 0.01)


def test_a_dead_worker_is_said_and_started_again(tmp_path):
    """Dies twice, then lives: after which the server ends, and the worker with it."""
    lives, pid = tmp_path / "lives", tmp_path / "pid"
    dies_twice = (
        "import os, pathlib, signal, sys\n"
        f"lives = pathlib.Path({str(lives)!r}); lives.open('a').write('.')\n"
        "if len(lives.read_text()) < 3: sys.exit(7)\n"
        f"pathlib.Path({str(pid)!r}).write_text(str(os.getpid())); signal.pause()\n"
    )
    server = subprocess.Popen(["sh", "-c", f"while ! test -s {pid}; do sleep 0.02; done; exit 3"])
    said: list[str] = []
    status = worker.accompany(
        server, [sys.executable, "-S", "-c", dies_twice], first_wait=0.05, tell=said.append
    )
    assert status == 3
    assert lives.read_text() == "..."
    assert len(said) == 2
    assert all("état 7" in line for line in said)
    with pytest.raises(ProcessLookupError):
        worker.children.os.kill(int(pid.read_text()), 0)


def test_a_server_that_ends_while_the_worker_is_awaited_is_not_waited_for():
    server = subprocess.Popen(["sh", "-c", "sleep 0.2; exit 5"])
    status = worker.accompany(server, ["false"], first_wait=60, tell=lambda line: None)
    assert status == 5


def test_the_command_is_the_documented_one():
    assert [str(part) for part in worker.COMMAND[1:]][-1] == "work"
    assert (worker.CHECKOUT / "manage.py").samefile(worker.COMMAND[1])
