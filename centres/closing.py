"""Closing of a centre, judged against all that is known of it; planned before it is written."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction

from crpv_portal.common.choices import Confidence
from crpv_portal.common.dated import end_fact
from crpv_portal.common.dates import PartialDate, refuse_day_to_come, today
from crpv_portal.common.endings import (
    ending_and_dropped,
    gone_from,
    refuse_contrary,
    shown_since,
)
from crpv_portal.common.history import because, required_reason
from crpv_portal.common.locks import RowGone, locked, locked_rows

from .choices import CentreStatus, MilestoneKind
from .models import Centre, Coverage, Label
from .perimeters import save_coverage

# What shows a centre at work: the relations whose rows have a period.
PERIODS = ("names", "coverages", "labels", "sites", "missions", "local_partnerships", "positions")


@dataclass(frozen=True)
class ClosingPlan:
    """Rows that a closing ends, rows planned that it drops, and what the successor takes over."""

    ending: tuple[Coverage | Label, ...]
    dropped: tuple[Coverage | Label, ...]
    taken_over: tuple[Coverage, ...]


def plan_closing(
    centre: Centre, on: PartialDate, *, successor: Centre | None = None, hand_over: bool = False
) -> ClosingPlan:
    """Return what a closing would do; write nothing.

    Raises ValidationError when a known fact shows the centre at work on that day or later, when a
    row began within the year or the month of the closing, or when the successor cannot be one.
    """
    refuse_day_to_come(on)
    if centre.status == CentreStatus.DRAFT:
        raise ValidationError("Un brouillon ne se ferme pas : il n’a jamais été publié.")
    if centre.is_closed:
        raise ValidationError(
            f"Ce centre a déjà fermé {centre.closed.when() if centre.closed else ''}."
        )
    shown = _shown_at_work(centre, gone_from(on))
    refuse_contrary(shown, shown="ce centre", end="la fermeture")
    if hand_over and successor is None:
        raise ValidationError({"successor": "Choisissez le centre qui reprend le territoire."})
    if successor is not None:
        _judge_successor(centre, successor)
    rows = [
        *centre.coverages.select_related("department").chronological(),
        *centre.labels.select_related("authority").chronological(),
    ]
    ending, dropped = ending_and_dropped(rows, on, end="la fermeture")
    taken_over = []
    if hand_over and successor is not None:
        held = set(successor.coverages.in_force(on.date).values_list("department", flat=True))
        taken_over = [
            row for row in ending if isinstance(row, Coverage) and row.department_id not in held
        ]
    return ClosingPlan(ending, dropped, tuple(taken_over))


@transaction.atomic
def close_centre(
    *,
    centre: Centre,
    on: PartialDate,
    reason: str,
    successor: Centre | None = None,
    hand_over: bool = False,
) -> Centre:
    """Close a centre: it keeps its page; its perimeter and its label end on that day.

    on: the first day on which the centre no longer exists. successor: the centre that took over, if
    any; hand_over: whether it covers from that day the départements that end. What was planned for
    later is dropped. Raises ValidationError as `plan_closing` does, and RowGone for one of the two
    that was deleted meanwhile.
    """
    reason = required_reason(reason)
    # In one order, whichever of the two is closed: two closings at once wait, and see each other.
    keys = [centre.pk, *([successor.pk] if successor else [])]
    rows = {row.pk: row for row in locked_rows(Centre.objects.filter(pk__in=keys))}
    for read in (centre, successor):
        if read is not None and read.pk not in rows:
            raise RowGone(read)
    centre = rows[centre.pk]
    successor = rows[successor.pk] if successor else None
    plan = plan_closing(centre, on, successor=successor, hand_over=hand_over)
    centre.status = CentreStatus.CLOSED
    centre.closed_on, centre.closed_on_precision = on.date, on.precision
    centre.successor = successor
    centre.full_clean()
    with because(reason, action="close_centre"):
        centre.save(update_fields=[*STATE, "updated_at"])
        for row in plan.ending:
            end_fact(row, on)
        for row in plan.dropped:
            row.delete()
        for row in plan.taken_over:
            save_coverage(
                Coverage(
                    centre=successor,
                    department=row.department,
                    start_on=on.date,
                    start_on_precision=on.precision,
                    confidence=Confidence.INFERRED,
                )
            )
    return centre


STATE = ("status", "closed_on", "closed_on_precision", "successor")


@transaction.atomic
def reopen_centre(*, centre: Centre, reason: str) -> Centre:
    """Undo a closing: the centre is published again, without closing date or successor.

    What ended with it stays ended: the staff has to state its perimeter and its label anew. Raises
    ValidationError when the centre is not closed.
    """
    reason = required_reason(reason)
    centre = locked(centre)
    if centre.status != CentreStatus.CLOSED:
        raise ValidationError("Ce centre n’est pas fermé.")
    centre.status = CentreStatus.PUBLISHED
    centre.closed_on, centre.closed_on_precision = None, ""
    centre.successor = None
    centre.full_clean()
    with because(reason, action="reopen_centre"):
        centre.save(update_fields=[*STATE, "updated_at"])
    return centre


def _judge_successor(centre: Centre, successor: Centre) -> None:
    refusal = ""
    if successor.pk == centre.pk:
        refusal = "Un centre ne se succède pas à lui-même."
    elif successor.closed is not None:
        refusal = f"{successor.name} a fermé lui-même {successor.closed.when()}."
    elif not successor.is_public:
        refusal = f"{successor.name} est un brouillon : publiez-le d’abord."
    if refusal:
        raise ValidationError({"successor": refusal})


def _shown_at_work(centre: Centre, since: datetime.date) -> Iterator[str]:
    """Yield in words each known fact that shows the centre at work on that day or later."""
    if centre.last_seen is not None and centre.last_seen.date >= since:
        yield f"vu actif {centre.last_seen.when()}"
    known = {"happened_on__gte": since, "happened_on__lte": today()}
    for milestone in centre.milestones.exclude(kind=MilestoneKind.CLOSING).filter(**known):
        yield str(milestone)
    for name in PERIODS:
        yield from shown_since(getattr(centre, name).all(), since)
