"""Composition of a body for those who keep it: every seat and its mandates, in words."""

from __future__ import annotations

import datetime
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from crpv_portal.common.choices import Standing
from crpv_portal.common.french import counted

from ..models import Body, College, Mandate, Seat

if TYPE_CHECKING:
    from partners.models import Person


def person_name(person: Person | None) -> str:
    """Return the name of a person, empty when the person was erased."""
    return person.full_name if person is not None and person.erased_at is None else ""


@dataclass(frozen=True)
class MandateWords:
    """Words for a mandate, for those who keep the body; they do not repeat `seat_title`."""

    mandate: Mandate
    seat_title: str = ""

    @property
    def who(self) -> str:
        """Return the organisation (`Préfecture de région`), else the capacity, else the person."""
        mandate = self.mandate
        organisation = mandate.organisation_name or (
            mandate.organisation.name if mandate.organisation else ""
        )
        return organisation or mandate.capacity or person_name(mandate.holder) or "personne effacée"

    @property
    def details(self) -> str:
        """Return what `who` leaves out: capacity, names, whether they are published, voice."""
        mandate, said = self.mandate, []
        if mandate.capacity and mandate.capacity not in (self.who, self.seat_title):
            said.append(mandate.capacity)
        holder, alternate = person_name(mandate.holder), person_name(mandate.alternate)
        if holder and holder != self.who:
            said.append(f"titulaire : {holder}")
        if alternate:
            said.append(f"suppléance : {alternate}")
        if holder or alternate:
            said.append("nom publié" if mandate.is_name_public else "nom non publié")
        if mandate.function_email:
            said.append(f"adresse du siège : {mandate.function_email}")
        if not mandate.is_voting:
            said.append("voix consultative")
        return ", ".join(said)

    @property
    def period(self) -> str:
        return self.mandate.in_words


@dataclass(frozen=True)
class SeatRow:
    """Seat with its mandates: in office that day, other known ones, doubtful ones."""

    seat: Seat
    held: MandateWords | None
    to_come: list[MandateWords]
    past: list[MandateWords]
    unknown: list[MandateWords]

    @property
    def weight(self) -> str:
        many = self.seat.voting_weight
        return counted(many, "voix") if many > 1 else ""


@dataclass(frozen=True)
class CollegeBlock:
    college: College
    seats: list[SeatRow]

    @property
    def vacant(self) -> int:
        return sum(row.held is None for row in self.seats)


def composition_of(body: Body, on: datetime.date) -> list[CollegeBlock]:
    """Return every college with its seats on that day, in three queries."""
    mandates: dict[int, list[Mandate]] = defaultdict(list)
    for mandate in _mandates().of_body(body).with_standing(on).order_by(*LATEST_FIRST):
        mandates[mandate.seat_id].append(mandate)
    seats: dict[int, list[SeatRow]] = defaultdict(list)
    for seat in Seat.objects.filter(college__body=body).order_by("position", "pk"):
        seats[seat.college_id].append(_row(seat, mandates[seat.pk]))
    colleges = body.colleges.order_by("position", "pk")
    return [CollegeBlock(college, seats[college.pk]) for college in colleges]


def seat_row(seat: Seat, on: datetime.date) -> SeatRow:
    found = _mandates().filter(seat=seat).with_standing(on).order_by(*LATEST_FIRST)
    return _row(seat, list(found))


LATEST_FIRST = ("-start_on", "-attested_on", "-pk")


def _mandates() -> Any:
    return Mandate.objects.select_related("organisation", "holder", "alternate")


def _row(seat: Seat, mandates: list[Mandate]) -> SeatRow:
    by_standing: dict[str, list[MandateWords]] = defaultdict(list)
    for mandate in mandates:
        by_standing[mandate.standing].append(MandateWords(mandate, seat.title))
    held = by_standing[Standing.IN_FORCE]
    return SeatRow(
        seat=seat,
        held=held[0] if held else None,
        to_come=by_standing[Standing.TO_COME],
        past=by_standing[Standing.OVER],
        unknown=by_standing[Standing.UNKNOWN],
    )
