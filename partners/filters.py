"""Filters of the list of partners; each choice is in the address of the page."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import django_filters
from django import forms
from django.http import QueryDict

from crpv_portal.common.forms import FilterForm, SearchFilter
from crpv_portal.territories.models import Region

from .choices import LOCAL_GOVERNMENTS, PartnerLevel
from .models import Organisation
from .querysets import OrganisationQuerySet

if TYPE_CHECKING:
    from crpv_portal.accounts.perms import AnyUser
SIGNATORY = "signataire"
LOCAL_PARTNER = "local"
ROLES = [
    (SIGNATORY, "Signataire de la charte"),
    (LOCAL_PARTNER, "Partenaire local d’un centre"),
]
LEVELS = [*PartnerLevel.choices, (LOCAL_GOVERNMENTS, "Toutes les collectivités")]


@dataclass(frozen=True)
class Tab:
    """Part of the list that most visitors ask for: a role, or a level, beside the other filters."""

    label: str
    role: str = ""
    level: str = ""
    is_current: bool = False


TABS = [
    Tab("Tous"),
    Tab("Signataires", role=SIGNATORY),
    Tab("État", level=PartnerLevel.STATE),
    Tab("Collectivités", level=LOCAL_GOVERNMENTS),
    Tab("Autres", level=PartnerLevel.OTHER),
]


class OrganisationFilter(django_filters.FilterSet):
    """Filters by name, level, région and role; ended organisations only on request.

    user, on: the reader, and the day for which roles and endings are shown.
    """

    q = SearchFilter(
        label="Nom ou sigle",
        help_text="D’aujourd’hui ou d’autrefois : « AdCF », « Lens »…",
        max_length=100,
    )
    niveau = django_filters.ChoiceFilter(
        label="Niveau", choices=LEVELS, method="by_level", empty_label="Tous les niveaux"
    )
    region = django_filters.ModelChoiceFilter(
        label="Région",
        queryset=Region.objects.current().inhabited(),
        to_field_name="slug",
        method="by_region",
        empty_label="Toutes les régions",
    )
    role = django_filters.ChoiceFilter(
        label="Rôle", choices=ROLES, method="by_role", empty_label="Tous les rôles"
    )
    disparues = django_filters.BooleanFilter(
        label="Montrer aussi les organisations disparues",
        method="with_ended",
        widget=forms.CheckboxInput,
    )

    class Meta:
        model = Organisation
        form = FilterForm
        fields: list[str] = []

    def __init__(
        self, data: QueryDict, *, queryset: OrganisationQuerySet, user: AnyUser, on: datetime.date
    ) -> None:
        super().__init__(data, queryset=queryset)
        self.user = user
        self.on = on

    def by_level(self, found: OrganisationQuerySet, name: str, value: str) -> OrganisationQuerySet:
        return found.of_level(value)

    def by_region(
        self, found: OrganisationQuerySet, name: str, value: Region
    ) -> OrganisationQuerySet:
        return found.in_region(value)

    def by_role(self, found: OrganisationQuerySet, name: str, value: str) -> OrganisationQuerySet:
        if value == SIGNATORY:
            return found.signatories()
        return found.local_partners(self.user, self.on)

    def with_ended(self, found: Any, name: str, value: Any) -> Any:
        """Return the queryset as it is: `listed` and `left_out` act on the box."""
        return found

    @property
    def shows_ended(self) -> bool:
        self.form.is_valid()  # fills cleaned_data with the fields that could be read
        return bool(self.form.cleaned_data.get("disparues"))

    @property
    def tabs(self) -> list[Tab]:
        """Return the tabs, that of the role and the level chosen marked."""
        chosen = self.form.chosen
        here = chosen.get("role", ""), chosen.get("niveau", "")
        return [replace(tab, is_current=(tab.role, tab.level) == here) for tab in TABS]

    @property
    def listed(self) -> OrganisationQuerySet:
        """Return what the page shows."""
        found: OrganisationQuerySet = self.qs
        return found if self.shows_ended else found.existing_on(self.on)

    @property
    def left_out(self) -> int:
        """Count the ended organisations that match the other filters and are not shown."""
        if self.shows_ended:
            return 0
        found: OrganisationQuerySet = self.qs
        return found.ended_on(self.on).count()
