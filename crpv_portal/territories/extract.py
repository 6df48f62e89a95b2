"""Compact extract of the official territories, kept in the repository.

Plain CSV, one line a territory, sorted by code: its difference between two commits is the history
of the territories, and it can be read. The folder also holds `source.json`: the package it was
made from, the licence notice, the counts.
"""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, NamedTuple

from .choices import Liaison

DATA = Path(__file__).resolve().parent / "data"


class RegionRow(NamedTuple):
    code: str
    name: str
    kind: str
    is_overseas: bool
    liaison: Liaison
    chef_lieu: str


class DepartmentRow(NamedTuple):
    code: str
    name: str
    kind: str
    is_overseas: bool
    liaison: Liaison
    chef_lieu: str
    region: str


class IntercommunalityRow(NamedTuple):
    code: str
    kind: str
    name: str
    communes: tuple[str, ...]


class CommuneRow(NamedTuple):
    code: str
    name: str
    liaison: Liaison
    population: int | None
    postcodes: tuple[str, ...]
    siren: str = ""

    @property
    def department(self) -> str:
        return department_of(self.code)


class AliasRow(NamedTuple):
    code: str
    kind: str
    name: str
    commune: str


@dataclass(frozen=True)
class Extract:
    """Every official territory, each list sorted by code."""

    regions: list[RegionRow]
    departments: list[DepartmentRow]
    intercommunalities: list[IntercommunalityRow]
    communes: list[CommuneRow]
    aliases: list[AliasRow]

    def counts(self) -> dict[str, int]:
        return {field.name: len(getattr(self, field.name)) for field in fields(self)}


ROWS: dict[str, type] = {
    "regions": RegionRow,
    "departments": DepartmentRow,
    "intercommunalities": IntercommunalityRow,
    "communes": CommuneRow,
    "aliases": AliasRow,
}


def department_of(commune_code: str) -> str:
    """Return the code of a commune's département: two characters, three overseas.

    >>> department_of("2A004"), department_of("97411"), department_of("01004")
    ('2A', '974', '01')
    """
    return commune_code[:3] if commune_code.startswith(("97", "98")) else commune_code[:2]


def read_extract(folder: Path = DATA) -> Extract:
    """Read the extract; FileNotFoundError when the folder holds none."""
    return Extract(**{name: list(_read(folder / f"{name}.csv", row)) for name, row in ROWS.items()})


def write_extract(extract: Extract, source: dict[str, str], folder: Path = DATA) -> None:
    """Write the extract; the same rows always give the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, row in ROWS.items():
        rows = sorted(getattr(extract, name))
        (folder / f"{name}.csv").write_bytes(_csv(row, rows).encode())
    notice = json.dumps(source | {"rows": extract.counts()}, ensure_ascii=False, indent=2)
    (folder / "source.json").write_text(notice + "\n", encoding="utf-8", newline="\n")


def _csv(row_type: Any, rows: Iterable) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(row_type._fields)
    writer.writerows([_to_cell(value) for value in row] for row in rows)
    return stream.getvalue()


def _read(path: Path, row_type: Any) -> Iterator[Any]:
    casts = [_CASTS[kind] for kind in row_type.__annotations__.values()]
    with path.open(newline="", encoding="utf-8") as stream:
        reader = csv.reader(stream)
        if tuple(next(reader)) != row_type._fields:
            message = f"{path.name} : colonnes inattendues."
            raise ValueError(message)
        for cells in reader:
            yield row_type(*[cast(cell) for cast, cell in zip(casts, cells, strict=True)])


def _to_cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, (bool, Liaison)):  # most names join by « de », most places lie in Europe
        return str(int(value)) if value else ""
    return " ".join(value) if isinstance(value, tuple) else str(value)


_CASTS: dict[Any, Callable[[str], Any]] = {
    str: str,
    bool: bool,
    Liaison: lambda cell: Liaison(int(cell or 0)),
    int | None: lambda cell: int(cell) if cell else None,
    tuple[str, ...]: lambda cell: tuple(cell.split()),
}
