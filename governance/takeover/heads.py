"""Beginning of the text of old minutes, under limits: read when the name of a file is mute.

Files were inspected when they were kept (`common.files`); what cannot be read here says nothing,
and its meeting is chosen by hand.
"""

from __future__ import annotations

import io
import logging
import re
import zipfile
from dataclasses import replace
from itertools import islice

from pypdf import PdfReader, apply_configuration

from crpv_portal.common.pdf_inspection import LIMITS

logger = logging.getLogger(__name__)

LONGEST = 3_000  # signs: the heading of minutes, and who was there
MOST_OCTETS = 2_000_000  # of one part of a document, or of the first page of a PDF
# Of what draws the first page: thrice one that places each sign. A kilobyte may draw ten seconds.
MOST_DRAWN = 60_000
READING = replace(LIMITS, stream_parsing_work_maximum_count=MOST_DRAWN)
PIECE = 65_536
PARTS = {"content.xml": "odt", "word/document.xml": "docx"}
BREAKS = ("p", "h", "br", "tab", "line-break", "tr")


def head_of(content: bytes) -> str:
    """Return the first words of a PDF, an ODT or a DOCX; empty for another kind, or none."""
    try:
        if content.startswith(b"%PDF-"):
            return _of_pdf(content)
        if content.startswith(b"PK\x03\x04"):
            return _of_office(content)
    except Exception:  # a file made to harm raises others than its reader's own
        logger.info("The head of a file could not be read.")
    return ""


def _of_pdf(content: bytes) -> str:
    with apply_configuration(READING):
        page = next(islice(PdfReader(io.BytesIO(content)).pages, 1), None)
        contents = page.get_contents() if page is not None else None
        if contents is None or len(contents.get_data()) > MOST_OCTETS // 4:
            return ""
        text = page.extract_text() if page is not None else ""
    return " ".join(text.split())[:LONGEST]


def _of_office(content: bytes) -> str:
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        name = next((each for each in archive.namelist() if each in PARTS), "")
        if not name:
            return ""
        head = _Head()
        parser = etree.XMLParser(
            target=head, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
        )
        with archive.open(name) as part:
            read = 0
            while (piece := part.read(PIECE)) and read < MOST_OCTETS and not head.is_full:
                read += len(piece)
                parser.feed(piece)
    return re.sub(r"\s+", " ", "".join(head.texts)).strip()[:LONGEST]


class _Head:
    """Target of the parser: keeps texts until there are enough, and builds nothing."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.length = 0

    @property
    def is_full(self) -> bool:
        return self.length >= LONGEST

    def start(self, tag: str, attributes: object) -> None:
        if tag.rpartition("}")[2] in BREAKS:
            self.texts.append(" ")

    def data(self, text: str) -> None:
        if not self.is_full:
            self.texts.append(text[:LONGEST])
            self.length += len(text)

    def close(self) -> None:
        """End with nothing: what was read has been kept."""
