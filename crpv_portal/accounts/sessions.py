"""Sessions in the database that know when they end."""

from __future__ import annotations

import datetime

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.models import Session

BEGUN = "begun_at"  # seconds since the epoch, written at the log-in


class SessionStore(DatabaseStore):
    """Session whose end is read with it, so that it is written again only when it comes near."""

    ends_at: datetime.datetime | None = None

    def _get_session_from_db(self) -> Session | None:
        row: Session | None = super()._get_session_from_db()  # type: ignore[misc]
        self.ends_at = row.expire_date if row else None
        return row
