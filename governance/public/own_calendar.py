"""Services on personal calendars: make, replace and revoke their secret address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from crpv_portal.accounts.models import User
from crpv_portal.common.history import because
from crpv_portal.common.locks import locked
from crpv_portal.common.tokens import fingerprint, make_token

from ..models import CalendarToken

if TYPE_CHECKING:
    pass


@transaction.atomic
def make_calendar_token(*, user: User) -> str:
    """Make a new secret and return it; the former one stops working at once."""
    locked(user)
    revoke_calendar_token(user=user)
    token = make_token()
    with because("adresse d’agenda créée", action="make_calendar_token"):
        CalendarToken.objects.create(user=user, token_hash=fingerprint(token))
    return token


def revoke_calendar_token(*, user: User) -> None:
    """Revoke the personal calendar; do nothing when there is none."""
    with because("adresse d’agenda révoquée", action="revoke_calendar_token"):
        CalendarToken.objects.filter(user=user, revoked_at__isnull=True).update(
            revoked_at=timezone.now()
        )


def owner_of_token(token: str) -> User | None:
    """Return the active account whose calendar this secret opens, or None."""
    row = (
        CalendarToken.objects.filter(token_hash=fingerprint(token), revoked_at__isnull=True)
        .select_related("user")
        .first()
    )
    return row.user if row and row.user.is_active else None
