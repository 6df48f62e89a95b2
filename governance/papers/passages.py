"""Passages of a paper, each with an anchor that its own words make, to be remarked on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from crpv_portal.common.digests import short_digest

from .blocks import Block, Heading, Listing, Paragraph, Rule, Table
from .html import body_of, entry_of, inline_of

_TAG = re.compile(r"<[^>]+>")
_LOOSE = re.compile(r" (?=[,.)])")  # what the end of a tag leaves before a sign
# What names or announces: nobody remarks on it.
_SAID_ABOUT = ("label", "notice")
LONGEST_EXCERPT = 160
NOTHING = SafeString("")


@dataclass(frozen=True)
class Passage:
    """Paragraph, entry of a list or row of a table; key: a digest of its words.

    cells: those of a row. number: that of an entry of an ordered list. rows: what a page ties to
    it.
    """

    key: str
    excerpt: str
    markup: SafeString
    cells: tuple[SafeString, ...] = ()
    number: int | None = None
    rows: list[Any] = field(default_factory=list)


@dataclass(frozen=True)
class PassageGroup:
    """Block of a paper: heading or notice (markup alone), text, list, table, with its passages."""

    kind: str  # heading, text, bullets, numbers, table
    passages: tuple[Passage, ...] = ()
    markup: SafeString = NOTHING
    header: tuple[str, ...] = ()
    summary: str = ""


class _Anchors:
    """Makes the keys of a paper's passages; a text that comes again has its rank beside."""

    def __init__(self) -> None:
        self.seen: Counter[str] = Counter()

    def passage(self, markup: SafeString, **columns: Any) -> Passage:
        words = _LOOSE.sub("", " ".join(unescape(_TAG.sub(" ", markup)).split()))
        key = short_digest(words, 16)
        self.seen[key] += 1
        if self.seen[key] > 1:
            key = f"{key}-{self.seen[key]}"
        excerpt = Truncator(words).chars(LONGEST_EXCERPT)
        return Passage(key, excerpt, markup, **columns)


def groups_of(blocks: tuple[Block, ...]) -> list[PassageGroup]:
    """Return the blocks of a paper with their passages; every text is escaped."""
    anchors = _Anchors()
    return list(_groups(blocks, anchors))


def _is_label_over_list(entry: tuple[Block, ...]) -> bool:
    return any(isinstance(block, Listing) for block in entry)


def _groups(blocks: tuple[Block, ...], anchors: _Anchors) -> Iterator[PassageGroup]:
    for block in blocks:
        match block:
            case Heading() | Rule():
                yield PassageGroup("heading", markup=body_of((block,)))
            case Paragraph() if block.role in _SAID_ABOUT:
                yield PassageGroup("heading", markup=body_of((block,)))
            case Listing(entries, ()) if any(_is_label_over_list(each) for each in entries):
                # Members under their college: each of them is a passage.
                for name, *rest in entries:
                    if isinstance(name, Paragraph) and all(span.is_bold for span in name.spans):
                        yield PassageGroup("heading", markup=body_of((name,)))
                    else:
                        yield from _groups((name,), anchors)
                    yield from _groups(tuple(rest), anchors)
            case Listing(entries, numbers):
                found = tuple(
                    anchors.passage(entry_of(entry), number=number)
                    for entry, number in zip(entries, numbers or [None] * len(entries), strict=True)
                )
                yield PassageGroup("numbers" if numbers else "bullets", found)
            case Table():
                rows = [tuple(inline_of(cell) for cell in row) for row in block.rows]
                found = tuple(
                    anchors.passage(
                        format_html_join(" ", "{}", ((cell,) for cell in cells)), cells=cells
                    )
                    for cells in rows
                )
                yield PassageGroup("table", found, header=block.header, summary=block.summary)
            case _:
                yield PassageGroup("text", (anchors.passage(body_of((block,))),))
