"""Resolution of a typed text to communes: a postcode, an Insee code, a name, old or misspelt.

`resolve(text)` answers with candidates, the best first; it never chooses for the reader. Its number
of queries does not depend on the number of answers, and each of them goes through an index.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import Case, F, FloatField, Q, QuerySet, Value, When
from django.db.models.expressions import Combinable

from crpv_portal.common.french import counted

from .choices import AliasKind
from .models import Commune, CommuneAlias, Department, Region
from .named import HigherLevels, NamedTerritories
from .querysets import CommuneQuerySet
from .question import ARTICLES, DEPARTMENT_CODE, Question, read

LIMIT = 50
# Below that, two French names of communes look alike by their endings only.
LEAST_SIMILARITY = 0.4
# So many times more populous, a longer name is what most people mean: Évry-Courcouronnes, not Évry.
MUCH_LARGER = 10
# Beginnings that several codes share: Corse's before 1976, which its postcodes keep; overseas.
SHARED_CODES = {"20": "2[AB]", "97": "97.", "98": "98."}


class TextInterpretation(StrEnum):
    """Interpretation of the text."""

    EMPTY = "empty"
    POSTCODE = "postcode"
    INSEE_CODE = "insee_code"
    NAME = "name"
    TYPO = "typo"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Candidate:
    """Commune that the text may mean, and the other name that led to it, if any.

    `is_exact`: the text is its whole name, the article aside, or one of its codes.
    """

    commune: Commune
    alias: CommuneAlias | None = None
    is_exact: bool = False

    @property
    def department(self) -> Department:
        return self.commune.department

    @property
    def region(self) -> Region:
        return self.commune.department.region

    @property
    def population(self) -> int:
        return self.commune.population or 0

    @property
    def label(self) -> str:
        """Return « Saint-Denis (Seine-Saint-Denis) », « Lyon 3e arrondissement (Rhône) »."""
        name = self.commune.name
        where = "" if self.department.name == name else f" ({self.department.name})"
        return (self.other_name or name) + where

    @property
    def other_name(self) -> str:
        """Return « Lyon 3e arrondissement », « Andrezé, commune déléguée de Beaupréau-en-Mauges ».

        Empty when the commune's own name was typed, or one of its codes.
        """
        alias = self.alias
        if alias is None or alias.name in {"", self.commune.name}:
            return ""
        if alias.kind == AliasKind.DISTRICT:
            return alias.name
        return f"{alias.name}, {alias.get_kind_display()} {self.commune.of_name}"

    @property
    def inhabitants(self) -> str:
        """Return « 519 127 habitants », or « Lyon : 519 127 habitants » for a part of Lyon.

        Only whole communes are counted. Empty when the count is not known.
        """
        count = counted(self.population, "habitant(s)") if self.population else ""
        return f"{self.commune.name} : {count}" if count and self.other_name else count


@dataclass(frozen=True)
class Resolution:
    """All that a text may mean.

    `candidates` are communes, each once. `departments` are named by the text itself (« 93 »,
    « Sarthe »), or are where an unknown postcode lies; `regions` are named in whole as well. `near`
    are départements and régions whose name begins as the text does, or looks like it: a choice,
    never an answer. `insee_namesake` is the commune that bears as Insee code the digits that were
    read as a postcode: 13001 is a postcode of Marseille and the code of Aix-en-Provence.
    """

    text: str
    reading: TextInterpretation
    candidates: list[Candidate] = field(default_factory=list)
    departments: list[Department] = field(default_factory=list)
    regions: list[Region] = field(default_factory=list)
    near: list[Department | Region] = field(default_factory=list)
    insee_namesake: Commune | None = None
    is_truncated: bool = False

    @property
    def only(self) -> Candidate | None:
        """Return the commune that the text names in whole, when there is only one."""
        return self.exact[0] if len(self.exact) == 1 else None

    @property
    def exact(self) -> list[Candidate]:
        return [candidate for candidate in self.candidates if candidate.is_exact]

    @property
    def longer(self) -> list[Candidate]:
        """Return the communes whose name goes on after the text, when it may mean one of them.

        That one is much larger than those named in whole, or only larger than those whose article
        the text lacks: « Saint » is hardly Le Saint.
        """
        key = read(self.text).key
        own = [candidate for candidate in self.candidates if candidate.alias is None]
        longer = [c for c in own if c.commune.sort_key.startswith(f"{key} ")]
        is_full = any((c.alias or c.commune).sort_key == key for c in self.exact)
        most = max((c.population for c in self.exact), default=0) * (MUCH_LARGER if is_full else 1)
        return longer if self.exact and any(c.population > most for c in longer) else []

    @property
    def departments_reached(self) -> list[Department]:
        """Return the départements of the candidates, each once, in their order."""
        return list({c.department.pk: c.department for c in self.candidates}.values())


def resolve(text: str, *, limit: int = LIMIT) -> Resolution:
    """Return all that the text may mean, communes first by fit, then by population.

    It looks, in this order, for a postcode, alone or beside a name; an Insee code, old ones
    included; a name (case, accents, hyphens, apostrophes and « St » do not matter, the article may
    be missing), of a commune, a département or a région, possibly followed by a département; a name
    misspelt, only when nothing else was found. « Département de la Vienne » names no commune.
    """
    question = read(text)
    if question.code:
        if found := _by_postcode(question, limit):
            namesake = _namesake(question.code, found)
            return _answer(text, TextInterpretation.POSTCODE, found, limit, insee_namesake=namesake)
        if found := _by_insee_code(question):
            return _answer(text, TextInterpretation.INSEE_CODE, found, limit)
    if question.key:
        return _resolve_name(text, question, limit)
    if question.code:
        around = _departments_around(question.code)
        return _answer(text, TextInterpretation.NOTHING, [], limit, departments=around)
    if question.department:
        departments = list(_departments(_is_department(question.department)))
        reading = TextInterpretation.NAME if departments else TextInterpretation.NOTHING
        return _answer(text, reading, [], limit, departments=departments)
    return _answer(text, TextInterpretation.EMPTY, [], limit)


def chosen_candidate(code: str, label: str) -> Candidate | None:
    """Return the commune of that Insee code, chosen from a list under that label."""
    commune = _communes().filter(code=code).first() if code else None
    if commune is None:
        return None
    candidates = [Candidate(commune, alias) for alias in commune.aliases.exclude(name="")]
    named = (candidate for candidate in candidates if candidate.label == label)
    return next(named, Candidate(commune))


def _resolve_name(text: str, question: Question, limit: int) -> Resolution:
    levels = HigherLevels.read()
    named = levels.named(question.key)
    if question.department:
        asked = question.department
        named.departments = [d for d in named.departments if asked in {d.code, d.sort_key}]
        named.regions, named.near = [], []
    if named.is_kind_said:
        return _answer(text, TextInterpretation.NAME, [], limit, named=named)
    reading, found = TextInterpretation.NAME, _by_name(question, limit)
    if not found and not named.departments and not named.regions and not named.near:
        found = _by_likeness(question, limit)
        named.near = levels.alike(question.key)
        alike = found or named.near
        reading = TextInterpretation.TYPO if alike else TextInterpretation.NOTHING
    return _answer(text, reading, found, limit, named=named)


# --- Asking the database -------------------------------------------------------------------


def _communes() -> CommuneQuerySet:
    return Commune.objects.current().with_territory()


def _aliases() -> QuerySet[CommuneAlias]:
    return CommuneAlias.objects.select_related("commune__department__region")


def _departments(condition: Q) -> QuerySet[Department]:
    return Department.objects.current().filter(condition).select_related("region").order_by("code")


def _by_postcode(question: Question, limit: int) -> list[Candidate]:
    communes = _communes().filter(postcodes__code=question.code).most_populous_first()
    found = [Candidate(commune, is_exact=True) for commune in communes[: limit + 1]]
    if not question.key or not found:
        return found
    if named := [c for c in found if f" {question.key}" in f" {c.commune.sort_key}"]:
        return named
    # The name and the code contradict each other: both are shown, the reader knows which is wrong.
    return found + [c for c in _by_name(question, limit) if c.is_exact]


def _by_insee_code(question: Question) -> list[Candidate]:
    if commune := _communes().filter(code=question.code).first():
        found = [Candidate(commune, is_exact=True)]
    else:
        aliases = _aliases().filter(code=question.code).order_by("code")
        found = [Candidate(alias.commune, alias, is_exact=True) for alias in aliases]
    # Digits that a name contradicts are a Cedex, which no list holds: the name will answer.
    return [c for c in found if f" {question.key}" in f" {c.commune.sort_key}"]


def _namesake(code: str, found: list[Candidate]) -> Commune | None:
    reached = {candidate.commune.pk for candidate in found}
    return _communes().filter(code=code).exclude(pk__in=reached).first()


def _by_name(question: Question, limit: int) -> list[Candidate]:
    """Find by whole name, then name without article, then its beginning, then a word of it."""
    key = question.key
    rank = Case(
        When(sort_key=key, then=Value(0)),
        When(sort_key__in=[f"{article} {key}" for article in ARTICLES], then=Value(1)),
        When(sort_key__startswith=f"{key} ", then=Value(2)),
        When(sort_key__startswith=key, then=Value(3)),
        default=Value(4),
        output_field=FloatField(),
    )
    names = Q(sort_key__startswith=key) | Q(sort_key__contains=f" {key}")
    return _ranked(question.department, names, rank, limit, exact=1)


def _by_likeness(question: Question, limit: int) -> list[Candidate]:
    """Find similar names for a misspelt one; `trigram_similar`'s operator uses the index."""
    difference = Value(1.0) - TrigramSimilarity("sort_key", question.key)
    names = Q(sort_key__trigram_similar=question.key)
    names &= Q(rank__lte=1 - LEAST_SIMILARITY)
    return _ranked(question.department, names, difference, limit, exact=-1)


def _ranked(
    department: str, names: Q, rank: Combinable, limit: int, *, exact: float
) -> list[Candidate]:
    """Return communes and other names by rank, then population; up to `exact`, they are exact."""
    communes = (
        _communes()
        .annotate(rank=rank)
        .filter(names, _in_department("department__", department))
        .order_by("rank", F("population").desc(nulls_last=True), "code")
    )
    aliases = (
        _aliases()
        .annotate(rank=rank)
        .filter(names, _in_department("commune__department__", department))
        .order_by("rank", F("commune__population").desc(nulls_last=True), "code")
    )
    rows: list[tuple[float, Commune, CommuneAlias | None]] = []
    rows += [(commune.rank, commune, None) for commune in communes[: limit + 1]]
    rows += [(alias.rank, alias.commune, alias) for alias in aliases[: limit + 1]]
    # At the same rank a commune of today precedes those that once bore the name.
    rows.sort(key=lambda row: (row[0], row[2] is not None, -(row[1].population or 0), row[1].code))
    return [Candidate(commune, alias, rank <= exact) for rank, commune, alias in rows]


def _is_department(department: str, path: str = "") -> Q:
    """Tell whether it is a département, by code, or by name when it came in brackets."""
    if department in SHARED_CODES:
        return Q(**{f"{path}code__regex": f"^{SHARED_CODES[department]}$"})
    column = "code" if DEPARTMENT_CODE.fullmatch(department) else "sort_key"
    return Q(**{path + column: department})


def _in_department(path: str, department: str) -> Q:
    return _is_department(department, path) if department else Q()


def _departments_around(code: str) -> list[Department]:
    """Return where a postcode that no commune bears lies: it may be a Cedex.

    It is asked of the known postcodes, not of the digits: 20 stands for both halves of Corse, 97133
    for Saint-Barthélemy.
    """
    for length in (3, 2):
        near = Q(communes__postcodes__code__startswith=code[:length])
        if found := list(_departments(near).distinct()):
            return found
    return []


def _answer(
    text: str,
    reading: TextInterpretation,
    found: list[Candidate],
    limit: int,
    *,
    departments: Iterable[Department] = (),
    named: NamedTerritories | None = None,
    insee_namesake: Commune | None = None,
) -> Resolution:
    """Merge hits into candidates: a commune found by several names counts once, at its best."""
    named = named or NamedTerritories(departments=list(departments))
    once: dict[int, Candidate] = {}
    for candidate in found:
        once.setdefault(candidate.commune.pk, candidate)
    return Resolution(
        text=text,
        reading=reading,
        candidates=list(once.values())[:limit],
        departments=named.departments,
        regions=named.regions,
        near=named.near,
        insee_namesake=insee_namesake,
        is_truncated=len(once) > limit,
    )
