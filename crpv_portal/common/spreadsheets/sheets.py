"""Lines into which a file is read, and the limits under which it is read."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from crpv_portal.common.french import listing

MOST_BYTES = 10_000_000
MOST_SHEETS = 50
MOST_UNFOLDED = 80_000_000  # octets of an archive once inflated: 20,000 rows take some thirty
MOST_LINES = 20_000
MOST_COLUMNS = 60
MOST_IN_CELL = 5_000
# Beyond what a spreadsheet keeps in a cell, and in what no list of ours comes near: lines go by
# the hundred, and are kept.
MOST_RAW = 40_000
MOST_IN_LINE = 100_000
MOST_IN_TABLE = 30_000_000
MOST_NUMBER = 10_000_000  # of a line, blank ones counted: a sheet has 1,048,576 of them
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

ERRORS = re.compile(
    r"#(REF|N/?A|NUM|NOM|NAME|VALUE|VALEUR|DIV/0|NULL?|NUL|CALC|SPILL|GETTING_DATA)\s?[!?]?",
    re.IGNORECASE,
)
IN_ERROR = "la case montre une erreur du tableur ({said}) : corrigez-la dans le fichier"
FORMULA = (
    "la case contient une formule : dans le tableur, copiez la colonne, puis collez-la « valeurs "
    "seulement »"
)
TOO_LONG = f"la case contient plus de {MOST_IN_CELL} signes"
# What a cell of text may not hold once stored: PostgreSQL refuses U+0000.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


TOO_MANY_SHEETS = f"Ce classeur a plus de {MOST_SHEETS} feuilles : gardez-y la seule à prendre."
BROKEN = "Ce classeur est abîmé : ouvrez-le dans votre tableur et enregistrez-le de nouveau."


class FileUnreadable(Exception):
    """Raised for a file that cannot be read as one table; the message is French, for the agent."""


class SeveralSheets(FileUnreadable):
    """Raised for a workbook several sheets of which hold something, when none of them is asked."""

    def __init__(self, names: list[str], wanted: str = "") -> None:
        self.names = names
        said = listing([f"« {name} »" for name in names])
        super().__init__(
            f"Aucune feuille remplie de ce classeur ne s’appelle « {wanted} » : il a {said}."
            if wanted
            else f"Ce classeur a plusieurs feuilles remplies ({said}) : gardez-y la seule à "
            "prendre."
        )


def sheet_to_read(names: list[str], wanted: str = "") -> int:
    """Return the place, among the sheets that hold something, of the one asked, or of the only one.

    Raises FileUnreadable when there is none, SeveralSheets when it is not known which.
    """
    if not names:
        raise FileUnreadable("Ce classeur est vide.")
    if wanted in names:
        return names.index(wanted)
    if wanted or len(names) > 1:
        raise SeveralSheets(names, wanted)
    return 0


@dataclass(frozen=True)
class ReadLine:
    """Line of a table: its number in the spreadsheet, its cells, what is wrong with some.

    troubles: by the place of the cell, from 0.
    """

    number: int
    cells: list[str]
    troubles: dict[int, str] = field(default_factory=dict)

    @property
    def is_blank(self) -> bool:
        return not self.troubles and not any(self.cells)


@dataclass(frozen=True)
class ReadTable:
    """Table of a file; `read_as` says in words how its bytes were understood."""

    read_as: str
    lines: Iterator[ReadLine]


def column_letter(place: int) -> str:
    """Return the letter of a column as spreadsheets show it: 0 is A, 27 is AB."""
    letters = ""
    while place >= 0:
        letters = LETTERS[place % 26] + letters
        place = place // 26 - 1
    return letters


def line_of(number: int, cells: dict[int, str], troubles: dict[int, str] | None = None) -> ReadLine:
    """Return the line of these cells, cleaned; what cannot be used is a trouble of its cell.

    Raises FileUnreadable for a column beyond the last one that is read.
    """
    wrong = dict(troubles or {})
    said = {}
    for place, text in cells.items():
        cleaned = CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
        if not cleaned and place not in wrong:
            continue
        if place >= MOST_COLUMNS:
            raise FileUnreadable(
                f"La colonne {column_letter(place)} contient quelque chose (ligne {number}) : on "
                f"lit {MOST_COLUMNS} colonnes au plus. Supprimez celles qui ne servent pas."
            )
        if ERRORS.fullmatch(cleaned):
            wrong[place] = IN_ERROR.format(said=cleaned)
        elif len(cleaned) > MOST_IN_CELL:
            wrong[place] = TOO_LONG
            cleaned = cleaned[:50]
        said[place] = cleaned
    last = max(said, default=-1)
    return ReadLine(number, [said.get(place, "") for place in range(last + 1)], wrong)


def bounded(lines: Iterator[ReadLine]) -> Iterator[ReadLine]:
    """Yield the lines that hold something; raise FileUnreadable when there is too much of them."""
    count = texts = 0
    last = 0
    for line in lines:
        if not last < line.number <= MOST_NUMBER:
            raise FileUnreadable(BROKEN)
        last = line.number
        if line.is_blank:
            continue
        count += 1
        if count > MOST_LINES + 1:  # with the titles
            raise FileUnreadable(
                f"Ce fichier a plus de {MOST_LINES} lignes, le plus que l’on prenne en une fois : "
                "partagez-le en plusieurs."
            )
        held = sum(map(len, line.cells))
        texts += held
        if held > MOST_IN_LINE or texts > MOST_IN_TABLE:
            raise FileUnreadable(
                f"Ce fichier contient trop de texte (ligne {line.number}) : partagez-le en "
                "plusieurs, ou retirez les colonnes qui ne servent pas."
            )
        yield line


def number_in_words(said: str) -> str:
    """Return a number of a spreadsheet as a person types it: 12, 12,5; « 1E3 » is 1000."""
    try:
        number = Decimal(said)
    except InvalidOperation:
        return said
    if not number.is_finite() or abs(number.adjusted()) > 30:
        return said
    # A spreadsheet computes in binary: 0.1 + 0.2 is stored as 0.30000000000000004.
    rounded = number.quantize(Decimal("1E-9")) if abs(number) < Decimal("1E15") else number
    text = f"{rounded:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")


def day_of_serial(said: str, *, is_1904: bool = False) -> str:
    """Return the day of a spreadsheet's number of days as 16/03/2017; itself when it is none."""
    try:
        days = Decimal(said)
    except InvalidOperation:
        return said
    # Before `int()`: of 1E9999999, it would write all the digits.
    if not days.is_finite() or not 1 <= days < 2_958_466:
        return said
    number = int(days)
    # Excel believes that 1900 was a leap year: before 1 March its numbers are one too low.
    first = datetime.date(1904, 1, 1) if is_1904 else datetime.date(1899, 12, 30)
    shift = 1 if not is_1904 and number < 60 else 0
    return (first + datetime.timedelta(days=number + shift)).strftime("%d/%m/%Y")
