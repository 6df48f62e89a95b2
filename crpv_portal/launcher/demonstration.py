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

# Of a secret key: those of Django's own check of a deployment, and what a random draw surpasses.
LEAST_SECRET, LEAST_DIFFERENT = 50, 15

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


def refuse_unsafe(*, secret_key: str, hosts: Iterable[str], debug: bool) -> None:
    """Raise ImproperlyConfigured for settings under which no portal may stand on a network.

    Django's own check of a deployment warns of some of them; nothing runs it at a start.
    """
    from django.core.exceptions import ImproperlyConfigured

    if len(secret_key) < LEAST_SECRET or len(set(secret_key)) < LEAST_DIFFERENT:
        raise ImproperlyConfigured(
            f"DJANGO_SECRET_KEY est trop faible : il faut au moins {LEAST_SECRET} caractères tirés "
            "au hasard, par exemple « python3 -c 'import secrets; "
            "print(secrets.token_urlsafe(64))' »."
        )
    if any(host.strip() in ("*", ".", "") for host in hosts):
        raise ImproperlyConfigured(
            "DJANGO_ALLOWED_HOSTS accepte n’importe quel nom : donnez ceux du portail."
        )
    if debug:
        raise ImproperlyConfigured(
            "DJANGO_DEBUG montre les réglages et les données : jamais hors démonstration."
        )


def refuse_start() -> None:
    """Raise ImproperlyConfigured for the first reason not to serve this database, if any."""
    from django.conf import settings
    from django.core.exceptions import ImproperlyConfigured
    from django.utils.module_loading import import_string

    for path in settings.START_REFUSALS:
        if reason := import_string(path)():
            raise ImproperlyConfigured(reason)


def address_of_command(arguments: list[str]) -> str:
    """Return where `manage.py <arguments>` will listen, for SERVING_AT."""
    if not arguments or arguments[0] != "runserver":
        return NOWHERE
    addresses = [word for word in arguments[1:] if not word.startswith("-")]
    host, _, _ = addresses[0].rpartition(":") if addresses else ("", "", "")
    return host or "127.0.0.1"


# What proxies add to a request.
FORWARDED = (
    *("HTTP_FORWARDED", "HTTP_VIA", "HTTP_X_REAL_IP", "HTTP_X_CLIENT_IP", "HTTP_CLIENT_IP"),
    *(f"HTTP_X_FORWARDED_{what}" for what in ("FOR", "PROTO", "HOST", "PORT", "SERVER", "BY")),
    *("HTTP_X_FORWARDED", "HTTP_X_FORWARDED_SSL", "HTTP_X_ORIGINAL_HOST", "HTTP_TRUE_CLIENT_IP"),
)


class LoopbackOnly:
    """WSGI wrapper of a demonstration: this machine only, and no search engine.

    A proxy of this machine would open it to a network: whatever a proxy adds is refused too.
    """

    def __init__(self, application: Application) -> None:
        self.application = application

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        is_forwarded = any(name in environ for name in FORWARDED)
        if is_forwarded or not is_loopback(environ.get("REMOTE_ADDR", "")):
            start_response("403 Forbidden", [("Content-Type", "text/plain; charset=utf-8")])
            return ["Démonstration : cette machine seulement.\n".encode()]

        def start_unlisted(
            status: str, headers: list[tuple[str, str]], *error: object
        ) -> StartResponse:
            listed = [*headers, ("X-Robots-Tag", "noindex, nofollow")]
            return start_response(status, listed, *error)

        return self.application(environ, start_unlisted)
