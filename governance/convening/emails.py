"""Texts of the mails to members: each function makes one message and sends nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone

from crpv_portal.common.dates import PARIS, hour_in_words, in_words
from crpv_portal.common.french import capitalised

from ..choices import MeetingCall, ProposalState, Visibility
from ..meetings.calendars import about_its_end
from ..meetings.quorum import QuorumRule
from ..wording import (
    day_in_words,
    hours_in_words,
    meeting_title,
    owner_of,
    place_in_words,
    quorum_rule,
)
from .agenda import agenda_lines
from .enclosures import enclosed_in
from .members import Addressee

if TYPE_CHECKING:
    import datetime

    from crpv_portal.accounts.models import User

    from ..models import ItemCall, ItemProposal, Meeting
    from .agenda_changes import AgendaChanges
    from .changes import Changes

# Shown in the place of the personal link when the text is a preview.
LINK_SHOWN = "(lien personnel, différent pour chaque membre)"


# Why the reader gets the mail, under the signature.
MEMBER = (
    "Vous recevez ce message parce que vous siégez à cette instance. Votre adresse de fonction ne "
    "sert qu’à vous y convoquer."
)
GUEST = (
    "Vous recevez ce message parce que le secrétariat de l’instance vous invite à cette réunion. "
    "Votre adresse de fonction ne sert qu’à cela."
)
PROPOSER = "Vous recevez ce message parce que vous avez proposé ce point."
FORMER = (
    "Vous recevez ce message parce qu’une convocation à cette réunion était partie à cette adresse."
)


@dataclass(frozen=True)
class Message:
    """Mail as it will be sent."""

    subject: str
    text: str


def organizer_address() -> str:
    """Return the bare sender address of every mail, which is the ORGANIZER of each event."""
    address = settings.DEFAULT_FROM_EMAIL
    return address.rpartition("<")[2].rstrip(">").strip()


def public_address(meeting: Meeting, base: str) -> str:
    """Return the address of the meeting's public page; empty for a restricted meeting."""
    if meeting.visibility != Visibility.PUBLIC:
        return ""
    return base.rstrip("/") + meeting.get_absolute_url()


def agenda_text(meeting: Meeting, *, is_withdrawn: bool = False) -> str:
    """Return the description of an invitation: the agenda, how to answer, and nothing secret."""
    lines = agenda_lines(meeting)
    words = [f"{meeting.body.name} ({owner_of(meeting.body)})"]
    if meeting.is_sample:
        words.insert(0, "Exemple, donné pour la démonstration : cette réunion n’existe pas.")
    if meeting.starts_at:
        words.append(f"{capitalised(day_in_words(meeting))}, {hours_in_words(meeting)}")
    if lines:
        words += ["", "Ordre du jour :", *lines]
    last = "Votre réponse se donne par le lien reçu par courriel."
    if is_withdrawn:
        last = "Cette convocation est retirée : il n’y a plus de réponse à donner."
    return "\n".join([*words, *about_its_end(meeting), "", last])


def convocation(meeting: Meeting, *, link: str, to: Addressee, by: User) -> Message:
    prefix = "Seconde convocation" if meeting.call == MeetingCall.SECOND else "Convocation"
    return _message("convocation", prefix, meeting, link=link, to=to, by=by)


def convocation_update(
    meeting: Meeting,
    *,
    link: str,
    to: Addressee,
    by: User,
    changes: Changes,
    agenda: AgendaChanges,
) -> Message:
    """Make the mail that says what changed since the version that they have, and why."""
    return _message(
        "convocation_update",
        "Modification",
        meeting,
        link=link,
        to=to,
        by=by,
        changes=changes,
        agenda_changes=_told(agenda, to),
    )


def reminder(meeting: Meeting, *, link: str, to: Addressee, by: User) -> Message:
    return _message("reminder", "Rappel", meeting, link=link, to=to, by=by)


def agenda_update(
    meeting: Meeting, *, link: str, to: Addressee, by: User, agenda: AgendaChanges
) -> Message:
    """Make the mail that gives the agenda as it is now, when the appointment did not change."""
    return _message(
        "agenda_update",
        "Nouvel ordre du jour" if agenda.points else "Pièces",
        meeting,
        link=link,
        to=to,
        by=by,
        is_of_papers=not agenda.points,
        agenda_changes=_told(agenda, to),
    )


def _told(agenda: AgendaChanges, to: Addressee) -> list[str]:
    """Return the lines of what changed in the agenda; a guest reads no paper."""
    return [*agenda.points] if to.is_guest else agenda.lines


def withdrawal(
    meeting: Meeting,
    *,
    reason: str,
    to: Addressee,
    by: User,
    word: str,
    is_replaced: bool = False,
    new_day: datetime.date | None = None,
    was_convened: bool = True,
) -> Message:
    """Make the mail that calls a meeting off, or takes one convocation back.

    word: « Annulation », « Report » or « Retrait »; reason: why, as the officer wrote it.
    is_replaced: whether another person or address has the convocation from now on. new_day: to
    which it is put off, when known. was_convened: else, points were asked of them and no more.
    """
    return _message(
        "withdrawal",
        word,
        meeting,
        to=to,
        by=by,
        reason=reason,
        is_replaced=is_replaced,
        new_day=in_words(new_day, weekday=True) if new_day else "",
        was_convened=was_convened,
        **({"why": FORMER} if was_convened else {}),
    )


def item_call(call: ItemCall, *, link: str, to: Addressee, by: User) -> Message:
    return _message(
        "item_call",
        "Appel à points",
        call.meeting,
        link=link,
        to=to,
        by=by,
        until=in_words(call.until_on, weekday=True),
        message=call.message,
        video_link="",  # given with the convocation, and so are the papers
        papers=[],
    )


def proposal_decided(proposal: ItemProposal, *, by: User) -> Message:
    """Make the mail that answers whoever proposed a point."""
    return _message(
        "proposal_decided",
        "Votre proposition de point",
        proposal.meeting,
        to=Addressee(""),
        by=by,
        why=PROPOSER,
        proposal=proposal,
        is_accepted=proposal.state == ProposalState.ACCEPTED,
    )


def _message(
    template: str, prefix: str, meeting: Meeting, *, to: Addressee, by: User, **words: Any
) -> Message:
    now = timezone.now().astimezone(PARIS)
    rule = QuorumRule.of(meeting.body)
    is_waived = meeting.call == MeetingCall.SECOND and rule.waived_on_second_call
    context = {
        "meeting": meeting,
        "title": meeting_title(meeting),
        "body": meeting.body.name,
        "owner": owner_beside(meeting),
        "when": capitalised(day_in_words(meeting)),
        "hours": hours_in_words(meeting),
        "place": capitalised(place_in_words(meeting)),
        "video_link": meeting.video_link,
        "agenda": agenda_lines(meeting),
        "papers": [] if to.is_guest else [each.title for each in enclosed_in(meeting)],
        "quorum": "" if is_waived else quorum_rule(meeting.body),
        "is_waived": is_waived,
        "is_second": meeting.call == MeetingCall.SECOND,
        "member": to.title,
        "is_guest": to.is_guest,
        "is_voting": to.is_voting,
        "has_answered": to.has_answered,
        "why": GUEST if to.is_guest else MEMBER,
        "sender": by.get_full_name(),
        "sender_email": by.email,
        "today": in_words(now.date()),
        "now": hour_in_words(now),
        "site_title": settings.CRPV_SITE_TITLE,
        "link": "",
        "word_of_sender": meeting.convocation_message,
        "reason": "",
        "word": prefix,
        **words,
    }
    text = render_to_string(f"governance/email/{template}.txt", context)
    subject = f"{prefix} : {meeting_title(meeting)}, {_place_in_time(meeting)}"
    return Message(subject, text.strip() + "\n")


def _place_in_time(meeting: Meeting) -> str:
    """Return the owner and the day, each unless the title has it; else the body's name."""
    owner = owner_beside(meeting)
    day = day_in_words(meeting)
    said = meeting.title.casefold()
    parts = [owner if owner and owner.casefold() not in said else ""]
    if in_words(meeting.starts_on) not in said:
        parts.append(day)
    kept = [part for part in parts if part]
    return ", ".join(kept) if kept else meeting.body.name


def owner_beside(meeting: Meeting) -> str:
    """Return the centre or the région, empty when the body's name already says it."""
    owner = owner_of(meeting.body) if meeting.body.centre or meeting.body.region else ""
    return "" if owner.casefold() in meeting.body.name.casefold() else owner
