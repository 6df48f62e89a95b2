"""Output of the launcher: one line a step, with its time; one sentence for a failure."""

import contextlib
import errno
import sys
import time
from collections.abc import Iterator
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
READY = "--ready"  # passed by ourselves once `.venv` is up to date


class Refusal(Exception):
    """Raised when the launcher cannot go on; the message is a French sentence to show.

    Without a message, the reason has been shown already.
    """


class Stopped(BaseException):
    """Raised when somebody asks the launcher to stop (Ctrl-C, SIGTERM, closed terminal)."""


def say(sentence: str) -> None:
    print(sentence, flush=True)


@contextlib.contextmanager
def step(title: str, *, talks: bool = False) -> Iterator[None]:
    """Show a step and how long it took; `talks` when it prints lines of its own."""
    print(f"• {title}…", end="\n" if talks else " ", flush=True)
    start = time.monotonic()
    try:
        yield
    except BaseException:
        if not talks:
            print(flush=True)
        raise
    spent = seconds(time.monotonic() - start)
    print(f"  {title} : {spent}" if talks else spent, flush=True)


def seconds(spent: float) -> str:
    return f"{spent:.1f} s".replace(".", ",")


@contextlib.contextmanager
def clear_failures(checkout: Path) -> Iterator[None]:
    """Turn failures that a person can solve (full disk, closed folder) into a Refusal."""
    try:
        yield
    except OSError as problem:
        if problem.errno in (errno.ENOSPC, errno.EDQUOT):
            raise disk_full(checkout) from problem
        if isinstance(problem, PermissionError):
            raise Refusal(
                f"Le compte courant n’a pas le droit d’écrire dans {problem.filename} : "
                "relancez sous le compte qui a créé ce dossier."
            ) from problem
        raise


def disk_full(checkout: Path) -> Refusal:
    return Refusal(
        f"Le disque est plein : faites de la place sur celui de {checkout}, puis relancez."
    )


def show_french_anywhere() -> None:
    """Keep from failing on a terminal that cannot show an accent."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")
