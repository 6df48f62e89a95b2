"""PDF files of a few objects, written by hand: whole, folded, and made to harm.

An object is its text between `obj` and `endobj`; they are numbered from 1, the first is the
catalog.
"""

import zlib

CATALOG = b"<< /Type /Catalog >>"


def pdf(*objects: bytes, catalog: bytes = CATALOG, trailer: bytes = b"") -> bytes:
    """A file with a table of cross-references."""
    written, places = b"%PDF-1.7\n", []
    for number, text in enumerate((catalog, *objects), start=1):
        places.append(len(written))
        written += b"%d 0 obj\n%b\nendobj\n" % (number, text)
    size = len(places) + 1
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return written + (
        b"xref\n0 %d\n0000000000 65535 f \n%btrailer\n<< /Size %d /Root 1 0 R %b >>\n"
        b"startxref\n%d\n%%%%EOF\n" % (size, table, size, trailer, len(written))
    )


def stream(content: bytes, entries: bytes = b"") -> bytes:
    folded = zlib.compress(content, 9)
    return b"<< %b /Filter /FlateDecode /Length %d >>\nstream\n%b\nendstream" % (
        entries,
        len(folded),
        folded,
    )


def folded_pdf(*objects: bytes, chain: int = 1, starts: int = 0) -> bytes:
    """A file whose objects are folded in a stream, as every recent tool writes them.

    Number 1 is the catalog, number 2 the stream, the objects follow. `chain`: how many streams of
    cross-references lead to one another, the first of which names the objects. `starts`: how many
    more objects are told to begin inside the last one, a byte apart.
    """
    held = {1: CATALOG, **dict(enumerate(objects, start=3))}
    heads, bodies = b"", b""
    for number, text in held.items():
        heads += b"%d %d " % (number, len(bodies))
        last = len(bodies)
        bodies += text + b"\n"
    for step in range(1, starts + 1):
        heads += b"%d %d " % (max(held) + step, last + step)
    written = b"%PDF-1.7\n"
    place = len(written)
    entries = b"/Type /ObjStm /N %d /First %d" % (len(held) + starts, len(heads))
    written += b"2 0 obj\n%b\nendobj\n" % stream(heads + bodies, entries)
    rows = {number: b"\2" + (2).to_bytes(4) + b"\0" for number in held}
    rows[2] = b"\1" + place.to_bytes(4) + b"\0"
    return written + _cross_references(len(written), rows, chain)


def _cross_references(start: int, rows: dict[int, bytes], chain: int) -> bytes:
    size = max(rows) + 1
    head = b"/Type /XRef /W [1 4 1] /Root 1 0 R /Size %d" % size
    table = b"".join(rows.get(number, b"\0" * 6) for number in range(size))
    written = b"%d 0 obj\n%b\nendobj\n" % (size, stream(table, head))
    last = start
    for link in range(1, chain):
        entries = head + b" /Index [0 0] /Prev %d" % last
        last = start + len(written)
        written += b"%d 0 obj\n%b\nendobj\n" % (size + link, stream(bytes(500_000), entries))
    return written + b"startxref\n%d\n%%%%EOF\n" % last


PDF = pdf()
