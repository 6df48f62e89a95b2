"""Cards of centres in lists and answers, for one day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crpv_portal.common.choices import Standing
from crpv_portal.common.french import capitalised

from .wording import (
    WayToReach,
    contact_way,
    form_in_words,
    full_name,
    in_part_inferred,
    last_seen_in_words,
    perimeter_in_words,
)

if TYPE_CHECKING:
    from crpv_portal.common.day import AskedDay
    from crpv_portal.common.models import Fact, Sourced

    from .models import Centre, Coverage


@dataclass(frozen=True)
class CentreCard:
    """Values shown by `components/centre_card.html`."""

    name: str
    url: str
    territory: str
    city: str
    state: str
    fact: Sourced | None = None


@dataclass(frozen=True)
class CallingCard(CentreCard):
    """Card of a centre that answers for a place: `components/calling_card.html`.

    coverage: the place and since when. website: its own, once checked.
    """

    coverage: str = ""
    website: WayToReach | None = None


def listed_card(centre: Centre, totals: Mapping[int, int], day: AskedDay) -> CentreCard:
    """Make the card of a centre on a day, read with `Centre.objects.for_list(day.on)`."""
    known = [c for c in centre.coverages_on if not c.is_unverified]
    established = [c.department for c in known]
    territory = capitalised(perimeter_in_words(established, totals, day.on)) + in_part_inferred(
        known
    )
    return centre_card(centre, day, territory=territory or "Aucun territoire connu à cette date")


def doubtful_card(
    centre: Centre, doubts: list[Coverage], totals: Mapping[int, int], day: AskedDay
) -> CentreCard:
    """Make the card of a centre with its unverified or unknown coverages of that day."""
    territory = capitalised(perimeter_in_words((c.department for c in doubts), totals, day.on))
    if all(coverage.standing == Standing.UNKNOWN for coverage in doubts):
        territory += " : inconnu à cette date"
    return centre_card(centre, day, territory=territory, fact=doubts[0])


def city(centre: Centre) -> str:
    return centre.sites_on[0].city if centre.sites_on else ""


def state(centre: Centre, day: AskedDay) -> str:
    """Return « association · vu actif en 2025 »; no activity is stated of a past day."""
    parts = [form_in_words(body) for body in centre.bodies_on]
    if centre.closed:
        parts.append(f"fermé {centre.closed.when()}")
    elif not day.is_past:
        parts.append(last_seen_in_words(centre))
    return " · ".join(part for part in parts if part)


def centre_card(
    centre: Centre, day: AskedDay, *, territory: str = "", fact: Fact | None = None
) -> CentreCard:
    """Make the card of a centre in an answer about a place; the caller gives the territory."""
    return CentreCard(
        name=name_on(centre),
        url=centre.get_absolute_url() + day.query,
        territory=territory,
        city=city(centre),
        state=state(centre, day),
        fact=fact or centre,
    )


def calling_card(
    centre: Centre,
    totals: Mapping[int, int],
    day: AskedDay,
    *,
    coverage: str = "",
    fact: Fact | None = None,
) -> CallingCard:
    """Make the card of a centre read with `Centre.objects.for_answer(day.on)`.

    Its website is that of today: a past day does not have it, nor does a closed centre.
    """
    card = listed_card(centre, totals, day)
    is_reachable = not day.is_past and not centre.closed
    return CallingCard(
        name=card.name,
        url=card.url,
        territory=card.territory,
        city=card.city,
        state=card.state,
        fact=fact or card.fact,
        coverage=coverage,
        website=contact_way(centre.websites[0]) if is_reachable and centre.websites else None,
    )


def listed_cards(
    centres: Iterable[Centre], totals: Mapping[int, int], day: AskedDay
) -> list[CentreCard]:
    return [listed_card(centre, totals, day) for centre in centres]


def doubtful_cards(
    centres: Iterable[Centre],
    coverages: Iterable[Coverage],
    totals: Mapping[int, int],
    day: AskedDay,
) -> list[CentreCard]:
    """Make the cards of centres listed for doubtful coverages.

    coverages: from `possibly_in_force`, with their département.
    """
    doubts: dict[int, list[Coverage]] = {}
    for coverage in coverages:
        doubts.setdefault(coverage.centre_id, []).append(coverage)
    return [doubtful_card(centre, doubts[centre.pk], totals, day) for centre in centres]


def name_on(centre: Centre) -> str:
    """Return the name it bore that day, with today's when it changed since."""
    then = next(iter(centre.names_on), None)
    now = full_name(centre.name, centre.acronym)
    if then is None or then.slug == centre.slug:
        return now
    return f"{full_name(then.name, then.acronym)}, aujourd’hui {centre.short_name}"
