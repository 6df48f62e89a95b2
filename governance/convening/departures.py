"""Departures: convocations to take back, as those who sit, or their addresses, change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .holders import address_of
from .members import addressee_of, member_in_words

if TYPE_CHECKING:
    from ..models import Invitation, Mandate
    from .holders import Holder
    from .recipients import Recipient


@dataclass(frozen=True)
class Withdrawal:
    """Convocation to take back: who had it does not sit, or another address has it from now on."""

    address: str  # empty for a convocation on paper
    invitation: Invitation | None
    is_replaced: bool

    @property
    def name(self) -> str:
        person = self.invitation.person if self.invitation else None
        return person.full_name if person else self.address

    @property
    def member(self) -> str:
        mandate = self.invitation.mandate if self.invitation else None
        return member_in_words(mandate) if mandate else ""


def inherited(mandate: Mandate, departed: list[Invitation]) -> Invitation | None:
    """Take from `departed` the invitation that a new mandate of the same member goes on with.

    Its answer and its links go on; that of the same seat goes first.
    """
    person = addressee_of(mandate)

    def goes_on(invitation: Invitation) -> bool:
        former = invitation.mandate
        if invitation.person_id or person:
            return person is not None and invitation.person_id == person.pk
        return (
            former is not None
            and former.seat_id == mandate.seat_id
            and former.holder_id == mandate.holder_id
            and former.organisation_id == mandate.organisation_id
            and former.organisation_name == mandate.organisation_name
        )

    found = [each for each in departed if goes_on(each)]
    if not found:
        return None
    first = min(
        found, key=lambda each: each.mandate is None or each.mandate.seat_id != mandate.seat_id
    )
    departed.remove(first)
    return first


def mailboxes(recipients: list[Recipient]) -> set[str]:
    return {each.address.casefold() for each in recipients if each.is_by_mail}


def who_left(
    left: list[Invitation], recipients: list[Recipient]
) -> tuple[list[Withdrawal], list[Invitation]]:
    """Tell those who no longer sit from those who still do, by another mandate."""
    reached = mailboxes(recipients)
    people = {
        pk
        for each in recipients
        for pk in (
            each.person.pk if each.person else None,
            each.mandate.holder_id if each.mandate else None,
        )
        if pk
    }
    gone: list[Withdrawal] = []
    closed: list[Invitation] = []
    for each in left:
        address = address_of(each) if each.is_sent_by_mail else ""
        told = {withdrawal.address.casefold() for withdrawal in gone}
        is_known = each.person_id in people or address.casefold() in (reached | told - {""})
        if is_known:
            closed.append(each)
        else:
            gone.append(Withdrawal(address, each, is_replaced=False))
    return gone, closed


def replaced(
    holders: list[Holder], recipients: list[Recipient], gone: list[Withdrawal]
) -> list[Withdrawal]:
    """List the other addresses that have the event, though nothing is sent there any more."""
    known = mailboxes(recipients) | {each.address.casefold() for each in gone}
    return [
        Withdrawal(each.address, each.invitation, is_replaced=True)
        for each in holders
        if each.address.casefold() not in known
    ]
