"""Searches: anybody types any number of words, and the work that they buy stays small."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import Exists, F, Func, Q, QuerySet, TextField, Value

from .french import number_in_words
from .text import french_sort_key

MOST_WORDS = 6
MOST_PARTS = 12  # of a text typed, where a word may come twice, or a sign stand for none
IN_FRENCH = "french_unaccent"  # the configuration that the first migration creates
# What parts a word for a machine and not for the eye: other hyphens, signs without width.
HYPHENS, UNSEEN = "\u2010\u2011", "\u00ad\u200b\u2060\ufeff"
# Each minus sign waits for a word: the database refuses to keep more than 32 of them waiting.
WAITING = re.compile(r"-[^\w\"]*-")

Rows = TypeVar("Rows", bound=QuerySet)


def search_words(text: str) -> list[str]:
    """Return the words that a search looks for, as sort keys write them: MOST_WORDS at most.

    Each costs the database a sub-query, and anybody may type them.
    """
    return _words(text)[:MOST_WORDS]


def first_words(text: str) -> str:
    """Return the text as typed up to its MOST_WORDS-th word, for a search in texts.

    It keeps MOST_PARTS parts between spaces: of the same word typed without end, each has its cost.
    """
    kept: list[str] = []
    words: set[str] = set()
    for part in text.split(maxsplit=MOST_PARTS)[:MOST_PARTS]:
        words.update(_words(part))
        if kept and len(words) > MOST_WORDS:
            break
        kept.append(part)
    return " ".join(kept)


def words_left_out(text: str) -> str:
    """Return the sentence that says which words a search does not look for; empty if it does all.

    What was looked for is never said to be more than it was.
    """
    if len(_words(text)) <= MOST_WORDS:
        return ""
    return f"Seuls les {number_in_words(MOST_WORDS)} premiers mots sont cherchés, pas les suivants."


def with_words(rows: Rows, text: str, matches: Callable[[str], Q | Exists]) -> Rows:
    """Keep the rows that match each word of the search; none when its signs make no word."""
    words = search_words(text)
    if text.strip() and not words:
        return rows.none()
    return rows.filter(*map(matches, words))


def words_asked(text: str) -> SearchQuery:
    """Return the first words of a search in texts, with its quotes and minus signs."""
    asked = first_words(text).translate(str.maketrans(HYPHENS, "--", UNSEEN))
    asked = WAITING.sub("-", asked)
    return SearchQuery(asked, config=IN_FRENCH, search_type="websearch")


def words_in(column: str) -> SearchVector:
    """Return the words of a text, by French stems."""
    plain = Func(
        F(column),
        Value(HYPHENS + UNSEEN),
        Value("--"),
        function="translate",
        output_field=TextField(),
    )
    return SearchVector(plain, config=IN_FRENCH)


def bears(names: QuerySet, word: str) -> Exists:
    """Match what bears one of these names, present or former: the word is in it or its acronym.

    A sub-query, never a join: rows multiplied by each word once stopped the portal.
    """
    return Exists(names.filter(Q(sort_key__contains=word) | Q(acronym__icontains=word)))


def _words(text: str) -> list[str]:
    return list(dict.fromkeys(french_sort_key(text).split()))
