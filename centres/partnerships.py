"""Partnerships of a centre, with an organisation of the register or with one made meanwhile."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from django.db import transaction

from crpv_portal.common.choices import Confidence
from crpv_portal.common.dated import beginning
from crpv_portal.common.dates import PartialDate, today
from crpv_portal.common.history import because, required_reason
from crpv_portal.common.locks import locked
from partners.choices import SirenAbsence
from partners.from_territory import ProposedOrganisation
from partners.services import create_organisation

from .models import Centre, LocalPartnership

if TYPE_CHECKING:
    from crpv_portal.common.models import Source
    from partners.models import Organisation


@transaction.atomic
def add_partner(
    *,
    centre: Centre,
    partner: Organisation | ProposedOrganisation,
    roles: Collection[str],
    since: PartialDate | None = None,
    attested: PartialDate | None = None,
    sources: Iterable[Source] = (),
    confidence: str = Confidence.UNVERIFIED,
    reason: str,
) -> LocalPartnership:
    """Add a partnership to a centre; the organisation that a territory proposes is created with it.

    partner: an organisation, or what a territory proposes, of which the official list is the
    source. roles: names of the columns that a source states; the others stay unsaid. Raises
    ValidationError, for a partnership noted already over that period among others.
    """
    reason = required_reason(reason)
    centre = locked(centre)
    cited = list(sources)
    with because(reason, action="add_partner"):
        row = LocalPartnership(
            centre=centre,
            organisation=_organisation(partner, reason),
            confidence=confidence,
            **dict.fromkeys(roles, True),
            **beginning(since, attested),
        )
        row.full_clean()
        row.save()
        row.sources.set(cited)
    return row


def _organisation(partner: Organisation | ProposedOrganisation, reason: str) -> Organisation:
    """Return the organisation, created when it is proposed and nobody did so meanwhile."""
    if not isinstance(partner, ProposedOrganisation):
        return partner
    return partner.existing or create_organisation(
        name=partner.name,
        kind=partner.kind,
        siren=partner.siren,
        siren_absence="" if partner.siren else SirenAbsence.NOT_FOUND,
        attested=PartialDate(today()),  # the day on which the list names it
        confidence=Confidence.VERIFIED,
        territory=partner.territory,
        reason=reason,
    )
