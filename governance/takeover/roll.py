"""Roll of a past meeting: who of the file sat as a member in office that day, and who did not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from crpv_portal.common.text import french_sort_key

if TYPE_CHECKING:
    from partners.models import Organisation, Person

    from ..models import Mandate
    from .people import Someone


def seats_of(
    there: Sequence[Someone], mandates: Sequence[Mandate], known: dict[str, Organisation]
) -> dict[int, Someone]:
    """Return who of the file sits under which mandate, by its number; the others are guests.

    A member is told by name; an organisation, or whoever came for one whose member has no name, by
    the organisation when one mandate alone is its own. No name is taken for another.
    """
    found: dict[int, Someone] = {}
    named: dict[str, list[Mandate]] = {}
    for mandate in mandates:
        for person in filter(None, (mandate.holder, mandate.alternate)):
            named.setdefault(_name_key(person), []).append(mandate)
    of_organisation = Counter(mandate.organisation_id for mandate in mandates)
    left: list[Someone] = []
    for each in there:
        own = [m for m in named.get(each.name_key, []) if m.pk not in found] if each.name else []
        if own:
            found[own[0].pk] = each
        else:
            left.append(each)
    for each in left:
        for mandate in mandates:
            if mandate.pk in found or (each.name and mandate.holder_id):
                continue
            if _is_of(each, mandate, known, of_organisation):
                found[mandate.pk] = each
                break
    return found


def _is_of(
    each: Someone, mandate: Mandate, known: dict[str, Organisation], count: Counter[int | None]
) -> bool:
    organisation = known.get(each.organisation)
    if organisation is not None and organisation.pk == mandate.organisation_id:
        return count[mandate.organisation_id] == 1
    key = french_sort_key(each.organisation)
    words = (mandate.organisation_name, mandate.capacity, mandate.seat.title)
    return bool(key) and key in {french_sort_key(text) for text in words if text}


def names_of(mandate: Mandate) -> dict[str, Person]:
    """Return the holder and the alternate of a mandate, by the key of their name."""
    return {_name_key(each): each for each in (mandate.alternate, mandate.holder) if each}


def _name_key(person: Person) -> str:
    return " ".join(sorted(french_sort_key(f"{person.first_name} {person.last_name}").split()))
