"""Loaders of organisations: the State, signatories, networks, local partners."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from partners.choices import SirenAbsence
from partners.models import Organisation
from partners.models.organisations import TERRITORY_FIELDS

from ..file_rows import FileRow
from ..files import Line
from ..loading import Loading
from . import names

COUNTRY, FRANCE = "country", "FR"


def organisation(loading: Loading, line: Line) -> None:
    row = loading.row(line, Organisation, key="slug")
    row.given["slug"] = line["slug"]
    row.words("name", "acronym", "role", "note")
    row.text("kind", "siren", "website")
    found = SirenAbsence.ENDED if line["successor_slug"] else SirenAbsence.NOT_FOUND
    absence = line["siren_absence"] or found
    row.set("siren_absence", "" if line["siren"] else absence, "siren")
    row.set_date("website_checked_on", row.checked(line["website"]), "website")
    _read_territory(loading, row)
    row.find("successor_slug", "successor", loading.rows["organisations.csv"])
    ended = row.date("succeeded_on")
    organisation = loading.keep(row)
    if organisation and not names.has_name_line(loading, line):
        names.keep_present_name(loading, line, organisation, slug=line["slug"], ended=ended)


def _read_territory(loading: Loading, row: FileRow) -> None:
    """Read the territory: national, the one of that code, or none known."""
    kind, code = row.line["territory_type"], row.line["territory_code"]
    territories: dict[str, Mapping[str, Any]] = {
        "region": loading.regions,
        "department": loading.departments,
        "intercommunality": loading.intercommunalities,
        "commune": loading.communes,
    }
    for field in TERRITORY_FIELDS:
        row.set(field, None, "territory_code")
    row.set("is_national", kind == COUNTRY, "territory_type")
    if kind == COUNTRY:
        if code != FRANCE:
            row.problem("territory_code", f"« {code} » n’est pas un pays du registre.")
    elif kind in territories:
        row.find("territory_code", kind, territories[kind])
        if not code:
            row.problem("territory_code", "le code du territoire manque.")
    elif kind or code:
        row.problem("territory_type", f"« {kind} » n’est pas une nature de territoire.")
