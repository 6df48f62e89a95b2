"""Answer for a département (who covers it, or whom to ask), on its page and in the finder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from centres.cards import centre_card
from crpv_portal.common.french import capitalised
from crpv_portal.territories.map import render_mini_map

from .standings import CoverageAnswer, DepartmentStanding, whom_to_ask
from .wording import coverage_in_words

if TYPE_CHECKING:
    from centres.models import Coverage
    from crpv_portal.common.day import AskedDay


def answer_context(standing: DepartmentStanding, day: AskedDay) -> dict[str, object]:
    """Return the context of `site/territories/includes/_answer.html`."""

    def cards(coverages: list[Coverage]) -> list[object]:
        return [
            centre_card(c.centre, day, fact=c, territory=capitalised(coverage_in_words(c)))
            for c in coverages
        ]

    department = standing.department
    return {
        "map": render_mini_map(
            [department.code],
            label=f"Carte : {department.the_name}",
            unverified=[department.code] if standing.answer is CoverageAnswer.UNVERIFIED else [],
        ),
        "standing": standing,
        "established": cards(standing.established),
        "unverified": cards(standing.unverified),
        "unknown": cards(standing.unknown),
        "over": cards(standing.over),
        "to_come": cards(standing.to_come),
        "ask": whom_to_ask(department.region),
    }
