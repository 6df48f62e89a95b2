"""Guests convened beside the members, without a vote: experts, partners."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction

from crpv_portal.common.history import because
from crpv_portal.common.locks import locked
from partners.models import Person

from ..choices import TO_COME
from ..models import Invitation, Meeting


@transaction.atomic
def invite_guest(*, meeting: Meeting, first_name: str, last_name: str, email: str) -> Invitation:
    """Add a guest to those to convene; nothing is sent yet.

    A person of the register with the same address and name is used again, unchanged. Raises
    ValidationError for a meeting that is over or somebody already invited.
    """
    meeting = locked(meeting)
    if meeting.status not in TO_COME:
        raise ValidationError("Cette réunion n’attend plus personne.")
    with because("invitation d’une personne", action="invite_guest"):
        person = Person.objects.filter(
            function_email__iexact=email,
            last_name__iexact=last_name,
            first_name__iexact=first_name,
        ).first()
        if person is None:
            person = Person(first_name=first_name, last_name=last_name, function_email=email)
            person.full_clean()
            person.save()
        known = meeting.invitations.filter(mandate__isnull=True, person=person).first()
        if known is None:
            return Invitation.objects.create(meeting=meeting, person=person)
        if known.withdrawn_at is None:
            raise ValidationError({"email": "Cette personne est déjà invitée."})
        known.withdrawn_at = known.sent_at = known.sent_sequence = None
        known.save()
    return known
