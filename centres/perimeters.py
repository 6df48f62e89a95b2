"""Changes of the perimeter of a centre from a day on, planned before they are written."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction

from crpv_portal.common.choices import Confidence, DatePrecision
from crpv_portal.common.dated import end_fact
from crpv_portal.common.dates import PartialDate, today
from crpv_portal.common.french import listing
from crpv_portal.common.history import because, required_reason
from crpv_portal.common.locks import locked
from crpv_portal.common.periods import last_day

from .models import Centre, Coverage

if TYPE_CHECKING:
    from crpv_portal.common.models import Source
    from crpv_portal.territories.models import Department

NOTHING_CHANGES = (
    "Rien n’est enregistré : ce jour-là, le centre couvre déjà ces départements, et eux seuls."
)


@dataclass(frozen=True)
class Replaced:
    """Date already known of a coverage that the change would replace."""

    coverage: Coverage
    column: str
    before: str
    after: str

    def __str__(self) -> str:
        label = "dernier jour" if self.column == "end_on" else "début"
        return f"{self.coverage.department.name}, {label} : {self.before} devient {self.after}"


@dataclass(frozen=True)
class PerimeterPlan:
    """Rows to write to have exactly the wanted départements covered from a day on.

    entering: départements that get a new row; leaving: rows that end the day before; advanced: rows
    that begin later, and would begin that day; replaced: the known dates that this would move.
    staying: rows that hold that day and go on; later: rows that begin later and are left alone.
    """

    on: datetime.date
    entering: tuple[Department, ...]
    leaving: tuple[Coverage, ...]
    advanced: tuple[Coverage, ...]
    replaced: tuple[Replaced, ...]
    staying: tuple[Coverage, ...]
    later: tuple[Coverage, ...]

    @property
    def is_empty(self) -> bool:
        return not (self.entering or self.leaving or self.advanced)


def plan_perimeter(
    centre: Centre, departments: Iterable[Department], on: datetime.date
) -> PerimeterPlan:
    """Return what would change; write nothing.

    Raises ValidationError, which names the département, for a row that would end on the day it
    begins, or before a source shows it.
    """
    wanted = {department.pk: department for department in departments}
    rows = centre.coverages.select_related("department").order_by("department__order_key", "pk")
    held = list(rows.in_force(on))
    later = _next_rows(rows.order_by("start_on", "attested_on", "pk"), on)
    leaving = [row for row in held if row.department_id not in wanted]
    for row in leaving:
        if row.start_on is not None and row.start_on >= on:
            raise _refusal(
                f"{row.department.name} : cette couverture commence ce jour-là même. Choisissez un "
                "jour plus tardif ou, si elle a été saisie par erreur, supprimez sa ligne dans la "
                "fiche."
            )
        if row.attested is not None and row.attested.date >= on:
            raise _refusal(
                f"{row.department.name} : une source montre qu’il est couvert "
                f"{row.attested.when()}. Choisissez un jour plus tardif, ou corrigez sa ligne dans "
                "la fiche."
            )
    covered = {row.department_id for row in held}
    missing = [each for key, each in wanted.items() if key not in covered]
    advanced = [later[each.pk] for each in missing if each.pk in later]
    day = PartialDate(on)
    replaced = [
        Replaced(row, "end_on", last_day(row.end).words(), last_day(day).words())
        for row in leaving
        if row.end is not None
    ]
    replaced += [
        Replaced(row, "start_on", row.start.words() if row.start else "inconnu", day.words())
        for row in advanced
    ]
    return PerimeterPlan(
        on=on,
        entering=tuple(each for each in missing if each.pk not in later),
        leaving=tuple(leaving),
        advanced=tuple(advanced),
        replaced=tuple(replaced),
        staying=tuple(row for row in held if row.department_id in wanted),
        later=tuple(row for key, row in later.items() if row not in advanced),
    )


@transaction.atomic
def change_perimeter(
    *,
    centre: Centre,
    departments: Iterable[Department],
    on: datetime.date,
    reason: str,
    confidence: str = Confidence.UNVERIFIED,
    sources: Iterable[Source] = (),
    may_replace: bool = False,
) -> tuple[list[Coverage], list[Coverage]]:
    """Make the perimeter exactly `departments` from the day `on`; earlier periods stay.

    Returns the coverages opened, and those ended. may_replace: whether dates already known may be
    moved; otherwise such a date raises ValidationError, and so does a change that changes nothing.
    """
    reason = required_reason(reason)
    centre = locked(centre)
    plan = judged_plan(centre, departments, on, may_replace=may_replace)
    cited = list(sources)
    opened, ended = [], []
    with because(reason, action="change_perimeter"):
        for coverage in plan.leaving:
            end_fact(coverage, PartialDate(on))
            ended.append(coverage)
        for coverage in plan.advanced:
            coverage.start_on, coverage.start_on_precision = on, DatePrecision.DAY
            save_coverage(coverage)
        for department in plan.entering:
            coverage = Coverage(
                centre=centre,
                department=department,
                start_on=on,
                start_on_precision=DatePrecision.DAY,
                confidence=confidence,
            )
            save_coverage(coverage)
            coverage.sources.set(cited)
            opened.append(coverage)
    return opened, ended


@transaction.atomic
def drop_planned_perimeter(*, centre: Centre, on: datetime.date, reason: str) -> None:
    """Give up what the perimeter was to become on a day to come: what entered that day, and left.

    Raises ValidationError for a day that has come, and when nothing is planned for that day.
    """
    reason = required_reason(reason)
    if on <= today():
        raise ValidationError(
            "Ce jour est venu : le périmètre a changé. Annulez l’acte depuis le journal, ou "
            "corrigez les lignes dans la fiche."
        )
    centre = locked(centre)
    entering = list(centre.coverages.filter(start_on=on))
    leaving = list(centre.coverages.filter(end_on=on).exclude(start_on=on))
    if not entering and not leaving:
        raise ValidationError("Rien n’est plus prévu ce jour-là : c’est déjà abandonné.")
    with because(reason, action="drop_planned_perimeter"):
        for row in entering:
            row.delete()
        for row in leaving:
            row.end_on, row.end_on_precision = None, ""
            save_coverage(row)


def judged_plan(
    centre: Centre, departments: Iterable[Department], on: datetime.date, *, may_replace: bool
) -> PerimeterPlan:
    """Return the plan; raise ValidationError when it changes nothing, or a date by surprise."""
    plan = plan_perimeter(centre, departments, on)
    if plan.is_empty:
        raise _refusal(NOTHING_CHANGES)
    if plan.replaced and not may_replace:
        said = (
            f"Des dates déjà connues seraient remplacées. {_sentence(plan.replaced)} Cochez "
            "« Remplacer ces dates » si c’est voulu ; sinon, laissez ces départements comme ils "
            "sont, ou choisissez un autre jour."
        )
        raise ValidationError({"may_replace": said})
    return plan


def changing_after(rows: Iterable[Coverage], on: datetime.date) -> list[Coverage]:
    """Return the rows that begin after the day, or hold that day and have a known end."""
    return [
        row
        for row in rows
        if (row.start_on or row.attested_on or on) > on
        or (row.end_on is not None and row.end_on > on)
    ]


def _next_rows(rows: Iterable[Coverage], on: datetime.date) -> dict[int, Coverage]:
    """Return, for each département, its first row that begins, or is first seen, after the day."""
    found: dict[int, Coverage] = {}
    for row in rows:
        first = row.start_on or row.attested_on
        if first is not None and first > on:
            found.setdefault(row.department_id, row)
    return found


def save_coverage(coverage: Coverage) -> None:
    """Save a row; a refusal names its département."""
    try:
        coverage.full_clean()
    except ValidationError as refusal:
        said = listing([text.rstrip(".") for text in refusal.messages])
        raise _refusal(f"{coverage.department.name} : {said}.") from None
    coverage.save()


def _refusal(said: str) -> ValidationError:
    """Return the refusal of these départements, which a form shows where they are ticked."""
    return ValidationError({"departments": said})


def _sentence(replaced: Iterable[Replaced]) -> str:
    return " ; ".join(str(each) for each in replaced) + "."
