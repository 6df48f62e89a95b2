"""Answer for a place: who covers it, or whom to ask, on its page and in the finder."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from centres.cards import calling_card
from centres.maps import answer_map
from crpv_portal.common.french import capitalised
from crpv_portal.territories.models import Department

from .standings import DepartmentStanding, RegionStanding
from .whom_to_ask import whom_to_ask
from .wording import coverage_in_words, territories_in_words

if TYPE_CHECKING:
    from centres.cards import CallingCard
    from centres.models import Centre, Coverage
    from crpv_portal.common.day import AskedDay


def answer_context(standing: DepartmentStanding, day: AskedDay) -> dict[str, object]:
    """Return the context of `site/territories/includes/_answer.html`."""
    totals = Department.objects.current().count_by_region()

    def cards(coverages: list[Coverage]) -> list[CallingCard]:
        return [
            calling_card(c.centre, totals, day, fact=c, coverage=capitalised(coverage_in_words(c)))
            for c in coverages
        ]

    department = standing.department
    return {
        **answer_map([standing.department], standing.facts, label=department.the_name),
        "standing": standing,
        "is_planned": _is_planned(standing.facts, day),
        "established": cards(standing.established),
        "unverified": cards(standing.unverified),
        "unknown": cards(standing.unknown),
        "over": cards(standing.over),
        "to_come": cards(standing.to_come),
        "ask": whom_to_ask(department.region),
    }


def _is_planned(coverages: list[Coverage], day: AskedDay) -> bool:
    """Tell whether who covers the place is to change between today and that day."""
    return any(c.is_planned_by(day.on) for c in coverages)


def region_context(standing: RegionStanding, day: AskedDay) -> dict[str, object]:
    """Return the context of `site/territories/includes/_region_answer.html`."""
    facts = [fact for each in standing.departments for fact in each.facts]
    departments = [each.department for each in standing.departments]
    totals = Department.objects.current().count_by_region()

    def card(centre: Centre, territory: str) -> CallingCard:
        """Make its card, with what it covers there unless that is all it covers."""
        card = calling_card(centre, totals, day)
        here = capitalised(territory)
        return replace(card, coverage="" if here == card.territory else here)

    return {
        **answer_map(departments, facts, label=standing.region.name),
        "region": standing.region,
        "is_planned": _is_planned(facts, day),
        "cards": [card(*each) for each in territories_in_words(standing)],
        "ask": whom_to_ask(standing.region),
    }
