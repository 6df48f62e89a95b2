"""Recipients of a convocation: one plan, shown before the click and carried out by it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from crpv_portal.common.dates import day_of, in_words
from crpv_portal.common.digests import short_digest

from ..choices import InvitationChannel
from ..models import Invitation, Mandate
from .agenda_changes import NOTHING_NEW, AgendaChanges, agenda_changes, agenda_state
from .departures import inherited, replaced, who_left
from .holders import holders_of
from .members import (
    address_for,
    addressee_in_words,
    addressee_of,
    answer_in_words,
    capacity_in_words,
    member_in_words,
    word_in_words,
)

if TYPE_CHECKING:
    from partners.models import Person

    from ..models import College, Meeting
    from .departures import Withdrawal
    from .members import Addressee


def announcements(meeting: Meeting) -> dict[int, str]:
    """Return each member's answer by mandate, to show beside the roll."""
    answered = meeting.invitations.standing().exclude(answer="").filter(mandate__isnull=False)
    return {
        each.mandate_id: f"A répondu : {answer_in_words(each)}{word_in_words(each)}"
        for each in answered.for_list()
        if each.mandate_id and each.answered_sequence == meeting.invitation_sequence
    }


@dataclass(frozen=True)
class Recipient:
    """Member in office that day, or guest; `person` gets the mail, None when none has an address.

    has_event: whether a mail took the meeting to the address that the person has today.
    """

    mandate: Mandate | None
    person: Person | None
    invitation: Invitation | None
    sequence: int
    has_event: bool = True

    @property
    def address(self) -> str:
        """Return where the mail goes: to the person, else to the mailbox of the seat."""
        return address_for(self.mandate, self.person)

    @property
    def is_by_mail(self) -> bool:
        return bool(self.address)

    @property
    def is_at_the_seat(self) -> bool:
        """Tell whether the mailbox of the seat receives it, for want of a person's address."""
        return self.is_by_mail and self.person is None

    @property
    def may_propose(self) -> bool:
        """Tell whether a call for points is sent to them: a member who can be mailed."""
        return self.is_by_mail and self.mandate is not None

    @property
    def channel(self) -> str:
        return InvitationChannel.MAIL if self.is_by_mail else InvitationChannel.PAPER

    @property
    def is_alternate(self) -> bool:
        """Tell whether the alternate receives it because the holder has no address."""
        return (
            self.mandate is not None
            and self.person is not None
            and self.person.pk == self.mandate.alternate_id
        )

    @property
    def sent_sequence(self) -> int | None:
        if self.invitation is None or self.invitation.withdrawn_at is not None:
            return None
        return self.invitation.sent_sequence

    @property
    def former_sequence(self) -> int | None:
        """Return the version that this very person has, when it is an earlier one."""
        sent, invitation = self.sent_sequence, self.invitation
        if sent is None or invitation is None or sent >= self.sequence or not self.has_event:
            return None
        return sent if invitation.person_id == (self.person.pk if self.person else None) else None

    @property
    def has_earlier_version(self) -> bool:
        return self.former_sequence is not None

    @property
    def is_up_to_date(self) -> bool:
        """Tell whether this very person was sent the present version, for this mandate."""
        return (
            self.sent_sequence == self.sequence
            and self.invitation is not None
            and self.invitation.mandate_id == (self.mandate.pk if self.mandate else None)
            and self.invitation.person_id == (self.person.pk if self.person else None)
            and self.invitation.channel == self.channel
            and (self.has_event or not self.is_by_mail)
        )

    @property
    def has_answered(self) -> bool:
        """Tell whether they answered the present version: an answer to an earlier day is void."""
        return (
            self.invitation is not None
            and bool(self.invitation.answer)
            and self.invitation.answered_sequence == self.sequence
        )

    @property
    def capacity(self) -> str:
        """Return the title under which they sit, with « en suppléance » for an alternate."""
        title = capacity_in_words(self.mandate)
        return f"{title}, en suppléance" if self.is_alternate else title

    @property
    def addressee(self) -> Addressee:
        return replace(
            addressee_in_words(self.mandate),
            title=self.capacity,
            has_answered=self.invitation is not None and bool(self.invitation.answer),
        )

    @property
    def member(self) -> str:
        return member_in_words(self.mandate) if self.mandate else ""

    @property
    def name(self) -> str:
        """Return the person written to, else the holder, else the member."""
        if self.person:
            return self.person.full_name
        holder = self.mandate.holder if self.mandate else None
        return holder.full_name if holder else self.member


@dataclass(frozen=True)
class Plan:
    """Everything that the next click would do.

    closed: invitations of ended mandates, whose person still sits by another: nobody is told.
    """

    meeting: Meeting
    recipients: tuple[Recipient, ...]
    withdrawn: tuple[Withdrawal, ...]
    closed: tuple[Invitation, ...]
    heads: tuple[College, ...]
    agenda: AgendaChanges = NOTHING_NEW

    @property
    def is_agenda_new(self) -> bool:
        """Tell whether the agenda or its papers changed since they were sent."""
        return bool(self.agenda)

    @property
    def to_send(self) -> list[Recipient]:
        return [each for each in self.recipients if not each.is_up_to_date]

    @property
    def by_mail(self) -> list[Recipient]:
        return [each for each in self.to_send if each.is_by_mail]

    @property
    def on_paper(self) -> list[Recipient]:
        return [each for each in self.to_send if not each.is_by_mail]

    @property
    def to_inform(self) -> list[Recipient]:
        """List those who have the appointment as it is, and not the agenda.

        A guest reads no paper: they are told of the points alone.
        """
        if not self.is_agenda_new:
            return []
        return [
            each
            for each in self.recipients
            if each.is_up_to_date and (each.mandate is not None or self.agenda.points)
        ]

    @property
    def mails(self) -> int:
        """Count the mails that leave."""
        informed = sum(each.is_by_mail for each in self.to_inform)
        taken_back = sum(bool(each.address) for each in self.withdrawn)
        return len(self.by_mail) + informed + taken_back

    @property
    def is_by_hand(self) -> bool:
        """Tell whether members without a line of their own are convened on paper."""
        return bool(self.heads) or not any(each.mandate for each in self.recipients)

    @property
    def is_due_by_hand(self) -> bool:
        """Tell whether they were not convened yet to the present version."""
        meeting = self.meeting
        return self.is_by_hand and meeting.by_hand_sequence != meeting.invitation_sequence

    @property
    def is_empty(self) -> bool:
        return not (self.to_send or self.withdrawn or self.is_due_by_hand or self.is_agenda_new)

    @property
    def silent(self) -> list[Recipient]:
        """List those sent the present version by mail who did not answer."""
        return [
            each
            for each in self.recipients
            if each.is_by_mail and each.is_up_to_date and not each.has_answered
        ]

    @property
    def digest(self) -> str:
        """Return a digest of the plan on screen, so that a click does that and nothing else."""
        meeting = self.meeting
        parts = [
            f"{meeting.pk} {meeting.version} {meeting.status} {meeting.invitation_sequence}",
            *(
                f"{each.mandate.pk if each.mandate else ''} {each.person.pk if each.person else ''}"
                f" {each.address} {each.is_up_to_date}"
                for each in self.recipients
            ),
            *(
                f"- {each.invitation.pk if each.invitation else ''} {each.address}"
                for each in self.withdrawn
            ),
            f"{self.is_due_by_hand}",
            repr(agenda_state(meeting)),  # the mail on screen is the one that leaves
        ]
        return short_digest("\n".join(parts))


def sent_in_words(each: Recipient) -> str:
    """Return `Courriel du 22 novembre 2026`, `À convoquer sur papier`…"""
    invitation = each.invitation
    if invitation is None or each.sent_sequence is None or invitation.sent_at is None:
        return "À convoquer" if each.is_by_mail else "À convoquer sur papier"
    on = in_words(day_of(invitation.sent_at))
    by_mail = invitation.channel == InvitationChannel.MAIL
    how = "Courriel" if by_mail else "Convocation sur papier"
    words = f"{how} du {on}"
    if not each.is_up_to_date:
        return f"{words}, à renvoyer"
    if invitation.reminded_at:
        words += f", relance du {in_words(day_of(invitation.reminded_at))}"
    return words


def plan_of(meeting: Meeting) -> Plan:
    """Make the plan: members in office that day, guests, and those convened who no longer sit."""
    invitations = list(meeting.invitations.for_list())
    by_mandate = {each.mandate_id: each for each in invitations if each.mandate_id}
    mandates = list(
        Mandate.objects.of_body(meeting.body)
        .in_office(meeting.starts_on)
        .filter(seat__college__is_counted_by_head=False)
    )
    sitting = {mandate.pk for mandate in mandates}
    holders = holders_of(meeting, invitations)
    reached = {each.address.casefold() for each in holders}
    departed = [
        each
        for each in invitations
        if each.mandate_id and each.mandate_id not in sitting and each.withdrawn_at is None
    ]
    recipients = [
        Recipient(
            mandate,
            addressee_of(mandate),
            by_mandate.get(mandate.pk) or inherited(mandate, departed),
            meeting.invitation_sequence,
            address_for(mandate, addressee_of(mandate)).casefold() in reached,
        )
        for mandate in mandates
    ]
    recipients += [
        Recipient(
            None,
            each.person,
            each,
            meeting.invitation_sequence,
            address_for(None, each.person).casefold() in reached,
        )
        for each in invitations
        if each.mandate_id is None and each.withdrawn_at is None
    ]
    left = [each for each in departed if each.sent_sequence is not None]
    gone, closed = who_left(left, recipients)
    return Plan(
        meeting,
        tuple(recipients),
        (*gone, *replaced(holders, recipients, gone)),
        tuple(closed),
        tuple(meeting.body.colleges.filter(is_counted_by_head=True).order_by("position", "pk")),
        agenda_changes(meeting),
    )
