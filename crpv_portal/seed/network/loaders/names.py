"""The names over time of centres and organisations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from centres.models import Centre, CentreName
from crpv_portal.common.dates import PartialDate
from partners.models import Organisation, OrganisationName

from ..attestation import earliest
from ..cells import Cells, spread, typographic
from ..files import MULTIPLE, Line
from ..keeping import Wanted
from ..loading import Loading

PARTS = "noms courants"

NAMES_OF: dict[Any, Any] = {Organisation: OrganisationName, Centre: CentreName}
NAMES_FILE: dict[Any, str] = {Organisation: "organisation_names.csv", Centre: "centre_names.csv"}


def organisation_name(cells: Cells, loading: Loading) -> Wanted:
    owner = cells.find("organisation_slug", "organisation", loading.known.organisation)
    return _name(cells, loading, OrganisationName, "organisation", owner)


def centre_name(cells: Cells, loading: Loading) -> Wanted:
    owner = cells.find("centre_slug", "centre", loading.known.centre)
    last_seen = [loading.last_seen(cells["centre_slug"])]
    return _name(cells, loading, CentreName, "centre", owner, last_seen)


def in_use_first(loading: Loading, line: Line) -> bool:
    """Sort key: the name in use comes first, so that the owner never shows a former one."""
    return not _is_present(loading, line)


def keep_present_name(
    loading: Loading,
    cells: Cells,
    owner: models.Model,
    *,
    names: dict[str, str],
    ended: PartialDate | None = None,
    attested: PartialDate | None,
    part: str = "name",
    label: str = PARTS,
) -> None:
    """The row of the name an owner bears, for one that no line of the files of names names.

    names: name, acronym and slug as the owner has them. ended: when the owner was succeeded, its
    name ended with it.
    """
    model = NAMES_OF[type(owner)]
    wanted = Wanted(
        model=model,
        values={
            **spread("start_on", None),
            **spread("end_on", ended),
            "end_is_unknown": False,
            **spread("attested_on", attested),
            "name": names["name"],
            "acronym": names["acronym"],
            **cells.evidence,
        },
        once={str(owner._meta.model_name): owner, "slug": names["slug"]},
        sources=cells.sources,
    )
    loading.keep_part(cells, label, part, wanted)


def has_name_line(loading: Loading, owner: type[models.Model], slug: str, name: str) -> bool:
    """Whether the file of names has a line for the name in use."""
    column = f"{owner._meta.model_name}_slug"
    return any(
        line[column] == slug and line["name"] == name for line in loading.files[NAMES_FILE[owner]]
    )


def _name(
    cells: Cells,
    loading: Loading,
    model: type[models.Model],
    owner_field: str,
    owner: models.Model | None,
    candidates: Sequence[PartialDate | None] = (),
) -> Wanted:
    is_present = _is_present(loading, cells.line)
    is_undated = not is_present and not cells["start"] and not cells["end"]
    if is_undated:
        candidates = [_shown_by_dated_fact(loading, cells.line)]
        if not cells.page_date and not candidates[0]:
            cells.error(
                "attested_on",
                "ni début, ni fin, ni page datée : rien ne montre quand ce nom était porté.",
            )
    slug = loading.known.slug_for(
        model,
        cells.line,
        slug=cells[f"{owner_field}_slug"] if is_present else "",
        acronym=cells["acronym"],
    )
    return Wanted(
        model=model,
        values={
            **cells.period(
                candidates=candidates,
                end_is_unknown=not is_present and not cells["end"],
            ),
            "name": cells.words("name"),
            "acronym": typographic(cells["acronym"]),
            **cells.evidence,
        },
        once={owner_field: owner, "slug": slug},
        sources=cells.sources,
    )


def _is_present(loading: Loading, line: Line) -> bool:
    """An empty end means « in use » for the name that the owner's own file gives, and no other."""
    owner_field, file = (
        ("organisation", "organisations.csv")
        if line.file == NAMES_FILE[Organisation]
        else ("centre", "centres.csv")
    )
    return loading.known.present_name(file, line[f"{owner_field}_slug"]) == line["name"]


def _shown_by_dated_fact(loading: Loading, line: Line) -> PartialDate | None:
    """The earliest dated fact of the organisation that the same page shows.

    For a former name without any date: the page that gives it tells a signature or a partnership
    of that organisation, which is dated.
    """
    slug = line.cells.get("organisation_slug", "")
    effect = {
        edition["edition_slug"]: edition["effective_from"]
        for edition in loading.files["texts_editions.csv"]
    }
    dates = [
        effect.get(signature["edition_slug"], "")
        for signature in loading.files["signatures.csv"]
        if signature["organisation_slug"] == slug and _shares_a_page(line, signature)
    ]
    dates += [
        partnership["start"]
        for partnership in loading.files["partnerships.csv"]
        if partnership["organisation_slug"] == slug and _shares_a_page(line, partnership)
    ]
    return earliest(_read(date) for date in dates if date)


def _shares_a_page(line: Line, other: Line) -> bool:
    return not set(line["source"].split(MULTIPLE)).isdisjoint(other["source"].split(MULTIPLE))


def _read(text: str) -> PartialDate | None:
    try:
        return PartialDate.parse(text)
    except ValidationError:
        return None
