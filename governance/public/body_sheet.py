"""Public sheet of a body for one day, read in a fixed number of queries."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from django.db.models import Prefetch

from crpv_portal.common.choices import Standing
from crpv_portal.common.footnotes import Footnotes
from crpv_portal.common.standing import in_force, unknown
from partners.models import Organisation

from ..bodies.existence import Existence, existence_on
from ..bodies.rhythm import Rhythm
from ..meetings.cards import DecisionCard, MeetingCard, decision_cards, meeting_cards
from ..models import Body, BodyName, College, Mandate, Meeting, Seat
from ..wording import is_past, owner_of, quorum_in_words

if TYPE_CHECKING:
    from centres.models import Centre

DECISIONS_SHOWN = 5
MEETINGS_SHOWN = 6


@dataclass(frozen=True)
class PublicSeat:
    """Seat as the public reads it: its holder that day, by organisation or by capacity.

    name: the holder's, only when the mandate says that it may be published.
    """

    title: str
    mandate: Mandate | None
    organisation: Organisation | None = None
    organisation_name: str = ""
    capacity: str = ""
    name: str = ""
    alternate: str = ""
    is_consultative: bool = False
    weight: int = 1


@dataclass(frozen=True)
class CollegeRows:
    college: College
    seats: list[PublicSeat]

    @property
    def head_count(self) -> int | None:
        return self.college.head_count_seats if self.college.is_counted_by_head else None


@dataclass
class BodySheet:
    """Public facts of a body on a day, the same whoever looks."""

    body: Body
    on: datetime.date
    names: list[BodyName]
    colleges: list[CollegeRows]
    unknown_mandates: int
    meetings: list[Meeting]
    decision_total: int
    decisions: list[DecisionCard]
    children: list[Body]
    organiser: Organisation | None = None
    notes: Footnotes = field(default_factory=Footnotes)

    @classmethod
    def read(cls, body: Body, on: datetime.date) -> BodySheet:
        """Read the sheet of a body given with its sources; the caller checks who may see it."""
        everybody = AnonymousUser()
        body_names = list(body.names.with_standing(on).prefetch_related("sources").chronological())
        mandates = list(
            Mandate.objects.of_body(body)
            .with_standing(on)
            .select_related("organisation", "holder", "alternate")
            .prefetch_related("sources")
            .order_by("pk")
        )
        shown = set(
            Organisation.objects.visible_to(everybody)
            .filter(pk__in=[mandate.organisation_id for mandate in mandates])
            .values_list("pk", flat=True)
        )
        held = {mandate.seat_id: mandate for mandate in in_force(mandates)}
        seats = Prefetch("seats", Seat.objects.order_by("position", "pk"))
        colleges = [
            CollegeRows(
                college,
                [_public_seat(seat, held.get(seat.pk), shown) for seat in college.seats.all()],
            )
            for college in body.colleges.order_by("position", "pk").prefetch_related(seats)
        ]
        meetings = list(
            body.meetings.public().for_list().prefetch_related("sources").order_by("-starts_on")
        )
        decisions = Body.objects.filter(pk=body.pk).published_decisions(until=on)
        sheet = cls(
            body=body,
            on=on,
            names=body_names,
            colleges=colleges,
            unknown_mandates=len(unknown(mandates)),
            meetings=meetings,
            decision_total=decisions.count(),
            decisions=decision_cards(decisions[:DECISIONS_SHOWN]),
            children=list(
                Body.objects.visible_to(everybody).filter(parent=body).order_by("order_key")
            ),
        )
        if body.organiser_id:
            known = Organisation.objects.visible_to(everybody)
            sheet.organiser = known.filter(pk=body.organiser_id).first()
        sheet.notes = Footnotes.of([body], list(held.values()), meetings)
        return sheet

    @cached_property
    def owner(self) -> str:
        return owner_of(self.body)

    @cached_property
    def centre(self) -> Centre | None:
        return self.body.named_centre

    @cached_property
    def name_then(self) -> BodyName | None:
        """Return the name in use that day, None when it is the present one."""
        for name in self.names:
            if name.standing == Standing.IN_FORCE and name.slug != self.body.slug:
                return name
        return None

    @cached_property
    def existence(self) -> Existence:
        return existence_on(self.body, self.on)

    @property
    def is_over(self) -> bool:
        return self.existence is Existence.OVER

    @property
    def is_known(self) -> bool:
        """Tell whether the body is known to exist that day."""
        return self.existence is Existence.EXISTS

    @cached_property
    def rhythm(self) -> Rhythm:
        return Rhythm.of(self.body, self.meetings, self.on)

    @cached_property
    def quorum(self) -> str:
        return quorum_in_words(self.body)

    @cached_property
    def upcoming(self) -> list[MeetingCard]:
        """List the meetings neither over nor held, with those cancelled before their day."""
        ahead = [m for m in self.meetings if not is_past(m, self.on)]
        return meeting_cards(reversed(ahead), self.on)

    @cached_property
    def past(self) -> list[MeetingCard]:
        return meeting_cards([m for m in self.meetings if is_past(m, self.on)], self.on)

    @property
    def past_shown(self) -> list[MeetingCard]:
        return self.past[:MEETINGS_SHOWN]

    @property
    def past_left(self) -> int:
        return max(len(self.past) - MEETINGS_SHOWN, 0)

    @property
    def decisions_left(self) -> int:
        return max(self.decision_total - len(self.decisions), 0)

    @cached_property
    def missing(self) -> list[str]:
        """Return the facts that are not known, as ends of sentences."""
        said = []
        if not self.body.role:
            said.append(f"ce que {'faisait' if self.is_over else 'fait'} cette instance")
        if not self.colleges:
            said.append(f"qui y {'siégeait' if self.is_over else 'siège'}")
        if self.body.expected_per_year is None and not self.is_over:
            said.append("combien de fois par an elle doit se réunir")
        if not self.quorum and not self.is_over:
            said.append("si elle a une règle de quorum, et laquelle")
        if self.body.start is None:
            said.append("quand elle a commencé" if self.is_over else "depuis quand elle existe")
        if not self.meetings:
            said.append("quand elle s’est réunie")
        return said


def _public_seat(seat: Seat, mandate: Mandate | None, shown: set[int]) -> PublicSeat:
    """Make the seat's row; without holder when it is vacant or not known to be held that day."""
    if mandate is None:
        return PublicSeat(seat.title, None, weight=seat.voting_weight)
    organisation = mandate.organisation
    is_shown = organisation is None or organisation.pk in shown
    named = mandate.is_name_public
    return PublicSeat(
        title=seat.title,
        mandate=mandate,
        organisation=organisation if is_shown else None,
        organisation_name=_name_then(mandate) if is_shown else "",
        capacity=mandate.capacity,
        name=_person(mandate.holder) if named else "",
        alternate=_person(mandate.alternate) if named else "",
        is_consultative=not mandate.is_voting,
        weight=seat.voting_weight,
    )


def _name_then(mandate: Mandate) -> str:
    if mandate.organisation_name:
        return mandate.organisation_name
    return mandate.organisation.name if mandate.organisation else ""


def _person(person: object) -> str:
    """Return the name of a person, empty when the person was erased."""
    if person is None or person.erased_at:  # type: ignore[attr-defined]
        return ""
    return person.full_name  # type: ignore[attr-defined]
