"""Services that convene a meeting: a mail with an invitation, or a paper, for each member."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count
from django.urls import reverse
from django.utils import timezone

from crpv_portal.common.dates import today
from crpv_portal.common.digests import short_digest
from crpv_portal.common.french import listing
from crpv_portal.common.history import because
from crpv_portal.common.locks import locked
from crpv_portal.outbox.models import OutgoingMail
from crpv_portal.outbox.services import queue_mail

from .. import wording
from ..choices import TO_COME, InvitationChannel, MeetingStatus
from ..meetings.calendars import Attendee, has_day, invitation_of
from ..meetings.services import change_status
from ..models import Invitation, Meeting
from . import emails
from .invitations import address, begins_at, issue_link, revoke_links
from .recipients import Plan, Recipient, capacity_in_words, plan_of

if TYPE_CHECKING:
    from crpv_portal.accounts.models import User
    from partners.models import Person


class StalePlan(Exception):
    """Raised when the plan on screen is out of date; nothing was sent."""


@dataclass(frozen=True)
class SendingResult:
    """Result of a click: how many were mailed, left to paper, withdrawn."""

    mailed: int = 0
    on_paper: int = 0
    withdrawn: int = 0


def about(meeting: Meeting) -> str:
    """Return the key under which the outbox finds the mails of a meeting."""
    return f"meeting:{meeting.public_id}"


def meeting_mails_in_words(meeting: Meeting) -> str:
    """Return how many mails were written about the meeting, and what became of them."""
    states = OutgoingMail.objects.about(about(meeting)).order_by("state").values_list("state")
    return wording.mails_in_words(dict(states.annotate(total=Count("pk"))))


def answer_url(token: str, *, base: str) -> str:
    return urljoin(base, reverse("governance:answer", args=[token]))


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
    if meeting.starts_on < today() or timezone.now() >= begins_at(meeting):
        raise ValidationError("Cette réunion est passée : on ne la convoque plus.")
    missing = what_is_missing(meeting)
    if missing:
        raise ValidationError(f"Avant de convoquer, fixez {listing(missing)}.")


@transaction.atomic
def convene_meeting(*, meeting: Meeting, by: User, base: str, seen: str) -> SendingResult:
    """Send each member the convocation or its new version, unless they have it already.

    by: who convenes, and gets the answers by mail. base: the address of the portal. seen: the
    digest of the plan that was on screen. Raises ValidationError when the meeting cannot be
    convened, StalePlan when the members or the meeting changed since. A second click finds nothing
    to do.
    """
    meeting = locked(meeting, "body__centre", "body__region")
    check_convenable(meeting)
    plan = plan_of(meeting)
    if not plan.to_send and not plan.withdrawn:
        return SendingResult()
    if plan.digest != seen:
        raise StalePlan
    if meeting.status != MeetingStatus.CONVENED:
        meeting.status = change_status(
            meeting=meeting, to=MeetingStatus.CONVENED, reason="convocation"
        ).status
    with because("convocation", action="convene_meeting"):
        for recipient in plan.to_send:
            _convene(meeting, recipient, by, base)
        for invitation in plan.withdrawn:
            _withdraw(meeting, invitation, by, word="Retrait", reason="")
    return SendingResult(len(plan.by_mail), len(plan.on_paper), len(plan.withdrawn))


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
    with because("relance", action="remind_members"):
        for recipient in plan.silent:
            invitation, person = recipient.invitation, recipient.person
            assert invitation is not None and person is not None  # noqa: S101, PT018 - silent: was written to
            link = answer_url(issue_link(invitation), base=base)
            message = emails.reminder(meeting, link=link, member=recipient.capacity, by=by)
            queue_message(message, meeting, kind="relance", to=person.function_email, by=by)
            invitation.reminded_at = timezone.now()
            invitation.save(update_fields=["reminded_at"])
    return SendingResult(mailed=len(plan.silent))


def reminder_digest(plan: Plan) -> str:
    """Return a digest of the reminder's recipients and of when each was last written to."""
    last = [
        f"{each.invitation.pk} {each.invitation.reminded_at}"
        for each in plan.silent
        if each.invitation
    ]
    return short_digest("\n".join([plan.digest, *last]))


@transaction.atomic
def announce_withdrawal(*, meeting: Meeting, by: User, word: str, reason: str) -> SendingResult:
    """Tell everybody who was convened that the meeting is cancelled or postponed.

    word: « Annulation » or « Report ». The event leaves their calendars; the links stop working.
    """
    meeting = locked(meeting, "body__centre", "body__region")
    invitations = list(meeting.invitations.sent().for_list())
    if not invitations:
        return SendingResult()
    with because(reason, action="announce_withdrawal"):
        meeting.invitation_sequence += 1
        meeting.save(update_fields=["invitation_sequence", "updated_at"])
        for invitation in invitations:
            _withdraw(meeting, invitation, by, word=word, reason=reason)
    by_mail = sum(1 for each in invitations if _reachable(each))
    return SendingResult(mailed=by_mail, on_paper=len(invitations) - by_mail)


@transaction.atomic
def reissue_link(*, invitation: Invitation, by: User, base: str) -> None:
    """Close a member's links and send a new one, when somebody else read the mail.

    Raises ValidationError for a member without a mail, or a meeting that is over.
    """
    meeting = locked(invitation.meeting, "body__centre", "body__region")
    check_convenable(meeting)
    invitation = meeting.invitations.sent().for_list().get(pk=invitation.pk)
    if not _reachable(invitation):
        raise ValidationError("Ce membre n’a pas d’adresse : il n’a pas de lien à renouveler.")
    revoke_links(invitation=invitation, reason="lien renouvelé")
    recipient = Recipient(
        invitation.mandate, invitation.person, invitation, meeting.invitation_sequence
    )
    with because("lien renouvelé", action="reissue_answer_link"):
        _convene(meeting, recipient, by, base)


# --- One member ----------------------------------------------------------------------------------


def message_for(
    recipient: Recipient, meeting: Meeting, *, link: str, by: User, is_update: bool | None = None
) -> emails.Message:
    """Make the mail of one member, the same for the preview and for sending.

    is_update: whether they have an earlier version; read from the recipient when None.
    """
    if is_update is None:
        is_update = recipient.has_earlier_version
    make = emails.convocation_update if is_update else emails.convocation
    return make(meeting, link=link, member=recipient.capacity, by=by)


def _convene(meeting: Meeting, recipient: Recipient, by: User, base: str) -> None:
    is_update = recipient.has_earlier_version  # before the row says that it was sent
    invitation = recipient.invitation or Invitation(meeting=meeting, mandate=recipient.mandate)
    address(invitation, person=recipient.person, channel=recipient.channel)
    invitation.sent_sequence, invitation.sent_at = recipient.sequence, timezone.now()
    invitation.full_clean()
    invitation.save()
    if not recipient.is_by_mail:
        return
    person = recipient.person
    assert person is not None  # noqa: S101 - by mail: there is somebody to write to
    link = answer_url(issue_link(invitation), base=base)
    message = message_for(recipient, meeting, link=link, by=by, is_update=is_update)
    queue_message(
        message,
        meeting,
        kind="convocation",
        to=person.function_email,
        by=by,
        calendar=_event(meeting, person, url=emails.public_address(meeting, base)),
        calendar_method="REQUEST",
    )


def _withdraw(
    meeting: Meeting, invitation: Invitation, by: User, *, word: str, reason: str
) -> None:
    revoke_links(invitation=invitation, reason="convocation retirée")
    invitation.withdrawn_at = timezone.now()
    invitation.save(update_fields=["withdrawn_at"])
    person = invitation.person
    if person is None or not person.function_email:
        return
    member = capacity_in_words(invitation.mandate)
    message = emails.withdrawal(meeting, reason=reason, member=member, by=by, word=word)
    queue_message(
        message,
        meeting,
        kind="annulation",
        to=person.function_email,
        by=by,
        calendar=_event(meeting, person, is_withdrawn=True),
        calendar_method="CANCEL",
    )


def _event(meeting: Meeting, person: Person, *, url: str = "", is_withdrawn: bool = False) -> bytes:
    """Return the event that puts the meeting in this person's calendar, or takes it out."""
    return invitation_of(
        meeting,
        Attendee(person.function_email, person.full_name),
        organizer=emails.organizer_address(),
        agenda=emails.agenda_text(meeting),
        url=url,
        is_withdrawn=is_withdrawn,
    )


def queue_message(
    message: emails.Message,
    meeting: Meeting,
    *,
    kind: str,
    to: str,
    by: User,
    calendar: bytes = b"",
    calendar_method: str = "",
) -> None:
    """Queue a mail about a meeting; answers to it reach `by`."""
    queue_mail(
        kind=kind,
        to=to,
        subject=message.subject,
        text=message.text,
        calendar=calendar,
        calendar_method=calendar_method,
        about=about(meeting),
        reply_to=by.email,
    )


def _reachable(invitation: Invitation) -> bool:
    return (
        invitation.channel == InvitationChannel.MAIL
        and invitation.person is not None
        and bool(invitation.person.function_email)
    )
