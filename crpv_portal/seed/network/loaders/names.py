"""Loaders of the dated names of centres and organisations."""

from __future__ import annotations

from typing import Any

from centres.models import Centre, CentreName
from crpv_portal.common.dates import PartialDate
from crpv_portal.common.names import name_slug
from crpv_portal.common.text import french_slug
from partners.models import Organisation, OrganisationName

from ..files import Line
from ..loading import Loading

IN_USE = "noms courants"

NAMES_OF: dict[Any, Any] = {Organisation: OrganisationName, Centre: CentreName}
NAMES_FILE = {"organisations.csv": "organisation_names.csv", "centres.csv": "centre_names.csv"}
OWNERS_FILE = {names: owners for owners, names in NAMES_FILE.items()}


def organisation_name(loading: Loading, line: Line) -> None:
    _keep_name(loading, line, OrganisationName, "organisation")


def centre_name(loading: Loading, line: Line) -> None:
    _keep_name(loading, line, CentreName, "centre")


def in_use_first(loading: Loading, line: Line) -> bool:
    """Return a sort key: the name in use first, so that the owner never shows a former one."""
    return not _is_in_use(loading, line)


def keep_present_name(
    loading: Loading,
    line: Line,
    owner: Any,
    *,
    slug: str,
    ended: PartialDate | None = None,
    part: str = IN_USE,
) -> None:
    """Load the present name of an owner that no line of the files of names gives.

    ended: when the owner was succeeded, its name ended with it.
    """
    field = str(owner._meta.model_name)
    row = loading.row(line, NAMES_OF[type(owner)], key=f"{field} name")
    row.given["slug"] = slug
    row.set(field, owner)
    row.words("name", "acronym")
    row.set_date("end_on", ended)
    row.attest(None, ended, [row.page_date])
    loading.keep(row, part=part)


def has_name_line(loading: Loading, line: Line) -> bool:
    """Tell whether the file of names has a line for the present name of this line's owner."""
    return any(
        _owner_slug(named) == line["slug"] and named["name"] == line["name"]
        for named in loading.files[NAMES_FILE[line.file]]
    )


def _keep_name(loading: Loading, line: Line, model: Any, owner: str) -> None:
    row = loading.row(line, model, key=f"{owner} name")
    is_in_use = _is_in_use(loading, line)
    dated = line["start"] or line["end"] or line["attested_on"] or row.page_date
    if not is_in_use and not dated:
        row.problem(
            "start",
            "ni début, ni fin, ni page datée : rien ne montre quand ce nom était porté.",
        )
    row.find(f"{owner}_slug", owner, loading.rows[OWNERS_FILE[line.file]])
    row.words("name", "acronym")
    row.period(end_is_unknown=not is_in_use)
    row.given["slug"] = _owner_slug(line) if is_in_use else _former_slug(model, line)
    loading.keep(row)


def _former_slug(model: Any, line: Line) -> str:
    """Return an address for a former name: its acronym's if free, else its own."""
    short = french_slug(line["acronym"])
    is_readable = sum(map(str.isalpha, short)) > 2
    if is_readable and name_slug(model, short) == short:
        return short
    return name_slug(model, line["name"])


def _owner_slug(line: Line) -> str:
    return line.cells.get("organisation_slug") or line.cells.get("centre_slug", "")


def _is_in_use(loading: Loading, line: Line) -> bool:
    """Tell whether the name is in use: no end, and the name that the owner's own file gives."""
    return any(
        owner["slug"] == _owner_slug(line) and owner["name"] == line["name"]
        for owner in loading.files[OWNERS_FILE[line.file]]
    )
