"""Filters of the lists of what bodies leave: by the région of their body."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from crpv_portal.common.dates import today
from crpv_portal.territories.models import Region

from ..models import Body


class BodyRegionFilter(admin.SimpleListFilter):
    """List filter: bodies of the région, and of the centres that cover it today.

    body_path: leads from a row of the list to its body; empty for a list of bodies.
    """

    title = "région"
    parameter_name = "region"
    body_path = ""

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return list(Region.objects.current().inhabited().values_list("code", "name"))

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        region = Region.objects.current().filter(code=self.value() or "").first()
        if region is None:
            return queryset
        bodies = Body.objects.of_region(region, today()).order_by()
        return queryset.filter(**{f"{self.body_path or 'pk'}__in": bodies.values("pk")})


class PartRegionFilter(BodyRegionFilter):
    body_path = "body"


class MeetingPartRegionFilter(BodyRegionFilter):
    body_path = "meeting__body"


class SeatRegionFilter(BodyRegionFilter):
    body_path = "college__body"
