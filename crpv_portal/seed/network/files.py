"""The public files, read whole before anything is written."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).parent / "data"
MULTIPLE = " | "


class FileProblem(Exception):
    """A file that cannot be read at all: nothing is loaded."""


@dataclass(frozen=True)
class Layout:
    """The columns of a file, and those that tell one line from another."""

    columns: tuple[str, ...]
    key: tuple[str, ...]


def _layout(key: str, columns: str, *, evidence: str = "source confidence") -> Layout:
    return Layout((*columns.split(), *evidence.split()), tuple(key.split()))


# In the order of loading: each file cites the ones above it.
LOADED = {
    "sources.csv": _layout("source", "source address publisher title page_on read_on", evidence=""),
    "organisations.csv": _layout(
        "slug",
        "slug name acronym kind territory_type territory_code siren website successor_slug "
        "succeeded_on note",
    ),
    "organisation_names.csv": _layout(
        "organisation_slug name", "organisation_slug name acronym start end"
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
        "slug name acronym legal_form host_organisation founded city address postcode phone "
        "phone_year website siren regions status_last_seen note",
    ),
    "centre_names.csv": _layout("centre_slug name", "centre_slug name acronym start end"),
    "coverages.csv": _layout(
        "centre_slug department_code", "centre_slug department_code start end"
    ),
    "labels.csv": _layout("centre_slug", "centre_slug granted_on authority edition end"),
    "missions_offered.csv": _layout(
        "centre_slug mission_code", "centre_slug mission_code since note"
    ),
    "partnerships.csv": _layout(
        "centre_slug organisation_slug",
        "centre_slug organisation_slug financial operational member start end agreement",
    ),
    "network_figures.csv": _layout("indicator date", "date indicator value unit note"),
    "bodies.csv": _layout(
        "slug", "slug name kind level centre_slug expected_per_year quorum_rule note"
    ),
    "meetings.csv": _layout("body_slug title", "body_slug title date_start date_end city note"),
}


@dataclass(frozen=True)
class Line:
    """One line of a file: where it stands, what tells it apart, its cells."""

    file: str
    number: int
    key: str
    cells: Mapping[str, str]
    is_whole: bool = True

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    @property
    def cited(self) -> list[str]:
        """The keys of the sources that the line gives."""
        return [text.strip() for text in self.cells["source"].split(MULTIPLE) if text.strip()]


Files = dict[str, list[Line]]


def read_files(folder: Path = DATA) -> Files:
    """Every file of the folder.

    Raises FileProblem, in French, when one is absent, is not UTF-8 or has other columns.
    """
    return {name: _read(folder / name, layout) for name, layout in LOADED.items()}


def _read(path: Path, layout: Layout) -> list[Line]:
    try:
        with path.open(encoding="utf-8", newline="") as opened:
            return _lines(path.name, csv.reader(opened), layout)
    except FileNotFoundError as error:
        raise FileProblem(f"Le fichier « {path} » manque.") from error
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise FileProblem(f"Le fichier « {path} » est illisible : {error}") from error


def _lines(name: str, reader, layout: Layout) -> list[Line]:
    header = tuple(next(reader, ()))
    if header != layout.columns:
        expected, found = ", ".join(layout.columns), ", ".join(header)
        raise FileProblem(
            f"Les colonnes de « {name} » ne sont pas celles attendues. "
            f"Attendues : {expected}. Trouvées : {found}."
        )
    lines: list[Line] = []
    repeats: Counter[str] = Counter()
    number = reader.line_num + 1
    for values in reader:
        if values:
            padded = [value.strip() for value in values] + [""] * len(header)
            cells = dict(zip(header, padded, strict=False))
            key = "/".join(cells[column] for column in layout.key)
            repeats[key] += 1
            if repeats[key] > 1:
                key = f"{key}#{repeats[key]}"
            lines.append(Line(name, number, key, cells, is_whole=len(values) == len(header)))
        number = reader.line_num + 1
    return lines
