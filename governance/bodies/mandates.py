"""Services on the composition of a body: its colleges, its seats, their successive mandates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.db.models import Max

from crpv_portal.common.choices import Confidence, DatePrecision
from crpv_portal.common.dates import PartialDate, in_words, today
from crpv_portal.common.fact_forms import field_of_message
from crpv_portal.common.history import because
from crpv_portal.common.locks import locked
from crpv_portal.common.periods import end_from
from partners.models import Person
from partners.services import correct_person, forget_unused_people

from ..choices import Voice
from ..models import Body, College, Mandate, Meeting, Seat
from .people import NOT_YOURS, is_named_elsewhere

if TYPE_CHECKING:
    from crpv_portal.accounts.perms import AnyUser
    from partners.models import Organisation

MAX_SEATS_AT_ONCE = 200
TOO_MANY_SEATS = (
    f"Ajoutez au plus {MAX_SEATS_AT_ONCE} sièges à la fois. Un collège plus nombreux se compte "
    "par tête."
)


@dataclass(frozen=True)
class NewPerson:
    """Person to create: the register does not know them yet."""

    last_name: str
    first_name: str = ""
    function_email: str = ""


@dataclass(frozen=True)
class KnownPerson:
    """Person of the register whose function e-mail was learnt or corrected."""

    person: Person
    function_email: str


Named = Person | NewPerson | KnownPerson


@dataclass(frozen=True)
class Occupant:
    """Occupant of a seat: an organisation, a capacity, a person, or several of them together."""

    organisation: Organisation | None = None
    organisation_name: str = ""
    capacity: str = ""
    holder: Named | None = None
    alternate: Named | None = None
    voice: str = Voice.DELIBERATIVE
    is_name_public: bool = False
    function_email: str = ""


@dataclass(frozen=True)
class NewSeat:
    """Seat to add, with its occupant; vacant without one."""

    title: str
    occupant: Occupant | None = None
    voting_weight: int = 1


# --- Colleges and seats --------------------------------------------------------------------------


@transaction.atomic
def add_college(
    *, body: Body, name: str, head_count: int | None = None, reason: str = ""
) -> College:
    """Add a college after the others.

    With a head count, its attendance is a number and not names. Raises ValidationError when the
    body has a college of that name.
    """
    body = locked(body)
    last = body.colleges.aggregate(last=Max("position"))["last"] or 0
    college = College(
        body=body,
        name=name,
        position=last + 1,
        is_counted_by_head=head_count is not None,
        head_count_seats=head_count,
    )
    with because(reason or "collège ajouté", action="add_college"):
        college.full_clean()
        college.save()
    return college


@transaction.atomic
def add_seats(
    *, college: College, seats: Iterable[NewSeat], since: PartialDate, reason: str = ""
) -> list[Seat]:
    """Add seats after the others of the college, each occupied from the same day on.

    Raises ValidationError for a college counted by head, and for a title that it already has.
    """
    wanted = list(seats)
    if college.is_counted_by_head:
        raise ValidationError({"college": "Un collège compté par tête n’a pas de sièges nommés."})
    if len(wanted) > MAX_SEATS_AT_ONCE:
        raise ValidationError({"lines": TOO_MANY_SEATS})
    locked(college.body)
    titles = {title.casefold() for title in college.seats.values_list("title", flat=True)}
    last = college.seats.aggregate(last=Max("position"))["last"] or 0
    made = []
    with because(reason or "sièges ajoutés", action="add_seats"):
        for position, wish in enumerate(wanted, start=last + 1):
            if wish.title.casefold() in titles:
                raise ValidationError({"lines": f"Ce collège a déjà un siège « {wish.title} »."})
            titles.add(wish.title.casefold())
            seat = Seat(
                college=college,
                title=wish.title,
                position=position,
                voting_weight=wish.voting_weight,
            )
            seat.full_clean()
            seat.save()
            if wish.occupant is not None:
                give_mandate(seat=seat, occupant=wish.occupant, since=since, reason=reason)
            made.append(seat)
    return made


@transaction.atomic
def change_seat(*, seat: Seat, title: str, voting_weight: int, reason: str = "") -> Seat:
    """Change the title or the weight of a seat; rolls already called keep their weight."""
    seat = locked(seat, "college")
    seat.title, seat.voting_weight = title, voting_weight
    with because(reason or "siège modifié", action="change_seat"):
        seat.full_clean()
        seat.save(update_fields=["title", "voting_weight"])
    return seat


# --- Mandates ------------------------------------------------------------------------------------


@transaction.atomic
def give_mandate(
    *, seat: Seat, occupant: Occupant, since: PartialDate, reason: str = ""
) -> Mandate:
    """Give the seat a mandate from a day on, under a lock on the seat.

    Raises ValidationError, at its field, when the seat is held on that day or later, or when nobody
    is named.
    """
    seat = locked(seat, "college")
    with because(reason or "mandat donné", action="give_mandate"):
        mandate = Mandate(
            seat=seat,
            organisation=occupant.organisation,
            organisation_name=occupant.organisation_name
            or (occupant.organisation.name if occupant.organisation else ""),
            capacity=occupant.capacity,
            holder=_person(occupant.holder),
            alternate=_person(occupant.alternate),
            voice=occupant.voice,
            is_name_public=occupant.is_name_public,
            function_email=occupant.function_email,
            start_on=since.date,
            start_on_precision=since.precision,
            # Stated by those who keep the body: there is no better source.
            confidence=Confidence.RECORDED,
            checked_on=today(),
            checked_on_precision=DatePrecision.DAY,
        )
        _judge(mandate)
        mandate.save()
    return mandate


@transaction.atomic
def end_mandate(*, mandate: Mandate, end: PartialDate, reason: str = "") -> Mandate:
    """End a mandate; `end` is the first day on which it no longer holds.

    Raises ValidationError when it is already over, when it would end before it began, or when the
    seat is on the roll of a meeting held from that day on.
    """
    locked(mandate.seat, "college")
    mandate = locked(mandate)
    if mandate.end_is_unknown or (mandate.end_on and mandate.end_on <= today()):
        raise ValidationError({"until": "Ce mandat est déjà terminé."})
    end = end_from(mandate.start, end)
    called = (
        Meeting.objects.filter(attendances__mandate=mandate, starts_on__gte=end.date)
        .order_by("-starts_on")
        .values_list("starts_on", flat=True)
        .first()
    )
    if called:
        raise ValidationError(
            {
                "until": f"Ce mandat figure à l’appel de la réunion du {in_words(called)} : "
                "il ne peut pas finir avant."
            }
        )
    mandate.end_on, mandate.end_on_precision = end.date, end.precision
    with because(reason or "fin de mandat", action="end_mandate"):
        _judge(mandate)
        mandate.save(update_fields=["end_on", "end_on_precision"])
    return mandate


@transaction.atomic
def replace_mandate(
    *, mandate: Mandate, occupant: Occupant, since: PartialDate, reason: str = ""
) -> Mandate:
    """End a mandate and give the seat to the next one from the same day on, or do neither."""
    try:
        end_mandate(mandate=mandate, end=since, reason=reason)
    except ValidationError as refusal:
        raise ValidationError({"since": refusal.messages}) from refusal
    return give_mandate(seat=mandate.seat, occupant=occupant, since=since, reason=reason)


@transaction.atomic
def complete_mandate(
    *,
    mandate: Mandate,
    holder: Named | None,
    alternate: Named | None,
    is_name_public: bool,
    function_email: str | None = None,
    reason: str = "",
) -> Mandate:
    """Name the holder and the alternate of a mandate; set whether their names may be published.

    function_email: the mailbox of the seat, as it is when None. For a name learnt or corrected: a
    successor gets a mandate of their own.
    """
    locked(mandate.seat, "college")
    mandate = locked(mandate)
    with because(reason or "noms du mandat", action="complete_mandate"):
        before = [mandate.holder_id, mandate.alternate_id]
        mandate.holder, mandate.alternate = _person(holder), _person(alternate)
        mandate.is_name_public = is_name_public
        if function_email is not None:
            mandate.function_email = function_email
        _judge(mandate)
        mandate.save(update_fields=["holder", "alternate", "is_name_public", "function_email"])
    forget_unused_people((pk for pk in before if pk), reason="plus nommée nulle part")
    return mandate


@transaction.atomic
def correct_mandate(
    *,
    mandate: Mandate,
    organisation: Organisation | None,
    organisation_name: str,
    capacity: str,
    voice: str,
    function_email: str,
    reason: str = "",
) -> Mandate:
    """Correct what a mandate says of its organisation, capacity, voice or mailbox.

    For what was written wrong or not at all: another organisation that takes the seat gets a
    mandate of its own. Raises ValidationError, at its field, when nobody would sit.
    """
    locked(mandate.seat, "college")
    mandate = locked(mandate)
    with because(reason or "mandat corrigé", action="correct_mandate"):
        mandate.organisation, mandate.organisation_name = organisation, organisation_name
        mandate.capacity, mandate.voice = capacity, voice
        mandate.function_email = function_email
        _judge(mandate)
        mandate.save(
            update_fields=[
                "organisation",
                "organisation_name",
                "capacity",
                "voice",
                "function_email",
            ]
        )
    return mandate


def correct_named_person(
    *, person: Person, user: AnyUser, first_name: str, last_name: str, function_email: str
) -> Person:
    """Correct somebody whom this account's bodies name.

    Raises ValidationError when bodies that the account does not keep name them too: it is for those
    who keep all of them to say.
    """
    if is_named_elsewhere(person, user):
        raise ValidationError(NOT_YOURS)
    return correct_person(
        person=person,
        first_name=first_name,
        last_name=last_name,
        function_email=function_email,
        reason="nom ou adresse corrigés",
    )


def _person(who: Named | None) -> Person | None:
    if isinstance(who, KnownPerson):
        person = who.person
        return correct_person(
            person=person,
            first_name=person.first_name,
            last_name=person.last_name,
            function_email=who.function_email,
            reason="adresse de fonction apprise",
        )
    if not isinstance(who, NewPerson):
        return who
    person = Person(
        first_name=who.first_name, last_name=who.last_name, function_email=who.function_email
    )
    person.full_clean()
    person.save()
    return person


# The columns of a mandate, as the forms that fill them name them.
FORM_FIELD = {"start_on": "since", "end_on": "until", "organisation_name": "organisation"}


def _judge(mandate: Mandate) -> None:
    """Check the mandate before the database does; each error is raised at its field of the form."""
    try:
        mandate.full_clean()
    except ValidationError as refusal:
        fields = field_of_message(Mandate)
        placed: dict[str, list[str]] = {}
        for name, messages in refusal.message_dict.items():
            for message in messages:
                at = fields.get(message, name) if name == NON_FIELD_ERRORS else name
                placed.setdefault(FORM_FIELD.get(at, at), []).append(message)
        raise ValidationError(placed) from refusal
