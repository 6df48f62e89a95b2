"""Composition made of the people of a meeting: who was there becomes who sits, from that day on."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from crpv_portal.common.dates import PartialDate, there, today
from crpv_portal.common.french import counted
from crpv_portal.common.history import because, events_of
from crpv_portal.common.locks import locked, locked_rows
from crpv_portal.common.people_names import is_function
from crpv_portal.common.text import french_sort_key
from partners.models import Person
from partners.services import forget_unused_people

from ..choices import CALLED_OFF, AttendanceState
from ..models import Attendance, Body, College, Invitation, Mandate, Meeting, Minutes, Seat
from .mandates import NewSeat, Occupant, add_college, add_seats

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

COLLEGE = "Membres"
MADE_FROM = "composed_from"  # what the history keeps of what this service makes: the meeting
NOT_YET = "Cette réunion n’a pas encore eu lieu : sa composition se fera le jour venu."
CALLED_OFF_SAID = "Cette réunion n’a pas eu lieu : personne n’y était."
NOBODY_CHOSEN = "Cochez au moins une personne ou une organisation qui siège."


@dataclass(frozen=True)
class SeatCandidate:
    """Line of a roll that may become a seat.

    person: who sits, known already under the same name and organisation where the roll has a
    double; why_not: why it is no seat to make, in words.
    """

    row: Attendance
    title: str
    person: Person | None
    capacity: str = ""
    why_not: str = ""

    @property
    def name(self) -> str:
        return self.person.full_name if self.person else self.row.organisation_name

    @property
    def is_double(self) -> bool:
        """Tell whether the roll has a second person for somebody whom the body knows."""
        return self.person is not None and self.person.pk != self.row.person_id


def latest_to_compose(body: Body) -> Meeting | None:
    """Return the last meeting whose roll names somebody without a seat; None when none does."""
    named = body.meetings.exclude(status__in=CALLED_OFF).filter(
        starts_on__lte=today(), attendances__mandate__isnull=True, attendances__isnull=False
    )
    return named.order_by("-starts_on", "-pk").first()


def candidates_of(meeting: Meeting) -> list[SeatCandidate]:
    """List those on the roll who have no seat; four queries, whatever their number.

    The same name with the same organisation is the same person: the one that the body knows.
    """
    rows = list(
        meeting.attendances.filter(mandate__isnull=True)
        .exclude(person__erased_at__isnull=False)
        .select_related("person", "organisation")
        .order_by("pk")
    )
    known = _known(meeting.body_id)
    sitting = _sitting(meeting)
    met: dict[str, str] = {}
    titles: Counter[str] = Counter()
    found = []
    for row in rows:
        key = _key(row.person, row.organisation_name)
        person = known.get(key, row.person) if row.person else None
        capacity = row.remark if is_function(row.remark) else ""
        why_not = ""
        if key in met:
            why_not = "figure déjà plus haut"
        elif seat := sitting.get(person.pk if person else key):
            why_not = f"siège déjà : {seat}"
        title = row.organisation_name or capacity
        if not why_not and title:
            titles[title.casefold()] += 1
            again = titles[title.casefold()]
            title = f"{title} ({again})" if again > 1 else title
        met[key] = title
        found.append(SeatCandidate(row, title, person, capacity, why_not))
    return found


def _key(person: Person | None, organisation: str) -> str:
    """Return what tells a member from another: the name in any order, and the organisation.

    Without an organisation two of one name may be two people: the key is that of the person.
    """
    of = french_sort_key(organisation)
    if person is None:
        return f"|{of}"
    name = " ".join(sorted(french_sort_key(person.full_name).split()))
    return f"{name}|{of}" if of else f"{name}|{person.pk}"


def _known(body: int) -> dict[str, Person]:
    """Return the person of each name and organisation in a body, with an address where one has."""
    pairs: list[tuple[Person | None, str]] = [
        (row.person, row.organisation_name)
        for row in Attendance.objects.filter(
            meeting__body=body, person__erased_at__isnull=True, person__isnull=False
        ).select_related("person")
    ]
    for mandate in Mandate.objects.filter(seat__college__body=body).select_related(
        "holder", "alternate"
    ):
        pairs += [(each, mandate.organisation_name) for each in (mandate.holder, mandate.alternate)]
    found: dict[str, Person] = {}
    people = [(person, of) for person, of in pairs if person and not person.erased_at]
    for person, of in sorted(people, key=lambda pair: (not pair[0].function_email, pair[0].pk)):
        found.setdefault(_key(person, of), person)
    return found


def _sitting(meeting: Meeting) -> dict[int | str, str]:
    """Return the seat of each person and of each organisation that sits then, or later."""
    mandates = Mandate.objects.filter(seat__college__body=meeting.body_id).filter(
        Q(end_on__isnull=True) | Q(end_on__gt=meeting.starts_on)
    )
    found: dict[int | str, str] = {}
    for mandate in mandates.select_related("seat").order_by("pk"):
        people = {mandate.holder_id, mandate.alternate_id} - {None}
        for key in people:
            found[key] = mandate.seat.title  # type: ignore[index] # None was taken out
        named = mandate.organisation_name or mandate.capacity
        if not people and named:
            found[f"|{french_sort_key(named)}"] = mandate.seat.title
    return found


@dataclass(frozen=True)
class Composed:
    """Seats made of a meeting; `is_on_roll` tells whether its roll names them as members now."""

    seats: list[Seat]
    is_on_roll: bool

    @property
    def said(self) -> str:
        words = counted(len(self.seats), "siège(s) (est|sont) fait(s) de cette réunion")
        roll = "" if self.is_on_roll else " Son compte rendu est approuvé : son appel reste tel."
        return f"{words}. Le prochain appel sera rempli avec ces membres.{roll}"


@transaction.atomic
def compose_from(
    *,
    meeting: Meeting,
    titles: Mapping[int, str],
    college: College | None = None,
    college_name: str = COLLEGE,
) -> Composed:
    """Make seats of these lines of the roll, in force from the day of the meeting.

    titles: the public title of each seat, by the line; empty, it is named by its rank. The lines
    become those of members, unless the minutes are approved. Raises ValidationError for a meeting
    that did not take place yet, for nobody, and for a title or a college that is there already.
    """
    body = locked(meeting.body)
    meeting = locked(meeting, "body")
    if meeting.status in CALLED_OFF:
        raise ValidationError(CALLED_OFF_SAID)
    if meeting.starts_on > there(today(), meeting.time_zone):
        raise ValidationError(NOT_YET)
    found = [each for each in candidates_of(meeting) if each.row.pk in titles and not each.why_not]
    if not found:
        raise ValidationError(NOBODY_CHOSEN)
    doubles = [each.row.person_id for each in found if each.is_double and each.row.person_id]
    list(locked_rows(meeting.attendances.all()))
    people = {each.person.pk for each in found if each.person} | set(doubles)
    list(locked_rows(Person.objects.filter(pk__in=people)))
    with because("composition faite des personnes d’une réunion", **{MADE_FROM: meeting.pk}):
        if college is None:
            try:
                college = add_college(body=body, name=college_name)
            except ValidationError as refusal:
                raise ValidationError({"college_name": refusal.messages}) from refusal
        first = college.seats.count() + 1
        wishes = [
            NewSeat(titles[each.row.pk] or f"Siège {first + rank}", _occupant(each))
            for rank, each in enumerate(found)
        ]
        seats = add_seats(
            college=college, seats=wishes, since=PartialDate(meeting.starts_on), reason=REASON
        )
        is_on_roll = not is_approved(meeting)
        if is_on_roll:
            _make_members(meeting, found, seats)
            forget_unused_people(doubles, reason="double de quelqu’un que l’instance connaît")
    return Composed(seats, is_on_roll)


REASON = "composition faite des personnes d’une réunion"


def _occupant(candidate: SeatCandidate) -> Occupant:
    row = candidate.row
    typed = "" if row.organisation else row.organisation_name
    is_alone = bool(typed) and candidate.person is None and not candidate.capacity
    return Occupant(
        organisation=row.organisation,
        organisation_name="" if is_alone else row.organisation_name,
        capacity=typed[:200] if is_alone else candidate.capacity,
        holder=candidate.person,
    )


def _make_members(meeting: Meeting, found: list[SeatCandidate], seats: list[Seat]) -> None:
    """Give the lines of the roll the mandates that were made of them."""
    mandates = {row.seat_id: row for row in Mandate.objects.filter(seat__in=seats)}
    rows = []
    for candidate, seat in zip(found, seats, strict=True):
        row = candidate.row
        row.mandate, row.person = mandates[seat.pk], candidate.person
        row.voting_weight = seat.voting_weight
        rows.append(row)
    Attendance.objects.bulk_update(rows, ["mandate", "person", "voting_weight"])
    _note_change(meeting)


def _note_change(meeting: Meeting) -> None:
    meeting.version += 1
    meeting.save(update_fields=["version", "updated_at"])


def is_approved(meeting: Meeting) -> bool:
    return Minutes.objects.filter(meeting=meeting, locked_at__isnull=False).exists()


# --- Taking it back -------------------------------------------------------------------------------


def composed_from(meeting: Meeting) -> list[Mandate]:
    """List the mandates that were made of this meeting and are still there."""
    made = _made_from(meeting, Mandate)
    found = Mandate.objects.filter(pk__in=made, seat__college__body=meeting.body_id)
    return list(found.select_related("seat__college", "holder").order_by("seat__position", "pk"))


def _made_from(meeting: Meeting, model: type[Mandate | Seat | College]) -> list[int]:
    events = events_of(model).filter(
        pgh_label="insert", **{f"pgh_context__{MADE_FROM}": meeting.pk}
    )
    return list(events.values_list("pgh_obj_id", flat=True))


def why_kept(meeting: Meeting, mandates: Iterable[Mandate]) -> str:
    """Return why the composition made of a meeting cannot be taken back; empty when it can."""
    keys = [each.pk for each in mandates]
    seats = [each.seat_id for each in mandates]
    rows = Attendance.objects.filter(mandate__in=keys)
    if is_approved(meeting) and rows.filter(meeting=meeting).exists():
        return "Le compte rendu de cette réunion est approuvé : ses membres y figurent."
    if rows.exclude(meeting=meeting).exists():
        return "Ces membres figurent déjà à l’appel d’une autre réunion."
    convened = Invitation.objects.filter(Q(mandate__in=keys) | Q(proxy__in=keys))
    if convened.exists():
        return "Ces membres ont déjà été convoqués à une réunion."
    of_roll = rows.filter(meeting=meeting)
    borne = Q(represented_by__isnull=False) | Q(proxies__isnull=False) | ~Q(deputy_name="")
    if of_roll.filter(borne | Q(state=AttendanceState.REPRESENTED)).exists():
        return "Un pouvoir, ou une personne envoyée, est noté à l’appel de cette réunion."
    changed = events_of(Mandate).filter(pgh_obj_id__in=keys, pgh_label="update").exists()
    others = Mandate.objects.filter(seat__in=seats).exclude(pk__in=keys).exists()
    if changed or others:
        return "Un de ces mandats a été modifié depuis, ou son siège a changé de titulaire."
    return ""


@transaction.atomic
def take_back_composition(*, meeting: Meeting) -> int:
    """Take back the seats made of a meeting, whose people are on its roll as before.

    Returns how many. Raises ValidationError when there are none any more, or something newer stands
    on them.
    """
    locked(meeting.body)
    meeting = locked(meeting, "body")
    mandates = composed_from(meeting)
    if not mandates:
        raise ValidationError("Cette composition a déjà été retirée.")
    if said := why_kept(meeting, mandates):
        raise ValidationError(f"{said} Rien n’est retiré.")
    keys = [each.pk for each in mandates]
    seats = [each.seat_id for each in mandates]
    with because("composition retirée", action="take_back_composition"):
        rows = list(locked_rows(meeting.attendances.filter(mandate__in=keys)))
        for row in rows:
            row.mandate, row.voting_weight = None, 0
        Attendance.objects.bulk_update(rows, ["mandate", "voting_weight"])
        if rows:
            _note_change(meeting)
        people = [each.holder_id for each in mandates if each.holder_id]
        Mandate.objects.filter(pk__in=keys).delete()
        Seat.objects.filter(pk__in=seats).delete()
        colleges = _made_from(meeting, College)
        College.objects.filter(pk__in=colleges, seats__isnull=True).delete()
        forget_unused_people(people, reason="composition retirée")
    return len(keys)
