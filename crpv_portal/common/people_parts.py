"""Parts of a line about people: where it is cut, and which part is a name, a service, a state."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from .contacts import EMAIL, PHONE
from .people_names import (
    ReadPerson,
    ToldName,
    begins_with_civility,
    civility_of,
    is_civility,
    is_function,
    is_given,
    is_particle,
    looks_like_a_name,
    without_civility,
)
from .people_words import (
    ACRONYMS,
    BESIDE_A_STATE,
    DASH,
    FUNCTIONS,
    ORGANISATIONS,
    PARTICLES,
    REMARKS,
    STATE_LETTERS,
    STATES,
)
from .text import french_sort_key

LONGEST_NAME = 12  # words, particles and composed ones told
POSSESSIVES = {"son", "sa", "ses", "leur", "leurs"}
BRACKETS = re.compile(r"[(\[{]([^()\[\]{}]*)[)\]}]")
# A dash that parts has a blank before it; the one of a compound name has none.
PARTING = re.compile(rf"\s+{DASH}\s*|\s*—\s*|\s+[/|\\]\s+|\s*[;:]\s*|\s*,\s+|,(?=\D)|\s*,\s*$")
BEFORE_A_TITLE = re.compile(
    r"\s*[;,]\s*(?:et\s+)?(?=(?:M|MM|Mr|Mme|Mmes|Mlle|Dr|Me|Monsieur|Madame)\b\.?\s+\w)"
)
ADDRESS_SIGNS = re.compile(r"<\s*(?:mailto:)?|mailto:|\s*>")
# What announces a number or an address, and goes with it: « tél. : », « courriel ». « Port » alone
# is a town.
ANNOUNCED = re.compile(
    r"(?<!\w)(?:t[ée]l(?:[ée]phone)?|portable|port\.|mobile|gsm|fax|courriel|e-?mail|mail|m[ée]l)"
    r"[\s.:]*+\0",
    re.IGNORECASE,
)


def take_contacts(line: str) -> tuple[str, list[str], list[str]]:
    """Take addresses and numbers out of a line."""
    emails = [found.group() for found in EMAIL.finditer(line)]
    numbers = [found.group() for found in PHONE.finditer(EMAIL.sub(" ", line))]
    if not emails and not numbers:
        return line, [], []
    left = ADDRESS_SIGNS.sub(" ", PHONE.sub("\0", EMAIL.sub("\0", line)))
    return ANNOUNCED.sub(" ", left).replace("\0", " "), emails, numbers


def parts_of(text: str) -> list[str]:
    """Cut a line where its signs part it; what stands in brackets is a part."""
    inside = [part for found in BRACKETS.finditer(text) for part in _cut(found.group(1))]
    outside = BRACKETS.sub(" ; " if _stands_between(text) else " ", text)
    return [*_cut(outside), *inside]


def _stands_between(text: str) -> bool:
    """Tell whether a bracket parts the words before it from others after it."""
    found = BRACKETS.search(text)
    return bool(found and re.match(r"\s*[,;:]", text[found.end() :]))


def _cut(text: str) -> list[str]:
    return [_trimmed(part) for part in PARTING.split(text) if re.search(r"\w", part)]


def _trimmed(part: str) -> str:
    """Return a part without the signs around it; an initial keeps its point, guillemets close."""
    kept = " ".join(part.strip(" \t.,;:-–—\"'«»“”<>").split())
    if re.search(r"(?<!\w)\w\.\W*$", part):
        return f"{kept}."
    return f"{kept} »" if kept.count("«") > kept.count("»") else kept


def cut_people_apart(line: str) -> list[str]:
    """Cut a line that names several people, each with a title or an address."""
    pieces = BEFORE_A_TITLE.split(line)
    if len(pieces) > 1 and begins_with_civility(pieces[0]):
        return pieces
    pieces = re.split(r"\s*[;,]\s*", line)
    return pieces if len(pieces) > 1 and all(EMAIL.search(each) for each in pieces) else [line]


def are_people(parts: list[str], is_organisation: Callable[[str], bool]) -> bool:
    """Tell whether each of these parts is somebody's whole name: « Anne Leroy ; Paul Roux »."""
    return len(parts) > 1 and all(
        1 < len(part.split()) <= 4
        and looks_like_a_name(part)
        and not _is_other(part, is_organisation)
        for part in parts
    )


def cut_names(parts: list[str], is_organisation: Callable[[str], bool]) -> list[str]:
    """Cut after a name what no sign parts: « Marie DUPONT DREETS Occitanie cheffe »."""
    return [
        inner
        for part in parts
        for inner in ([part] if is_organisation(part) else _cut_after_name(part.split()))
    ]


def _cut_after_name(words: list[str]) -> list[str]:
    title = len(words) - len(without_civility(" ".join(words)))
    begins = french_sort_key(words[min(title, len(words) - 1)])
    if begins in ACRONYMS or begins in FUNCTIONS or begins in ORGANISATIONS:
        return [" ".join(words)]
    is_told = title > 0 or _is_in_capitals(words[title])
    for rank in range(title + 2, len(words)):
        word, key, last = words[rank], french_sort_key(words[rank]), words[rank - 1]
        is_told = is_told or _is_in_capitals(last)
        is_other = key in ACRONYMS or (
            (key in FUNCTIONS or key in ORGANISATIONS)
            and (word.islower() or (is_told and word.istitle()))
        )
        # « la directrice de la CAF », « le préfet ou son représentant »
        if not is_other or is_particle(last) or french_sort_key(last) in POSSESSIVES:
            continue
        if is_told or (
            rank - title <= LONGEST_NAME and looks_like_a_name(" ".join(words[title:rank]))
        ):
            return [" ".join(words[:rank]), *_cut_before_function(words[rank:])]
    return [" ".join(words)]


def _is_in_capitals(word: str) -> bool:
    return word.isupper() and len(word) > 1


def _cut_before_function(words: list[str]) -> list[str]:
    """Part a service from the function after it; « chambre de commerce » has none."""
    for rank in range(1, len(words)):
        is_function_word = words[rank].islower() and is_function(words[rank])
        if is_function_word and not is_particle(words[rank - 1]) and not is_function(words[0]):
            return [" ".join(words[:rank]), " ".join(words[rank:])]
    return [" ".join(words)]


def take_states(parts: list[str]) -> tuple[list[str], str]:
    """Take out of the parts what says how one attended; the last word said counts."""
    kept, state = [], ""
    for part in parts:
        words = part.split()
        keys = [french_sort_key(word) for word in words]
        said = state_said(keys) or (STATE_LETTERS.get(part, "") if len(parts) > 2 else "")
        end = _end_before_state(words, keys)
        is_state = all(key in STATES or key in BESIDE_A_STATE for key in keys)
        if said and (is_state or part in STATE_LETTERS):
            state = state or said
        elif said and keys[0] in STATES and keys[1:2] and keys[1] in ("par", "a"):
            state = state or STATES[keys[0]]
            kept.append(part)  # by whom is said in words
        elif end < len(words):
            state = state or state_said(keys[end:]) or STATE_LETTERS[words[-1]]
            kept.append(" ".join(words[:end]))
        else:
            kept.append(part)
    return kept, state


def state_said(keys: list[str]) -> str:
    """Return the state that these words say, the last one; « non excusé » is absent."""
    said = [STATES[key] for key in keys if key in STATES]
    return "absent" if said and "non" in keys else said[-1] if said else ""


def _end_before_state(words: list[str], keys: list[str]) -> int:
    """Return how many words stand before the state that ends a part: « Anne Leroy excusée »."""
    end = len(words)
    if end > 2 and words[-1] in STATE_LETTERS:
        return end - 1
    if end > 2 and keys[-1] in STATES and words[-1].islower():
        while end > 1 and (keys[end - 1] in STATES or keys[end - 1] == "non"):
            end -= 1
    return end


def join_name(parts: list[str], is_organisation: Callable[[str], bool]) -> list[str]:
    """Join « DUPONT », « Marie » (two cells, or « Dupont, Marie ») into one name."""
    at = 1 if is_civility(parts[0]) and len(parts) > 2 else 0
    if len(parts) < at + 2:
        return _joined_civility(parts)
    one, other = parts[at], parts[at + 1]
    if any(_is_other(part, is_organisation) for part in (one, other)):
        return _joined_civility(parts)
    words, (civility, next_words) = without_civility(one), civility_of(other.split())
    other = " ".join(next_words)
    if not words or not 1 <= len(next_words) <= 2 or len(words) > 3:
        return _joined_civility(parts)
    is_one_name = len(words) == 1 or is_particle(words[0]) or one.isupper()
    given = is_given(other) or (
        len(next_words) == 1 and not other.isupper() and other[:1].isupper() and not is_given(one)
    )
    if is_one_name and given:
        name = f"{one.upper()} {other}" if not one.isupper() and not other.isupper() else ""
        joined = ToldName(" ".join(words), " ".join(next_words), name or f"{one} {other}")
    elif len(words) <= 2 and is_given(one) and (len(next_words) == 1 or is_particle(other)):
        joined = ToldName(" ".join(next_words), " ".join(words), f"{one} {other}")
    else:
        return _joined_civility(parts)
    # « Martin, Mme Claire »: the title stands before the first name.
    title = parts[:at] or ([civility] if civility else [])
    return [*_as_prefix(title, joined), *parts[at + 2 :]]


def _as_prefix(civility: list[str], name: ToldName) -> list[str]:
    if not civility:
        return [name]
    told = ToldName(name.last, name.first, f"{civility[0]} {name}")
    return [told]


def _joined_civility(parts: list[str]) -> list[str]:
    """Join a title that stands in a cell of its own with the name after it."""
    if len(parts) > 1 and is_civility(parts[0]):
        return [f"{parts[0]} {parts[1]}", *parts[2:]]
    return parts


def name_at(parts: list[str], is_organisation: Callable[[str], bool]) -> int | None:
    """Return which part is a person's name; None when no part is."""
    for rank, part in enumerate(parts):
        if isinstance(part, ToldName) or begins_with_civility(part):
            return rank
    ranks = [r for r, part in enumerate(parts) if not _is_other(part, is_organisation)]
    # « Lille Métropole – Anne Leroy »: the one that bears a first name.
    return next((r for r in ranks if looks_like_a_name(parts[r])), ranks[0] if ranks else None)


def _is_other(part: str, is_organisation: Callable[[str], bool]) -> bool:
    return _is_service(part, is_organisation) or is_function(part) or _is_remark(part)


def _is_remark(part: str) -> bool:
    """Tell whether a part says how somebody took part: « représentée par… », « en visio »."""
    keys = french_sort_key(part).split()
    first = next((key for key in keys if key not in BESIDE_A_STATE), "")
    return first in REMARKS or first in STATES


def _is_service(part: str, is_organisation: Callable[[str], bool]) -> bool:
    """Tell whether a part names an organisation rather than a person."""
    if begins_with_civility(part):
        return False
    keys = [key for word in part.split() for key in french_sort_key(word).split()]
    if not keys:
        return False
    first = next((key for key in keys if key not in PARTICLES), keys[0])
    if is_function(part) or _is_remark(part):
        return False
    return (
        any(key.isdigit() for key in keys)
        or first in ORGANISATIONS
        or any(key in ACRONYMS for key in keys)
        or any(word.isupper() and "&" in word for word in part.split())
        or is_organisation(part)
    )


def place_others(
    read: ReadPerson, parts: list[str], is_organisation: Callable[[str], bool]
) -> ReadPerson:
    """Place the parts beside the name: the organisation, the function, then whatever is left."""
    organisation, function, left = read.organisation, read.function, []
    for part in parts:
        if (is_function(part) or _is_remark(part)) and not is_organisation(part):
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
