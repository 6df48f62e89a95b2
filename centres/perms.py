"""Permissions on centres. Every function takes the request's user, anonymous or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crpv_portal.accounts.perms import is_national_staff
from crpv_portal.common.dates import today

if TYPE_CHECKING:
    from crpv_portal.accounts.perms import AnyUser

    from .models import Centre


def is_member(user: AnyUser, centre: Centre) -> bool:
    """Tell whether the account belongs to the centre today."""
    if not user.is_authenticated or not user.is_active:
        return False
    return centre.memberships.filter(user=user).in_force(today()).exists()


def can_edit_centre(user: AnyUser, centre: Centre) -> bool:
    """Tell whether the user may edit the sheet: the national staff."""
    return is_national_staff(user)


def can_publish_centre(user: AnyUser, centre: Centre) -> bool:
    return is_national_staff(user)


def can_close_centre(user: AnyUser, centre: Centre) -> bool:
    return is_national_staff(user)


def can_propose_on_sheet(user: AnyUser, centre: Centre) -> bool:
    """Tell whether the account proposes changes of the sheet: a member of the centre, today."""
    return is_member(user, centre) and not centre.is_closed


def can_report_activity(user: AnyUser, centre: Centre) -> bool:
    """Tell whether the account sends up the figures of the centre: a member, today."""
    return is_member(user, centre)


def can_assess_own_centre(user: AnyUser, centre: Centre) -> bool:
    """Tell whether the account says how its centre fulfils the framework: a member, today."""
    return is_member(user, centre) and not centre.is_closed


def can_assess_centre(user: AnyUser) -> bool:
    """Tell whether the user says how centres fulfil the framework, and shares it with them."""
    return is_national_staff(user)


def can_run_consultation(user: AnyUser) -> bool:
    """Tell whether the user may ask, read and answer signatories and centres on an edition."""
    return is_national_staff(user)


def can_accept_activity(user: AnyUser) -> bool:
    """Tell whether the user asks for the figures of a year, accepts them or sends them back."""
    return is_national_staff(user)
