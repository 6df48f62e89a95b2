"""Answer of the finder to what a visitor typed: who covers that place, or what it may mean.

A text that names one thing in whole (a commune, a département, a région, a centre) is answered. One
that names several is a choice, unless they lie in the same département: Mayenne, the commune, is
answered as the Mayenne would be. The name of a small commune which also begins that of a much
larger one is a choice between them: Évry (Yonne), Évry-Courcouronnes. A mere beginning of a name,
or a misspelling, is always a choice.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.urls import reverse

from centres.models import Centre
from crpv_portal.common.french import capitalised
from crpv_portal.territories.models import Department, Region
from crpv_portal.territories.resolve import (
    Candidate,
    Resolution,
    TextInterpretation,
    chosen_candidate,
    resolve,
)

from ..territories.standings import (
    DepartmentStanding,
    RegionStanding,
    region_standings,
    standings,
)
from .named_centres import NamedCentres

# Beyond that many choices, the page asks to say more; few of them look like a misspelling.
SHOWN = 20
ALIKE_SHOWN = 5
# Proposals while somebody types: so many at most, once so many signs are typed.
PROPOSED = 8
LEAST_TYPED = 2


@dataclass(frozen=True)
class Choice:
    """Line of a list of choices; `url` carries the day that was asked for."""

    label: str
    url: str
    detail: str = ""


@dataclass
class FinderAnswer:
    """Result shown by the page: an answer for one place or centre, else choices.

    is_whole: the choices are all that the text names in whole, before the longer names that it may
    mean; else they begin as it does.
    others: what else begins as it does, below an answer.
    """

    text: str
    resolution: Resolution
    standing: DepartmentStanding | None = None
    region: RegionStanding | None = None
    centre: Centre | None = None
    candidate: Candidate | None = None
    choices: list[Choice] = field(default_factory=list)
    others: list[Choice] = field(default_factory=list)
    is_whole: bool = False
    is_cut: bool = False

    @property
    def is_empty(self) -> bool:
        return self.resolution.reading is TextInterpretation.EMPTY and not self.has_answer

    @property
    def is_postcode(self) -> bool:
        return self.resolution.reading is TextInterpretation.POSTCODE

    @property
    def has_answer(self) -> bool:
        return bool(self.standing or self.region or self.centre)

    @property
    def place(self) -> str:
        """Return « à Nîmes », « dans le Gard », « en Bretagne »."""
        if self.candidate:
            return self.candidate.commune.in_name
        if self.standing:
            return self.standing.department.in_name
        return self.region.region.in_name if self.region else ""


def find(text: str, code: str, on: datetime.date, asked: str = "") -> FinderAnswer:
    """Answer for the commune of that Insee code, chosen from a list; else for what was typed.

    asked: the day of the address, that choices carry on.
    """
    if chosen := chosen_candidate(code, text):
        resolution = Resolution(text=text, reading=TextInterpretation.INSEE_CODE)
        return _for_commune(FinderAnswer(text, resolution), chosen, on)
    resolution = resolve(text)
    finding = FinderAnswer(text, resolution)
    if resolution.reading in {TextInterpretation.POSTCODE, TextInterpretation.INSEE_CODE}:
        return _for_code(finding, on, asked)
    centres = NamedCentres.read(text)
    departments, regions = resolution.departments, _apart(resolution)
    communes = [*resolution.exact, *resolution.longer]
    whole = len(communes) + len(departments) + len(regions) + len(centres.whole)
    is_named = resolution.reading is not TextInterpretation.NOTHING
    if is_named and whole and not regions and not centres.whole and _are_together(resolution):
        return _with_others(_for_place(finding, on), centres, asked)
    if whole == 1 and regions:
        (finding.region,) = region_standings(on, regions)
        return _with_others(finding, centres, asked)
    if whole == 1 and centres.whole:
        finding.centre = centres.whole[0]
        return _with_others(finding, centres, asked)
    if whole:
        finding.is_whole = is_named or bool(centres.whole)
        choices = [
            *territory_choices([*departments, *regions], asked),
            *centre_choices(centres.whole, asked),
            *commune_choices(communes, asked),
        ]
        finding.choices, finding.is_cut = choices[:SHOWN], len(choices) > SHOWN
        return finding
    choices = _beginnings(resolution, centres, asked)
    is_typo = resolution.reading is TextInterpretation.TYPO
    return _shown(finding, choices, ALIKE_SHOWN if is_typo else SHOWN)


def proposals(text: str, asked: str = "") -> list[Choice]:
    """Return the few things that a text still being typed may mean, the likeliest first.

    Of names that only begin so, the most populous comes first: « nant » is on its way to Nantes.
    """
    if len(text) < LEAST_TYPED:
        return []
    resolution = resolve(text)
    centres = NamedCentres.read(text)
    partly = [candidate for candidate in resolution.candidates if not candidate.is_exact]
    territories = [*resolution.departments, *_apart(resolution), *resolution.near]
    choices = [
        *commune_choices(resolution.exact, asked),
        *centre_choices(centres.whole, asked),
        *territory_choices(territories, asked),
        *centre_choices(centres.partly, asked),
        *commune_choices(sorted(partly, key=lambda c: -c.population), asked),
    ]
    return choices[:PROPOSED]


def _for_code(finding: FinderAnswer, on: datetime.date, asked: str) -> FinderAnswer:
    """Answer for a postcode or an Insee code: its communes, or the one département they lie in."""
    resolution = finding.resolution
    if resolution.only:
        return _for_commune(finding, resolution.only, on)
    finding.is_whole = True
    _shown(finding, commune_choices(resolution.candidates, asked), len(resolution.candidates))
    reached = resolution.departments_reached
    if finding.is_postcode and len(reached) == 1:
        (finding.standing,) = standings(reached, on)
    return finding


def _for_place(finding: FinderAnswer, on: datetime.date) -> FinderAnswer:
    """Answer for the commune named in whole, else for the département."""
    resolution = finding.resolution
    if resolution.only:
        return _for_commune(finding, resolution.only, on)
    (finding.standing,) = standings(resolution.departments, on)
    return finding


def _for_commune(finding: FinderAnswer, candidate: Candidate, on: datetime.date) -> FinderAnswer:
    finding.candidate = candidate
    (finding.standing,) = standings([candidate.department], on)
    return finding


def _apart(resolution: Resolution) -> list[Region]:
    """Return the régions named in whole, without those that a département of the text fills."""
    same = {(department.region_id, department.sort_key) for department in resolution.departments}
    return [each for each in resolution.regions if (each.pk, each.sort_key) not in same]


def _are_together(resolution: Resolution) -> bool:
    """Tell whether one commune at most, and départements, lie in a single département.

    A commune whose name begins that of a much larger one is not the only one meant.
    """
    named = {department.pk for department in resolution.departments}
    named |= {candidate.department.pk for candidate in resolution.exact}
    return len(resolution.exact) <= 1 and len(named) == 1 and not resolution.longer


def _with_others(finding: FinderAnswer, centres: NamedCentres, asked: str) -> FinderAnswer:
    finding.others = _beginnings(finding.resolution, centres, asked)[:SHOWN]
    return finding


def _beginnings(resolution: Resolution, centres: NamedCentres, asked: str) -> list[Choice]:
    partly = [candidate for candidate in resolution.candidates if not candidate.is_exact]
    territories = territory_choices(resolution.near, asked)
    named = centre_choices(centres.partly, asked)
    # Of a misspelling, the territories only look like it: a centre has the very word.
    is_typo = resolution.reading is TextInterpretation.TYPO
    first = [*named, *territories] if is_typo else [*territories, *named]
    return [*first, *commune_choices(partly, asked)]


def _shown(finding: FinderAnswer, choices: list[Choice], most: int) -> FinderAnswer:
    finding.choices = choices[:most]
    finding.is_cut = len(choices) > most or finding.resolution.is_truncated
    return finding


def commune_choices(candidates: Iterable[Candidate], asked: str) -> list[Choice]:
    return [
        Choice(
            candidate.label,
            finder_address(asked, q=candidate.label, commune=candidate.commune.code),
            candidate.inhabitants,
        )
        for candidate in candidates
    ]


def territory_choices(territories: Iterable[Department | Region], asked: str) -> list[Choice]:
    """Return « Manche, département »: its address asks for that level by name."""
    choices = []
    for territory in territories:
        level = "région" if isinstance(territory, Region) else "département"
        kind = territory.get_kind_display().lower()
        address = finder_address(asked, q=f"{territory.name} ({level})")
        where = "" if isinstance(territory, Region) else territory.region.name
        where = "" if where == territory.name else where
        choices.append(Choice(f"{territory.name}, {kind}", address, capitalised(where)))
    return choices


def centre_choices(centres: Iterable[Centre], asked: str) -> list[Choice]:
    """Return « Labo Cités, centre de ressources », which leads to its sheet."""
    query = f"?{urlencode({'au': asked})}" if asked else ""
    return [
        Choice(f"{centre.name}, centre de ressources", centre.get_absolute_url() + query)
        for centre in centres
    ]


def finder_address(asked: str, **query: str) -> str:
    """Return the finder's address for a choice, on the day asked for if any."""
    if asked:
        query["au"] = asked
    return f"{reverse('atlas:finder')}?{urlencode(query)}"
