"""Opening of a file as a table, whatever its format."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from crpv_portal.common.files import size_in_words

from .csv_text import open_csv
from .sheets import (
    BROKEN,
    MOST_BYTES,
    MOST_UNFOLDED,
    FileUnreadable,
    ReadLine,
    ReadTable,
    bounded,
)

ARCHIVE = b"PK\x03\x04"
ENDINGS = (".csv", ".txt", ".tsv", ".xlsx", ".ods")
OLD_EXCEL = b"\xd0\xcf\x11\xe0"
ENTRY = b"PK\x01\x02"  # of an archive's table of contents
MOST_ENTRIES = 2_000
TOO_BIG = (
    "Ce classeur est trop gros une fois ouvert : gardez-y la seule feuille à prendre, sans images, "
    "ou enregistrez-la en CSV."
)


def open_table(
    content: bytes, *, most_bytes: int = MOST_BYTES, may_merge: bool = False, sheet: str = ""
) -> ReadTable:
    """Return the table of a file's bytes, which say their format; raise FileUnreadable.

    most_bytes: of the file; a page that reads while its visitor waits takes fewer than an import,
    and a workbook unfolds in the same measure. may_merge: a merged cell stands at its first place,
    and says nothing at the others; otherwise it is refused, as each line must say what it says.
    sheet: the one to read of a workbook of several; without it, those are refused (SeveralSheets).
    """
    if not content.strip():
        raise FileUnreadable("Ce fichier est vide.")
    if len(content) > most_bytes:
        raise FileUnreadable(
            f"Ce fichier pèse {size_in_words(len(content))} ; on en prend "
            f"{size_in_words(most_bytes)} au plus."
        )
    if content.startswith(OLD_EXCEL):
        raise FileUnreadable(
            "Ce classeur est dans l’ancien format XLS, ou protégé par un mot de passe : "
            "enregistrez-le en XLSX, en ODS ou en CSV, sans protection."
        )
    most_unfolded = MOST_UNFOLDED * most_bytes // MOST_BYTES
    is_archive = content.startswith(ARCHIVE)
    if is_archive:
        table = _open_archive(content, most_unfolded, may_merge=may_merge, sheet=sheet)
    else:
        table = open_csv(content)
    return ReadTable(table.read_as, bounded(_guarded(table.lines)))


def _open_archive(content: bytes, most_unfolded: int, *, may_merge: bool, sheet: str) -> ReadTable:
    # Here, not at the top: lxml weighs on each worker that reads no workbook.
    from .ods import open_ods
    from .xlsx import open_xlsx

    try:
        if content.count(ENTRY) > MOST_ENTRIES:  # before anything is made of each
            raise FileUnreadable(TOO_BIG)
        archive = zipfile.ZipFile(io.BytesIO(content))
        parts = archive.infolist()
        if sum(part.file_size for part in parts) > most_unfolded:
            raise FileUnreadable(TOO_BIG)
        names = {part.filename for part in parts}
        if "xl/workbook.xml" in names:
            return open_xlsx(archive, may_merge=may_merge, sheet=sheet)
        if "content.xml" in names:
            return open_ods(archive, may_merge=may_merge, sheet=sheet)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError) as broken:
        raise FileUnreadable(BROKEN) from broken
    raise FileUnreadable("Ce fichier n’est ni un classeur XLSX ou ODS, ni un fichier CSV.")


def _guarded(lines: Iterator[ReadLine]) -> Iterator[ReadLine]:
    """Yield the lines; an archive that breaks off in the middle is refused as a whole."""
    try:
        yield from lines
    except (zipfile.BadZipFile, EOFError, OSError, ValueError, KeyError) as broken:
        raise FileUnreadable(BROKEN) from broken
