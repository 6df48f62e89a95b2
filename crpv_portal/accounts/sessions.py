"""Sessions in the database, which know when they end and whose they are."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.db import DatabaseError
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from crpv_portal.common.digests import short_digest

from .models import Session, User

BEGUN = "begun_at"  # seconds since the epoch, written at the log-in
BROWSER = "browser"  # its kind in words, likewise
AT_MOST = datetime.timedelta(days=1)  # after the log-in, whatever happens


class SessionStore(DatabaseStore):
    """Session whose end is read with it, so that it is written again only when it comes near."""

    ends_at: datetime.datetime | None = None

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def create_model_instance(self, data: dict) -> Session:
        """Write whose session it is beside its content, which only its key tells."""
        row: Session = super().create_model_instance(data)  # type: ignore[assignment]
        begun = data.get(BEGUN)
        row.user_id = data.get(SESSION_KEY)
        row.begun_at = datetime.datetime.fromtimestamp(begun, datetime.UTC) if begun else None
        row.browser = data.get(BROWSER, "")
        return row

    def _get_session_from_db(self) -> Session | None:
        row: Session | None = super()._get_session_from_db()  # type: ignore[misc]
        self.ends_at = row.expire_date if row else None
        return row


@dataclass(frozen=True)
class OpenSession:
    """Session as its account sees it; the digest names it in a form, its key being a secret."""

    row: Session
    is_this_one: bool

    @property
    def digest(self) -> str:
        return short_digest(self.row.session_key)

    @property
    def seen_at(self) -> datetime.datetime:
        """Return when it was last renewed: a quarter of an hour before its latest page at most."""
        return self.row.expire_date - datetime.timedelta(seconds=settings.SESSION_COOKIE_AGE)


def open_sessions(user: User, this_key: str | None) -> list[OpenSession]:
    """Return the sessions by which the account is logged in, this one first, then the latest."""
    now = timezone.now()
    rows = Session.objects.filter(user=user, expire_date__gt=now).exclude(
        begun_at__lte=now - AT_MOST
    )
    found = [
        OpenSession(row, row.session_key == this_key) for row in rows if _is_logged_in(row, user)
    ]
    return sorted(found, key=lambda each: (each.is_this_one, each.seen_at), reverse=True)


def close_sessions(user: User, *, but: str | None, digest: str | None) -> int:
    """Close the session that `digest` names, or all for None; never the one whose key is `but`."""
    chosen = [
        each.row.session_key
        for each in open_sessions(user, but)
        if not each.is_this_one and digest in (None, each.digest)
    ]
    return Session.objects.filter(session_key__in=chosen).delete()[0]


def is_kept(key: str) -> bool:
    """Tell whether an account has a session of this key; a stranger may open one without any."""
    try:
        kept = Session.objects.filter(session_key=key[:40], expire_date__gt=timezone.now())
        return kept.filter(user__isnull=False).exists()
    except (DatabaseError, ValueError):  # the database does not answer; a NUL in the key
        return False


def _is_logged_in(row: Session, user: User) -> bool:
    """Tell whether the session was opened with the present password: another is refused."""
    held = SessionStore().decode(row.session_data).get(HASH_SESSION_KEY, "")
    return constant_time_compare(held, user.get_session_auth_hash())
