"""Files that hide who made them and where."""

import io
import struct
import zipfile

from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, NumberObject

from crpv_portal.common.french import NBSP

SCAN = b"\xff\xda\0\2 pixels \xff\xd9"
JFIF = b"\xff\xe0\0\7JFIF\0"


def exif(order, **tags):
    """An Exif segment of these tags, each a short number, as a phone writes it."""
    entries = b"".join(
        struct.pack(f"{order}HHI", int(tag[1:], 16), 3, 1)
        + struct.pack(f"{order}H", value)
        + b"\0\0"
        for tag, value in tags.items()
    )
    first = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(f"{order}I", 8)
    tiff = first + struct.pack(f"{order}H", len(tags)) + entries + bytes(4)
    held = b"Exif\0\0" + tiff
    return b"\xff\xe1" + struct.pack(">H", len(held) + 2) + held


def author(name):
    return f"l’auteur, «{NBSP}{name}{NBSP}»"


def pdf(*, is_signed=False, **metadata):
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.metadata = {f"/{name}": value for name, value in metadata.items()}
    if is_signed:
        form = DictionaryObject({NameObject("/SigFlags"): NumberObject(3)})
        writer.root_object[NameObject("/AcroForm")] = form
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


PHOTO = b"\xff\xd8" + exif(">", x8825=40) + SCAN


def packed(**parts):
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as opened:
        for name, held in parts.items():
            opened.writestr(name.replace("__", "/") + ".xml", held)
    return written.getvalue()
