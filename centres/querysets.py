"""The vocabulary of reading, for the centres' floor."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db.models import Exists, OuterRef, Q, QuerySet

from crpv_portal.accounts.perms import is_national_staff
from crpv_portal.common.dates import today
from crpv_portal.common.querysets import FactQuerySet, SourcedQuerySet
from crpv_portal.common.text import french_sort_key

from .choices import PUBLIC_STATUSES

if TYPE_CHECKING:
    from crpv_portal.accounts.perms import AnyUser
    from crpv_portal.territories.models import Department


class CentreQuerySet(SourcedQuerySet):
    def public(self) -> Self:
        """Published and closed ones: a closed centre keeps its page."""
        return self.filter(status__in=PUBLIC_STATUSES)

    def visible_to(self, user: AnyUser) -> Self:
        """Everybody sees the public ones; a member sees its own draft; the staff sees all."""
        if is_national_staff(user):
            return self
        if not user.is_authenticated:
            return self.public()
        memberships = apps.get_model("centres", "CentreMembership").objects
        own = memberships.filter(user=user, centre=OuterRef("pk")).in_force(today())
        return self.filter(Q(status__in=PUBLIC_STATUSES) | Exists(own))

    def active_on(self, on: datetime.date) -> Self:
        """With a perimeter established that day: what « at least N centres » counts."""
        coverages = apps.get_model("centres", "Coverage").objects
        return self.filter(
            Exists(coverages.filter(centre=OuterRef("pk")).established().in_force(on))
        )

    def covering(self, department: Department, on: datetime.date) -> Self:
        """The centres whose perimeter holds the département that day, unverified ones left out."""
        coverages = apps.get_model("centres", "Coverage").objects
        return self.filter(
            Exists(
                coverages.filter(centre=OuterRef("pk"), department=department)
                .established()
                .in_force(on)
            )
        )

    def with_overseas_flag(self, on: datetime.date) -> Self:
        """Annotate `is_overseas`: whether the perimeter of that day lies overseas."""
        coverages = apps.get_model("centres", "Coverage").objects
        return self.annotate(
            is_overseas=Exists(
                coverages.filter(centre=OuterRef("pk"), department__is_overseas=True).in_force(on)
            )
        )

    def search(self, text: str) -> Self:
        """Every word in a name, present or former, or in an acronym; accents and case aside."""
        words = french_sort_key(text).split()
        found = self
        for word in words:
            found = found.filter(
                Q(names__sort_key__contains=word) | Q(names__acronym__icontains=word)
            )
        return found.distinct() if words else self


class CentreFactQuerySet(FactQuerySet):
    """Facts that are seen with their centre."""

    def visible_to(self, user: AnyUser) -> Self:
        centres = apps.get_model("centres", "Centre").objects.visible_to(user)
        return self.filter(centre__in=centres)


class PublishedOnPurposeQuerySet(QuerySet):
    """Rows that the public sees only when `is_public` was ticked for them."""

    def visible_to(self, user: AnyUser) -> Self:
        """The staff sees all; a centre's members see their own; others, what was published."""
        if is_national_staff(user):
            return self
        centres = apps.get_model("centres", "Centre").objects.visible_to(user)
        published = Q(is_public=True)
        if user.is_authenticated:
            memberships = apps.get_model("centres", "CentreMembership").objects
            own = memberships.filter(user=user, centre=OuterRef("centre")).in_force(today())
            published |= Exists(own)
        return self.filter(published, centre__in=centres)


class ContactQuerySet(PublishedOnPurposeQuerySet, SourcedQuerySet):
    pass


class PositionQuerySet(PublishedOnPurposeQuerySet, FactQuerySet):
    pass


class AgreementQuerySet(PublishedOnPurposeQuerySet, FactQuerySet):
    pass
