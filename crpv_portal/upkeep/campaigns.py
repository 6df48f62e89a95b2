"""Services on the freshness campaign: open it, write to the centres, remind them."""

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
from centres.members import members_of
from centres.models import Centre, Contact
from crpv_portal.common.dates import day_of, in_words, today
from crpv_portal.common.digests import short_digest
from crpv_portal.common.history import because
from crpv_portal.common.locks import wait_turn
from crpv_portal.common.site_address import full_address
from crpv_portal.common.tokens import fingerprint, make_token
from crpv_portal.outbox.choices import MailState
from crpv_portal.outbox.models import OutgoingMail
from crpv_portal.outbox.services import queue_mail

from .models import FreshnessCampaign, SheetLetter, SheetLink

if TYPE_CHECKING:
    from crpv_portal.accounts.models import User

LASTS = datetime.timedelta(days=60)
REMINDED_AFTER = datetime.timedelta(days=14)
BETWEEN_REMINDERS = datetime.timedelta(days=2)
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
    for key, members in members_of(keys).items():
        if not found[key]:
            found[key] = [LetterAddress(each.email, ConfirmedBy.MEMBER, each) for each in members]
    return found


def centres_to_write_to() -> QuerySet[Centre]:
    return Centre.objects.filter(status=CentreStatus.PUBLISHED).order_by("order_key", "pk")


@dataclass(frozen=True)
class UnwrittenCentre:
    """Published centre to which a campaign did not write; `to`: the addresses that it has now."""

    centre: Centre
    is_new: bool
    to: list[LetterAddress]

    @property
    def why(self) -> str:
        """Return why nothing was sent, as the end of a sentence."""
        if not self.to:
            return "ni adresse publiée ni membre"
        return (
            "publié depuis l’ouverture" if self.is_new else "adresse ou membre depuis l’ouverture"
        )


def unwritten_centres(campaign: FreshnessCampaign | None) -> list[UnwrittenCentre]:
    """Return the published centres without a letter that left, those without any included."""
    letters = campaign.letters.values_list("centre", "sent_at") if campaign else ()
    sent_at = dict(letters)
    centres = [each for each in centres_to_write_to() if sent_at.get(each.pk) is None]
    addresses = addresses_of(centres)
    return [UnwrittenCentre(each, each.pk not in sent_at, addresses[each.pk]) for each in centres]


def seen_of(campaign: FreshnessCampaign | None) -> str:
    """Return the digest of what the staff's page shows: the campaign, and whom it waits for."""
    if campaign is None:
        latest = FreshnessCampaign.objects.values_list("pk", flat=True).first()
        return short_digest(f"none {latest}")
    letters = campaign.letters.values_list(
        "pk", "sent_at", "changes_at", "exact_at", "reminded_at"
    ).order_by("pk")
    added = [each.centre.pk for each in unwritten_centres(campaign) if each.to]
    return short_digest(f"{campaign.pk} {list(letters)} {added}")


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
        for each in unwritten_centres(campaign):
            _write_first(campaign, each)
    return campaign


@transaction.atomic
def write_to_added(*, campaign: FreshnessCampaign, seen: str) -> int:
    """Write to the centres that have an address since the opening; return their number."""
    wait_turn("freshness campaign")
    if seen != seen_of(campaign) or campaign.ends_on < today():
        raise ValidationError(SEEN_BEFORE)
    return _write_to_added(campaign)


@transaction.atomic
def write_to_added_once() -> int:
    """Write to the centres that have an address since the opening; for the worker."""
    wait_turn("freshness campaign")
    campaign = open_campaign_of(today())
    return _write_to_added(campaign) if campaign is not None else 0


def _write_to_added(campaign: FreshnessCampaign) -> int:
    added = [each for each in unwritten_centres(campaign) if each.to]
    with because("lettres aux centres ajoutés", action="write_to_added"):
        for each in added:
            _write_first(campaign, each)
    return len(added)


def _write_first(campaign: FreshnessCampaign, centre: UnwrittenCentre) -> None:
    """Write the first letter; without an address, keep that there was none."""
    sent = {"sent_to": len(centre.to), "sent_at": timezone.now() if centre.to else None}
    letter, _ = SheetLetter.objects.update_or_create(
        campaign=campaign, centre=centre.centre, defaults=sent
    )
    _write(letter, centre.to, is_reminder=False)


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


def about(campaign: FreshnessCampaign) -> str:
    """Return the key under which the outbox finds the letters of this campaign."""
    return f"campaign:{campaign.public_id}"


def undelivered(campaign: FreshnessCampaign | None) -> QuerySet[OutgoingMail]:
    """Return the letters that no server took, or refused; none without a campaign."""
    if campaign is None:
        return OutgoingMail.objects.none()
    return OutgoingMail.objects.about(about(campaign)).filter(state=MailState.FAILED)


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
            "written_on": in_words(day_of(letter.sent_at)) if letter.sent_at else "",
            "is_reminded_of": today() + REMINDED_AFTER < letter.campaign.ends_on,
            "site_title": settings.CRPV_SITE_TITLE,
        }
        start = "Rappel : la" if is_reminder else "La"
        queue_mail(
            kind="campagne",
            to=address.to,
            subject=f"{start} fiche de {letter.centre.name} est-elle exacte ?",
            text=render_to_string("upkeep/email/letter.txt", context).strip() + "\n",
            about=about(letter.campaign),
            reply_to=settings.CRPV_CONTACT_EMAIL,
        )
