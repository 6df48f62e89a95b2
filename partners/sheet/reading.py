"""Facts of an organisation's sheet: what it signed, its name on a day, whether it has ended."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from crpv_portal.common.choices import Standing
from crpv_portal.common.day import AskedDay
from crpv_portal.territories.models import Department
from partners.choices import SirenAbsence
from partners.models import Organisation, OrganisationName, Signature


def first_known_day(name: OrganisationName) -> tuple[datetime.date, int]:
    """Return a sort key of names: their start, else the day that first attests them."""
    return name.start_on or name.attested_on or datetime.date.max, name.pk


def has_ended(organisation: Organisation, day: AskedDay) -> bool:
    """Tell whether it had ended that day, as `OrganisationQuerySet.ended_on` does for a row."""
    if organisation.succeeded_on:
        return organisation.succeeded_on <= day.on
    return bool(organisation.successor_id or organisation.siren_absence == SirenAbsence.ENDED)


@dataclass
class SheetSignature:
    """Signature on a sheet: the organisation's own, or that of one it succeeded."""

    signature: Signature
    organisation: Organisation
    day: AskedDay

    @property
    def is_own(self) -> bool:
        return self.signature.organisation_id == self.organisation.pk

    @property
    def is_known(self) -> bool:
        """Tell whether it was signed by the day shown; if undated, once the text took effect."""
        since = self.signature.signed_on or self.signature.edition.start_on
        return bool(since and since <= self.day.on)

    @property
    def how(self) -> str:
        """Return the end of the sentence: by whom, and when."""
        signature = self.signature
        who = ", ".join(filter(None, (signature.signatory_name, signature.signatory_title)))
        by = f", par {who}" if signature.signatory_name else ""
        return f"{by}, {signature.signed.when() if signature.signed else 'à une date inconnue'}."


def is_to_come(signature: Signature, day: AskedDay) -> bool:
    return bool(signature.signed_on and signature.signed_on > day.on)


def that_day(
    names: list[OrganisationName], organisation: Organisation, day: AskedDay
) -> OrganisationName | None:
    """Return the name it bore on the day asked for, when it is not today's."""
    if not day.is_asked:
        return None
    borne = (name for name in names if name.standing == Standing.IN_FORCE)
    return next((name for name in borne if name.name != organisation.name), None)


def departments_of(organisation: Organisation) -> list[Department]:
    """Return the départements of an intercommunality or commune, which have no page."""
    if organisation.commune:
        return [organisation.commune.department]
    if organisation.intercommunality:
        return list(
            Department.objects.filter(communes__intercommunalities=organisation.intercommunality)
            .select_related("region")
            .distinct()
            .order_by("sort_key", "code")
        )
    return []
