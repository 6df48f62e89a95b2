"""Reading a paper back, as a screen reader or an office's program would."""

import io
import zipfile
from xml.etree import ElementTree

import odfdo
import pytest
from pypdf import PdfReader

from governance import papers


def squeezed(text):
    """Without space nor hyphen: where a line ends is the typesetter's business."""
    return "".join(text.replace("-", "").replace("\u00ad", "").split())


def pdf_text(pdf):
    return squeezed("".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages))


def pdf_lines(pdf):
    pages = PdfReader(io.BytesIO(pdf)).pages
    return [line for page in pages for line in page.extract_text().splitlines()]


def pdf_root(pdf):
    return PdfReader(io.BytesIO(pdf)).trailer["/Root"]


def pdf_tags(pdf):
    """The roles of the structure tree, in reading order."""
    found = []

    def walk(node):
        node = node.get_object()
        if isinstance(node, list):
            for kid in node:
                walk(kid)
        elif isinstance(node, dict):
            if "/S" in node and node.get("/Type", "/StructElem") == "/StructElem":
                found.append(str(node["/S"]).lstrip("/"))
            if "/K" in node:
                walk(node["/K"])

    walk(pdf_root(pdf)["/StructTreeRoot"])
    return found


def odt(content):
    return odfdo.Document(io.BytesIO(content))


def odt_text(content):
    """Every text of the body, links and notes included, as it is stored."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        root = ElementTree.fromstring(packed.read("content.xml"))  # noqa: S314 - our own file
    return squeezed("".join(root.itertext()))


def odt_headings(content):
    return [
        (int(heading.get_attribute("text:outline-level")), heading.text_recursive)
        for heading in odt(content).body.get_elements("//text:h")
    ]


def made(kind, meeting, form="pdf"):
    return papers.make(kind, meeting, form).content


def words(kind, meeting):
    return pdf_text(made(kind, meeting))


def in_order(text, *phrases):
    """Tell whether these phrases follow one another, spaces apart; fail otherwise."""
    for phrase in phrases:
        before, found, text = text.partition(squeezed(phrase))
        if not found:
            pytest.fail(f"« {phrase} » is not in its place, nor after: {before[:200]}")
    return True
