"""Sessions in the database that know when they end."""

from __future__ import annotations

import datetime

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.models import Session
from django.db import DatabaseError
from django.utils import timezone

BEGUN = "begun_at"  # seconds since the epoch, written at the log-in


class SessionStore(DatabaseStore):
    """Session whose end is read with it, so that it is written again only when it comes near."""

    ends_at: datetime.datetime | None = None

    def _get_session_from_db(self) -> Session | None:
        row: Session | None = super()._get_session_from_db()  # type: ignore[misc]
        self.ends_at = row.expire_date if row else None
        return row


def is_kept(key: str) -> bool:
    """Tell whether a session of this key is in the database and has not ended."""
    try:
        kept = Session.objects.filter(session_key=key[:40], expire_date__gt=timezone.now())
        return kept.exists()
    except (DatabaseError, ValueError):  # the database does not answer; a NUL in the key
        return False
