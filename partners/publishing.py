"""Publishing of an organisation or an edition: what it lacks, and its page as if it were."""

from __future__ import annotations

from collections.abc import Iterator

from crpv_portal.common.choices import Confidence, DatePrecision
from crpv_portal.common.dates import today
from crpv_portal.common.french import counted
from crpv_portal.common.publishing import (
    Lack,
    Publication,
    establish_for_preview,
    unestablished,
)

from .choices import EditionStatus, SirenAbsence
from .models import Edition, Organisation

UNESTABLISHED_EDITION = (
    "Cette édition est encore « à vérifier » : elle ne s’afficherait pas, et celle qui est "
    "en vigueur ne le serait plus. Indiquez d’abord sa source et sa fiabilité."
)
NO_PROVISIONS = (
    "Aucune disposition de cette édition n’est établie : sa page n’aurait rien à montrer. "
    "Saisissez d’abord ses dispositions, avec leur fiabilité."
)


def lacks_of_organisation(organisation: Organisation) -> Iterator[Lack]:
    """Yield that nothing establishes it, then what its page would not tell."""
    yield from unestablished(
        organisation, "Son existence n’est pas établie : indiquez une source et sa fiabilité."
    )
    if organisation.siren_absence == SirenAbsence.NOT_FOUND:
        yield Lack("Le SIREN reste à trouver.", "id_siren", is_required=False)
    if not organisation.is_national and organisation.territory is None:
        yield Lack("Le territoire n’est pas indiqué.", "id_is_national", is_required=False)
    if not organisation.public_website:
        yield Lack("Aucun site vérifié.", "id_website", is_required=False)
    if not organisation.names.established().exists():
        yield Lack("Son nom n’est pas établi.", "names-group", is_required=False)


def missing_to_take_effect(edition: Edition) -> list[Lack]:
    """Return all that forbids an edition to be put in force."""
    lacks = list(unestablished(edition, UNESTABLISHED_EDITION))
    if not edition.provisions.established().exists():
        lacks.append(Lack(NO_PROVISIONS, "provisions-group"))
    return lacks


def lacks_of_edition(edition: Edition) -> Iterator[Lack]:
    """Yield what forbids an edition to take effect, then what its page would not tell."""
    yield from missing_to_take_effect(edition)
    hidden = edition.provisions.filter(confidence=Confidence.UNVERIFIED).count()
    if hidden and edition.provisions.established().exists():
        words = counted(hidden, "disposition(s) reste(nt) à vérifier, et ne se lirai(t|ent) pas.")
        yield Lack(words, "provisions-group", is_required=False)
    if edition.adopted is None:
        yield Lack("Le jour de l’adoption n’est pas indiqué.", "id_adopted_on", is_required=False)
    if not edition.official_document:
        yield Lack(
            "L’adresse du texte complet n’y est pas.", "id_official_document", is_required=False
        )
    if not edition.introduction:
        yield Lack("L’introduction est vide.", "id_introduction", is_required=False)


def put_in_force_for_preview(edition: Edition) -> None:
    """Have a draft replace the edition in force, within a transaction that will be taken back.

    All its provisions are shown, as once the text is established.
    """
    establish_for_preview(edition)
    edition.provisions.filter(confidence=Confidence.UNVERIFIED).update(
        confidence=Confidence.VERIFIED
    )
    if not edition.is_draft:
        return
    day = today()
    siblings = Edition.objects.filter(text=edition.text_id, status=EditionStatus.IN_FORCE)
    siblings.filter(start_on__lt=day).update(
        status=EditionStatus.SUPERSEDED, end_on=day, end_on_precision=DatePrecision.DAY
    )
    if not siblings.exists():
        Edition.objects.filter(pk=edition.pk).update(
            status=EditionStatus.IN_FORCE, start_on=day, start_on_precision=DatePrecision.DAY
        )


ORGANISATION = Publication(
    is_public=lambda organisation: not organisation.is_unverified,
    lacks=lacks_of_organisation,
)
EDITION = Publication(
    is_public=lambda edition: not (edition.is_draft or edition.is_unverified),
    lacks=lacks_of_edition,
    write=put_in_force_for_preview,
    by="mettre-en-vigueur",
)
