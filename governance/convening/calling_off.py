"""Telling that a meeting is put off or cancelled: who hears of it, and how."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from crpv_portal.common.digests import short_digest
from crpv_portal.common.history import because
from crpv_portal.common.locks import locked

from ..models import Invitation, Meeting
from . import emails
from .holders import address_of, holders_of
from .invitations import revoke_links
from .queueing import queue_message, take_back
from .services import SendingResult, close_invitation, to_holder

if TYPE_CHECKING:
    import datetime

    from crpv_portal.accounts.models import User

    from .holders import Holder


@dataclass(frozen=True)
class Told:
    """Those to tell that a meeting is off: by mail at once, or by whoever keeps the body.

    asked: those of whom points were asked by mail, and who were not convened yet.
    """

    holders: list[Holder]
    on_paper: list[Invitation]
    asked: list[Invitation]

    @property
    def is_nobody(self) -> bool:
        return not (self.holders or self.on_paper or self.asked)


def calling_off_digest(meeting: Meeting, told: Told) -> str:
    """Return the digest of what one reads before a meeting is called off: when, where, who hears.

    Who calls it off sends it back: another day, or another member, was not what they read.
    """
    heard = [each.address for each in told.holders]
    heard += [str(each.pk) for each in (*told.on_paper, *told.asked)]
    moment = (meeting.starts_on, meeting.starts_at, meeting.ends_at, meeting.time_zone)
    return short_digest(repr((moment, meeting.place, sorted(heard))))


def those_to_tell(meeting: Meeting) -> Told:
    """List every address that has the event, those convened on paper, those asked for points."""
    invitations = list(meeting.invitations.for_list())
    holders = holders_of(meeting, invitations)
    reached = {each.address.casefold() for each in holders}
    standing = [each for each in invitations if each.withdrawn_at is None]
    with_link = set(
        meeting.invitations.filter(links__revoked_at__isnull=True).values_list("pk", flat=True)
    )
    return Told(
        holders,
        [each for each in standing if each.sent_sequence is not None and not each.is_sent_by_mail],
        [
            each
            for each in standing
            if each.sent_sequence is None
            and each.pk in with_link
            and address_of(each)
            and address_of(each).casefold() not in reached
        ],
    )


@transaction.atomic
def announce_withdrawal(
    *, meeting: Meeting, by: User, word: str, reason: str, new_day: datetime.date | None = None
) -> SendingResult:
    """Tell everybody who was convened, or asked for points, that the meeting is off.

    word: « Annulation » or « Report »; new_day: to which day, when it is known. The event leaves
    the calendars that have it; the links stop working.
    """
    meeting = locked(meeting, "body__centre", "body__region")
    told = those_to_tell(meeting)
    if told.is_nobody and meeting.by_hand_sequence is None:
        return SendingResult()
    with because(reason, action="announce_withdrawal"):
        meeting.invitation_sequence += 1
        for holder in told.holders:
            message = message_of(
                meeting, holder.invitation, by=by, word=word, reason=reason, new_day=new_day
            )
            take_back(message, meeting, holder.address, holder.name, by)
        for asked in told.asked:
            message = message_of(meeting, asked, by=by, word=word, reason=reason, new_day=new_day)
            queue_message(message, meeting, kind="annulation", to=address_of(asked), by=by)
            revoke_links(invitation=asked, reason="réunion retirée")
        meeting.calendar_shift += 1
        meeting.save(update_fields=["invitation_sequence", "calendar_shift", "updated_at"])
        for invitation in meeting.invitations.sent():
            close_invitation(invitation)
    return SendingResult(mailed=len(told.holders) + len(told.asked), on_paper=len(told.on_paper))


def message_of(
    meeting: Meeting,
    invitation: Invitation | None,
    *,
    by: User,
    word: str,
    reason: str,
    new_day: datetime.date | None = None,
) -> emails.Message:
    """Make the mail of one of those told, the same for the preview and for sending."""
    return emails.withdrawal(
        meeting,
        reason=reason,
        to=to_holder(invitation),
        by=by,
        word=word,
        new_day=new_day,
        was_convened=invitation is None or invitation.sent_sequence is not None,
    )
