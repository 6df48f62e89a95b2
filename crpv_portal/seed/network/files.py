"""Public files, read whole and strictly before anything is written."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"
MULTIPLE = " | "
MOST_SHOWN = 20


class FileProblem(Exception):
    """Raised for errors in the files, or in what they need: nothing is loaded."""

    def __init__(self, *problems: str) -> None:
        super().__init__(*problems)
        self.problems = problems

    def __str__(self) -> str:
        return "\n".join(shortened(self.problems))


def shortened(lines: Sequence[str]) -> list[str]:
    """Return the first lines, and how many more there are."""
    more = len(lines) - MOST_SHOWN
    shown = list(lines[:MOST_SHOWN])
    return [*shown, f"… et {more} de plus."] if more > 0 else shown


@dataclass(frozen=True)
class Layout:
    """Columns of a file, and those that identify a line."""

    columns: tuple[str, ...]
    key: tuple[str, ...]


def _layout(key: str, columns: str, *, evidence: str = "source confidence") -> Layout:
    return Layout((*columns.split(), *evidence.split()), tuple(key.split()))


# In the order of loading: a line cites lines of the files above its own, or above it in its own.
LOADED = {
    "sources.csv": _layout("source", "source address publisher title page_on read_on", evidence=""),
    "organisations.csv": _layout(
        "slug",
        "slug name acronym kind territory_type territory_code siren siren_absence website "
        "successor_slug succeeded_on role note",
    ),
    "organisation_names.csv": _layout(
        "organisation_slug name", "organisation_slug name acronym start end attested_on"
    ),
    "texts_editions.csv": _layout(
        "edition_slug",
        "text edition_slug title adopted_on effective_from effective_to status "
        "official_document_url",
    ),
    "provisions.csv": _layout(
        "edition_slug code",
        "edition_slug code parent_code position kind audience title body",
    ),
    "signatures.csv": _layout(
        "edition_slug organisation_slug",
        "edition_slug organisation_slug name_at_signature signatory_name signatory_title "
        "signed_on precision",
    ),
    "centres.csv": _layout(
        "slug",
        "slug name acronym legal_form legal_since legal_attested_on legal_term host_organisation "
        "founded founded_as city address postcode phone phone_year website siren regions "
        "status_last_seen note",
    ),
    "centre_names.csv": _layout(
        "centre_slug name", "centre_slug name acronym start end attested_on"
    ),
    "milestones.csv": _layout(
        "centre_slug kind happened_on", "centre_slug kind happened_on description"
    ),
    "coverages.csv": _layout(
        "centre_slug department_code start",
        "centre_slug department_code start end attested_on",
    ),
    "labels.csv": _layout("centre_slug granted_on", "centre_slug granted_on authority edition end"),
    "missions_offered.csv": _layout(
        "centre_slug mission_code", "centre_slug mission_code since attested_on note"
    ),
    "partnerships.csv": _layout(
        "centre_slug organisation_slug start",
        "centre_slug organisation_slug financial operational member start end attested_on "
        "agreement",
    ),
    "network_figures.csv": _layout("indicator date", "date indicator value unit note"),
    "bodies.csv": _layout(
        "slug",
        "slug name code kind level centre_slug organiser_slug expected_per_year start end "
        "attested_on over role note",
    ),
    "meetings.csv": _layout(
        "body_slug title",
        "body_slug title status mode date_start date_end city summary note",
    ),
}


@dataclass(frozen=True)
class Line:
    """Line of a file: its number, its key, its cells."""

    file: str
    number: int
    key: str
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    @property
    def cited(self) -> list[str]:
        """Return the keys of the sources that the line gives."""
        return [text.strip() for text in self.cells["source"].split(MULTIPLE) if text.strip()]

    def problem(self, column: str, message: str) -> str:
        """Return one sentence of a FileProblem."""
        return f"{self.file}, ligne {self.number}, {column} : {message}"


Files = dict[str, list[Line]]


def read_files(folder: Path = DATA) -> Files:
    """Read every file of the folder.

    Raises FileProblem, in French, with all errors: a file that is absent or not UTF-8, other
    columns, a line with too few or too many cells, a duplicate line.
    """
    problems: list[str] = []
    files = {name: _read(folder / name, layout, problems) for name, layout in LOADED.items()}
    if problems:
        raise FileProblem(*problems)
    return files


def _read(path: Path, layout: Layout, problems: list[str]) -> list[Line]:
    try:
        with path.open(encoding="utf-8", newline="") as opened:
            return _lines(path.name, csv.reader(opened, strict=True), layout, problems)
    except FileNotFoundError:
        problems.append(f"Le fichier « {path} » manque.")
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        problems.append(f"Le fichier « {path} » est illisible : {error}")
    return []


def _lines(name: str, reader: Any, layout: Layout, problems: list[str]) -> list[Line]:
    header = tuple(next(reader, ()))
    if header != layout.columns:
        expected, found = ", ".join(layout.columns), ", ".join(header)
        problems.append(
            f"Les colonnes de « {name} » ne sont pas celles attendues. "
            f"Attendues : {expected}. Trouvées : {found}."
        )
        return []
    lines: dict[str, Line] = {}
    number = reader.line_num + 1
    for values in reader:
        if values:
            cells = dict(zip(header, (value.strip() for value in values), strict=False))
            key = "/".join(filter(None, (cells.get(column) for column in layout.key)))
            line = Line(name, number, key, cells)
            if len(values) != len(header):
                message = f"{len(values)} cellules au lieu de {len(header)}."
                problems.append(line.problem(header[-1], message))
            elif key in lines:
                message = f"« {key} » est déjà à la ligne {lines[key].number}."
                problems.append(line.problem(layout.key[0], message))
            lines[key] = line
        number = reader.line_num + 1
    return list(lines.values())
