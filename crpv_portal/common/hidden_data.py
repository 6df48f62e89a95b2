"""Data that a file hides beside what it shows: where a photo was taken, who wrote a text.

`hidden_in` says what a file would tell to whoever looks; `without_hidden_data` gives the same file
without it: pictures keep every pixel, documents every page. A signed document cannot change, and
says so.
"""

from __future__ import annotations

import contextlib
import html
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from .file_types import JPEG, ODF, OOXML, PDF, PNG

# Exif 2.32, 4.6: the tags that tell a place, a device, a person, a moment.
_PLACE, _ORIENTATION = 0x8825, 0x0112
_TELLING = {
    _PLACE: "le lieu de la prise de vue",
    0x010F: "l’appareil",
    0x0110: "l’appareil",
    0x013B: "l’auteur",
    0x8298: "l’auteur",
    0x0132: "le moment de la prise de vue",
    0x8769: "le moment de la prise de vue",
}
_JPEG_TELLING = {0xE1, 0xED, 0xFE}  # Exif and XMP, IPTC, comment
_JPEG_SCAN = 0xDA
_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PNG_TELLING = {b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME"}
# None of the patterns below reads a byte more often than a few times: it stops at the next tag.
# ECMA-376 part 2, 11, and the extended properties; ODF 1.2 part 1, 4.3. The last three name who
# commented or changed a text: 14.1 of ODF, 18.7 of ECMA-376 part 1.
_VALUE = rb"((?:[^<]|<!\[CDATA\[[^\]<]*\]\]>)*)"
_PERSONS = re.compile(
    rb"<((?:[\w.\-]+:)?(?:creator|lastModifiedBy|Manager|Company|initial-creator|printed-by"
    rb"|creator-initials|sender-initials|author))((?:\s[^<>]*)?)(?<!/)>" + _VALUE + rb"</\1\s*>"
)
_PARTS_OF_PERSONS = re.compile(
    r"docProps/(?:core|app)\.xml|meta\.xml|content\.xml|styles\.xml|xl/comments[^/]*\.xml"
)
# Properties that people add to a document: what they say is nobody's business.
_PROPERTY = rb"(?:[\w.\-]+:)?(?:property|user-defined)"
_ADDED = re.compile(
    rb"<(" + _PROPERTY + rb")\s[^<>]*(?<!/)>(?:[^<]|<(?!/?" + _PROPERTY + rb"[\s>]))*</\1\s*>"
)
_PARTS_OF_ADDED = re.compile(r"docProps/custom\.xml|meta\.xml")
# Who commented or changed a text, in attributes: ECMA-376 part 1, 17.13 and 19.4; [MS-DOCX] 2.5,
# [MS-XLSX] 2.6 for the lists of persons.
_TAG = re.compile(rb"<[^<>]+>")
_NAMING = re.compile(rb"(\s(?:[\w.\-]+:)?(?:author|initials)\s*=\s*)(?:\"([^\"]+)\"|'([^']+)')")
_NAMING_PERSONS = re.compile(
    rb"(\s(?:[\w.\-]+:)?(?:author|initials|name|displayName|userId|userName)\s*=\s*)"
    rb"(?:\"([^\"]+)\"|'([^']+)')"
)
_PARTS_OF_NAMING = re.compile(r"word/[^/]+\.xml")
_LISTS_OF_PERSONS = re.compile(
    r"word/people\.xml|xl/persons/[^/]+\.xml|xl/revisions/[^/]+\.xml|ppt/(?:commentA|a)uthors\.xml"
)
_MOST_NAMES = 5  # of which the words tell
_SIGNED_PARTS = ("_xmlsignatures/", "META-INF/documentsignatures.xml")
# It stops at the next opening: each byte is read once.
_XMP_PERSONS = re.compile(rb"<dc:creator>(?:[^<]|<(?!/?dc:creator>))*</dc:creator>")


@dataclass(frozen=True)
class HiddenData:
    """Words on what a file hides; is_signed: it cannot be taken out."""

    words: tuple[str, ...] = ()
    is_signed: bool = False

    def __bool__(self) -> bool:
        return bool(self.words)


class NotReadable(ValueError):
    """Raised for a document that cannot be read, or written again without what it hides."""


def hidden_in(content: bytes, media_type: str) -> HiddenData:
    """Return what the file hides; nothing for a type that hides nothing, or a damaged file."""
    try:
        if media_type == JPEG:
            return _told(_in_jpeg(content))
        if media_type == PNG:
            return _told("des commentaires" for name, _ in _chunks(content) if name in _PNG_TELLING)
        if media_type == PDF:
            return _in_pdf(content)
        if media_type.startswith((ODF, OOXML)):
            return _in_office(content)
    except (
        ValueError,
        KeyError,
        RuntimeError,
        EOFError,
        struct.error,
        zlib.error,
        zipfile.BadZipFile,
    ):
        pass
    return HiddenData()


def without_hidden_data(content: bytes, media_type: str) -> bytes:
    """Return the file without what it hides; as it is when that is nothing, or when signed.

    Raises NotReadable for a PDF that cannot be written again.
    """
    hidden = hidden_in(content, media_type)
    if not hidden or hidden.is_signed:
        return content
    if media_type == JPEG:
        return _bare_jpeg(content)
    if media_type == PNG:
        kept = (chunk for name, chunk in _chunks(content) if name not in _PNG_TELLING)
        return _PNG_SIGNATURE + b"".join(kept)
    return _bare_pdf(content) if media_type == PDF else _bare_office(content)


def _told(words: Iterable[str]) -> HiddenData:
    return HiddenData(tuple(dict.fromkeys(words)))


# --- Pictures ------------------------------------------------------------------------------------


def _segments(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the segments of a JPEG (T.81, B.1.1.3), the last of them with all that follows it."""
    place = 2
    while place + 4 <= len(content) and content[place] == 0xFF:
        marker = content[place + 1]
        if marker == 0xFF:  # fill byte
            place += 1
            continue
        if marker == _JPEG_SCAN:
            break
        size = 2 + int.from_bytes(content[place + 2 : place + 4], "big")
        yield marker, content[place : place + size]
        place += size
    yield _JPEG_SCAN, content[place:]


def _tags(segment: bytes) -> dict[int, bytes]:
    """Return the tags of the first directory of an Exif segment, with a value of two bytes."""
    if segment[4:10] != b"Exif\0\0":
        return {}
    tiff = segment[10:]
    order = "<" if tiff[:2] == b"II" else ">"
    (first,) = struct.unpack_from(f"{order}I", tiff, 4)
    (count,) = struct.unpack_from(f"{order}H", tiff, first)
    places = (first + 2 + 12 * rank for rank in range(count))
    return {
        struct.unpack_from(f"{order}H", tiff, place)[0]: _ordered(tiff[place + 8 :], order)
        for place in places
        if place + 12 <= len(tiff)
    }


def _ordered(value: bytes, order: str) -> bytes:
    """Return a value of two bytes at its start, the most significant first."""
    return value[:2][::-1] if order == "<" else value[:2]


def _in_jpeg(content: bytes) -> Iterator[str]:
    for marker, segment in _segments(content):
        if marker == 0xE1:
            tags = _tags(segment)
            yield from (words for tag, words in _TELLING.items() if tag in tags)
            if segment[4:10] != b"Exif\0\0":
                yield "des notes du logiciel"
        elif marker in _JPEG_TELLING:
            yield "des commentaires"


def _bare_jpeg(content: bytes) -> bytes:
    kept = [content[:2]]
    for marker, segment in _segments(content):
        if marker == 0xE1 and (turned := _tags(segment).get(_ORIENTATION)):
            # Without it the picture would lie on its side.
            entry = struct.pack(">HHI", _ORIENTATION, 3, 1) + turned + b"\0\0"
            tiff = b"MM\0*" + struct.pack(">IH", 8, 1) + entry + bytes(4)
            exif = b"Exif\0\0" + tiff
            kept.append(b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif)
        if marker not in _JPEG_TELLING:
            kept.append(segment)
    return b"".join(kept)


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the chunks of a PNG (third edition, 5.3), each with its length and its checksum."""
    place = len(_PNG_SIGNATURE)
    while place + 12 <= len(content):
        size = 12 + int.from_bytes(content[place : place + 4], "big")
        yield content[place + 4 : place + 8], content[place : place + size]
        place += size


# --- Documents -----------------------------------------------------------------------------------


def _in_pdf(content: bytes) -> HiddenData:
    from pypdf import PdfReader

    # An entry may be anything in a file that no tool wrote: one that cannot be read says nothing.
    with _whatever_it_holds():
        reader = PdfReader(io.BytesIO(content))
    author, xmp, is_signed = "", b"", False
    with contextlib.suppress(NotReadable), _whatever_it_holds():
        author = ((reader.metadata and reader.metadata.author) or "").strip()
    with contextlib.suppress(NotReadable), _whatever_it_holds():
        xmp = _xmp(reader)
    with contextlib.suppress(NotReadable), _whatever_it_holds():
        form: Any = reader.root_object.get("/AcroForm")
        is_signed = bool(form and form.get_object().get("/SigFlags"))
    names = [author] if author else [""] if _XMP_PERSONS.search(xmp) else []
    words = dict.fromkeys(map(_author, names))
    with contextlib.suppress(NotReadable), _whatever_it_holds():
        for note in _notes(reader):
            words[f"{_author(str(note['/T']).strip())} d’une note"] = None
    with contextlib.suppress(NotReadable), _whatever_it_holds():
        for _, photo in _photos(reader, content):
            words.update((f"{each} d’une image", None) for each in hidden_in(photo, JPEG).words)
    return HiddenData(tuple(words), is_signed)


def _notes(document: Any) -> Iterator[Any]:
    """Yield the annotations that say who wrote them (ISO 32000-1, 12.5.6.2); no field of a form."""
    for page in document.pages:
        for each in page.get("/Annots") or ():
            note = each.get_object()
            if note.get("/Subtype") != "/Widget" and str(note.get("/T") or "").strip():
                yield note


def _photos(document: Any, content: bytes) -> Iterator[tuple[Any, bytes]]:
    """Yield the pictures of the pages that are kept as a camera wrote them, and their bytes."""
    if b"Exif\0\0" not in content:
        return
    for page in document.pages:
        resources: Any = page.get("/Resources")
        drawn: Any = resources.get_object().get("/XObject") if resources else None
        for each in drawn.get_object().values() if drawn else ():
            picture = each.get_object()
            if picture.get("/Filter") in ("/DCTDecode", ["/DCTDecode"]):
                yield picture, picture._data


def _xmp(reader: object) -> bytes:
    metadata = reader.root_object.get("/Metadata")  # type: ignore[attr-defined]
    return metadata.get_object().get_data() if metadata else b""


def _bare_pdf(content: bytes) -> bytes:
    from pypdf import PdfWriter

    with _whatever_it_holds():
        writer = PdfWriter(clone_from=io.BytesIO(content))
        if writer.metadata is not None:
            writer.metadata = {k: v for k, v in writer.metadata.items() if k != "/Author"}
        if "/Metadata" in writer.root_object:
            stream: Any = writer.root_object["/Metadata"].get_object()
            if _XMP_PERSONS.search(held := stream.get_data()):
                stream.set_data(_XMP_PERSONS.sub(b"", held))
        for note in list(_notes(writer)):
            del note["/T"]
        for picture, photo in list(_photos(writer, content)):
            picture._data = without_hidden_data(photo, JPEG)
        written = io.BytesIO()
        writer.write(written)
    return written.getvalue()


@contextlib.contextmanager
def _whatever_it_holds() -> Iterator[None]:
    """Raise NotReadable for all that pypdf raises on a file that is against the rules."""
    try:
        yield
    except Exception as problem:  # AttributeError, KeyError, RecursionError… beside its own
        raise NotReadable from problem


def _in_office(content: bytes) -> HiddenData:
    found: dict[str, None] = {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for entry in archive.infolist():
            _without(entry.filename, archive.read(entry), found)
        is_signed = any(name.startswith(_SIGNED_PARTS) for name in archive.namelist())
    return HiddenData(tuple(found), is_signed)


def _bare_office(content: bytes) -> bytes:
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as archive,
        zipfile.ZipFile(written, "w") as bare,
    ):
        for entry in archive.infolist():
            bare.writestr(entry, _without(entry.filename, archive.read(entry), {}))
    return written.getvalue()


def _without(part: str, held: bytes, found: dict[str, None]) -> bytes:
    """Return a part of an office file without what it hides, and add the words on that to `found`.

    A picture is looked into as one that stands alone is; a text may be written in UTF-16.
    """
    if held.startswith((b"\xff\xd8\xff", _PNG_SIGNATURE)):
        kind = PNG if held.startswith(_PNG_SIGNATURE) else JPEG
        found.update((f"{words} d’une image", None) for words in hidden_in(held, kind).words)
        return without_hidden_data(held, kind)
    if held.startswith((b"\xff\xfe", b"\xfe\xff")) and part.endswith(".xml"):
        text = held.decode("utf-16", errors="replace")
        bare = _without(part, text.encode(), found).decode()
        return held if bare == text else bare.encode("utf-16")

    def named(value: bytes) -> bool:
        name = re.sub(rb"<!\[CDATA\[|\]\]>", b"", value).decode(errors="replace").strip()
        if name and len(found) < _MOST_NAMES:
            found[_author(html.unescape(name))] = None
        return bool(name)

    def without_person(person: re.Match[bytes]) -> bytes:
        return b"<%b%b></%b>" % (person[1], person[2], person[1]) if named(person[3]) else person[0]

    def without_attribute(attribute: re.Match[bytes]) -> bytes:
        named(attribute[2] or attribute[3])
        return attribute[1] + b'""'

    if _PARTS_OF_PERSONS.fullmatch(part):
        held = _PERSONS.sub(without_person, held)
    if _PARTS_OF_ADDED.fullmatch(part) and _ADDED.search(held):
        found["des propriétés ajoutées"] = None
        held = _ADDED.sub(b"", held)
    is_list = _LISTS_OF_PERSONS.fullmatch(part)
    if is_list or (_PARTS_OF_NAMING.fullmatch(part) and _NAMING.search(held)):
        naming = _NAMING_PERSONS if is_list else _NAMING
        held = _TAG.sub(lambda tag: naming.sub(without_attribute, tag[0]), held)
    return held


def _author(name: str) -> str:
    return f"l’auteur, « {name} »" if name else "l’auteur"
