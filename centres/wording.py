"""What a centre covers and what it is, as a French reader says it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from crpv_portal.common.french import listing, number_in_words
from partners.choices import LegalForm

if TYPE_CHECKING:
    from crpv_portal.territories.models import Department, Region

    from .models import Centre, CentreLegalBody

# Up to so many départements of a région are named one by one, with their articles.
NAMED_ONE_BY_ONE = 3

SHORT_FORMS = {LegalForm.ASSOCIATION: "association", LegalForm.GIP: "GIP"}


def perimeter_in_words(departments: Iterable[Department], totals: Mapping[int, int]) -> str:
    """« toute la région Bretagne », « huit des douze départements d’Auvergne-Rhône-Alpes ».

    departments: with their région (select_related). totals: how many départements each région has
    (`Department.objects.current().count_by_region()`).
    """

    def part(region: Region, held: list[Department]) -> str:
        if len(held) <= NAMED_ONE_BY_ONE:
            return f"{_names(held)} {region.in_name}"
        of_total = number_in_words(totals[region.pk])
        return f"{number_in_words(len(held))} des {of_total} départements {region.of_name}"

    return _by_region(departments, totals, part)


def perimeter_in_names(departments: Iterable[Department], totals: Mapping[int, int]) -> str:
    """The same, with every name where a région is not whole: « la Charente et la Vienne »."""
    return _by_region(departments, totals, lambda region, held: _names(held))


def _names(departments: list[Department]) -> str:
    return listing([department.the_name for department in departments])


def _by_region(
    departments: Iterable[Department],
    totals: Mapping[int, int],
    part: Callable[[Region, list[Department]], str],
) -> str:
    by_region: dict[Region, list[Department]] = {}
    for department in departments:
        by_region.setdefault(department.region, []).append(department)
    whole, parts = [], []
    for region, held in by_region.items():
        total = totals.get(region.pk, 0)
        if total == 1:
            parts.append(held[0].the_name)
        elif len(held) == total:
            whole.append(region.name)
        else:
            parts.append(part(region, held))
    if len(whole) == 1:
        parts.insert(0, f"toute la région {whole[0]}")
    elif whole:
        parts.insert(0, f"toutes les régions {listing(whole)}")
    return listing(parts)


def form_in_words(body: CentreLegalBody) -> str:
    """« association », « GIP », « porté par ORS-CREAI Normandie », or nothing when not known."""
    if body.is_host:
        return f"porté par {body.organisation.short_name}"
    return SHORT_FORMS.get(LegalForm(body.organisation.legal_form or LegalForm.OTHER), "")


def full_name(name: str, acronym: str) -> str:
    """The name with its acronym, unless the name already holds it."""
    return name if not acronym or acronym in name else f"{name} ({acronym})"


def last_seen_in_words(centre: Centre) -> str:
    """« vu actif en 2025 », or that nothing dated shows it."""
    return f"vu actif {centre.last_seen.when()}" if centre.last_seen else "activité non datée"
