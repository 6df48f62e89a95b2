"""Reading of the npm package @etalab/decoupage-administratif, official open data of the State."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

from ..choices import AliasKind, DepartmentKind, IntercommunalityKind, Liaison, RegionKind
from ..extract import (
    AliasRow,
    CommuneRow,
    DepartmentRow,
    Extract,
    IntercommunalityRow,
    RegionRow,
    department_of,
)
from .npm import PackageError, read_files

NAME = "@etalab/decoupage-administratif"
LICENCE = (
    "Paquet @etalab/decoupage-administratif, licence MIT, © Etalab. Données : Licence Ouverte "
    "(Insee, Code officiel géographique et populations légales ; DGCL, intercommunalités ; "
    "La Poste, codes postaux)."
)
FILES = (
    "package.json",
    *(f"data/{n}.json" for n in ("regions", "departements", "communes")),
    "data/epci.json",
    "data/ept.json",
)

# The package says "com" for all of them; the Constitution does not (articles 72-3, 74 and 76).
SUI_GENERIS = {"988"}
UNINHABITED = {"984", "989"}

# The list gives no liaison to the collectivities: 0 stands for "not said" there.
LIAISONS = {
    "984": Liaison.LES,
    "987": Liaison.LA,
    "988": Liaison.LA,
    "989": Liaison.ELIDED,
}

ALIAS_KINDS = {
    "arrondissement-municipal": AliasKind.DISTRICT,
    "commune-deleguee": AliasKind.DELEGATED,
    "commune-associee": AliasKind.ASSOCIATED,
}

# The official list shortens the nature of the group; a reader should not meet an abbreviation.
ABBREVIATIONS = {
    "CC ": "Communauté de communes ",
    "CA ": "Communauté d’agglomération ",
    "CU ": "Communauté urbaine ",
}


Row = dict[str, Any]  # of the JSON files of the package


def read_package(path: Path) -> tuple[Extract, dict[str, str]]:
    """Read the package from its tarball or its unpacked folder.

    Returns the extract and its origin (package, version, licence notice). Raises PackageError.
    """
    try:
        files = {name: json.loads(text) for name, text in read_files(path, FILES).items()}
    except ValueError as error:
        message = f"Le paquet « {path} » ne peut pas être lu : {error}"
        raise PackageError(message) from error
    about = files["package.json"]
    if about.get("name") != NAME:
        message = f"Ce n’est pas le paquet {NAME} : « {about.get('name')} »."
        raise PackageError(message)
    extract = _extract(files)
    if reasons := list(_contradictions(extract, files)):
        raise PackageError(*reasons)
    return extract, {"package": NAME, "version": about["version"], "licence": LICENCE}


def _extract(files: dict[str, Any]) -> Extract:
    everything = files["data/communes.json"]
    communes = [row for row in everything if row["type"] == "commune-actuelle"]
    aliases = [row for row in everything if row["type"] in ALIAS_KINDS]
    return Extract(
        regions=sorted(_region(row) for row in files["data/regions.json"]),
        departments=sorted(_department(row) for row in files["data/departements.json"]),
        intercommunalities=sorted(
            _intercommunality(row) for row in files["data/epci.json"] + files["data/ept.json"]
        ),
        communes=sorted(_commune(row) for row in communes),
        aliases=sorted(
            [_alias(row) for row in aliases]
            + _former_codes(communes, {row["code"] for row in everything})
        ),
    )


def _region(row: Row) -> RegionRow:
    return RegionRow(
        code=row["code"],
        name=typographic(row["nom"]),
        kind=_kind(row, RegionKind.REGION),
        is_overseas=row["zone"] != "metro",
        liaison=LIAISONS.get(row["code"], Liaison(row["typeLiaison"])),
        # A chef-lieu elsewhere is an error of the list, which gives the Terres australes that of
        # Saint-Pierre-et-Miquelon.
        chef_lieu=row["chefLieu"] if row["zone"] != "com" or _is_inside(row) else "",
    )


def _department(row: Row) -> DepartmentRow:
    return DepartmentRow(
        code=row["code"],
        name=typographic(row["nom"]),
        kind=_kind(row, DepartmentKind.DEPARTMENT),
        is_overseas=row["zone"] != "metro",
        liaison=LIAISONS.get(row["code"], Liaison(row["typeLiaison"])),
        chef_lieu=row["chefLieu"] if _is_inside(row) else "",
        region=row["region"],
    )


def _kind(row: Row, default: str) -> str:
    if row["zone"] != "com":
        return str(default)
    if row["code"] in SUI_GENERIS:
        return str(RegionKind.SUI_GENERIS)
    return str(RegionKind.UNINHABITED if row["code"] in UNINHABITED else RegionKind.COLLECTIVITY)


def _is_inside(row: Row) -> bool:
    return department_of(row["chefLieu"]) == row["code"]


def _intercommunality(row: Row) -> IntercommunalityRow:
    name = typographic(row["nom"])
    for short, long in ABBREVIATIONS.items():
        if name.startswith(short):
            name = long + name.removeprefix(short)
    members = tuple(sorted(member["code"] for member in row["membres"]))
    return IntercommunalityRow(row["code"], row["type"], name, members)


def _commune(row: Row) -> CommuneRow:
    return CommuneRow(
        code=row["code"],
        name=typographic(row["nom"]),
        liaison=Liaison(row.get("typeLiaison", liaison_of(row["nom"]))),
        population=row.get("population"),
        postcodes=tuple(sorted(row.get("codesPostaux", []))),
        siren=row.get("siren", ""),
    )


def _alias(row: Row) -> AliasRow:
    name = typographic(row["nom"]).replace(" Arrondissement", " arrondissement")
    commune = row.get("chefLieu") or row["commune"]
    return AliasRow(row["code"], str(ALIAS_KINDS[row["type"]]), name, commune)


def _former_codes(communes: list[Row], known: set[str]) -> list[AliasRow]:
    """Return codes of communes that merged without leaving a name in the list."""
    return [
        AliasRow(code, str(AliasKind.FORMER_CODE), "", commune["code"])
        for commune in communes
        for code in commune.get("anciensCodes", [])
        if code not in known
    ]


def typographic(name: str) -> str:
    """Return the name as printed: curled apostrophe, single spaces.

    >>> typographic("L'Île-d'Yeu ")
    'L’Île-d’Yeu'
    """
    return re.sub(r"\s+", " ", name.replace("'", "’")).strip()


def liaison_of(name: str) -> Liaison:
    """Return the liaison of a commune without one in the list: those of the collectivities.

    >>> [liaison_of(name).value for name in ("Le Mont-Dore", "Uvea", "Hitia'a O Te Ra")]
    [2, 1, 0]
    """
    for article, liaison in (
        ("Le ", Liaison.LE),
        ("La ", Liaison.LA),
        ("Les ", Liaison.LES),
    ):
        if name.startswith(article):
            return liaison
    # Kanak and Polynesian h is sounded: only a vowel elides.
    return Liaison.VOWEL if name[0] in "AÀÂEÉÈÊIÎOÔUÛ" else Liaison.CONSONANT


def _contradictions(extract: Extract, files: dict[str, Any]) -> Iterator[str]:
    yield from _duplicates(extract)
    regions = {row.code for row in extract.regions}
    departments = {row.code: row for row in extract.departments}
    communes = {row.code for row in extract.communes}
    for department in extract.departments:
        if department.region not in regions:
            yield f"Département {department.code} : région {department.region} inconnue."
    for row in files["data/communes.json"]:
        if row["type"] == "commune-actuelle":
            home = departments.get(department_of(row["code"]))
            if home is None or (home.code, home.region) != (
                row["departement"],
                row["region"],
            ):
                yield f"Commune {row['code']} : son code contredit son département ou sa région."
    seats = [(row.name, row.chef_lieu) for row in extract.regions]
    seats += [(row.name, row.chef_lieu) for row in extract.departments]
    for name, seat in seats:
        if seat and seat not in communes:
            yield f"{name} : chef-lieu {seat} inconnu."
    for group in extract.intercommunalities:
        if group.kind not in IntercommunalityKind.values:
            yield f"{group.name} : nature « {group.kind} » inconnue."
        for code in sorted(set(group.communes) - communes):
            yield f"{group.name} : commune {code} inconnue."
    for alias in extract.aliases:
        if alias.commune not in communes:
            yield f"{alias.name or alias.code} : commune {alias.commune} inconnue."


def _duplicates(extract: Extract) -> Iterator[str]:
    for field in fields(extract):
        codes = Counter(row.code for row in getattr(extract, field.name))
        for code, times in codes.items():
            if times > 1:
                yield f"Code en double ({field.name}.csv) : {code}."
