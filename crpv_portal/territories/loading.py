"""Loading of the extract into the database: new, changed and delisted territories."""

from __future__ import annotations

import operator
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import connection, models, transaction

from crpv_portal.common.french import counted
from crpv_portal.common.text import french_slug

from .extract import DepartmentRow, Extract, RegionRow
from .models import (
    Commune,
    CommuneAlias,
    Department,
    Intercommunality,
    Postcode,
    Region,
)

BATCH = 4000
EXAMPLES = 5
MEMBERSHIPS = Intercommunality.communes.through
# Tables that are part of a territory: their rows do not count as references to it.
PARTS = {CommuneAlias, Postcode, Intercommunality, MEMBERSHIPS}


@dataclass
class LoadReport:
    """Result of a load, table by table."""

    created: dict[str, int] = field(default_factory=dict)
    updated: dict[str, int] = field(default_factory=dict)
    removed: dict[str, int] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)

    def lines(self) -> list[str]:
        lines = [
            f"{label} : {counted(self.created[label], 'ajout(s)')}, "
            f"{counted(self.updated[label], 'modification(s)')}, "
            f"{counted(self.removed[label], 'retrait(s)')}"
            for label in self.created
        ]
        if self.kept:
            shown = ", ".join(self.kept[:EXAMPLES])
            more = f" et {len(self.kept) - EXAMPLES} de plus" if len(self.kept) > EXAMPLES else ""
            lines.append(
                "Absents de la liste officielle mais cités ailleurs, donc gardés et marqués "
                f"« plus en vigueur » : {shown}{more}."
            )
        return lines


@transaction.atomic
def load_territories(
    extract: Extract, *, progress: Callable[[str], object] = lambda line: None
) -> LoadReport:
    """Make the tables match the extract, in one transaction.

    Rows are matched by code and updated in place, so that references to them still hold. A row that
    left the list is deleted when nothing of another floor cites it; else it is kept and marked. An
    address (`slug`) once given stays, even when the name changes.
    """
    with connection.cursor() as cursor:
        # Two loads at once would insert the same codes: the second one waits, then finds them.
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('territories.load'))")
    report = LoadReport()
    population = _populations(extract)

    progress("Régions et départements")
    _sync(
        report,
        Region,
        _with_slugs(Region, _region_values(extract, population)),
        delete=False,
    )
    regions = _ids(Region)
    departments = _department_values(extract, population, regions)
    _sync(report, Department, _with_slugs(Department, departments), delete=False)

    progress(f"{len(extract.communes)} communes")
    department_ids = _ids(Department)
    _sync(report, Commune, _commune_values(extract, department_ids), delete=False)
    communes = _ids(Commune)
    _seat(Region, extract.regions, communes)
    _seat(Department, extract.departments, communes)

    progress("Codes postaux et autres noms")
    _sync(report, CommuneAlias, _alias_values(extract, communes))
    postcodes = {(code, communes[row.code]) for row in extract.communes for code in row.postcodes}
    _sync_pairs(report, "codes postaux", Postcode, ("code", "commune_id"), postcodes)

    progress(f"{len(extract.intercommunalities)} intercommunalités")
    _sync(report, Intercommunality, _intercommunality_values(extract, population))
    groups = _ids(Intercommunality)
    members = {
        (groups[row.code], communes[code])
        for row in extract.intercommunalities
        for code in row.communes
    }
    columns = ("intercommunality_id", "commune_id")
    _sync_pairs(report, "appartenances de communes", MEMBERSHIPS, columns, members)

    # Last, once no row of the lists refers to them; communes before départements, and so on.
    _remove_absent(report, Commune, {row.code for row in extract.communes})
    _remove_absent(report, Department, {row.code for row in extract.departments})
    _remove_absent(report, Region, {row.code for row in extract.regions})
    return report


Values = dict[str, dict[str, Any]]
Populations = dict[tuple[str, str], int]


def _populations(extract: Extract) -> Populations:
    """Return inhabitants by (table, code), summed over communes: one count for every level."""
    region_of = {row.code: row.region for row in extract.departments}
    inhabitants = {row.code: row.population or 0 for row in extract.communes}
    sums: dict[tuple[str, str], int] = defaultdict(int)
    for row in extract.communes:
        sums["department", row.department] += inhabitants[row.code]
        sums["region", region_of[row.department]] += inhabitants[row.code]
    for group in extract.intercommunalities:
        sums["intercommunality", group.code] = sum(inhabitants[code] for code in group.communes)
    return sums


def _region_values(extract: Extract, population: Populations) -> Values:
    return {
        row.code: {
            "name": row.name,
            "kind": row.kind,
            "is_overseas": row.is_overseas,
            "liaison": int(row.liaison),
            "population": population["region", row.code],
        }
        for row in extract.regions
    }


def _department_values(
    extract: Extract, population: Populations, regions: dict[str, int]
) -> Values:
    return {
        row.code: {
            "name": row.name,
            "kind": row.kind,
            "is_overseas": row.is_overseas,
            "liaison": int(row.liaison),
            "population": population["department", row.code],
            "region_id": regions[row.region],
        }
        for row in extract.departments
    }


def _commune_values(extract: Extract, departments: dict[str, int]) -> Values:
    return {
        row.code: {
            "name": row.name,
            "liaison": int(row.liaison),
            "population": row.population,
            "siren": row.siren,
            "department_id": departments[row.department],
        }
        for row in extract.communes
    }


def _alias_values(extract: Extract, communes: dict[str, int]) -> Values:
    return {
        row.code: {
            "name": row.name,
            "kind": row.kind,
            "commune_id": communes[row.commune],
        }
        for row in extract.aliases
    }


def _intercommunality_values(extract: Extract, population: Populations) -> Values:
    return {
        row.code: {
            "name": row.name,
            "kind": row.kind,
            "population": population["intercommunality", row.code],
        }
        for row in extract.intercommunalities
    }


def _with_slugs(model: type[models.Model], values: Values) -> Values:
    """Give an address to each row: the one it has, else its name's, else its name and code."""
    slugs = dict(model._default_manager.values_list("code", "slug"))
    taken = set(slugs.values())
    for code, row in values.items():
        slug = slugs.get(code) or french_slug(row["name"])
        if code not in slugs and slug in taken:
            slug = f"{slug}-{code.lower()}"
        taken.add(slug)
        row["slug"] = slug
    return values


def _ids(model: type[models.Model]) -> dict[str, int]:
    return dict(model._default_manager.values_list("code", "pk"))


def _sync(
    report: LoadReport, model: type[models.Model], wanted: Values, *, delete: bool = True
) -> None:
    """Insert and update by code; with `delete`, remove what left the list and nothing cites."""
    columns = list(next(iter(wanted.values()), {}))
    if has_state := any(column.name == "is_current" for column in model._meta.fields):
        columns.append("is_current")
        for row in wanted.values():
            row["is_current"] = True
    known = {
        code: (pk, values)
        for pk, code, *values in model._default_manager.values_list("pk", "code", *columns)
    }
    missing = [model(code=code, **row) for code, row in wanted.items() if code not in known]
    changed = [
        model(pk=known[code][0], code=code, **row)
        for code, row in wanted.items()
        if code in known and known[code][1] != [row[column] for column in columns]
    ]
    model._default_manager.bulk_create(missing, BATCH)
    if changed:
        names = [column.removesuffix("_id") for column in columns]
        model._default_manager.bulk_update(changed, names, BATCH)
    label = str(model._meta.verbose_name_plural)
    report.created[label] = len(missing)
    report.updated[label] = len(changed)
    report.removed[label] = 0
    if not delete:
        return
    if has_state:
        _remove_absent(report, model, set(wanted))
    else:
        gone = model._default_manager.exclude(code__in=wanted)
        report.removed[label] = gone.delete()[0]


def _remove_absent(report: LoadReport, model: type[Any], codes: set[str]) -> None:
    gone = {pk: code for code, pk in _ids(model).items() if code not in codes}
    if not gone:
        return
    cited = _cited(model, gone)
    rows = model._default_manager.filter(pk__in=cited).order_by("code")
    report.kept += [f"{row.name} ({row.code})" for row in rows]
    rows.update(is_current=False)
    label = str(model._meta.verbose_name_plural)
    free = set(gone) - cited
    report.removed[label] += len(free)
    model._default_manager.filter(pk__in=free).delete()


def _cited(model: type[Any], keys: Iterable[int]) -> set[int]:
    """Return the rows that another table points at, their own parts and members set aside.

    Every relation is asked, instead of relying on PROTECT: a CASCADE of a higher floor would lose
    facts.
    """
    cited: set[int] = set()
    for relation in model._meta.get_fields(include_hidden=True):
        if relation.concrete or not relation.is_relation or relation.related_model in PARTS:
            continue
        name = relation.field.name
        holders = relation.related_model._base_manager.filter(**{f"{name}__in": keys})
        cited.update(holders.values_list(name, flat=True))
    return cited


def _seat(
    model: type[Any], rows: Iterable[RegionRow | DepartmentRow], communes: dict[str, int]
) -> None:
    seats = {row.code: communes.get(row.chef_lieu) for row in rows}
    changed = []
    for place in model._default_manager.filter(code__in=seats):
        if place.chef_lieu_id != seats[place.code]:
            place.chef_lieu_id = seats[place.code]
            changed.append(place)
    model._default_manager.bulk_update(changed, ["chef_lieu"])


def _sync_pairs(
    report: LoadReport, label: str, model: type[models.Model], columns: tuple[str, str], wanted: set
) -> None:
    """Make a table of pairs match: a pair is there or not, it never changes."""
    pairs = operator.attrgetter("pk", *columns)
    known = {tuple(pair): pk for pk, *pair in map(pairs, model._default_manager.only(*columns))}
    gone = [pk for pair, pk in known.items() if pair not in wanted]
    for start in range(0, len(gone), BATCH):
        model._default_manager.filter(pk__in=gone[start : start + BATCH]).delete()
    missing = [pair for pair in sorted(wanted) if pair not in known]
    model._default_manager.bulk_create(
        (model(**dict(zip(columns, pair, strict=True))) for pair in missing), BATCH
    )
    report.created[label], report.updated[label] = len(missing), 0
    report.removed[label] = len(gone)
