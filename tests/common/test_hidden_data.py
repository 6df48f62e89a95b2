"""What a file hides: found, told, and taken out of what the public gets."""

import io
import struct
import zipfile
import zlib
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, NumberObject

from crpv_portal.common.file_types import JPEG, ODF, OOXML, PDF, PNG
from crpv_portal.common.files import FileRefused, store_upload
from crpv_portal.common.french import NBSP
from crpv_portal.common.hidden_data import NotReadable, hidden_in, without_hidden_data
from governance.papers import odt as odt_writer
from governance.papers import pdf as pdf_writer
from tests.governance.papers.test_writers import paper
from tests.pdf_files import pdf as pdf_of

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


@pytest.mark.parametrize("order", ["<", ">"])
def test_a_photo_loses_place_and_device_and_keeps_its_pixels_and_its_side(order):
    photo = b"\xff\xd8" + JFIF + exif(order, x0112=6, x8825=40, x010F=1) + SCAN
    assert hidden_in(photo, JPEG).words == ("le lieu de la prise de vue", "l’appareil")
    bare = without_hidden_data(photo, JPEG)
    assert hidden_in(bare, JPEG).words == ()
    assert bare.endswith(SCAN)
    assert bare == b"\xff\xd8" + JFIF + exif(">", x0112=6) + SCAN


@pytest.mark.parametrize(
    ("head", "tail", "words"),
    [
        (b"", b"\xff\xd8" + exif(">", x8825=40) + SCAN, "ce qui suit l’image"),
        (b"\xff\xe2\0\6MPF\0", b"\xff\xd8" + SCAN, "ce qui suit l’image"),
        (exif(">", x010E=1, x0112=6), b"", "des notes du logiciel"),
        (b"\xff\xe1\0\x0aExif\0\0II" + b"\xff\xfe\0\5abc", b"", "des notes du logiciel"),
        (b"\xff\xe3\0\7Meta\0", b"", "des notes du logiciel"),
    ],
)
def test_a_photo_loses_what_follows_it_and_what_its_programs_noted(head, tail, words):
    """A phone writes other pictures after the first, with their own places."""
    photo = b"\xff\xd8" + JFIF + head + SCAN + tail
    assert hidden_in(photo, JPEG).words[0] == words
    bare = without_hidden_data(photo, JPEG)
    assert bare.startswith(b"\xff\xd8" + JFIF)
    assert bare.endswith(SCAN)
    assert not hidden_in(bare, JPEG)


def test_a_photo_in_several_scans_keeps_them():
    photo = b"\xff\xd8" + SCAN[:-2] + b"\xff\0 \xff\xd3 \xff\xc4\0\4\xff\xd9" + SCAN
    assert without_hidden_data(photo + b"Jean", JPEG) == photo


def test_notes_and_comments_of_pictures_go():
    photo = b"\xff\xd8\xff\xed\0\5abc\xff\xfe\0\5abc" + JFIF + SCAN
    assert hidden_in(photo, JPEG).words == ("des commentaires",)
    assert without_hidden_data(photo, JPEG) == b"\xff\xd8" + JFIF + SCAN

    def chunk(name, data):
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    signature, head, end = b"\x89PNG\r\n\x1a\n", chunk(b"IHDR", bytes(13)), chunk(b"IEND", b"")
    picture = signature + head + chunk(b"tEXt", b"Author\0Jean Dupont") + end
    assert hidden_in(picture, PNG).words == ("des commentaires",)
    assert without_hidden_data(picture, PNG) == signature + head + end
    cut = signature + head + end + b"what was cut off"
    assert hidden_in(cut, PNG).words == ("ce qui suit l’image",)
    assert without_hidden_data(cut, PNG) == signature + head + end


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


def test_a_pdf_loses_its_author_and_keeps_its_title():
    made = pdf(Author="Jean Dupont", Title="Note")
    assert hidden_in(made, PDF).words == (author("Jean Dupont"),)
    bare = without_hidden_data(made, PDF)
    assert b"Dupont" not in bare
    assert dict(PdfReader(io.BytesIO(bare)).metadata) == {"/Title": "Note"}
    assert hidden_in(pdf(Title="Note"), PDF).words == ()


def test_the_author_goes_from_the_second_place_where_a_pdf_says_it():
    """ISO 32000-1, 14.3.2: the stream of metadata."""
    bare = without_hidden_data(pdf_writer.render(paper(author="Jean Dupont")), PDF)
    stream = PdfReader(io.BytesIO(bare)).root_object["/Metadata"].get_object().get_data()
    assert b"Dupont" not in stream
    assert b"pdfuaid:part" in stream


def test_a_signed_pdf_stays_as_it_is_and_says_so():
    signed = pdf(is_signed=True, Author="Jean Dupont")
    assert hidden_in(signed, PDF).is_signed
    assert without_hidden_data(signed, PDF) == signed


def test_an_office_file_loses_the_names_of_those_who_wrote_it():
    made = odt_writer.render(paper(author="Jean Dupont"))
    text = f"{ODF}text"
    assert hidden_in(made, text).words == (author("Jean Dupont"),)
    assert hidden_in(without_hidden_data(made, text), text).words == ()

    core = b"<p><dc:creator>Jean</dc:creator><cp:lastModifiedBy>Anne</cp:lastModifiedBy></p>"
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as opened:
        opened.writestr("docProps/core.xml", core)
        opened.writestr("docProps/app.xml", b"<p><Company>DREETS</Company></p>")
        opened.writestr("word/document.xml", b"<d>Jean</d>")
    docx, kind = written.getvalue(), f"{OOXML}wordprocessingml.document"
    assert hidden_in(docx, kind).words == tuple(author(name) for name in ("Jean", "Anne", "DREETS"))
    with zipfile.ZipFile(io.BytesIO(without_hidden_data(docx, kind))) as bare:
        assert bare.read("word/document.xml") == b"<d>Jean</d>"
        assert bare.read("docProps/core.xml") == (
            b"<p><dc:creator></dc:creator><cp:lastModifiedBy></cp:lastModifiedBy></p>"
        )


PHOTO = b"\xff\xd8" + exif(">", x8825=40) + SCAN


def packed(**parts):
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as opened:
        for name, held in parts.items():
            opened.writestr(name.replace("__", "/") + ".xml", held)
    return written.getvalue()


@pytest.mark.parametrize(
    ("part", "held", "words", "bare"),
    [
        (
            "word__document",
            b"<w:ins w:id='1' w:author=\"Jean\" w:date='x'/><w:t>w:author=\"Zo\"</w:t>",
            [author("Jean")],
            b"<w:ins w:id='1' w:author=\"\" w:date='x'/><w:t>w:author=\"Zo\"</w:t>",
        ),
        (
            "word__comments",
            b"<w:comment w:author='Anne' w:initials='A'/>",
            [author("Anne"), author("A")],
            b'<w:comment w:author="" w:initials=""/>',
        ),
        (
            "word__people",
            b'<w15:presenceInfo w15:providerId="AD" w15:userId="S::anne@x.fr"/>',
            [author("S::anne@x.fr")],
            b'<w15:presenceInfo w15:providerId="AD" w15:userId=""/>',
        ),
        (
            "xl__comments1",
            b"<authors><author>Jean &amp; Anne</author></authors>",
            [author("Jean & Anne")],
            b"<authors><author></author></authors>",
        ),
        (
            "xl__persons__person",
            b'<person displayName="Jean" id="{1}"/>',
            [author("Jean")],
            b'<person displayName="" id="{1}"/>',
        ),
        (
            "ppt__commentAuthors",
            b'<p:cmAuthor id="0" name="Jean"/>',
            [author("Jean")],
            b'<p:cmAuthor id="0" name=""/>',
        ),
        (
            "content",
            b"<dc:creator>Jean</dc:creator><text:p>Jean</text:p>",
            [author("Jean")],
            b"<dc:creator></dc:creator><text:p>Jean</text:p>",
        ),
        (
            "docProps__core",
            b"<x:creator><![CDATA[Jean]]></x:creator>",
            [author("Jean")],
            b"<x:creator></x:creator>",
        ),
        (
            "docProps__core",
            "<dc:creator>Zoé</dc:creator>".encode("utf-16"),
            [author("Zoé")],
            "<dc:creator></dc:creator>".encode("utf-16"),
        ),
        (
            "docProps__custom",
            b'<All><property name="Dossier"><vt:lpwstr>42</vt:lpwstr></property></All>',
            ["des propriétés ajoutées"],
            b"<All></All>",
        ),
        ("Pictures__1", PHOTO, ["le lieu de la prise de vue d’une image"], b"\xff\xd8" + SCAN),
        *(
            (part, b"<dc:creator>Jean</dc:creator>", [author("Jean")], b"<dc:creator></dc:creator>")
            for part in ("docProps__Core", "Object 1__meta", "Object 1__content")
        ),
        (
            "xl__comments__comment1",  # as openpyxl names it
            b"<author>Jean</author>",
            [author("Jean")],
            b"<author></author>",
        ),
        (
            "word__glossary__document",
            b'<w:ins w:author="Jean"/>',
            [author("Jean")],
            b'<w:ins w:author=""/>',
        ),
        (
            "customXml__item1",
            b"<UserInfo><DisplayName>Jean</DisplayName></UserInfo>",
            [author("Jean")],
            b"<UserInfo><DisplayName></DisplayName></UserInfo>",
        ),
        (
            "xl__workbook",
            b'<x15ac:absPath url="C:\\Users\\jean\\" xmlns:x15ac="u"/><sheet name="Jean"/>',
            ["l’emplacement du fichier"],
            b'<x15ac:absPath url="" xmlns:x15ac="u"/><sheet name="Jean"/>',
        ),
        (
            "meta",
            b'<meta:template xlink:type="simple" xlink:href="../jean/note.ott"/>',
            ["l’emplacement du fichier"],
            b'<meta:template xlink:type="simple" xlink:href=""/>',
        ),
    ],
)
def test_who_wrote_commented_or_changed_an_office_file_goes_and_its_text_stays(
    part, held, words, bare
):
    kind = f"{OOXML}wordprocessingml.document"
    made = packed(**{part: held})
    assert list(hidden_in(made, kind).words) == words
    without = without_hidden_data(made, kind)
    with zipfile.ZipFile(io.BytesIO(without)) as opened:
        assert opened.read(opened.namelist()[0]) == bare
    assert not hidden_in(without, kind)


def test_a_field_that_shows_who_wrote_stays():
    made = packed(content=b"<text:creator>Jean</text:creator>")
    assert not hidden_in(made, f"{ODF}text")


def test_the_workbook_of_a_chart_loses_its_author():
    """Word and LibreOffice put a whole file behind each chart."""
    kind = f"{OOXML}wordprocessingml.document"
    made = packed(word__embeddings__1=packed(docProps__core=b"<dc:creator>Jean</dc:creator>"))
    assert hidden_in(made, kind).words == (author("Jean"),)
    bare = without_hidden_data(made, kind)
    assert not hidden_in(bare, kind)
    with zipfile.ZipFile(io.BytesIO(bare)) as opened:
        assert zipfile.is_zipfile(io.BytesIO(opened.read("word/embeddings/1.xml")))


PAGES = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
XMP = b"<dc:creator><rdf:li>Jean Dupont</rdf:li></dc:creator>"


def stream(entries, held):
    return b"<< %b /Length %d >>\nstream\n%b\nendstream" % (entries, len(held), held)


def page(entries):
    return b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] %b >>" % entries


IMAGE = b"/Type /XObject /Subtype /Image /Filter /DCTDecode"


@pytest.mark.parametrize(
    ("objects", "trailer", "words"),
    [
        # macOS writes each value as an object of its own.
        (
            [page(b""), b"<< /Author 5 0 R /Title 6 0 R >>", b"(Jean Dupont)", b"(Une note)"],
            b"/Info 4 0 R",
            author("Jean Dupont"),
        ),
        (
            [page(b""), b"<< /Manager (Jean Dupont) /Title (Une note) >>"],
            b"/Info 4 0 R",
            "des propriétés ajoutées",
        ),
        (
            [page(b"/Annots [9 0 R 4 0 R]"), b"<< /Subtype /Text /T 5 0 R >>", b"(Jean Dupont)"],
            b"",
            f"{author('Jean Dupont')} d’une note",
        ),
        ([page(b"/Metadata 4 0 R"), stream(b"/Type /Metadata", XMP)], b"", "l’auteur"),
        (
            [
                page(b"/Resources << /XObject << /F 4 0 R >> >>"),
                stream(b"/Subtype /Form /Resources << /XObject << /I 5 0 R >> >>", b"/I Do"),
                stream(IMAGE + b" /Metadata 6 0 R", PHOTO),
                stream(b"/Type /Metadata", XMP),
            ],
            b"",
            "l’auteur",
        ),
    ],
)
def test_a_pdf_loses_its_author_from_wherever_it_is_named(objects, trailer, words):
    catalog = b"<< /Type /Catalog /Pages 2 0 R >>"
    made = pdf_of(PAGES, *objects, catalog=catalog, trailer=trailer)
    assert hidden_in(made, PDF).words[0] == words
    bare = without_hidden_data(made, PDF)
    assert b"Dupont" not in bare
    assert b"Exif" not in bare
    assert (b"Une note" in bare) == (b"Une note" in made)
    assert len(PdfReader(io.BytesIO(bare)).pages) == 1
    assert not hidden_in(bare, PDF)


def test_a_pdf_loses_the_authors_of_its_notes_and_the_places_of_its_photos():
    size = len(PHOTO)
    made = pdf_of(
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Annots [4 0 R]"
        b" /Resources << /XObject << /I 5 0 R >> >> >>",
        b"<< /Type /Annot /Subtype /Text /Rect [0 0 1 1] /T (Jean Dupont) /Contents (Oui) >>",
        b"<< /Type /XObject /Subtype /Image /Filter /DCTDecode /Length %d >>\nstream\n%b\nendstream"
        % (size, PHOTO),
        catalog=b"<< /Type /Catalog /Pages 2 0 R >>",
    )
    assert hidden_in(made, PDF).words == (
        f"{author('Jean Dupont')} d’une note",
        "le lieu de la prise de vue d’une image",
    )
    bare = without_hidden_data(made, PDF)
    assert b"Dupont" not in bare
    assert b"Exif" not in bare
    assert b"(Oui)" in bare
    assert SCAN in bare
    assert not hidden_in(bare, PDF)


@pytest.mark.parametrize("kind", [JPEG, PNG, PDF, f"{ODF}text", "text/plain"])
@pytest.mark.parametrize(
    "content", [b"", b"\xff\xd8\xff\xe1\0\x20Exif\0\0II*\0\xff\xff\xff\xff", b"x"]
)
def test_a_damaged_file_hides_nothing(content, kind):
    assert without_hidden_data(content, kind) == content


@pytest.mark.parametrize(
    "entry", ["/AcroForm 42", "/AcroForm 9 0 R", "/Metadata << /A 1 >>", "/Metadata 9 0 R"]
)
def test_an_entry_of_a_pdf_that_is_not_what_it_should_be_hides_no_other(entry):
    catalog = f"<< /Type /Catalog {entry} >>".encode()
    made = pdf_of(b"<< /Author (Jean Dupont) >>", catalog=catalog, trailer=b"/Info 2 0 R")
    assert hidden_in(made, PDF).words == (author("Jean Dupont"),)
    assert hidden_in(pdf_of(catalog=catalog), PDF).words == ()


ENDLESS = pdf_of(
    b"<< /Author (Jean Dupont) >>",
    b"<< /Type /Pages /Kids [3 0 R] /Parent 3 0 R /Count 1 >>",
    catalog=b"<< /Type /Catalog /Pages 3 0 R >>",
    trailer=b"/Info 2 0 R",
)


@pytest.mark.django_db
def test_a_pdf_that_cannot_be_written_without_its_author_is_refused_in_words():
    with pytest.raises(FileRefused, match="son auteur ne peut en être retiré"):
        store_upload(SimpleUploadedFile("note.pdf", ENDLESS))


def test_such_a_pdf_in_another_file_hides_no_other_author():
    kind = f"{OOXML}wordprocessingml.document"
    made = packed(a=ENDLESS, docProps__core=b"<dc:creator>Anne</dc:creator>")
    assert author("Anne") in hidden_in(made, kind).words
    with pytest.raises(NotReadable):
        without_hidden_data(made, kind)


@pytest.mark.django_db
def test_an_upload_keeps_a_copy_for_the_public():
    photo = b"\xff\xd8" + exif(">", x8825=40) + SCAN
    stored = store_upload(SimpleUploadedFile("salle.jpg", photo))
    assert stored.hidden_data == "le lieu de la prise de vue"
    assert Path(stored.file.path).read_bytes() == photo
    assert Path(stored.public_copy.file.path).read_bytes() == b"\xff\xd8" + SCAN
    assert stored.public_copy.original_name == "salle.jpg"
    plain = store_upload(SimpleUploadedFile("salle.jpg", b"\xff\xd8" + SCAN + bytes(20)))
    assert (plain.hidden_data, plain.public_copy) == ("", None)
