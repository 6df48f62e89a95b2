"""Organisations: the State, signatories, networks, local partners."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from crpv_portal.common.dates import PartialDate
from partners.choices import SirenAbsence
from partners.models import Organisation
from partners.models.organisations import TERRITORY_FIELDS

from ..attestation import attestation
from ..cells import Cells, spread
from ..keeping import Wanted
from ..loading import Loading
from . import names

COUNTRY, FRANCE = "country", "FR"


def organisation(cells: Cells, loading: Loading) -> Wanted:
    successor = cells.find("successor_slug", "successor", loading.known.organisation)
    return Wanted(
        model=Organisation,
        values={
            "kind": cells["kind"],
            "siren": cells["siren"],
            "siren_absence": _absence(cells),
            "website": cells["website"],
            "website_checked_on": cells.checked(cells["website"]),
            **_territory(cells, loading),
            "successor": successor,
            **spread("succeeded_on", _succeeded(cells)),
            **cells.evidence,
            **cells.note,
        },
        once=_named(cells),
        sources=cells.sources,
    )


def parts(cells: Cells, loading: Loading, organisation: Organisation) -> None:
    """The name it bears, when the file of names has no line for it."""
    if names.has_name_line(loading, Organisation, cells["slug"], cells["name"]):
        return
    ended = _succeeded(cells)
    names.keep_present_name(
        loading,
        cells,
        organisation,
        names=_named(cells),
        ended=ended,
        attested=attestation(None, ended, [cells.page_date]),
    )


def _named(cells: Cells) -> dict[str, str]:
    return {
        "name": cells.words("name"),
        "acronym": cells.words("acronym"),
        "slug": cells["slug"],
    }


def _succeeded(cells: Cells) -> PartialDate | None:
    return cells.date("succeeded_on", "succeeded_on")


def _absence(cells: Cells) -> str:
    if cells["siren"]:
        return ""
    return SirenAbsence.ENDED if cells["successor_slug"] else SirenAbsence.NOT_FOUND


def _territory(cells: Cells, loading: Loading) -> dict[str, Any]:
    """National, or the territory of that code, or none known."""
    kind, code, known = cells["territory_type"], cells["territory_code"], loading.known
    finders: dict[str, Callable[[str], Any]] = {
        "region": known.regions.get,
        "department": known.departments.get,
        "intercommunality": known.intercommunality,
        "commune": known.commune,
    }
    territory: dict[str, Any] = dict.fromkeys(TERRITORY_FIELDS) | {"is_national": False}
    if kind == COUNTRY:
        territory["is_national"] = True
        if code != FRANCE:
            cells.error("is_national", f"« {code} » n’est pas un pays du registre.")
    elif kind in finders:
        territory[kind] = cells.find("territory_code", kind, finders[kind])
        if not code:
            cells.error(kind, "le code du territoire manque.")
    elif kind or code:
        cells.error("region", f"« {kind} » n’est pas une nature de territoire.")
    return territory
