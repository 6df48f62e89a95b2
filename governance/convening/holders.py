"""Holders of the event: the addresses whose calendar has the meeting, by the mails that left.

Rows change after a mail is sent: another person takes the seat, an address is corrected, a mandate
is renewed. What is in a calendar is what was sent to its address last; the outbox knows it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from crpv_portal.outbox.choices import CalendarMethod, MailState
from crpv_portal.outbox.models import OutgoingMail

from .members import address_for

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..models import Invitation, Meeting


@dataclass(frozen=True)
class Holder:
    """Address that has the event; `invitation` is that of its person, None when nobody has it."""

    address: str
    invitation: Invitation | None

    @property
    def name(self) -> str:
        """Return the person's name, else the address."""
        person = self.invitation.person if self.invitation else None
        return person.full_name if person else self.address


def about(meeting: Meeting) -> str:
    """Return the key under which the outbox finds the mails of a meeting."""
    return f"meeting:{meeting.public_id}"


def address_of(invitation: Invitation) -> str:
    """Return the address of its person today, else of the seat; empty when there is none."""
    return address_for(invitation.mandate, invitation.person)


def holders_of(meeting: Meeting, invitations: Iterable[Invitation]) -> list[Holder]:
    """List the addresses whose last calendar message was no cancellation.

    invitations: those of the meeting, with their person. An address that the outbox forgot since
    (`outbox.retention`) is that of the invitation's person.
    """
    rows = sorted(invitations, key=lambda each: each.withdrawn_at is not None)
    if not rows:
        return []
    by_address: dict[str, Invitation] = {}
    for row in rows:
        if address_of(row):
            by_address.setdefault(address_of(row).casefold(), row)
    sent = list(
        OutgoingMail.objects.about(about(meeting))
        .exclude(calendar_method="")
        .exclude(state=MailState.DROPPED)
        .values_list("to", "calendar_method")
    )
    last = {to.casefold(): (to, method) for to, method in sent if to}
    if not sent or any(not to for to, _ in sent):
        for row in rows:
            if row.is_sent_by_mail and address_of(row):
                held = (address_of(row), CalendarMethod.REQUEST)
                last.setdefault(address_of(row).casefold(), held)
    return [
        Holder(to, by_address.get(key))
        for key, (to, method) in last.items()
        if method != CalendarMethod.CANCEL
    ]
