"""Owners of actions: told by a label that no other bears, kept by key, in free words if need be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crpv_portal.common.text import french_sort_key

from ..models import ActionItem
from ..wording import owner_name
from .people import Guest, KnownGuest, detail_of, people_of

if TYPE_CHECKING:
    from partners.models import Organisation, Person

    from ..models import Attendance, Meeting


@dataclass(frozen=True)
class Owner:
    """Owner of an action: a person, an organisation, a guest of the same save, or free words.

    words: for a person, for whom they act; alone, who it is, as typed.
    """

    person: int | None = None
    organisation: int | None = None
    guest: int | None = None  # rank among the guests that the same save adds
    words: str = ""
    name: str = ""

    @property
    def label(self) -> str:
        """Return what tells this owner from the others: the name, with the organisation."""
        return f"{self.name}, {self.words}" if self.name and self.words else self.name or self.words


class Ambiguous(Exception):
    """A name that several people bear; `labels` tell them apart."""

    def __init__(self, labels: Sequence[str]) -> None:
        super().__init__(" ou ".join(f"« {label} »" for label in labels))


class Owners:
    """Owners that may be named on a page: those of the roll and of its actions, and others known.

    A label, or a name that one of the roll alone bears, is that owner; somebody who is not on the
    roll is meant by the whole label only, so that no namesake gets the work by accident.
    """

    def __init__(
        self,
        meeting: Meeting,
        *,
        guests: Iterable[Guest] = (),
        known: Iterable[KnownGuest] = (),
        named: Callable[[list[str]], dict[str, Organisation]],
    ) -> None:
        self._named = named
        self.there = _each_once(_of_roll(meeting.attendances.all()))
        here = {owner.person for owner in self.there if owner.person}
        self.there += [
            Owner(guest=rank, name=guest.name, words=guest.organisation)
            for rank, guest in enumerate(guests)
            if guest.name and guest.person not in here
        ]
        self.others = [
            Owner(person=each.person, name=each.name, words=each.organisation) for each in known
        ]
        self._stored = {
            action.pk: action for item in meeting.items.all() for action in item.actions.all()
        }

    @property
    def labels(self) -> list[str]:
        """List what may be chosen; namesakes of one organisation are told by their rank."""
        return list(self._by_label())

    def meant(self, typed: str, action: int | None) -> Owner:
        """Return the owner meant by what is typed beside an action.

        An unchanged text keeps the owner that is stored. Raises Ambiguous when several bear it.
        """
        stored = self._stored.get(action or 0)
        if stored is not None and french_sort_key(owner_name(stored)) == french_sort_key(typed):
            return owner_of_action(stored)
        key = french_sort_key(typed)
        for label, owner in self._by_label().items():
            if french_sort_key(label) == key:
                return owner
        for part in (_whole_name, _one_word):
            found = [owner for owner in self.there if part(owner, key)]
            if len(found) == 1:
                return found[0]
            if found:
                labels = {owner: label for label, owner in self._by_label().items()}
                raise Ambiguous([labels[owner] for owner in found])
        organisation = self._named([typed]).get(typed)
        if organisation is not None:
            return Owner(organisation=organisation.pk, name=organisation.name)
        return Owner(words=typed)

    def _by_label(self) -> dict[str, Owner]:
        found: dict[str, Owner] = {}
        for owner in [*self.there, *self.others]:
            label, rank = owner.label, 2
            while label in found:
                label, rank = f"{owner.label} ({rank})", rank + 1
            found[label] = owner
        return found


def owner_of_action(action: ActionItem) -> Owner:
    return Owner(action.owner_person_id, action.owner_organisation_id, words=action.owner_words)


def _of_roll(attendances: Iterable[Attendance]) -> Iterable[Owner]:
    for row in attendances:
        if row.organisation:
            yield Owner(organisation=row.organisation_id, name=row.organisation.name)
        elif row.organisation_name:
            yield Owner(words=row.organisation_name)
        elif row.mandate and row.mandate.capacity:
            yield Owner(words=row.mandate.capacity)
        for person in people_of(row):
            yield _of_person(person, row)


def _of_person(person: Person, row: Attendance) -> Owner:
    words = row.organisation_name or detail_of(row).partition(", ")[0]
    return Owner(person=person.pk, name=person.full_name, words=words)


def _each_once(owners: Iterable[Owner]) -> list[Owner]:
    """Keep each person, organisation and capacity once, as first met."""
    once: dict[object, Owner] = {}
    for owner in owners:
        key = ("person", owner.person) if owner.person else (owner.organisation, owner.words)
        once.setdefault(key, owner)
    return list(once.values())


def _whole_name(owner: Owner, key: str) -> bool:
    return french_sort_key(owner.name or owner.words) == key


def _one_word(owner: Owner, key: str) -> bool:
    """Tell whether the key is the first or the family name alone, as one says it at a meeting."""
    words = french_sort_key(owner.name).split()
    return owner.organisation is None and len(words) > 1 and key in (words[0], " ".join(words[1:]))
