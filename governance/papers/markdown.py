"""Markdown typed by a member, turned into blocks: the language of the pages, never raw HTML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from .blocks import Block, Heading, Listing, Paragraph, Quote, Span, Spans, Table, text_of

_MARKDOWN = MarkdownIt("commonmark", {"html": False, "typographer": False}).enable("table")
_SCHEMES = ("http://", "https://", "mailto:")
_LAST_LEVEL = 6


def blocks_of(text: str, *, under: int = 1) -> tuple[Block, ...]:
    """Return the blocks of a text; its headings continue from the level `under`, without a gap."""
    tokens = _MARKDOWN.parse(text)
    levels = sorted({token.tag for token in tokens if token.type == "heading_open"})
    ranks = {tag: min(under + 1 + rank, _LAST_LEVEL) for rank, tag in enumerate(levels)}
    return tuple(_blocks(iter(tokens), ranks))


def _blocks(tokens: Iterator[Token], ranks: dict[str, int], until: str = "") -> Iterator[Block]:
    for token in tokens:
        if token.type == until:
            return
        if token.type == "heading_open":
            spans = _spans(next(tokens).children or ())
            # An empty heading would be a stop without a name for a screen reader.
            if text_of(spans).strip():
                yield Heading(ranks[token.tag], spans)
        elif token.type == "paragraph_open":
            yield Paragraph(_spans(next(tokens).children or ()))
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            is_ordered = token.type == "ordered_list_open"
            entries = tuple(_entries(tokens, ranks, token.type.replace("_open", "_close")))
            yield Listing(entries, is_ordered, int(token.attrs.get("start", 1)))
        elif token.type == "blockquote_open":
            yield Quote(tuple(_blocks(tokens, ranks, "blockquote_close")))
        elif token.type in ("fence", "code_block"):
            yield Paragraph((Span(token.content.rstrip("\n"), is_code=True),))
        elif token.type == "table_open":
            yield _table(tokens)


def _entries(
    tokens: Iterator[Token], ranks: dict[str, int], until: str
) -> Iterator[tuple[Block, ...]]:
    for token in tokens:
        if token.type == until:
            return
        if token.type == "list_item_open":
            yield tuple(_blocks(tokens, ranks, "list_item_close"))


def _table(tokens: Iterator[Token]) -> Table:
    rows: list[list[Spans]] = []
    for token in tokens:
        if token.type == "table_close":
            break
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(_spans(token.children or ()))
    header = tuple(text_of(cell) for cell in rows[0])
    return Table(
        summary="Tableau : " + ", ".join(word for word in header if word),
        header=header,
        rows=tuple(tuple(row) for row in rows[1:]),
        widths=(1,) * len(header),
    )


def _spans(tokens: Sequence[Token]) -> Spans:
    found: list[Span] = []
    strong = emphasis = 0
    address = ""

    def add(text: str, *, is_code: bool = False) -> None:
        if text:
            found.append(Span(text, strong > 0, emphasis > 0, is_code, address))

    for token in tokens:
        if token.type in ("strong_open", "strong_close"):
            strong += 1 if token.nesting > 0 else -1
        elif token.type in ("em_open", "em_close"):
            emphasis += 1 if token.nesting > 0 else -1
        elif token.type == "link_open":
            href = str(token.attrs.get("href", ""))
            address = href if href.lower().startswith(_SCHEMES) else ""
        elif token.type == "link_close":
            address = ""
        elif token.type in ("softbreak", "hardbreak"):
            add("\n" if token.type == "hardbreak" else " ")
        else:
            # A picture becomes its alternative text; anything else stays as plain text.
            add(token.content, is_code=token.type == "code_inline")
    return tuple(found)
