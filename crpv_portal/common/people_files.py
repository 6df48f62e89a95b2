"""Files of people (CSV, XLSX, ODS), turned into the lines that the reader of pasted names reads."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError

from .files import refuse_virus, size_in_words
from .french import agreed, counted, listing
from .people_lines import MOST_LINES
from .people_tables import PeopleTable, head_of
from .spreadsheets import FileUnreadable, open_table
from .spreadsheets.tables import ENDINGS

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

# A list of three hundred people with their addresses has a tenth of it; a logo makes the rest.
MOST_BYTES = 1_000_000
ACCEPTED = ",".join(ENDINGS)
# Where the head of a table is looked for: a title, a date and a blank line may stand above it.
MOST_ABOVE = 15
ABOUT_FILES = (
    f"CSV, XLSX ou ODS, une seule feuille, {MOST_LINES} lignes et {size_in_words(MOST_BYTES)} au "
    "plus. Les colonnes se reconnaissent à leur titre, dans n’importe quel ordre : nom, prénom, "
    "organisation, fonction, courriel."
)


@dataclass(frozen=True)
class PeopleFile:
    """Lines of a file of people, as if they were pasted, and what of it was left out."""

    text: str
    left_out: list[str] = field(default_factory=list)  # the titles of columns
    above: int = 0  # lines above the head

    @property
    def said(self) -> str:
        """Return in a sentence what of the file is not read; empty when everything is."""
        said = []
        if self.left_out:
            names = listing([f"« {name} »" for name in self.left_out])
            words = agreed(len(self.left_out), "Colonne(s) laissée(s) de côté")
            said.append(f"{words} : {names}.")
        if self.above:
            words = counted(self.above, "ligne(s) au-dessus des titres n’(est|sont) pas lue(s)")
            said.append(f"{words}.")
        return " ".join(said)


def read_people_file(content: bytes) -> PeopleFile:
    """Return the lines of the file; raise FileUnreadable.

    Columns are known by their head, in whichever order; those that say nothing of who it is, as a
    phone, are left out. Without a head each row is a line.
    """
    rows: list[list[str]] = []
    for line in open_table(content, most_bytes=MOST_BYTES).lines:
        if len(rows) > MOST_LINES + MOST_ABOVE:
            raise FileUnreadable(
                f"Ce fichier a plus de {MOST_LINES} lignes : partagez-le en plusieurs."
            )
        rows.append([" ".join(cell.split()) for cell in line.cells])
    for place, row in enumerate(rows[:MOST_ABOVE]):
        head = head_of(_line(row))
        if head is not None:
            return _of_table(row, head, rows[place + 1 :], above=place)
    return PeopleFile("\n".join("\t".join(row) for row in rows))


def _of_table(
    titles: list[str], head: PeopleTable, rows: list[list[str]], *, above: int
) -> PeopleFile:
    kept = [n for n, name in enumerate(head.columns) if name and name != "rest"]
    used = {n for row in rows for n, cell in enumerate(row) if cell}
    left_out = [
        titles[n] if n < len(titles) and titles[n] else f"sans titre, la {n + 1}e"
        for n in sorted(used - set(kept))
    ]
    lines = [[row[n] if n < len(row) else "" for n in kept] for row in rows]
    filled = [line for line in lines if any(line)]
    text = "\n".join(_line(line) for line in [[titles[n] for n in kept], *filled])
    return PeopleFile(text, left_out, above)


def _line(cells: list[str]) -> str:
    """Write a row as a spreadsheet pastes it; a cell that holds a quote is in quotes."""
    written = io.StringIO()
    csv.writer(written, delimiter="\t", lineterminator="").writerow(cells)
    return written.getvalue()


def people_of_upload(upload: UploadedFile) -> PeopleFile:
    """Return what an upload gives; raise ValidationError, in French, for what cannot be read.

    It may take a while: call it while no row is locked.
    """
    if (upload.size or 0) > MOST_BYTES:
        raise ValidationError(
            f"« {upload.name} » pèse {size_in_words(upload.size or 0)} ; on en prend "
            f"{size_in_words(MOST_BYTES)} au plus. Gardez-y la seule liste des personnes."
        )
    refuse_virus(upload)
    try:
        return read_people_file(upload.read())
    except FileUnreadable as refusal:
        raise ValidationError(f"« {upload.name} » : {refusal}") from refusal
