"""The beginning of old minutes is read, and never for longer than a page of text takes."""

import io

import pytest
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, StreamObject

from governance.takeover.heads import head_of


def drawn(content: bytes) -> bytes:
    """Return a PDF whose page is drawn so: a kilobyte, once compressed, whatever its length."""
    writer = PdfWriter()
    page = writer.add_blank_page(500, 500)
    stream = StreamObject()
    stream.set_data(content)
    names = {"Type": "Font", "Subtype": "Type1", "BaseFont": "Helvetica"}
    font = DictionaryObject({NameObject(f"/{k}"): NameObject(f"/{v}") for k, v in names.items()})
    fonts = DictionaryObject({NameObject("/F1"): writer._add_object(font)})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    page[NameObject("/Contents")] = writer._add_object(stream.flate_encode())
    kept = io.BytesIO()
    writer.write(kept)
    return kept.getvalue()


@pytest.mark.parametrize(("times", "read"), [(1_000, 1_000), (4_000, 3_000), (30_000, 0)])
def test_a_page_placed_sign_by_sign_is_read_and_one_made_to_hang_is_not(times, read):
    assert len(head_of(drawn(b"BT /F1 9 Tf " + b"1 1 Td (a) Tj " * times))) == read
