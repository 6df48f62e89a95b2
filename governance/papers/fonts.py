"""Fonts of the papers: the State's typeface, unpacked from the design system as OpenType.

WOFF 1.0 is an OpenType file whose tables are compressed one by one (W3C Recommendation of
13 December 2012): the standard library opens it.
"""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

_HEADER = struct.Struct(">4sIIHHI")  # signature, flavour, length, tables, reserved, total size
_HEADER_SIZE = 44
_ENTRY = struct.Struct(">4sIIII")  # tag, offset, compressed length, length, checksum

STYLES = ("Regular", "Bold", "Regular_Italic", "Bold_Italic")


def package_fonts() -> list[Path]:
    """Return the paths of the fonts that papers use, in the installed design system."""
    import dsfr

    folder = Path(dsfr.__file__).parent / "static/dsfr/dist/fonts"
    return [folder / f"Marianne-{style}.woff" for style in STYLES]


def opentype(woff: bytes) -> bytes:
    """Return the OpenType file inside a WOFF 1.0 file; raise ValueError for anything else."""
    signature, flavour, _, count, _, _ = _HEADER.unpack_from(woff)
    if signature != b"wOFF":
        raise ValueError("not a WOFF 1.0 file")
    exponent = count.bit_length() - 1
    reach = 16 << exponent
    directory = struct.pack(">IHHHH", flavour, count, reach, exponent, count * 16 - reach)
    place = len(directory) + 16 * count
    tables = b""
    entries = (_ENTRY.unpack_from(woff, _HEADER_SIZE + rank * _ENTRY.size) for rank in range(count))
    for tag, offset, packed, size, checksum in sorted(entries):
        table = woff[offset : offset + packed]
        if packed < size:
            table = zlib.decompress(table)
        directory += struct.pack(">4sIII", tag, checksum, place + len(tables), size)
        tables += table + b"\0" * (-size % 4)
    return directory + tables
