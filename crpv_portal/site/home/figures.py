"""Figures of the network: computed from what is in force; published ones are kept apart."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse

from centres.choices import Indicator
from centres.models import Centre, Coverage, NetworkFigure
from crpv_portal.common.dates import in_words
from crpv_portal.common.french import agreed
from crpv_portal.territories.models import Department


@dataclass(frozen=True)
class Figure:
    """Values shown by `components/figure.html`."""

    number: int
    label: str
    url: str
    detail: str
    at_least: bool = True


def computed_figures(on: datetime.date) -> list[Figure]:
    """Return three figures of that day, each with the list behind it; none is typed."""
    attested = Centre.objects.public().active_on(on).count()
    overseas = Centre.objects.public().active_on(on, Q(department__is_overseas=True)).count()
    covered = Coverage.objects.covered_departments(on)
    total = Department.objects.current().departments().count()
    listed = reverse("centres:list")
    return [
        Figure(
            attested,
            agreed(attested, "centre(s) de ressources"),
            listed,
            _attested(attested, on),
        ),
        Figure(
            covered,
            f"{agreed(covered, 'département(s) couvert(s)')}, sur {total}",
            reverse("territories:list"),
            f"le {in_words(on)}",
        ),
        Figure(
            overseas,
            agreed(overseas, "centre(s) outre-mer"),
            f"{listed}?outre-mer=on",
            _attested(overseas, on),
        ),
    ]


def _attested(number: int, on: datetime.date) -> str:
    return f"{agreed(number, 'attesté(s)')} le {in_words(on)}"


def published_figure() -> NetworkFigure | None:
    """Return the latest number of centres that a public page announced."""
    figures = NetworkFigure.objects.established().filter(indicator=Indicator.CENTRES)
    return figures.order_by("-stated_on", "pk").prefetch_related("sources").first()
