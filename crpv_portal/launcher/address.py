"""Address on which the portal will listen, checked before anything slow starts."""

import contextlib
import errno
import fcntl
import os
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from crpv_portal.launcher.terminal import Refusal

SERVER_LOCK = "server.lock"


@dataclass(frozen=True)
class Address:
    host: str
    port: int

    @property
    def url(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}"

    @property
    def reachable_host(self) -> str:
        """Return the host name by which this machine reaches the server."""
        return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(self.host, self.host)  # noqa: S104


def asked_address() -> Address:
    """Return the address given by HOST and PORT; raise Refusal when they make no sense."""
    host = os.environ.get("HOST") or "127.0.0.1"
    text = os.environ.get("PORT") or "8000"
    if not text.isascii() or not text.isdecimal() or not 0 < int(text) < 65536:
        raise Refusal(f"PORT={text} n’est pas un port : donnez un nombre de 1 à 65535.")
    try:
        found = socket.getaddrinfo(host, int(text), type=socket.SOCK_STREAM)
    except OSError:
        raise Refusal(f"HOST={host} n’est pas une adresse de cette machine.") from None
    return Address(str(found[0][4][0]), int(text))


def check_free(address: Address) -> None:
    """Refuse a busy port.

    The server itself would not notice: it shares its port with the process that already holds it,
    and each would get half of the visitors.
    """
    family = socket.AF_INET6 if ":" in address.host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        # Without it, the connections just closed by the former run would make the port look busy.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address.host, address.port))
        except PermissionError:
            raise Refusal(
                f"Le port {address.port} est réservé à root : choisissez-en un autre, "
                "par exemple « make run PORT=8001 »."
            ) from None
        except OSError as problem:
            if problem.errno != errno.EADDRINUSE:
                raise Refusal(
                    f"HOST={address.host} n’est pas une adresse de cette machine."
                ) from None
            raise Refusal(
                f"Le port {address.port} de {address.host} est déjà pris : choisissez-en un autre, "
                f"par exemple « make run PORT={next_port(address)} »."
            ) from None


def next_port(address: Address) -> int:
    return address.port + 1 if address.port < 65535 else 8001


@contextlib.contextmanager
def only_server(checkout: Path, address: Address) -> Iterator[None]:
    """Hold the checkout's right to serve; refuse when another process has it."""
    folder = checkout / ".data"
    folder.mkdir(exist_ok=True)
    with (folder / SERVER_LOCK).open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise Refusal(
                f"Le portail tourne déjà depuis ce dossier ({lock.read().strip()}) : "
                "arrêtez-le par Ctrl-C avant de le relancer."
            ) from None
        lock.seek(0)
        lock.truncate()
        lock.write(f"{address.url}, processus {os.getpid()}")
        lock.flush()
        yield
