"""Reading of the sheet of an ODS workbook (ODF 1.3), row by row."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from itertools import chain
from typing import Any

from crpv_portal.common.french import listing

from .sheets import (
    FORMULA,
    MOST_COLUMNS,
    MOST_LINES,
    MOST_RAW,
    MOST_SHEETS,
    TOO_MANY_SHEETS,
    FileUnreadable,
    ReadLine,
    ReadTable,
    line_of,
    number_in_words,
    sheet_to_read,
)
from .xml_parts import events

OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
TABLE, OFFICE, TEXT = (f"{{{OASIS}{name}:1.0}}" for name in ("table", "office", "text"))
SHEET, ROW = f"{TABLE}table", f"{TABLE}table-row"
CELL, COVERED = f"{TABLE}table-cell", f"{TABLE}covered-table-cell"
NOTES = f"{OFFICE}annotation"


def open_ods(archive: zipfile.ZipFile, *, may_merge: bool = False, sheet: str = "") -> ReadTable:
    """Return the table of the sheet asked, else of the one that holds something."""
    filled = _filled(archive)
    name = filled[sheet_to_read(filled, sheet)]
    return ReadTable(
        f"classeur ODS, feuille « {name} »", _lines(archive, name, may_merge=may_merge)
    )


def _filled(archive: zipfile.ZipFile) -> list[str]:
    names: dict[str, None] = {}
    for row in events(archive, "content.xml", ROW, within=SHEET):
        if (name := _sheet_of(row)) not in names and any(_said(cell) for cell in row.iter(CELL)):
            names[name] = None
        if len(names) > MOST_SHEETS:
            raise FileUnreadable(TOO_MANY_SHEETS)
    return list(names)


def _sheet_of(row: Any) -> str:
    return str(row.getparent().get(f"{TABLE}name", "?"))


def _lines(archive: zipfile.ZipFile, wanted: str, *, may_merge: bool) -> Iterator[ReadLine]:
    hidden: list[str] = []
    number = 0
    for row in events(archive, "content.xml", ROW, within=SHEET):
        if _sheet_of(row) != wanted:
            continue
        times = _times(row, "rows")
        cells, troubles = _cells(row, number + 1, may_merge=may_merge)
        line = line_of(number + 1, cells, troubles)
        if line.is_blank:
            number += times
            continue
        if row.get(f"{TABLE}visibility", "visible") != "visible":
            hidden.append(str(number + 1))
        for _ in range(min(times, MOST_LINES + 2)):
            number += 1
            yield ReadLine(number, line.cells, line.troubles)
    if hidden:
        raise FileUnreadable(
            f"La feuille cache des lignes ({listing(hidden[:5])}…) : retirez le filtre ou "
            "supprimez-les, pour que l’import prenne ce que vous voyez."
        )


def _cells(row: Any, number: int, *, may_merge: bool) -> tuple[dict[int, str], dict[int, str]]:
    cells, troubles, place = {}, {}, 0
    for cell in row.iterchildren(CELL, COVERED):
        times = _times(cell, "columns")
        spans = (cell.get(f"{TABLE}number-{each}-spanned", "1") for each in ("columns", "rows"))
        is_covered = cell.tag == COVERED
        if (is_covered or any(span != "1" for span in spans)) and not may_merge:
            raise FileUnreadable(
                f"La feuille a des cases fusionnées (ligne {number}) : défusionnez-les et "
                "remplissez chaque ligne."
            )
        if said := "" if is_covered else _said(cell):
            for n in range(min(times, MOST_COLUMNS + 1)):
                cells[place + n] = said
                if cell.get(f"{TABLE}formula"):
                    troubles[place + n] = FORMULA
        place += times
    return cells, troubles


def _times(element: Any, what: str) -> int:
    said = element.get(f"{TABLE}number-{what}-repeated", "1")
    return max(1, int(said)) if said.isdecimal() and len(said) < 9 else 1


def _said(cell: Any) -> str:
    kind = cell.get(f"{OFFICE}value-type", "")
    if kind == "date":
        return "/".join(reversed(cell.get(f"{OFFICE}date-value", "")[:10].split("-")))
    if kind == "boolean":
        return "oui" if cell.get(f"{OFFICE}boolean-value") == "true" else "non"
    if kind in ("float", "currency"):
        return number_in_words(cell.get(f"{OFFICE}value", ""))
    return _text(cell)


def _text(cell: Any) -> str:
    """Return the paragraphs of a cell, in which a few signs may stand for a thousand spaces."""
    said: list[str] = []
    length = 0
    for paragraph in cell.iterchildren(f"{TEXT}p"):
        for run in chain(("\n",) if said else (), _runs(paragraph)):
            said.append(run)
            length += len(run)
            if length > MOST_RAW:
                raise FileUnreadable(f"Une case contient plus de {MOST_RAW} signes.")
    return "".join(said)


def _runs(element: Any) -> Iterator[str]:
    """Yield the texts of a paragraph; several spaces in a row are an element of their own."""
    yield element.text or ""
    for child in element:
        if child.tag == f"{TEXT}s":
            count = child.get(f"{TEXT}c", "1")
            yield " " * (min(int(count), 1_000) if count.isdecimal() else 1)
        elif child.tag == f"{TEXT}line-break":
            yield "\n"
        elif child.tag != NOTES:
            yield from _runs(child)
        yield child.tail or ""
