"""Guests convened beside the members, without a vote: experts, partners."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from crpv_portal.common.history import because
from crpv_portal.common.locks import locked
from partners.models import Person

from ..bodies.mandates import correct_named_person
from ..bodies.people import people_known_to
from ..choices import TO_COME
from ..models import Invitation, Meeting
from .invitations import begins_at

if TYPE_CHECKING:
    from crpv_portal.accounts.perms import AnyUser


@transaction.atomic
def invite_guest(
    *,
    meeting: Meeting,
    by: AnyUser,
    first_name: str,
    last_name: str,
    email: str,
    known: int | None = None,
) -> Invitation:
    """Add a guest to those to convene; nothing is sent yet.

    known: the key of the person of the account's bodies who is meant; nobody else of the register
    is looked for, by name or by address. Raises ValidationError for a meeting that has begun,
    somebody already invited, or an address that is not the known person's.
    """
    meeting = locked(meeting)
    if meeting.status not in TO_COME:
        raise ValidationError("Cette réunion n’attend plus personne.")
    if timezone.now() >= begins_at(meeting):
        raise ValidationError(
            "La séance est ouverte : ajoutez cette personne à l’appel, sur la page « Consigner »."
        )
    guests = meeting.invitations.filter(mandate__isnull=True)
    if guests.filter(withdrawn_at__isnull=True, person__function_email__iexact=email).exists():
        raise ValidationError({"email": "Cette adresse est déjà celle d’une personne invitée."})
    with because("invitation d’une personne", action="invite_guest"):
        if known is not None:
            person = _known_person(known, email, by)
        else:
            person = Person(first_name=first_name, last_name=last_name, function_email=email)
            person.full_clean()
            person.save()
        former = guests.filter(person=person).first()
        if former is None:
            return Invitation.objects.create(meeting=meeting, person=person)
        former.withdrawn_at = former.sent_at = former.sent_sequence = None
        former.save()
    return former


def _known_person(key: int, email: str, by: AnyUser) -> Person:
    """Return the person, who learns the address when none is known."""
    person = people_known_to(by).filter(pk=key).first()
    if person is None:
        raise ValidationError("Cette personne n’est pas connue de vos instances.")
    if not person.function_email:
        return correct_named_person(
            person=person,
            user=by,
            first_name=person.first_name,
            last_name=person.last_name,
            function_email=email,
        )
    if person.function_email.casefold() != email.casefold():
        # Which one is not said: another région may have given it.
        raise ValidationError(
            {
                "email": "Une autre adresse est connue de cette personne : corrigez-la d’abord "
                "dans la composition, ou dites que c’est une autre personne."
            }
        )
    return person
