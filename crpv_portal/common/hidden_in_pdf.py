"""Data that a PDF hides: who wrote it, with what, what its pages said before.

`hidden_in_pdf` says it in words; `bare_pdf` writes the file again without it, every page kept.
"""

from __future__ import annotations

import contextlib
import io
import re
import struct
from collections.abc import Iterator
from typing import Any

from .file_types import JPEG
from .hidden_in_pictures import bare_picture, hidden_in_picture
from .hidden_words import ADDED, HiddenData, NotReadable, author

# ISO 32000-1, 14.3.3: what a PDF says of itself, and not of its author, who may add to it.
_KEPT = {
    *("/Title", "/Subject", "/Keywords", "/Creator", "/Producer", "/CreationDate", "/ModDate"),
    "/Trapped",
}
# 14.3.2 and ISO 16684-1, 8: the same in XML, where programs add who changed the file, from which
# other file, of which folder. What states that the file keeps to a standard stays.
_DC, _PDF = "http://purl.org/dc/elements/1.1/", "http://ns.adobe.com/pdf/1.3/"
_XMP, _XMP_MM = "http://ns.adobe.com/xap/1.0/", "http://ns.adobe.com/xap/1.0/mm/"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_CREATOR = f"{{{_DC}}}creator"
_KEPT_OF_XMP = {
    *(f"{{{_DC}}}{name}" for name in ("title", "description", "format", "language", "subject")),
    *(f"{{{_PDF}}}{name}" for name in ("Producer", "Keywords", "PDFVersion", "Trapped")),
    *(f"{{{_XMP}}}{name}" for name in ("CreateDate", "ModifyDate", "MetadataDate", "CreatorTool")),
    *(f"{{{_XMP_MM}}}{name}" for name in ("DocumentID", "InstanceID", "VersionID")),
    f"{{{_XMP_MM}}}RenditionClass",
}
_STANDARDS = (
    *("http://www.aiim.org/pdfa/ns/", "http://www.aiim.org/pdfua/ns/", "http://www.npes.org/pdfx/"),
    *(_RDF, "http://www.w3.org/XML/1998/namespace"),
)
# Of a description that is no XML: it stops at the next opening, each byte is read once.
_TOLD_CREATOR = re.compile(rb"<dc:creator>(?:[^<]|<(?!/?dc:creator>))*</dc:creator>")
# 7.5.6: whoever changes a file may write after its end, and leave what was there. Word adds an
# empty table of places to each file; a file to be read from the network has two, the first at 0.
_TABLE_AT = re.compile(rb"startxref\s{1,4}(\d{1,12})\s{1,4}%%EOF")
_EMPTY_TABLE = re.compile(rb"xref\s{1,4}0 0\s")
OLDER = "une version antérieure"
NOTES = "des notes du logiciel"
_PRIVATE = "/PieceInfo"  # 14.5: what a program notes for itself, its own file at times


def hidden_in_pdf(content: bytes) -> HiddenData:
    """Return what a PDF hides; one entry that cannot be read hides no other."""
    from pypdf import PdfReader

    with _whatever_it_holds():
        reader = PdfReader(io.BytesIO(content))
    name, is_signed = "", False
    told = {author(): False, ADDED: False, NOTES: False}
    with contextlib.suppress(NotReadable), _whatever_it_holds():
        name = str(_said_of(reader).get("/Author") or "").strip()
    with contextlib.suppress(NotReadable), _whatever_it_holds():
        said = _said_of(reader).items()
        told[ADDED] = any(_is_added(each) and str(held).strip() for each, held in said)
    with contextlib.suppress(NotReadable), _whatever_it_holds():
        for each in _descriptions(reader):
            told.update(dict.fromkeys(_without_persons(each.get_data())[1], True))
    with contextlib.suppress(NotReadable), _whatever_it_holds():
        told[NOTES] = any(_PRIVATE in each for each in (reader.root_object, *_drawn(reader)))
    with contextlib.suppress(NotReadable), _whatever_it_holds():
        form: Any = reader.root_object.get("/AcroForm")
        is_signed = bool(form and form.get_object().get("/SigFlags"))
    if name:
        told[author()] = False
    words = dict.fromkeys([author(name)] if name else [])
    words.update((each, None) for each, is_told in told.items() if is_told)
    if _versions_of(content) > (2 if is_signed else 1):  # a signature is written after the end
        words[OLDER] = None
    with contextlib.suppress(NotReadable), _whatever_it_holds():
        for note in _notes(reader):
            words[f"{author(str(note['/T']).strip())} d’une note"] = None
    with contextlib.suppress(NotReadable), _whatever_it_holds():
        for photo in _photos(reader):
            words.update((f"{each} d’une image", None) for each in _hidden_in_photo(photo))
    return HiddenData(tuple(words), is_signed)


def bare_pdf(content: bytes) -> bytes:
    """Return the PDF without what it hides; raises NotReadable when it cannot be written again."""
    from pypdf import PdfWriter

    with _whatever_it_holds():
        writer = PdfWriter(clone_from=io.BytesIO(content))
        if writer.metadata is not None:
            said = _said_of(writer)
            writer.metadata = {name: held for name, held in said.items() if name in _KEPT}
        for stream in list(_descriptions(writer)):
            held = stream.get_data()
            if (bare := _without_persons(held)[0]) != held:
                stream.set_data(bare)
        for each in (writer.root_object, *_drawn(writer)):
            each.pop(_PRIVATE, None)
        for note in list(_notes(writer)):
            del note["/T"]
        for photo in list(_photos(writer)):
            if _hidden_in_photo(photo):
                photo._data = bare_picture(photo._data, JPEG)
        # A name may be an object of its own, which nothing points at any more.
        writer.compress_identical_objects(remove_duplicates=False, remove_unreferenced=True)
        written = io.BytesIO()
        writer.write(written)
    return written.getvalue()


def _said_of(document: Any) -> dict[str, Any]:
    """Return what a PDF says of itself (ISO 32000-1, 14.3.3), each value instead of its number."""
    held = document.metadata
    return {str(name): held[name] for name in held} if held else {}


def _is_added(name: str) -> bool:
    return name not in _KEPT and name != "/Author"


def _versions_of(content: bytes) -> int:
    """Return how many times the file was written, one after the end of the other."""
    places = {int(place) for place in _TABLE_AT.findall(content)} - {0}
    return sum(not _EMPTY_TABLE.match(content, place) for place in places)


def _notes(document: Any) -> Iterator[Any]:
    """Yield the annotations that say who wrote them (ISO 32000-1, 12.5.6.2); no field of a form."""
    for page in document.pages:
        for each in page.get("/Annots") or ():
            note = each.get_object()
            is_note = isinstance(note, dict) and note.get("/Subtype") != "/Widget"
            if is_note and str((note.get("/T") and note["/T"]) or "").strip():
                yield note


def _drawn(document: Any) -> Iterator[Any]:
    """Yield the pages, and all that they draw: pictures, forms and what these draw in turn."""
    waiting, seen = list(document.pages), set()
    while waiting:
        each = waiting.pop()
        if not isinstance(each, dict) or id(each) in seen:
            continue
        seen.add(id(each))
        yield each
        resources: Any = each.get("/Resources") and each["/Resources"]
        drawn: Any = resources["/XObject"] if resources and "/XObject" in resources else None
        waiting += [drawn[name] for name in drawn or ()]


def _photos(document: Any) -> Iterator[Any]:
    """Yield the pictures that are kept as a camera wrote them."""
    for each in _drawn(document):
        if each.get("/Filter") in ("/DCTDecode", ["/DCTDecode"]):
            yield each


def _hidden_in_photo(photo: Any) -> list[str]:
    try:
        return list(hidden_in_picture(photo._data, JPEG))
    except (ValueError, struct.error):
        return []  # damaged: nobody sees it


def _descriptions(document: Any) -> Iterator[Any]:
    """Yield the metadata (ISO 32000-1, 14.3.2) of the document, its pages and its pictures."""
    for each in (document.root_object, *_drawn(document)):
        if "/Metadata" in each and hasattr(held := each["/Metadata"], "get_data"):
            yield held


def _without_persons(held: bytes) -> tuple[bytes, list[str]]:
    """Return a description without what its author is and added, and the words on that."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(held.strip(b"\0 \t\r\n"), parser)
    except (etree.XMLSyntaxError, ValueError):
        bare, count = _TOLD_CREATOR.subn(b"", held)
        return bare, [author()] if count else []
    words: dict[str, None] = {}
    for description in root.iter(f"{{{_RDF}}}Description"):
        if description.getparent() is None or description.getparent().tag != f"{{{_RDF}}}RDF":
            continue  # a part of a value: it goes with it
        for name, value in description.attrib.items():
            if not _is_kept(name):
                words.update(_words_on(name, value))
                del description.attrib[name]
        for each in list(description):
            if isinstance(each.tag, str) and not _is_kept(each.tag):
                told = "".join(
                    [*each.itertext(), *(v for one in each.iter() for v in one.values())]
                )
                words.update(_words_on(each.tag, told))
                description.remove(each)
    if not words:
        return held, []
    return etree.tostring(root.getroottree(), encoding="utf-8"), list(words)


def _is_kept(name: str) -> bool:
    return name in _KEPT_OF_XMP or name.startswith(tuple(f"{{{each}" for each in _STANDARDS))


def _words_on(name: str, value: str) -> dict[str, None]:
    return {author() if name == _CREATOR else ADDED: None} if value.strip() else {}


@contextlib.contextmanager
def _whatever_it_holds() -> Iterator[None]:
    """Raise NotReadable for all that pypdf raises on a file that is against the rules."""
    try:
        yield
    except Exception as problem:  # AttributeError, KeyError, RecursionError… beside its own
        raise NotReadable from problem
