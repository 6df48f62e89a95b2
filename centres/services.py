"""Services on centres: each change of state in one transaction, with a reason in the history."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from crpv_portal.common.choices import Confidence
from crpv_portal.common.dated import (
    beginning,
    save_first_name,
    save_next_name,
)
from crpv_portal.common.dates import PartialDate, refuse_day_to_come, today
from crpv_portal.common.erasure import erase, pseudonymise_events
from crpv_portal.common.history import because, required_reason
from crpv_portal.common.locks import locked
from crpv_portal.common.text import french_slug

from .choices import CentreStatus, ConfirmedBy
from .models import Centre, CentreName, Contact, SheetConfirmation
from .perms import can_propose_on_sheet
from .publishing import missing_to_publish

if TYPE_CHECKING:
    from crpv_portal.accounts.models import User
    from crpv_portal.common.models import Erasure, Source


@transaction.atomic
def confirm_sheet(
    *, centre: Centre, by: ConfirmedBy, member: User | None = None
) -> SheetConfirmation:
    """Date the sheet of today, as the centre says that all of it is exact; once a day.

    member: the account that says so; None for a personal letter. Raises ValidationError for a sheet
    that is no longer public, and for an account that left the centre meanwhile.
    """
    centre = locked(centre)
    if member is not None and not can_propose_on_sheet(member, centre):
        raise ValidationError("Vous n’êtes plus membre de ce centre : rien n’est confirmé.")
    if not centre.is_public:
        raise ValidationError("La fiche n’est plus publiée : rien n’est confirmé.")
    with because("fiche confirmée par le centre", action="confirm_sheet"):
        found, _ = SheetConfirmation.objects.get_or_create(
            centre=centre, confirmed_on=today(), defaults={"confirmed_by": by}
        )
    return found


@transaction.atomic
def create_centre(
    *,
    name: str,
    acronym: str = "",
    slug: str = "",
    since: PartialDate | None = None,
    attested: PartialDate | None = None,
    sources: Iterable[Source] = (),
    confidence: str = Confidence.UNVERIFIED,
    reason: str,
) -> Centre:
    """Create a centre: a draft, with its first dated name.

    slug: the end of its address, made from the acronym or the name when empty. since, attested: one
    of them at least, as for every dated fact. The sources are those of both rows. Raises
    ValidationError.
    """
    reason = required_reason(reason)
    slug = slug or french_slug(acronym or name)
    centre = Centre(name=name, acronym=acronym, slug=slug, confidence=confidence)
    with because(reason, action="create_centre"):
        centre.full_clean()
        centre.save()
        first = CentreName(centre=centre, **beginning(since, attested))
        save_first_name(first, centre, sources)
    return centre


@transaction.atomic
def publish_centre(*, centre: Centre, reason: str) -> Centre:
    """Make a centre public; do nothing to one that already is.

    Raises ValidationError, which says all that is missing, when the centre is unverified, or when
    no perimeter is established: a sheet without a territory would help nobody.
    """
    reason = required_reason(reason)
    centre = locked(centre)
    if centre.status == CentreStatus.PUBLISHED:
        return centre
    if centre.status == CentreStatus.CLOSED:
        raise ValidationError("Ce centre est fermé : rouvrez-le avant de le publier.")
    if missing := missing_to_publish(centre):
        raise ValidationError([lack.sentence for lack in missing])
    centre.status = CentreStatus.PUBLISHED
    centre.published_at = centre.published_at or timezone.now()
    centre.full_clean()
    with because(reason, action="publish_centre"):
        centre.save(update_fields=["status", "published_at", "updated_at"])
    return centre


@transaction.atomic
def unpublish_centre(*, centre: Centre, reason: str) -> Centre:
    """Make a public centre a draft again; it keeps the day of its first publication.

    Raises ValidationError for one that is not open and public.
    """
    reason = required_reason(reason)
    centre = locked(centre)
    if centre.status != CentreStatus.PUBLISHED:
        raise ValidationError("Seul un centre publié et ouvert se retire du site.")
    centre.status = CentreStatus.DRAFT
    centre.full_clean()
    with because(reason, action="unpublish_centre"):
        centre.save(update_fields=["status", "updated_at"])
    return centre


@transaction.atomic
def rename_centre(
    *,
    centre: Centre,
    name: str,
    acronym: str = "",
    on: PartialDate,
    sources: Iterable[Source] = (),
    confidence: str = Confidence.UNVERIFIED,
    reason: str,
) -> CentreName:
    """Give a centre a new name from a day on; the former one keeps its dates and its address.

    sources, confidence: those of the new name. Raises ValidationError when the day is to come: the
    centre would show its next name at once.
    """
    reason = required_reason(reason)
    refuse_day_to_come(on)
    centre = locked(centre)
    with because(reason, action="rename_centre"):
        new = CentreName(centre=centre, name=name, acronym=acronym, confidence=confidence)
        return save_next_name(
            new, centre.names.all(), label=acronym or name, on=on, sources=sources
        )


@transaction.atomic
def erase_contact(*, contact: Contact, reason: str) -> Erasure:
    """Erase a contact that turned out to be of a private person, with all its history.

    The row stays, without its value: the history still says that it was there and who typed it.
    """
    reason = required_reason(reason)
    contact = locked(contact)
    erase(contact)
    contact.is_public = False
    contact.erased_at = timezone.now()
    contact.full_clean()
    with because(reason, action="erase_contact"):
        contact.save()
        return pseudonymise_events(Contact, contact.pk, reason=reason)
