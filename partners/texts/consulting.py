"""Consultations on an edition, as the public reads them."""

from __future__ import annotations

import datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from crpv_portal.common.upward import above

from ..models import Edition


def syntheses_of(edition: Edition, on: datetime.date) -> QuerySet:
    """Return the syntheses of its consultations published by a day, the same for everybody."""
    published = above(Edition, "consultations", AnonymousUser())
    known = published.filter(edition=edition, published_at__date__lte=on)
    return known.with_answers().order_by("until", "pk")


def summary_of(syntheses: list[Any]) -> list[tuple[str, str]]:
    """Return the entry of the page's summary; none without a synthesis."""
    return [("consultation", "Ce que la consultation a dit")] if syntheses else []
