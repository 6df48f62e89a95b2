"""People whom the record of a meeting names, and the places where a reader meets their names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crpv_portal.common.known_names import TITLES, Name, found_in

if TYPE_CHECKING:
    from ..models import Meeting

TITLED = re.compile(rf"^(?:{'|'.join(TITLES)})\.?\s+", re.IGNORECASE)


def names_of(meeting: Meeting) -> list[Name]:
    """List everybody whom the record names: roll, deputies, mandates, chair, presenters, owners."""
    people = {}
    rows = meeting.attendances.select_related(
        "person", "mandate__holder", "mandate__alternate"
    ).order_by("mandate__seat__college__position", "mandate__seat__position", "pk")
    for row in rows:
        mandate = row.mandate
        for person in (
            row.person,
            mandate.holder if mandate else None,
            mandate.alternate if mandate else None,
        ):
            if person:
                people[person.pk] = person
    items = meeting.items.select_related("presenter").prefetch_related("actions__owner_person")
    others = [meeting.chair, meeting.secretary]
    for item in items.order_by("position", "pk"):
        others += [item.presenter, *(action.owner_person for action in item.actions.all())]
    for person in others:
        if person:
            people.setdefault(person.pk, person)
    names = [
        Name(person.first_name.strip(), person.last_name.strip())
        for person in people.values()
        if not person.erased_at
    ]
    return [*names, *(_deputy(row.deputy_name) for row in rows if row.deputy_name)]


def _deputy(typed: str) -> Name:
    """Return the name of who came in a member's stead, typed in one line."""
    first, _, last = TITLED.sub("", typed.strip()).partition(" ")
    return Name(first, last) if last else Name("", first)


@dataclass(frozen=True)
class Place:
    """Place where a text is read: « dans le titre de la réunion »."""

    where: str
    text: str


@dataclass(frozen=True)
class SeenName:
    """Name that a reader meets, and where."""

    name: Name
    where: tuple[str, ...]


def seen_in(
    places: Iterable[Place], names: Iterable[Name], known: list[Name] | None = None
) -> list[SeenName]:
    """List those of these names that a reader meets in these places, each with where."""
    asked = list(dict.fromkeys(names))
    found: dict[Name, dict[str, None]] = {}
    for place in places:
        for each in found_in(place.text, asked, asked if known is None else known):
            found.setdefault(each.name, {})[place.where] = None
    return [SeenName(name, tuple(found[name])) for name in asked if name in found]
