"""Roles of accounts, in one place. Every function takes the request's user, anonymous or not."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from crpv_portal.common.dates import today
from crpv_portal.territories.models import Region

from .models import Assignment, User

if TYPE_CHECKING:
    AnyUser = User | AnonymousUser


def is_national_staff(user: AnyUser) -> bool:
    """Tell whether the user is of ANCT's staff, with an open account."""
    return bool(user.is_authenticated and user.is_active and user.is_staff)


def regions_of(user: AnyUser, on: datetime.date | None = None) -> QuerySet[Region]:
    """Return the régions that an officer is assigned to on that day (by default today in Paris)."""
    if not user.is_authenticated or not user.is_active:
        return Region.objects.none()
    assignments = Assignment.objects.filter(user=user).in_force(on or today())
    return Region.objects.filter(pk__in=assignments.values("region"))


def needs_second_factor(user: AnyUser) -> bool:
    """Tell whether the account needs a second factor, outside demonstrations.

    The national staff always; officers, centres and secretaries too when the settings say so.
    """
    if not settings.SECOND_FACTOR_REQUIRED:
        return False
    return is_national_staff(user) or (settings.SECOND_FACTOR_OF_ALL and user.is_authenticated)


def lacks_second_factor(user: AnyUser) -> bool:
    """Tell whether the account needs a second factor and has none."""
    if not needs_second_factor(user):
        return False
    factors = Authenticator.objects.filter(user_id=user.pk)
    return not factors.exclude(type=Authenticator.Type.RECOVERY_CODES).exists()


def can_borrow_view(user: AnyUser) -> bool:
    """Tell whether the user may see the portal as somebody else does, read-only."""
    return is_national_staff(user) and not lacks_second_factor(user)
