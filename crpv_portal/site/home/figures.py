"""Figures of the network: computed from what is in force; published ones are kept apart."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Q
from django.urls import reverse

from centres.choices import Indicator
from centres.models import Centre, Coverage, NetworkFigure
from crpv_portal.common.french import agreed, counted
from crpv_portal.territories.models import Department


@dataclass(frozen=True)
class Share:
    """Part of a figure: in words, its own list, and how much of the whole it makes, in percent."""

    label: str
    url: str
    percent: int


@dataclass(frozen=True)
class Figure:
    """Values shown by `components/figure.html`; the bar draws `percent`, and its share in it."""

    number: int
    label: str
    url: str
    detail: str = ""
    percent: int = 100
    share: Share | None = None


def computed_figures(on: datetime.date) -> list[Figure]:
    """Return the figures of that day, each with the list behind it; none is typed.

    Known is not seen at work: each says how much of it a dated page shows lately.
    """
    since = settings.CRPV_SEEN_SINCE
    known = Centre.objects.public().active_on(on)
    count, seen = known.count(), known.seen_since(since).count()
    overseas = Centre.objects.public().active_on(on, Q(department__is_overseas=True)).count()
    covering = Coverage.objects.covering(on)
    covered, lately = covering.departments(), covering.seen_since(since).departments()
    total = Department.objects.current().departments().count()
    listed = reverse("centres:list")
    return [
        Figure(
            count,
            agreed(count, "centre(s) connu(s)"),
            listed,
            share=Share(
                f"dont {counted(seen, 'vu(s)')} au travail depuis {since}",
                f"{listed}?vus=on",
                _percent(seen, count),
            ),
        ),
        Figure(
            covered,
            f"{agreed(covered, 'département(s)')} sur {total} dans leur territoire connu",
            reverse("territories:list"),
            percent=_percent(covered, total),
            share=Share(
                f"dont {lately} dans celui d’un centre vu au travail depuis {since}",
                f"{listed}?vus=on#carte",
                _percent(lately, total),
            ),
        ),
        Figure(
            overseas,
            agreed(overseas, "centre(s) connu(s) outre-mer"),
            f"{listed}?outre-mer=on",
            "selon les sources du registre",
        ),
    ]


def _percent(part: int, whole: int) -> int:
    return round(100 * part / whole) if whole else 0


def published_figure() -> NetworkFigure | None:
    """Return the latest number of centres that a public page announced."""
    figures = NetworkFigure.objects.established().filter(indicator=Indicator.CENTRES)
    return figures.order_by("-stated_on", "pk").prefetch_related("sources").first()
