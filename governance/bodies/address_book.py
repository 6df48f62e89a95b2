"""Address book of the bodies that an account keeps: who sits, where, and at which address."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from crpv_portal.common.tables import ExportColumn, ExportTable
from crpv_portal.common.text import french_order_key, french_sort_key
from crpv_portal.outbox.models import OutgoingMail

from ..models import Body, Mandate
from .composition import person_name

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from crpv_portal.accounts.perms import AnyUser
    from partners.models import Person

ROLES = {"holder": "titulaire", "alternate": "suppléant", "seat": "adresse du siège"}


@dataclass(frozen=True)
class SeatPlace:
    """Seat held today, and in which role: titulaire, suppléant, or its own mailbox."""

    mandate: Mandate
    role: str
    person: Person | None = None

    @property
    def body(self) -> Body:
        return self.mandate.seat.college.body

    @property
    def organisation(self) -> str:
        """Return for whom they sit: the organisation, else the capacity."""
        mandate = self.mandate
        named = mandate.organisation.name if mandate.organisation else ""
        return mandate.organisation_name or named or mandate.capacity

    @property
    def address(self) -> str:
        return self.person.function_email if self.person else self.mandate.function_email

    @property
    def role_in_words(self) -> str:
        """Return the role; empty for a seat of which neither a person nor a mailbox is known."""
        return ROLES[self.role] if self.person or self.address else ""

    @property
    def in_words(self) -> str:
        """Return `Préfecture de région, suppléant, Comité régional`."""
        seat = self.mandate.seat.title
        of = [] if self.organisation in ("", seat) else [self.organisation]
        role = [] if self.role == "holder" else [self.role_in_words]
        return ", ".join(filter(None, [seat, *of, *role, self.body.name]))


@dataclass
class Entry:
    """Somebody, or the mailbox of a seat, with every place they have."""

    name: str
    address: str
    places: list[SeatPlace] = field(default_factory=list)
    is_refused: bool = False


def places_of(user: AnyUser, on: datetime.date, *, body: Body | None = None) -> list[SeatPlace]:
    """List who sits that day in the bodies kept, seat by seat, in the order of the composition.

    The same number of queries for one seat and for hundreds.
    """
    bodies = Body.objects.manageable_by(user)
    if body is not None:
        bodies = bodies.filter(pk=body.pk)
    mandates = (
        Mandate.objects.filter(seat__college__body__in=bodies.values("pk"))
        .in_office(on)
        .select_related("seat__college__body", "organisation", "holder", "alternate")
        .order_by(
            "seat__college__body__order_key",
            "seat__college__body",
            "seat__college__position",
            "seat__position",
            "pk",
        )
    )
    found: list[SeatPlace] = []
    for mandate in mandates:
        people = [
            SeatPlace(mandate, role, person)
            for role, person in (("holder", mandate.holder), ("alternate", mandate.alternate))
            if person_name(person)
        ]
        found += people
        if mandate.function_email or not people:
            found.append(SeatPlace(mandate, "seat"))
    return found


def entries_of(places: Iterable[SeatPlace], asked: str = "") -> list[Entry]:
    """Gather the places of each person, and of each mailbox, in French order.

    asked: words that must all stand in the name, the address or the places; accents aside.
    """
    found: dict[str, Entry] = {}
    for place in places:
        person = place.person
        key = f"person {person.pk}" if person else f"seat {place.address.casefold()}"
        if person is None and not place.address:
            key = f"mandate {place.mandate.pk}"
        name = person.full_name if person else place.organisation or place.mandate.seat.title
        order = person.last_name if person else name
        entry = found.setdefault(f"{french_order_key(order)} {key}", Entry(name, place.address))
        entry.places.append(place)
    words = french_sort_key(asked).split()
    return [
        entry
        for _, entry in sorted(found.items())
        if all(word in _searched(entry) for word in words)
    ]


def _searched(entry: Entry) -> str:
    said = [entry.name, entry.address, *(place.in_words for place in entry.places)]
    return french_sort_key(" ".join(said))


def mark_refused(entries: list[Entry]) -> None:
    """Mark the entries whose address refused the last mail; one query."""
    refused = OutgoingMail.objects.refusing(entry.address for entry in entries)
    for entry in entries:
        entry.is_refused = entry.address in refused


def _last_name(place: SeatPlace) -> str:
    return place.person.last_name if place.person else ""


def _first_name(place: SeatPlace) -> str:
    return place.person.first_name if place.person else ""


def address_book_table(places: list[SeatPlace]) -> ExportTable:
    """Return the list as a file: one line a seat and a role."""
    return ExportTable(
        "membres",
        "Membres et adresses",
        [
            ExportColumn("instance", "Instance", lambda row: row.body.name),
            ExportColumn("college", "Collège", lambda row: row.mandate.seat.college.name),
            ExportColumn("siege", "Siège", lambda row: row.mandate.seat.title),
            ExportColumn("organisation", "Organisation", lambda row: row.organisation),
            ExportColumn("qualite", "Qualité", lambda row: row.mandate.capacity),
            ExportColumn("role", "Rôle", lambda row: row.role_in_words),
            ExportColumn("nom", "Nom", _last_name),
            ExportColumn("prenom", "Prénom", _first_name),
            ExportColumn("courriel", "Courriel", lambda row: row.address),
            ExportColumn("voix", "Voix", lambda row: row.mandate.get_voice_display()),
            ExportColumn("depuis", "Siège depuis", lambda row: row.mandate.in_words),
        ],
        places,
    )
