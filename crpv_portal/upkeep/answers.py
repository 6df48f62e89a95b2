"""Answers of a centre behind its personal link: who may, and what is kept of them."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from centres.choices import CentreStatus, ConfirmedBy
from centres.models import CentreMembership
from centres.services import confirm_sheet
from crpv_portal.common.dates import today
from crpv_portal.common.history import because
from crpv_portal.common.links import LinkClosed
from crpv_portal.common.locks import locked, locked_rows
from crpv_portal.common.tokens import fingerprint

from .choices import LetterAnswer, Origin
from .models import SheetLetter, SheetLink
from .parts import Box
from .services import propose_changes

COLUMNS = {LetterAnswer.EXACT: "exact_at", LetterAnswer.CHANGES: "changes_at"}


def link_of(token: str) -> SheetLink | None:
    """Return the link of this secret, open or closed; None for a forged one."""
    return (
        SheetLink.objects.filter(token_hash=fingerprint(token))
        .select_related("letter__centre", "letter__campaign")
        .first()
    )


def is_link_open(link: SheetLink) -> bool:
    """Tell whether the link opens today; that of a member, only while they are one."""
    letter = link.letter
    is_in_time = letter.campaign.ends_on >= today() and link.revoked_at is None
    if not is_in_time or letter.centre.status != CentreStatus.PUBLISHED:
        return False
    return link.account_id is None or (
        CentreMembership.objects.filter(
            centre=letter.centre, user=link.account_id, user__is_active=True
        )
        .in_force(today())
        .exists()
    )


def _held(link: SheetLink) -> SheetLetter:
    """Lock what keeps the link open, and return its letter as stored.

    Raises LinkClosed when it closed while its page was open.
    """
    locked(link.letter.campaign)
    locked(link.letter.centre)
    letter = locked(link.letter, "centre", "campaign")
    link = locked(link)
    link.letter = letter
    if link.account_id:
        theirs = CentreMembership.objects.filter(centre=letter.centre, user=link.account_id)
        list(locked_rows(theirs, are_kept=True))
    if not is_link_open(link):
        raise LinkClosed(link)
    return letter


@transaction.atomic
def answer_exact(*, link: SheetLink) -> None:
    """Note that all is exact, and date the sheet; said twice, it is said once.

    What was proposed before still waits for the staff. Raises LinkClosed.
    """
    letter = _held(link)
    confirm_sheet(centre=letter.centre, by=ConfirmedBy(link.confirmed_by))
    _note(letter, LetterAnswer.EXACT)


@transaction.atomic
def answer_changes(
    *, link: SheetLink, changes: list[tuple[Box, str]], words: str, source: str, email: str
) -> None:
    """Propose what was changed, and note it. Raises LinkClosed, and as `propose_changes` does."""
    letter = _held(link)
    propose_changes(
        centre=letter.centre,
        changes=changes,
        words=words,
        source=source,
        origin=Origin.LETTER,
        letter=letter,
        email=email,
    )
    _note(letter, LetterAnswer.CHANGES)


def _note(letter: SheetLetter, answer: LetterAnswer) -> None:
    """Date the answer; the same, given again and last, keeps its first date."""
    if letter.answers and letter.answers[-1][0] == answer:
        return
    with because("réponse à la campagne", action="answer_letter"):
        setattr(letter, COLUMNS[answer], timezone.now())
        letter.save(update_fields=[COLUMNS[answer]])
