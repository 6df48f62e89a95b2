"""Blocks of a paper, before any format: headings, paragraphs, lists, tables, places to sign."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True)
class Span:
    """Run of text in one style; it holds no markup of any format."""

    text: str
    is_bold: bool = False
    is_italic: bool = False
    is_code: bool = False
    address: str = ""


Spans = tuple[Span, ...]


@dataclass(frozen=True)
class Heading:
    """Heading; `level` 1 is the title of the paper, and no level is skipped."""

    level: int
    spans: Spans


@dataclass(frozen=True)
class Paragraph:
    """Paragraph of text.

    role: "" in the text, "kicker" over the title, "lead" under it, "quiet" for a detail, "label"
    for the name of the text that follows, "notice" for what must not be missed.
    """

    spans: Spans
    role: str = ""


@dataclass(frozen=True)
class Listing:
    """List whose entries hold blocks; an ordered one has the number of each."""

    entries: tuple[tuple[Block, ...], ...]
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True)
class Rule:
    """Line across the text, between two parts of it."""


@dataclass(frozen=True)
class Facts:
    """Labels and values, as at the head of a letter."""

    pairs: tuple[tuple[str, Spans], ...]


@dataclass(frozen=True)
class Quote:
    """Words of somebody else, set apart."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Framed:
    """Decision, set apart in a frame so that the eye finds it."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Table:
    """Rows of cells under a header repeated on each page.

    widths: the share of each column. row_height: in millimetres, to leave room for handwriting.
    numeric: the columns of numbers. summary: what the table holds, for those who cannot see it.
    """

    summary: str
    header: tuple[str, ...]
    rows: tuple[tuple[Spans, ...], ...]
    widths: tuple[int, ...]
    row_height: int = 0
    numeric: tuple[int, ...] = ()


@dataclass(frozen=True)
class Signatures:
    """Places to sign, side by side: the capacity, and the name when known."""

    places: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Blanks:
    """Lines to fill in by hand, each under its label; `height` in millimetres."""

    labels: tuple[str, ...]
    height: int = 9


Block = Heading | Paragraph | Listing | Rule | Facts | Quote | Framed | Table | Signatures | Blanks


@dataclass(frozen=True)
class Content:
    """Content of a paper in any format, with the metadata of its file.

    back: for a page, the address from which it was asked for.
    """

    title: str
    author: str
    name: str
    brand: tuple[str, ...]
    operator: tuple[str, ...]
    foot: str
    blocks: tuple[Block, ...]
    is_sample: bool = False
    back: str = ""
    date: datetime.datetime | None = None


def plain(text: str) -> Spans:
    return (Span(text),) if text else ()


def bold(text: str) -> Spans:
    return (Span(text, is_bold=True),) if text else ()


def text_of(spans: Spans) -> str:
    return "".join(span.text for span in spans)
