"""Demonstration mode: the embedded database and a loopback address, never anything else.

The process that serves the portal gives its address in SERVING_AT; without it the address is
unknown, hence no demonstration. As that value could be false, `LoopbackOnly` also refuses requests
from elsewhere, so that no setting can open a demonstration to a network.
"""

import contextlib
import ipaddress
import os
import secrets
import socket
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

SERVING_AT = "CRPV_SERVING_AT"
NOWHERE = "nowhere"  # a command, which listens to nobody

HOSTS = ["127.0.0.1", "localhost", "[::1]"]

StartResponse = Callable[..., Any]
Application = Callable[[dict[str, Any], StartResponse], Iterable[bytes]]


def is_loopback(host: str) -> bool:
    """Tell whether every address of this name is this machine's loopback."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        pass
    try:
        found = {str(entry[4][0]) for entry in socket.getaddrinfo(host, None)}
    except OSError:
        return False
    return bool(found) and all(ipaddress.ip_address(address).is_loopback for address in found)


def is_demonstration(*, embedded_database: bool, serving_at: str | None) -> bool:
    """Tell whether the portal runs as a demonstration; see the module's docstring."""
    if not embedded_database or not serving_at:
        return False
    return serving_at == NOWHERE or is_loopback(serving_at)


def kept_secret(path: Path) -> str:
    """Return the demonstration's secret key, made at the first call and kept in this file."""
    path.parent.mkdir(exist_ok=True)
    with contextlib.suppress(FileNotFoundError):
        return path.read_text("ascii")
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_text(secrets.token_urlsafe(64), "ascii")
    with contextlib.suppress(FileExistsError):  # another process was faster: its key holds
        os.link(draft, path)
    draft.unlink()
    return path.read_text("ascii")


CONTACT_EMAIL = "registre@demonstration.example"


def require(environment: Mapping[str, str], *names: str) -> None:
    """Raise ImproperlyConfigured naming each of these variables that is missing or empty."""
    # The launcher reads this module before Django is installed.
    from django.core.exceptions import ImproperlyConfigured

    missing = [name for name in names if not environment.get(name)]
    if missing:
        raise ImproperlyConfigured(
            "Hors démonstration (DATABASE_URL donnée, ou adresse qui n’est pas locale), il faut "
            f"aussi {', '.join(missing)} : voir docs/runbook.md."
        )


def address_of_command(arguments: list[str]) -> str:
    """Return where `manage.py <arguments>` will listen, for SERVING_AT."""
    if not arguments or arguments[0] != "runserver":
        return NOWHERE
    addresses = [word for word in arguments[1:] if not word.startswith("-")]
    host, _, _ = addresses[0].rpartition(":") if addresses else ("", "", "")
    return host or "127.0.0.1"


class LoopbackOnly:
    """WSGI wrapper of a demonstration: this machine only, and no search engine."""

    def __init__(self, application: Application) -> None:
        self.application = application

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        if not is_loopback(environ.get("REMOTE_ADDR", "")):
            start_response("403 Forbidden", [("Content-Type", "text/plain; charset=utf-8")])
            return ["Démonstration : cette machine seulement.\n".encode()]

        def start_unlisted(
            status: str, headers: list[tuple[str, str]], *error: object
        ) -> StartResponse:
            listed = [*headers, ("X-Robots-Tag", "noindex, nofollow")]
            return start_response(status, listed, *error)

        return self.application(environ, start_unlisted)
