"""A portal of one page behind the real gateway, with short limits: what its tests serve."""

import tempfile
import time
from pathlib import Path
from typing import Any

from crpv_portal import gateway as served

served.SILENCE_SECONDS = 1.0
served.GRACE_SECONDS = 2.0
served.MOST_WAITING = 60
served.MOST_WAITING_FOR_HEALTH = 5
served.MOST_RECEIVING = 3_000_000

LARGE = 30_000_000
large = tempfile.NamedTemporaryFile()  # noqa: SIM115 - for the life of the process
large.write(b"x" * LARGE)
large.flush()


def page(environ: dict[str, Any], start: Any) -> Any:
    """Tell what was asked, work for a second, or send a large file."""
    path = environ["PATH_INFO"]
    if path == "/fichier":
        start("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(LARGE))])
        return environ["wsgi.file_wrapper"](Path(large.name).open("rb"))
    if "lent" in (path.strip("/"), environ["QUERY_STRING"]):
        time.sleep(1)
    body = environ["wsgi.input"].read()
    told = [
        *(environ[name] for name in ("REQUEST_METHOD", "PATH_INFO", "QUERY_STRING")),
        *(environ.get(name, "-") for name in ("CONTENT_LENGTH", "CONTENT_TYPE", "REMOTE_ADDR")),
        *(environ.get(f"HTTP_{name}", "-") for name in ("HOST", "COOKIE", "X_FORWARDED_FOR")),
        str(len(body)),
    ]
    start("200 OK", [("Content-Type", "text/plain"), ("Set-Cookie", "a=1"), ("Set-Cookie", "b=2")])
    return ["|".join(told).encode("latin-1")]


gateway = served.Gateway(
    page,
    most_bytes=served.MostBytes(of_strangers=1_000, of_sessions=2_000_000),
    session_cookie="sessionid",
    has_session=lambda key: key == "kept",
    threads=2,
)
