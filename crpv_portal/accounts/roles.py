"""Roles of accounts as the staff reads them: région, centre or body, with what gives each."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Model, Q, QuerySet
from django.urls import reverse

from crpv_portal.common.upward import above

from .models import Assignment, User


@dataclass(frozen=True)
class Role:
    """Role of an account: in words, and the address of the box or the rows that give it."""

    words: str
    url: str


def memberships(viewer: Any) -> Any:
    """Return the memberships of centres that this account may see."""
    return above(User, "centre_memberships", viewer).select_related("centre")


def secretaryships(viewer: Any) -> Any:
    """Return the secretaryships of bodies that this account may see."""
    return above(User, "secretaryships", viewer).select_related("body")


def roles_of(users: Iterable[User], viewer: Any, on: datetime.date) -> dict[int, list[Role]]:
    """Return the roles of each account that day, by its number, in three queries."""
    roles = {
        user.pk: [Role("agent national", "#id_is_staff")] if user.is_staff else [] for user in users
    }
    assigned = Assignment.objects.in_force(on).filter(user__in=roles).select_related("region")
    for row in assigned.order_by("region__order_key", "pk"):
        words = f"agent régional : {row.region.name}"
        roles[row.user_id].append(Role(words, "#assignments-group"))
    for row in memberships(viewer).in_force(on).filter(user__in=roles).order_by("pk"):
        what = "direction" if row.is_director else "membre"
        url = _rows_beside(row, "centre")
        roles[row.user_id].append(Role(f"{what} : {row.centre.name}", url))
    for row in secretaryships(viewer).in_force(on).filter(user__in=roles).order_by("pk"):
        url = _rows_beside(row, "body")
        roles[row.user_id].append(Role(f"secrétariat : {row.body.name}", url))
    return roles


def _rows_beside(row: Model, name: str) -> str:
    """Return the address of the row and its like, on the admin page of what it points at."""
    field: Any = row._meta.get_field(name)
    whole = field.related_model._meta
    page = reverse(
        f"admin:{whole.app_label}_{whole.model_name}_change", args=[getattr(row, field.attname)]
    )
    return f"{page}#{field.remote_field.get_accessor_name()}-group"


def centres_open_to_members() -> Any:
    """Return the centres to which an account may belong, by name; a closed one takes none in."""
    centre = memberships(AnonymousUser()).model._meta.get_field("centre").related_model
    return centre.objects.exclude(closed_on__isnull=False).order_by("order_key")


def membership(user: User, centre: Any, *, is_director: bool, **period: Any) -> Any:
    """Return a membership of the centre, to be checked and saved.

    period: `start_on`, `end_on` and their precisions.
    """
    model: Any = memberships(user).model
    return model(user=user, centre=centre, is_director=is_director, **period)


NO_ROLE = "aucun"
KINDS = {
    "national": "agent national",
    "regional": "agent régional",
    "centre": "membre d’un centre",
    "secretariat": "secrétariat d’une instance",
    NO_ROLE: "aucun rôle",
}


def with_role(users: QuerySet[User], kind: str, viewer: Any, on: datetime.date) -> QuerySet[User]:
    """Keep the accounts that have a role of this kind that day, or none at all."""
    having = {
        "national": Q(is_staff=True),
        "regional": Q(pk__in=Assignment.objects.in_force(on).values("user")),
        "centre": Q(pk__in=memberships(viewer).in_force(on).values("user")),
        "secretariat": Q(pk__in=secretaryships(viewer).in_force(on).values("user")),
    }
    if kind != NO_ROLE:
        return users.filter(having[kind])
    for each in having.values():
        users = users.exclude(each)
    return users
