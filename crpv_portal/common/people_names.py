"""Names of people read in words: titles, first and family name, capacity before the name."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from .people_words import (
    ACRONYMS,
    CIVILITIES,
    FIRST_NAMES,
    FUNCTIONS,
    PARTICLES,
    SEVERAL,
)
from .text import french_sort_key

INITIALS = re.compile(r"(?:[^\W\d_]\.?-?){1,3}\.?", re.UNICODE)
ORDINAL = re.compile(r"\d{1,2}(?:e|er|re|ere|eme|nd|nde)", re.IGNORECASE)


@dataclass(frozen=True)
class ReadPerson:
    """Person, organisation or both, as understood of a line."""

    line: str = ""
    civility: str = ""
    first_name: str = ""
    last_name: str = ""
    organisation: str = ""
    function: str = ""
    email: str = ""
    state: str = ""
    rest: str = ""  # a telephone, a second address: what has no cell of its own

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()


class ToldName(str):
    """A name whose two parts were told by the line itself."""

    __slots__ = ("first", "last")
    first: str
    last: str

    def __new__(cls, last: str, first: str, text: str) -> ToldName:
        told = super().__new__(cls, text)
        told.first, told.last = first, last
        return told


def people_of(part: str) -> list[ReadPerson]:
    """Read the people of one part: one, or several joined by « et »."""
    if isinstance(part, ToldName):
        civility, _ = civility_of(part.split())
        return [ReadPerson(civility=civility, first_name=part.first, last_name=part.last)]
    pieces = [piece for piece in re.split(r"\s+(?:et|&|ainsi que)\s+", part) if piece]
    if len(pieces) < 2 or not _are_people(part, pieces):
        return [_person(part)]
    civility, words = civility_of(pieces[0].split())
    is_couple = not words  # « M. et Mme Dupont »
    people = [_person(piece) for piece in (pieces[1:] if is_couple else pieces)]
    if is_couple:
        return [replace(people[0], civility=civility, first_name=""), *people]
    last = people[-1]
    shared = _keys_of(civility) & SEVERAL and last.first_name
    return [
        replace(each, first_name=each.last_name, last_name=last.last_name)
        if shared and not each.first_name
        else each
        for each in people[:-1]
    ] + [last]


def _are_people(part: str, pieces: list[str]) -> bool:
    """Tell whether each piece is somebody: « Paul et Jean Roux », not « Eau et Forêts »."""
    if begins_with_civility(part):
        return all(len(without_civility(piece)) <= 4 for piece in pieces)
    return all(len(piece.split()) > 1 and is_given(piece.split()[0]) for piece in pieces)


def _keys_of(text: str) -> frozenset[str]:
    return frozenset(french_sort_key(text).split())


def _person(text: str) -> ReadPerson:
    civility, words = civility_of(text.split())
    function, words = _function_before_name(words) if civility else ("", words)
    if civility and not words:  # « Mme la sous-préfète »: a capacity, and nobody's name
        return ReadPerson(civility=civility, function=function)
    first, last = _split(words)
    return ReadPerson(civility=civility, first_name=first, last_name=last, function=function)


def civility_of(words: list[str]) -> tuple[str, list[str]]:
    """Part the titles before a name from it; « M. » alone is no initial."""
    taken = 0
    while taken < len(words) and _is_civility_word(words[taken], words):
        taken += 1
        if taken < len(words) and words[taken] in ("/", "ou") and taken + 1 < len(words):
            taken += 1
    return " ".join(words[:taken]), words[taken:]


def _is_civility_word(word: str, words: list[str]) -> bool:
    keys = french_sort_key(word.replace("/", " ")).split()
    return bool(keys) and all(key in CIVILITIES for key in keys)


def is_civility(part: str) -> bool:
    words = part.split()
    return bool(words) and all(_is_civility_word(word, words) for word in words)


def begins_with_civility(part: str) -> bool:
    civility, words = civility_of(part.split())
    return bool(civility) and bool(words)


def _function_before_name(words: list[str]) -> tuple[str, list[str]]:
    """Part « la sous-préfète » from the name after it; without one, all is the function."""
    if not words:
        return "", words
    begins = (french_sort_key(words[0]).split() or [""])[0]
    is_elided = words[0].lower().startswith(("l'", "l’"))
    is_capacity = words[0].islower() and begins in FUNCTIONS
    if begins not in {"le", "la", "les"} and not is_elided and not is_capacity:
        return "", words
    taken = 0
    while taken < len(words) and (words[taken][:1].islower() or is_function(words[taken])):
        taken += 1
    # « Mme la préfète de La Réunion », « Mme la directrice de la DREETS »: no name after it.
    if 1 < taken < len(words) and french_sort_key(words[taken - 1]) in PARTICLES:
        return " ".join(words), []
    if taken < 2 and not is_elided and not words[0].islower():
        return "", words
    return " ".join(words[:taken]), words[taken:]


def _split(words: list[str]) -> tuple[str, str]:
    """Return first and family name; a single word is a family name."""
    if len(words) < 2:
        return "", " ".join(words)
    born = next((r for r, word in enumerate(words) if french_sort_key(word) in ("ne", "nee")), 0)
    if born:
        first, last = _split(words[:born])
        return first, " ".join([last, *words[born:]])
    by_capitals = _by_capitals(words)
    if by_capitals:
        return by_capitals
    if _is_initials(words[-1]) and not _is_initials(words[0]):
        return words[-1], " ".join(words[:-1])
    if _is_initials(words[0]):
        taken = 1
        while taken < len(words) - 1 and _is_initials(words[taken]):
            taken += 1
        return " ".join(words[:taken]), " ".join(words[taken:])
    if is_particle(words[0]):
        return _after_particle(words)
    at = next((rank for rank, word in enumerate(words) if rank and is_particle(word)), None)
    if at is not None and at < len(words) - 1:
        return " ".join(words[:at]), " ".join(words[at:])
    if len(words) == 2:
        is_reversed = is_given(words[1]) and not is_given(words[0])
        return (words[1], words[0]) if is_reversed else (words[0], words[1])
    if is_given(words[-1]) and not is_given(words[0]):
        return words[-1], " ".join(words[:-1])
    taken = 1
    while taken < len(words) - 1 and is_given(words[taken]):
        taken += 1
    return " ".join(words[:taken]), " ".join(words[taken:])


def _by_capitals(words: list[str]) -> tuple[str, str] | None:
    """Part a name in which the family name alone is in capitals."""
    is_capital = [word.isupper() and not _is_initials(word) for word in words]
    if not any(is_capital):
        return None
    if all(is_capital):
        if is_particle(words[0]):
            return "", " ".join(words)
        return None
    first = is_capital.index(True)
    last = len(is_capital) - is_capital[::-1].index(True)
    while first and is_particle(words[first - 1]):
        first -= 1
    # « Dupont née MARTIN » and « DUPONT-Roux »: what stands between capitals goes with them.
    given, family = words[:first], words[first:]
    if not given:
        last = _end_of_family(words, last)
        given, family = words[last:], words[first:last]
    if given and all(is_particle(word) or word.islower() for word in given):
        return "", " ".join(words)
    return " ".join(given), " ".join(family)


def _end_of_family(words: list[str], end: int) -> int:
    """Return where a family name begun in capitals ends: « DE LA TOUR d’Auvergne Marie »."""
    at = end
    while at < len(words) and words[at][0].islower() and is_particle(words[at]):
        at += 1
    is_glued = at > end and len(french_sort_key(words[at - 1]).split()) > 1  # « d’Auvergne »
    at += 1 if at > end and not is_glued else 0
    return at if at < len(words) else end


def _after_particle(words: list[str]) -> tuple[str, str]:
    """Read a name that begins with a particle: « Le Goff », « de La Tour Élise »."""
    is_glued = len(french_sort_key(words[0]).split()) > 1  # « O’Connor »
    if is_glued and len(words) == 2:
        return words[1], words[0]
    if is_given(words[-1]) and sum(not is_particle(word) for word in words) > 1:
        return words[-1], " ".join(words[:-1])
    return "", " ".join(words)


def is_particle(word: str) -> bool:
    keys = french_sort_key(word).split()
    return bool(keys) and keys[0] in PARTICLES


def _is_initials(word: str) -> bool:
    return bool(INITIALS.fullmatch(word)) and (len(word) == 1 or "." in word)


def is_given(words: str) -> bool:
    """Tell whether these words are a first name that the list knows."""
    keys = french_sort_key(words).split()
    return bool(keys) and all(key in FIRST_NAMES or len(key) == 1 for key in keys)


def without_civility(part: str) -> list[str]:
    return civility_of(part.split())[1]


def is_function(part: str) -> bool:
    if begins_with_civility(part):
        return False
    keys = [french_sort_key(word) for word in part.split()]
    bare = [key for key in keys if key not in PARTICLES and not ORDINAL.fullmatch(key)]
    if not bare or not bare[0]:
        return False
    first = bare[0].split()[0]
    if first not in FUNCTIONS and bare[0] not in FUNCTIONS:
        return False
    # « Maire DUPONT » is somebody.
    is_name = len(bare) == 2 and part.split()[-1].isupper() and bare[1] not in ACRONYMS
    return not is_name


def looks_like_a_name(words: str) -> bool:
    """Tell whether these words begin or end with a known first name, or hold a title."""
    parts = words.split()
    return begins_with_civility(words) or (
        len(parts) > 1 and (is_given(parts[0]) or is_given(parts[-1]))
    )
