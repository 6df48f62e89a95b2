"""A mail server for the tests: takes what it is given, or hangs up, or keeps its answer back."""

from __future__ import annotations

import contextlib
import socketserver
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage


@dataclass(frozen=True)
class Taken:
    """A message whose last byte was received; by: the name under which the client came."""

    by: str
    message: EmailMessage

    @property
    def message_id(self) -> str:
        return self.message["Message-ID"]


@dataclass
class Sink:
    """hangs_up: at the end of each message; holds_back: the subject whose taking is never told."""

    port: int = 0
    hangs_up: bool = False
    holds_back: str = ""
    taken: list[Taken] = field(default_factory=list)
    is_holding: threading.Event = field(default_factory=threading.Event)
    may_answer: threading.Event = field(default_factory=threading.Event)

    @contextlib.contextmanager
    def listening(self) -> Iterator[Sink]:
        """Serve on a port of 127.0.0.1; the same one when it served before."""
        sink = self

        class Conversation(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                with contextlib.suppress(OSError):
                    sink.converse(self)

        class Server(socketserver.ThreadingTCPServer):
            allow_reuse_address = True
            daemon_threads = True
            block_on_close = False

        with Server(("127.0.0.1", self.port), Conversation) as server:
            self.port = server.server_address[1]
            thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
            thread.start()
            try:
                yield self
            finally:
                self.may_answer.set()
                server.shutdown()
                thread.join()

    def converse(self, client: socketserver.StreamRequestHandler) -> None:
        """RFC 5321, as much of it as smtplib speaks."""

        def say(line: str) -> None:
            client.wfile.write(f"{line}\r\n".encode())

        name = ""
        say("220 puits")
        while line := client.rfile.readline():
            verb, _, rest = line.decode().strip().partition(" ")
            if verb.upper() in {"EHLO", "HELO"}:
                name = rest
                say("250 puits")
            elif verb.upper() == "DATA":
                say("354 allez")
                if not self.take(name, client):
                    return
                say("250 pris")
            elif verb.upper() == "QUIT":
                say("221 au revoir")
                return
            else:
                say("250 bien")

    def take(self, name: str, client: socketserver.StreamRequestHandler) -> bool:
        """Take a message; tell whether to go on talking to this client."""
        lines = []
        while (line := client.rfile.readline()) not in {b".\r\n", b""}:
            lines.append(line.removeprefix(b"."))
        message = message_from_bytes(b"".join(lines), policy=policy.default)
        self.taken.append(Taken(name, message))
        if self.holds_back and message["Subject"] == self.holds_back:
            self.is_holding.set()
            self.may_answer.wait(30)
        return not self.hangs_up
