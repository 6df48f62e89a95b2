"""What a PDF hides: found, told, and taken out; an upload keeps a copy for the public."""

import io
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfReader

from crpv_portal.common.file_types import JPEG, ODF, OOXML, PDF, PNG
from crpv_portal.common.files import FileRefused, store_upload
from crpv_portal.common.hidden_data import NotReadable, hidden_in, without_hidden_data
from governance.papers import pdf as pdf_writer
from tests.common.hiding import PHOTO, SCAN, author, exif, packed, pdf
from tests.governance.papers.test_writers import paper
from tests.pdf_files import pdf as pdf_of


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


DESCRIPTION = (
    b'<?xpacket begin="" id="W5M0"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
    b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    b'<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    b' xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfx="http://ns.adobe.com/pdfx/1.3/"'
    b' xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:CreatorTool="Word" pdfx:Company="DDT Dupont">'
    b"<dc:title><rdf:Alt><rdf:li>Une note</rdf:li></rdf:Alt></dc:title>"
    b"<dc:creator><rdf:Seq><rdf:li>Jean Dupont</rdf:li></rdf:Seq></dc:creator>"
    b"<pdfuaid:part>1</pdfuaid:part>"
    b"<pdfx:Origine>C:/Users/Dupont</pdfx:Origine>"
    b'</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
)


def test_a_pdf_loses_what_its_description_adds_and_what_programs_note_for_themselves():
    made = pdf_of(
        PAGES,
        page(b"/PieceInfo << /Word << /Private (Dupont) >> >>"),
        stream(b"/Type /Metadata /Subtype /XML", DESCRIPTION),
        catalog=b"<< /Type /Catalog /Pages 2 0 R /Metadata 4 0 R >>",
    )
    assert hidden_in(made, PDF).words == (
        "l’auteur",
        "des propriétés ajoutées",
        "des notes du logiciel",
    )
    bare = without_hidden_data(made, PDF)
    assert b"Dupont" not in bare
    assert b"Une note" in bare
    assert b"<pdfuaid:part>1<" in bare
    assert b"xpacket end" in bare
    assert not hidden_in(bare, PDF)


FIRST = pdf_of(
    PAGES,
    page(b"/Contents 4 0 R"),
    stream(b"", b"(Dupont) Tj"),
    catalog=b"<< /Type /Catalog /Pages 2 0 R >>",
)


def written_after(first, objects, table):
    """A PDF with something after its end, as ISO 32000-1, 7.5.6 has it; table: of its places."""
    start = first.rindex(b"startxref\n") + len(b"startxref\n")
    previous = int(first[start : first.index(b"\n", start)])
    place = len(first) + len(objects)
    table = b"xref\n" + (table % len(first) if b"%" in table else table)
    trailer = b"trailer\n<< /Size 5 /Root 1 0 R /Prev %d >>\n" % previous
    return first + objects + table + trailer + b"startxref\n%d\n%%%%EOF\n" % place


def test_a_pdf_loses_what_its_pages_said_before():
    changed = b"4 0 obj\n" + stream(b"", b"(Personne) Tj") + b"\nendobj\n"
    made = written_after(FIRST, changed, b"4 1\n%010d 00000 n \n")
    assert hidden_in(made, PDF).words == ("une version antérieure",)
    bare = without_hidden_data(made, PDF)
    assert b"Dupont" not in bare
    assert b"Personne" in bare
    assert not hidden_in(bare, PDF)


def test_the_second_empty_table_that_word_writes_is_no_former_version():
    assert not hidden_in(written_after(FIRST, b"", b"0 0\n"), PDF)


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
