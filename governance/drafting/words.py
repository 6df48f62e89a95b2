"""Words that people typed, put into Markdown so that they stay words."""

from __future__ import annotations

import re

from crpv_portal.common.markdown import nested_markdown

POINT_LEVEL = 3  # of the heading of a point; those of its note come under it
_MARKS = re.compile(r"[\\`*\[\]<]|&(?=#?\w+;)|(?<![^\W_])_|_(?![^\W_])")
_OPENING = re.compile(r"([#>+=~-]|\d{1,9}(?=[.)](?:\s|$)))")


def escaped(text: str) -> str:
    """Return one line of typed words in which no sign marks anything.

    >>> escaped("Point *unique* [1]")
    'Point \\\\*unique\\\\* \\\\[1\\\\]'
    """
    return _MARKS.sub(lambda sign: f"\\{sign[0]}", " ".join(text.split()))


def opening(text: str) -> str:
    """Return escaped words that may begin a line: they open neither a list nor a heading.

    >>> opening("1. Direction")
    '1\\\\. Direction'
    """
    match = _OPENING.match(text)
    if match is None:
        return text
    if match[0].isdigit():
        return f"{match[0]}\\{text[match.end() :]}"
    return f"\\{text}"


def embedded(text: str) -> str:
    """Return a typed text in Markdown, its numbers kept, its headings under those of a point."""
    return nested_markdown(text.strip(), under=POINT_LEVEL)


def after(label: str, text: str) -> str:
    """Return a typed text after its label, on the same line when it begins with a sentence."""
    text = embedded(text)
    begins = re.match(
        r"\s*(?:[#>+*|~`-]|\d{1,9}[.)](?:\s|$)|(?:[^\n]*\n)\s*(?:=+|-+|\|?[ :-]+\|))", text
    )
    return f"{label}\n\n{text}" if begins else f"{label} {text}"
