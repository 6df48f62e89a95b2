"""Filters of the list of centres; each choice is in the address, under a French name."""

from __future__ import annotations

import datetime

import django_filters as filters
from django import forms
from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet

from crpv_portal.common.forms import FilterForm, SearchFilter
from crpv_portal.territories.models import Department, Region
from partners.choices import MISSION_KINDS, EditionStatus, LegalForm, TextKind
from partners.models import Provision

from .models import Centre, CentreLegalBody, MissionOffered
from .querysets import CentreQuerySet

HOSTED = "portee"
FORMS = (
    (LegalForm.ASSOCIATION, "Association"),
    (LegalForm.GIP, "Groupement d’intérêt public (GIP)"),
    (HOSTED, "Porté par une autre structure"),
)


class CentreFilter(filters.FilterSet):
    """Filters of the list of centres, as they stood on a day."""

    q = SearchFilter(label="Nom ou sigle")
    region = filters.ModelChoiceFilter(
        queryset=Region.objects.current().inhabited(),
        to_field_name="slug",
        method="apart",
        label="Région",
        empty_label="Toutes",
    )
    departement = filters.ModelChoiceFilter(
        queryset=Department.objects.current().inhabited(),
        to_field_name="slug",
        method="apart",
        label="Département",
        empty_label="Tous",
    )
    forme = filters.ChoiceFilter(
        choices=FORMS, method="by_form", label="Forme juridique", empty_label="Toutes"
    )
    mission = filters.ModelChoiceFilter(
        queryset=Provision.objects.public().filter(
            kind__in=MISSION_KINDS,
            edition__status=EditionStatus.IN_FORCE,
            edition__text__kind=TextKind.FRAMEWORK,
        ),
        to_field_name="code",
        method="by_mission",
        label="Mission",
        empty_label="Toutes",
    )
    vus = filters.BooleanFilter(
        method="by_last_seen",
        label=f"Vus au travail depuis {settings.CRPV_SEEN_SINCE}",
        widget=forms.CheckboxInput,
    )
    outre_mer = filters.BooleanFilter(
        method="apart", label="Outre-mer seulement", widget=forms.CheckboxInput
    )

    class Meta:
        model = Centre
        form = FilterForm
        fields: list[str] = []

    def __init__(self, *args: object, on: datetime.date, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.on = on

    @classmethod
    def get_filters(cls) -> dict[str, filters.Filter]:
        """Rename the filter `outre-mer`, which is no name of a Python attribute."""
        declared = super().get_filters()
        declared["outre-mer"] = declared.pop("outre_mer")
        declared["outre-mer"].field_name = "outre-mer"
        return declared

    @property
    def places(self) -> QuerySet[Department] | None:
        """Return the départements of the chosen places; None when no place was chosen."""
        chosen = self.form.chosen
        if not chosen.keys() & {"region", "departement", "outre-mer"}:
            return None
        places = Department.objects.current()
        if "region" in chosen:
            places = places.filter(region=chosen["region"])
        if "departement" in chosen:
            places = places.filter(pk=chosen["departement"].pk)
        return places.overseas() if "outre-mer" in chosen else places

    @property
    def where(self) -> Q:
        """Return the chosen places as a condition on coverages, to combine with a day."""
        return Q() if self.places is None else Q(department__in=self.places.order_by())

    @property
    def asked(self) -> set[int] | None:
        """Return the départements that the list is about; None for the whole country.

        Empty when a name, a form or a mission narrows the list: no place is asked about then.
        """
        if not self.form.active_count:
            return None
        return set() if self.places is None else {place.pk for place in self.places}

    def apart(self, queryset: QuerySet, name: str, value: object) -> QuerySet:
        """Return the queryset as it is: `where` asks all the places together, of one coverage."""
        return queryset

    def by_last_seen(self, queryset: CentreQuerySet, name: str, value: bool) -> CentreQuerySet:
        return queryset.seen_since(settings.CRPV_SEEN_SINCE) if value else queryset

    def by_form(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        bodies = CentreLegalBody.objects.established().filter(centre=OuterRef("pk"))
        bodies = bodies.in_force(self.on)
        if value == HOSTED:
            return queryset.filter(Exists(bodies.filter(is_host=True)))
        own = bodies.filter(is_host=False, organisation__legal_form=value)
        return queryset.filter(Exists(own))

    def by_mission(self, queryset: QuerySet, name: str, value: Provision) -> QuerySet:
        offered = MissionOffered.objects.filter(centre=OuterRef("pk"), provision=value)
        return queryset.filter(Exists(offered.shown_by(self.on)))
