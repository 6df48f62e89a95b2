"""The web server's entry point: what slow, large and unclear requests get, and what they hold."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest
from django.conf import settings

LARGE = 30_000_000  # the file of tests.launcher.small_portal
QUICK = 4.0  # measured: some hundredths; those who are in the way stay for five seconds or more


class Client:
    """A connection on which raw bytes are sent; closed with its block."""

    def __init__(self, port: int, sent: str = "", *, receive_buffer: int = 0) -> None:
        self.port, self.sent, self.receive_buffer = port, sent, receive_buffer

    def __enter__(self) -> Client:
        self.socket = socket.socket()
        if self.receive_buffer:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, self.receive_buffer)
        self.socket.settimeout(15)
        try:
            self.socket.connect(("127.0.0.1", self.port))
        except OSError:
            self.socket.close()
            raise
        self.send(self.sent)
        return self

    def __exit__(self, *error: object) -> None:
        self.socket.close()

    def send(self, text: str) -> None:
        self.socket.sendall(text.encode("latin-1"))

    def everything(self) -> str:
        received = b""
        with contextlib.suppress(ConnectionError):
            while piece := self.socket.recv(65_536):
                received += piece
        return received.decode("latin-1")


def ask(head: str, *headers: str, body: str = "") -> str:
    lines = [f"{head} HTTP/1.1", "Host: localhost", "Connection: close", *headers]
    return "\r\n".join(lines) + "\r\n\r\n" + body


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with contextlib.closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    command = [
        sys.executable, "-m", "granian", "--interface", "rsgi", "--host", "127.0.0.1",
        "--port", str(port), "--http", "1", "--no-ws", "--log-level", "warning",
        "tests.launcher.small_portal:gateway",
    ]  # fmt: skip
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "crpv_portal.settings_test"}
    with subprocess.Popen(command, cwd=settings.BASE_DIR, env=environment) as server:
        try:
            deadline = time.monotonic() + 60
            while time.monotonic() < deadline:
                with contextlib.suppress(OSError), Client(port):
                    break
                time.sleep(0.1)
            yield port
        finally:
            server.terminate()


@pytest.fixture(autouse=True)
def _idle(port: int) -> None:
    """Begin once nothing is left to do for those of the former test."""
    deadline = time.monotonic() + 60
    for path in ("/page", "/sante/"):
        while " 200 " not in answer(port, ask(f"GET {path}")) and time.monotonic() < deadline:
            time.sleep(0.1)


def answer(port: int, sent: str) -> str:
    with Client(port, sent) as client:
        return client.everything()


def test_a_request_is_told_as_wsgi_does(port):
    asked = ask(
        "POST /a%20b%C3%A9?q=%C3%A9+a",
        *("Content-Type: text/plain", "Content-Length: 5", "Cookie: a=1", "Cookie: b=2"),
        *("X-Forwarded-For: 192.0.2.1", "X_Forwarded_For: 192.0.2.2"),
        body="12345",
    )
    head, _, told = answer(port, asked).partition("\r\n\r\n")
    assert told.split("|") == [
        *("POST", "/a b\u00c3\u00a9", "q=%C3%A9+a", "5", "text/plain", "127.0.0.1"),
        *("localhost", "a=1; b=2", "192.0.2.1", "5"),
    ]
    assert head.startswith("HTTP/1.1 200")
    assert [line for line in head.split("\r\n") if "cookie" in line] == [
        "set-cookie: a=1",
        "set-cookie: b=2",
    ]


@pytest.mark.parametrize(
    ("headers", "body", "status", "words"),
    [
        (["Content-Length: 900"], "x" * 60, 408, "interrompu"),
        (["Content-Length: 1", "Content-Type: a/b; charset*=none''x"], "x", 400, "illisible"),
        (["Transfer-Encoding: chunked"], "800\r\n" + "x" * 2048 + "\r\n0\r\n\r\n", 413, "lourd"),
    ],
    ids=["silence", "type", "more than announced"],
)
def test_a_body_that_cannot_be_received_is_refused_in_words(port, headers, body, status, words):
    said = answer(port, ask("POST /", *headers, body=body))
    assert said.startswith(f"HTTP/1.1 {status}")
    assert words in said


def test_a_body_announced_too_large_is_left_to_the_page_that_says_so(port):
    """A stranger's is not read, with a cookie of no session neither; a session's is thrown away."""
    for cookie in ("Cookie: a=1", "Cookie: sessionid=invented"):
        unread = answer(port, ask("POST /", "Content-Length: 50000", cookie, body="x"))
        assert unread.endswith("|0")
        assert "|50000|" in unread
    thrown_away = answer(port, upload(2_100_000))
    assert thrown_away.endswith("|0")
    assert "|2100000|" in thrown_away
    assert answer(port, upload(150_000)).endswith("|150000")


def upload(size: int, sent: int | None = None) -> str:
    body = "x" * (size if sent is None else sent)
    return ask("POST /", f"Content-Length: {size}", "Cookie: sessionid=kept", body=body)


def test_slow_uploads_refuse_no_form_and_count_for_what_they_sent(port):
    """Seven that announced much once had every form of the portal refused."""
    with contextlib.ExitStack() as stack:
        for _ in range(20):
            stack.enter_context(Client(port, upload(1_900_000, sent=100_000)))
        assert answer(port, upload(1_500_000)).endswith("|1500000")
    with contextlib.ExitStack() as stack:
        for _ in range(2):
            stack.enter_context(Client(port, upload(1_900_000, sent=1_500_000)))
        time.sleep(0.3)
        assert answer(port, upload(1_500_000)).startswith("HTTP/1.1 503")
        assert answer(port, upload(200_000)).endswith("|200000")


@pytest.mark.parametrize(
    "headers",
    [("Content-Length: 5", "Content-Length: 6"), ("Content-Length: +5",), ("Content-Length: ²",)],
)
def test_an_unclear_length_is_refused(port, headers):
    assert answer(port, ask("POST /", *headers, body="12345")).startswith("HTTP/1.1 400")


def test_a_body_with_two_ways_to_end_leaves_nothing_behind(port):
    """What follows it on its connection, which two readers could take for another request."""
    smuggled = "0\r\n\r\n" + ask("GET /autre")
    two = ("Content-Length: 5", "Transfer-Encoding: chunked")
    said = answer(port, ask("POST /", *two, body=smuggled))
    assert said.count("HTTP/1.1 ") == 1


def test_a_body_sent_byte_by_byte_ends(port):
    sent = ask("POST /", "Content-Length: 900")
    with Client(port, sent) as client, pytest.raises(ConnectionError):
        drip(client)


def drip(client: Client) -> None:
    for _ in range(40):
        client.send("x")
        time.sleep(0.2)


def test_a_whole_file_is_sent_by_the_server_itself(port):
    head, _, content = answer(port, ask("GET /fichier")).partition("\r\n\r\n")
    assert (head.splitlines()[0], len(content)) == ("HTTP/1.1 200 OK", LARGE)


@pytest.mark.parametrize("hostile", [2, 50])
def test_slow_visitors_hold_nothing(port, hostile):
    """Two held both threads; now each of fifty sends slowly, and each of fifty reads nothing."""
    with contextlib.ExitStack() as stack:
        for _ in range(hostile):
            body = ask("POST /", "Content-Length: 900", body="x" * 60)
            stack.enter_context(Client(port, body))
            stack.enter_context(Client(port, ask("GET /fichier"), receive_buffer=4096))
        began = time.monotonic()
        assert answer(port, ask("GET /page")).startswith("HTTP/1.1 200")
        assert answer(port, ask("GET /sante/")).startswith("HTTP/1.1 200")
        assert time.monotonic() - began < QUICK


def test_the_page_of_health_waits_for_no_thread(port):
    with contextlib.ExitStack() as stack:
        for _ in range(20):  # ten seconds of work for two threads
            stack.enter_context(Client(port, ask("GET /lent")))
        began = time.monotonic()
        assert answer(port, ask("GET /sante/")).startswith("HTTP/1.1 200")
        assert time.monotonic() - began < QUICK


def test_a_visitor_who_left_is_not_worked_for(port):
    with contextlib.ExitStack() as stack:
        for _ in range(20):
            stack.enter_context(Client(port, ask("GET /lent")))
        time.sleep(0.2)
    began = time.monotonic()
    assert answer(port, ask("GET /page")).startswith("HTTP/1.1 200")
    assert (
        time.monotonic() - began < QUICK
    )  # ten seconds for two threads, had they all been worked for


def test_too_many_visits_at_once_are_told_to_come_back(port):
    with contextlib.ExitStack() as stack:
        clients = [stack.enter_context(Client(port, ask("GET /lent"))) for _ in range(80)]
        said = {client.everything().splitlines()[0] for client in clients[-3:]}
    assert said == {"HTTP/1.1 503 Service Unavailable"}


def test_what_waits_for_the_page_of_health_is_counted_too(port):
    with contextlib.ExitStack() as stack:
        clients = [stack.enter_context(Client(port, ask("GET /sante/?lent"))) for _ in range(8)]
        assert clients[-1].everything().startswith("HTTP/1.1 503")
        assert answer(port, ask("GET /page")).startswith("HTTP/1.1 200")
