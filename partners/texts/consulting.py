"""Consultations on an edition, as the public reads them."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from crpv_portal.common.upward import above

from ..models import Edition


def syntheses_of(edition: Edition) -> QuerySet:
    """Return the published syntheses of its consultations, the same for everybody who looks."""
    published = above(Edition, "consultations", AnonymousUser())
    return published.filter(edition=edition).with_answers().order_by("until", "pk")


def summary_of(syntheses: list[Any]) -> list[tuple[str, str]]:
    """Return the entry of the page's summary; none without a synthesis."""
    return [("consultation", "Ce que la consultation a dit")] if syntheses else []
