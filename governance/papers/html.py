"""HTML writer: a paper as a bare page, in the same order and levels as its other formats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.template.loader import render_to_string
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from .blocks import (
    Blanks,
    Block,
    Facts,
    Framed,
    Heading,
    Listing,
    Paragraph,
    Quote,
    Rule,
    Signatures,
    Span,
    Spans,
    Table,
)

if TYPE_CHECKING:
    from .blocks import Content

MEDIA_TYPE = "text/html; charset=utf-8"
TEMPLATE = "governance/papers/paper.html"


def render(content: Content) -> bytes:
    context = {"paper": content, "body": body_of(content.blocks)}
    return render_to_string(TEMPLATE, context).encode()


def body_of(blocks: tuple[Block, ...]) -> SafeString:
    """Return the markup of the blocks; every text is escaped."""
    return format_html_join("\n", "{}", ((_block(block),) for block in blocks))


def _block(block: Block) -> SafeString:
    match block:
        case Heading(level, spans):
            return format_html(f"<h{level}>{{}}</h{level}>", inline_of(spans))
        case Paragraph(spans, role):
            kind = format_html(' class="crpv-printed__{}"', role) if role else ""
            return format_html("<p{}>{}</p>", kind, inline_of(spans))
        case Listing():
            return _list(block)
        case Rule():
            return mark_safe("<hr>")
        case Facts(pairs):
            rows = ((label, inline_of(spans)) for label, spans in pairs)
            lines = format_html_join("\n", "<div><dt>{}</dt><dd>{}</dd></div>", rows)
            return format_html('<dl class="crpv-printed__facts">{}</dl>', lines)
        case Quote(inner):
            return format_html("<blockquote>{}</blockquote>", body_of(inner))
        case Framed(inner):
            return format_html('<div class="crpv-printed__framed">{}</div>', body_of(inner))
        case Table():
            return _table(block)
        case Signatures(places):
            signs = format_html_join(
                "\n", "<p><strong>{}</strong><br>{}</p>", ((label, name) for label, name in places)
            )
            return format_html('<div class="crpv-printed__signatures">{}</div>', signs)
        case Blanks(labels):
            lines = format_html_join("\n", "<li>{}</li>", ((label,) for label in labels))
            return format_html('<ul class="crpv-printed__blanks">{}</ul>', lines)


def _list(block: Listing) -> SafeString:
    entries = map(entry_of, block.entries)
    if not block.numbers:
        return format_html("<ul>{}</ul>", format_html_join("\n", "<li>{}</li>", zip(entries)))
    numbered = zip(block.numbers, entries, strict=True)
    lines = format_html_join(
        "\n", '<li value="{}">{}</li>', ((str(number), entry) for number, entry in numbered)
    )
    return format_html("<ol>{}</ol>", lines)


def entry_of(entry: tuple[Block, ...]) -> SafeString:
    """Return the markup of a list entry; a single paragraph needs no tag of its own."""
    if len(entry) == 1 and isinstance(entry[0], Paragraph):
        return inline_of(entry[0].spans)
    return body_of(entry)


def _table(table: Table) -> SafeString:
    def cell_class(column: int) -> SafeString:
        is_number = column in table.numeric
        return mark_safe(' class="crpv-printed__number"') if is_number else SafeString()

    header = format_html_join(
        "",
        '<th scope="col"{}>{}</th>',
        ((cell_class(column), words) for column, words in enumerate(table.header)),
    )
    rows = format_html_join(
        "\n",
        "<tr>{}</tr>",
        (
            (
                format_html_join(
                    "",
                    "<td{}>{}</td>",
                    ((cell_class(column), inline_of(cell)) for column, cell in enumerate(row)),
                ),
            )
            for row in table.rows
        ),
    )
    sign = mark_safe(" crpv-printed__table--sign") if table.row_height else ""
    # Wider than a phone, it scrolls by itself: the keyboard must reach it.
    return format_html(
        '<div class="crpv-printed__table{}" role="region" tabindex="0" aria-label="{}">'
        '<table><caption class="crpv-printed__caption">{}</caption>'
        "<thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>",
        sign,
        table.summary,
        table.summary,
        header,
        rows,
    )


def inline_of(spans: Spans) -> SafeString:
    """Return the markup of a run of text."""
    return format_html_join("", "{}", ((_span(span),) for span in spans))


def _span(span: Span) -> SafeString:
    lines = span.text.split("\n")
    html = mark_safe("<br>".join(conditional_escape(line) for line in lines))  # noqa: S308 - escaped
    if span.is_code:
        html = format_html("<code>{}</code>", html)
    if span.is_italic:
        html = format_html("<em>{}</em>", html)
    if span.is_bold:
        html = format_html("<strong>{}</strong>", html)
    if span.address:
        html = format_html('<a href="{}" rel="noopener nofollow">{}</a>', span.address, html)
    return html
