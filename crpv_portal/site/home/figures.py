"""Figures of the network: computed from what is in force; published ones are kept apart."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Q
from django.urls import reverse

from centres.choices import Indicator
from centres.models import Centre, Coverage, NetworkFigure
from crpv_portal.common.french import agreed
from crpv_portal.territories.models import Department


@dataclass(frozen=True)
class Figure:
    """Values shown by `components/figure.html`."""

    number: int
    label: str
    url: str
    detail: str
    at_least: bool = False


def computed_figures(on: datetime.date) -> list[Figure]:
    """Return the figures of that day, each with the list behind it; none is typed.

    Known is not seen at work: the second figure says how many of the first a page shows lately.
    """
    known = Centre.objects.public().active_on(on)
    count, seen = known.count(), known.seen_since(settings.CRPV_SEEN_SINCE).count()
    overseas = Centre.objects.public().active_on(on, Q(department__is_overseas=True)).count()
    covered = Coverage.objects.covered_departments(on)
    total = Department.objects.current().departments().count()
    listed = reverse("centres:list")
    return [
        Figure(count, agreed(count, "centre(s) connu(s)"), listed, "selon les sources du registre"),
        Figure(
            seen,
            f"dont {agreed(seen, 'vu(s)')} au travail depuis {settings.CRPV_SEEN_SINCE}",
            f"{listed}?vus=on",
            "d’après une page publique datée",
        ),
        Figure(
            covered,
            f"{agreed(covered, 'département(s)')} dans leur territoire, sur {total}",
            reverse("territories:list"),
            "selon le dernier périmètre connu",
        ),
        Figure(
            overseas, agreed(overseas, "centre(s) connu(s) outre-mer"), f"{listed}?outre-mer=on", ""
        ),
    ]


def published_figure() -> NetworkFigure | None:
    """Return the latest number of centres that a public page announced."""
    figures = NetworkFigure.objects.established().filter(indicator=Indicator.CENTRES)
    return figures.order_by("-stated_on", "pk").prefetch_related("sources").first()
