"""Services that convene a meeting: a mail with an invitation, or a paper, for each member."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from crpv_portal.common.dates import today_in
from crpv_portal.common.digests import short_digest
from crpv_portal.common.french import listing
from crpv_portal.common.history import because
from crpv_portal.common.locks import locked

from ..choices import TO_COME, MeetingStatus
from ..meetings.calendars import Attendee, has_day
from ..meetings.services import change_status
from ..models import Invitation, Meeting
from . import emails
from .agenda_changes import NOTHING_NEW, AgendaChanges, agenda_state
from .changes import changes_since
from .holders import address_of
from .invitations import address, begins_at, issue_link, refuse_insistence, revoke_links
from .members import Addressee, addressee_in_words
from .queueing import answer_url, event_for, queue_message, take_back
from .recipients import Plan, Recipient, plan_of

if TYPE_CHECKING:
    from crpv_portal.accounts.models import User

    from .departures import Withdrawal


class StalePlan(Exception):
    """Raised when the plan on screen is out of date; nothing was sent."""


@dataclass(frozen=True)
class SendingResult:
    """Result of a click: how many were mailed, left to paper, withdrawn.

    changes: how many of those mailed had an earlier version. informed: how many get the agenda
    alone, by mail, or when is_of_papers its papers alone. is_by_hand: whether the convocation on
    paper of members without a line of their own was noted.
    """

    mailed: int = 0
    on_paper: int = 0
    withdrawn: int = 0
    changes: int = 0
    informed: int = 0
    is_by_hand: bool = False
    is_of_papers: bool = False


def what_is_missing(meeting: Meeting) -> list[str]:
    """List in words what the meeting lacks to be convened; empty when it can be."""
    missing = []
    if not has_day(meeting):
        missing.append("le jour")
    if meeting.starts_at is None:
        missing.append("l’heure d’ouverture")
    if not meeting.place and meeting.mode != "remote":
        missing.append("le lieu")
    return missing


def check_convenable(meeting: Meeting) -> None:
    """Raise ValidationError when a meeting is over, or has no day, hour or place."""
    if meeting.status not in TO_COME:
        raise ValidationError(f"Une réunion {meeting.get_status_display()} ne se convoque pas.")
    if meeting.starts_on < today_in(meeting.time_zone) or timezone.now() >= begins_at(meeting):
        raise ValidationError("Cette réunion est passée : on ne la convoque plus.")
    missing = what_is_missing(meeting)
    if missing:
        raise ValidationError(f"Avant de convoquer, fixez {listing(missing)}.")


@transaction.atomic
def convene_meeting(
    *, meeting: Meeting, by: User, base: str, seen: str, message: str = ""
) -> SendingResult:
    """Send each member the convocation or its new version, unless they have it already.

    by: who convenes, and gets the answers by mail. base: the address of the portal. seen: the
    digest of the plan that was on screen. message: words of whoever convenes, in each mail of this
    sending, kept with the meeting until the next one. Raises ValidationError when the meeting
    cannot be convened, StalePlan when the members or the meeting changed since. A second click
    finds nothing to do.
    """
    meeting = locked(meeting, "body__centre", "body__region")
    check_convenable(meeting)
    plan = plan_of(meeting)
    if plan.is_empty:
        return SendingResult()
    if plan.digest != seen:
        raise StalePlan
    refuse_insistence(meeting)
    result = SendingResult(  # read now: sending changes the invitations that the plan looks at
        mailed=len(plan.by_mail),
        on_paper=len(plan.on_paper),
        withdrawn=len(plan.withdrawn),
        changes=sum(each.has_earlier_version for each in plan.by_mail),
        informed=sum(each.is_by_mail for each in plan.to_inform),
        is_by_hand=plan.is_due_by_hand,
        is_of_papers=not plan.agenda.points,
    )
    to_send, to_inform = plan.to_send, plan.to_inform
    if meeting.status != MeetingStatus.CONVENED:
        meeting.status = change_status(
            meeting=meeting, to=MeetingStatus.CONVENED, reason="convocation"
        ).status
    with because("convocation", action="convene_meeting"):
        if result.is_by_hand:
            meeting.by_hand_sequence = meeting.invitation_sequence
        # What is taken back goes first: a calendar keeps what comes last, and ranks higher.
        _withdraw_all(meeting, plan, by)
        meeting.sent_agenda = agenda_state(meeting)
        meeting.convocation_message = message
        meeting.clean_fields(exclude=_all_but(meeting, "convocation_message"))
        meeting.save(
            update_fields=[
                *("by_hand_sequence", "calendar_shift", "sent_agenda"),
                *("convocation_message", "updated_at"),
            ]
        )
        for recipient in to_inform:
            _inform(meeting, recipient, by, base, plan.agenda)
        for recipient in to_send:
            _convene(meeting, recipient, by, base, plan.agenda)
    return result


@transaction.atomic
def remind_members(*, meeting: Meeting, by: User, base: str, seen: str) -> SendingResult:
    """Write again to those who were convened by mail and did not answer.

    Raises as `convene_meeting` does; on a second click the plan has changed, hence StalePlan.
    """
    meeting = locked(meeting, "body__centre", "body__region")
    check_convenable(meeting)
    plan = plan_of(meeting)
    if reminder_digest(plan) != seen:
        raise StalePlan
    refuse_insistence(meeting)
    with because("relance", action="remind_members"):
        for recipient in plan.silent:
            invitation = recipient.invitation
            assert invitation is not None  # noqa: S101 - silent: was written to
            link = answer_url(issue_link(invitation), base=base)
            message = emails.reminder(meeting, link=link, to=recipient.addressee, by=by)
            queue_message(message, meeting, kind="relance", to=recipient.address, by=by)
            invitation.reminded_at = timezone.now()
            invitation.save(update_fields=["reminded_at"])
    return SendingResult(mailed=len(plan.silent))


def _all_but(meeting: Meeting, name: str) -> list[str]:
    return [each.name for each in meeting._meta.concrete_fields if each.name != name]


def reminder_digest(plan: Plan) -> str:
    """Return a digest of the reminder's recipients and of when each was last written to."""
    last = [
        f"{each.invitation.pk} {each.invitation.reminded_at}"
        for each in plan.silent
        if each.invitation
    ]
    return short_digest("\n".join([plan.digest, *last]))


@transaction.atomic
def reissue_link(*, invitation: Invitation, by: User, base: str) -> None:
    """Close a member's links and send a new one, when somebody else read the mail.

    Raises ValidationError for a member without a mail, or a meeting that is over.
    """
    meeting = locked(invitation.meeting, "body__centre", "body__region")
    check_convenable(meeting)
    invitation = meeting.invitations.sent().for_list().get(pk=invitation.pk)
    if not invitation.is_sent_by_mail or not address_of(invitation):
        raise ValidationError("Ce membre n’a pas d’adresse : il n’a pas de lien à renouveler.")
    refuse_insistence(meeting)
    revoke_links(invitation=invitation, reason="lien renouvelé")
    recipient = Recipient(
        invitation.mandate, invitation.person, invitation, meeting.invitation_sequence
    )
    with because("lien renouvelé", action="reissue_answer_link"):
        _convene(meeting, recipient, by, base)


# --- One member ----------------------------------------------------------------------------------


def message_for(
    recipient: Recipient,
    meeting: Meeting,
    *,
    link: str,
    by: User,
    former: int | None,
    agenda: AgendaChanges = NOTHING_NEW,
) -> emails.Message:
    """Make the mail of one member, the same for the preview and for sending.

    former: the version that they have; None for a first convocation. agenda: what changed in it
    since that version.
    """
    to = recipient.addressee
    if former is None:
        return emails.convocation(meeting, link=link, to=to, by=by)
    changes = changes_since(meeting, former)
    return emails.convocation_update(
        meeting, link=link, to=to, by=by, changes=changes, agenda=agenda
    )


def _convene(
    meeting: Meeting,
    recipient: Recipient,
    by: User,
    base: str,
    agenda: AgendaChanges = NOTHING_NEW,
) -> None:
    former = recipient.former_sequence  # before the row says that it was sent
    invitation = recipient.invitation or Invitation(meeting=meeting, mandate=recipient.mandate)
    if invitation.mandate_id != (recipient.mandate.pk if recipient.mandate else None):
        # A new mandate of the same member: the powers given to the former one are theirs.
        meeting.invitations.filter(proxy=invitation.mandate).update(proxy=recipient.mandate)
        invitation.mandate = recipient.mandate
    address(invitation, person=recipient.person, channel=recipient.channel)
    invitation.sent_sequence, invitation.sent_at = recipient.sequence, timezone.now()
    invitation.full_clean()
    invitation.save()
    if not recipient.is_by_mail:
        return
    link = answer_url(issue_link(invitation), base=base)
    message = message_for(recipient, meeting, link=link, by=by, former=former, agenda=agenda)
    _queue_request(message, meeting, recipient, by, base)


def _queue_request(
    message: emails.Message,
    meeting: Meeting,
    recipient: Recipient,
    by: User,
    base: str,
) -> None:
    queue_message(
        message,
        meeting,
        kind="convocation",
        to=recipient.address,
        by=by,
        calendar=event_for(
            meeting,
            Attendee(recipient.address, recipient.name, is_optional=recipient.mandate is None),
            url=emails.public_address(meeting, base),
        ),
        calendar_method="REQUEST",
    )


def _inform(
    meeting: Meeting, recipient: Recipient, by: User, base: str, agenda: AgendaChanges
) -> None:
    """Send the agenda as it is now to somebody whose appointment did not change."""
    invitation = recipient.invitation
    if invitation is None or not recipient.is_by_mail:
        return  # on paper: whoever keeps the body hands it over
    link = answer_url(issue_link(invitation), base=base)
    message = agenda_message_for(recipient, meeting, link=link, by=by, agenda=agenda)
    _queue_request(message, meeting, recipient, by, base)


def agenda_message_for(
    recipient: Recipient, meeting: Meeting, *, link: str, by: User, agenda: AgendaChanges
) -> emails.Message:
    """Make the mail of the new agenda, the same for the preview and for sending."""
    to = replace(recipient.addressee, has_answered=recipient.has_answered)
    return emails.agenda_update(meeting, link=link, to=to, by=by, agenda=agenda)


def _withdraw_all(meeting: Meeting, plan: Plan, by: User) -> None:
    """Take back what the plan says; the caller saves the meeting, whose next messages rank higher.

    A person who sits by another mandate is told nothing.
    """
    if any(each.address for each in plan.withdrawn):
        meeting.calendar_shift += 1
        for each in plan.withdrawn:
            if each.address:
                message = withdrawal_for(each, meeting, by=by)
                take_back(message, meeting, each.address, each.name, by)
        meeting.calendar_shift += 1
    for each in plan.withdrawn:
        if each.invitation is not None and not each.is_replaced:
            close_invitation(each.invitation)
    for invitation in plan.closed:
        close_invitation(invitation)


def withdrawal_for(each: Withdrawal, meeting: Meeting, *, by: User) -> emails.Message:
    """Make the mail that takes a convocation back, the same for the preview and for sending."""
    return emails.withdrawal(
        meeting,
        reason="",
        to=to_holder(each.invitation),
        by=by,
        word="Retrait",
        is_replaced=each.is_replaced,
    )


def to_holder(invitation: Invitation | None) -> Addressee:
    """Return how whoever has the event is written to; without a title when nobody knows it."""
    return addressee_in_words(invitation.mandate) if invitation else Addressee("")


def close_invitation(invitation: Invitation) -> None:
    revoke_links(invitation=invitation, reason="convocation retirée")
    invitation.withdrawn_at = timezone.now()
    invitation.save(update_fields=["withdrawn_at"])
