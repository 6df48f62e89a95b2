"""Permissions on organisations and on the reference texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crpv_portal.accounts.perms import is_national_staff

if TYPE_CHECKING:
    from crpv_portal.accounts.perms import AnyUser

    from .models import Edition, Organisation, Person


def can_edit_organisation(user: AnyUser, organisation: Organisation) -> bool:
    return is_national_staff(user)


def can_edit_edition(user: AnyUser, edition: Edition) -> bool:
    return is_national_staff(user)


def can_erase_person(user: AnyUser, person: Person) -> bool:
    return is_national_staff(user)


def can_merge_people(user: AnyUser) -> bool:
    return is_national_staff(user)
