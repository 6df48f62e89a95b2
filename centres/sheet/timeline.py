"""Timeline of a centre, as dated sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from crpv_portal.common.choices import Confidence
from crpv_portal.common.french import capitalised
from crpv_portal.common.periods import last_day
from partners.choices import LegalForm

from ..choices import MilestoneKind
from ..wording import full_name, perimeter_in_names

if TYPE_CHECKING:
    from crpv_portal.common.dates import PartialDate
    from crpv_portal.common.models import Sourced

    from ..models import Centre, Coverage
    from .reading import Sheet


@dataclass
class TimelineEntry:
    """Line of `components/timeline.html`."""

    date: PartialDate
    title: str
    text: str = ""
    short: str = ""  # added to a milestone of the same date
    url: str = ""
    facts: list[Sourced] = field(default_factory=list)
    refs: list[int] = field(default_factory=list)
    is_current: bool = False

    @property
    def when(self) -> str:
        return capitalised(self.date.words())

    @property
    def fact(self) -> Sourced | None:
        """Return the least sure of the facts on the line: its mark is the line's."""
        order: dict[str, int] = {Confidence.UNVERIFIED: 0, Confidence.INFERRED: 1}
        return min(self.facts, key=lambda fact: order.get(fact.confidence, 2), default=None)


def timeline(sheet: Sheet) -> list[TimelineEntry]:
    """Return milestones, names, perimeter, labels and legal persons in order; not undated facts.

    What began on the day of a milestone completes its line. The last entry that is true on the
    sheet's day is the current one.
    """
    steps = [*_milestones(sheet), *_successions(sheet)]
    others = [*_names(sheet), *_perimeters(sheet), *_labels(sheet), *_bodies(sheet)]
    entries = steps + [other for other in others if not _completes(other, steps)]
    if sheet.centre.closed and not _has(sheet, MilestoneKind.CLOSING):
        entries.append(TimelineEntry(sheet.centre.closed, "Fermeture", facts=[sheet.centre]))
    elif sheet.centre.last_seen and not sheet.centre.closed:
        text = "La dernière page publique datée qui montre le centre au travail."
        entries.append(
            TimelineEntry(sheet.centre.last_seen, "Vu actif", text, facts=[sheet.centre])
        )
    entries.sort(key=lambda entry: entry.date.date)
    for entry in entries:
        numbers = {n for fact in entry.facts for n in sheet.notes.numbers(fact)}
        entry.refs = sorted(numbers)
    past = [entry for entry in entries if entry.date.date <= sheet.on]
    if past:
        past[-1].is_current = True
    return entries


def _completes(entry: TimelineEntry, steps: list[TimelineEntry]) -> bool:
    """Add the entry to the milestone of the same date, if there is one that it may complete."""
    step = next((step for step in steps if step.date == entry.date), None)
    if step is None or not entry.short:
        return False
    step.text = f"{step.text} {entry.short}".strip()
    step.facts += entry.facts
    return True


def _has(sheet: Sheet, kind: str) -> bool:
    return any(milestone.kind == kind for milestone in sheet.milestones)


def _milestones(sheet: Sheet) -> Iterator[TimelineEntry]:
    for milestone in sheet.milestones:
        title = capitalised(milestone.get_kind_display())
        description = milestone.description.strip()
        if description and description[-1] not in ".!?":
            description += "."
        if milestone.happened:  # the table asks for a date
            yield TimelineEntry(
                milestone.happened, title, capitalised(description), facts=[milestone]
            )


def _successions(sheet: Sheet) -> Iterator[TimelineEntry]:
    """Yield the closed centres that this one succeeds, and what it covers of theirs since."""
    for former in sheet.predecessors:
        if not former.closed:
            continue
        taken = _taken_over(sheet, former)
        perimeter = perimeter_in_names((c.department for c in taken), sheet.totals)
        text = f"Reprend {perimeter}." if taken else ""
        url = former.get_absolute_url()
        title = f"Succède à {former.name}"
        yield TimelineEntry(former.closed, title, text, url=url, facts=[*taken])


def _taken_over(sheet: Sheet, former: Centre) -> list[Coverage]:
    """Return the coverages that begin when those of the closed centre end with it."""
    left = {each.department_id for each in former.coverages.all() if each.end == former.closed}
    return [
        each
        for each in sheet.coverages
        if each.start == former.closed and each.department_id in left and not each.is_unverified
    ]


def _names(sheet: Sheet) -> Iterator[TimelineEntry]:
    """Yield the names: each as « Prend le nom »."""
    for index, name in enumerate(sheet.names):
        if not name.start:
            continue
        label = f"« {full_name(name.name, name.acronym)} »"
        if index:
            yield TimelineEntry(name.start, f"Prend le nom {label}", facts=[name])
        else:
            short = f"Sous le nom {label}."
            yield TimelineEntry(name.start, f"Prend le nom {label}", short=short, facts=[name])


def _perimeters(sheet: Sheet) -> Iterator[TimelineEntry]:
    """Group départements that enter or leave together; leave out unverified ones."""
    taken = [each for former in sheet.predecessors for each in _taken_over(sheet, former)]
    known = [coverage for coverage in sheet.coverages if not coverage.is_unverified]
    starts = _by_date([each for each in known if each not in taken], "start")
    first = min(starts, key=lambda date: date.date, default=None)
    for date, coverages in starts.items():
        perimeter = perimeter_in_names((c.department for c in coverages), sheet.totals)
        if date == first and all(coverage.start for coverage in known):
            title = f"Premier territoire : {perimeter}"
            short = f"Premier périmètre : {perimeter}."
            yield TimelineEntry(date, title, short=short, facts=[*coverages])
        else:
            yield TimelineEntry(
                date, "Le périmètre s’étend", f"Avec {perimeter}.", facts=[*coverages]
            )
    left = [each for each in known if each.end != sheet.centre.closed]  # the rest ended with it
    for date, coverages in _by_date(left, "end").items():
        perimeter = perimeter_in_names((c.department for c in coverages), sheet.totals)
        yield TimelineEntry(
            date, "Le périmètre se réduit", f"Sans {perimeter}.", facts=[*coverages]
        )


def _by_date(coverages: list[Coverage], name: str) -> dict[PartialDate, list[Coverage]]:
    grouped: dict[PartialDate, list[Coverage]] = {}
    for coverage in coverages:
        if date := getattr(coverage, name):
            grouped.setdefault(date, []).append(coverage)
    return grouped


def _labels(sheet: Sheet) -> Iterator[TimelineEntry]:
    for label in sheet.labels:
        if label.start:
            edition, authority = label.public_edition, label.public_authority
            said = [f"autorité : {authority.name}"] if authority else []
            said += [f"selon « {edition.short_title} »"] if edition else []
            text = f"{capitalised(', '.join(said))}." if said else ""
            yield TimelineEntry(label.start, "Labellisé", text, facts=[label])
        if label.end:
            yield TimelineEntry(last_day(label.end), "Fin du label", facts=[label])


def _bodies(sheet: Sheet) -> Iterator[TimelineEntry]:
    """Yield the legal persons that carry the centre, when there is a host or a change."""
    several = len(sheet.legal_bodies) > 1
    for body in sheet.legal_bodies:
        if not body.start or not (several or body.is_host):
            continue
        if body.is_host:
            title = f"Porté par {body.organisation.name}"
        elif body.organisation.legal_form == LegalForm.ASSOCIATION:
            title = "Devient une association"
        elif body.organisation.legal_form == LegalForm.GIP:
            title = "Devient un groupement d’intérêt public"
        else:
            title = f"Nouvelle personne morale : {body.organisation.name}"
        yield TimelineEntry(body.start, title, facts=[body])
