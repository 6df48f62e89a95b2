"""Services on the freshness campaign: open it, write to the centres, remind them, read answers."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from centres.choices import CentreStatus, ConfirmedBy, ContactKind
from centres.models import Centre, CentreMembership, Contact
from centres.services import confirm_sheet
from crpv_portal.common.dates import in_words, today
from crpv_portal.common.digests import short_digest
from crpv_portal.common.history import because
from crpv_portal.common.locks import locked, wait_turn
from crpv_portal.common.site_address import full_address
from crpv_portal.common.tokens import fingerprint, make_token
from crpv_portal.outbox.services import queue_mail

from .choices import LetterAnswer
from .models import FreshnessCampaign, SheetLetter, SheetLink

if TYPE_CHECKING:
    from crpv_portal.accounts.models import User

LASTS = datetime.timedelta(days=60)
REMINDED_AFTER = datetime.timedelta(days=14)
BETWEEN_REMINDERS = datetime.timedelta(days=2)
MEMBERS_WRITTEN_TO = 5
SEEN_BEFORE = (
    "Entre-temps, la campagne a changé : rien n’est envoyé. Voici où elle en est, relisez."
)


@dataclass(frozen=True)
class LetterAddress:
    """Address to write to, and in whose name its link confirms the sheet; whose it is, if known."""

    to: str
    confirmed_by: ConfirmedBy
    account: User | None = None


def open_campaign_of(on: datetime.date) -> FreshnessCampaign | None:
    return FreshnessCampaign.objects.open_on(on).first()


def addresses_of(centres: Iterable[Centre]) -> dict[int, list[LetterAddress]]:
    """Return the addresses of each centre by its key: published ones, else those of its members.

    An address that nobody published would put the link into hands that nobody checked.
    """
    keys = [centre.pk for centre in centres]
    found: dict[int, list[LetterAddress]] = {key: [] for key in keys}
    mails = Contact.objects.filter(
        centre__in=keys, kind=ContactKind.EMAIL, is_public=True, erased_at__isnull=True
    )
    for contact in mails.order_by("pk"):
        if not found[contact.centre_id]:
            found[contact.centre_id].append(LetterAddress(contact.value, ConfirmedBy.ADDRESS))
    members = (
        CentreMembership.objects.filter(centre__in=keys, user__is_active=True)
        .in_force(today())
        .select_related("user")
        .order_by("-is_director", "pk")
    )
    for member in members:
        theirs = found[member.centre_id]
        is_full = len(theirs) >= MEMBERS_WRITTEN_TO
        if not is_full and all(each.confirmed_by == ConfirmedBy.MEMBER for each in theirs):
            theirs.append(LetterAddress(member.user.email, ConfirmedBy.MEMBER, member.user))
    return found


def centres_to_write_to() -> QuerySet[Centre]:
    return Centre.objects.filter(status=CentreStatus.PUBLISHED).order_by("order_key", "pk")


def seen_of(campaign: FreshnessCampaign | None) -> str:
    """Return the digest of what the staff's page shows: the campaign, and whom it waits for."""
    if campaign is None:
        latest = FreshnessCampaign.objects.values_list("pk", flat=True).first()
        return short_digest(f"none {latest}")
    letters = campaign.letters.values_list("pk", "answer", "reminded_at").order_by("pk")
    return short_digest(f"{campaign.pk} {list(letters)}")


@transaction.atomic
def open_campaign(*, seen: str) -> FreshnessCampaign:
    """Open the campaign of today and queue its letters; one at a time.

    Raises ValidationError when one is open, or was since the page was read.
    """
    wait_turn("freshness campaign")
    if open_campaign_of(today()) is not None or seen != seen_of(None):
        raise ValidationError(SEEN_BEFORE)
    with because("campagne ouverte", action="open_campaign"):
        campaign = FreshnessCampaign.objects.create(begun_on=today(), ends_on=today() + LASTS)
        centres = list(centres_to_write_to())
        addresses = addresses_of(centres)
        for centre in centres:
            to = addresses[centre.pk]
            letter = SheetLetter.objects.create(
                campaign=campaign,
                centre=centre,
                sent_to=len(to),
                sent_at=timezone.now() if to else None,
            )
            _write(letter, to, is_reminder=False)
    return campaign


@transaction.atomic
def remind(*, campaign: FreshnessCampaign, seen: str) -> int:
    """Remind those who did not answer; return their number. A second click finds nothing to do."""
    wait_turn("freshness campaign")
    if seen != seen_of(campaign) or campaign.ends_on < today():
        raise ValidationError(SEEN_BEFORE)
    return _remind(list(due_to_remind(campaign)))


def due_to_remind(campaign: FreshnessCampaign) -> QuerySet[SheetLetter]:
    """Return the letters that the staff may remind of: none was in the last two days."""
    since = timezone.now() - BETWEEN_REMINDERS
    unanswered = campaign.letters.unanswered().filter(sent_at__lt=since)
    return unanswered.exclude(reminded_at__gte=since).select_related("centre", "campaign")


@transaction.atomic
def remind_once() -> int:
    """Remind once who did not answer in two weeks; for the worker, safe to run again."""
    wait_turn("freshness campaign")
    letters = SheetLetter.objects.unanswered().filter(
        sent_at__lt=timezone.now() - REMINDED_AFTER,
        reminded_at__isnull=True,
        campaign__in=FreshnessCampaign.objects.open_on(today()),
    )
    return _remind(list(letters.select_related("centre", "campaign")))


def _remind(letters: list[SheetLetter]) -> int:
    addresses = addresses_of(letter.centre for letter in letters)
    reminded = 0
    with because("relance de la campagne", action="remind_letters"):
        for letter in letters:
            to = addresses[letter.centre_id]
            if to:
                letter.reminded_at = timezone.now()
                letter.save(update_fields=["reminded_at"])
                _write(letter, to, is_reminder=True)
                reminded += 1
    return reminded


def _write(letter: SheetLetter, addresses: list[LetterAddress], *, is_reminder: bool) -> None:
    for address in addresses:
        token = make_token()
        SheetLink.objects.create(
            letter=letter,
            confirmed_by=address.confirmed_by,
            account=address.account,
            token_hash=fingerprint(token),
        )
        context = {
            "centre": letter.centre,
            "link": full_address(reverse("upkeep:letter", args=[token])),
            "until": in_words(letter.campaign.ends_on),
            "is_reminder": is_reminder,
            "site_title": settings.CRPV_SITE_TITLE,
        }
        prefix = "Rappel : " if is_reminder else ""
        queue_mail(
            kind="campagne",
            to=address.to,
            subject=f"{prefix}la fiche de {letter.centre.name} est-elle exacte ?",
            text=render_to_string("upkeep/email/letter.txt", context).strip() + "\n",
            about=f"campaign:{letter.campaign.public_id}",
            reply_to=settings.CRPV_CONTACT_EMAIL,
        )


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


@transaction.atomic
def answer_exact(*, link: SheetLink) -> None:
    """Note that all is exact, and date the sheet; said twice, it is said once."""
    letter = locked(link.letter, "centre")
    confirm_sheet(centre=letter.centre, by=ConfirmedBy(link.confirmed_by))
    _note(letter, LetterAnswer.EXACT)


@transaction.atomic
def answer_changes(*, link: SheetLink) -> None:
    """Note that changes were proposed."""
    _note(locked(link.letter, "centre"), LetterAnswer.CHANGES)


def _note(letter: SheetLetter, answer: LetterAnswer) -> None:
    if letter.answer == answer:
        return
    with because("réponse à la campagne", action="answer_letter"):
        letter.answer, letter.answered_at = answer, timezone.now()
        letter.save(update_fields=["answer", "answered_at"])
