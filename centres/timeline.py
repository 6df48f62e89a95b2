"""The history of a centre, as dated sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from crpv_portal.common.text import capitalised
from partners.choices import LegalForm

from .choices import MilestoneKind
from .wording import full_name, perimeter_in_words

if TYPE_CHECKING:
    from crpv_portal.common.dates import PartialDate
    from crpv_portal.common.models import Sourced

    from .models import CentreName, Coverage
    from .sheet import Sheet


@dataclass
class Entry:
    """A line of `components/timeline.html`."""

    date: PartialDate
    title: str
    text: str = ""
    url: str = ""
    facts: list[Sourced] = field(default_factory=list)
    refs: list[int] = field(default_factory=list)
    is_current: bool = False

    @property
    def when(self) -> str:
        return capitalised(self.date.words())

    @property
    def fact(self) -> Sourced | None:
        """The least sure of the facts told: its mark is the line's."""
        order = {"unverified": 0, "inferred": 1, "verified": 2}
        return min(self.facts, key=lambda fact: order[fact.confidence], default=None)


def timeline(sheet: Sheet) -> list[Entry]:
    """Milestones, names, perimeter, labels and legal persons, in order; undated facts are left out.

    The last entry that is true on the sheet's day is the current one.
    """
    entries = [*_milestones(sheet), *_perimeters(sheet), *_labels(sheet), *_bodies(sheet)]
    entries += _names(sheet, entries)
    if sheet.centre.closed and not _has(sheet, MilestoneKind.CLOSING):
        entries.append(Entry(sheet.centre.closed, "Fermeture", facts=[sheet.centre]))
    elif sheet.centre.last_seen and not sheet.centre.closed:
        text = "La dernière page publique datée qui montre le centre au travail."
        entries.append(Entry(sheet.centre.last_seen, "Vu actif", text, facts=[sheet.centre]))
    entries.sort(key=lambda entry: entry.date.date)
    for entry in entries:
        numbers = {n for fact in entry.facts for n in sheet.notes.numbers(fact)}
        entry.refs = sorted(numbers)
    past = [entry for entry in entries if entry.date.date <= sheet.on]
    if past:
        past[-1].is_current = True
    return entries


def _has(sheet: Sheet, kind: str) -> bool:
    return any(milestone.kind == kind for milestone in sheet.milestones)


def _milestones(sheet: Sheet) -> Iterator[Entry]:
    for milestone in sheet.milestones:
        title = capitalised(milestone.get_kind_display())
        yield Entry(milestone.happened, title, milestone.description, facts=[milestone])


def _names(sheet: Sheet, entries: list[Entry]) -> list[Entry]:
    """A change of name; the first name completes the founding instead of repeating its date."""
    founded = {
        entry.date: entry
        for entry in entries
        if any(getattr(fact, "kind", "") == MilestoneKind.FOUNDING for fact in entry.facts)
    }
    told = []
    previous: CentreName | None = None
    for name in sheet.names:
        label = f"«\u00a0{full_name(name.name, name.acronym)}\u00a0»"
        if name.start and previous is None and name.start in founded:
            founding = founded[name.start]
            founding.text = f"{founding.text} Sous le nom {label}.".strip()
            founding.facts.append(name)
        elif name.start and previous is None:
            told.append(Entry(name.start, f"Porte le nom {label}", facts=[name]))
        elif name.start:
            told.append(Entry(name.start, f"Prend le nom {label}", facts=[name]))
        previous = name
    return told


def _perimeters(sheet: Sheet) -> Iterator[Entry]:
    """Départements that enter and leave together make one line; unverified ones make none."""
    known = [coverage for coverage in sheet.coverages if not coverage.is_unverified]
    starts = _by_date(known, "start")
    first = min(starts, key=lambda date: date.date, default=None)
    for date, coverages in starts.items():
        perimeter = perimeter_in_words((c.department for c in coverages), sheet.totals, named=True)
        title = "Intervient dans un premier périmètre" if date == first else "Le périmètre s’étend"
        yield Entry(date, title, f"{capitalised(perimeter)}.", facts=list(coverages))
    for date, coverages in _by_date(known, "end").items():
        perimeter = perimeter_in_words((c.department for c in coverages), sheet.totals, named=True)
        yield Entry(date, "Le périmètre se réduit", f"Sans {perimeter}.", facts=list(coverages))


def _by_date(coverages: list[Coverage], name: str) -> dict[PartialDate, list[Coverage]]:
    grouped: dict[PartialDate, list[Coverage]] = {}
    for coverage in coverages:
        if date := getattr(coverage, name):
            grouped.setdefault(date, []).append(coverage)
    return grouped


def _labels(sheet: Sheet) -> Iterator[Entry]:
    for label in sheet.labels:
        if label.start:
            text = f"Selon l’édition «\u00a0{label.edition.title}\u00a0»." if label.edition else ""
            title = f"Label délivré par {label.authority.name}"
            yield Entry(label.start, title, text, facts=[label])
        if label.end:
            yield Entry(label.end, "Fin du label", facts=[label])


def _bodies(sheet: Sheet) -> Iterator[Entry]:
    """Who carries the centre, when that is somebody else or when it changed."""
    several = len(sheet.bodies) > 1
    for body in sheet.bodies:
        if not body.start or not (several or body.is_host):
            continue
        if body.is_host:
            title = f"Porté par {body.organisation.name}"
        elif body.organisation.legal_form == LegalForm.ASSOCIATION:
            title = "Devient une association"
        elif body.organisation.legal_form == LegalForm.GIP:
            title = "Devient un groupement d’intérêt public"
        else:
            title = f"Nouvelle personne morale\u00a0: {body.organisation.name}"
        yield Entry(body.start, title, facts=[body])
