"""Service that writes the usual agenda of a body, with which each new meeting begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from crpv_portal.common.history import because
from crpv_portal.common.locks import locked, locked_rows

from ..meetings.points import PlannedPoint, is_approval, is_other_business
from ..models import UsualPoint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..models import Body


@transaction.atomic
def set_usual_agenda(*, body: Body, points: Sequence[tuple[int | None, PlannedPoint]]) -> None:
    """Write the points in their order: approvals first, « Questions diverses » last.

    points: each with the key of its row when it is stored; rows that are not named go. Meetings
    that are planned already keep their agenda. Raises ValidationError.
    """
    body = locked(body)
    stored = {row.pk: row for row in locked_rows(body.usual_points.all())}
    ordered = sorted(
        points, key=lambda each: is_other_business(each[1].title) - is_approval(each[1].title)
    )
    with because("ordre du jour habituel", action="set_usual_agenda"):
        kept = {key for key, _ in ordered}
        UsualPoint.objects.filter(pk__in=[pk for pk in stored if pk not in kept]).delete()
        for position, (key, point) in enumerate(ordered, start=1):
            known = stored.get(key or 0)
            row = known or UsualPoint(body=body)
            if known and (row.position, row.title, row.kind) == (position, *_texts(point)):
                continue
            row.position, row.title, row.kind = position, *_texts(point)
            row.full_clean(validate_constraints=False)
            row.save()


def _texts(point: PlannedPoint) -> tuple[str, str]:
    return point.title, point.kind
