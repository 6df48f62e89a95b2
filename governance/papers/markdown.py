"""Markdown typed by a member, turned into blocks: the language of the pages, never raw HTML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from crpv_portal.common.markdown import DEEPEST, LONGEST_ADDRESS, tokens_of

from .blocks import (
    Block,
    Heading,
    Listing,
    Paragraph,
    Quote,
    Rule,
    Span,
    Spans,
    Table,
    plain,
    text_of,
)

_SCHEMES = ("http://", "https://", "mailto:")


def blocks_of(text: str, *, under: int = 1) -> tuple[Block, ...]:
    """Return the blocks of a text; its headings continue from the level `under`, without a gap."""
    return tuple(_blocks(iter(tokens_of(text, under=under))))


def _blocks(tokens: Iterator[Token], until: str = "", depth: int = 0) -> Iterator[Block]:
    for token in tokens:
        if token.type == until:
            return
        if token.type == "heading_open":
            yield Heading(int(token.tag[1]), _spans(next(tokens).children or ()))
        elif token.type == "paragraph_open":
            yield Paragraph(_spans(next(tokens).children or ()))
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            listing = _listing(token, tokens, depth + 1)
            if depth < DEEPEST:
                yield listing
            else:
                yield from _flat(listing)
        elif token.type == "blockquote_open":
            inner = _blocks(tokens, "blockquote_close", depth + 1)
            # The page setter refuses more levels: deeper ones are set as the last.
            if depth < DEEPEST:
                yield Quote(tuple(inner))
            else:
                yield from inner
        elif token.type in ("fence", "code_block"):
            yield Paragraph((Span(token.content.rstrip("\n"), is_code=True),))
        elif token.type == "hr":
            yield Rule()
        elif token.type == "table_open":
            yield _table(tokens)


def _listing(opening: Token, tokens: Iterator[Token], depth: int) -> Listing:
    entries: list[tuple[Block, ...]] = []
    numbers: list[int] = []
    following = int(opening.attrs.get("start", 1))
    for token in tokens:
        if token.type == opening.type.replace("_open", "_close"):
            break
        numbers.append(int(token.attrs.get("value", following)))
        following = numbers[-1] + 1
        entries.append(tuple(_blocks(tokens, "list_item_close", depth)))
    return Listing(tuple(entries), tuple(numbers) if opening.tag == "ol" else ())


def _flat(listing: Listing) -> Iterator[Block]:
    """Yield the blocks of a list that lies too deep to be set as one, each with its number."""
    numbers = [f"{number}. " for number in listing.numbers] or ["– "] * len(listing.entries)
    for number, entry in zip(numbers, listing.entries, strict=True):
        yield Paragraph(plain(number))
        yield from entry


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
        widths=tuple(
            map(_share, zip(header, *(map(text_of, row) for row in rows[1:]), strict=True))
        ),
    )


def _share(column: Sequence[str]) -> int:
    """Return the relative width of a column, from 2 to 5: it grows slower than its text."""
    longest = max(map(len, column))
    return min(5, max(2, round(longest**0.5 / 2)))


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
            # A longer one was typed before the field refused it: its words stay, without a link.
            is_set = href.lower().startswith(_SCHEMES) and len(href) <= LONGEST_ADDRESS
            address = href if is_set else ""
        elif token.type == "link_close":
            address = ""
        elif token.type in ("softbreak", "hardbreak"):
            add("\n" if token.type == "hardbreak" else " ")
        else:
            # A picture becomes its alternative text; anything else stays as plain text.
            add(token.content, is_code=token.type == "code_inline")
    return tuple(found)
