"""Review of minutes by those who attended: their mails and links, and their remarks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from crpv_portal.common.dates import in_words, today
from crpv_portal.common.french import capitalised
from crpv_portal.common.history import because
from crpv_portal.common.locks import locked
from crpv_portal.common.tokens import fingerprint, make_token
from crpv_portal.outbox.models import OutgoingMail
from crpv_portal.outbox.services import queue_mail

from .. import wording
from ..choices import MinutesState, RemarkOutcome
from ..convening.members import member_and_seat
from ..models import Minutes, MinutesRemark, ReviewLink
from ..wording import day_in_words, hours_in_words, meeting_title
from .reviewers import Reviewer, reviewers_of

if TYPE_CHECKING:
    from crpv_portal.accounts.models import User
    from partners.models import Person

    from ..models import Mandate

LONGEST_REMARK = 5_000
REVIEW_IS_OVER = "Ce compte rendu n’est plus en relecture : la remarque n’est pas gardée."


WHY = "Vous recevez ce message parce que l’appel de cette réunion vous compte parmi les présents."
WHY_A_SEAT = (
    "Ce message est adressé à votre service parce que l’appel de cette réunion compte son siège "
    "parmi les présents."
)


def about(minutes: Minutes) -> str:
    """Return the key under which the outbox finds the mails of this review."""
    return f"minutes:{minutes.meeting.public_id}"


def review_mails_in_words(minutes: Minutes) -> str:
    """Return in words how many mails of the present review were sent; empty out of review."""
    if minutes.state != MinutesState.IN_REVIEW:
        return ""
    states = Counter(mail.state for mail in OutgoingMail.objects.about(about(minutes)))
    return wording.mails_in_words(states, "courriel(s) de relecture")


def invite_reviewers(*, minutes: Minutes, user: User | None) -> list[Reviewer]:
    """Write to those who attended and can be reached; a link for those without an account.

    Runs in the caller's transaction, with the minutes locked. Returns those who were written to.
    """
    revoke_review_links(minutes=minutes)
    written = [each for each in reviewers_of(minutes.meeting) if each.to]
    for reviewer in written:
        if reviewer.has_account:
            path = reverse("espace:minutes_review", args=[minutes.meeting.slug])
        else:
            path = reverse("governance:review", args=[_new_link(minutes, reviewer)])
        _write_to(reviewer, minutes, urljoin(settings.CRPV_PUBLIC_ADDRESS, path), user)
    return written


def _new_link(minutes: Minutes, reviewer: Reviewer) -> str:
    assert minutes.review_until is not None  # noqa: S101 - set by who sends to review
    token = make_token()
    ReviewLink.objects.create(
        minutes=minutes,
        person=reviewer.person,
        mandate=reviewer.mandate,
        token_hash=fingerprint(token),
        until=minutes.review_until,
    )
    return token


def _write_to(reviewer: Reviewer, minutes: Minutes, address: str, user: User | None) -> None:
    assert minutes.review_until is not None  # noqa: S101 - set by who sends to review
    meeting = minutes.meeting
    context = {
        "meeting": meeting,
        "title": meeting_title(meeting),
        "when": capitalised(day_in_words(meeting)),
        "hours": hours_in_words(meeting),
        "sender": user.get_full_name() if user else settings.CRPV_SITE_TITLE,
        "sender_email": user.email if user else "",
        "site_title": settings.CRPV_SITE_TITLE,
        "why": WHY_A_SEAT if reviewer.mandate else WHY,
        "seat": reviewer.name if reviewer.mandate else "",
        "until": in_words(minutes.review_until, weekday=True),
        "address": address,
        "has_account": reviewer.has_account,
    }
    queue_mail(
        kind="relecture",
        to=reviewer.to,
        subject=f"Compte rendu à relire : {meeting_title(meeting)}",
        text=render_to_string("governance/email/review.txt", context),
        about=about(minutes),
        reply_to=user.email if user else "",
    )


def revoke_review_links(*, minutes: Minutes) -> int:
    """Close every link of these minutes; return how many were open."""
    return ReviewLink.objects.filter(minutes=minutes, revoked_at__isnull=True).update(
        revoked_at=timezone.now()
    )


def review_link_of(token: str) -> ReviewLink | None:
    """Return the link of this secret, open or closed, with its minutes; None for a forged one."""
    return (
        ReviewLink.objects.filter(token_hash=fingerprint(token), person__erased_at__isnull=True)
        .select_related(
            "person",
            "mandate__organisation",
            "mandate__seat",
            "minutes__meeting__body__centre",
            "minutes__meeting__body__region",
        )
        .first()
    )


def is_review_open(link: ReviewLink) -> bool:
    """Tell whether the link opens its minutes today."""
    return ReviewLink.objects.open(today()).filter(pk=link.pk).exists()


@transaction.atomic
def make_remark(
    *,
    minutes: Minutes,
    text: str,
    author: User | None = None,
    person: Person | None = None,
    mandate: Mandate | None = None,
    passage: str = "",
    excerpt: str = "",
) -> MinutesRemark:
    """Keep a remark on minutes in review, signed by an account, a person or a seat.

    passage: the key of the passage that it is about, whose beginning is kept with it, so that it
    still says what it was about once the text changed; empty for the whole.
    The same one, sent again by its author, stays one. Raises ValidationError when the review is
    over, or the remark empty or too long.
    """
    minutes = locked(minutes)
    text = text.replace("\r\n", "\n").strip()
    if minutes.state != MinutesState.IN_REVIEW or minutes.review_until is None:
        raise ValidationError(REVIEW_IS_OVER)
    if minutes.review_until < today():
        raise ValidationError(
            f"La relecture s’est terminée le {in_words(minutes.review_until)} : la remarque n’est "
            "pas gardée. Dites-la à la réunion qui approuvera le compte rendu."
        )
    if not text:
        raise ValidationError({"text": "Écrivez votre remarque."})
    if len(text) > LONGEST_REMARK:
        raise ValidationError({"text": f"Une remarque tient en {LONGEST_REMARK} caractères."})
    by = {"author": author, "person": person, "mandate": mandate}
    same = minutes.remarks.filter(**by, text=text, passage=passage).first()
    if same is not None:
        return same
    remark = MinutesRemark(
        minutes=minutes,
        **by,
        text=text,
        passage=passage,
        excerpt=excerpt,
    )
    remark.full_clean()
    with because("remarque de relecture", action="make_remark"):
        remark.save()
    return remark


@transaction.atomic
def answer_remark(*, remark: MinutesRemark, outcome: str, answer: str) -> MinutesRemark:
    """Set the outcome of a remark, with a sentence; raise ValidationError without one."""
    remark = locked(remark, "minutes")
    if remark.minutes.locked_at:
        raise ValidationError("Ce compte rendu est approuvé : ses remarques ont reçu leur suite.")
    if outcome not in RemarkOutcome.values:
        raise ValidationError({"outcome": "Dites si la remarque est prise en compte."})
    remark.outcome = outcome
    remark.answer = " ".join(answer.split())
    if not remark.answer:
        raise ValidationError({"answer": "Répondez en une phrase."})
    remark.full_clean()
    with because("suite donnée à une remarque", action="answer_remark"):
        remark.save(update_fields=["outcome", "answer"])
    return remark


def author_name(remark: MinutesRemark) -> str:
    """Return who signed the remark, a seat included; empty when person or account was erased."""
    if remark.person is not None:
        return "" if remark.person.erased_at else remark.person.full_name
    if remark.mandate is not None:
        return member_and_seat(remark.mandate)
    return remark.author.get_full_name() if remark.author else ""


def with_authors(minutes: Minutes) -> Iterable[MinutesRemark]:
    return minutes.remarks.select_related(
        "author", "person", "mandate__organisation", "mandate__seat"
    ).order_by("made_at", "pk")
