"""Lists as files: CSV, ODS and JSON of any list on screen.

A list declares its columns once; the three formats are made from them. Text that a spreadsheet
would take for a formula is made harmless, numbers stay numbers and days stay days.

    table = Table("instances", "Instances", COLUMNS, rows)
    return table_response(table, form)      # form: "csv", "ods" or "json"

In an address, `<table:form>` takes these three words and nothing else.
"""

from __future__ import annotations

import datetime
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls.converters import StringConverter

from .dates import today

Cell = str | int | Decimal | datetime.date | bool | None

MEDIA_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "json": "application/json; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
BYTE_ORDER_MARK = "\ufeff"  # without it, a French Excel reads UTF-8 as Latin-1
# XML 1.0 section 2.2 has no room for them, and no list needs them.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
# The signs that open a formula for a spreadsheet set up in an East Asian language; the plain ones
# are the business of defusedcsv.
FULL_WIDTH = ("\uff1d", "\uff0b", "\uff0d", "\uff20")
SHEET_NAME = re.compile(r"[\\/*?:\[\]']")  # refused by spreadsheets in the name of a sheet


class TableFormConverter(StringConverter):
    """Path converter for `csv`, `ods` or `json`; the app registers it as `table`."""

    regex = "csv|ods|json"


@dataclass(frozen=True)
class ExportColumn:
    """Column; key: its stable name in JSON; label: its header; value: called with a row."""

    key: str
    label: str
    value: Callable[[Any], Cell]


@dataclass(frozen=True)
class ExportTable:
    """List to be made a file.

    name: of the file, without the day; title: of the sheet; remarks: warnings to the reader.
    """

    name: str
    title: str
    columns: Sequence[ExportColumn]
    rows: Iterable[Any]
    remarks: Sequence[str] = field(default=())

    def cells(self) -> list[list[Cell]]:
        return [[_clean(column.value(row)) for column in self.columns] for row in self.rows]

    @property
    def labels(self) -> list[str]:
        return [column.label for column in self.columns]


def table_response(table: ExportTable, form: str) -> HttpResponse:
    """Return the file, named after the day: `instances-2026-11-22.ods`."""
    makers = {"csv": as_csv, "ods": as_ods, "json": as_json, "xlsx": as_xlsx}
    content = makers[form](table)
    name = f"{table.name}-{today().isoformat()}.{form}"
    return HttpResponse(
        content,
        content_type=MEDIA_TYPES[form],
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "X-Content-Type-Options": "nosniff",
            "X-Robots-Tag": "noindex",  # search engines show the page of the list
        },
    )


def refusal_of_filters(
    request: HttpRequest, filters: BaseForm, problem: str = ""
) -> HttpResponse | None:
    """Return the page that says which filters of a file cannot be read; None when all can.

    The file would hold the whole list under the name of a part of it. problem: that of the day
    asked for, if any.
    """
    said = [problem] if problem else []
    for name, errors in filters.errors.items():
        label = filters.fields[name].label if name in filters.fields else ""
        said += [f"{label} : {error}" if label else str(error) for error in errors]
    return render(request, "400_file.html", {"said": said}, status=400) if said else None


def as_csv(table: ExportTable) -> bytes:
    """Return CSV with semicolons and a byte order mark: it opens in a French spreadsheet.

    Remarks are left out: a line that is no row would break every program that reads it.
    """
    from defusedcsv import csv

    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(table.labels)
    for cells in table.cells():
        writer.writerow([_csv_cell(cell) for cell in cells])
    return (BYTE_ORDER_MARK + out.getvalue()).encode("utf-8")


def as_ods(table: ExportTable) -> bytes:
    """Return a sheet of typed cells; text is text there, whatever it begins with."""
    import tablib
    from odf.element import Element
    from odf.namespaces import nsdict

    # odfpy declares the prefixes met since the process began: all of them, from the first file on.
    Element.namespaces.update(nsdict)
    book = tablib.Dataset(title=SHEET_NAME.sub(" ", table.title)[:31], headers=table.labels)
    for cells in table.cells():
        book.append([_ods_cell(cell) for cell in cells])
    for remark in table.remarks:
        book.append([remark, *[""] * (len(table.columns) - 1)])
    return _without_its_minute(book.export("ods"))


def as_xlsx(table: ExportTable) -> bytes:
    """Return a workbook of typed cells, for the back office: the public lists are ODS.

    Text is text there, whatever it begins with.
    """
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    sheet = book.create_sheet(SHEET_NAME.sub(" ", table.title)[:31])

    def cell_of(value: Any) -> Any:
        cell = WriteOnlyCell(sheet, value=value)
        if isinstance(value, str):
            cell.data_type = "s"  # a text that begins with = would be a formula
        if isinstance(value, datetime.date):
            cell.number_format = "dd/mm/yyyy"
        return cell

    sheet.append([cell_of(label) for label in table.labels])
    for cells in table.cells():
        sheet.append([cell_of(_ods_cell(cell)) for cell in cells])
    for remark in table.remarks:
        sheet.append([cell_of(remark)])
    out = io.BytesIO()
    book.save(out)
    return _without_its_minute(out.getvalue())


def _without_its_minute(archive: bytes) -> bytes:
    """Return the archive without times: the same list gives the same bytes all day."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as made, zipfile.ZipFile(out, "w") as kept:
        for part in made.infolist():
            undated = zipfile.ZipInfo(part.filename)  # of 1 January 1980, the format's first day
            undated.compress_type = part.compress_type
            kept.writestr(undated, made.read(part))
    return out.getvalue()


def as_json(table: ExportTable) -> bytes:
    """Return `{"titre": …, "remarques": […], "lignes": [{key: value}]}`; days in ISO 8601."""
    keys = [column.key for column in table.columns]
    content = {
        "titre": table.title,
        "remarques": list(table.remarks),
        "lignes": [dict(zip(keys, map(_json_cell, cells), strict=True)) for cells in table.cells()],
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode("utf-8")


def _clean(cell: Cell) -> Cell:
    """Return the text without control characters or outer spaces, which could hide a formula."""
    return CONTROL.sub("", cell).strip() if isinstance(cell, str) else cell


def _csv_cell(cell: Cell) -> str | int | None:
    if isinstance(cell, bool):
        return _yes_or_no(cell)
    if isinstance(cell, Decimal):
        return f"{cell:f}".replace(".", ",")
    if isinstance(cell, datetime.date):
        return cell.isoformat()
    if isinstance(cell, str) and cell.startswith(FULL_WIDTH):
        return f"'{cell}"
    return cell


def _ods_cell(cell: Cell) -> Any:
    if isinstance(cell, bool):
        return _yes_or_no(cell)
    return "" if cell is None else cell


def _json_cell(cell: Cell) -> str | int | float | None:
    if isinstance(cell, Decimal):
        return float(cell)
    if isinstance(cell, datetime.date):
        return cell.isoformat()
    return cell


def _yes_or_no(cell: bool) -> str:
    return "oui" if cell else "non"
