"""Workers in processes of their own, for tests that kill them."""

from __future__ import annotations

import contextlib
import os
import signal
import time
import warnings
from collections.abc import Callable, Iterator

from django.core.mail.utils import DNS_NAME
from django.core.management import CommandError, call_command
from django.db import connection


@contextlib.contextmanager
def workers() -> Iterator[Callable[[str], int]]:
    """Start `manage.py work` in a process of its own, known to the mail server by this name.

    Forked: a program started from nothing would read all of Django again, some seconds each.
    """
    children: list[int] = []

    def start(name: str) -> int:
        connection.close()  # a connection is never shared with a child
        with warnings.catch_warnings():
            # Python 3.12 warns of threads; none of ours holds a lock that the child needs.
            warnings.simplefilter("ignore", DeprecationWarning)
            child = os.fork()
        if child:
            children.append(child)
            return child
        try:
            DNS_NAME._fqdn = name
            call_command("work")
        except CommandError:
            os._exit(1)
        finally:
            os._exit(0)

    try:
        yield start
    finally:
        for child in children:
            with contextlib.suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
            with contextlib.suppress(ChildProcessError):
                os.waitpid(child, 0)


def wait_until(question: Callable[[], bool], seconds: float = 120) -> None:
    deadline = time.monotonic() + seconds
    while not question():
        assert time.monotonic() < deadline, "this never came"
        time.sleep(0.02)
