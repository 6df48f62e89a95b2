"""Scope of all that belongs to a body: seen or managed with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from crpv_portal.accounts.perms import is_national_staff

from ..choices import Visibility

if TYPE_CHECKING:
    from crpv_portal.accounts.perms import AnyUser


class BodyPartQuerySet(QuerySet):
    """Queryset of rows that are seen or managed with their body."""

    body_path = "body"

    def manageable_by(self, user: AnyUser) -> Self:
        bodies = apps.get_model("governance", "Body").objects.manageable_by(user)
        return self.filter(**{f"{self.body_path}__in": bodies})

    def of_visible_bodies(self, user: AnyUser) -> Self:
        bodies = apps.get_model("governance", "Body").objects.visible_to(user)
        return self.filter(**{f"{self.body_path}__in": bodies})

    # Condition for a row to be public, besides its body being visible.
    published = Q(visibility=Visibility.PUBLIC)

    def public(self) -> Self:
        """Keep what everybody may read; public pages and feeds show nothing else."""
        return self.of_visible_bodies(AnonymousUser()).filter(self.published)

    def visible_to(self, user: AnyUser) -> Self:
        """Keep what is public in visible bodies, and everything in those the account manages."""
        if is_national_staff(user):
            return self
        if not user.is_authenticated:
            return self.public()
        bodies = apps.get_model("governance", "Body").objects
        public = Q(**{f"{self.body_path}__in": bodies.visible_to(user)}) & self.published
        return self.filter(public | Q(**{f"{self.body_path}__in": bodies.manageable_by(user)}))
