"""Services on an edition being prepared: copied from another, its text established."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction

from crpv_portal.common.choices import Confidence
from crpv_portal.common.fact_forms import MISSING_SOURCE
from crpv_portal.common.history import because, required_reason
from crpv_portal.common.locks import locked, locked_rows
from crpv_portal.common.text import free_slug, french_slug

from ..choices import EditionStatus
from ..models import Edition, Provision

if TYPE_CHECKING:
    from crpv_portal.common.models import Source

LONGEST_SLUG = 50


@transaction.atomic
def copy_edition(*, edition: Edition, title: str, reason: str) -> Edition:
    """Return a new draft with the provisions of an edition, each replacing the one it copies.

    All of it is unverified and without a source, thus the staff's alone: what shows the old text
    shows nothing of the new one. Codes, ranks and chapters stay. Raises ValidationError for a title
    of which no address can be made, or that another draft bears.
    """
    reason = required_reason(reason)
    edition = locked(edition)
    drafts = Edition.objects.filter(text=edition.text_id, status=EditionStatus.DRAFT)
    if drafts.filter(title__iexact=title).exists():
        raise ValidationError({"title": "Une édition en préparation porte déjà ce titre."})
    slug = french_slug(title, max_length=LONGEST_SLUG)
    if not slug:
        raise ValidationError({"title": "Écrivez un titre avec quelques lettres sans accent."})
    draft = Edition(
        text=edition.text,
        title=title,
        slug=free_slug(slug, Edition.objects.all()),
        status=EditionStatus.DRAFT,
        confidence=Confidence.UNVERIFIED,
    )
    with because(reason, action="copy_edition"):
        draft.full_clean()
        draft.save()
        _copy_provisions(edition, draft)
    return draft


def _copy_provisions(edition: Edition, draft: Edition) -> None:
    """Copy chapters before their articles, whatever their depth."""
    waiting = list(edition.provisions.order_by("position", "pk"))
    made: dict[int | None, Provision | None] = {None: None}
    while waiting:
        ready = [each for each in waiting if each.parent_id in made]
        if not ready:
            raise ValidationError(
                "Une disposition de cette édition a pour chapitre celle d’une autre édition : "
                "corrigez-la d’abord."
            )
        for old in ready:
            new = Provision.objects.create(
                edition=draft,
                parent=made[old.parent_id],
                code=old.code,
                position=old.position,
                kind=old.kind,
                audience=old.audience,
                title=old.title,
                body=old.body,
                confidence=Confidence.UNVERIFIED,
            )
            new.replaces.set([old])
            made[old.pk] = new
        waiting = [each for each in waiting if each.pk not in made]


@transaction.atomic
def establish_edition(
    *, edition: Edition, sources: Iterable[Source], confidence: str, reason: str
) -> int:
    """Set the evidence of a draft and of all its unverified provisions; return how many changed.

    They become public. Raises ValidationError for an edition that is no draft, for evidence without
    a source, or when nothing is left to establish.
    """
    reason = required_reason(reason)
    sources = list(sources)
    if not sources:
        raise ValidationError({"sources": MISSING_SOURCE})
    if confidence not in (Confidence.VERIFIED, Confidence.INFERRED):
        raise ValidationError({"confidence": "Dites si le texte est vérifié ou déduit."})
    edition = locked(edition)
    if not edition.is_draft:
        raise ValidationError("Cette édition n’est plus en préparation.")
    provisions = locked_rows(edition.provisions.filter(confidence=Confidence.UNVERIFIED))
    found: list[Edition | Provision] = list(provisions.order_by("pk"))
    if edition.is_unverified:
        found.append(edition)
    if not found:
        raise ValidationError("Tout est déjà établi dans cette édition.")
    with because(reason, action="establish_edition"):
        for row in found:
            row.confidence = confidence
            row.full_clean()
            row.save()
            row.sources.add(*sources)
    return len(found)
