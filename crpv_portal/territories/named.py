"""Départements and régions that a text names: by a whole name, by its beginning, or misspelt.

They are few enough to be read at once and compared here. A whole name bears its article or not,
and its small words or not (« Côte Or »). A name that everybody uses (« PACA »), or one of the past
(« Picardie », « Côtes-du-Nord »), is a whole name as well.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from .models import Department, Region

# Words that a person may leave out of a name, or put before it.
SMALL_WORDS = {"l", "le", "la", "les", "d", "de", "du", "des", "et", "en"}
# Below that, two names look alike by their endings only.
LEAST_LIKENESS = 0.8
# A beginning of fewer letters would name half of the country.
LEAST_BEGINNING = 3

# Codes of the régions of today by bare names in use, then by the names of the régions before 2016.
REGION_NAMES = {
    "ara": "84",
    "aura": "84",
    "auvergne": "84",
    "rhone alpes": "84",
    "bfc": "27",
    "bourgogne": "27",
    "franche comte": "27",
    "bzh": "53",
    "centre": "24",
    "cvl": "24",
    "alsace": "44",
    "champagne ardenne": "44",
    "champagne ardennes": "44",
    "lorraine": "44",
    "hdf": "32",
    "haut france": "32",
    "nord pas calais": "32",
    "picardie": "32",
    "idf": "11",
    "parisienne": "11",
    "basse normandie": "28",
    "haute normandie": "28",
    "aquitaine": "75",
    "limousin": "75",
    "naq": "75",
    "poitou charentes": "75",
    "poitou charente": "75",
    "languedoc roussillon": "76",
    "midi pyrenees": "76",
    "pdl": "52",
    "paca": "93",
    "provence alpes cote azur corse": "93",
    "sud": "93",
    "sud paca": "93",
    "polynesie": "987",
    "taaf": "984",
    "terres australes": "984",
    "wallis": "986",
}
DEPARTMENT_NAMES = {
    "basses alpes": "04",
    "basses pyrenees": "64",
    "charente inferieure": "17",
    "cote armor": "22",
    "cotes nord": "22",
    "loire inferieure": "44",
    "seine inferieure": "76",
    "nouvelle caledonie kanaky": "988",
    "caledonie": "988",
    "ile reunion": "974",
    "ile mayotte": "976",
    "polynesie": "987",
}
_KIND = re.compile(
    r"^(?:la |le |l )?(?P<kind>departement|dept|dpt|region|collectivite)"
    r"(?: (?:de la|de l|du|des|de|d))? (?P<name>.+)$"
)


@dataclass
class NamedTerritories:
    """Départements and régions that a text names.

    is_kind_said: the text says which level it means (« département de la Vienne »).
    near: those whose names begin with it, when it is no whole name.
    """

    departments: list[Department] = field(default_factory=list)
    regions: list[Region] = field(default_factory=list)
    is_kind_said: bool = False
    near: list[Department | Region] = field(default_factory=list)


@dataclass(frozen=True)
class HigherLevels:
    """All the départements and régions of the official lists, read in two queries."""

    departments: list[Department]
    regions: list[Region]

    @classmethod
    def read(cls) -> HigherLevels:
        departments = Department.objects.current().select_related("region").order_by("code")
        return cls(list(departments), list(Region.objects.current().order_by("code")))

    def named(self, key: str) -> NamedTerritories:
        """Return what the sort key names in whole, else what begins as it does."""
        kind, key = _kind_said(key)
        bare = bare_name(key)
        departments = self.departments if kind != "region" else []
        regions = self.regions if kind in {"", "region"} else []
        found = NamedTerritories(
            departments=[
                each
                for each in departments
                if bare_name(each.sort_key) == bare or DEPARTMENT_NAMES.get(bare) == each.code
            ],
            regions=[
                each
                for each in regions
                if bare_name(each.sort_key) == bare or REGION_NAMES.get(bare) == each.code
            ],
        )
        found.is_kind_said = bool(kind and (found.departments or found.regions))
        if not found.departments and not found.regions and len(bare) >= LEAST_BEGINNING:
            found.near = self._where(lambda name: name.startswith((bare, key)))
        return found

    def alike(self, key: str) -> list[Department | Region]:
        """Return those whose name differs from the key by a few letters."""
        bare = bare_name(_kind_said(key)[1])
        return self._where(lambda name: SequenceMatcher(None, name, bare).ratio() >= LEAST_LIKENESS)

    def _where(self, fits: Callable[[str], bool]) -> list[Department | Region]:
        """Return those of which a name fits; a région named as its département counts once."""
        found: list[Department | Region] = [
            each for each in self.departments if _is_named(each, fits)
        ]
        names = {each.sort_key for each in found}
        found += [
            each for each in self.regions if each.sort_key not in names and _is_named(each, fits)
        ]
        return found


def _is_named(territory: Department | Region, fits: Callable[[str], bool]) -> bool:
    return fits(bare_name(territory.sort_key)) or fits(territory.sort_key)


def bare_name(key: str) -> str:
    """Return the sort key without its small words.

    >>> bare_name("la cote d or")
    'cote or'
    """
    words = [word for word in key.split() if word not in SMALL_WORDS]
    return " ".join(words) or key


def _kind_said(key: str) -> tuple[str, str]:
    """Return the level that the key says, if any, and the name after it."""
    match = _KIND.match(key)
    if not match:
        return "", key
    return ("region" if match["kind"] == "region" else "department"), match["name"]
