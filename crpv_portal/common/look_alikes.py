"""Text folded as the eye reads it: what looks alike becomes the same, what is unseen goes.

Accents, case, ligatures, hyphens and dashes of all kinds, signs without width, letters of other
scripts that look like ours, entities and backslashes of Markdown. For what must not be read, not
for what is sorted or searched (`text.french_sort_key`).
"""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from .text import french_sort_key

# Capitals and small letters are told by their drawing: the Cyrillic В is a B, в a small capital B.
_DRAWN_ALIKE = {
    # Cyrillic
    **dict(zip("АВЕКМНОРСТУХІЈЅԀԚԜѴҮӀ", "abekmhopctyxijsdqwvyi", strict=True)),
    **dict(zip("авеєкмнорстухіјѕԁһԛԝѵүӏпгь", "abeekmhopctyxijsdhqwvyinrb", strict=True)),
    # Greek
    **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹϺ", "abezhikmnoptyxcm", strict=True)),
    **dict(zip("αβγεικνορτυχωημϲϳ", "abyeikvoptuxwnucj", strict=True)),
    # Armenian
    **dict(zip("ՍՏՕԼաոսօհցգզ", "usolunuohgqq", strict=True)),
    # Cherokee
    **dict(zip("ᎪᏴᏟᎠᎬᏀᎻᎥᎫᏦᏞᎷᏢᎡᏚᎢᏙᎳᎩᏃ", "abcdeghijklmprstvwyz", strict=True)),
    # Lisu
    **dict(zip("ꓮꓐꓚꓓꓰꓝꓖꓧꓲꓙꓗꓡꓟꓠꓳꓑꓣꓢꓔꓴꓦꓪꓫꓬꓜ", "abcdefghijklmnoprstuvwxyz", strict=True)),
    # Signs
    **dict(zip("ɑɩıȷſʟ＠﹫", "aiijsl@@", strict=True)),
}
_LATIN = re.compile(
    r"(?:LATIN (?:SMALL|CAPITAL) LETTER|LATIN LETTER SMALL CAPITAL|SYMBOL LETTER"
    r"|NEGATIVE \w+ LATIN CAPITAL LETTER)"
    r" (?:SCRIPT |DOTLESS |OPEN |REVERSED |INVERTED |TURNED |LONG )?([A-Z])(?: WITH .*)?"
)
_UNSEEN = {"\u034f", "\u115f", "\u1160", "\u17b4", "\u17b5", "\u2800", "\u3164", "\uffa0"}
_DASHES = {"\u2043", "\u2212", "\u02d7", "\u2796", "\u00ac", "\u23af", "\u2500", "\u4e00", "\u30fc"}
_SMALL_FORMS = {"i": "i", "l": "i"}  # « MartIn » and « Martln »: one stroke
_TOKEN = re.compile(
    r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});|\\(?=[!-/:-@\[-`{-~])"
)


@dataclass(frozen=True)
class Folded:
    """Text as the eye reads it; letter by letter, where each begins and ends in the original."""

    letters: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the place in the original of these letters, which are one at least."""
        return self.starts[start], self.ends[end - 1]


@lru_cache(maxsize=4)  # one text is searched for many names
def folded(text: str) -> Folded:
    """Fold a text, and keep where each of its letters was."""
    return _folded(text)


def _folded(text: str) -> Folded:
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []

    def add(characters: str, start: int, end: int, *, is_whole: bool = False) -> None:
        for offset, character in enumerate(characters):
            begin, stop = (start, end) if is_whole else (start + offset, start + offset + 1)
            kept = _letters(character)
            if not kept and ends and unicodedata.category(character) in ("Mn", "Me"):
                ends[-1] = stop  # an accent goes with its letter
            for letter in kept:
                letters.append(letter)
                starts.append(begin)
                ends.append(stop)

    last = 0
    for token in _TOKEN.finditer(text):
        add(text[last : token.start()], last, token.start())
        if token.group() != "\\":
            add(html.unescape(token.group()), token.start(), token.end(), is_whole=True)
        last = token.end()
    add(text[last:], last, len(text))
    return Folded(_digits_as_letters("".join(letters)), tuple(starts), tuple(ends))


@lru_cache(maxsize=10_000)
def fold(text: str) -> str:
    """Return a word or two as the eye reads them; they put no text out of what `folded` keeps."""
    return _folded(text).letters


@cache
def _letters(character: str) -> str:
    """Return what one sign looks like; nothing for what is not seen."""
    if character in _DRAWN_ALIKE:
        return _one_stroke(_DRAWN_ALIKE[character])
    category = unicodedata.category(character)
    if category in ("Cf", "Mn", "Me") or character in _UNSEEN:
        return ""
    if category == "Pd" or character in _DASHES:
        return "-"
    if category == "No":
        return " "  # the call of a note: it belongs to no name
    plain = french_sort_key(character).replace(" ", "")
    if plain:
        return _one_stroke(plain)
    # What Unicode takes apart may be drawn alike, once apart: « ё ».
    apart = [each for each in unicodedata.normalize("NFKD", character) if each != character]
    if apart:
        return "".join(_letters(each) for each in apart)
    latin = _LATIN.search(unicodedata.name(character, ""))
    if latin:
        return _one_stroke(latin.group(1).lower())
    return character.lower()


def _one_stroke(letters: str) -> str:
    return "".join(_SMALL_FORMS.get(letter, letter) for letter in letters)


def _digits_as_letters(letters: str) -> str:
    """Read a nought or a one between two letters as the letter that it looks like."""
    return re.sub(
        r"(?<=[^\W\d_])[01](?=[^\W\d_])",
        lambda found: "o" if found.group() == "0" else "i",
        letters,
    )
