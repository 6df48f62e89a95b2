"""Masking of names and passages in the public text of minutes.

Names are found as `common.known_names` finds them: what counts is what a reader still sees once the
text is rendered. Passages are marked by double square brackets.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from crpv_portal.common.french import NBSP
from crpv_portal.common.known_names import Name, as_read, found_in, spans_of

MASKED_NAME = "[nom masqué]"
MASKED_PASSAGE = "[passage masqué]"
# Before one of these, `[nom masqué]` would be read by Markdown as a link or its definition.
MADE_A_LINK = re.compile(r"(\[(?:nom|passage) masqué\])(?=[:(\[])")


def mask_names(text: str, names: Sequence[Name], known: Collection[Name] | None = None) -> str:
    """Replace each occurrence of these names, with the title before it, by the mark.

    known: everybody whom the record names; who bears the same family name is left as written.
    """
    others = names if known is None else known
    spans = sorted(span for name in names for span in spans_of(text, name, others))
    parts, last = [], 0
    for start, end in spans:
        if start >= last:
            parts += [text[last:start], MASKED_NAME]
        last = max(last, end)  # of « Le Gall », « Gall » is masked already
    return as_text("".join([*parts, text[last:]]))


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


def left_in(text: str, names: Sequence[Name], known: Collection[Name] | None = None) -> list[Name]:
    """List those of the masked names that can still be read in the text."""
    return [each.name for each in found_in(as_read(text), names, known)]
