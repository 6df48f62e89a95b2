"""What an office file hides: found, told, and taken out of what the public gets."""

import io
import zipfile

import pytest

from crpv_portal.common.file_types import ODF, OOXML
from crpv_portal.common.hidden_data import hidden_in, without_hidden_data
from governance.papers import odt as odt_writer
from tests.common.hiding import PHOTO, SCAN, author, packed
from tests.governance.papers.test_writers import paper


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
            "docProps__app",
            b"<Template>C:\\Users\\jean\\note.dotx</Template><Pages>1</Pages>",
            ["l’emplacement du fichier"],
            b"<Template></Template><Pages>1</Pages>",
        ),
        (
            "docProps__core",
            b"<cp:lastPrinted>2026-01-02T08:00:00Z</cp:lastPrinted>",
            ["la dernière impression"],
            b"<cp:lastPrinted></cp:lastPrinted>",
        ),
        (
            "settings",
            b'<config:config-item config:name="PrinterName" config:type="string">HP de Jean'
            b'</config:config-item><config:config-item config:name="A">1</config:config-item>',
            ["l’imprimante"],
            b'<config:config-item config:name="PrinterName" config:type="string">'
            b'</config:config-item><config:config-item config:name="A">1</config:config-item>',
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
