"""Services on the life of minutes: write, send to review, take back, approve and lock."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from crpv_portal.common.dates import in_words, today
from crpv_portal.common.files import store_file
from crpv_portal.common.history import because, required_reason
from crpv_portal.common.locks import locked

from ..choices import MinutesState
from ..meetings.approvals import approving_meetings
from ..meetings.doubts import check_approval
from ..meetings.services import carry_minutes_to_approve, take_off_approvals
from ..models import AgendaItem, Decision, Meeting, Minutes, MinutesDraft
from ..record.merging import digest
from .review import invite_reviewers, revoke_review_links

if TYPE_CHECKING:
    from crpv_portal.accounts.models import User

REVIEW_DAYS = 15
LONGEST_REVIEW_DAYS = 365


class StaleMinutes(ValidationError):
    """Raised when somebody changed these minutes since they were read; nothing was written."""

    def __init__(self) -> None:
        super().__init__(
            "Ce compte rendu a changé depuis que vous l’avez lu : relisez-le avant d’aller plus "
            "loin. Rien n’est enregistré.",
            code="stale",
        )


class TextClash(Exception):
    """Raised when two people wrote the text at once; `theirs` is the stored text."""

    def __init__(self, theirs: str) -> None:
        super().__init__()
        self.theirs = theirs


def _lock(minutes: Minutes, version: int | None = None) -> Minutes:
    """Lock the meeting, then its minutes, in the order of the meeting's page; return the minutes.

    Raises ValidationError when they are approved, StaleMinutes when `version` is not the present
    one.
    """
    meeting = locked(minutes.meeting, "body")
    minutes = locked(minutes)
    minutes.meeting = meeting
    if minutes.locked_at:
        raise ValidationError("Ce compte rendu est approuvé : il ne change plus.", code="approved")
    if version is not None and minutes.version != version:
        raise StaleMinutes
    return minutes


def _save(minutes: Minutes, user: User | None) -> None:
    """Save, and raise the version of both minutes and meeting, so that open pages have to merge."""
    minutes.version += 1
    minutes.updated_by = user
    minutes.save()
    minutes.meeting.version += 1
    minutes.meeting.save(update_fields=["version", "updated_at"])


def approved_in_review(until: datetime.date) -> str:
    """Return why minutes in review until that day are not approved at an earlier meeting."""
    return (
        f"La relecture court jusqu’au {in_words(until)} : choisissez une réunion tenue ce jour-là "
        "ou après. Si le texte a été approuvé sans elle, revenez d’abord au brouillon."
    )


def clean_text(text: str) -> str:
    """Return the text as it is stored, with line ends made alike."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


@transaction.atomic
def write_text(*, meeting: Meeting, text: str, base: str, user: User | None) -> Minutes:
    """Write the text of the minutes; `base` is the digest of the cleaned text its author had read.

    Nobody's text is overwritten: raises TextClash when another was stored meanwhile, and
    ValidationError when the minutes are approved, or when a text in review would become empty.
    """
    meeting = locked(meeting, "body")
    text = clean_text(text)
    known = Minutes.objects.filter(meeting=meeting).first()
    if known is None:
        if base != digest(""):
            raise TextClash("")
        known = Minutes.objects.create(meeting=meeting)
    minutes = _lock(known)
    stored = clean_text(minutes.text)
    if stored == text or digest(text) == base:
        return minutes
    if digest(stored) != base:
        raise TextClash(stored)
    if not text and minutes.state != MinutesState.DRAFT:
        raise ValidationError("Un compte rendu en relecture ne peut pas être vidé.")
    minutes.text = text
    with because("texte du compte rendu", action="write_minutes"):
        _save(minutes, user)
    return minutes


@transaction.atomic
def send_to_review(
    *, minutes: Minutes, until: datetime.date, version: int, user: User | None
) -> Minutes:
    """Have those who attended read the text and make remarks, until the end of a day.

    Those who have an account or an address are written to. The point that approves the minutes is
    put on the next meeting's agenda. Raises ValidationError for another version, no text, a meeting
    not held, a day that is not to come, or minutes that are not a draft.
    """
    minutes = _lock(minutes, version)
    if minutes.state != MinutesState.DRAFT:
        raise ValidationError("Seul un brouillon s’envoie en relecture.")
    if not minutes.text.strip():
        raise ValidationError("Le texte est vide : écrivez le compte rendu avant de l’envoyer.")
    if not minutes.meeting.is_held:
        raise ValidationError("La réunion n’est pas déclarée tenue : son compte rendu attend.")
    if until <= today():
        raise ValidationError({"until": "La relecture va jusqu’à un jour à venir."})
    if until > today() + datetime.timedelta(days=LONGEST_REVIEW_DAYS):
        raise ValidationError({"until": "La relecture dure un an au plus."})
    minutes.state = MinutesState.IN_REVIEW
    minutes.review_until = until
    with because(f"en relecture jusqu’au {in_words(until)}", action="send_to_review"):
        _save(minutes, user)
        invite_reviewers(minutes=minutes, user=user)
        following = Meeting.objects.filter(body=minutes.meeting.body).upcoming(today())
        next_meeting = following.filter(starts_on__gt=minutes.meeting.starts_on).first()
        if next_meeting:
            carry_minutes_to_approve(meeting=next_meeting)
    return minutes


@transaction.atomic
def return_to_draft(*, minutes: Minutes, reason: str, version: int, user: User | None) -> Minutes:
    """Take minutes back from review, for a reason that is kept; the links sent stop working."""
    reason = required_reason(reason)
    minutes = _lock(minutes, version)
    if minutes.state != MinutesState.IN_REVIEW:
        raise ValidationError("Ce compte rendu n’est pas en relecture.")
    minutes.state = MinutesState.DRAFT
    minutes.review_until = None
    with because(reason, action="return_minutes_to_draft"):
        _save(minutes, user)
        revoke_review_links(minutes=minutes)
    return minutes


@transaction.atomic
def approve_minutes(
    *,
    minutes: Minutes,
    item: AgendaItem,
    user: User | None,
    version: int,
    text: str | None = None,
    sure: str = "",
) -> tuple[Minutes, list[AgendaItem]]:
    """Approve minutes at a point of a later meeting: final from then on, with a kept copy.

    text: the text as that meeting amended it; when None, the reviewed one. The kept copy is made
    from it in the same transaction. The points of agendas to come that awaited them are taken off
    these, and returned beside the minutes. A draft that nobody reviewed here may be approved: past
    minutes were reviewed elsewhere, and no rule asks for a review. Raises ValidationError for
    another version, minutes approved already or empty, a meeting not held, a point of another body,
    of a meeting not held, begun before the told one ended or before the last day of the review, or
    decisions still in draft, which nobody could adopt once the meeting is locked.
    Raises Doubts when the meeting that approves them had no quorum; sure: see `check_approval`.
    """
    from ..papers import minutes_pdf  # the page setter is heavy: loaded when a copy is made

    minutes = _lock(minutes, version)
    item = locked(item, "meeting__body")
    if not minutes.meeting.is_held:
        raise ValidationError("La réunion n’est pas déclarée tenue : son compte rendu attend.")
    if not approving_meetings(minutes.meeting).filter(pk=item.meeting_id).exists():
        raise ValidationError(
            {
                "item": "Un compte rendu s’approuve à une réunion tenue de la même instance, "
                "commencée après la fin de celle qu’il raconte."
            }
        )
    if minutes.review_until and item.meeting.starts_on < minutes.review_until:
        raise ValidationError({"item": approved_in_review(minutes.review_until)})
    drafts = Decision.objects.filter(item__meeting=minutes.meeting, adopted_on__isnull=True)
    if drafts.exists():
        raise ValidationError(
            "Cette réunion a encore des projets de décision : adoptez-les ou retirez-les avant "
            "d’approuver son compte rendu, qui la verrouille."
        )
    if text is not None:
        minutes.text = clean_text(text)
    if not minutes.text.strip():
        raise ValidationError({"text": "Un compte rendu vide ne s’approuve pas."})
    check_approval(item.meeting, sure=sure)
    minutes.state = MinutesState.APPROVED
    minutes.approved_at = item
    minutes.locked_at = timezone.now()
    minutes.kept_file = store_file(
        name=f"compte-rendu-{minutes.meeting.slug}.pdf",
        content=minutes_pdf(minutes),
        declared_type="application/pdf",
    )
    with because(f"approuvé à la réunion du {item.meeting.starts}", action="approve_minutes"):
        _save(minutes, user)
        revoke_review_links(minutes=minutes)
        MinutesDraft.objects.filter(minutes=minutes).delete()
        taken_off = take_off_approvals(approved=minutes.meeting)
    return minutes, taken_off
