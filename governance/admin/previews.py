"""Preview of the closing of a body: what it would write, in sentences."""

from __future__ import annotations

from typing import Any

from crpv_portal.common.admin.page_actions import Preview

from ..bodies.closing import plan_body_closing
from ..bodies.composition import MandateWords
from ..models import Body, Mandate, Secretaryship


def preview_body_closing(body: Body, data: dict[str, Any]) -> Preview:
    """Return what ends and what is dropped; raises ValidationError as the closing itself would."""
    on = data["on"]
    plan = plan_body_closing(body, on)
    return Preview.of(
        {
            f"Prennent fin {on.when()}": [_told(row) for row in plan.ending] or ["rien de connu"],
            "Commencé ou prévu après ce jour, et retiré": [_told(row) for row in plan.dropped],
        }
    )


def _told(row: Mandate | Secretaryship) -> str:
    """Return who holds what: the names are shown to the staff only."""
    if isinstance(row, Mandate):
        return f"mandat : {MandateWords(row).who}, {row.seat.title}, {row.in_words}"
    return f"secrétariat : {row.user.get_full_name()}, {row.in_words}"
