"""Child processes of the launcher, none of which outlives it."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from crpv_portal.launcher.terminal import Stopped

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
STOP_SECONDS = 10
PR_SET_PDEATHSIG = 1  # linux/prctl.h

Command = Sequence[str | Path]


def stop_on_signals() -> None:
    """Turn the first request to stop into `Stopped`, and ignore others during clean-up."""

    def stop(number: int, frame: object) -> None:
        for each in SIGNALS:
            signal.signal(each, signal.SIG_IGN)
        raise Stopped

    for each in SIGNALS:
        signal.signal(each, stop)


@contextlib.contextmanager
def child(
    command: Command,
    *,
    environment: Mapping[str, str] | None = None,
    output: int | None = None,
    stop_signal: signal.Signals = signal.SIGTERM,
) -> Iterator["subprocess.Popen[bytes]"]:
    """Run a program for the length of the block, in a process group of its own.

    The terminal's Ctrl-C does not reach it: the launcher stops things in order.
    """
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT if output is not None else None,
        env=environment,
        process_group=0,
        preexec_fn=_die_with_the_launcher(),
    )
    try:
        yield process
    finally:
        _end(process, stop_signal)


def run(
    command: Command,
    *,
    environment: Mapping[str, str] | None = None,
    quiet: bool = False,
    stop_signal: signal.Signals = signal.SIGTERM,
) -> tuple[int, str]:
    """Run a program to its end; return its status and, when `quiet`, its output."""
    output = subprocess.PIPE if quiet else None
    with child(command, environment=environment, output=output, stop_signal=stop_signal) as process:
        said, _ = process.communicate()
        return process.returncode, (said or b"").decode("utf-8", "replace")


def _end(process: "subprocess.Popen[bytes]", stop_signal: signal.Signals) -> None:
    if process.poll() is None:
        process.send_signal(stop_signal)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(STOP_SECONDS)
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)  # its own children, if any is left
    process.wait()
    if process.stdout is not None:
        process.stdout.close()


def _die_with_the_launcher() -> Callable[[], None] | None:
    """Return a hook by which children die with the launcher, even of `kill -9`, on Linux."""
    if not sys.platform.startswith("linux"):
        return None
    prctl = ctypes.CDLL(None).prctl

    def ask() -> None:
        for each in SIGNALS:
            signal.signal(each, signal.SIG_DFL)
        prctl(PR_SET_PDEATHSIG, signal.SIGTERM)

    return ask
