"""Names of known people found in a text, in every way a reader may meet them.

Whatever their case, accents and order, with initials, alone after a title (« M. ») or with a
capital, in an address before the @, a part of a compound name after a title. What may be a name
and may be a common word is a doubt, told apart.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from html.parser import HTMLParser
from urllib.parse import unquote

from .look_alikes import fold, folded
from .markdown import render_markdown

TITLES = (
    *("m", "mr", "mm", "mrs", "ms", "mme", "mmes", "mlle", "mlles", "me", "mgr"),
    *("monsieur", "messieurs", "madame", "mesdames", "mademoiselle", "maitre", "monseigneur"),
    *("dr", "drs", "docteur", "docteure", "pr", "prof", "professeur", "professeure"),
)
PARTICLES = {
    *("de", "du", "des", "la", "le", "les", "el", "al", "ben", "bel", "ibn", "ait", "abou"),
    *("van", "von", "der", "den", "da", "dos", "das", "di", "del", "della", "san", "et"),
    *("saint", "sainte", "st", "ste", "the"),
}
SHORTEST = 3  # letters; a name of two is looked for with the rest of it
AROUND = 100  # letters beside a name: its title, and what separates its words
SURE_IN_AN_ADDRESS = 6  # letters of a name that an address holds by no accident
NOBILIARY = {"de", "d"}  # left out when the family is named alone: « Villepin »
_TITLES, _PARTICLES = set(map(fold, TITLES)), set(map(fold, PARTICLES))
BETWEEN = r"[\s.\-_’'‘ʼ`´′*·•/]"
WORD = r"[^\W_]+"
ELIDED = r"[’'‘ʼ`´′](?=[^\W_])"
NO_LETTER_BEFORE, NO_LETTER_AFTER = r"(?<![^\W\d_])", r"(?![^\W\d_])"
CIVILITY = rf"(?P<civility>{NO_LETTER_BEFORE}(?:{'|'.join(map(fold, TITLES))})\.?[\s*_]+)"
SPACED = re.compile(r"(?<!\w)[^\W_](?:\s{0,4}[.·•_\-/|,*]?\s{0,4}[^\W_](?!\w)){3,}")
CUT = re.compile(r"(?<=\w)[\-\u2010\u2011\u00ad][^\S\n]*\n\s*(?=\w)")
TURNED = re.compile("[\u202d\u202e\u2066-\u2069]")
LOCAL_PART = re.compile(r"[a-z0-9._%+\-]+$")
LONGEST_LOCAL_PART = 64  # RFC 5321, 4.5.3.1.1


@dataclass(frozen=True)
class Name:
    """Person's name in two parts; `label` is how a form shows it."""

    first: str
    last: str

    @property
    def label(self) -> str:
        return f"{self.first} {self.last}".strip()


@dataclass(frozen=True)
class FoundName:
    """Name found in a text, and how many times."""

    name: Name
    count: int


def found_in(
    text: str, names: Iterable[Name], known: Collection[Name] | None = None
) -> list[FoundName]:
    """List those of these names that the text holds, in the order given.

    known: everybody who may be meant, these names alone when None. « Paul Durand » is no other
    Durand when he is known.
    """
    asked = list(dict.fromkeys(names))
    others = asked if known is None else known
    counted = [FoundName(name, len(list(spans_of(text, name, others)))) for name in asked]
    return [each for each in counted if each.count]


def spans_of(text: str, name: Name, known: Collection[Name] = ()) -> Iterator[tuple[int, int]]:
    """Yield the start and the end of each place where the text holds the name, in their order.

    A family name alone counts when it has a capital, or a title before it: « un petit budget »
    names nobody.
    """
    seen = folded(text)
    words = _words(name.last or name.first)
    near = list(_near(words, len(name.label), seen.letters)) if words else []
    if not near:
        return  # said at once, for the hundreds of an assembly
    theirs = frozenset(tuple(_words(other.last)) for other in known if other != name)
    namesakes = tuple(
        other for other in known if other != name and other.first and _words(other.last) == words
    )
    whole = [
        (match.start(), match.end())
        for other in namesakes
        for place in near
        for match in _whole_pattern(other).finditer(seen.letters, *place)
    ]
    pattern = _pattern(name, theirs)
    local_parts = _local_parts(seen.letters)
    addresses = [
        seen.span(*place)
        for place in local_parts
        if _is_address_of(seen.letters[slice(*place)], name)
    ]
    for match in (each for place in near for each in pattern.finditer(seen.letters, *place)):
        if any(left <= match.start() < right for left, right in local_parts):
            continue
        start, end = seen.span(match.start(), match.end())
        alone = match.groupdict().get("alone")
        if alone is not None and not match["civility"]:
            if any(left <= match.start() and match.end() <= right for left, right in whole):
                continue
            is_compound = len(_telling(words)) > 1
            if _letters(_words(alone)) != _letters(words):  # its particle left out
                start_of_last = match.end() - len(words[-1])
                if not _has_capital(text[slice(*seen.span(start_of_last, match.end()))]):
                    continue
            elif not is_compound and not _has_capital(text[start:end]):
                continue
        short = match.groupdict().get("short")
        if short is not None and not _has_capital(text[slice(*seen.span(*match.span("short")))]):
            continue  # « à 2 m du mur »
        while addresses and addresses[0][0] < start:
            yield addresses.pop(0)
        addresses = [each for each in addresses if each[0] >= end]  # « M. durand@… »
        yield start, end
    yield from addresses


def _near(words: list[str], length: int, letters: str) -> Iterator[tuple[int, int]]:
    """Yield what surrounds the words that tell a name of this length, in order, apart.

    Every form of a name holds one of them: a hundred pages are not read through for each member of
    an assembly.
    """
    around = AROUND + 4 * length
    held = sorted(
        found.start()
        for word in set(_telling(words))
        for found in re.finditer(re.escape(word), letters)
    )
    begin = end = -1
    for place in held:
        if begin >= 0 and place - around > end:
            yield begin, end
            begin = -1
        begin = max(0, place - around) if begin < 0 else begin
        end = place + around
    if begin >= 0:
        yield begin, end


@lru_cache(maxsize=4)  # one text is searched for many names
def _local_parts(letters: str) -> tuple[tuple[int, int], ...]:
    """Return where the parts of addresses before the @ stand."""
    found = []
    for sign in re.finditer("@", letters):
        at = sign.start()
        held = LOCAL_PART.search(letters[max(0, at - LONGEST_LOCAL_PART - 1) : at])
        if held and len(held[0]) <= LONGEST_LOCAL_PART:
            found.append((at - len(held[0]), at))
    return tuple(found)


def _has_capital(text: str) -> bool:
    """Tell whether a text has a capital: mathematical, small, or drawn like one without a case."""
    plain = unicodedata.normalize("NFKC", text)
    return plain != plain.lower() or any(
        "SMALL CAPITAL" in unicodedata.name(character, "")
        or (unicodedata.category(character) == "Lo" and fold(character).isascii())
        for character in plain
        if not character.isascii()
    )


def told_in_full(text: str, names: Iterable[Name]) -> list[Name]:
    """List those of these names of which a text holds both parts together."""
    seen = folded(text)
    return [name for name in names if _whole_pattern(name).search(seen.letters)]


def doubts_in(text: str, names: Iterable[Name]) -> list[str]:
    """List what may still name one of these people: a doubt to look at, not an error.

    First names alone, a part of a compound name, a family name without a capital.
    """
    seen = folded(text)
    found: dict[str, None] = {}
    for name in dict.fromkeys(names):
        words = _words(name.last or name.first)
        first = [fold(name.first)] if name.last and len(name.first) >= SHORTEST else []
        whole = [fold(name.last)] if len(fold(name.last)) >= SHORTEST else []
        for word in [*first, *whole, *(_telling(words) if len(words) > 1 else [])]:
            match = re.search(
                f"{NO_LETTER_BEFORE}{_joined(re.findall(WORD, word))}{NO_LETTER_AFTER}",
                seen.letters,
            )
            if match:
                start, end = seen.span(match.start(), match.end())
                found[text[start:end]] = None
    return list(found)


def as_read(markdown: str) -> str:
    """Return a text in Markdown as a reader sees it, entities and emphasis resolved."""
    return page_as_read(render_markdown(markdown))


def page_as_read(markup: str) -> str:
    """Return all that a page tells: its text, then the titles and addresses of its links."""
    reader = _PageText()
    reader.feed(markup)
    reader.close()
    shown = "".join(reader.shown)
    parts = [shown, "\n".join(reader.told), *_spaced_words(shown)]
    if CUT.search(shown):  # a word cut at the end of a line, as a PDF pastes it
        parts.append(CUT.sub("", shown))
    if TURNED.search(shown):  # what such a sign turns round is read from its end
        parts.append(shown[::-1])
    return "\n".join(parts)


def _spaced_words(text: str) -> list[str]:
    """Return the words written letter by letter: « D u r a n d »."""
    return [re.sub(r"[\W_]", "", found.group()) for found in SPACED.finditer(text)]


class _PageText(HTMLParser):
    """Gathers the text of a page; a tag inside a line parts no word."""

    INSIDE_A_LINE = {
        *("a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd"),
        *("mark", "q", "s", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"),
    }
    TOLD = ("title", "alt", "aria-label", "content", "href", "download", "value", "placeholder")

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.shown: list[str] = []
        self.told: list[str] = []
        self.unseen = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "style"):
            self.unseen = tag
        if tag not in self.INSIDE_A_LINE:
            self.shown.append("\n")
        self.told += [unquote(value) for name, value in attrs if name in self.TOLD and value]

    def handle_endtag(self, tag: str) -> None:
        if tag == self.unseen:
            self.unseen = ""
        if tag not in self.INSIDE_A_LINE:
            self.shown.append("\n")

    def handle_data(self, data: str) -> None:
        (self.told if self.unseen else self.shown).append(data)


# --- Patterns -------------------------------------------------------------------------------------


@cache
def _words(name: str) -> list[str]:
    """Return the words of a name as the eye reads them, its titles left out; of M’Baye, both."""
    found = re.findall(rf"({WORD})({ELIDED})?", fold(name))
    return [word for word, sign in found if sign or word not in _TITLES] or [w for w, _ in found]


def _letters(words: Iterable[str]) -> str:
    """Return the words in one: « Ndiaye » is N’Diaye, « Latour » La Tour."""
    return "".join(words)


def _telling(words: list[str]) -> list[str]:
    """Return the words that tell a family from another: without particles, the short ones."""
    return [w for w in words if w not in _PARTICLES and len(w) >= SHORTEST] or words


def _joined(words: Iterable[str]) -> str:
    """Return a pattern for a name of one or several words, whatever separates them."""
    return f"{BETWEEN}*".join(re.escape(word) for word in words)


def _whole_forms(name: Name) -> list[str]:
    """Return the patterns of first and family name together, in either order, with initials."""
    given, family = _words(name.first), _words(name.last)
    if not given or not family:
        return []
    first, last = _joined(given), _joined(family)
    initials = f"{BETWEEN}*".join(re.escape(word[0]) for word in given)
    initial = re.escape(given[0][0])
    return [
        f"{first}{BETWEEN}*{last}",
        f"{last}{BETWEEN}*{first}",
        f"(?:{initials}|{initial}){BETWEEN}+{last}",
        f"{last}{BETWEEN}+(?:{initials}|{initial})",
    ]


@cache
def _whole_pattern(name: Name) -> re.Pattern[str]:
    forms = "|".join(_whole_forms(name)) or r"(?!)"
    return re.compile(f"{NO_LETTER_BEFORE}(?:{forms}){NO_LETTER_AFTER}")


@cache
def _pattern(name: Name, theirs: frozenset[tuple[str, ...]]) -> re.Pattern[str]:
    """Return the pattern of all forms of a name; `theirs` are the family names of others."""
    given, family = _words(name.first), _words(name.last or name.first)
    forms = _whole_forms(name)
    telling = _telling(family)
    parts = [part for part in telling if len(family) > 1 and (part,) not in theirs]
    alone = []
    if sum(map(len, family)) >= SHORTEST or not given:
        alone.append(_joined(family))
        without = family[1:] if family[0] in NOBILIARY else []
        if sum(map(len, without)) >= SHORTEST and tuple(without) not in theirs:
            alone.append(_joined(without))
    part_forms = []
    if not alone:
        civility = CIVILITY.replace("civility", "before_short")
        part_forms.append(rf"{civility}(?P<short>{_joined(family)})")
    if parts:
        part = "|".join(map(re.escape, parts))
        lesser = "|".join(re.escape(word) for word in family if word not in telling) or r"(?!)"
        civility = CIVILITY.replace("civility", "before_part")
        part_forms.append(rf"{civility}(?:(?:{lesser}){BETWEEN}+){{0,3}}(?:{part})")
        if given:
            first = f"(?:{_joined(given)}|{re.escape(given[0][0])}\\.)"
            forms += [f"{first}{BETWEEN}+(?:{part})", f"(?:{part}){BETWEEN}+{_joined(given)}"]
    if alone:
        forms.append(f"(?P<alone>{'|'.join(alone)})")
    told = (
        [rf"{CIVILITY}?{NO_LETTER_BEFORE}(?:{'|'.join(forms)}){NO_LETTER_AFTER}"] if forms else []
    )
    told += [f"{NO_LETTER_BEFORE}(?:{each}){NO_LETTER_AFTER}" for each in part_forms]
    return re.compile("|".join(told) or r"(?!)")


def _is_address_of(local_part: str, name: Name) -> bool:
    """Tell whether the part of an address before the @ is made of this name."""
    family, given = _words(name.last or name.first), _words(name.first)
    together = "".join(family)
    letters = re.sub(r"[\W\d_]", "", local_part)
    if len(together) >= SURE_IN_AN_ADDRESS and together in letters:
        return True
    words = re.findall(r"[^\W\d_]+", local_part)
    if any(part in words for part in (*_telling(family), together) if len(part) >= SHORTEST):
        return True
    firsts = {"".join(given), "".join(word[0] for word in given), given[0][0] if given else ""}
    return any(letters in (f"{first}{together}", f"{together}{first}") for first in firsts if first)
