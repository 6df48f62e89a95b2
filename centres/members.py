"""Members of centres who are written to in the name of their centre."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from crpv_portal.common.dates import today

from .models import CentreMembership

if TYPE_CHECKING:
    from crpv_portal.accounts.models import User

MOST_WRITTEN_TO = 5  # of one centre


def members_of(centres: Iterable[int]) -> dict[int, list[User]]:
    """Return the members who are written to for each centre by its key, its directors first."""
    found: dict[int, list[User]] = {key: [] for key in centres}
    members = (
        CentreMembership.objects.filter(centre__in=found, user__is_active=True)
        .in_force(today())
        .select_related("user")
        .order_by("-is_director", "pk")
    )
    for member in members:
        if len(found[member.centre_id]) < MOST_WRITTEN_TO:
            found[member.centre_id].append(member.user)
    return found
