"""Members and guests as mails and screens call them, and which of their addresses is written to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from crpv_portal.common.french import in_french

from ..choices import Answer

if TYPE_CHECKING:
    from partners.models import Person

    from ..models import Invitation, Mandate


def member_in_words(mandate: Mandate) -> str:
    """Return the member as the body knows them, without a name: « Préfecture de région »."""
    organisation = mandate.organisation.name if mandate.organisation else ""
    return mandate.organisation_name or organisation or mandate.capacity or mandate.seat.title


def member_and_seat(mandate: Mandate) -> str:
    """Return the member, and the seat that tells them from others of the same organisation."""
    member, seat = member_in_words(mandate), mandate.seat.title
    return member if seat in (member, "") else f"{member} ({seat})"


def capacity_in_words(mandate: Mandate | None) -> str:
    """Return under what title somebody is convened, for the mails: the member, or a guest."""
    return member_in_words(mandate) if mandate else "personne invitée"


def answer_in_words(invitation: Invitation) -> str:
    """Return `vient`, `envoie Anne Riou (DREETS)`, `donne pouvoir à Région Bretagne`…"""
    if invitation.answer == Answer.SENDS:
        if invitation.proxy:
            return f"donne pouvoir à : {member_in_words(invitation.proxy)}"
        of = f" ({invitation.deputy_organisation})" if invitation.deputy_organisation else ""
        return f"envoie {invitation.deputy_name}{of}"
    return invitation.get_answer_display()


def word_in_words(invitation: Invitation) -> str:
    """Return the word that came with the answer, to follow it: ` : « j’arriverai à 15 h »`."""
    return f" : « {in_french(invitation.word)} »" if invitation.word else ""


@dataclass(frozen=True)
class Addressee:
    """Reader of a mail about a meeting: under what title, and what is said to them alone."""

    title: str
    is_guest: bool = False
    is_voting: bool = True
    has_answered: bool = False  # an earlier version


def addressee_in_words(mandate: Mandate | None) -> Addressee:
    """Return how the holder of a mandate, or a guest, is written to."""
    return Addressee(
        capacity_in_words(mandate),
        is_guest=mandate is None,
        is_voting=mandate is not None and mandate.is_voting,
    )


def address_for(mandate: Mandate | None, person: Person | None) -> str:
    """Return the address of a member or a guest; empty when there is none.

    The person's, else, where nobody is named with one, the function mailbox of the seat.
    """
    if person is not None:
        return person.function_email
    return mandate.function_email if mandate else ""


def addressee_of(mandate: Mandate) -> Person | None:
    """Return the holder, else the alternate when the holder has no address, else None.

    For None the mail goes to the function mailbox of the seat, where there is one.
    """
    for person in (mandate.holder, mandate.alternate):
        if person is not None and person.function_email:
            return person
    return None
