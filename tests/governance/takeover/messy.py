"""A secretary's own spreadsheet and folder: sixty meetings, forty files, as years make them."""

from __future__ import annotations

import datetime
import io
import zipfile
from dataclasses import dataclass, field

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile

from crpv_portal.common.dates import MONTHS, WEEKDAYS
from tests.common.test_files import WORD
from tests.pdf_files import pdf, stream

FUNDERS, PILOT = "Comité des financeurs", "Comité de pilotage régional"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
HEADS = [
    *("Instance", "Date de la réunion", "Horaires", "Lieu / salle", "Présents (nom, organisme)"),
    *("Excusés", "Décisions prises", "Vote", "Observations"),
]
PEOPLE = [
    "DUPONT Marie (CAF) ; MARTIN Paul (DREETS)",
    "Mme Marie Dupont (CAF)\nM. Paul Martin (DREETS)\nÉlodie Lefèvre (Ville de Béziers)",
    "Paul MARTIN (DREETS), Élodie LEFÈVRE (Ville de Béziers)",
]


def days() -> list[datetime.date]:
    """Thirty days, a month apart or so, from January 2019 on."""
    return [datetime.date(2019 + n // 8, 1 + n % 8, 3 + n % 20) for n in range(30)]


def said(day: datetime.date, style: int) -> object:
    if style == 0:
        return day
    if style == 1:
        return f"{day:%d/%m/%Y}"
    words = f"{'1er' if day.day == 1 else day.day} {MONTHS[day.month - 1]} {day.year}"
    return words if style == 2 else f"{WEEKDAYS[day.weekday()]} {words}"


def rows() -> list[list[object]]:
    """Sixty meetings of two bodies, with what the years left between them."""
    found: list[list[object]] = [
        ["Suivi des comités de la région, 2019-2022"],
        [],
        ["", "mis à jour par le secrétariat"],
        HEADS,
    ]
    year = 0
    for n, day in enumerate(days()):
        if day.year != year:
            year = day.year
            found += [[], [f"Année {year}"]]
        funders = "Comité des financeur" if n in (3, 4, 9) else "COMITE DES FINANCEURS"
        found.append(
            [
                *(funders, said(day, n % 4), "14h-16h30" if n % 2 else "9:00 - 12:00"),
                *("Préfecture, salle Érasme", PEOPLE[n % 3], "Jean Roux (Région)"),
                f"Le comité valide le programme {n}.",
                "12 pour, 1 contre, 2 abstentions" if n == 5 else "unanimité" if n % 5 == 0 else "",
                "Séance enregistrée" if n % 10 == 0 else "",
            ]
        )
        if n == 7:  # one decision more, on a line of its own
            found.append(["", "", "", "", "", "", "Avis favorable sur la convention."])
        pilot = "" if n % 6 == 5 else PILOT  # merged with nothing: said again below
        later = day + datetime.timedelta(days=7)
        found.append([pilot or PILOT, said(later, (n + 1) % 4), "", "", PEOPLE[(n + 1) % 3]])
        if n == 12:  # the same line, pasted twice
            found.append(list(found[-1]))
    return found


def with_faults() -> list[list[object]]:
    """The same rows, and three that cannot be written."""
    return [
        *rows(),
        [FUNDERS, "mars 2021", "", "", PEOPLE[0]],
        [FUNDERS, "31/12/2089", "", "", PEOPLE[0]],
        ["Conseil inconnu de tous", "04/05/2021", "", "", PEOPLE[0]],
    ]


def workbook(lines: list[list[object]], *, merged: str = "") -> bytes:
    book = openpyxl.Workbook()
    for row in lines:
        book.active.append(row)
    if merged:
        book.active.merge_cells(merged)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def table(lines: list[list[object]] | None = None, name: str = "suivi.xlsx") -> SimpleUploadedFile:
    content = workbook(lines) if lines else workbook(rows(), merged="A1:I1")
    return SimpleUploadedFile(name, content)


# --- Files ----------------------------------------------------------------------------------------


def pdf_of(text: str) -> bytes:
    """A page with one line of text."""
    shown = text.encode("cp1252").replace(b"(", b"\\(").replace(b")", b"\\)")
    return pdf(
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        stream(b"BT /F1 12 Tf 72 720 Td (" + shown + b") Tj ET"),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        catalog=b"<< /Type /Catalog /Pages 2 0 R >>",
    )


def docx_of(text: str) -> bytes:
    paragraph = f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
    document = f'<w:document xmlns:w="{W}"><w:body>{paragraph}</w:body></w:document>'
    return _archive({"[Content_Types].xml": WORD.decode(), "word/document.xml": document})


def odt_of(text: str) -> bytes:
    content = (
        f'<office:document-content xmlns:office="{OASIS}office:1.0" xmlns:text="{OASIS}text:1.0">'
        f"<office:body><office:text><text:h>{text}</text:h></office:text></office:body>"
        "</office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.text"
    return _archive({"mimetype": kind, "content.xml": content})


def _archive(parts: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as opened:
        for name, content in parts.items():  # of one day, so that the same text is the same file
            opened.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), content)
    return out.getvalue()


@dataclass
class Folder:
    """Forty files, and the body and day of the meeting that each is of, by its name."""

    files: list[SimpleUploadedFile] = field(default_factory=list)
    expected: dict[str, tuple[str, datetime.date]] = field(default_factory=dict)


def folder() -> Folder:
    found = Folder()
    styles = ("%Y-%m-%d", "%d-%m-%Y", "%d_%m_%y", "%Y%m%d", "%d.%m.%Y", "words", "inside")
    makers = ((".pdf", pdf_of), (".docx", docx_of), (".odt", odt_of))
    for n in range(40):
        day = days()[n % 30]
        body = FUNDERS if n < 30 else PILOT
        if body == PILOT:
            day += datetime.timedelta(days=7)
        ending, make = makers[n % 3]
        style = styles[n % 7]
        words = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
        text = f"{body} – réunion du {words}, document {n}"
        when = (
            words
            if style == "words"
            else f"n° {n + 100}"
            if style == "inside"
            else f"{day:{style}}"
        )
        name = f"CR {body} {when}{ending}"
        found.files.append(SimpleUploadedFile(name, make(text)))
        found.expected[name] = (body, day)
    return found
