"""Masking of names and passages in the public text of minutes.

Names are found whatever their case and accents, in either order, alone or after a title (« M. »);
what counts is what a reader still sees once the text is rendered. Passages are marked by double
square brackets.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from crpv_portal.common.french import NBSP
from crpv_portal.common.markdown import render_markdown
from crpv_portal.common.text import french_sort_key

MASKED_NAME = "[nom masqué]"
MASKED_PASSAGE = "[passage masqué]"
# Before one of these, `[nom masqué]` would be read by Markdown as a link or its definition.
MADE_A_LINK = re.compile(r"(\[(?:nom|passage) masqué\])(?=[:(\[])")
CIVILITY = r"(?:m|mr|mm|mme|mmes|mlle|monsieur|madame|mademoiselle|dr|docteur|pr|professeur)"
BETWEEN = r"[\s.\-_’'*]+"
SHORTEST = 3  # letters; a name of two is looked for with the rest of it


@dataclass(frozen=True)
class Name:
    """Person's name in two parts; `label` is how the form shows it."""

    first: str
    last: str

    @property
    def label(self) -> str:
        return f"{self.first} {self.last}".strip()


@dataclass(frozen=True)
class FoundName:
    """Name found in the text, and how many times."""

    name: Name
    count: int


@cache
def _folded_letter(character: str) -> str:
    """Fold a letter as names are folded, ligatures included; keep signs as they are."""
    return french_sort_key(character) or character


@lru_cache(maxsize=4)  # one text is searched for many names
def _folded(text: str) -> tuple[str, list[int]]:
    """Return the text without accents or case, and the original index of each of its letters."""
    letters: list[str] = []
    origins: list[int] = []
    for index, character in enumerate(text):
        if unicodedata.combining(character):
            continue
        for letter in _folded_letter(character):
            letters.append(letter)
            origins.append(index)
    return "".join(letters), [*origins, len(text)]


def _words(name: str) -> str:
    """Return a pattern for a name of one or several words, whatever separates them."""
    return BETWEEN.join(re.escape(word) for word in french_sort_key(name).split())


@cache
def _pattern(name: Name) -> re.Pattern[str]:
    first, last = _words(name.first), _words(name.last)
    forms = []
    if first and last:
        initial = re.escape(french_sort_key(name.first)[0])
        forms += [
            f"{first}{BETWEEN}{last}",
            f"{last}{BETWEEN}{first}",
            f"{initial}{BETWEEN}{last}",
            f"(?:{first}|{initial}){last}(?=@)",
        ]
    if len(french_sort_key(name.last)) >= SHORTEST or not first:
        forms.append(f"(?P<alone>{last or first})")
    civility = rf"(?P<civility>\b{CIVILITY}\.?\s+)?"
    return re.compile(rf"{civility}(?<![a-z0-9])(?:{'|'.join(forms)})(?![a-z0-9])")


def _spans(text: str, name: Name) -> Iterator[tuple[int, int]]:
    """Yield the start and the end of each place where the text holds the name.

    A family name alone counts when it has a capital, a title before it or an @ after it: « un petit
    budget » names nobody.
    """
    folded, origins = _folded(text)
    words = french_sort_key(name.last or name.first).split()
    if not words or any(word not in folded for word in words):
        return  # said at once, for the hundreds of an assembly
    for match in _pattern(name).finditer(folded):
        start, end = origins[match.start()], origins[match.end() - 1] + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        alone = match.groupdict().get("alone")
        is_told = alone is None or match["civility"] or text[end : end + 1] == "@"
        if is_told or text[start:end] != text[start:end].lower():
            yield start, end


def found_in(text: str, names: Iterable[Name]) -> list[FoundName]:
    """List those of these names that the text holds, in the order given."""
    counted = [FoundName(name, len(list(_spans(text, name)))) for name in dict.fromkeys(names)]
    return [each for each in counted if each.count]


def mask_names(text: str, names: Sequence[Name]) -> str:
    """Replace each occurrence of these names, with the title before it, by the mark."""
    # The longest first: « Le Gall » is not to be left half masked by « Gall ».
    for name in sorted(names, key=lambda each: -len(each.label)):
        parts, last = [], 0
        for start, end in _spans(text, name):
            parts += [text[last:start], MASKED_NAME]
            last = end
        text = "".join([*parts, text[last:]])
    return as_text(text)


def mask_passages(text: str) -> str:
    """Replace each passage between double square brackets by the mark.

    Raises ValueError for a bracket that is opened or closed alone: nothing is left half masked.
    """
    parts, last = [], 0
    while (start := text.find("[[", last)) >= 0 and (end := text.find("]]", start + 2)) >= 0:
        # Closed by the last of several brackets: a passage may hold `[nom masqué]` at its end.
        while text.startswith("]", end + 2):
            end += 1
        parts += [text[last:start], MASKED_PASSAGE]
        last = end + 2
    masked = "".join([*parts, text[last:]])
    if "[[" in masked or "]]" in masked:
        raise ValueError("unbalanced")
    return as_text(masked)


def as_text(text: str) -> str:
    """Keep Markdown from making a link of a mark and the bracket that follows it."""
    return MADE_A_LINK.sub(f"\\1{NBSP}", text)


def as_read(text: str) -> str:
    """Return the text as a reader sees it, entities and emphasis resolved."""
    markup = render_markdown(text)
    addresses = " ".join(re.findall(r'(?:href|title)="([^"]*)"', markup))
    shown = re.sub(r"</?(?:em|strong|code|a)\b[^>]*>", "", markup)
    shown = re.sub(r"<[^>]*>", " ", shown)
    # Signs without width would part a name in two and leave it whole to the eye.
    shown = "".join(each for each in shown if unicodedata.category(each) != "Cf")
    return html.unescape(f"{shown} {addresses}")


def left_in(text: str, names: Sequence[Name]) -> list[Name]:
    """List those of the masked names that can still be read in the text."""
    shown = as_read(text)
    return [each.name for each in found_in(shown, names)]


def first_names_left(text: str, names: Sequence[Name]) -> list[str]:
    """List first names alone that can still be read: a doubt to look at, not an error."""
    folded, _ = _folded(as_read(text))
    firsts = dict.fromkeys(name.first for name in names if len(name.first) >= SHORTEST)
    return [
        first for first in firsts if re.search(rf"(?<![a-z0-9]){_words(first)}(?![a-z0-9])", folded)
    ]
