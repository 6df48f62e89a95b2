"""Previews of the actions on a centre: what each would write, in sentences."""

from __future__ import annotations

from typing import Any

from crpv_portal.common.admin.page_actions import Preview
from crpv_portal.common.dates import PartialDate
from crpv_portal.common.french import counted, listing
from crpv_portal.common.periods import last_day

from ..closing import plan_closing
from ..models import Centre, Coverage
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
    return Preview.of(parts)


def foretell_closing(centre: Centre, data: dict[str, Any]) -> str:
    """Return what a closing to come will be, in a sentence."""
    heir = data.get("successor")
    return f"« {centre.name} » fermera" + (f", « {heir.name} » lui succédera" if heir else "")


def preview_closing(centre: Centre, data: dict[str, Any]) -> Preview:
    """Return what ends, what was planned and is dropped, and who covers the territory after.

    Raises ValidationError as the closing itself would.
    """
    on, successor = data["on"], data.get("successor")
    plan = plan_closing(centre, on, successor=successor, hand_over=data.get("hand_over", False))
    taken = {row.department_id for row in plan.taken_over}
    left = [
        row.department.name
        for row in plan.ending
        if isinstance(row, Coverage) and row.department_id not in taken
    ]
    parts = {
        f"Prennent fin {on.when()}": [str(row) for row in plan.ending] or ["rien de connu"],
        "Prévu pour plus tard, et retiré": [str(row) for row in plan.dropped],
        f"Repris par {successor} à partir {on.from_()}": [
            row.department.name for row in plan.taken_over
        ],
        "Sans centre après cette fermeture, sauf si un autre les couvre": (
            [listing(left)] if left else []
        ),
    }
    return Preview.of(parts)


def preview_withdrawal(centre: Centre, data: dict[str, Any]) -> Preview:
    """Return what nobody but the staff would read any more, and what stays."""
    agreements = centre.agreements.filter(is_public=True).count()
    told = [
        f"la fiche {centre.get_absolute_url()}",
        "les instances de ce centre, leurs réunions et leurs décisions publiées",
        counted(agreements, "accord(s) publié(s)") if agreements else "",
    ]
    return Preview.of(
        {
            "Ne seront plus publics": filter(None, told),
            "Restent": [
                "toutes les lignes de la fiche, son adresse et son histoire, pour l’équipe",
                "ce qui sera de nouveau public si vous publiez le centre",
            ],
            "Perdent leur accès": [
                "les agents régionaux, pour les instances de ce centre, jusqu’à sa publication"
            ],
        }
    )
