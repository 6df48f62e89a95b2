"""Map of coverage on a day: areas that link to their départements' pages."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable
from typing import TYPE_CHECKING

from django.utils.safestring import SafeString

from crpv_portal.common.choices import Standing
from crpv_portal.common.french import listing
from crpv_portal.territories.map import (
    Area,
    AreaState,
    drawn_codes,
    render_legend,
    render_mini_map,
)
from crpv_portal.territories.models import Department

from .wording import in_part_inferred

if TYPE_CHECKING:
    from crpv_portal.common.day import AskedDay

    from .models import Centre, Coverage
    from .sheet.reading import Sheet

STATE_LABELS = {
    AreaState.COVERED: "couvert par un centre",
    AreaState.PARTLY: "couvert en partie",
    AreaState.INFERRED: "couverture déduite",
    AreaState.UNVERIFIED: "couverture à vérifier",
    AreaState.NONE: "aucun centre connu",
    AreaState.SELECTED: "territoire demandé",
    AreaState.OUTSIDE: "hors de la sélection",
}

ANSWER_LABELS = STATE_LABELS | {AreaState.COVERED: "reste du territoire du centre"}
SHEET_LABELS = STATE_LABELS | {AreaState.COVERED: "territoire connu"}
LINE_LABEL = "limite du territoire d’un centre"
# What may be true of a day; unverified coverages in force as well.
DOUBTFUL = {Standing.IN_FORCE, Standing.UNKNOWN}


def areas(
    coverages: Iterable[Coverage], day: AskedDay, *, asked: Container[int] | None = None
) -> list[Area]:
    """Return an area for each département that the map draws, in the order of names.

    coverages: from `possibly_in_force`, with département and centre. asked: the départements that
    the page is about, None for all; the others are drawn as outside the choice, not as uncovered.
    """
    held: dict[int, list[Coverage]] = {}
    for coverage in coverages:
        held.setdefault(coverage.department_id, []).append(coverage)
    departments = Department.objects.current().filter(code__in=drawn_codes())
    return [
        area(
            department,
            held.get(department.pk, []),
            day,
            is_asked=asked is None or department.pk in asked,
        )
        for department in departments.select_related("region")
    ]


def area(
    department: Department, coverages: list[Coverage], day: AskedDay, *, is_asked: bool
) -> Area:
    known = [c for c in coverages if c.standing == Standing.IN_FORCE]
    sure = [c for c in known if not c.is_unverified]
    established = [c.centre.short_name for c in sure]
    doubtful = [c.centre.short_name for c in known if c.is_unverified]
    unknown = [c.centre.short_name for c in coverages if c.standing == Standing.UNKNOWN]
    if established:
        is_inferred = all(c.is_inferred for c in sure)
        state = AreaState.INFERRED if is_inferred else AreaState.COVERED
        said = listing(established) + in_part_inferred(sure)
    elif doubtful:
        state, said = AreaState.UNVERIFIED, f"{listing(doubtful)}, à vérifier"
    elif unknown:
        state, said = AreaState.UNVERIFIED, f"{listing(unknown)}, inconnu à cette date"
    elif not is_asked:
        state, said = AreaState.OUTSIDE, "hors de la sélection"
    else:
        state, said = AreaState.NONE, "aucun centre connu"
    return Area(
        code=department.code,
        label=f"{department.name} : {said}",
        state=state,
        href=department.get_absolute_url() + day.query,
        territory=" ".join(sorted({str(coverage.centre_id) for coverage in coverages})),
    )


def legend(shown: Collection[Area]) -> SafeString:
    """Return the legend of a map with these areas: only the states in use."""
    used = {area.state for area in shown}
    return render_legend(
        {state: label for state, label in STATE_LABELS.items() if state in used},
        line=LINE_LABEL if any(area.territory for area in shown) else "",
    )


def answer_map(
    departments: Collection[Department], coverages: Iterable[Coverage], *, label: str
) -> dict[str, SafeString]:
    """Return the map and the legend of an answer about places: these, and their centres' territory.

    coverages: those of the départements, with `standing` and a centre read by `for_answer`.
    """
    asked = {department.code: AreaState.NONE for department in departments}
    rest: dict[str, AreaState] = {}
    territories: dict[Centre, frozenset[str]] = {}
    for coverage in coverages:
        code = coverage.department.code
        if coverage.standing == Standing.IN_FORCE and not coverage.is_unverified:
            # Of two centres, one may be known where the other is inferred.
            if asked[code] != AreaState.SELECTED:
                asked[code] = held_state(coverage, AreaState.SELECTED)
            held = [c for c in coverage.centre.coverages_on if not c.is_unverified]
            rest |= {c.department.code: held_state(c, AreaState.COVERED) for c in held}
            territories[coverage.centre] = frozenset(c.department.code for c in held)
        elif coverage.standing in DOUBTFUL and asked[code] == AreaState.NONE:
            asked[code] = AreaState.UNVERIFIED
    states = {code: state for code, state in (rest | asked).items() if code in drawn_codes()}
    if not states:
        return {"map": SafeString(), "legend": SafeString()}

    drawn = render_mini_map(states, label=f"Carte : {label}", territories=territories.values())
    labels = {state: label for state, label in ANSWER_LABELS.items() if state in states.values()}
    line = LINE_LABEL if len(territories) > 1 else ""
    return {"map": drawn, "legend": render_legend(labels, name="petite-carte", line=line)}


def held_state(coverage: Coverage, established: AreaState) -> AreaState:
    """Return how a still map draws a perimeter in force: as established, or as inferred."""
    return AreaState.INFERRED if coverage.is_inferred else established


def small_map(sheet: Sheet) -> dict[str, SafeString]:
    """Return the map of a sheet's perimeter on its day, with a legend for what is not established.

    Both are empty when no perimeter is known.
    """
    states = {c.department.code: held_state(c, AreaState.COVERED) for c in sheet.established}
    states |= {c.department.code: AreaState.UNVERIFIED for c in sheet.unverified}
    states = {code: state for code, state in states.items() if code in drawn_codes()}
    if not states:
        return {"map": SafeString(), "legend": SafeString()}
    label = f"Carte : {sheet.perimeter or 'territoires à vérifier'}"
    doubtful = {AreaState.INFERRED, AreaState.UNVERIFIED} & {*states.values()}
    labels = {
        state: said for state, said in SHEET_LABELS.items() if doubtful and state in states.values()
    }
    return {
        "map": render_mini_map(states, label=label, territories=[frozenset(states)]),
        "legend": render_legend(labels, name="petite-carte") if labels else SafeString(),
    }
