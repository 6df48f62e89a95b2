"""People whom the record of a meeting names, and the places where a reader meets their names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crpv_portal.common.known_names import Name, found_in
from crpv_portal.common.people_lines import read_people
from crpv_portal.common.people_names import looks_like_a_name

if TYPE_CHECKING:
    from partners.models import Person

    from ..models import Meeting


@dataclass(frozen=True)
class Bearer:
    """Person who bears a name in a record; without a key when the name was only written there.

    words: for whom they act.
    """

    person: int | None = None
    words: str = ""


def people_named(meeting: Meeting) -> dict[Name, list[Bearer]]:
    """List everybody whom the record names: roll, deputies, mandates, chair, presenters, owners.

    Beside each name, its bearers: several when namesakes are there.
    """
    found: dict[Name, list[Bearer]] = {}
    people: set[int] = set()

    def add(person: Person | None, words: str = "") -> None:
        if person is None or person.erased_at or person.pk in people:
            return
        people.add(person.pk)
        name = Name(person.first_name.strip(), person.last_name.strip())
        found.setdefault(name, []).append(Bearer(person.pk, words))

    rows = meeting.attendances.select_related(
        "person", "mandate__holder", "mandate__alternate"
    ).order_by("mandate__seat__college__position", "mandate__seat__position", "pk")
    for row in rows:
        mandate = row.mandate
        words = row.organisation_name or (mandate.capacity if mandate else "")
        add(row.person, words)
        add(mandate.holder if mandate else None, words)
        add(mandate.alternate if mandate else None, words)
    add(meeting.chair)
    add(meeting.secretary)
    items = meeting.items.select_related("presenter").prefetch_related("actions__owner_person")
    typed = [(row.deputy_name, row.deputy_organisation) for row in rows if row.deputy_name]
    for item in items.order_by("position", "pk"):
        add(item.presenter)
        for action in item.actions.all():
            add(action.owner_person, action.owner_words)
            if action.owner_person is None and looks_like_a_name(action.owner_words):
                typed.append((action.owner_words, ""))
    for line, words in typed:
        for read in read_people(line):
            if read.last_name:
                bearers = found.setdefault(Name(read.first_name, read.last_name), [])
                bearers.append(Bearer(words=read.organisation or words))
    return found


def names_of(meeting: Meeting) -> list[Name]:
    """List the names of everybody whom the record names."""
    return list(people_named(meeting))


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
