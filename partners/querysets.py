"""The vocabulary of reading, for the partners' floor."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Self

from django.db.models import Q

from crpv_portal.accounts.perms import is_national_staff
from crpv_portal.common.querysets import SourcedQuerySet
from crpv_portal.common.text import french_sort_key

from .choices import EditionStatus, OrganisationKind

if TYPE_CHECKING:
    from crpv_portal.accounts.perms import AnyUser


class OrganisationQuerySet(SourcedQuerySet):
    def visible_to(self, user: AnyUser) -> Self:
        """Everybody reads the organisations; those not confirmed are the staff's alone."""
        return self if is_national_staff(user) else self.established()

    def partners(self) -> Self:
        """Without the legal persons of the centres themselves, which have their own sheets."""
        return self.exclude(kind=OrganisationKind.RESOURCE_CENTRE)

    def with_territory(self) -> Self:
        return self.select_related("region", "department", "intercommunality", "commune")

    def search(self, text: str) -> Self:
        """Every word in a name, present or former, or in an acronym; accents and case aside."""
        found = self
        for word in french_sort_key(text).split():
            found = found.filter(
                Q(names__sort_key__contains=word) | Q(names__acronym__icontains=word)
            )
        return found.distinct() if found is not self else self


class EditionQuerySet(SourcedQuerySet):
    def in_force(self, on: datetime.date) -> Self:
        """The editions in effect on that day; a draft never is."""
        return self.filter(start_on__lte=on).filter(Q(end_on__isnull=True) | Q(end_on__gt=on))

    def of_kind(self, kind: str) -> Self:
        return self.filter(text__kind=kind)

    def current(self) -> Self:
        return self.filter(status=EditionStatus.IN_FORCE)

    def visible_to(self, user: AnyUser) -> Self:
        """Everybody reads the editions, the announced one included."""
        return self if is_national_staff(user) else self.established()


class ProvisionQuerySet(SourcedQuerySet):
    def visible_to(self, user: AnyUser) -> Self:
        return self if is_national_staff(user) else self.established()

    def chapters(self) -> Self:
        return self.filter(parent__isnull=True)
