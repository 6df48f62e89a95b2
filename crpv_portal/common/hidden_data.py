"""Data that a file hides beside what it shows: where a photo was taken, who wrote a text.

`hidden_in` says what a file would tell to whoever looks; `without_hidden_data` gives the same file
without it: pictures keep every pixel, documents every page. A signed document cannot change, and
says so.
"""

from __future__ import annotations

import contextlib
import io
import re
import struct
import zipfile
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
# ECMA-376 part 2, 11, and the extended properties; ODF 1.2 part 1, 4.3.
_PERSONS = re.compile(
    rb"<(dc:creator|cp:lastModifiedBy|Manager|Company|meta:initial-creator|meta:printed-by)"
    rb"(?:\s[^<>]*)?>([^<]*)</\1\s*>"
)
_PARTS_THAT_TELL = ("docProps/core.xml", "docProps/app.xml", "meta.xml")
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
    except (ValueError, KeyError, struct.error, zipfile.BadZipFile):
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
    return HiddenData(tuple(map(_author, names)), is_signed)


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
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        found = [
            _author(value.decode(errors="replace").strip())
            for part in _PARTS_THAT_TELL
            if part in names
            for _, value in _PERSONS.findall(archive.read(part))
            if value.strip()
        ]
        is_signed = any(name.startswith(_SIGNED_PARTS) for name in names)
    return HiddenData(tuple(dict.fromkeys(found)), is_signed)


def _bare_office(content: bytes) -> bytes:
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as archive,
        zipfile.ZipFile(written, "w") as bare,
    ):
        for entry in archive.infolist():
            held = archive.read(entry)
            if entry.filename in _PARTS_THAT_TELL:
                held = _PERSONS.sub(rb"<\1></\1>", held)
            bare.writestr(entry, held)
    return written.getvalue()


def _author(name: str) -> str:
    return f"l’auteur, « {name} »" if name else "l’auteur"
