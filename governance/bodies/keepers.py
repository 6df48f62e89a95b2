"""Keepers of a body: the accounts that `manageable_by` lets write its records today, and why."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.apps import apps
from django.db.models import Q

from centres.models import CentreMembership
from crpv_portal.accounts.models import Assignment

from ..models import Body


@dataclass(frozen=True)
class Keeper:
    """Account that keeps a body: its `name`, and in `why` its right to, with dates."""

    name: str
    why: str


def keepers_of(body: Body, on: datetime.date) -> list[Keeper]:
    """List the secretaries, the officers of the région and the members of the centre.

    The national staff, which keeps every body, is not listed.
    """
    secretaries = body.secretaryships.in_force(on).select_related("user").order_by("start_on", "pk")
    found = [
        Keeper(row.user.get_full_name(), f"secrétariat, {row.in_words}")
        for row in secretaries.filter(user__is_active=True)
    ]
    if body.region_id or body.centre_id:
        found += [
            Keeper(row.user.get_full_name(), f"agent en {row.region.name}, {row.in_words}")
            for row in _assignments(body, on)
        ]
    if body.centre_id:
        members = (
            CentreMembership.objects.filter(centre=body.centre_id, user__is_active=True)
            .in_force(on)
            .select_related("user")
            .order_by("start_on", "pk")
        )
        found += [
            Keeper(row.user.get_full_name(), f"membre du centre, {row.in_words}") for row in members
        ]
    return found


def _assignments(body: Body, on: datetime.date) -> list[Assignment]:
    covered = (
        apps.get_model("centres", "Coverage")
        .objects.filter(centre=body.centre_id)
        .in_force(on)
        .values("department__region")
    )
    reach = Q(region=body.region_id) if body.region_id else Q(region__in=covered)
    rows = Assignment.objects.filter(reach, user__is_active=True).in_force(on)
    return list(
        rows.select_related("user", "region").order_by("region__order_key", "start_on", "pk")
    )
