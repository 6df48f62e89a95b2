"""Files as French Excel and others write them, broken and hostile ones: read, or refused."""

from __future__ import annotations

import datetime
import io
import zipfile

import openpyxl
import pytest
import tablib

from crpv_portal.common.spreadsheets import FileUnreadable, open_table
from crpv_portal.common.spreadsheets.sheets import day_of_serial
from crpv_portal.common.spreadsheets.xml_parts import events
from crpv_portal.common.tables import ExportColumn, ExportTable, as_csv, as_ods, as_xlsx

TEXT = "Nom;Début;Montant\r\nÉlan d’Œuvre;16/03/2017;12,5\r\n;;\r\nA;;3\r\n"
CELLS = [["Nom", "Début", "Montant"], ["Élan d’Œuvre", "16/03/2017", "12,5"], ["A", "", "3"]]


def cells(content: bytes) -> list[list[str]]:
    return [line.cells for line in open_table(content).lines]


def troubles(content: bytes) -> list[str]:
    return [said for line in open_table(content).lines for said in line.troubles.values()]


def refusal(content: bytes) -> str:
    with pytest.raises(FileUnreadable) as refused:
        list(open_table(content).lines)
    return str(refused.value)


def workbook(*rows: list[object], change=lambda sheet: None) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    change(book.active)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_a_csv_is_read_whatever_its_encoding_and_its_delimiter(codec, delimiter):
    text = TEXT.replace(";", "\x00").replace("12,5", '"12,5"').replace("\x00", delimiter)
    assert cells(text.encode(codec)) == CELLS
    assert cells(f"sep={delimiter}\r\n{text}".encode(codec)) == CELLS


def test_workbooks_give_the_same_cells_as_a_csv():
    data = tablib.Dataset(
        ["Élan d’Œuvre", datetime.date(2017, 3, 16), 12.5],
        ["", "", ""],
        ["A", None, 3],
        headers=CELLS[0],
    )
    assert cells(data.export("xlsx")) == cells(data.export("ods")) == CELLS
    # A column of days that lost its format, the calendar of old Macintoshes, a computed fraction.
    assert cells(workbook(["a", 0.1 + 0.2, True, 42_810]))[0] == ["a", "0,3", "oui", "42810"]
    mac = workbook(
        [datetime.date(2017, 3, 16)],
        change=lambda sheet: setattr(
            sheet.parent, "epoch", openpyxl.utils.datetime.CALENDAR_MAC_1904
        ),
    )
    assert cells(mac) == [["16/03/2017"]]


def test_what_our_own_files_say_comes_back():
    said = ["=1+1", "+33 1 23", "-a|b", "@x", "'seul", "Deux\nlignes", "01"]
    columns = [ExportColumn("a", "A", lambda row: row)]
    for make in (as_csv, as_ods, as_xlsx):
        found = open_table(make(ExportTable("a", "a", columns, said)))
        lines = list(found.lines)[1:]
        assert [line.cells[0] for line in lines] == said, make
        assert not any(line.troubles for line in lines if line.cells[0] != "=1+1"), make


def test_formulas_and_errors_of_a_spreadsheet_are_troubles_of_their_cell():
    [formula, error] = troubles(workbook(["Nom"], ["=1+1", "#REF!"]))
    assert "formule" in formula
    assert "#REF!" in error
    assert "formule" in troubles(b"Nom;B\r\n=SUM(A1);1\r\n")[0]
    ods = tablib.Dataset(["x"], headers=["A"]).export("ods")
    with_formula = rezipped(
        ods,
        "content.xml",
        lambda xml: xml.replace(
            b'office:value-type="string"', b'office:value-type="string" table:formula="of:=1"', 2
        ),
    )
    assert "formule" in troubles(with_formula)[0]


def rezipped(content: bytes, part: str, change) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as read, zipfile.ZipFile(out, "w", 8) as made:
        for each in read.namelist():
            data = read.read(each)
            made.writestr(each, change(data) if each == part else data)
        if part not in read.namelist():
            made.writestr(part, change(b""))
    return out.getvalue()


def several(sheet: openpyxl.worksheet.worksheet.Worksheet) -> None:
    other = sheet.parent.create_sheet("Autre")
    other.sheet_state = "hidden"
    other.append(["x"])


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "vide"),
        (b" \r\n ", "vide"),
        (b"x" * 10_000_001, "pèse"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "ancien format"),
        (b"PK\x03\x04 broken", "abîmé"),
        (b"a;b\x00c\r\n", "pas un texte"),
        (b'a;"b\r\n' + b"c" * 200_000, "guillemets"),
        (b"a;" * 3_000, "colonnes"),
        (b"\x81\x8d;b", "UTF-8"),
        (b"a\r\n" + b"x\r\n" * 20_001, "20000"),
        (workbook(["Nom"], change=several), "plusieurs feuilles"),
        (workbook(["Nom"], ["a", "b"], change=lambda s: s.merge_cells("A2:B2")), "fusionnées"),
        (workbook(["Nom"], ["a"], change=lambda s: setattr(s.row_dimensions[2], "hidden", True)),
         "cache des lignes"),
        (workbook(["Nom"], change=lambda s: s.cell(2, 16_384, "x")), "XFD"),
        (workbook(), "vide"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_what_cannot_be_read_is_refused_in_words(content, word):
    assert word in refusal(content)


def test_hostile_archives_are_refused_before_they_unfold():
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", 8) as archive:
        archive.writestr("xl/workbook.xml", b" " * 90_000_000)
    assert "trop gros" in refusal(bomb.getvalue())
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha">]>'
    xlsx = rezipped(workbook(["a"]), "xl/workbook.xml", lambda xml: laughs + xml)
    assert "DOCTYPE" in refusal(xlsx)
    cut = rezipped(workbook(["a"]), "xl/worksheets/sheet1.xml", lambda xml: xml[:-40])
    assert "abîmé" in refusal(cut)
    far = workbook(["a"], change=lambda sheet: sheet.cell(1_048_570, 1, "z"))
    assert [line.number for line in open_table(far).lines] == [1, 1_048_570]


def test_a_number_of_days_that_no_calendar_has_stays_what_it_is():
    for said in ("1E9999999", "-1E9999999", "1E400", "Infinity", "NaN", "0", "2958466", "-3"):
        assert day_of_serial(said) == said
    assert day_of_serial("45000.75") == "15/03/2023"


def test_one_part_is_read_once_however_many_sheets_name_it():
    """A file of a thousand octets, whose forty sheets are one part, was scanned forty times."""
    link = (
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId1"'
    )
    many = "".join(f'<sheet name="F{n}" sheetId="{n}" {link}/>' for n in range(2, 42))
    content = rezipped(
        workbook(["Centre"], ["Labo Cités"]),
        "xl/workbook.xml",
        lambda text: text.replace(b"</sheets>", f"{many}</sheets>".encode()),
    )
    assert cells(content) == [["Centre"], ["Labo Cités"]]


SHEET = "xl/worksheets/sheet1.xml"
SHARED = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">%s</sst>'


@pytest.mark.parametrize(
    ("make", "part", "end"),
    [
        (lambda: workbook(["Nom"], ["a"]), SHEET, b"<sheetData>"),
        (lambda: workbook(["Nom"], ["a"]), SHEET, b"</sheetData>"),
        (lambda: workbook(["Nom"], ["a"]), SHEET, b"</worksheet>"),
        (lambda: tablib.Dataset(["a"], headers=["Nom"]).export("ods"), "content.xml",
         b"</office:spreadsheet>"),
    ],
)  # fmt: skip
def test_what_no_row_holds_is_never_built(make, part, end):
    """Elements beside the rows stayed in memory: a file of few octets cost hundreds of MB."""
    content = rezipped(make(), part, lambda xml: xml.replace(end, b"<a>x</a>" * 5_000 + end, 1))
    assert cells(content) == [["Nom"], ["a"]]
    archive = zipfile.ZipFile(io.BytesIO(content))
    for tag in ("{*}row", "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}table-row"):
        space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
        for element in events(archive, part, tag.replace("{*}", space)):
            assert sum(1 for _ in element.getroottree().iter()) < 10


@pytest.mark.parametrize(
    ("inside", "word"),
    [
        (b"<a>" * 200, "aucun tableur"),
        (b"<a " + b" ".join(b"b%d='1'" % n for n in range(30_000)) + b"/>", "aucun tableur"),
        (b"<row>" + b"<c/>" * 110_000 + b"</row>", "aucun tableur"),
        (b"<row><c t='inlineStr'><is>" + b"<t>abcdefgh</t>" * 300_000 + b"</is></c></row>",
         "aucun tableur"),
        (b"<row><c><v>" + b"1" * 300_000 + b"</v></c></row>", "aucun tableur"),
        (b"<row r='3'/><row r='2'><c><v>1</v></c></row>", "abîmé"),
        (b"<row r='99999999999'><c><v>1</v></c></row>", "abîmé"),
    ],
    ids=["depth", "attributes", "elements", "texts", "text", "order", "number"],
)  # fmt: skip
def test_what_no_spreadsheet_writes_is_refused(inside, word):
    content = rezipped(
        workbook(["Nom"], ["a"]),
        SHEET,
        lambda xml: xml.replace(b"</sheetData>", inside + b"</sheetData>"),
    )
    assert word in refusal(content)


def ods_of(row: str) -> bytes:
    ods = tablib.Dataset(["x"], headers=["Nom"]).export("ods")
    end = b"</table:table>"
    return rezipped(ods, "content.xml", lambda xml: xml.replace(end, row.encode() + end, 1))


def test_a_few_signs_of_an_ods_do_not_become_millions():
    text = "table:table-cell office:value-type='string'"
    spaces = (
        f"<table:table-row><{text}><text:p>a{{}}b</text:p></table:table-cell></table:table-row>"
    )
    one = spaces.format("<text:s text:c='1000000'/>")
    [_, _, line] = open_table(ods_of(one)).lines
    assert len(line.cells[0]) < 2_000
    assert "40000 signes" in refusal(ods_of(spaces.format("<text:s text:c='1000'/>" * 50)))
    cell = f"<{text} table:number-columns-repeated='{{}}'><text:p>{{}}</text:p></table:table-cell>"
    rows = "<table:table-row table:number-rows-repeated='{}'>{}</table:table-row>"
    assert "BI" in refusal(ods_of(rows.format(1, cell.format(10_000_000, "a"))))
    assert "20000 lignes" in refusal(ods_of(rows.format(99_999_999, cell.format(1, "a"))))
    assert "trop de texte" in refusal(ods_of(rows.format(1, cell.format(60, "a" * 4_900))))
    assert "trop de texte" in refusal(ods_of(rows.format(20_000, cell.format(20, "a" * 4_900))))
    assert "abîmé" in refusal(
        ods_of(rows.format(9_999_999, "") + rows.format(1, cell.format(1, "a")))
    )


def test_more_than_fifty_sheets_are_refused_before_any_is_read():
    def many(book_sheet: openpyxl.worksheet.worksheet.Worksheet) -> None:
        for n in range(50):
            book_sheet.parent.create_sheet(f"F{n}")

    assert "plus de 50 feuilles" in refusal(workbook(["Nom"], ["a"], change=many))
    table = "<table:table table:name='F{}'><table:table-row><table:table-cell office:value-type="
    table += "'string'><text:p>a</text:p></table:table-cell></table:table-row></table:table>"
    more = "".join(table.format(n) for n in range(60)).encode()
    end = b"</office:spreadsheet>"
    ods = rezipped(ods_of(""), "content.xml", lambda xml: xml.replace(end, more + end))
    assert "plus de 50 feuilles" in refusal(ods)


def test_lists_of_a_workbook_beside_its_rows_are_bounded():
    entries = io.BytesIO()
    with zipfile.ZipFile(entries, "w") as archive:
        for n in range(3_000):
            archive.writestr(f"{n}", b"")
    assert "trop gros" in refusal(entries.getvalue())
    book = workbook(["Nom"], ["a"])
    shared = rezipped(
        book,
        "xl/sharedStrings.xml",
        lambda xml: SHARED % (b"<si><t>x</t></si>" * 1_300_000),
    )
    assert "trop de textes" in refusal(shared)
    formats = b"<numFmts>" + b"<numFmt numFmtId='1' formatCode='d'/>" * 70_000 + b"</numFmts>"
    styles = rezipped(
        book, "xl/styles.xml", lambda xml: xml.replace(b"<fonts", formats + b"<fonts")
    )
    assert "aucun tableur" in refusal(styles)


def test_a_page_takes_a_smaller_file_than_an_import():
    small, big = b"nom\n" + b"Roux\n" * 10, b"nom\n" + b"Roux\n" * 10_000
    assert len(list(open_table(small, most_bytes=10_000).lines)) == 11
    with pytest.raises(FileUnreadable, match="pèse"):
        open_table(big, most_bytes=10_000)
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("content.xml", b" " * 100_000)
    with pytest.raises(FileUnreadable, match="trop gros"):
        open_table(bomb.getvalue(), most_bytes=10_000)


def test_a_merged_cell_stands_at_its_first_place_where_a_page_allows_it():
    merged = workbook(
        ["Suivi", None], ["Nom", "Jour"], change=lambda sheet: sheet.merge_cells("A1:B1")
    )
    span = "table:number-columns-spanned='2'"
    row = (
        f"<table:table-row><table:table-cell {span}><text:p>Suivi</text:p></table:table-cell>"
        "<table:covered-table-cell><text:p>caché</text:p></table:covered-table-cell>"
        "<table:table-cell><text:p>Nom</text:p></table:table-cell></table:table-row>"
    )
    ods = ods_of(row)
    assert "fusionnées" in refusal(merged)
    assert "fusionnées" in refusal(ods)
    read = [line.cells for line in open_table(merged, may_merge=True).lines]
    assert read == [["Suivi"], ["Nom", "Jour"]]
    lines = [line.cells for line in open_table(ods, may_merge=True).lines]
    assert lines[-1] == ["Suivi", "", "Nom"]
