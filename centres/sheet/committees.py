"""Committees of a centre and their decisions, as its sheet shows them to everybody."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from crpv_portal.common.standing import in_force, unknown
from crpv_portal.common.upward import above

from ..models import Centre

if TYPE_CHECKING:
    from crpv_portal.accounts.perms import AnyUser

DECISIONS_SHOWN = 5


@dataclass(frozen=True)
class Committees:
    """Committees; in_force: its bodies that day; unknown: how many are of unknown standing."""

    in_force: list[Any]
    unknown: int
    decisions: list[Any]

    @classmethod
    def read(cls, centre: Centre, on: datetime.date, user: AnyUser) -> Committees:
        """Read the decisions published and taken by then: the page is the same for everybody.

        The demonstration's samples stay on their own pages: nothing invented is told of a centre.
        """
        bodies = above(Centre, "bodies", user).real().filter(centre=centre)
        dated = list(
            bodies.with_standing(on).prefetch_related("sources").order_by("order_key", "pk")
        )
        return cls(
            in_force=in_force(dated),
            unknown=len(unknown(dated)),
            decisions=list(bodies.published_decisions(until=on)[:DECISIONS_SHOWN]),
        )

    @property
    def is_empty(self) -> bool:
        return not (self.in_force or self.unknown or self.decisions)
