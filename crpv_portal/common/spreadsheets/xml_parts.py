"""Reading of the XML parts of a workbook: nothing fetched, nothing unfolded, no tree kept.

The parser builds no tree: what is asked for is built, one element at a time, and under limits; the
rest of the part passes by, however much it is.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

from .sheets import BROKEN, FileUnreadable

CHUNK = 65_536
# Of a real workbook, about a dozen; a row of 16,384 styled cells; sixty cells of 32,767 signs.
MOST_DEPTH = 100
MOST_ELEMENTS = 100_000
MOST_TEXT = 2_000_000
# Octets of one tag, or of one text: no « < » may be within either, whatever the tag's attributes.
LONGEST_RUN = 200_000
UNUSUAL = (
    "Ce classeur contient ce qu’aucun tableur n’écrit : enregistrez de nouveau la feuille à "
    "prendre, en CSV."
)


def events(archive: zipfile.ZipFile, name: str, *tags: str, within: str = "") -> Iterator[Any]:
    """Yield the elements of these tags once they end, each alone in a tree of its own.

    within: the tag of what they must lie in; of the nearest one, their parent has the attributes.
    Raises FileUnreadable for a part that is not well formed, that declares entities, or that no
    spreadsheet wrote.
    """
    wanted = _Wanted(frozenset(tags), within)
    parser = etree.XMLParser(
        target=wanted,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        with archive.open(name) as part:
            run = 0
            while chunk := part.read(CHUNK):
                run = _refuse_a_long_run(run, chunk)
                parser.feed(chunk)
                yield from wanted.taken()
            parser.close()
            yield from wanted.taken()
    except etree.XMLSyntaxError as broken:
        raise FileUnreadable(BROKEN) from broken


def _refuse_a_long_run(run: int, chunk: bytes) -> int:
    """Return how many octets follow the last tag that began; raise FileUnreadable for too many.

    The parser holds a whole tag, and the list of its attributes, before anybody can count them.
    """
    first, last = chunk.find(b"<"), chunk.rfind(b"<")
    run += len(chunk) if first < 0 else first
    if run > LONGEST_RUN:
        raise FileUnreadable(UNUSUAL)
    return run if first < 0 else len(chunk) - last


class _Wanted:
    """Target of the parser: builds the wanted elements, and counts what it builds."""

    def __init__(self, tags: frozenset[str], within: str) -> None:
        self.tags, self.within = tags, within
        self.depth = 0
        self.holders: list[tuple[int, Any]] = []  # the open elements of `within`: depth, attributes
        self.builder: Any = None
        self.begun_at = self.elements = self.texts = 0
        self.complete: list[Any] = []

    def taken(self) -> list[Any]:
        taken, self.complete = self.complete, []
        return taken

    def doctype(self, *said: object) -> None:
        raise FileUnreadable("Ce classeur déclare ce qu’un classeur n’a pas (DOCTYPE).")

    def start(self, tag: str, attributes: Any) -> None:
        self.depth += 1
        if self.depth > MOST_DEPTH:
            raise FileUnreadable(UNUSUAL)
        if self.builder is None:
            if tag in self.tags and (self.holders or not self.within):
                self._begin()
            elif tag == self.within:
                self.holders.append((self.depth, dict(attributes)))
        if self.builder is not None:
            self.elements += 1
            self._count(sum(map(len, attributes.values())))
            self.builder.start(tag, attributes)

    def _begin(self) -> None:
        self.builder = etree.TreeBuilder()
        self.begun_at, self.elements, self.texts = self.depth, 0, 0
        if self.within:
            self.builder.start(self.within, self.holders[-1][1])

    def data(self, text: str) -> None:
        if self.builder is not None:
            self._count(len(text))
            self.builder.data(text)

    def _count(self, texts: int) -> None:
        self.texts += texts
        if self.texts > MOST_TEXT or self.elements > MOST_ELEMENTS:
            raise FileUnreadable(UNUSUAL)

    def end(self, tag: str) -> None:
        if self.builder is not None:
            element = self.builder.end(tag)
            if self.depth == self.begun_at:
                if self.within:
                    self.builder.end(self.within)
                self.complete.append(element)
                self.builder = None
        elif self.holders and self.holders[-1][0] == self.depth:
            self.holders.pop()
        self.depth -= 1

    def close(self) -> None:
        """End with nothing: what was built has been taken."""
