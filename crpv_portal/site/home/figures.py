"""Figures of the network: computed from what is in force; published ones are kept apart."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Q
from django.urls import reverse

from centres.choices import Indicator
from centres.models import Centre, Coverage, NetworkFigure
from centres.querysets import CentreQuerySet, CoverageQuerySet
from crpv_portal.common.day import AskedDay
from crpv_portal.common.french import agreed, counted
from crpv_portal.territories.former import DEPARTMENTS_SINCE
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
    percent: int = 100
    share: Share | None = None


def computed_figures(day: AskedDay) -> list[Figure]:
    """Return the figures of that day, each with the list behind it; none is typed.

    A centre that is known may not have been seen at work: each figure says how much of it a recent
    page shows, except on a past day. On a day to come nothing is said to be known.
    """
    known = Centre.objects.public().active_on(day.on)
    overseas = Centre.objects.public().active_on(day.on, Q(department__is_overseas=True))
    covering = Coverage.objects.covering(day.on)
    covered = covering.departments()
    total = Department.objects.current().departments().count()
    listed = reverse("centres:list")
    sure = "" if day.is_to_come else " connu(s)"
    whole = f"les {total} d’aujourd’hui" if day.on < DEPARTMENTS_SINCE else str(total)
    territory = "territoire" if day.is_to_come else "territoire connu"
    return [
        _centres(known, f"centre(s){sure}", listed, {}, day),
        Figure(
            covered,
            f"{agreed(covered, 'département(s)')} sur {whole} dans leur {territory}",
            day.address(reverse("territories:list")),
            percent=_percent(covered, total),
            share=_share_of_departments(covering, total, listed, day),
        ),
        _centres(overseas, f"centre(s){sure} outre-mer", listed, {"outre-mer": "on"}, day),
    ]


def _centres(
    centres: CentreQuerySet, words: str, listed: str, query: dict[str, str], day: AskedDay
) -> Figure:
    """Return the figure of the centres that this query lists, and of those seen at work lately."""
    since = settings.CRPV_SEEN_SINCE
    count, seen = centres.count(), centres.seen_since(since).count()
    share = Share(
        f"dont {counted(seen, 'vu(s)')} au travail depuis {since}",
        day.address(listed, **query, vus="on"),
        _percent(seen, count),
    )
    return Figure(
        count,
        agreed(count, words),
        day.address(listed, **query),
        share=share if count and not day.is_past else None,
    )


def _share_of_departments(
    covering: CoverageQuerySet, total: int, listed: str, day: AskedDay
) -> Share | None:
    if day.is_past:
        return None
    since = settings.CRPV_SEEN_SINCE
    lately = covering.seen_since(since).departments()
    return Share(
        f"dont {lately} dans celui d’un centre vu au travail depuis {since}",
        f"{day.address(listed, vus='on')}#carte",
        _percent(lately, total),
    )


def _percent(part: int, whole: int) -> int:
    return round(100 * part / whole) if whole else 0


def published_figure(day: AskedDay) -> NetworkFigure | None:
    """Return the latest number of centres that a public page had announced by then."""
    figures = NetworkFigure.objects.established().filter(
        indicator=Indicator.CENTRES, stated_on__lte=day.on
    )
    return figures.order_by("-stated_on", "pk").prefetch_related("sources").first()
