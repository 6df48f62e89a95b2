"""Coverage in sentences, for the pages of territories."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from centres.models import Centre, Coverage
from centres.wording import in_part_inferred, last_seen_in_words, perimeter_in_words
from crpv_portal.common.french import capitalised, listing, number_in_words

from .standings import CoverageAnswer, DepartmentStanding, RegionStanding


def short_names(centres: Iterable[Centre]) -> str:
    return listing([centre.short_name for centre in centres])


def department_in_a_line(standing: DepartmentStanding) -> str:
    """Return « Profession Banlieue », « Labo Cités, à vérifier », « aucun centre connu »."""
    if standing.answer is CoverageAnswer.COVERED:
        return listing([_name_and_mark(coverage) for coverage in standing.established])
    if standing.answer is CoverageAnswer.UNVERIFIED:
        return f"{short_names(c.centre for c in standing.unverified)}, à vérifier"
    if standing.answer is CoverageAnswer.UNKNOWN:
        return f"{short_names(c.centre for c in standing.unknown)} : inconnu à cette date"
    return "aucun centre connu"


def _name_and_mark(coverage: Coverage) -> str:
    """Return the centre's short name, and that its coverage is inferred: « PQN-A, déduit »."""
    return coverage.centre.short_name + in_part_inferred([coverage])


def _name_and_trace(centre: Centre, *, is_past: bool) -> str:
    """Return the short name, with its last trace when nothing shows it at work lately."""
    if is_past or centre.is_seen_lately:
        return centre.short_name
    return f"{centre.short_name} ({last_seen_in_words(centre)})"


def region_in_a_line(standing: RegionStanding, *, is_past: bool) -> str:
    """Return « RésO Villes : toute la région. », « Aucun centre connu. »

    A centre that nothing shows at work lately covered it at its last known perimeter: the line
    says when it was seen, unless it tells a past day.
    """
    covered, total = len(standing.covered), len(standing.departments)
    names = listing([_name_and_trace(centre, is_past=is_past) for centre in standing.centres])
    held = [coverage for each in standing.covered for coverage in each.established]
    if covered and covered == total:
        is_single = len(standing.departments) == 1  # the name of the région says all
        where = "" if is_single else " : toute la région"
        return capitalised(f"{names}{where}{in_part_inferred(held)}.")
    doubts = [each.department.the_name for each in standing.unverified]
    if covered:
        words = f"{number_in_words(covered)} des {number_in_words(total)} départements"
        sentence = f"{names} : {words}{in_part_inferred(held)}."
        return capitalised(f"{sentence} {_doubt(doubts)}".strip())
    if doubts:
        return _doubt(doubts)
    if standing.possible:
        return f"Inconnu à cette date : {short_names(standing.possible)}."
    return "Aucun centre connu."


def territories_in_words(standing: RegionStanding, on: datetime.date) -> list[tuple[Centre, str]]:
    """Return each centre of the région with what it covers there."""
    totals = {standing.region.pk: len(standing.departments)}
    held: dict[int, list[Coverage]] = {}
    for each in standing.departments:
        for coverage in each.established:
            held.setdefault(coverage.centre_id, []).append(coverage)

    def words(coverages: list[Coverage]) -> str:
        departments = (coverage.department for coverage in coverages)
        return perimeter_in_words(departments, totals, on) + in_part_inferred(coverages)

    return [(centre, words(held[centre.pk])) for centre in standing.centres]


def _doubt(names: list[str]) -> str:
    return f"À vérifier : {listing(names)}." if names else ""


def coverage_in_words(coverage: Coverage) -> str:
    """Return « le Gard, depuis janvier 2012 »; leaves out a day that attests nothing sure."""
    if coverage.is_unverified and not coverage.start:
        return coverage.department.the_name
    return f"{coverage.department.the_name}, {coverage.in_words}"
