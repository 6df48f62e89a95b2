"""People typed or pasted in lines, read into cells: what was understood, to be looked at first.

One reader for guests, compositions and imports. It decides nothing: each word of a line is in some
cell of what it returns, and who it is stays to be said.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from .contacts import EMAIL, PHONE
from .people_words import (
    ACRONYMS,
    BESIDE_A_STATE,
    CIVILITIES,
    COLUMNS,
    DASH,
    FIRST_NAMES,
    FUNCTIONS,
    MARKER,
    ORGANISATIONS,
    PARTICLES,
    SEVERAL,
    STATES,
    WHOLE_NAME,
)
from .text import french_sort_key
from .typed import received

UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
BRACKETS = re.compile(r"[(\[{]([^()\[\]{}]*)[)\]}]")
# A dash that parts has a blank before it; the one of a compound name has none.
PARTING = re.compile(rf"\s+{DASH}\s*|\s*—\s*|\s+[/|\\]\s+|\s*[;:]\s*|\s*,\s+|,(?=\D)|\s*,\s*$")
ADDRESS_SIGNS = re.compile(r"<\s*(?:mailto:)?|mailto:|\s*>")
INITIALS = re.compile(r"(?:[^\W\d_]\.?-?){1,3}\.?", re.UNICODE)
# « M.Paul Roux »
GLUED = re.compile(r"(?<!\w)(?:M|Mr|Mme|Mlle|Dr|Pr|Me)\.(?=[^\W\d_]{2})")
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


def read_people(
    text: str, is_organisation: Callable[[str], bool] = lambda words: False
) -> list[ReadPerson]:
    """Read who each line names; a line may name two (« MM. Paul et Jean Roux »).

    is_organisation: whether these words are the name of an organisation of the register. A line
    such as « Excusés : » gives its state to those under it, the head of a table tells its columns.
    """
    found: list[ReadPerson] = []
    state, columns = "", []
    for raw in _lines(text):
        cells = [cell.strip() for cell in raw.split("\t")] if "\t" in raw else []
        head = _columns(cells or [each.strip() for each in re.split("[;,]", raw)])
        if head:
            columns = head
            continue
        line = MARKER.sub("", raw).strip(" \t")
        heading = _heading(line)
        if heading:
            state = heading
            continue
        if not re.search(r"\w", line):
            continue
        parts = cells or ([cell.strip() for cell in raw.split(";")] if columns else [])
        if columns and len(parts) > 1:
            read = [_of_columns(parts, columns, is_organisation)]
        else:
            read = _of_line(line, is_organisation)
        found += [replace(each, line=raw.strip(), state=each.state or state) for each in read]
    return found


def _lines(text: str) -> Iterator[str]:
    for line in received(text).replace("\r", "\n").split("\n"):
        clean = re.sub(r"[^\S\t]", " ", UNSEEN.sub("", line))  # every other blank is a blank
        clean = GLUED.sub(r"\g<0> ", clean)
        if clean.strip():
            yield clean


# --- Lines that name nobody -----------------------------------------------------------------------


def _columns(cells: list[str]) -> list[str]:
    """Return what each column of a table holds, when these cells are its head."""
    names = []
    for cell in cells:
        key = french_sort_key(cell)
        joined = key.replace(" ", "-")
        if joined in {each.replace(" ", "-") for each in WHOLE_NAME}:
            names.append("name")
        else:
            found = COLUMNS.get(key) or next(
                (COLUMNS[word] for word in key.split() if word in COLUMNS), ""
            )
            names.append(found if len(key.split()) <= 3 else "")
    known = [name for name in names if name]
    is_head = len(known) >= 2 and len(known) >= len([cell for cell in cells if cell]) - 1
    return names if is_head and {"last_name", "name", "first_name"} & set(known) else []


def _heading(line: str) -> str:
    """Return the state that a line gives to those under it: « Excusés : », « Étaient présents »."""
    words = french_sort_key(line).split()
    states = [STATES[word] for word in words if word in STATES]
    others = [word for word in words if word not in STATES and word not in BESIDE_A_STATE]
    if not states or others:
        return ""
    is_plural = any(word in STATES and word.endswith("s") for word in words)
    return states[0] if line.rstrip().endswith(":") or is_plural else ""


# --- One line -------------------------------------------------------------------------------------


def _of_line(line: str, is_organisation: Callable[[str], bool]) -> list[ReadPerson]:
    line, emails, rest = _contacts(line)
    if "\t" in line:
        parts = [part.strip() for part in line.split("\t") if part.strip()]
        parts = [inner for part in parts for inner in _parts(part)]
    else:
        parts = _parts(line)
    parts, state = _states(parts)
    base = ReadPerson(
        email=emails[0] if emails else "", state=state, rest=" ".join([*emails[1:], *rest])
    )
    if not parts:
        return [base if emails or rest else replace(base, rest=line.strip())]
    parts = _name_in_two_cells(parts, is_organisation)
    at = _name_at(parts, is_organisation)
    if at is None:
        return [_others(base, parts, is_organisation)]
    people = _people(parts[at])
    others = [part for rank, part in enumerate(parts) if rank != at]
    found = []
    for person in people:
        read = replace(
            base,
            civility=person.civility,
            first_name=person.first_name,
            last_name=person.last_name,
            function=person.function,
        )
        found.append(_others(read, others, is_organisation))
    return found


def _contacts(line: str) -> tuple[str, list[str], list[str]]:
    """Take addresses and numbers out of a line."""
    emails = [found.group() for found in EMAIL.finditer(line)]
    numbers = [found.group() for found in PHONE.finditer(EMAIL.sub(" ", line))]
    if not emails and not numbers:
        return line, [], []
    left = PHONE.sub(" ", EMAIL.sub(" ", line))
    left = ADDRESS_SIGNS.sub(" ", left)
    return left, emails, numbers


def _parts(text: str) -> list[str]:
    """Cut a line where its signs part it; what stands in brackets is a part."""
    inside = [part for found in BRACKETS.finditer(text) for part in _cut(found.group(1))]
    outside = BRACKETS.sub(" ; " if _stands_between(text) else " ", text)
    return [*_cut(outside), *inside]


def _stands_between(text: str) -> bool:
    """Tell whether a bracket parts the words before it from others after it."""
    found = BRACKETS.search(text)
    return bool(found and re.match(r"\s*[,;:]", text[found.end() :]))


def _cut(text: str) -> list[str]:
    parts = (part.strip(" \t.,;:-–—\"'«»“”<>") for part in PARTING.split(text))
    return [" ".join(part.split()) for part in parts if re.search(r"\w", part)]


def _states(parts: list[str]) -> tuple[list[str], str]:
    """Take out of the parts what says how one attended; the last word said counts."""
    kept, state = [], ""
    for part in parts:
        words = part.split()
        keys = [french_sort_key(word) for word in words]
        said = [STATES[key] for key in keys if key in STATES]
        if said and all(key in STATES or key in BESIDE_A_STATE for key in keys):
            state = state or said[-1]
        elif said and keys[0] in STATES and keys[1:2] and keys[1] in ("par", "a"):
            state = state or said[0]
            kept.append(part)  # by whom is said in words
        elif len(words) > 2 and keys[-1] in STATES and words[-1].islower():
            state = state or STATES[keys[-1]]
            cut = -2 if keys[-2] in STATES else -1
            kept.append(" ".join(words[:cut]))
        else:
            kept.append(part)
    return kept, state


def _of_columns(
    cells: list[str], columns: list[str], is_organisation: Callable[[str], bool]
) -> ReadPerson:
    """Read the row of a table by the names of its columns; what has no column is kept as rest."""
    found: dict[str, str] = {}
    rest: list[str] = []
    for rank, cell in enumerate(cells):
        name = columns[rank] if rank < len(columns) else ""
        if not cell:
            continue
        if name == "name":
            (person, *more) = _people(cell)
            found |= {
                key: getattr(person, key)
                for key in ("civility", "first_name", "last_name", "function")
                if getattr(person, key)
            }
            rest += [each.name for each in more]
        elif name == "status":
            said = [STATES[w] for w in french_sort_key(cell).split() if w in STATES]
            if said:
                found["state"] = said[-1]
            else:
                rest.append(cell)
        elif name == "email" and not EMAIL.fullmatch(cell):
            rest.append(cell)
        elif name and name != "rest":
            found[name] = f"{found[name]} {cell}" if found.get(name) else cell
        else:
            rest.append(cell)
    return ReadPerson(**found, rest=" ".join(rest))


# --- Which part is what ---------------------------------------------------------------------------


def _name_in_two_cells(parts: list[str], is_organisation: Callable[[str], bool]) -> list[str]:
    """Join « DUPONT », « Marie » (two cells, or « Dupont, Marie ») into one name."""
    at = 1 if _is_civility(parts[0]) and len(parts) > 2 else 0
    if len(parts) < at + 2:
        return _joined_civility(parts)
    one, other = parts[at], parts[at + 1]
    if any(_is_other(part, is_organisation) for part in (one, other)):
        return _joined_civility(parts)
    words, next_words = _bare(one), _bare(other)
    if not words or not 1 <= len(next_words) <= 2 or len(words) > 3:
        return _joined_civility(parts)
    is_one_name = len(words) == 1 or _is_particle(words[0]) or one.isupper()
    given = _is_given(other) or (
        len(next_words) == 1 and not other.isupper() and other[:1].isupper() and not _is_given(one)
    )
    if is_one_name and given:
        name = f"{one.upper()} {other}" if not one.isupper() and not other.isupper() else ""
        joined = _Told(one, other, name or f"{one} {other}")
    elif len(words) <= 2 and _is_given(one) and (len(next_words) == 1 or _is_particle(other)):
        joined = _Told(other, one, f"{one} {other}")
    else:
        return _joined_civility(parts)
    return [*_as_prefix(parts[:at], joined), *parts[at + 2 :]]


class _Told(str):
    """A name whose two parts were told by the line itself."""

    __slots__ = ("first", "last")
    first: str
    last: str

    def __new__(cls, last: str, first: str, text: str) -> _Told:
        told = super().__new__(cls, text)
        told.first, told.last = first, last
        return told


def _as_prefix(civility: list[str], name: _Told) -> list[str]:
    if not civility:
        return [name]
    told = _Told(name.last, name.first, f"{civility[0]} {name}")
    return [told]


def _joined_civility(parts: list[str]) -> list[str]:
    """Join a title that stands in a cell of its own with the name after it."""
    if len(parts) > 1 and _is_civility(parts[0]):
        return [f"{parts[0]} {parts[1]}", *parts[2:]]
    return parts


def _name_at(parts: list[str], is_organisation: Callable[[str], bool]) -> int | None:
    """Return which part is a person's name; None when no part is."""
    for rank, part in enumerate(parts):
        if isinstance(part, _Told) or _begins_with_civility(part):
            return rank
    for rank, part in enumerate(parts):
        if not _is_other(part, is_organisation):
            return rank
    return None


def _is_other(part: str, is_organisation: Callable[[str], bool]) -> bool:
    return _is_service(part, is_organisation) or _is_function(part)


def _is_service(part: str, is_organisation: Callable[[str], bool]) -> bool:
    """Tell whether a part names an organisation rather than a person."""
    if _begins_with_civility(part):
        return False
    keys = [key for word in part.split() for key in french_sort_key(word).split()]
    if not keys:
        return False
    first = next((key for key in keys if key not in PARTICLES), keys[0])
    if _is_function(part):
        return False
    return (
        any(key.isdigit() for key in keys)
        or first in ORGANISATIONS
        or any(key in ACRONYMS for key in keys)
        or any(word.isupper() and "&" in word for word in part.split())
        or is_organisation(part)
    )


def _is_function(part: str) -> bool:
    if _begins_with_civility(part):
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


def _others(
    read: ReadPerson, parts: list[str], is_organisation: Callable[[str], bool]
) -> ReadPerson:
    """Place the parts beside the name: the organisation, the function, then whatever is left."""
    organisation, function, left = read.organisation, read.function, []
    for part in parts:
        if _is_function(part) and not is_organisation(part):
            function = f"{function}, {part}" if function else part
        elif not organisation:
            organisation = part
        else:
            left.append(part)
    for part in left:
        if not function and not _is_service(part, is_organisation):
            function = part
        else:
            organisation = f"{organisation}, {part}"
    return replace(read, organisation=organisation, function=function)


# --- A name ---------------------------------------------------------------------------------------


def _people(part: str) -> list[ReadPerson]:
    """Read the people of one part: one, or several joined by « et »."""
    if isinstance(part, _Told):
        civility, _ = _civility(part.split())
        return [ReadPerson(civility=civility, first_name=part.first, last_name=part.last)]
    pieces = [piece for piece in re.split(r"\s+(?:et|&|ainsi que)\s+", part) if piece]
    if len(pieces) < 2 or not _are_people(part, pieces):
        return [_person(part)]
    civility, words = _civility(pieces[0].split())
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
    if _begins_with_civility(part):
        return all(len(_bare(piece)) <= 4 for piece in pieces)
    return all(len(piece.split()) > 1 and _is_given(piece.split()[0]) for piece in pieces)


def _keys_of(text: str) -> frozenset[str]:
    return frozenset(french_sort_key(text).split())


def _person(text: str) -> ReadPerson:
    civility, words = _civility(text.split())
    function, words = _function_before_name(words) if civility else ("", words)
    if civility and not words:  # « Mme la sous-préfète »: a capacity, and nobody's name
        return ReadPerson(civility=civility, function=function)
    first, last = _split(words)
    return ReadPerson(civility=civility, first_name=first, last_name=last, function=function)


def _civility(words: list[str]) -> tuple[str, list[str]]:
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


def _is_civility(part: str) -> bool:
    words = part.split()
    return bool(words) and all(_is_civility_word(word, words) for word in words)


def _begins_with_civility(part: str) -> bool:
    civility, words = _civility(part.split())
    return bool(civility) and bool(words)


def _function_before_name(words: list[str]) -> tuple[str, list[str]]:
    """Part « la sous-préfète » from the name after it; without one, all is the function."""
    if not words:
        return "", words
    begins = (french_sort_key(words[0]).split() or [""])[0]
    is_elided = words[0].lower().startswith(("l'", "l’"))
    is_function = words[0].islower() and begins in FUNCTIONS
    if begins not in {"le", "la", "les"} and not is_elided and not is_function:
        return "", words
    taken = 0
    while taken < len(words) and (words[taken][:1].islower() or _is_function(words[taken])):
        taken += 1
    # « Mme la préfète de La Réunion » has no name after it.
    is_cut = 0 < taken < len(words)
    if is_cut and french_sort_key(words[taken - 1]) in PARTICLES - {"le", "la"}:
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
    if _is_particle(words[0]):
        return _after_particle(words)
    at = next((rank for rank, word in enumerate(words) if rank and _is_particle(word)), None)
    if at is not None and at < len(words) - 1:
        return " ".join(words[:at]), " ".join(words[at:])
    if len(words) == 2:
        is_reversed = _is_given(words[1]) and not _is_given(words[0])
        return (words[1], words[0]) if is_reversed else (words[0], words[1])
    if _is_given(words[-1]) and not _is_given(words[0]):
        return words[-1], " ".join(words[:-1])
    taken = 1
    while taken < len(words) - 1 and _is_given(words[taken]):
        taken += 1
    return " ".join(words[:taken]), " ".join(words[taken:])


def _by_capitals(words: list[str]) -> tuple[str, str] | None:
    """Part a name in which the family name alone is in capitals."""
    is_capital = [word.isupper() and not _is_initials(word) for word in words]
    if not any(is_capital):
        return None
    if all(is_capital):
        if _is_particle(words[0]):
            return "", " ".join(words)
        return None
    first = is_capital.index(True)
    last = len(is_capital) - is_capital[::-1].index(True)
    while first and _is_particle(words[first - 1]):
        first -= 1
    # « Dupont née MARTIN » and « DUPONT-Roux »: what stands between capitals goes with them.
    given, family = words[:first], words[first:]
    if not given:
        given, family = words[last:], words[first:last]
    if given and all(_is_particle(word) or word.islower() for word in given):
        return "", " ".join(words)
    return " ".join(given), " ".join(family)


def _after_particle(words: list[str]) -> tuple[str, str]:
    """Read a name that begins with a particle: « Le Goff », « de La Tour Élise »."""
    if _is_given(words[-1]) and sum(not _is_particle(word) for word in words) > 1:
        return words[-1], " ".join(words[:-1])
    return "", " ".join(words)


def _is_particle(word: str) -> bool:
    keys = french_sort_key(word).split()
    return bool(keys) and keys[0] in PARTICLES


def _is_initials(word: str) -> bool:
    return bool(INITIALS.fullmatch(word)) and (len(word) == 1 or "." in word)


def _is_given(words: str) -> bool:
    """Tell whether these words are a first name that the list knows."""
    keys = french_sort_key(words).split()
    return bool(keys) and all(key in FIRST_NAMES or len(key) == 1 for key in keys)


def _bare(part: str) -> list[str]:
    return _civility(part.split())[1]


def without_marker(line: str) -> str:
    """Return a line without the number or the bullet that begins it, its blanks made one."""
    return " ".join(MARKER.sub("", line).split())


def looks_like_a_name(words: str) -> bool:
    """Tell whether these words begin or end with a known first name, or hold a title."""
    parts = words.split()
    return _begins_with_civility(words) or (
        len(parts) > 1 and (_is_given(parts[0]) or _is_given(parts[-1]))
    )
