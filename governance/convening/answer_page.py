"""Page behind a personal answer link: the meeting, the answer so far, why a link is closed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from crpv_portal.common.dates import in_words, moment_in_words
from crpv_portal.common.french import capitalised

from ..choices import Answer, MeetingStatus
from ..meetings.calendars import has_day
from ..models import Room
from ..wording import (
    day_in_words,
    hours_in_words,
    meeting_title,
    place_in_words,
    quorum_in_words,
)
from .agenda import agenda_points
from .emails import owner_beside
from .enclosures import enclosures_for, may_read
from .invitations import begins_at
from .item_calls import is_call_open
from .members import member_and_seat, member_in_words
from .powers import current_answers, why_idle

if TYPE_CHECKING:
    from ..models import AnswerLink, Invitation, Meeting
    from .enclosures import Enclosure


@dataclass(frozen=True)
class ClosedLink:
    """Reason why a link does not open, and what to do about it."""

    title: str
    text: str


UNKNOWN = ClosedLink(
    "Ce lien n’est pas reconnu",
    "Il est peut-être incomplet : rouvrez-le depuis le courriel de convocation, ou copiez "
    "l’adresse en entier.",
)


NO_PAPER = ClosedLink(
    "Cette pièce ne se lit pas par ce lien",
    "Elle a été retirée, ou n’est plus ouverte aux membres convoqués. Les autres se lisent sur la "
    "page de la réunion, par le lien reçu par courriel.",
)


def closed_link(link: AnswerLink | None) -> ClosedLink | None:
    """Return why the link is closed, None when open; the meeting is named to its members only."""
    if link is None:
        return UNKNOWN
    meeting = link.invitation.meeting
    if meeting.status == MeetingStatus.CANCELLED:
        return ClosedLink("Cette réunion est annulée", "Il n’y a plus de réponse à donner.")
    if meeting.status == MeetingStatus.POSTPONED:
        return ClosedLink(
            "Cette réunion est reportée", "Une nouvelle convocation vous parviendra, avec un lien."
        )
    if link.invitation.withdrawn_at is not None:
        return ClosedLink(
            "Cette convocation est retirée", "Elle ne vous attend plus à cette réunion."
        )
    if link.revoked_at is not None:
        return ClosedLink(
            "Ce lien ne sert plus",
            "Il a été remplacé : ouvrez le dernier courriel reçu au sujet de cette réunion.",
        )
    is_late = link.expires_at <= timezone.now() and not is_room_open(meeting)
    if is_late or meeting.status == MeetingStatus.HELD:
        return ClosedLink(
            "Cette réunion est passée", "Le lien servait à y répondre : il est éteint."
        )
    return None


def is_room_open(meeting: Meeting) -> bool:
    """Tell whether phones sign in the room: one's own link serves as long, past its hour."""
    return Room.objects.open().filter(meeting=meeting).exists()


def own_answer_in_words(invitation: Invitation) -> str:
    """Return the answer as said to the person who gave it: `Vous venez.`"""
    if invitation.answer == Answer.COMING:
        return "Vous venez."
    if invitation.answer == Answer.EXCUSED:
        return "Vous vous excusez."
    if invitation.proxy:
        return f"Vous donnez pouvoir à : {member_in_words(invitation.proxy)}."
    of = f" ({invitation.deputy_organisation})" if invitation.deputy_organisation else ""
    return f"Vous envoyez {invitation.deputy_name}{of}."


def video_link_for(invitation: Invitation) -> str:
    """Return the video link, once the convocation was sent; a call for points does not give it."""
    return "" if invitation.sent_sequence is None else invitation.meeting.video_link


@dataclass(frozen=True)
class PointWithPapers:
    """Point of the agenda with the papers that go with it."""

    text: str
    papers: list[Enclosure]


# What the other members read of an answer: that somebody comes instead, never who.
TOLD_TO_MEMBERS = {
    Answer.COMING: "vient",
    Answer.SENDS: "se fait représenter",
    Answer.EXCUSED: "s’excuse",
}


def comers_of(invitation: Invitation) -> list[tuple[str, str]]:
    """Return each member convened and what they announced, for another member; none for a guest.

    By organisation and seat, without a name: the link may be passed on.
    """
    meeting = invitation.meeting
    if not may_read(invitation):
        return []
    rows = meeting.invitations.sent().filter(mandate__isnull=False).for_list()
    return [
        (
            member_and_seat(each.mandate),
            TOLD_TO_MEMBERS[Answer(each.answer)]
            if each.answer and each.answered_sequence == meeting.invitation_sequence
            else "n’a pas encore répondu",
        )
        for each in rows
        if each.mandate
    ]


class AnswerPage:
    """Values shown by the templates of the answer page."""

    def __init__(self, invitation: Invitation) -> None:
        meeting: Meeting = invitation.meeting
        self.meeting, self.invitation = meeting, invitation
        self.title = meeting_title(meeting)
        self.body = meeting.body.name
        self.owner = owner_beside(meeting)
        self.when = capitalised(day_in_words(meeting))
        self.hours = hours_in_words(meeting)
        self.place = capitalised(place_in_words(meeting))
        self.video_link = video_link_for(invitation)
        self.quorum = quorum_in_words(meeting.body)
        self.member = member_in_words(invitation.mandate) if invitation.mandate else ""
        self._read_agenda()
        self.comers = comers_of(invitation)
        self.is_convened = invitation.sent_sequence is not None
        self.has_begun = timezone.now() >= begins_at(meeting)
        self.has_day = has_day(meeting)
        self.is_room_open = is_room_open(meeting)
        self.is_asking = is_call_open(meeting) and invitation.mandate_id is not None
        call = getattr(meeting, "item_call", None)
        self.until = in_words(call.until_on, weekday=True) if call else ""
        self.call_message = call.message if call else ""
        self._read_powers()
        self.proposals = list(
            meeting.proposals.filter(mandate=invitation.mandate, person=invitation.person).order_by(
                "proposed_at", "pk"
            )
        )

    def _read_agenda(self) -> None:
        """Read the points, each with its papers; the others go with the whole meeting."""
        papers: dict[int | None, list[Enclosure]] = {}
        for each in enclosures_for(self.invitation):
            papers.setdefault(each.item, []).append(each)
        points = agenda_points(self.meeting)
        items = self.meeting.items.all()
        self.agenda = [
            PointWithPapers(text, papers.pop(item.pk, []))
            for item, text in zip(items, points, strict=True)
        ]
        self.papers = [each for rows in papers.values() for each in rows]

    def _read_powers(self) -> None:
        """Read the powers that this member bears, and why the one they give may be of no use."""
        invitation, meeting = self.invitation, self.meeting
        given = meeting.invitations.select_related("mandate__seat", "mandate__organisation")
        answers = current_answers(meeting, given.order_by("pk"))
        own = invitation.mandate_id
        self.borne = [
            member_in_words(each.mandate)
            for each in answers.values()
            if each.proxy_id and each.proxy_id == own and each.mandate
        ]
        self.power_warning = ""
        if invitation.proxy is None or own not in answers:
            return
        before = [pk for pk, each in answers.items() if each.proxy_id == invitation.proxy_id]
        why = why_idle(
            invitation.proxy,
            answers,
            borne=before.index(own) if own in before else 0,
            allowed=meeting.body.max_proxies,
        )
        if not why and invitation.proxy_id not in answers:
            why = "n’a pas encore dit s’il vient ; prévenez-le"
        if why:
            self.power_warning = f"Votre pouvoir : ce membre {why}."

    @property
    def has_papers_by_point(self) -> bool:
        return any(point.papers for point in self.agenda)

    @property
    def is_away(self) -> bool:
        """Tell whether this member answered that they cannot bear a power."""
        answer = self.invitation.answer
        return answer == Answer.EXCUSED or self.invitation.proxy_id is not None

    @property
    def answered(self) -> str:
        return own_answer_in_words(self.invitation) if self.invitation.answer else ""

    @property
    def word(self) -> str:
        return self.invitation.word

    @property
    def answered_when(self) -> str:
        at = self.invitation.answered_at
        return moment_in_words(at) if at else ""

    @property
    def is_stale(self) -> bool:
        """Tell whether the day, the hour or the place changed after the answer."""
        return (
            bool(self.invitation.answer)
            and self.invitation.answered_sequence != self.meeting.invitation_sequence
        )
