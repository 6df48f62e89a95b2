"""People convened beside the members: experts, partners, without a voice."""

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
    """Put somebody among those to convene; nothing is sent yet.

    A person of the register with that very address and name is taken again, and left as it is.
    Raises ValidationError for a meeting that is over or somebody who is invited already.
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
