"""Logs for who runs the portal: one JSON object a line on stderr, nothing of people's data.

The message of an exception may quote what somebody typed, or the row that PostgreSQL refused: only
those of MISTAKES, which speak of our code, are written. Addresses are written without their
question, and personal links without their secret (`SecretPathMiddleware`).
"""

from __future__ import annotations

import json
import logging
import secrets
import traceback
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

from django.utils.log import AdminEmailHandler

MISTAKES = (AttributeError, ImportError, NameError, NotImplementedError, TypeError)
# Refusals worth a line; a page that does not exist is the day's work of every robot.
REFUSALS = {400, 403, 413, 429}

_incident: ContextVar[str] = ContextVar("incident", default="")


def begin_request() -> str:
    """Give the request that this thread answers an identifier, which its lines carry."""
    identifier = secrets.token_hex(5)
    _incident.set(identifier)
    return identifier


def incident() -> str:
    """Return the identifier of the request being answered, empty outside of one."""
    return _incident.get()


class JsonLines(logging.Formatter):
    """Write a record as one JSON object: what, where, for which request, with the trace."""

    def format(self, record: logging.LogRecord) -> str:
        request = getattr(record, "request", None)
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "says": record.getMessage(),
            "incident": incident(),
            "method": getattr(request, "method", None),
            "path": getattr(request, "path", None),
            "status": getattr(record, "status_code", None),
            "account": getattr(getattr(request, "user", None), "pk", None),
        }
        if record.exc_info and record.exc_info[1]:
            line |= {"errors": _errors(record.exc_info[1]), "trace": _trace(record.exc_info[1])}
        return json.dumps({k: v for k, v in line.items() if v not in (None, "")}, default=str)


class WorthALine(logging.Filter):
    """Leave out the refusals of requests that nobody has to look at: 404, 405, 410…"""

    def filter(self, record: logging.LogRecord) -> bool:
        status = getattr(record, "status_code", None)
        return record.levelno >= logging.ERROR or status is None or status in REFUSALS


class LineToAdmins(AdminEmailHandler):
    """Mail the line, and nothing of what the person had typed, which Django would join to it."""

    def emit(self, record: logging.LogRecord) -> None:
        self.send_mail(f"Erreur du portail {incident()}".strip(), self.format(record))


def _chain(problem: BaseException | None) -> list[BaseException]:
    found: list[BaseException] = []
    while problem is not None and problem not in found:
        found.append(problem)
        problem = problem.__cause__ or problem.__context__
    return found


def _errors(problem: BaseException) -> list[str]:
    """Return the class of each exception of the chain; its message when it speaks of our code."""
    return [
        f"{type(each).__name__}: {each}" if isinstance(each, MISTAKES) else type(each).__name__
        for each in _chain(problem)
    ]


def _trace(problem: BaseException) -> list[str]:
    return [
        f"{frame.filename}:{frame.lineno} {frame.name}"
        for each in reversed(_chain(problem))
        for frame in traceback.extract_tb(each.__traceback__)
    ]
