"""Open file of the grants that centres receive in a year: SCDL schema « subventions » 2.1.1.

It holds what was cleared for the public and has every column that the schema asks for; what a
contribution lacks to be in it is told to the staff.
"""

from __future__ import annotations

import datetime
import io
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import Prefetch

from crpv_portal.common.dates import today
from partners.models import Organisation

from .choices import PUBLIC_STATUSES, AidNature, SiteKind
from .models import Centre, CentreLegalBody, Contribution, Site
from .querysets import ContributionQuerySet

MOST = 5_000  # rows of a file, which anybody asks for
WHOLE = "Financement général du centre"  # what an empty object means
NATURES = {
    AidNature.CASH: "aide en numéraire",
    AidNature.KIND: "aide en nature",
    AidNature.BOTH: "aide en numéraire;aide en nature",
}
# The columns of the schema, in its order; for those that it makes compulsory, where an agent finds
# what fills them.
COLUMNS = {
    "nomAttribuant": "le financeur",
    "idAttribuant": "le SIRET du service qui attribue",
    "dateConvention": "le jour de la convention",
    "referenceDecision": "",
    "nomBeneficiaire": "le nom du centre",
    "idBeneficiaire": "le SIRET du siège, établissement de la personne morale du centre",
    "rnaBeneficiaire": "",
    "objet": "l’objet",
    "montant": "le montant accordé",
    "nature": "la nature de l’aide",
    "conditionsVersement": "le mode de versement",
    "datesPeriodeVersement": "le jour ou la période du versement",
    "idRAE": "",
    "notificationUE": "la notification à l’Union européenne",
    "pourcentageSubvention": "la part du bénéficiaire",
    "dispositifAide": "",
}


@dataclass(frozen=True)
class Grant:
    """Cleared contribution as a row of the file."""

    contribution: Contribution
    cells: dict[str, str]

    @property
    def lacking(self) -> list[str]:
        """Return what the compulsory columns that are empty hold, in words."""
        return [said for column, said in COLUMNS.items() if said and not self.cells[column]]


def years_of_grants() -> list[int]:
    """Return the years of which something was cleared, the latest first."""
    years = _cleared().order_by("-year").values_list("year", flat=True)
    return list(years.distinct())


def grants_of(year: int) -> list[Grant]:
    """Return what was cleared for a year, with what each lacks; `MOST` of them at most.

    The legal person and the seat are those of the end of that year, when they are established:
    nothing in a file can bear a mark.
    """
    on = min(datetime.date(year, 12, 31), today())
    bodies = CentreLegalBody.objects.established().in_force(on).select_related("organisation")
    seats = Site.objects.established().in_force(on).filter(kind=SiteKind.SEAT).exclude(siret="")
    centres = Centre.objects.prefetch_related(
        Prefetch("legal_bodies", bodies), Prefetch("sites", seats)
    )
    rows = (
        _cleared()
        .filter(year=year)
        .select_related("funder")
        .prefetch_related(Prefetch("centre", centres))
        .order_by("centre__order_key", "funder__order_key", "object", "pk")
    )
    return [Grant(row, _cells(row)) for row in rows[:MOST]]


def grants_as_csv(grants: list[Grant]) -> bytes:
    """Return the file: UTF-8, commas, a decimal point, every column of the schema in its order."""
    from defusedcsv import csv

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for grant in grants:
        if not grant.lacking:
            writer.writerow([grant.cells[column] for column in COLUMNS])
    return out.getvalue().encode("utf-8")


def _cleared() -> ContributionQuerySet:
    """Return the cleared contributions of public centres, by funders that everybody sees."""
    funders = Organisation.objects.visible_to(AnonymousUser())
    public = Contribution.objects.cleared().filter(centre__status__in=PUBLIC_STATUSES)
    return public.filter(funder__in=funders)


def _cells(row: Contribution) -> dict[str, str]:
    body = next(iter(row.centre.legal_bodies.all()), None)
    return {
        "nomAttribuant": row.funder.name,
        "idAttribuant": row.funder_siret,
        "dateConvention": _day(row.convention_on),
        "referenceDecision": row.decision_reference,
        "nomBeneficiaire": body.organisation.name if body else row.centre.name,
        "idBeneficiaire": _siret(row.centre, body),
        "rnaBeneficiaire": "",
        "objet": row.object or WHOLE,
        "montant": "" if row.granted is None else f"{row.granted:.2f}",
        "nature": NATURES[AidNature(row.nature)],
        "conditionsVersement": row.get_payment_display(),
        "datesPeriodeVersement": _period(row),
        "idRAE": "",
        "notificationUE": "oui" if row.is_notified_eu else "non",
        "pourcentageSubvention": "1.00",
        "dispositifAide": row.scheme,
    }


def _siret(centre: Centre, body: CentreLegalBody | None) -> str:
    """Return that of the seat, when it is an establishment of the legal person that receives."""
    siren = body.organisation.siren if body else ""
    numbers = [seat.siret for seat in centre.sites.all()] if siren else []
    return next((number for number in numbers if number.startswith(siren)), "")


def _period(row: Contribution) -> str:
    """Return the day of the payment, or its first and last days; empty without a first one."""
    days = [row.paid_from, row.paid_until] if row.paid_from else []
    return "/".join(dict.fromkeys(day.isoformat() for day in days if day))


def _day(day: datetime.date | None) -> str:
    return day.isoformat() if day else ""
