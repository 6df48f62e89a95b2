"""Reading of CSV as French spreadsheets, and others, write it."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator

from .sheets import FORMULA, MOST_COLUMNS, FileUnreadable, ReadLine, ReadTable, line_of

DELIMITERS = {";": "points-virgules", "\t": "tabulations", ",": "virgules"}
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
# How a writer of ours, and others, make a formula harmless; and a formula that nobody did.
HARMLESS = re.compile(r"'(?=\\\||[=+\-@|%\t\uff1d\uff0b\uff0d\uff20])")
RUNS = re.compile(r"=\s*[\w(+\-\"']")
SAID_DELIMITER = re.compile(r"sep=(.)", re.IGNORECASE)
LONGEST_FIELD = 100_000
HEAD = 100_000  # signs in which the titles are


def open_csv(content: bytes) -> ReadTable:
    """Return the table; its encoding and its delimiter are those that the bytes show."""
    text, encoding = decoded(content)
    delimiter, text = _delimiter_of(text)
    said = f"CSV en {encoding}, colonnes séparées par des {DELIMITERS.get(delimiter, 'signes')}"
    return ReadTable(said, _lines(text, delimiter))


def decoded(content: bytes) -> tuple[str, str]:
    """Return the text and the name of its encoding; raise FileUnreadable."""
    for mark, codec, name in MARKS:
        if content.startswith(mark):
            return _decode(content, codec), name
    head = content[:4_000]
    if head.count(0) > len(head) // 4:  # every second octet of a Latin text in UTF-16
        codec = "utf-16-be" if head[0] == 0 else "utf-16-le"
        return _decode(content, codec), "UTF-16"
    if 0 in content:
        raise FileUnreadable("Ce fichier n’est pas un texte : enregistrez-le en CSV, XLSX ou ODS.")
    try:
        return content.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        return _decode(content, "cp1252"), "Windows-1252"


def _decode(content: bytes, codec: str) -> str:
    try:
        return content.decode(codec)
    except UnicodeDecodeError as unreadable:
        raise FileUnreadable(
            "Ce fichier n’est écrit ni en UTF-8, ni en Windows-1252, ni en UTF-16 : dans votre "
            "tableur, enregistrez-le en « CSV UTF-8 »."
        ) from unreadable


def _delimiter_of(text: str) -> tuple[str, str]:
    """Return the delimiter, and the text without the line by which Excel names it."""
    begins = text[:HEAD]
    first, _, _ = begins.partition("\n")
    if said := SAID_DELIMITER.fullmatch(first.strip("\r\ufeff ")):
        return said[1], text[len(first) + 1 :]
    head = next((line for line in begins.splitlines()[:20] if line.strip()), "")
    outside = re.sub(r'"[^"]*"', "", head)
    return max(DELIMITERS, key=outside.count), text


def _lines(text: str, delimiter: str) -> Iterator[ReadLine]:
    csv.field_size_limit(LONGEST_FIELD)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            if len(cells) > 2_000:
                raise FileUnreadable(
                    f"La ligne {number} a {len(cells)} colonnes : on en lit {MOST_COLUMNS} au plus."
                )
            troubles = {n: FORMULA for n, cell in enumerate(cells) if RUNS.match(cell.strip())}
            yield line_of(number, {n: _plain(cell) for n, cell in enumerate(cells)}, troubles)
    except csv.Error as broken:
        raise FileUnreadable(
            f"Les guillemets ne se referment pas, vers la ligne {number + 1} : ouvrez le fichier "
            "dans votre tableur et enregistrez-le de nouveau."
        ) from broken


def _plain(cell: str) -> str:
    """Return the cell without what made it harmless to a spreadsheet."""
    if not HARMLESS.match(cell):
        return cell
    return cell[1:].replace("\\|", "|")
