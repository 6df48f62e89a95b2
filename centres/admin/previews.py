"""Previews of the actions on a centre: what each would write, in sentences."""

from __future__ import annotations

from typing import Any

from crpv_portal.common.admin.page_actions import Preview
from crpv_portal.common.dates import PartialDate
from crpv_portal.common.periods import last_day

from ..models import Centre
from ..perimeters import judged_plan


def preview_perimeter(centre: Centre, data: dict[str, Any]) -> Preview:
    """Return who enters, who leaves, which known dates are replaced, what stays planned.

    Raises ValidationError as the change itself would.
    """
    on = PartialDate(data["on"])
    plan = judged_plan(
        centre, data["departments"], data["on"], may_replace=data.get("may_replace", False)
    )
    eve = last_day(on).words()
    parts = {
        f"Entrent à partir {on.from_()}": [each.name for each in plan.entering],
        f"Sortent, dernier jour le {eve}": [row.department.name for row in plan.leaving],
        "Dates remplacées": [str(each) for each in plan.replaced],
        "Restent": [f"{row.department.name}, {row.in_words}" for row in plan.staying],
        "Déjà prévu ou connu ensuite, sans changement": [
            f"{row.department.name}, {row.in_words}" for row in plan.later
        ],
    }
    return Preview(tuple((title, tuple(items)) for title, items in parts.items() if items))
