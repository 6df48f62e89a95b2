"""French wording of pages: counted words, elision, lists, numbers, non-breaking spaces.

Build a sentence from the parts that these functions return; never cut parts out of a finished one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

# In the sources it is written as itself before « : ; ? ! » and inside guillemets: `make format`
# puts it there. The name is for code that handles text.
NBSP = "\N{NO-BREAK SPACE}"

NUMBERS = [
    "zéro",
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
]

# --- Numbers, and words that agree with them --------------------------------------------------

_ENDING = re.compile(r"\((?:(?P<one>[^()|]*)\|(?P<many>[^()|]*)|(?P<added>s|x|es|nt|ent))\)")


def number(count: int) -> str:
    """Return `1 300`, in figures."""
    return f"{count:,}".replace(",", NBSP)


def euros(amount: Decimal | None, unknown: str = "–") -> str:
    """Return `12 500 €`, `12 500,50 €`: cents only when there are some; `unknown` for None."""
    if amount is None:
        return unknown
    figures = f"{amount:,.0f}" if amount == int(amount) else f"{amount:,.2f}"
    return f"{figures.replace(',', NBSP).replace('.', ',')}{NBSP}€"


def number_in_words(count: int) -> str:
    """Return `huit`, `dix`; figures above sixteen, as French typography asks."""
    return NUMBERS[count] if count < len(NUMBERS) else number(count)


def ordinal(number: int) -> str:
    """Return `1er`, `2e`."""
    return "1er" if number == 1 else f"{number}e"


def agreed(count: int, words: str) -> str:
    """Return the words in the number given.

    Marks: `réunion(s) attendue(s)`, `attend(ent)`, `cheva(l|ux)`, `(est|sont)`. Zero is singular.

    >>> agreed(2, "remarque(s) n’(a|ont) pas reçu de réponse")
    'remarques n’ont pas reçu de réponse'
    """
    if count > 1:
        return _ENDING.sub(lambda match: match["added"] or match["many"], words)
    return _ENDING.sub(lambda match: match["one"] or "", words)


def counted(count: int, words: str, *, none: str = "") -> str:
    """Return `1 réunion`, `1 300 réunions`; for zero, `none` if given: « aucune réunion ».

    words: as `agreed` reads them.
    """
    if none and not count:
        return none
    return f"{number(count)}{NBSP}{agreed(count, words)}"


# --- Words that lean on the next one -----------------------------------------------------------

# Words in use before which nothing is elided, though they begin with a vowel or an h.
_UNELIDED = re.compile(r"huit|onz|oui|haut|hors|hameau|y[aeo]", re.IGNORECASE)
_VOWEL = re.compile(r"[aàâäeéèêëiîïoôöœuùûüyæh]", re.IGNORECASE)


def elided(word: str, following: str) -> str:
    """Return `d’avril`, `qu’elle`, `l’heure`; `de mai`, `que huit`."""
    if _VOWEL.match(following) and not _UNELIDED.match(following):
        return f"{word[:-1]}’{following}"
    return f"{word} {following}"


def of(words: str) -> str:
    """Return `d’avril 2019`, `de mai 2018`; « le », « les » contract: `du tiers`, `des tiers`."""
    for article, contracted in (("le ", "du "), ("les ", "des ")):
        if words.startswith(article):
            return contracted + words.removeprefix(article)
    return elided("de", words)


def listing(items: Sequence[str]) -> str:
    """Return `Aude`, `Aude et Gard`, `Aude, Gard et Hérault`."""
    *first, last = items or [""]
    return f"{', '.join(first)} et {last}" if first else last


def capitalised(text: str) -> str:
    """Return the text with its first letter in upper case, the rest unchanged."""
    return text[:1].upper() + text[1:]


# --- What people typed -------------------------------------------------------------------------

# Existing spaces become non-breaking; one is added inside guillemets only. It is always U+00A0,
# as few fonts have the narrow one.
_TYPOGRAPHY = (
    (re.compile(r"[ \u00a0\u202f]+(?=[:;!?](?:[\s)»!?]|$))"), NBSP),
    (re.compile(r"«[ \u00a0\u202f]*"), f"«{NBSP}"),
    (re.compile(r"[ \u00a0\u202f]*»"), f"{NBSP}»"),
    (re.compile(r"(?<=\d)[ \u00a0\u202f]+(?=[€%](?!\w))"), NBSP),
    (re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_]|«)"), "’"),
    (re.compile(r"(?<=\S) - (?=\S)"), " – "),
)


def in_french(text: str) -> str:
    """Return typed text as printed: non-breaking spaces, curved apostrophes, dashes."""
    for pattern, replacement in _TYPOGRAPHY:
        text = pattern.sub(replacement, text)
    return text
