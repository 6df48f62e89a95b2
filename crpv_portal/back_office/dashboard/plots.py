"""Network in pictures: over the years, by région, by freshness, and the meetings of its bodies."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString

from centres.choices import CentreStatus
from centres.models import Centre, Coverage
from crpv_portal.common.periods import known_days
from crpv_portal.common.plots import PlotData, PlotFill, PlotSeries, bars, columns
from crpv_portal.territories.models import Department
from governance.bodies.rhythm_table import BodyYear, rhythm_of
from governance.models import Body
from governance.wording import owner_of

MOST_BODIES = 25
MOST_YEARS = 40


@dataclass(frozen=True)
class Picture:
    """Drawing with its table, a sentence on how to read it, and where its rows come from."""

    data: PlotData
    first_column: str
    note: str
    url: str
    link: str
    draw: Callable[[PlotData], SafeString] = bars

    @property
    def is_long(self) -> bool:
        return len(self.data.rows) > MOST_BODIES

    @property
    def svg(self) -> SafeString:
        return self.draw(self.data)


def pictures(on: datetime.date) -> list[Picture]:
    """Return the pictures that have something to show; the queries do not follow the rows."""
    every = (_network(on), _coverage(on), _freshness(on), _meetings(on))
    return [picture for picture in every if picture.data.rows]


def _network(on: datetime.date) -> Picture:
    held = []
    for coverage in (
        Coverage.objects.public()
        .established()
        .only("centre", "start_on", "attested_on", "end_on", "end_is_unknown")
    ):
        days = known_days(
            coverage.start_on, coverage.attested_on, coverage.end_on, coverage.end_is_unknown
        )
        if days is not None:
            held.append((coverage.centre_id, days))
    first = min((days.first.year for _, days in held), default=on.year + 1)
    rows = []
    for year in range(max(first, on.year - MOST_YEARS + 1), on.year + 1):
        day = min(datetime.date(year, 12, 31), on)
        known = {
            centre
            for centre, days in held
            if days.first <= day and (days.end is None or day < days.end)
        }
        rows.append((str(year), (len(known),)))
    return Picture(
        PlotData(
            "reseau",
            "Le réseau au fil des années",
            (PlotSeries("centres connus", PlotFill.FULL),),
            rows,
        ),
        "Année",
        "Ce que le registre établit aujourd’hui de chaque 31 décembre : un centre dont le "
        "territoire d’alors n’est pas établi n’y est pas.",
        reverse("centres:list"),
        "La liste des centres",
        columns,
    )


def _coverage(on: datetime.date) -> Picture:
    covered = set(Coverage.objects.covering(on).order_by().values_list("department", flat=True))
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    proper = Department.objects.current().departments().select_related("region")
    for department in proper.order_by("region__order_key", "code"):
        counts[department.region.name][department.pk not in covered] += 1
    return Picture(
        PlotData(
            "couverture",
            "Les départements couverts, par région",
            (
                PlotSeries("couverts par un centre établi", PlotFill.FULL),
                PlotSeries("sans centre établi", PlotFill.HOLLOW),
            ),
            [(name, (known, lacking)) for name, (known, lacking) in counts.items()],
        ),
        "Région",
        "Les départements proprement dits ; les collectivités de même niveau n’y sont pas.",
        reverse("dashboard:list", args=["sans-centre"]),
        "Les départements sans centre",
    )


def _freshness(on: datetime.date) -> Picture:
    since = on - datetime.timedelta(days=365)
    published = Centre.objects.filter(status=CentreStatus.PUBLISHED).with_confirmation(on)
    confirmed: Counter[str] = Counter()
    others: Counter[str] = Counter()
    for centre in published.order_by("pk"):
        year = str(centre.last_seen_on.year) if centre.last_seen_on else "jamais"
        is_fresh = centre.confirmed_last_on is not None and centre.confirmed_last_on >= since
        (confirmed if is_fresh else others)[year] += 1
    years = sorted({*confirmed, *others}, reverse=True)  # « jamais » comes first
    return Picture(
        PlotData(
            "fraicheur",
            "Les fiches publiées, par dernière trace d’activité",
            (
                PlotSeries("confirmées depuis moins d’un an", PlotFill.FULL),
                PlotSeries("non confirmées depuis un an", PlotFill.HOLLOW),
            ),
            [(year, (confirmed[year], others[year])) for year in years],
        ),
        "Dernière trace publique",
        f"Un centre est dit vu au travail quand une page datée le montre depuis "
        f"{settings.CRPV_SEEN_SINCE}.",
        reverse("dashboard:list", args=["non-confirmees"]),
        "Les fiches à confirmer",
    )


def _expected_still(row: BodyYear) -> int:
    """Return what the rhythm asks for besides; 0 in a year that is known in part."""
    known = row.held + row.planned
    return max(row.expected - known, 0) if row.expected and row.is_whole else 0


def _meetings(on: datetime.date) -> Picture:
    bodies = Body.objects.in_force(on).select_related("centre", "region").national_first()
    found = rhythm_of(bodies, [on.year], on).values()
    counted = [(row.body, (row.held, row.planned, _expected_still(row))) for row in found]
    rows = [(body, counts) for body, counts in counted if any(counts)]
    return Picture(
        PlotData(
            "reunions",
            f"Les réunions de {on.year}, par instance",
            (
                PlotSeries("tenues", PlotFill.FULL),
                PlotSeries("prévues", PlotFill.STRIPED),
                PlotSeries("attendues en plus par le rythme", PlotFill.HOLLOW),
            ),
            [(f"{body.name} ({owner_of(body)})", counts) for body, counts in rows[:MOST_BODIES]],
        ),
        "Instance",
        f"Les {MOST_BODIES} premières instances dont une réunion ou le rythme est connu, "
        "exemples compris.",
        reverse("espace:rhythm"),
        "Le rythme de toutes les instances",
    )
