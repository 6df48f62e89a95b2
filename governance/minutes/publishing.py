"""Publication of minutes: a separate text with its file, withdrawn with a reason, never edited."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction

from crpv_portal.common.files import store_file
from crpv_portal.common.history import because, required_reason
from crpv_portal.common.locks import locked, locked_rows

from ..choices import Visibility
from ..models import MaskedName, Minutes, PublicMinutes, WithdrawnMinutes
from .services import clean_text

if TYPE_CHECKING:
    from crpv_portal.accounts.models import User
    from crpv_portal.common.known_names import Name

    from ..meetings.named import Bearer


def check_publication(*, minutes: Minutes, text: str, masking_reason: str) -> str:
    """Return the text as it would be stored; raise ValidationError at the field to change."""
    text = clean_text(text)
    if not minutes.locked_at:
        raise ValidationError("Un compte rendu se publie une fois approuvé.")
    if minutes.meeting.visibility != Visibility.PUBLIC:
        raise ValidationError(
            "Cette réunion est restreinte : publiez d’abord la réunion, puis son compte rendu."
        )
    if not text:
        raise ValidationError({"text": "Le texte public est vide : il n’y aurait rien à publier."})
    is_changed, is_explained = text != clean_text(minutes.text), bool(masking_reason.strip())
    if is_changed and not is_explained:
        raise ValidationError(
            {
                "masking_reason": "Le texte public n’est pas celui qui a été approuvé : dites "
                "pourquoi."
            }
        )
    if is_explained and not is_changed:
        raise ValidationError(
            {
                "masking_reason": "Le texte public est celui qui a été approuvé : la page dirait à "
                "tort que des passages y sont masqués ou changés. Effacez ce motif."
            }
        )
    return text


@transaction.atomic
def publish_minutes(
    *,
    minutes: Minutes,
    text: str,
    masking_reason: str = "",
    masked: Mapping[Name, Sequence[Bearer]] | None = None,
    by: User | None = None,
) -> PublicMinutes:
    """Publish a text of approved minutes, with its own file; keep which names were masked, by whom.

    Raises ValidationError when the minutes are not approved, the meeting is restricted, the text is
    empty, the text differs from the approved one without a reason or has one without differing, or
    a version is already public.
    """
    from ..papers import public_minutes_pdf  # the page setter is heavy: loaded when it is used

    minutes = locked(minutes, "meeting__body__centre", "meeting__body__region")
    masking_reason = " ".join(masking_reason.split())
    text = check_publication(minutes=minutes, text=text, masking_reason=masking_reason)
    if PublicMinutes.objects.filter(minutes=minutes).exists():
        raise ValidationError(
            "Une version est déjà publique : retirez-la, avec son motif, avant d’en publier une "
            "autre."
        )
    with because("publication du compte rendu", action="publish_minutes"):
        stored = store_file(
            name=f"compte-rendu-public-{minutes.meeting.slug}.pdf",
            content=public_minutes_pdf(text, minutes.meeting),
            declared_type="application/pdf",
        )
        version = PublicMinutes.objects.create(
            minutes=minutes, text=text, masking_reason=masking_reason, file=stored
        )
        for name, bearers in (masked or {}).items():
            _keep_masked(version, name, bearers, by)
        return version


def _keep_masked(
    version: PublicMinutes, name: Name, bearers: Sequence[Bearer], by: User | None
) -> None:
    people: list[int | None] = [each.person for each in bearers if each.person is not None]
    for person in people or [None]:
        MaskedName.objects.create(
            minutes_id=version.minutes_id,
            person_id=person,
            name="" if person else name.label,
            masked_at=version.published_at,
            masked_by=by,
        )


@transaction.atomic
def withdraw_minutes(*, version: PublicMinutes, reason: str) -> WithdrawnMinutes:
    """Withdraw the public version, for a reason that its page shows.

    Raises ValidationError without a reason, or when somebody has withdrawn it already.
    """
    reason = required_reason(reason)
    current = locked_rows(PublicMinutes.objects.filter(pk=version.pk)).first()
    if current is None:
        raise ValidationError("Cette version est déjà retirée.")
    with because(reason, action="withdraw_minutes"):
        withdrawn = WithdrawnMinutes.objects.create(
            minutes_id=current.minutes_id,
            text=current.text,
            published_at=current.published_at,
            masking_reason=current.masking_reason,
            file_id=current.file_id,
            reason=reason,
        )
        current.delete()
    return withdrawn
