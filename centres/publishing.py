"""Publishing of a centre: what its sheet lacks, and its page as if it were."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import timezone

from crpv_portal.common.dates import today
from crpv_portal.common.publishing import (
    CONFIDENCE_ANCHOR,
    Lack,
    Publication,
    establish_for_preview,
    unestablished,
)

from .choices import CentreStatus
from .completeness import POINTS, with_completeness
from .models import Centre

UNESTABLISHED = "L’existence de ce centre n’est pas établie : indiquez une source et sa fiabilité."
NO_PERIMETER = "Indiquez d’abord au moins un territoire d’intervention établi."
# Where each point of the score is typed on the page of the centre.
ANCHORS = {
    "summary": "id_summary",
    "activity": "id_last_seen_on",
    "perimeter": "coverages-group",
    "starts": "coverages-group",
    "founding": "milestones-group",
    "legal_body": "legal_bodies-group",
    "siren": "legal_bodies-group",
    "label": "labels-group",
    "seat": "sites-group",
    "email": "contacts-group",
    "phone": "contacts-group",
    "website": "contacts-group",
    "missions": "missions-group",
    "partners": "local_partnerships-group",
    "funders": "local_partnerships-group",
}


def missing_to_publish(centre: Centre) -> list[Lack]:
    """Return all that forbids the publication of a centre."""
    lacks = list(unestablished(centre, UNESTABLISHED))
    if not centre.coverages.established().exists():
        lacks.append(Lack(NO_PERIMETER, "coverages-group"))
    return lacks


def lacks_of(centre: Centre) -> Iterator[Lack]:
    """Yield what forbids the publication, then what the sheet would not tell today."""
    required = missing_to_publish(centre)
    yield from required
    anchors = {each.anchor for each in required}
    scored = with_completeness(Centre.objects.filter(pk=centre.pk), today()).get()
    for point in POINTS:
        anchor = ANCHORS.get(point.slug, CONFIDENCE_ANCHOR)
        if not getattr(scored, point.column) and anchor not in anchors:
            yield Lack(f"Reste à dire : {point.name}.", anchor, is_required=False)


def publish_for_preview(centre: Centre) -> None:
    """Make a draft public, within a transaction that will be taken back."""
    establish_for_preview(centre)
    Centre.objects.filter(pk=centre.pk).update(
        status=CentreStatus.PUBLISHED, published_at=timezone.now()
    )


PUBLICATION = Publication(
    is_public=lambda centre: centre.is_public,
    lacks=lacks_of,
    write=publish_for_preview,
    by="publier",
)
