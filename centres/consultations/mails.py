"""Mails of a consultation: the letter with its link, its reminder, copies of one’s answers."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from crpv_portal.common.dates import in_words, today
from crpv_portal.common.history import because
from crpv_portal.common.locks import locked_rows
from crpv_portal.common.tokens import fingerprint, make_token
from crpv_portal.outbox.services import queue_mail

from ..models import Consultation, ConsultationComment, ConsultationLink, ConsultedParty

if TYPE_CHECKING:
    from crpv_portal.accounts.models import User


def about(consultation: Consultation) -> str:
    """Return the key under which the outbox finds the mails of this consultation."""
    return f"consultation:{consultation.pk}"


def write_to(
    party: ConsultedParty, consultation: Consultation, user: User, *, is_reminder: bool
) -> None:
    """Queue the letter with a link of its own, or its reminder."""
    token = make_token()
    ConsultationLink.objects.create(party=party, token_hash=fingerprint(token))
    address = urljoin(settings.CRPV_PUBLIC_ADDRESS, reverse("consultation:read", args=[token]))
    context = {
        "title": consultation.edition.title,
        "name": party.name,
        "message": consultation.message,
        "until": in_words(consultation.until, weekday=True),
        "address": address,
        "is_reminder": is_reminder,
        "sender": user.get_full_name(),
        "sender_email": user.email,
        "site_title": settings.CRPV_SITE_TITLE,
    }
    start = "Rappel : " if is_reminder else ""
    queue_mail(
        kind="consultation",
        to=party.email,
        subject=f"{start}Votre avis sur « {consultation.edition.title} »",
        text=render_to_string("centres/email/consultation.txt", context),
        about=about(consultation),
        reply_to=user.email,
    )


def send_copy(party: ConsultedParty, *, is_over: bool) -> None:
    """Queue for a party the copy of what it wrote; once over, with what was answered."""
    comments = party.comments.select_related("provision").order_by("provision", "made_at", "pk")
    context = {
        "consultation": party.consultation,
        "title": party.consultation.edition.title,
        "name": party.name,
        "comments": list(comments),
        "is_over": is_over,
        "until": in_words(party.consultation.until, weekday=True),
        "site_title": settings.CRPV_SITE_TITLE,
    }
    queue_mail(
        kind="copie d’une réponse",
        to=party.email,
        subject=f"Votre réponse sur « {party.consultation.edition.title} »",
        text=render_to_string("centres/email/consultation_copy.txt", context),
        about=about(party.consultation),
        reply_to=settings.CRPV_CONTACT_EMAIL,
    )


def _to_copy() -> QuerySet[ConsultedParty]:
    """Return those that wrote in a consultation that is over, and have no copy of it yet."""
    wrote = ConsultationComment.objects.filter(party=OuterRef("pk"))
    is_over = Q(consultation__closed_at__isnull=False) | Q(consultation__until__lt=today())
    return ConsultedParty.objects.filter(is_over, Exists(wrote), copied_at__isnull=True).exclude(
        email=""
    )


@transaction.atomic
def send_copies(consultation: Consultation | None = None) -> int:
    """Send each party the copy of its answers once it is over; return how many.

    Of one consultation, or of all of them for the worker. Safe to run again.
    """
    rows = _to_copy()
    if consultation is not None:
        rows = rows.filter(consultation=consultation)
    keys = [party.pk for party in locked_rows(rows)]
    parties = ConsultedParty.objects.filter(pk__in=keys).with_names()
    with because("copie de la réponse d’une organisation", action="send_copies"):
        for party in parties.select_related("consultation__edition", "organisation", "centre"):
            send_copy(party, is_over=True)
            party.copied_at = timezone.now()
            party.save(update_fields=["copied_at"])
    return len(keys)
