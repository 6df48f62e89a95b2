"""Régions and départements of the past, for the words of an earlier day; pages are those of today.

Read in the texts, in November 2026:

- décret n° 60-516 du 2 juin 1960, annexe I (LEGIARTI000006364551): « circonscriptions d’action
  régionale », and the départements of each, which are those of the régions until 2015;
- loi n° 72-619 du 5 juillet 1972, article 1er: each becomes a « région » with an établissement
  public; loi n° 76-394 du 6 mai 1976, article 1er: the région d’Île-de-France;
- loi n° 2015-29 du 16 janvier 2015, published on the 17th: article 1er merges sixteen of them on
  1 January 2016; article 2 gives them the names of all, in the order of the alphabet, until they
  have their own, « Normandie » at once, and to « Centre » that of « Centre-Val de Loire », from its
  publication on;
- décrets n° 2016-1262 to 2016-1268 du 28 septembre 2016, published on the 29th, in effect the day
  after: their names.

Not read in the text itself, told by the press of the time:

- décret du 27 février 1990, published on 8 March: « Côtes-d’Armor » for « Côtes-du-Nord »;
- loi organique n° 2010-1486 and loi n° 2010-1487 du 7 décembre 2010: Mayotte, since 31 March 2011;
- the days from which the names of 2015 and 2016 were in use, 17 January and 30 September.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crpv_portal.common.dates import in_words
from crpv_portal.common.french import listing, number_in_words
from crpv_portal.common.text import french_order_key

from .choices import Liaison, RegionKind
from .wording import WithLiaison

if TYPE_CHECKING:
    from .models import Department, Region

DISTRICTS_SINCE = datetime.date(1960, 6, 2)  # circonscriptions d’action régionale
FIRST_REGIONS = datetime.date(1972, 7, 5)
CENTRE_RENAMED = datetime.date(2015, 1, 17)
REGIONS_SINCE = datetime.date(2016, 1, 1)
NAMES_SINCE = datetime.date(2016, 9, 30)
DEPARTMENTS_SINCE = datetime.date(2011, 3, 31)
ILE_DE_FRANCE, MAYOTTE = "11", "06"
LATER_REGIONS = {ILE_DE_FRANCE: datetime.date(1976, 5, 6), MAYOTTE: DEPARTMENTS_SINCE}
# What was otherwise for a département until a day, with the sentence that says it.
OTHERWISE = {
    "22": (
        datetime.date(1990, 3, 8),
        "Ce jour-là, le département s’appelait Côtes-du-Nord ; il s’appelle Côtes-d’Armor depuis "
        "le 8 mars 1990.",
    ),
    "976": (DEPARTMENTS_SINCE, "Mayotte est devenue un département le 31 mars 2011."),
}


@dataclass(frozen=True)
class FormerRegion(WithLiaison):
    """Région as it was until a day, with the codes of its départements."""

    name: str
    liaison: Liaison
    departments: tuple[str, ...]
    until: datetime.date

    @property
    def was_merged(self) -> bool:
        """Tell whether another région took its place; else, it bears another name since."""
        return self.until == REGIONS_SINCE


def _former(
    name: str, liaison: Liaison, departments: str, until: datetime.date = REGIONS_SINCE
) -> FormerRegion:
    return FormerRegion(name, liaison, tuple(departments.split()), until)


MERGED = (
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


def _together(names: str, liaison: Liaison) -> FormerRegion:
    """Return the région made of these, under the name that the law gave it for nine months."""
    parts = [region for region in MERGED if region.name in names.split(", ")]
    departments = " ".join(code for part in parts for code in part.departments)
    return _former("-".join(part.name for part in parts), liaison, departments, NAMES_SINCE)


RENAMED = (
    _former("Centre", Liaison.LE, "18 28 36 37 41 45", CENTRE_RENAMED),
    _together("Alsace, Champagne-Ardenne, Lorraine", Liaison.VOWEL),
    _together("Aquitaine, Limousin, Poitou-Charentes", Liaison.VOWEL),
    _together("Languedoc-Roussillon, Midi-Pyrénées", Liaison.LE),
    _together("Nord-Pas-de-Calais, Picardie", Liaison.LE),
)
# Names that usage gives no article.
BARE = {"Midi-Pyrénées", "Poitou-Charentes", "Rhône-Alpes"}


def region_on(department: Department, on: datetime.date) -> Region | FormerRegion | None:
    """Return the région that the département was in that day; None before there were any."""
    if on < _first_day(department.region):
        return None
    for region in (*MERGED, *RENAMED):  # what a merged one became comes after it
        if on < region.until and department.code in region.departments:
            return region
    return department.region


def _first_day(region: Region) -> datetime.date:
    if region.kind != RegionKind.REGION:
        return datetime.date.min
    return LATER_REGIONS.get(region.code, FIRST_REGIONS)


def department_then(department: Department, on: datetime.date) -> str:
    """Return what was otherwise for the département that day, in sentences; empty if nothing."""
    until, own = OTHERWISE.get(department.code, (on, ""))
    said = (own if on < until else "", _its_region_then(department, on))
    return " ".join(filter(None, said))


def _its_region_then(department: Department, on: datetime.date) -> str:
    then = region_on(department, on)
    if then is None:
        return _no_region(department.region, on)
    if not isinstance(then, FormerRegion):
        return ""
    if not then.was_merged:
        return _renamed(then, department.region)
    return (
        f"Ce jour-là, le département était dans la région {then.name} ; la région "
        f"{department.region.name} date du 1er janvier 2016."
    )


def region_then(departments: list[Department], on: datetime.date) -> str:
    """Return which régions were in the place of that of these départements, in a sentence."""
    if len(departments) == 1 and departments[0].region.is_overseas:
        return department_then(departments[0], on)
    then = {region_on(department, on) for department in departments}
    if None in then:
        return _no_region(departments[0].region, on)
    former = [region for region in then if isinstance(region, FormerRegion)]
    if not former:
        return ""
    if not former[0].was_merged:
        return _renamed(former[0], departments[0].region)
    names = sorted((region.name for region in former), key=french_order_key)
    return (
        "Cette région date du 1er janvier 2016. Ce jour-là, il y en avait "
        f"{number_in_words(len(names))} à sa place : {listing(names)}."
    )


def _renamed(then: FormerRegion, now: Region) -> str:
    return (
        f"Ce jour-là, la région s’appelait {then.name} ; elle s’appelle {now.name} "
        f"depuis le {in_words(then.until)}."
    )


def _no_region(region: Region, on: datetime.date) -> str:
    """Say of a day before the law that makes a région that there was none."""
    if region.code == MAYOTTE:
        return ""  # said of the département, which it is as well
    if on >= FIRST_REGIONS:
        since = in_words(LATER_REGIONS[region.code])
        return f"Ce jour-là, cette région n’existait pas : la loi qui la crée est du {since}."
    if on >= DISTRICTS_SINCE:
        return (
            "Ce jour-là, il n’y avait pas encore de régions, mais des circonscriptions d’action "
            "régionale, depuis le décret du 2 juin 1960 ; la loi qui crée les régions est du "
            f"{in_words(FIRST_REGIONS)}."
        )
    since = in_words(FIRST_REGIONS)
    return f"Ce jour-là, il n’y avait pas encore de régions : la loi qui les crée est du {since}."
