"""Answer of the finder to what a visitor typed."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.urls import reverse

from crpv_portal.territories.models import Commune, Department, Region
from crpv_portal.territories.resolve import Candidate, Resolution, TextInterpretation, resolve

from ..territories.standings import DepartmentStanding, standings

# Beyond that many communes of other départements, the page asks to say more.
SHOWN = 20


@dataclass
class FinderAnswer:
    """Result shown by the page: an answer for one département, else choices.

    place: the place of the answer, as `in_name` says it. choices: communes to choose from, with the
    département; others: communes of a similar name, below an answer.
    """

    text: str
    resolution: Resolution
    standing: DepartmentStanding | None = None
    commune: Commune | None = None
    choices: list[Candidate] = field(default_factory=list)
    others: list[Candidate] = field(default_factory=list)
    departments: list[Department] = field(default_factory=list)
    regions: list[Region] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return self.resolution.reading is TextInterpretation.EMPTY and self.standing is None

    @property
    def is_guess(self) -> bool:
        return self.resolution.reading is TextInterpretation.TYPO

    @property
    def is_postcode(self) -> bool:
        return self.resolution.reading is TextInterpretation.POSTCODE

    @property
    def place(self) -> str:
        """Return « à Nîmes », « dans le Gard »."""
        if self.commune:
            return self.commune.in_name
        return self.standing.department.in_name if self.standing else ""

    @property
    def has_answer(self) -> bool:
        return self.standing is not None


def find(text: str, code: str, on: datetime.date) -> FinderAnswer:
    """Answer for the commune of that Insee code, chosen from a list; else for what was typed."""
    chosen = Commune.objects.current().with_territory().filter(code=code).first() if code else None
    if chosen:
        resolution = Resolution(text=text, reading=TextInterpretation.INSEE_CODE)
        return _answer(FinderAnswer(text, resolution, commune=chosen), chosen.department, on)
    resolution = resolve(text)
    finding = FinderAnswer(
        text, resolution, departments=resolution.departments, regions=resolution.regions
    )
    if resolution.reading is TextInterpretation.TYPO:
        finding.choices = resolution.candidates[:SHOWN]
        return finding
    candidate = resolution.only or (resolution.exact[0] if len(resolution.exact) == 1 else None)
    reached = resolution.departments_reached
    if candidate:
        finding.commune = candidate.commune
        finding.others = [c for c in resolution.candidates if c is not candidate][:SHOWN]
        return _answer(finding, candidate.department, on)
    if finding.is_postcode and len(reached) == 1:
        finding.choices = resolution.candidates
        return _answer(finding, reached[0], on)
    if not resolution.candidates and len(resolution.departments) == 1:
        if resolution.reading is TextInterpretation.NAME:
            return _answer(finding, resolution.departments[0], on)
        return finding
    finding.choices = (resolution.exact or resolution.candidates)[:SHOWN]
    return finding


def _answer(finding: FinderAnswer, department: Department, on: datetime.date) -> FinderAnswer:
    (finding.standing,) = standings([department], on)
    return finding


def choice_address(candidate: Candidate, asked: str) -> str:
    """Return the finder's address for one commune, on the day asked for if any."""
    query = {"q": candidate.label, "commune": candidate.commune.code}
    if asked:
        query["au"] = asked
    return f"{reverse('atlas:finder')}?{urlencode(query)}"
