"""Antivirus: clamd looks at each upload, when a setting says where it listens.

INSTREAM, of clamd(8): the command, then pieces, each after its length in four bytes, then a length
of zero. The answer is `stream: OK`, `stream: <name> FOUND`, or an error.
"""

from __future__ import annotations

import contextlib
import socket
import time
from collections.abc import Iterable
from urllib.parse import urlsplit

from django.conf import settings

PORT = 3310  # clamd's own
SECONDS = 30  # for a file, sent and judged: somebody waits
LONGEST_ANSWER = 4096
OK, FOUND = b": OK", b" FOUND"


class VirusFound(Exception):
    """Raised for a content in which clamd knows a virus; the message is clamd's name of it."""


class NoVerdict(Exception):
    """Raised when clamd cannot be reached, or answers something else than a verdict."""


def look_for_virus(pieces: Iterable[bytes]) -> None:
    """Have clamd judge a content; do nothing when no setting names one.

    Raises VirusFound or NoVerdict.
    """
    if not settings.CLAMD_ADDRESS:
        return
    try:
        answer = _ask(pieces, time.monotonic() + SECONDS)
    except (OSError, ValueError) as problem:  # the second for an address that is none
        raise NoVerdict from problem
    if answer.endswith(FOUND):
        raise VirusFound(answer.removesuffix(FOUND).rpartition(b": ")[2].decode(errors="replace"))
    if not answer.endswith(OK):
        raise NoVerdict(answer.decode(errors="replace"))


def _ask(pieces: Iterable[bytes], until: float) -> bytes:
    with contextlib.closing(_connected(until)) as clamd:
        # It answers and closes before the end when the content is larger than it takes.
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            clamd.sendall(b"zINSTREAM\0")
            for piece in pieces:
                _wait_at_most(clamd, until)
                clamd.sendall(len(piece).to_bytes(4, "big") + piece)
            clamd.sendall(bytes(4))
        answer = b""
        while not answer.endswith(b"\0") and len(answer) < LONGEST_ANSWER:
            _wait_at_most(clamd, until)
            received = clamd.recv(LONGEST_ANSWER)
            if not received:
                break
            answer += received
    return answer.rstrip(b"\0")


def _connected(until: float) -> socket.socket:
    address = settings.CLAMD_ADDRESS
    if address.startswith("/"):
        clamd = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            _wait_at_most(clamd, until)
            clamd.connect(address)
        except OSError:
            clamd.close()
            raise
        return clamd
    parts = urlsplit(f"//{address}")
    return socket.create_connection((parts.hostname, parts.port or PORT), until - time.monotonic())


def _wait_at_most(clamd: socket.socket, until: float) -> None:
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError
    clamd.settimeout(left)
