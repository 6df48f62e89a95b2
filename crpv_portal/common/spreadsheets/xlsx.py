"""Reading of the sheet of an XLSX workbook (ECMA-376), cell by cell."""

from __future__ import annotations

import posixpath
import re
import sys
import zipfile
from collections.abc import Iterator
from typing import Any

from crpv_portal.common.french import listing

from .sheets import (
    FORMULA,
    MOST_SHEETS,
    TOO_MANY_SHEETS,
    FileUnreadable,
    ReadLine,
    ReadTable,
    day_of_serial,
    line_of,
    number_in_words,
    sheet_to_read,
)
from .xml_parts import UNUSUAL, events

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
LINKS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
# ECMA-376, 18.8.30: the formats that are dates without being declared.
DATES = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
NOT_CODE = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
HIDDEN = "1", "true"
MOST_LINKS = 10_000
MOST_STYLES = 65_536  # Excel keeps 65,490
MOST_SHARED = 60_000_000  # octets of the texts that cells share: each costs, however short


def open_xlsx(archive: zipfile.ZipFile, *, may_merge: bool = False, sheet: str = "") -> ReadTable:
    """Return the table of the sheet asked, else of the one that holds something."""
    sheets = _sheets(archive)
    filled = [(name, path) for name, path in sheets if _holds_something(archive, path)]
    name, path = filled[sheet_to_read([name for name, _ in filled], sheet)]
    return ReadTable(
        f"classeur XLSX, feuille « {name} »", _lines(archive, path, may_merge=may_merge)
    )


def _tags(*names: str) -> tuple[str, ...]:
    return tuple(f"{space}{name}" for name in names for space in (MAIN, STRICT))


def _sheets(archive: zipfile.ZipFile) -> list[tuple[str, str]]:
    """Return the names of the sheets, each with the part that holds it."""
    rels = "xl/_rels/workbook.xml.rels"
    if rels not in archive.namelist():
        raise FileUnreadable("Ce classeur est incomplet : enregistrez-le de nouveau.")
    links = _at_most(MOST_LINKS, events(archive, rels, LINKS))
    targets = {each.get("Id"): each.get("Target", "") for each in links}
    found: dict[str, str] = {}  # each part once, however many sheets name it
    for sheet in events(archive, "xl/workbook.xml", *_tags("sheet")):
        target = targets.get(sheet.get(RELATION) or sheet.get(STRICT_RELATION), "")
        path = posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")
        if path in archive.namelist() and "worksheets" in path:
            found.setdefault(path, sheet.get("name", "?"))
        if len(found) > MOST_SHEETS:
            raise FileUnreadable(TOO_MANY_SHEETS)
    return [(name, path) for path, name in found.items()]


def _holds_something(archive: zipfile.ZipFile, path: str) -> bool:
    return any(
        cell.find(f"{space}{part}") is not None
        for cell in events(archive, path, *_tags("c"))
        for space in (MAIN, STRICT)
        for part in ("v", "is")
    )


def _lines(archive: zipfile.ZipFile, path: str, *, may_merge: bool) -> Iterator[ReadLine]:
    texts, dates, is_1904 = _texts(archive), _date_styles(archive), _is_1904(archive)
    hidden: list[str] = []
    number = 0
    for element in events(archive, path, *_tags("row", "mergeCell")):
        if element.tag.endswith("mergeCell"):
            if may_merge:
                continue
            raise FileUnreadable(
                f"La feuille a des cases fusionnées ({element.get('ref')}) : défusionnez-les et "
                "remplissez chaque ligne."
            )
        number = int(element.get("r") or number + 1)
        cells, troubles = {}, {}
        for position, cell in enumerate(element.iterfind(f"{element.tag[:-3]}c")):
            place = _place_of(cell, position)
            cells[place] = _text_of(cell, texts, dates, is_1904=is_1904)
            if cell.find(f"{element.tag[:-3]}f") is not None:
                troubles[place] = FORMULA
        line = line_of(number, cells, troubles)
        if element.get("hidden") in HIDDEN and not line.is_blank:
            hidden.append(str(number))
        yield line
    if hidden:
        raise FileUnreadable(
            f"La feuille cache des lignes ({listing(hidden[:5])}…) : retirez le filtre ou "
            "supprimez-les, pour que l’import prenne ce que vous voyez."
        )


def _place_of(cell: Any, position: int) -> int:
    match = PLACE.fullmatch(cell.get("r", ""))
    if not match:
        return position
    place = 0
    for letter in match[1]:
        place = place * 26 + ord(letter) - 64
    return place - 1


def _text_of(cell: Any, texts: list[str], dates: set[str], *, is_1904: bool) -> str:
    space = cell.tag[:-1]
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return "".join(cell.itertext())
    said = cell.findtext(f"{space}v", "")
    if not said:
        return ""
    if kind == "s":
        return texts[int(said)] if said.isdecimal() and int(said) < len(texts) else ""
    if kind == "b":
        return "oui" if said == "1" else "non"
    if kind == "d":  # ISO 8601
        return "/".join(reversed(said[:10].split("-")))
    if kind in ("str", "e"):
        return str(said)
    return day_of_serial(said, is_1904=is_1904) if cell.get("s") in dates else number_in_words(said)


def _texts(archive: zipfile.ZipFile) -> list[str]:
    part = "xl/sharedStrings.xml"
    if part not in archive.namelist():
        return []
    found: list[str] = []
    size = 0
    for item in events(archive, part, *_tags("si")):
        space = item.tag[:-2]
        runs = item.iter(f"{space}t")
        # How it is pronounced, which Japanese workbooks write beside, is no part of the text.
        text = "".join(run.text or "" for run in runs if run.getparent().tag != f"{space}rPh")
        size += sys.getsizeof(text)
        if size > MOST_SHARED:
            raise FileUnreadable(
                "Ce classeur contient trop de textes : gardez-y la seule feuille à prendre, ou "
                "enregistrez-la en CSV."
            )
        found.append(text)
    return found


def _date_styles(archive: zipfile.ZipFile) -> set[str]:
    """Return the numbers of the styles by which a number is shown as a day."""
    part = "xl/styles.xml"
    if part not in archive.namelist():
        return set()
    custom = {
        each.get("numFmtId")
        for each in _at_most(MOST_STYLES, events(archive, part, *_tags("numFmt")))
        if re.search("[dyj]", NOT_CODE.sub("", each.get("formatCode", "")), re.IGNORECASE)
    }
    styles = set()
    for space in (MAIN, STRICT):
        found = events(archive, part, f"{space}xf", within=f"{space}cellXfs")
        for number, style in enumerate(_at_most(MOST_STYLES, found)):
            shown = style.get("numFmtId", "0")
            if shown in custom or (shown.isdecimal() and int(shown) in DATES):
                styles.add(str(number))
    return styles


def _at_most(count: int, found: Iterator[Any]) -> Iterator[Any]:
    for number, each in enumerate(found):
        if number == count:
            raise FileUnreadable(UNUSUAL)
        yield each


def _is_1904(archive: zipfile.ZipFile) -> bool:
    found = events(archive, "xl/workbook.xml", *_tags("workbookPr"))
    return any(each.get("date1904") in HIDDEN for each in found)
