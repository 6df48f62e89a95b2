"""The antivirus: asked in clamd's own words, and nothing is kept without its verdict."""

import contextlib
import logging
import socket
import threading
from collections.abc import Iterator

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from crpv_portal.common import antivirus
from crpv_portal.common.antivirus import NoVerdict, VirusFound, look_for_virus
from crpv_portal.common.files import FileRefused, refuse_virus

VIRUS = b"a virus of the tests"


@contextlib.contextmanager
def clamd(listener: socket.socket, answer: bytes | None = None) -> Iterator[list[bytes]]:
    """A server that speaks clamd's INSTREAM, or says `answer`; yields the contents received."""
    received: list[bytes] = []

    def serve() -> None:
        with contextlib.suppress(OSError):
            while True:
                caller, _ = listener.accept()
                with caller, caller.makefile("rb") as sent:
                    if answer is not None:
                        caller.sendall(answer)
                        continue
                    assert sent.read(10) == b"zINSTREAM\0"
                    content = b""
                    while size := int.from_bytes(sent.read(4)):
                        content += sent.read(size)
                    received.append(content)
                    verdict = b"Test.Virus FOUND" if VIRUS in content else b"OK"
                    caller.sendall(b"stream: " + verdict + b"\0")

    listener.listen()
    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield received
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join(timeout=10)


@pytest.fixture
def place(tmp_path, settings):
    """The socket of a clamd in the settings, where nobody listens yet."""
    settings.CLAMD_ADDRESS = str(tmp_path / "clamd")
    return settings.CLAMD_ADDRESS


@pytest.fixture
def listener(place):
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    listener.bind(place)
    return listener


def test_nothing_is_asked_without_a_setting(settings):
    settings.CLAMD_ADDRESS = ""
    look_for_virus(iter(lambda: pytest.fail("read"), None))


def test_a_content_goes_whole_and_a_virus_is_named(listener):
    with clamd(listener) as received:
        look_for_virus([b"a" * 70_000, b"b"])
        with pytest.raises(VirusFound, match=r"^Test\.Virus$"):
            look_for_virus([b"so ", VIRUS])
    assert received == [b"a" * 70_000 + b"b", b"so " + VIRUS]


def test_it_may_listen_on_a_port(settings, socket_enabled):
    listener = socket.create_server(("127.0.0.1", 0))
    settings.CLAMD_ADDRESS = f"127.0.0.1:{listener.getsockname()[1]}"
    with clamd(listener) as received:
        look_for_virus([b"clean"])
    assert received == [b"clean"]


@pytest.mark.parametrize(
    "answer", [b"INSTREAM size limit exceeded. ERROR\0", b"", b"UNKNOWN COMMAND\0", b"x" * 9000]
)
def test_another_answer_is_no_verdict(listener, answer):
    with clamd(listener, answer), pytest.raises(NoVerdict):
        look_for_virus([b"a" * 500_000] * 9)


def test_silence_is_no_verdict(listener, monkeypatch):
    monkeypatch.setattr(antivirus, "SECONDS", 0.05)
    listener.listen()  # and never answers
    with listener, pytest.raises(NoVerdict):
        look_for_virus([b"clean"])


@pytest.mark.parametrize("address", ["127.0.0.1:port", "/nowhere/clamd"])
def test_an_address_where_nobody_is_keeps_nothing_and_leaves_a_trace(settings, caplog, address):
    settings.CLAMD_ADDRESS = address
    with caplog.at_level(logging.ERROR), pytest.raises(FileRefused) as refusal:
        refuse_virus(SimpleUploadedFile("note.txt", b"clean"))
    assert refusal.value.message == (
        "« note.txt » : l’antivirus ne répond pas, et rien n’est gardé sans lui. Réessayez dans "
        "quelques minutes."
    )
    assert [(each.name, each.levelname) for each in caplog.records] == [
        ("crpv_portal.security", "ERROR")
    ]


def test_a_virus_is_refused_in_words_and_the_file_can_be_read_again(listener):
    clean = SimpleUploadedFile("note.txt", b"clean")
    with clamd(listener):
        refuse_virus(clean)
        with pytest.raises(FileRefused, match=r"reconnaît un virus \(Test\.Virus\)"):
            refuse_virus(SimpleUploadedFile("note.txt", VIRUS))
    assert clean.read() == b"clean"
