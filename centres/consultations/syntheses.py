"""Synthesis of a consultation, which the public reads on the page of the edition."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from crpv_portal.common.dates import today
from crpv_portal.common.history import because, required_reason
from crpv_portal.common.locks import locked

from ..models import Consultation


def may_have_synthesis(consultation: Consultation) -> bool:
    """Tell whether it is over without one, and its edition no draft, which nobody reads."""
    is_over = consultation.closed_at is not None or consultation.until < today()
    was_held = consultation.sent_at is not None and is_over
    return was_held and consultation.published_at is None and not consultation.edition.is_draft


@transaction.atomic
def publish_synthesis(*, consultation: Consultation, text: str, reason: str) -> Consultation:
    """Publish what the consultation said, in words of the staff's.

    It tells how many were asked and answered, and names those that agreed. Raises ValidationError
    for one that is not over or has one already, or whose edition is a draft.
    """
    reason = required_reason(reason)
    consultation = locked(consultation, "edition")
    if not may_have_synthesis(consultation):
        raise ValidationError(
            "La synthèse se publie une fois, la consultation terminée et l’édition en vigueur."
        )
    with because(reason, action="publish_synthesis"):
        consultation.synthesis = text.replace("\r\n", "\n").strip()
        consultation.published_at = timezone.now()
        consultation.full_clean()
        consultation.save(update_fields=["synthesis", "published_at"])
    return consultation


@transaction.atomic
def withdraw_synthesis(*, consultation: Consultation, reason: str) -> Consultation:
    """Take the synthesis off the site; its words stay, to be corrected and published again."""
    reason = required_reason(reason)
    consultation = locked(consultation)
    if consultation.published_at is None:
        raise ValidationError("La synthèse n’est pas publiée.")
    with because(reason, action="withdraw_synthesis"):
        consultation.published_at = None
        consultation.save(update_fields=["published_at"])
    return consultation
