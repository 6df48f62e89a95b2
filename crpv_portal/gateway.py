"""Entry point of the web server: no visitor holds a thread, however slowly they send or read.

granian gives each request to `Gateway` (RSGI), which runs on an event loop. The body is received
there, under limits of size and time; a thread of a small pool then makes the page, as WSGI says,
and lets go of it whole; granian sends it. Slow visitors thus wait in the loop, where a thousand of
them cost nothing, and each thread of the pool has its database connection. The page by which the
machine asks whether the portal stands has a thread of its own.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import IO, Any, NamedTuple

from django.conf import settings
from django.db import close_old_connections
from django.http import parse_cookie
from django.utils.http import parse_header_parameters

from crpv_portal.wsgi import application as portal

# Pages made at once; each thread has its database connection.
THREADS = int(os.environ.get("THREADS") or 8)
HEALTH = "/sante/"
# Requests that wait for a thread; the next ones are told to come back.
MOST_WAITING = 200
MOST_WAITING_FOR_HEALTH = 50  # it takes a few milliseconds, and no visitor needs it
# A body: silence that ends it, then bytes a second that it must bring in the long run.
SILENCE_SECONDS = 10.0
GRACE_SECONDS = 30.0
LEAST_RATE = 1_000
LONGEST_SECONDS = 15 * 60.0  # the largest request on a line of 0.7 Mbit/s
# Bytes of bodies that are on their way at once, for all visitors. A small one stays in memory and
# counts for nothing: no visitor can have a form refused by sending much elsewhere.
MOST_RECEIVING = 500_000_000
IN_MEMORY = 256_000

WITHOUT_BODY = {"GET", "HEAD", "OPTIONS", "TRACE"}
Headers = list[tuple[str, str]]
WsgiApplication = Callable[..., Iterable[bytes]]

logger = logging.getLogger(__name__)


class Refused(Exception):
    """Raised for a request that no thread will see: the status, and why in French."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status


class KeptFile:
    """File of the disk as `wsgi.file_wrapper`, which granian sends without any thread of ours."""

    def __init__(self, opened: IO[bytes], block_size: int = 65_536) -> None:
        self.opened = opened
        self.block_size = block_size
        self.close = opened.close

    def __iter__(self) -> Iterable[bytes]:
        while piece := self.opened.read(self.block_size):
            yield piece

    @property
    def path(self) -> str | None:
        """Return where the whole file lies, or None when only a part of it is to be sent."""
        inner: Any = self.opened
        while (within := getattr(inner, "file", None)) is not None:  # of a field, of Django's File
            inner = within
        name = getattr(inner, "name", None)
        with contextlib.suppress(OSError, ValueError, AttributeError):
            if isinstance(name, str) and self.opened.tell() == 0 and Path(name).is_file():
                return str(Path(name).absolute())
        return None


class WholeAnswer:
    """Status, headers and body that the application gave, whole: bytes or the path of a file."""

    def __init__(self) -> None:
        self.status = 500
        self.headers: Headers = []
        self.content = b""
        self.path: str | None = None

    def start(self, status: str, headers: Headers, error: object = None) -> None:
        self.status = int(status.split()[0])
        self.headers = headers

    def take(self, result: Iterable[bytes]) -> None:
        """Take the body in this thread, whose end of the request closes what it opened."""
        try:
            self.path = getattr(result, "path", None)
            if self.path is None:
                self.content = b"".join(result)
        finally:
            if hasattr(result, "close"):
                result.close()


class MostBytes(NamedTuple):
    """Bytes that a body may have: of a stranger, and of whoever has a session."""

    of_strangers: int
    of_sessions: int


class Gateway:
    """RSGI application that has a WSGI one answer; see the module."""

    def __init__(
        self,
        application: WsgiApplication,
        *,
        most_bytes: MostBytes,
        session_cookie: str,
        has_session: Callable[[str], bool],
        threads: int = THREADS,
    ) -> None:
        self.application = application
        self.most_bytes = most_bytes
        self.session_cookie = session_cookie
        self.has_session = has_session
        self.pages = Threads(threads, "page", MOST_WAITING)
        self.health = Threads(1, "health", MOST_WAITING_FOR_HEALTH)
        self.receiving = 0

    async def __rsgi__(self, scope: Any, proto: Any) -> None:
        if scope.proto != "http":
            return
        request = Request(scope)
        with tempfile.SpooledTemporaryFile(IN_MEMORY) as body:
            try:
                length = await self._receive(request, proto, body)
                environ = request.environ(body, length)
                async with Departure(proto) as departure:
                    answer = await self._answer(request, environ, departure)
            except Refused as refusal:
                send_refusal(proto, refusal)
                return
            except Exception:
                logger.exception("gateway")
                send_refusal(proto, Refused(500, "Le portail a rencontré un incident."))
                return
        send(proto, answer)

    async def _receive(self, request: Request, proto: Any, body: IO[bytes]) -> str:
        """Read the request's body into `body`; return its length as the application is told it.

        A body that is announced too large is left to the application, which says so on its page: a
        browser shows none before it has sent everything, hence that of a session is read and
        thrown away.
        """
        announced = request.announced
        if request.method in WITHOUT_BODY:
            return ""
        limit = await self._limit(request)
        is_kept = announced <= limit
        if not is_kept and limit == self.most_bytes.of_strangers:
            return str(announced)
        received = await self._pieces(proto, body if is_kept else None, limit)
        body.seek(0)
        return str(received if is_kept else announced)

    async def _limit(self, request: Request) -> int:
        """Return how large the body may be; asks for the session only when it would matter."""
        cookie = request.cookies.get(self.session_cookie, "")
        is_small = 0 <= request.announced <= self.most_bytes.of_strangers
        if cookie and not is_small and await self.pages.run(self.has_session, cookie):
            return self.most_bytes.of_sessions
        return self.most_bytes.of_strangers

    async def _pieces(self, proto: Any, body: IO[bytes] | None, limit: int) -> int:
        received, counted, began = 0, 0, time.monotonic()
        pieces = aiter(proto)
        try:
            while True:
                try:
                    piece = await asyncio.wait_for(anext(pieces), SILENCE_SECONDS)
                except StopAsyncIteration:
                    return received
                except TimeoutError:
                    raise Refused(408, "L’envoi s’est interrompu.") from None
                if not piece:
                    return received
                received += len(piece)
                spent = time.monotonic() - began
                is_too_slow = spent > GRACE_SECONDS and received < LEAST_RATE * spent
                if is_too_slow or spent > LONGEST_SECONDS:
                    raise Refused(408, "L’envoi est trop lent.")
                if body is None:
                    continue
                if received > limit:  # it announced less, or nothing
                    raise Refused(413, "Cet envoi est trop lourd.")
                if received > IN_MEMORY:
                    counted += len(piece)
                    self.receiving += len(piece)
                    if self.receiving > MOST_RECEIVING:
                        raise Refused(
                            503, "Trop d’envois en même temps : recommencez dans une minute."
                        )
                body.write(piece)
        finally:
            self.receiving -= counted

    async def _answer(
        self, request: Request, environ: dict[str, Any], departure: Departure
    ) -> WholeAnswer:
        is_of_health = request.path == HEALTH and request.method in WITHOUT_BODY
        threads = self.health if is_of_health else self.pages
        answer: WholeAnswer = await threads.run(self._call, environ, departure)
        return answer

    def _call(self, environ: dict[str, Any], departure: Departure) -> WholeAnswer:
        answer = WholeAnswer()
        # Of what a visitor who left wanted read, nothing; what they sent is done, as they meant.
        if not departure.has_come or environ["REQUEST_METHOD"] not in WITHOUT_BODY:
            answer.take(self.application(environ, answer.start))
        return answer


class Threads:
    """Threads that answer, and how many requests may be in them or wait for one."""

    def __init__(self, count: int, name: str, most: int) -> None:
        self.pool = ThreadPoolExecutor(count, name)
        self.most = most
        self.waiting = 0

    async def run(self, call: Callable[..., Any], *arguments: object) -> Any:
        """Return what the call returns; refuse it when too many wait already."""
        if self.waiting >= self.most:
            raise Refused(503, "Trop de visites en même temps : recommencez dans une minute.")
        self.waiting += 1
        try:
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(self.pool, call, *arguments)
        finally:
            self.waiting -= 1


class Departure:
    """Watch whether the visitor has left while their request waits for a thread."""

    def __init__(self, proto: Any) -> None:
        self.proto = proto
        self.has_come = False

    async def __aenter__(self) -> Departure:
        self.watch = asyncio.ensure_future(self._watch())
        return self

    async def __aexit__(self, *error: object) -> None:
        self.watch.cancel()

    async def _watch(self) -> None:
        await self.proto.client_disconnect()
        self.has_come = True


class Request:
    """Request as RSGI tells it, to be told as WSGI does (PEP 3333)."""

    def __init__(self, scope: Any) -> None:
        self.scope = scope
        self.method: str = scope.method
        self.path: str = scope.path
        self.headers: dict[str, list[str]] = {}
        for name, value in scope.headers.items():
            # A « _ » would be taken for the « - » of a header that a proxy writes.
            if "_" not in name:
                self.headers.setdefault(name.lower(), []).append(value)

    @property
    def announced(self) -> int:
        """Return the length announced, or -1; granian has judged it (RFC 9112, 6.3)."""
        lengths = self.headers.get("content-length")
        return int(lengths[0]) if lengths else -1

    @property
    def cookies(self) -> dict[str, str]:
        return parse_cookie("; ".join(self.headers.get("cookie", [])))

    def environ(self, body: IO[bytes], length: str) -> dict[str, Any]:
        scope = self.scope
        host, _, port = scope.server.rpartition(":")
        environ = {
            "REQUEST_METHOD": self.method,
            "SCRIPT_NAME": "",
            "PATH_INFO": as_wsgi(self.path),
            "QUERY_STRING": as_wsgi(scope.query_string),
            "SERVER_NAME": host.strip("[]"),
            "SERVER_PORT": port,
            "SERVER_PROTOCOL": f"HTTP/{scope.http_version}",
            "REMOTE_ADDR": scope.client.rpartition(":")[0].strip("[]"),
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": scope.scheme,
            "wsgi.input": body,
            "wsgi.errors": sys.stderr,
            "wsgi.multithread": True,
            "wsgi.multiprocess": True,
            "wsgi.run_once": False,
            "wsgi.file_wrapper": KeptFile,
        }
        if scope.authority and "host" not in self.headers:  # of HTTP/2
            environ["HTTP_HOST"] = scope.authority
        for name, values in self.headers.items():
            joined = ("; " if name == "cookie" else ",").join(values)
            environ[f"HTTP_{name.upper().replace('-', '_')}"] = as_wsgi(joined)
        environ.pop("HTTP_CONTENT_LENGTH", None)
        if length:
            environ["CONTENT_LENGTH"] = length
        if content_type := environ.pop("HTTP_CONTENT_TYPE", ""):
            refuse_unreadable(content_type)
            environ["CONTENT_TYPE"] = content_type
        return environ


def refuse_unreadable(content_type: str) -> None:
    """Refuse what Django would raise on before any of its pages: `charset*=unknown''x`."""
    try:
        parse_header_parameters(content_type)
    except (ValueError, LookupError):
        raise Refused(400, "Le type de cet envoi est illisible.") from None


def as_wsgi(text: str) -> str:
    """Return the text as WSGI wants it: one character a byte."""
    return text.encode("utf-8", "replace").decode("latin-1")


def send(proto: Any, answer: WholeAnswer) -> None:
    if answer.path is not None:
        proto.response_file(answer.status, answer.headers, answer.path)
    elif answer.content:
        proto.response_bytes(answer.status, answer.headers, answer.content)
    else:
        proto.response_empty(answer.status, answer.headers)


def send_refusal(proto: Any, refusal: Refused) -> None:
    """Answer in one plain sentence and close: what else this visitor sends is not read."""
    headers = [
        ("content-type", "text/plain; charset=utf-8"),
        ("x-content-type-options", "nosniff"),
        ("cache-control", "no-store"),
        ("connection", "close"),
    ]
    if refusal.status == 503:
        headers.append(("retry-after", "60"))
    proto.response_bytes(refusal.status, headers, f"{refusal}\n".encode())


def of_the_portal() -> Gateway:
    from crpv_portal.accounts.sessions import is_kept  # a model, once the apps are loaded

    def has_session(key: str) -> bool:
        close_old_connections()  # as Django does around a request: this one is outside any
        try:
            return is_kept(key)
        finally:
            close_old_connections()

    return Gateway(
        portal,
        most_bytes=MostBytes(settings.MAX_ANONYMOUS_REQUEST_BYTES, settings.MAX_REQUEST_BYTES),
        session_cookie=settings.SESSION_COOKIE_NAME,
        has_session=has_session,
    )


gateway = of_the_portal()
