"""A centre in French words: its perimeter, its legal form, its activity, ways to reach it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crpv_portal.common.dates import today
from crpv_portal.common.french import elided, listing, number_in_words
from crpv_portal.territories.former import BARE, FormerRegion, region_on
from crpv_portal.territories.wording import the_territory
from partners.choices import LegalForm

from .choices import ContactKind

if TYPE_CHECKING:
    from crpv_portal.common.dates import PartialDate
    from crpv_portal.common.models import Sourced
    from crpv_portal.territories.models import Department, Region

    from .models import Centre, CentreLegalBody, Contact, Coverage, Site

# Up to so many départements of a région are named one by one, with their articles.
NAMED_ONE_BY_ONE = 3

SHORT_FORMS = {LegalForm.ASSOCIATION: "association", LegalForm.GIP: "GIP"}


def perimeter_in_words(
    departments: Iterable[Department], totals: Mapping[int, int], on: datetime.date
) -> str:
    """Return « toute la région Bretagne », « la Seine-Saint-Denis en Île-de-France ».

    Beyond three départements: « huit des douze départements d’Auvergne-Rhône-Alpes ».

    departments: with their région (select_related). totals: how many départements each région has
    (`Department.objects.current().count_by_region()`). on: the régions are those of that day.
    """

    def part(region: Region | FormerRegion, held: list[Department]) -> str:
        if len(held) <= NAMED_ONE_BY_ONE:
            return f"{_names(held)} {region.in_name}"
        of_total = number_in_words(_total(region, totals))
        return f"{number_in_words(len(held))} des {of_total} départements {region.of_name}"

    return _by_region(departments, totals, part, on)


def perimeter_in_names(departments: Iterable[Department], totals: Mapping[int, int]) -> str:
    """Return the perimeter, all names given for a partial région: « la Charente et la Vienne »."""
    return _by_region(departments, totals, lambda region, held: _names(held), today())


def _total(region: Region | FormerRegion, totals: Mapping[int, int]) -> int:
    if isinstance(region, FormerRegion):
        return len(region.departments)
    return totals.get(region.pk, 0)


def _the_region(region: Region | FormerRegion) -> str:
    """Return « la Bretagne », « l’Occitanie », « les Pays de la Loire », « Mayotte »."""
    the = the_territory(region.name, region.liaison)
    if the == region.name and region.name not in BARE and region.in_name.startswith("en "):
        return elided("la", region.name)
    return the


def _names(departments: list[Department]) -> str:
    return listing([department.the_name for department in departments])


def _by_region(
    departments: Iterable[Department],
    totals: Mapping[int, int],
    part: Callable[[Region | FormerRegion, list[Department]], str],
    on: datetime.date,
) -> str:
    by_region: dict[Region | FormerRegion, list[Department]] = {}
    names, whole, parts = [], [], []
    for department in departments:
        if region := region_on(department, on):
            by_region.setdefault(region, []).append(department)
        else:
            parts.append(department.the_name)
    for region, held in by_region.items():
        total = _total(region, totals)
        if total == 1:
            parts.append(held[0].the_name)
        elif len(held) == total:
            names.append(region.name)
            whole.append(_the_region(region))
        else:
            parts.append(part(region, held))
    if len(whole) == 1:
        parts.insert(0, f"toute la région {names[0]}")
    elif whole:
        parts.insert(0, f"{listing(whole)}{'' if parts else ','} en entier")
    return listing(parts)


def in_part_inferred(coverages: Iterable[Coverage]) -> str:
    """Return what follows a perimeter: « , déduit », « , en partie déduit », or nothing."""
    marks = {coverage.is_inferred for coverage in coverages}
    if True not in marks:
        return ""
    return ", en partie déduit" if False in marks else ", déduit"


def form_in_words(body: CentreLegalBody) -> str:
    """Return « association », « GIP », « porté par ORS-CREAI Normandie », empty when unknown."""
    if body.is_host:
        return f"porté par {body.organisation.short_name}"
    return SHORT_FORMS.get(LegalForm(body.organisation.legal_form or LegalForm.OTHER), "")


def term_in_words(body: CentreLegalBody, on: datetime.date) -> str:
    """Return « constitué jusqu’en 2027 », or « dernier terme connu : 2024 » of one that is over."""
    term = body.organisation.term_ends
    if term is None:
        return ""
    if term.last_possible_day < on:
        return f"dernier terme connu : {term.words()}"
    return f"constitué {term.until()}"


def full_name(name: str, acronym: str) -> str:
    """Return the name with its acronym, unless the name already holds it."""
    return name if not acronym or acronym in name else f"{name} ({acronym})"


def last_seen_in_words(centre: Centre) -> str:
    """Return « vu actif en 2025 », or that nothing dated shows it."""
    return f"vu actif {centre.last_seen.when()}" if centre.last_seen else "activité non datée"


# --- Ways to reach it -----------------------------------------------------------------------------


@dataclass(frozen=True)
class WayToReach:
    """Line of `components/reach_ways.html`."""

    kind: str
    value: str
    href: str = ""
    label: str = ""
    checked: str = ""
    hours: str = ""
    fact: Sourced | None = None  # whose sources tell by what it was checked


def ways_to_reach(sites: Iterable[Site], contacts: Iterable[Contact]) -> list[WayToReach]:
    """List checked streets, then published contacts, each with the day somebody checked it.

    A site without a checked street is left out: a city alone reaches nobody.
    """
    places = [_place(site) for site in sites if site.public_address]
    return places + [contact_way(contact) for contact in contacts]


def _place(site: Site) -> WayToReach:
    return WayToReach(
        kind="address",
        value=f"{site.address}\n{site.postcode} {site.city}".strip(),
        label=site.get_kind_display().capitalize(),
        checked=_checked(site.address_checked),
        hours=site.opening_hours,
        fact=site,
    )


def contact_way(contact: Contact) -> WayToReach:
    value, label, checked = contact.value, contact.label, _checked(contact.checked)
    if contact.kind == ContactKind.WEBSITE:
        shown = value.split("://", 1)[1].removeprefix("www.").rstrip("/")
        return WayToReach("web", shown, value, label, checked, fact=contact)
    if contact.kind == ContactKind.EMAIL:
        return WayToReach("email", value, f"mailto:{value}", label, checked, fact=contact)
    digits = value.replace(" ", "")
    return WayToReach("phone", value, f"tel:{digits}", label, checked, fact=contact)


def _checked(date: PartialDate | None) -> str:
    return f"vérifié {date.when()}" if date else ""
