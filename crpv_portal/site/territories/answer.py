"""Answer for a place: who covers it, or whom to ask, on its page and in the finder."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from centres.cards import calling_card
from centres.maps import answer_map
from centres.wording import in_part_inferred
from crpv_portal.common.french import capitalised
from crpv_portal.territories.former import department_then, region_then
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
            _said_once(
                calling_card(
                    c.centre, totals, day, fact=c, coverage=capitalised(coverage_in_words(c))
                )
            )
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
        "then": department_then(department, day.on),
    }


def _said_once(card: CallingCard) -> CallingCard:
    """Return the card, its territory named once where what it covers begins with that name."""
    if card.coverage.startswith(f"{card.territory},"):
        return replace(card, territory=card.coverage, coverage="")
    return card


def _is_planned(coverages: list[Coverage], day: AskedDay) -> bool:
    """Tell whether who covers the place is to change between today and that day."""
    return any(c.is_planned_by(day.on) for c in coverages)


def region_context(standing: RegionStanding, day: AskedDay) -> dict[str, object]:
    """Return the context of `site/territories/includes/_region_answer.html`."""
    facts = [fact for each in standing.departments for fact in each.facts]
    departments = [each.department for each in standing.departments]
    totals = Department.objects.current().count_by_region()

    single = standing.departments[0].established if len(standing.departments) == 1 else []
    since = {c.centre_id: capitalised(c.in_words) + in_part_inferred([c]) for c in single}

    def card(centre: Centre, territory: str) -> CallingCard:
        """Make the card of a centre, with what it covers here unless the card says so already.

        In a région of one département, whose name heads the page, it says since when.
        """
        card = calling_card(centre, totals, day)
        here = capitalised(territory)
        if here != card.territory:
            return replace(card, coverage=here)
        return replace(card, territory=since.get(centre.pk, here))

    return {
        **answer_map(departments, facts, label=standing.region.name),
        "region": standing.region,
        "is_planned": _is_planned(facts, day),
        "cards": [card(*each) for each in territories_in_words(standing, day.on)],
        "ask": whom_to_ask(standing.region),
        "then": region_then(departments, day.on),
    }
