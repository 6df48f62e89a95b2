"""Services on calls for points of the agenda, and on the points that members propose."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from crpv_portal.common.dates import in_words, today
from crpv_portal.common.digests import short_digest
from crpv_portal.common.forms import UNREAD
from crpv_portal.common.history import because
from crpv_portal.common.locks import locked

from ..choices import TO_COME, ItemKind, ProposalState
from ..meetings.points import put_on_agenda
from ..models import AgendaItem, Invitation, ItemCall, ItemProposal, Meeting
from . import emails
from .invitations import address, issue_link, leads_to, refuse_insistence
from .members import address_for, member_in_words
from .queueing import answer_url, queue_message
from .recipients import plan_of

if TYPE_CHECKING:
    from crpv_portal.accounts.models import User
    from partners.models import Person

    from ..models import Mandate

AT_ONCE = 5  # proposals of one member that nobody answered yet


class StaleCall(ValidationError):
    """Refusal of a call for points that somebody opened, or changed, meanwhile."""

    def __init__(self, call: ItemCall | None) -> None:
        self.call = call
        if call is None:
            super().__init__(UNREAD)
            return
        until = f", jusqu’au {in_words(call.until_on)}"
        words = f", avec ce message : « {call.message} »" if call.message else ""
        super().__init__(
            f"L’appel à points a été ouvert ou changé entre-temps{until}{words}. Rien n’est "
            "envoyé de plus. Si votre version doit le remplacer, enregistrez-la de nouveau."
        )


@transaction.atomic
def open_item_call(
    *,
    meeting: Meeting,
    until_on: datetime.date,
    message: str,
    is_sent: bool,
    by: User,
    base: str,
    seen: str | None = "",
) -> int:
    """Ask for points until a day, or move that day; return how many members were mailed.

    seen: the digest of the call that was on screen, empty when there was none, None when the page
    does not say. Raises StaleCall when it changed since; ValidationError for a meeting that is
    over, and for a day that is past or not before the meeting.
    """
    meeting = locked(meeting, "body__centre", "body__region")
    known = ItemCall.objects.filter(meeting=meeting).first()
    if call_digest(known) != seen:
        raise StaleCall(known)
    if meeting.status not in TO_COME:
        raise ValidationError("Cette réunion n’attend plus de points.")
    if until_on < today():
        raise ValidationError({"until_on": f"Le {in_words(until_on)} est passé."})
    if until_on >= meeting.starts_on:
        raise ValidationError(
            {"until_on": "Demandez les points avant la réunion, pour pouvoir l’annoncer."}
        )
    if is_sent:
        refuse_insistence(meeting)
    with because("appel à points", action="open_item_call"):
        call, _ = ItemCall.objects.update_or_create(
            meeting=meeting, defaults={"until_on": until_on, "message": message}
        )
        if not is_sent:
            return 0
        written = 0
        for recipient in plan_of(meeting).recipients:
            if not recipient.may_propose:
                continue
            invitation = recipient.invitation or Invitation(
                meeting=meeting, mandate=recipient.mandate
            )
            if not leads_to(invitation, recipient.person):
                address(invitation, person=recipient.person, channel=recipient.channel)
                invitation.full_clean()
                invitation.save()
            mail = emails.item_call(
                call,
                link=answer_url(issue_link(invitation), base=base),
                to=recipient.addressee,
                by=by,
            )
            queue_message(mail, meeting, kind="appel à points", to=recipient.address, by=by)
            written += 1
    return written


def call_digest(call: ItemCall | None) -> str:
    """Return a digest of the call, by which a page says which one it showed."""
    return short_digest(f"{call.until_on} {call.message}") if call else ""


def is_call_open(meeting: Meeting) -> bool:
    """Tell whether points are asked for today."""
    call = getattr(meeting, "item_call", None)
    return meeting.status in TO_COME and call is not None and call.until_on >= today()


@transaction.atomic
def propose_item(
    *,
    meeting: Meeting,
    title: str,
    reason: str,
    minutes_wanted: int | None,
    mandate: Mandate | None = None,
    person: Person | None = None,
    author: User | None = None,
) -> ItemProposal:
    """Write down the point that a member asks for; the same one, sent again, stays one.

    Raises ValidationError when points are no longer asked for, or when too many are waiting.
    """
    meeting = locked(meeting, "body__centre", "body__region")
    if not is_call_open(meeting):
        raise ValidationError("L’appel à points est clos.")
    if mandate is None and author is None:  # a guest's link
        raise ValidationError("Seuls les membres de l’instance proposent des points.")
    waiting = meeting.proposals.filter(
        state=ProposalState.PENDING, mandate=mandate, author=author, person=person
    )
    same = waiting.filter(title=title, reason=reason, minutes_wanted=minutes_wanted).first()
    if same is not None:
        return same
    if waiting.count() >= AT_ONCE:
        raise ValidationError(
            f"{AT_ONCE} de vos propositions attendent une réponse : c’est le plus à la fois."
        )
    proposal = ItemProposal(
        meeting=meeting,
        mandate=mandate,
        person=person,
        author=author,
        title=title,
        reason=reason,
        minutes_wanted=minutes_wanted,
    )
    proposal.full_clean()
    with because("point proposé", action="propose_item"):
        proposal.save()
    return proposal


@transaction.atomic
def accept_proposal(*, proposal: ItemProposal, by: User, reply: str = "") -> AgendaItem:
    """Add the point to the agenda. Raises ValidationError when already decided."""
    proposal, meeting = _pending(proposal)
    with because("proposition acceptée", action="accept_proposal"):
        item = put_on_agenda(
            AgendaItem(
                meeting=meeting,
                title=proposal.title,
                kind=ItemKind.DEBATE,
                presenter=proposal.person,
                minutes_planned=proposal.minutes_wanted,
            )
        )
        proposal.item = item
        _decide(proposal, ProposalState.ACCEPTED, reply, by)
        meeting.version += 1
        meeting.save(update_fields=["version", "updated_at"])
    return item


@transaction.atomic
def decline_proposal(*, proposal: ItemProposal, by: User, reply: str) -> ItemProposal:
    """Decline the point, with a reply. Raises ValidationError when the reply is empty."""
    if not reply.strip():
        raise ValidationError({"reply": "Dites en un mot pourquoi : la réponse est transmise."})
    proposal, _ = _pending(proposal)
    with because("proposition déclinée", action="decline_proposal"):
        _decide(proposal, ProposalState.DECLINED, reply.strip(), by)
    return proposal


def _pending(proposal: ItemProposal) -> tuple[ItemProposal, Meeting]:
    meeting = locked(proposal.meeting, "body__centre", "body__region")
    proposal = locked(proposal, "person", "author", "mandate__organisation", "mandate__seat")
    if proposal.state != ProposalState.PENDING:
        raise ValidationError(f"Cette proposition est déjà {proposal.get_state_display()}.")
    if meeting.status not in TO_COME:
        raise ValidationError("L’ordre du jour de cette réunion ne change plus.")
    proposal.meeting = meeting
    return proposal, meeting


def _decide(proposal: ItemProposal, state: str, reply: str, by: User) -> None:
    proposal.state, proposal.reply, proposal.decided_at = state, reply, timezone.now()
    proposal.full_clean()
    proposal.save()
    address = address_for(proposal.mandate, proposal.person)
    if not address and proposal.author:
        address = proposal.author.email
    if not address:
        return
    mail = emails.proposal_decided(proposal, by=by)
    queue_message(mail, proposal.meeting, kind="proposition", to=address, by=by)


def proposer_in_words(proposal: ItemProposal) -> str:
    """Return who proposed: the member, else the person, else the account."""
    if proposal.mandate:
        return member_in_words(proposal.mandate)
    if proposal.person:
        return proposal.person.full_name
    return proposal.author.get_full_name() if proposal.author else ""


def proposer_of(item: AgendaItem) -> str:
    """Return who proposed a point, for those who prepare the meeting; empty for most points."""
    proposal = getattr(item, "proposal", None)
    return proposer_in_words(proposal) if proposal is not None else ""
