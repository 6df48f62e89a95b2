"""Places where a line of a PDF may end, beside its spaces and its syllables.

The page setter gets a text in runs; a run of several pieces may be cut between any two of them, and
nowhere else. No rule of the template looks for these places: Typst refuses a text in which a rule
finds a thousand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

Run = list[str]

LONGEST = 29  # signs of a word that a line of the sheet holds beside others
_STEP = 6  # signs between two places where a longer one may be cut
_FOR_SYLLABLES = 6  # signs: in a narrower column no syllable is sure to fit
_FOR_BOUND_WORDS = 14  # signs: in a narrower one « 12 000 € » is not
_SHEET = 470  # points between the margins
_WIDE = 6  # columns: beyond, the template sets them alike, closer and smaller
_WORD = re.compile(r"\S+")
_BOUND_SPACES = re.compile(r"(?<=[^\S \t\n])")
# A long address breaks where its parts meet, rather than run off the sheet.
_PARTS_OF_ADDRESS = re.compile(r"(?<=[/?&=_.-])")


def runs_of(text: str, *, room: int = LONGEST, is_address: bool = False) -> list[Run]:
    """Return the runs of a text; room: the signs that are sure to fit in a line of its column."""
    runs: list[Run] = []
    place = 0
    for word in _WORD.finditer(text):
        parts = _PARTS_OF_ADDRESS.split(word[0]) if is_address else [word[0]]
        pieces = [piece for part in parts if part for piece in _cut(part, room)]
        if len(pieces) > 1:
            runs += _between(text[place : word.start()], room)
            runs.append(pieces)
            place = word.end()
    return [*runs, *_between(text[place:], room)]


def rooms_of(widths: Sequence[int]) -> list[int]:
    """Return how many signs are sure to fit in a line of each column of a table."""
    if len(widths) > _WIDE:
        return [int((_SHEET / len(widths) - 6) / 4.5)] * len(widths)
    return [min(LONGEST, int((_SHEET * width / sum(widths) - 12) / 5.4)) for width in widths]


def _cut(part: str, room: int) -> Iterator[str]:
    if room <= _FOR_SYLLABLES:
        longest = step = 3
    else:
        longest, step = (LONGEST if part.isalpha() else room), min(_STEP, room)
    if len(part) <= longest:
        step = len(part)
    return (part[start : start + step] for start in range(0, len(part), step))


def _between(text: str, room: int) -> Iterator[Run]:
    pieces = _BOUND_SPACES.split(text) if room <= _FOR_BOUND_WORDS else [text]
    if kept := [piece for piece in pieces if piece]:
        yield kept
