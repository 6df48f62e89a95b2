"""Tables of people: the head that names the columns, and rows read by it."""

from __future__ import annotations

import csv
from dataclasses import dataclass

from .contacts import EMAIL
from .people_names import ReadPerson, people_of
from .people_parts import state_said
from .people_words import COLUMNS, NO, STATE_LETTERS, STATES, TICKED, WHOLE_NAME, YES
from .text import french_sort_key

SIGNS = "\t;,"
NAME_CELLS = ("civility", "first_name", "last_name", "function")


@dataclass(frozen=True)
class PeopleTable:
    """Head of a table of people: the sign between its cells, and what each column holds."""

    sign: str
    columns: list[str]

    def cells(self, line: str) -> list[str]:
        return _cells(line, self.sign)

    def read(self, cells: list[str]) -> ReadPerson:
        """Read a row by the names of the columns; what has no column is kept as rest."""
        found: dict[str, str] = {}
        rest: list[str] = []
        for rank, cell in enumerate(cells):
            name = self.columns[rank] if rank < len(self.columns) else ""
            if not cell:
                continue
            if name == "name":
                (person, *more) = people_of(cell)
                found |= {key: getattr(person, key) for key in NAME_CELLS if getattr(person, key)}
                rest += [each.name for each in more]
            elif name == "status" or name in STATES.values():
                state = _state_in(cell, name)
                if state is None:
                    rest.append(cell)
                elif state:
                    found["state"] = state
            elif name and name != "rest" and (name != "email" or EMAIL.fullmatch(cell)):
                found[name] = f"{found[name]} {cell}" if found.get(name) else cell
            else:
                rest.append(cell)
        return ReadPerson(**found, rest=" ".join(rest))


def head_of(line: str) -> PeopleTable | None:
    """Return the table whose head this line is; None for any other line."""
    for sign in SIGNS:
        cells = _cells(line, sign)
        names = [_column(french_sort_key(cell)) for cell in cells]
        known = [name for name in names if name]
        is_head = len(known) >= 2 and len(known) >= len([cell for cell in cells if cell]) - 1
        if is_head and {"last_name", "name", "first_name"} & set(known):
            return PeopleTable(sign, names)
    return None


def _cells(line: str, sign: str) -> list[str]:
    """Cut a row as spreadsheets write it: a cell in quotes may hold the sign."""
    return [cell.strip() for cell in next(csv.reader([line], delimiter=sign), [])]


def _column(key: str) -> str:
    words = key.split()
    if len(words) > 3:
        return ""
    if "-".join(words) in {each.replace(" ", "-") for each in WHOLE_NAME}:
        return "name"
    return COLUMNS.get(key) or next((COLUMNS[word] for word in words if word in COLUMNS), "")


def _state_in(cell: str, column: str) -> str | None:
    """Return the state that a cell says, empty when it says nothing; None when it is not read.

    column: « status », or the state whose column it is, where « oui » or a tick says it.
    """
    key = french_sort_key(cell)
    said = state_said(key.split()) or STATE_LETTERS.get(cell, "")
    if said:
        return said
    of_column = "present" if column == "status" else column
    if key in YES or set(cell) <= TICKED:
        return of_column
    if key in NO:
        return "absent" if of_column == "present" else ""
    return None
