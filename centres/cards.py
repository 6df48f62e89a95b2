"""The list of centres, row by row, for one day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crpv_portal.common.choices import Standing
from crpv_portal.common.french import capitalised

from .wording import form_in_words, full_name, last_seen_in_words, perimeter_in_words

if TYPE_CHECKING:
    from crpv_portal.common.day import AskedDay
    from crpv_portal.common.models import Fact, Sourced

    from .models import Centre, Coverage


@dataclass(frozen=True)
class Row:
    """What `components/centre_card.html` shows."""

    name: str
    url: str
    territory: str
    city: str
    state: str
    fact: Sourced | None = None


def row(centre: Centre, totals: Mapping[int, int], day: AskedDay) -> Row:
    """A centre as it stood that day; it comes from `Centre.objects.for_list(day.on)`."""
    established = [c.department for c in centre.coverages_on if not c.is_unverified]
    territory = capitalised(perimeter_in_words(established, totals))
    return card(centre, day, territory=territory or "Aucun territoire établi à cette date")


def doubtful_row(
    centre: Centre, doubts: list[Coverage], totals: Mapping[int, int], day: AskedDay
) -> Row:
    """A centre listed for coverages that are unverified or not known that day: those are shown."""
    territory = capitalised(perimeter_in_words((c.department for c in doubts), totals))
    if all(coverage.standing == Standing.UNKNOWN for coverage in doubts):
        territory += " : inconnu à cette date"
    return card(centre, day, territory=territory, fact=doubts[0])


def city(centre: Centre) -> str:
    return centre.sites_on[0].city if centre.sites_on else ""


def state(centre: Centre, day: AskedDay) -> str:
    """« association · vu actif en 2025 »; whether it is at work is said of today only."""
    parts = [form_in_words(body) for body in centre.bodies_on]
    if centre.closed:
        parts.append(f"fermé {centre.closed.when()}")
    elif not day.is_asked:
        parts.append(last_seen_in_words(centre))
    return " · ".join(part for part in parts if part)


def card(centre: Centre, day: AskedDay, *, territory: str = "", fact: Fact | None = None) -> Row:
    """A centre in an answer about a place: the territory is said by the caller."""
    return Row(
        name=name_on(centre),
        url=centre.get_absolute_url() + day.query,
        territory=territory,
        city=city(centre),
        state=state(centre, day),
        fact=fact or centre,
    )


def rows(centres: Iterable[Centre], totals: Mapping[int, int], day: AskedDay) -> list[Row]:
    return [row(centre, totals, day) for centre in centres]


def doubtful_rows(
    centres: Iterable[Centre],
    told: Iterable[Coverage],
    totals: Mapping[int, int],
    day: AskedDay,
) -> list[Row]:
    """told: the coverages that put these centres on the list (`told_on`), with département."""
    doubts: dict[int, list[Coverage]] = {}
    for coverage in told:
        doubts.setdefault(coverage.centre_id, []).append(coverage)
    return [doubtful_row(centre, doubts[centre.pk], totals, day) for centre in centres]


def name_on(centre: Centre) -> str:
    """The name it bore that day, with today's when it changed since."""
    then = next(iter(centre.names_on), None)
    now = full_name(centre.name, centre.acronym)
    if then is None or then.slug == centre.slug:
        return now
    return f"{full_name(then.name, then.acronym)}, aujourd’hui {centre.short_name}"
