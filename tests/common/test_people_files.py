"""Files of people: columns in any order known by their heads, whatever the format."""

from __future__ import annotations

import io
from functools import partial

import openpyxl
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from crpv_portal.common.people_files import people_of_upload, read_people_file
from crpv_portal.common.people_lines import read_people
from crpv_portal.common.tables import ExportColumn, ExportTable, as_ods

HEAD = ["Téléphone", "Courriel", "Fonction", "Organisme", "NOM", "Prénom", "Civilité"]
ROWS = [
    ["0102030405", "a.leroy@exemple.fr", "cheffe de service", "DREETS Occitanie", "LEROY", "Anne"],
    ["", "", "", 'Mairie, de "Sète"', "de la Tour", "Jean-Marc", "M."],
]


def workbook(*rows: list[str]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def csv_of(*rows: list[str]) -> bytes:
    lines = (";".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    return "\n".join(lines).encode("cp1252")


def ods(*rows: list[str]) -> bytes:
    head, *rest = rows
    columns = [
        ExportColumn(f"c{n}", title, partial(cell_of, place=n)) for n, title in enumerate(head)
    ]
    return as_ods(ExportTable("liste", "Liste", columns, rest))


def cell_of(row: list[str], place: int) -> str:
    return row[place] if place < len(row) else ""


def people(text: str) -> list[tuple[str, ...]]:
    return [
        (one.first_name, one.last_name, one.organisation, one.function, one.email)
        for one in read_people(text)
    ]


@pytest.mark.parametrize("write", [workbook, csv_of, ods])
def test_columns_of_any_order_are_known_by_their_heads(write):
    read = read_people_file(write(HEAD, *ROWS))
    assert people(read.text) == [
        ("Anne", "LEROY", "DREETS Occitanie", "cheffe de service", "a.leroy@exemple.fr"),
        ("Jean-Marc", "de la Tour", 'Mairie, de "Sète"', "", ""),
    ]
    assert read.left_out == ["Téléphone"]
    assert "Téléphone" in read.said
    assert "0102030405" not in read.text


def test_a_title_above_the_head_is_passed_over_and_said():
    read = read_people_file(csv_of(["Liste des membres du CA"], HEAD, *ROWS))
    assert len(people(read.text)) == 2
    assert "au-dessus des titres" in read.said


def test_a_file_without_head_is_a_list_of_lines():
    read = read_people_file(b"Mme Anne Leroy;DREETS\nM. Paul Roux;CAF\n")
    assert people(read.text) == [
        ("Anne", "Leroy", "DREETS", "", ""),
        ("Paul", "Roux", "CAF", "", ""),
    ]
    assert read.said == ""


def test_what_cannot_be_read_is_refused_in_words():
    for content, words in (
        (b"nom;prenom\n" + b"Roux;Paul\n" * 400, "300 lignes"),
        (b"x" * 1_000_001, "au plus"),
        (b"", "vide"),
        (b"\xd0\xcf\x11\xe0" + b"0" * 100, "ancien format"),
    ):
        with pytest.raises(ValidationError, match=words):
            people_of_upload(SimpleUploadedFile("liste.csv", content))
