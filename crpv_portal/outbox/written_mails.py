"""Mails of a demonstration, read back from the files that `file_backend` wrote."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from django.conf import settings

from .file_backend import SUFFIX


@dataclass(frozen=True)
class WrittenEvent:
    """Event as a calendar program shows it; `sequence` is its version, 0 the first time."""

    summary: str
    starts: datetime.date | None
    ends: datetime.date | None
    place: str
    sequence: int
    uid: str

    @property
    def has_hours(self) -> bool:
        return isinstance(self.starts, datetime.datetime)


@dataclass(frozen=True)
class WrittenMail:
    """Mail; `name` is its file's, without ending; `calendar` its iCalendar text or empty."""

    name: str
    subject: str
    to: str
    reply_to: str
    written_at: datetime.datetime | None
    message_id: str
    text: str
    has_html: bool
    calendar: str
    calendar_method: str

    @property
    def event(self) -> WrittenEvent | None:
        """Return the first event of the invitation; None when there is none that can be read."""
        # Only these pages read invitations; imported at the top, icalendar slows every process.
        from icalendar import Calendar

        try:
            found = Calendar.from_ical(self.calendar).walk("VEVENT")
        except ValueError:
            return None
        if not found:
            return None
        event: Any = found[0]
        starts, ends = (event[name].dt if name in event else None for name in ("DTSTART", "DTEND"))
        return WrittenEvent(
            summary=str(event.get("SUMMARY", "")),
            starts=starts,
            ends=ends,
            place=str(event.get("LOCATION", "")),
            sequence=int(event.get("SEQUENCE", 0)),
            uid=str(event.get("UID", "")),
        )


def folder() -> Path:
    return Path(settings.EMAIL_FILE_PATH)


def names() -> list[str]:
    """Return the names of all the mails, the latest first: they begin with the time of writing."""
    if not folder().is_dir():
        return []
    return sorted(
        (path.stem for path in folder().glob(f"*{SUFFIX}") if not path.name.startswith(".")),
        reverse=True,
    )


def content_of(name: str) -> bytes | None:
    """Return the whole file, or None; `name` is a slug, which cannot leave the folder."""
    try:
        return (folder() / f"{name}{SUFFIX}").read_bytes()
    except OSError:  # no such file, or a name longer than a file may have
        return None


def read(name: str) -> WrittenMail | None:
    content = content_of(name)
    if content is None:
        return None
    message: EmailMessage = message_from_bytes(content, policy=policy.default)
    calendar = next(
        (part for part in message.walk() if part.get_content_type() == "text/calendar"), None
    )
    body = message.get_body(("plain",))
    return WrittenMail(
        name=name,
        subject=message["Subject"] or "",
        to=message["To"] or "",
        reply_to=message["Reply-To"] or "",
        written_at=message["Date"].datetime if message["Date"] else None,
        message_id=message["Message-ID"] or "",
        text=body.get_content() if body else "",
        has_html=message.get_body(("html",)) is not None,
        calendar=calendar.get_content() if isinstance(calendar, EmailMessage) else "",
        calendar_method=str(calendar.get_param("method", "")) if calendar else "",
    )
