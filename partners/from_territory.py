"""Organisations made from a territory of the official lists, and those that may be the same."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import Q, QuerySet

from crpv_portal.common.models import Source
from crpv_portal.common.search import first_words, with_words
from crpv_portal.common.text import french_sort_key
from crpv_portal.territories.models import Commune, Department, Intercommunality, Region
from crpv_portal.territories.resolve import resolve

from .choices import OrganisationKind
from .models import MergedAddress, Organisation, OrganisationName

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Territory = Region | Department | Intercommunality | Commune

LEVELS: dict[str, tuple[type[Territory], OrganisationKind]] = {
    "region": (Region, OrganisationKind.REGION),
    "department": (Department, OrganisationKind.DEPARTMENT),
    "intercommunality": (Intercommunality, OrganisationKind.INTERCOMMUNALITY),
    "commune": (Commune, OrganisationKind.COMMUNE),
}
# Names in law of those that are more, or less, than a région, a département or a commune.
REGION_NAMES = {
    "02": "Collectivité territoriale de Martinique",
    "03": "Collectivité territoriale de Guyane",
    "04": "Région Réunion",
    "94": "Collectivité de Corse",
    "975": "Collectivité territoriale de Saint-Pierre-et-Miquelon",
    "977": "Collectivité de Saint-Barthélemy",
    "978": "Collectivité de Saint-Martin",
    "986": "Territoire des îles Wallis et Futuna",
    "987": "Polynésie française",
    "988": "Nouvelle-Calédonie",
}
PARIS = "75056"  # commune and département in one
# Départements, and a région, whose powers another territory holds.
HELD_BY = {
    "department-75": f"commune-{PARIS}",
    "department-2A": "region-94",
    "department-2B": "region-94",
    "department-972": "region-02",
    "department-973": "region-03",
    "region-06": "department-976",
    **{
        f"department-{code}": f"region-{code}"
        for code in ("975", "977", "978", "986", "987", "988")
    },
}
# Of the Collectivité européenne d’Alsace, over both; of nobody.
WITHOUT_COUNCIL = {"department-67", "department-68", "department-984", "department-989"} | {
    "region-984",
    "region-989",
}
# Words before a name that say its level: those that `resolve` does not read.
BEFORE_NAME = re.compile(
    r"^(?:la |l )?(?:commune|ville|mairie|municipalite)(?: (?:de la|de l|du|des|de|d))? (?=.)"
)
COUNCILS = (("conseil departemental", "departement"), ("conseil regional", "region"))
GENERIC = {
    *("commune", "ville", "mairie", "departement", "conseil", "departemental", "region"),
    *("regional", "communaute", "communes", "agglomeration", "urbaine", "metropole"),
    *("le", "la", "les", "l", "d", "de", "du", "des", "et"),
}
LIMIT = 8
ALIKE = 0.6  # below that, two names of bodies look alike by their common words only
OFFICIAL_LIST = "https://www.npmjs.com/package/@etalab/decoupage-administratif"


@dataclass(frozen=True)
class ProposedOrganisation:
    """Organisation that a territory proposes; `level` is the name of its column."""

    level: str
    territory: Territory

    @property
    def key(self) -> str:
        """Return how a form names the territory: a kind and a code, for codes collide."""
        return f"{self.level}-{self.territory.code}"

    @property
    def kind(self) -> OrganisationKind:
        return LEVELS[self.level][1]

    @property
    def name(self) -> str:
        territory = self.territory
        if isinstance(territory, Commune):
            name = f"Commune {territory.of_name}"
            return "Ville de Paris" if territory.code == PARIS else name
        if isinstance(territory, Department):
            return f"Département {territory.of_name}"
        if isinstance(territory, Region):
            return REGION_NAMES.get(territory.code, f"Région {territory.name}")
        return territory.name

    @property
    def siren(self) -> str:
        """Return the SIREN of the official list; empty where it has none."""
        if isinstance(self.territory, Intercommunality):
            return self.territory.code
        return self.territory.siren if isinstance(self.territory, Commune) else ""

    @property
    def detail(self) -> str:
        """Return what tells it from its namesakes."""
        place = self.territory
        if isinstance(place, Commune):
            where = f"{place.department.name}, code Insee {place.code}"
        else:
            where = "" if isinstance(place, Intercommunality) else f"code {place.code}"
        number = f"SIREN {self.siren}" if self.siren else "SIREN non donné par la liste"
        return ", ".join(filter(None, (where, number)))

    @property
    def existing(self) -> Organisation | None:
        """Return the organisation that it is already, by its SIREN, or by its territory."""
        same = Q(**{self.level: self.territory, "kind": self.kind})
        if self.siren:
            same |= Q(siren=self.siren)
        return Organisation.objects.filter(same).order_by("pk").first()


def proposed_by(key: str) -> ProposedOrganisation | None:
    """Return what the territory of that key proposes; None when it names none."""
    level, _, code = HELD_BY.get(key, key).partition("-")
    if level not in LEVELS or f"{level}-{code}" in WITHOUT_COUNCIL or "\0" in code:
        return None
    rows: QuerySet[Any] = LEVELS[level][0]._default_manager.filter(code=code, is_current=True)
    if level == "commune":
        rows = rows.select_related("department")
    territory = rows.first()
    return ProposedOrganisation(level, territory) if territory is not None else None


def proposals_for(text: str) -> list[ProposedOrganisation]:
    """Return what a text may mean: a name, a postcode, an Insee code, a SIREN; LIMIT at most."""
    found = {
        proposed.key: proposed
        for key in dict.fromkeys(_keys_for(text[:200]))
        if (proposed := proposed_by(key)) is not None
    }
    return list(found.values())[:LIMIT]


def _keys_for(text: str) -> Iterator[str]:
    digits = "".join(text.split())
    if digits.isdecimal() and len(digits) in (9, 14):
        for level in ("commune", "intercommunality"):
            model, column = LEVELS[level][0], "siren" if level == "commune" else "code"
            yield from _keys(level, model._default_manager.filter(**{column: digits[:9]}))
        return
    key = BEFORE_NAME.sub("", french_sort_key(text))
    for council, level in COUNCILS:
        key = key.replace(council, level)
    found = resolve(key if key != french_sort_key(text) else text, limit=LIMIT)
    yield from _keys("region", found.regions)
    yield from _keys("department", found.departments)
    exact = [each.commune for each in found.exact] or [each.commune for each in found.candidates]
    yield from _keys("commune", exact[: LIMIT - 2])
    groups = with_words(
        Intercommunality.objects.current().order_by("-population", "code"),
        text,
        lambda word: Q(sort_key__contains=word),
    )
    if text.strip():
        yield from _keys("intercommunality", groups[: LIMIT // 2])
    for near in found.near:
        yield from _keys("department" if isinstance(near, Department) else "region", [near])
    yield from _keys("commune", [each.commune for each in found.candidates])


def _keys(level: str, rows: Iterable[Territory]) -> Iterator[str]:
    return (f"{level}-{row.code}" for row in rows)


def alike(name: str, *, territory: Territory | None = None) -> list[Organisation]:
    """Return the organisations whose present or former name is near this one, LIMIT at most.

    territory: that of the organisation to be; those of another territory of its kind are others.
    """
    key, bare = french_sort_key(name), bare_name(name)
    if not key:
        return []
    near = [
        model.objects.filter(sort_key__trigram_similar=key)
        .alias(likeness=TrigramSimilarity("sort_key", key))
        .filter(likeness__gte=ALIKE)
        .values("organisation")
        for model in (OrganisationName, MergedAddress)
    ]
    rows = Organisation.objects.select_related(*LEVELS).order_by("order_key", "pk")
    found = {row.pk: row for row in rows.filter(Q(pk__in=near[0]) | Q(pk__in=near[1]))[:LIMIT]}
    for row in rows.search(first_words(bare))[:50] if bare else ():
        if bare_name(row.name) == bare or french_sort_key(row.acronym) == key:
            found[row.pk] = row
    return [row for row in found.values() if not _is_elsewhere(row, territory)][:LIMIT]


def _is_elsewhere(row: Organisation, territory: Territory | None) -> bool:
    own = row.territory
    return type(own) is type(territory) and own != territory


def bare_name(name: str) -> str:
    """Return the key of a name without the words that say what it is.

    >>> bare_name("Commune de Vierzon"), bare_name("Ville de Vierzon")
    ('vierzon', 'vierzon')
    """
    return " ".join(word for word in french_sort_key(name).split() if word not in GENERIC)


def official_list() -> Source:
    """Return the source that the official list of territories is; created at its first use."""
    found, _ = Source.objects.get_or_create(
        address=OFFICIAL_LIST,
        defaults={"publisher": "Etalab", "title": "Découpage administratif"},
    )
    return found
