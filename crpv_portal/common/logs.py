"""Logs for who runs the portal: one JSON object a line on stderr, nothing of people's data.

The message of an exception may quote what somebody typed, or the row that PostgreSQL refused: only
those of MISTAKES, which speak of our code, are written. Addresses are written without their
question and without the secret of a personal link.
"""

from __future__ import annotations

import json
import logging
import re
import secrets
import sys
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from functools import cache
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.log import AdminEmailHandler

MISTAKES = (AttributeError, ImportError, NameError, NotImplementedError, TypeError)
# Refusals worth a line; a page that does not exist is the day's work of every robot.
REFUSALS = {400, 403, 413, 429}
HEALTH = "/sante/"  # asked again and again: the one who asks says that it fails
BETWEEN_MAILS = 600  # seconds between two mails of one error
NOT_WRITTEN = '{"level": "error", "says": "a line of the log could not be written"}\n'

_incident: ContextVar[str] = ContextVar("incident", default="")


def begin_request() -> str:
    """Give the request that this thread answers an identifier, which its lines carry."""
    identifier = secrets.token_hex(5)
    _incident.set(identifier)
    return identifier


def incident() -> str:
    """Return the identifier of the request that this thread answers, or answered last."""
    return _incident.get()


@contextmanager
def failures_of(command: str) -> Iterator[None]:
    """Write a line for the failure of a command, or of the worker, as of a request; then exit.

    A person at a terminal gets Python's own trace, which quotes what they typed to nobody else. The
    command's arguments, an address maybe, are not written; its refusals in words pass as they are.
    """
    try:
        yield
    except Exception as problem:
        if sys.stderr.isatty() or isinstance(problem, ImproperlyConfigured):
            raise
        begin_request()
        logging.getLogger("manage.py").exception(command)
        sys.exit(1)


class JsonLines(logging.Formatter):
    """Write a record as one JSON object: what, where, for which request, with the trace."""

    def format(self, record: logging.LogRecord) -> str:
        request = getattr(record, "request", None)
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "says": _says(record),
            "incident": incident(),
            "method": getattr(request, "method", None),
            "path": without_secrets(getattr(request, "path", None) or ""),
            "status": getattr(record, "status_code", None),
            # As already read: the formatter asks the database nothing, which may be what fails.
            "account": getattr(getattr(request, "_cached_user", None), "pk", None),
        }
        if record.exc_info and record.exc_info[1]:
            line |= {"errors": _errors(record.exc_info[1]), "trace": _trace(record.exc_info[1])}
        return json.dumps({k: v for k, v in line.items() if v not in (None, "")}, default=str)


class WorthALine(logging.Filter):
    """Leave out the refusals of requests that nobody has to look at: 404, 405, 410…"""

    def filter(self, record: logging.LogRecord) -> bool:
        status = getattr(record, "status_code", None)
        return record.levelno >= logging.ERROR or status is None or status in REFUSALS


class WorthAMail(logging.Filter):
    """Keep the errors of ours, each once in ten minutes: a mail is sent while a request waits.

    Django calls errors the requests that it finds suspicious, which anybody may send.
    """

    def __init__(self) -> None:
        super().__init__()
        self.last: dict[str, float] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        status = getattr(record, "status_code", None)
        path = getattr(getattr(record, "request", None), "path", "")
        if record.name.startswith("django.security") or path == HEALTH:
            return False
        if status is not None and status < 500:
            return False
        error = record.exc_info[1] if record.exc_info else None
        key = "".join(_trace(error)[-1:]) or f"{record.name} {record.msg}"
        now = time.monotonic()
        if now - self.last.get(key, -BETWEEN_MAILS) < BETWEEN_MAILS:
            return False
        self.last = {each: at for each, at in self.last.items() if now - at < BETWEEN_MAILS}
        self.last[key] = now
        return True


class Lines(logging.StreamHandler):
    """Write to stderr; a failure there says so, and nothing of the record."""

    def handleError(self, record: logging.LogRecord) -> None:
        sys.stderr.write(NOT_WRITTEN)


class LineToAdmins(AdminEmailHandler):
    """Mail the line, and nothing of what the person had typed, which Django would join to it."""

    def emit(self, record: logging.LogRecord) -> None:
        try:
            self.send_mail(f"Erreur du portail {incident()}".strip(), self.format(record))
        except Exception:
            sys.stderr.write(NOT_WRITTEN)


@cache
def _secret_paths() -> re.Pattern[str]:
    starts = "|".join(map(re.escape, (*settings.SECRET_PATHS, settings.PASSWORD_PATH)))
    return re.compile(rf"({starts})[^/\s]+")


def without_secrets(text: str) -> str:
    """Return the text with « lien » instead of the secret of each personal link in it."""
    return _secret_paths().sub(r"\1lien", text)


def _says(record: logging.LogRecord) -> str:
    """Return the message; of a refusal, which quotes what was sent, its reason alone."""
    if record.name.startswith("django.security."):
        reason = str(record.args[0]) if isinstance(record.args, tuple) and record.args else ""
        is_csrf = record.name == "django.security.csrf"
        return reason.partition(" - ")[0] if is_csrf else record.name.rpartition(".")[2]
    return without_secrets(record.getMessage())


def _chain(problem: BaseException | None) -> list[BaseException]:
    found: list[BaseException] = []
    while problem is not None and not any(problem is each for each in found):
        found.append(problem)
        problem = problem.__cause__ or problem.__context__
    return found


def _errors(problem: BaseException) -> list[str]:
    """Return the class of each exception of the chain; its message when it speaks of our code."""
    return [
        # After « but got », Django quotes the value.
        f"{type(each).__name__}: {str(each).partition(' but got ')[0]}"
        if isinstance(each, MISTAKES)
        else type(each).__name__
        for each in _chain(problem)
    ]


def _trace(problem: BaseException | None) -> list[str]:
    return [
        f"{frame.filename}:{frame.lineno} {frame.name}"
        for each in reversed(_chain(problem))
        for frame in traceback.extract_tb(each.__traceback__)
    ]
