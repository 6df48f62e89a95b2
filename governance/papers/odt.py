"""ODT writer: a paper as an editable text document, with real styles, headings, header rows."""

from __future__ import annotations

import datetime
import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

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
    bold,
    plain,
    text_of,
)

if TYPE_CHECKING:
    from .blocks import Content

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
STYLES = Path(__file__).with_name("styles.xml")
WIDTH = 16.6  # centimetres between the margins
_ROLES = {
    "": "Text_20_body",
    "kicker": "Instance",
    "lead": "Chapeau",
    "quiet": "Discret",
    "label": "Numero",
    "notice": "Avis",
}
_IN_LIST = "List_20_Contents"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first day that a ZIP file can tell
# Left out of odfdo's blank document: its thumbnail, and its author's window settings.
_UNUSED = ("Thumbnails/", "Configurations2/", "manifest.rdf")


def render(content: Content) -> bytes:
    """Return the bytes of the document; the same for the same content, without any timestamp."""
    import odfdo

    document = odfdo.Document("text")
    for part in document.get_parts():
        if part.startswith(_UNUSED):
            document.del_part(part)
    manifest = document.manifest
    for path in manifest.get_paths():
        if str(path).startswith(_UNUSED):
            manifest.del_full_path(str(path))
    document.set_part("styles.xml", STYLES.read_bytes())
    footer: Any = document.styles.get_element("//style:footer/text:p")
    footer.append_plain_text(f"{content.foot}\tpage ")
    footer.append(_element("text:page-number", **{"text:select-page": "current"}))
    footer.append_plain_text(" / ")
    footer.append(_element("text:page-count"))
    body = document.body
    body.clear()
    writer = _Writer(document)
    writer.paragraph(body, _lines(content.brand), "Marque")
    writer.paragraph(body, _lines(content.operator), "Operateur")
    for block in content.blocks:
        writer.block(body, block)
    _describe(document.meta, content)
    packed = io.BytesIO()
    document.save(packed)
    return _without_hours(packed)


def _lines(lines: tuple[str, ...]) -> Spans:
    return plain("\n".join(lines))


def _describe(meta: Any, content: Content) -> None:
    meta.set_title(content.title)
    meta.set_language("fr-FR")
    meta.set_initial_creator(content.author)
    meta.set_creator(content.author)
    date = content.date.astimezone(datetime.UTC).replace(tzinfo=None) if content.date else None
    for tag, setter in (
        ("meta:creation-date", meta.set_creation_date),
        ("dc:date", meta.set_modification_date),
    ):
        if date:
            setter(date.replace(microsecond=0))
        elif element := meta.get_element(f"//{tag}"):
            element.delete()
    for tag in ("meta:document-statistic", "meta:editing-duration", "meta:editing-cycles"):
        if element := meta.get_element(f"//{tag}"):
            element.delete()


def _without_hours(packed: io.BytesIO) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(packed) as source, zipfile.ZipFile(target, "w") as copy:
        for entry in source.infolist():
            fixed = zipfile.ZipInfo(entry.filename, _EPOCH)
            fixed.compress_type = entry.compress_type
            copy.writestr(fixed, source.read(entry))
    return target.getvalue()


def _element(tag: str, **attributes: str) -> Any:
    import odfdo

    element = odfdo.Element.from_tag(tag)
    for name, value in attributes.items():
        element.set_attribute(name, value)
    return element


class _Writer:
    """Writer that appends blocks to elements and keeps the automatic styles of tables."""

    def __init__(self, document: Any) -> None:
        self.automatic = document.content.get_element("//office:automatic-styles")
        self.tables = 0
        self.style(
            "table-cell",
            "cellule",
            {"fo:padding": "0.15cm", "fo:border-bottom": "0.5pt solid #929292"},
        )
        self.style(
            "table-cell", "case", {"fo:padding": "0.15cm", "fo:border": "0.5pt solid #929292"}
        )
        self.style(
            "table-cell",
            "entete",
            {
                "fo:padding": "0.15cm",
                "fo:border-bottom": "1pt solid #000091",
                "fo:background-color": "#f5f5fe",
            },
        )

    def style(self, family: str, name: str, properties: dict[str, str]) -> str:
        style = _element("style:style", **{"style:name": name, "style:family": family})
        style.append(_element(f"style:{family}-properties", **properties))
        self.automatic.append(style)
        return name

    def block(self, parent: Any, block: Block, style: str = "") -> None:
        match block:
            case Heading(level, spans):
                level = min(level, 6)
                heading = _element(
                    "text:h",
                    **{
                        "text:style-name": f"Heading_20_{level}",
                        "text:outline-level": str(level),
                    },
                )
                self.spans(heading, spans)
                parent.append(heading)
            case Paragraph(spans, role):
                self.paragraph(parent, spans, _ROLES[role] if role or not style else style)
            case Listing():
                self.listing(parent, block)
            case Rule():
                self.paragraph(parent, (), "Horizontal_20_Line")
            case Facts(pairs):
                for label, spans in pairs:
                    self.paragraph(parent, (*bold(f"{label} :"), Span("\t"), *spans), "Fait")
            case Quote(inner):
                for each in inner:
                    self.block(parent, each, "Quotations")
            case Framed(inner):
                for each in inner:
                    self.block(parent, each, "Decision")
            case Table() if style == _IN_LIST:  # the format allows no table in a list
                for row in (tuple(plain(words) for words in block.header), *block.rows):
                    cells = " ; ".join(text_of(cell) for cell in row)
                    self.paragraph(parent, plain(cells), style)
            case Table():
                self.table(parent, block)
            case Signatures(places):
                for label, name in places:
                    words = (*bold(label), *plain(f"\n{name}" if name else ""))
                    self.paragraph(parent, words, "Signature")
            case Blanks(labels):
                for label in labels:
                    self.paragraph(parent, plain(f"{label}\t"), "Formulaire")

    def paragraph(self, parent: Any, spans: Spans, style: str) -> None:
        paragraph = _element("text:p", **{"text:style-name": style})
        self.spans(paragraph, spans)
        parent.append(paragraph)

    def spans(self, parent: Any, spans: Spans) -> None:
        for span in spans:
            target = parent
            if span.address:
                target = _element(
                    "text:a",
                    **{"xlink:type": "simple", "xlink:href": span.address},
                )
                parent.append(target)
            style = _text_style(span)
            if style:
                styled = _element("text:span", **{"text:style-name": style})
                target.append(styled)
                target = styled
            _append_text(target, span.text)

    def listing(self, parent: Any, listing: Listing) -> None:
        style = "Numbering_20_1" if listing.numbers else "List_20_1"
        numbers = listing.numbers or (0,) * len(listing.entries)
        whole = _element("text:list", **{"text:style-name": style})
        follows = 1
        for number, entry in zip(numbers, listing.entries, strict=True):
            item = _element("text:list-item")
            if listing.numbers and number != follows:
                item.set_attribute("text:start-value", str(number))
            follows = number + 1
            for block in entry:
                self.block(item, block, _IN_LIST)
            whole.append(item)
        parent.append(whole)

    def table(self, parent: Any, table: Table) -> None:
        self.tables += 1
        name = f"Tableau{self.tables}"
        self.style(
            "table",
            name,
            {"style:width": f"{WIDTH}cm", "table:align": "left", "fo:margin-bottom": "0.3cm"},
        )
        whole = _element("table:table", **{"table:name": name, "table:style-name": name})
        total = sum(table.widths)
        for rank, share in enumerate(table.widths):
            column = self.style(
                "table-column",
                f"{name}.{rank}",
                {"style:column-width": f"{WIDTH * share / total:.2f}cm"},
            )
            whole.append(_element("table:table-column", **{"table:style-name": column}))
        # A row to sign stays whole; any other may be taller than a page, and goes on.
        height = {"fo:keep-together": "always" if table.row_height else "auto"}
        if table.row_height:
            height["style:min-row-height"] = f"{table.row_height / 10:.1f}cm"
        row_style = self.style("table-row", f"{name}.rangee", height)
        header = _element("table:table-header-rows")
        header.append(self.row([plain(words) for words in table.header], table, is_header=True))
        whole.append(header)
        for cells in table.rows:
            row = self.row(cells, table)
            row.set_attribute("table:style-name", row_style)
            whole.append(row)
        parent.append(whole)

    def row(
        self, cells: list[Spans] | tuple[Spans, ...], table: Table, *, is_header: bool = False
    ) -> Any:
        row = _element("table:table-row")
        plain_cell = "case" if table.row_height else "cellule"  # a row to sign has boxes
        for rank, spans in enumerate(cells):
            cell = _element(
                "table:table-cell",
                **{
                    "table:style-name": "entete" if is_header else plain_cell,
                    "office:value-type": "string",
                },
            )
            number = "Table_20_Number" if rank in table.numeric else "Table_20_Contents"
            self.paragraph(cell, spans, "Table_20_Heading" if is_header else number)
            row.append(cell)
        return row


def _text_style(span: Span) -> str:
    if span.is_code:
        return "Source_20_Text"
    if span.is_bold and span.is_italic:
        return "Strong_20_Emphasis"
    if span.is_bold or span.is_italic:
        return "Strong" if span.is_bold else "Emphasis"
    return "Internet_20_link" if span.address else ""


def _append_text(target: Any, text: str) -> None:
    """Append the text; line breaks, tabs and runs of spaces become elements of the format."""
    for rank, line in enumerate(text.split("\n")):
        if rank:
            target.append(_element("text:line-break"))
        for column, part in enumerate(line.split("\t")):
            if column:
                target.append(_element("text:tab"))
            if part:
                target.append(part)
