"""Filters of the lists of bodies, meetings and decisions; each choice is in the address."""

from __future__ import annotations

import datetime
from typing import Any

import django_filters as filters
from django import forms
from django.db.models import QuerySet

from centres.models import Centre
from crpv_portal.common.forms import FilterForm, SearchFilter
from crpv_portal.territories.models import Region
from partners.models import Edition, Provision

from ..choices import LEVELS, BodyKind, MeetingStatus
from ..models import Body, Decision, Meeting
from ..querysets import MeetingQuerySet

PERIODS = (("a-venir", "À venir"), ("passees", "Passées"))


def capitalised_choices(choices: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(value, label[:1].upper() + label[1:]) for value, label in choices]


class YearFilter(filters.Filter):
    """Filter on a possible year; `NumberFilter` accepts any number, even 0 or 2024,5."""

    field_class = forms.IntegerField


class DayFilterSet(filters.FilterSet):
    """Filters of a list as it stands on a day."""

    def __init__(self, *args: Any, on: datetime.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.on = on

    def by_region(self, queryset: Any, name: str, value: Region) -> QuerySet:
        return queryset.of_region(value, self.on)


class BodyFilter(DayFilterSet):
    q = SearchFilter(label="Nom, centre ou sigle")
    niveau = filters.ChoiceFilter(
        field_name="level", choices=LEVELS, label="Niveau", empty_label="Tous"
    )
    nature = filters.ChoiceFilter(
        field_name="kind",
        choices=capitalised_choices(BodyKind.choices),
        label="Nature",
        empty_label="Toutes",
    )
    region = filters.ModelChoiceFilter(
        queryset=Region.objects.current().inhabited(),
        to_field_name="slug",
        method="by_region",
        label="Région",
        empty_label="Toutes",
    )
    centre = filters.ModelChoiceFilter(
        queryset=Centre.objects.public(),
        to_field_name="slug",
        label="Centre",
        empty_label="Tous",
    )

    class Meta:
        model = Body
        form = FilterForm
        fields: list[str] = []


class MeetingFilter(DayFilterSet):
    quand = filters.ChoiceFilter(
        choices=PERIODS, method="by_period", label="Quand", empty_label="Toutes les dates"
    )
    annee = YearFilter(
        field_name="starts_on",
        lookup_expr="year",
        label="Année",
        min_value=datetime.MINYEAR,
        max_value=datetime.MAXYEAR,
    )
    instance = filters.ModelChoiceFilter(
        queryset=Body.objects.order_by("order_key", "pk"),
        to_field_name="slug",
        field_name="body",
        label="Instance",
        empty_label="Toutes",
    )
    niveau = filters.ChoiceFilter(
        field_name="body__level", choices=LEVELS, label="Niveau", empty_label="Tous"
    )
    region = filters.ModelChoiceFilter(
        queryset=Region.objects.current().inhabited(),
        to_field_name="slug",
        method="by_region",
        label="Région",
        empty_label="Toutes",
    )
    etat = filters.ChoiceFilter(
        field_name="status",
        choices=capitalised_choices(MeetingStatus.choices),
        label="État",
        empty_label="Tous",
    )

    class Meta:
        model = Meeting
        form = FilterForm
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["instance"].queryset = Body.objects.filter(
            pk__in=Meeting.objects.public().values("body")
        ).order_by("order_key", "pk")

    def by_period(self, queryset: MeetingQuerySet, name: str, value: str) -> QuerySet:
        return queryset.ahead(self.on) if value == "a-venir" else queryset.past(self.on)


class DecisionFilter(filters.FilterSet):
    """Filters of decisions; only values found in those listed are offered."""

    q = SearchFilter(label="Mots ou numéro de la décision")
    instance = filters.ModelChoiceFilter(
        queryset=Body.objects.none(),
        to_field_name="slug",
        field_name="body",
        label="Instance",
        empty_label="Toutes",
    )
    annee = filters.ChoiceFilter(field_name="year", label="Année", empty_label="Toutes")
    texte = filters.ModelChoiceFilter(
        queryset=Edition.objects.none(),
        to_field_name="slug",
        method="by_edition",
        label="Texte cité",
        empty_label="Tous",
    )
    disposition = filters.ChoiceFilter(
        method="by_provision", label="Disposition citée", empty_label="Toutes"
    )

    class Meta:
        model = Decision
        form = FilterForm
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        public = self.queryset.order_by()
        cited = (
            Provision.objects.public()
            .filter(citing_decisions__in=public)
            .distinct()
            .select_related("edition")
            .order_by("edition", "position", "pk")
        )
        years = public.order_by("-year").values_list("year", flat=True).distinct()
        self.filters["annee"].extra["choices"] = [(year, str(year)) for year in years]
        self.filters["instance"].queryset = Body.objects.filter(
            pk__in=public.values("body")
        ).order_by("order_key", "pk")
        self.filters["texte"].queryset = Edition.objects.filter(
            pk__in=cited.order_by().values("edition")
        )
        self.filters["disposition"].extra["choices"] = [
            (f"{provision.edition.slug}.{provision.code}", _provision_label(provision))
            for provision in cited
        ]

    def by_edition(self, queryset: QuerySet, name: str, value: Edition) -> QuerySet:
        return queryset.filter(provisions__edition=value).distinct()

    def by_provision(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        edition, _, code = value.partition(".")
        return queryset.filter(provisions__edition__slug=edition, provisions__code=code).distinct()


def _provision_label(provision: Provision) -> str:
    return f"{provision.title} ({provision.edition.short_title})"
