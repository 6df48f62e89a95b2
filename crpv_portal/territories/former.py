"""Régions and départements of the past, for the words of an earlier day; pages are those of today.

Sources: loi n° 2015-29 du 16 janvier 2015, article 1er (régions merged on 1 January 2016); loi
organique n° 2010-1486 and loi n° 2010-1487 du 7 décembre 2010 (Mayotte, since 31 March 2011).
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crpv_portal.common.french import listing, number_in_words
from crpv_portal.common.text import french_order_key

from .choices import Liaison
from .wording import in_territory, of_territory

if TYPE_CHECKING:
    from .models import Department, Region

REGIONS_SINCE = datetime.date(2016, 1, 1)
DEPARTMENTS_SINCE = datetime.date(2011, 3, 31)
MAYOTTE = "976"


@dataclass(frozen=True)
class FormerRegion:
    """Région until the end of 2015, with the codes of its départements."""

    name: str
    liaison: Liaison
    departments: tuple[str, ...]

    @property
    def of_name(self) -> str:
        return of_territory(self.name, self.liaison)

    @property
    def in_name(self) -> str:
        return in_territory(self.name, self.liaison)


def _former(name: str, liaison: Liaison, departments: str) -> FormerRegion:
    return FormerRegion(name, liaison, tuple(departments.split()))


FORMER_REGIONS = (
    _former("Alsace", Liaison.VOWEL, "67 68"),
    _former("Aquitaine", Liaison.VOWEL, "24 33 40 47 64"),
    _former("Auvergne", Liaison.VOWEL, "03 15 43 63"),
    _former("Basse-Normandie", Liaison.CONSONANT, "14 50 61"),
    _former("Bourgogne", Liaison.CONSONANT, "21 58 71 89"),
    _former("Champagne-Ardenne", Liaison.CONSONANT, "08 10 51 52"),
    _former("Franche-Comté", Liaison.CONSONANT, "25 39 70 90"),
    _former("Haute-Normandie", Liaison.CONSONANT, "27 76"),
    _former("Languedoc-Roussillon", Liaison.LE, "11 30 34 48 66"),
    _former("Limousin", Liaison.LE, "19 23 87"),
    _former("Lorraine", Liaison.CONSONANT, "54 55 57 88"),
    _former("Midi-Pyrénées", Liaison.CONSONANT, "09 12 31 32 46 65 81 82"),
    _former("Nord-Pas-de-Calais", Liaison.LE, "59 62"),
    _former("Picardie", Liaison.CONSONANT, "02 60 80"),
    _former("Poitou-Charentes", Liaison.CONSONANT, "16 17 79 86"),
    _former("Rhône-Alpes", Liaison.CONSONANT, "01 07 26 38 42 69 73 74"),
)
# Names that usage gives no article.
BARE = {"Midi-Pyrénées", "Poitou-Charentes", "Rhône-Alpes"}
_BY_DEPARTMENT = {code: region for region in FORMER_REGIONS for code in region.departments}


def region_on(department: Department, on: datetime.date) -> Region | FormerRegion:
    """Return the région that the département was in that day."""
    then = _BY_DEPARTMENT.get(department.code) if on < REGIONS_SINCE else None
    return then or department.region


def department_then(department: Department, on: datetime.date) -> str:
    """Return what was otherwise for the département that day, in a sentence; empty if nothing."""
    if department.code == MAYOTTE and on < DEPARTMENTS_SINCE:
        return "Mayotte est devenue un département le 31 mars 2011."
    if isinstance(then := region_on(department, on), FormerRegion):
        return (
            f"Ce jour-là, le département était dans la région {then.name} ; la région "
            f"{department.region.name} date du 1er janvier 2016."
        )
    return ""


def region_then(departments: list[Department], on: datetime.date) -> str:
    """Return which régions were in the place of that of these départements, in a sentence."""
    then = {region_on(department, on) for department in departments}
    former = (region.name for region in then if isinstance(region, FormerRegion))
    names = sorted(former, key=french_order_key)
    if not names:
        return department_then(departments[0], on) if len(departments) == 1 else ""
    return (
        "Cette région date du 1er janvier 2016. Ce jour-là, il y en avait "
        f"{number_in_words(len(names))} à sa place : {listing(names)}."
    )
