"""Lists as files: what a spreadsheet would run is text, numbers and days are what they are."""

import csv
import datetime
import io
import json
import zipfile
from decimal import Decimal
from xml.etree import ElementTree

import pytest

from crpv_portal.common.tables import (
    ExportColumn,
    ExportTable,
    as_csv,
    as_json,
    as_ods,
    table_response,
)

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
FORMULAS = [
    "=1+1",
    "+33",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    " =1+1",
    "\r\n=1+1",
    "|calc",
    "\uff1d1+1",
    "%x",
]


def table_of(*values, remarks=()):
    return ExportTable(
        "essai", "Essai : [1]", [ExportColumn("valeur", "Valeur", lambda v: v)], values, remarks
    )


def read_csv(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def read_ods(content):
    """The cells of the only sheet, each with its type and its value."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        root = ElementTree.fromstring(archive.read("content.xml"))  # noqa: S314 our own file
    cells = list(root.iter(f"{TABLE}table-cell"))
    assert not [cell for cell in cells if f"{TABLE}formula" in cell.attrib]
    return [
        (
            cell.get(f"{OFFICE}value-type", "string"),
            cell.get(f"{OFFICE}value") or cell.get(f"{OFFICE}date-value"),
            "".join(cell.itertext()),
        )
        for cell in cells
    ]


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_of_text_can_be_run(formula):
    table = table_of(formula)
    (_, (cell,)) = read_csv(as_csv(table))
    assert cell[0] == "'"
    _, (kind, _, text) = read_ods(as_ods(table))
    assert (kind, text) == ("string", formula.strip())
    assert json.loads(as_json(table))["lignes"] == [{"valeur": formula.strip()}]


def test_numbers_and_days_are_what_they_are():
    table = table_of(-4, Decimal("87.5"), datetime.date(2026, 3, 3), True, None, "L’été ; « oui »")
    assert read_csv(as_csv(table))[1:] == [
        ["-4"],
        ["87,5"],
        ["2026-03-03"],
        ["oui"],
        [""],
        ["L’été ; « oui »"],
    ]
    kinds = [(kind, value) for kind, value, _ in read_ods(as_ods(table))[1:4]]
    assert kinds == [("float", "-4"), ("float", "87.5"), ("date", "2026-03-03")]
    assert [line["valeur"] for line in json.loads(as_json(table))["lignes"]] == [
        -4,
        87.5,
        "2026-03-03",
        True,
        None,
        "L’été ; « oui »",
    ]


def test_text_that_no_document_may_hold_is_left_out():
    assert read_ods(as_ods(table_of("a\x00\x1bb")))[1][2] == "ab"


def test_remarks_follow_in_the_sheet_and_stay_out_of_the_rows():
    table = table_of("x", remarks=["Deux instances manquent."])
    assert [text for _, _, text in read_ods(as_ods(table))] == [
        "Valeur",
        "x",
        "Deux instances manquent.",
    ]
    assert len(read_csv(as_csv(table))) == 2
    assert json.loads(as_json(table))["remarques"] == ["Deux instances manquent."]


def test_empty_table_has_its_heads():
    assert read_csv(as_csv(table_of())) == [["Valeur"]]
    assert read_ods(as_ods(table_of())) == [("string", None, "Valeur")]


@pytest.mark.parametrize("form", ["csv", "ods", "json"])
def test_file_bears_the_day(form, time_machine):
    time_machine.move_to("2026-11-22 12:00:00Z", tick=False)
    response = table_response(table_of("x"), form)
    assert response["Content-Disposition"] == f'attachment; filename="essai-2026-11-22.{form}"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Robots-Tag"] == "noindex"
