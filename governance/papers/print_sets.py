"""Print set of a meeting: its papers and the PDF documents of its agenda, in one PDF.

The pages keep their sizes, and their tags when all parts have some. One document without would be
silent in a tagged file: the whole is then left untagged, and the cover sends one who reads by ear
to the papers one by one. The same data give the same bytes.
"""

from __future__ import annotations

import io
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crpv_portal.common.french import agreed, counted, listing
from crpv_portal.common.pdf_inspection import LIMITS

from ..models import Document
from . import pdf
from .attendance import attendance_paper
from .blocks import Block, Heading, Listing, Paragraph, plain
from .convocation import agenda_paper, convocation_paper
from .head import paper_of
from .reading import with_everything
from .tags import TagTree
from .typography import typeset

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..models import Meeting
    from .blocks import Content

logger = logging.getLogger(__name__)

MOST_BYTES = 60_000_000  # of all documents: three of the heaviest that may be sent
MOST_PAGES = 500  # what a packet of paper holds
KIND, SLUG = "Jeu à imprimer", "jeu-a-imprimer"


@dataclass(frozen=True)
class PrintPart:
    """Part of the set: its title, its file, how many pages it has."""

    title: str
    content: bytes
    pages: int
    is_tagged: bool = True


def print_set(meeting: Meeting) -> tuple[str, bytes]:
    """Return the name and the bytes of the set: cover, convocation, agenda, documents, sheet.

    A document that is no PDF, or that cannot be put in, is listed on the cover, to print apart.
    """
    meeting = with_everything(meeting.pk)
    before = [_paper("Convocation", convocation_paper(meeting))]
    before.append(_paper("Ordre du jour", agenda_paper(meeting)))
    sheet = _paper("Feuille de présence", attendance_paper(meeting))
    documents, apart = _documents(meeting)
    parts = [*before, *documents, sheet]
    cover = typeset(_cover(meeting, parts, apart))
    whole = _merged([_paper("Sommaire", cover), *parts], cover)
    return f"{cover.name}.pdf", whole


def _paper(title: str, content: Content) -> PrintPart:
    made = pdf.render(typeset(content))
    return PrintPart(title, made, _pages(made))


def _documents(meeting: Meeting) -> tuple[list[PrintPart], list[str]]:
    """Return the documents that go in, in the order of the agenda, and those to print apart."""
    parts: list[PrintPart] = []
    apart: list[str] = []
    size = pages = 0
    rows = Document.objects.filter(meeting=meeting).not_removed().select_related("file", "item")
    for document in rows.order_by("item__position", "pk"):
        number = f"Point {document.item.position}, " if document.item else ""
        title = f"{number}« {document.title} »"
        if document.file.media_type != pdf.MEDIA_TYPE:
            apart.append(f"{title} : ce n’est pas un PDF")
            continue
        if size + document.file.size > MOST_BYTES:
            apart.append(f"{title} : le jeu serait trop lourd")
            continue
        content = _content(document)
        count = _pages(content) if content else 0
        if not count:
            apart.append(f"{title} : son fichier ne se lit pas, ou se lit avec un mot de passe")
        elif pages + count > MOST_PAGES:
            apart.append(f"{title} : le jeu aurait plus de {MOST_PAGES} pages")
        else:
            size, pages = size + document.file.size, pages + count
            parts.append(PrintPart(title, content, count, _is_tagged(content)))
    return parts, apart


def _content(document: Document) -> bytes:
    try:
        with document.file.file.open("rb") as file:
            return bytes(file.read())
    except (OSError, ValueError):  # erased, or not there any more
        return b""


def _pages(content: bytes) -> int:
    """Return how many pages a PDF has that can be merged; none when it is protected or broken."""
    from pypdf import PdfReader, PdfWriter, apply_configuration
    from pypdf.errors import PyPdfError

    try:
        with apply_configuration(LIMITS):
            reader = PdfReader(io.BytesIO(content), strict=False)
            if reader.is_encrypted:
                return 0
            PdfWriter().append(reader, import_outline=False)
            return len(reader.pages)
    except (PyPdfError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        logger.warning("A document could not be put in a print set")
        return 0


def _is_tagged(content: bytes) -> bool:
    """Tell whether the tags of a PDF can be put together with others'."""
    from pypdf import PdfReader, PdfWriter, apply_configuration
    from pypdf.errors import PyPdfError

    try:
        with apply_configuration(LIMITS):
            reader = PdfReader(io.BytesIO(content), strict=False)
            writer = PdfWriter()
            writer.append(reader, import_outline=False)
            return TagTree(writer).add(reader, 0)
    except (PyPdfError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return False


def _cover(meeting: Meeting, parts: Sequence[PrintPart], apart: Sequence[str]) -> Content:
    entries = [
        (Paragraph(plain(f"{part.title}, {counted(part.pages, 'page(s)')}")),) for part in parts
    ]
    blocks: list[Block] = [
        Heading(2, plain("Dans ce fichier")),
        Listing(tuple(entries), tuple(range(1, len(entries) + 1))),
    ]
    if apart:
        blocks.append(Heading(2, plain("À imprimer à part")))
        blocks.append(Listing(tuple((Paragraph(plain(words)),) for words in apart)))
    if without := [part.title for part in parts if not part.is_tagged]:
        words = (
            "Pour un lecteur d’écran, ouvrez chaque papier séparément : réunis, ils perdent leurs "
            f"balises, que n’{agreed(len(without), '(a|ont)')} pas {listing(without)}."
        )
        blocks.append(Paragraph(plain(words), "quiet"))
    return paper_of(meeting, kind=KIND, slug=SLUG, blocks=tuple(blocks), date=meeting.updated_at)


def _merged(parts: Sequence[PrintPart], cover: Content) -> bytes:
    from pypdf import PdfReader, PdfWriter, apply_configuration
    from pypdf.generic import NameObject, TextStringObject

    with apply_configuration(LIMITS):
        writer = PdfWriter()
        tags = TagTree(writer)
        is_tagged = all(part.is_tagged for part in parts)
        for part in parts:
            reader, first = PdfReader(io.BytesIO(part.content), strict=False), len(writer.pages)
            writer.append(reader, outline_item=part.title, import_outline=False)
            if is_tagged:
                tags.add(reader, first)
        tags.write()
        writer.metadata = None
        writer.add_metadata({"/Title": cover.title, "/Author": cover.author})
        writer.root_object[NameObject("/Lang")] = TextStringObject("fr-FR")
        target = io.BytesIO()
        writer.write(target)
    return target.getvalue()
