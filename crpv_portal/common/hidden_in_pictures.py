"""Data that a picture hides: where and by whom it was taken, what was cut off it.

`hidden_in_picture` says it in words; `bare_picture` takes it out, and keeps every pixel.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

from .file_types import JPEG

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
# What a picture is drawn with: its side, its resolution, the place of its colours.
_DRAWN_WITH = {_ORIENTATION, 0x011A, 0x011B, 0x0128, 0x0213}
_EXIF, _IPTC, _COMMENT = 0xE1, 0xED, 0xFE
# All that programs write for themselves; JFIF, colours (E2) and Adobe's (EE) draw the picture.
_JPEG_TELLING = {_EXIF, *range(0xE3, 0xEE), 0xEF, _COMMENT}
_JPEG_SCAN, _JPEG_END = 0xDA, 0xD9
_MOST_SEGMENTS = 10_000  # a few dozens, hundreds of a large text in XMP
_AFTER_JPEG = 0x00  # no marker: what a file holds after its picture
_NEXT_MARKER = re.compile(rb"\xff(?=[^\x00\xd0-\xd7\xff])")
_LIST_OF_PICTURES = b"MPF\0"  # CIPA DC-007: those that a phone writes after the first
_AFTER = "ce qui suit l’image"  # another picture with its own place, what was cut off this one
PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PNG_TELLING = {b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME"}
_PNG_END, _AFTER_PNG = b"IEND", b""


def hidden_in_picture(content: bytes, media_type: str) -> Iterator[str]:
    """Yield what a JPEG or a PNG hides, in words; raises ValueError for a damaged one."""
    return _hidden_in_jpeg(content) if media_type == JPEG else _hidden_in_png(content)


def bare_picture(content: bytes, media_type: str) -> bytes:
    """Return the picture without what it hides."""
    if media_type == JPEG:
        return _bare_jpeg(content)
    telling = {*_PNG_TELLING, _AFTER_PNG}
    return PNG_SIGNATURE + b"".join(c for name, c in _chunks(content) if name not in telling)


def _segments(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the segments of a JPEG (T.81, B.1.1.3), each scan with its pixels, then what follows.

    Raises ValueError for one that is cut, or that no program makes: nobody sees such a picture.
    """
    place, left = 2, _MOST_SEGMENTS
    while place + 2 <= len(content) and content[place] == 0xFF:
        marker = content[place + 1]
        left -= 1
        if left < 0:
            raise ValueError("too many segments")
        if marker == 0xFF:  # fill byte
            place += 1
            continue
        if marker == _JPEG_END:
            yield marker, content[place : place + 2]
            if (rest := content[place + 2 :]).strip(b"\0"):
                yield _AFTER_JPEG, rest
            return
        end = place + 2 + int.from_bytes(content[place + 2 : place + 4], "big")
        if end > len(content):
            raise ValueError("a segment is cut")
        if marker == _JPEG_SCAN:
            following = _NEXT_MARKER.search(content, end)
            end = following.start() if following else len(content)
        yield marker, content[place:end]
        place = max(end, place + 2)
    yield _JPEG_SCAN, content[place:]


def _tags(segment: bytes) -> dict[int, bytes]:
    """Return the tags of the first directory of an Exif segment, with a value of two bytes."""
    if segment[4:10] != b"Exif\0\0":
        return {}
    tiff = segment[10:]
    order = "<" if tiff[:2] == b"II" else ">"
    try:
        (first,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, first)
    except struct.error:  # damaged: its other segments still tell what they hold
        return {0: b""}
    places = (first + 2 + 12 * rank for rank in range(count))
    return {
        struct.unpack_from(f"{order}H", tiff, place)[0]: _ordered(tiff[place + 8 :], order)
        for place in places
        if place + 12 <= len(tiff)
    }


def _ordered(value: bytes, order: str) -> bytes:
    """Return a value of two bytes at its start, the most significant first."""
    return value[:2][::-1] if order == "<" else value[:2]


def _hidden_in_jpeg(content: bytes) -> Iterator[str]:
    for marker, segment in _segments(content):
        if marker == _EXIF:
            tags = _tags(segment)
            yield from (words for tag, words in _TELLING.items() if tag in tags)
            if segment[4:10] != b"Exif\0\0" or tags.keys() - _TELLING.keys() - _DRAWN_WITH:
                yield "des notes du logiciel"
        elif marker in (_IPTC, _COMMENT):
            yield "des commentaires"
        elif marker in _JPEG_TELLING:
            yield "des notes du logiciel"
        elif marker == _AFTER_JPEG:
            yield _AFTER


def _bare_jpeg(content: bytes) -> bytes:
    kept = [content[:2]]
    for marker, segment in _segments(content):
        if marker == _EXIF and (turned := _tags(segment).get(_ORIENTATION)):
            # Without it the picture would lie on its side.
            entry = struct.pack(">HHI", _ORIENTATION, 3, 1) + turned + b"\0\0"
            tiff = b"MM\0*" + struct.pack(">IH", 8, 1) + entry + bytes(4)
            exif = b"Exif\0\0" + tiff
            kept.append(b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif)
        is_list = segment[4:].startswith(_LIST_OF_PICTURES)
        if not (is_list or marker in _JPEG_TELLING or marker == _AFTER_JPEG):
            kept.append(segment)
    return b"".join(kept)


def _hidden_in_png(content: bytes) -> Iterator[str]:
    for name, _ in _chunks(content):
        if name in _PNG_TELLING:
            yield "des commentaires"
        elif name == _AFTER_PNG:
            yield _AFTER


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the chunks of a PNG (third edition, 5.3), each whole, then what follows the picture."""
    place = len(PNG_SIGNATURE)
    name = b""
    while place + 12 <= len(content) and name != _PNG_END:
        size = 12 + int.from_bytes(content[place : place + 4], "big")
        name = content[place + 4 : place + 8]
        yield name, content[place : place + size]
        place += size
    if name == _PNG_END and (rest := content[place:]).strip(b"\0"):
        yield _AFTER_PNG, rest
