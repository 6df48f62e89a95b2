"""People typed or pasted in lines, read into cells: what was understood, to be looked at first.

One reader for guests, compositions and imports. It decides nothing: each word of a line is in some
cell of what it returns, and who it is stays to be said.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from django.core.exceptions import ValidationError

from .people_names import ReadPerson, people_of
from .people_parts import (
    are_people,
    cut_names,
    cut_people_apart,
    join_name,
    name_at,
    parts_of,
    place_others,
    take_contacts,
    take_states,
)
from .people_tables import head_of
from .people_words import BESIDE_A_STATE, MARKER, STATES
from .text import french_sort_key
from .typed import received

# A sheet of sixty people on one line has half of it. A longer one is left whole, to be cut by hand:
# the work of reading a line grows with the square of its length.
LONGEST_LINE = 5_000
# What is read at once: more cells than those of some hundred people make a page that no browser
# sends back whole (DATA_UPLOAD_MAX_NUMBER_FIELDS).
MOST_LINES = 300
LONGEST_LIST = 40_000
UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
# « M.Paul Roux »
GLUED = re.compile(r"(?<!\w)(?:M|Mr|Mme|Mlle|Dr|Pr|Me)\.(?=[^\W\d_]{2})")


def too_long(text: str) -> str:
    """Return why a pasted list is not read at once, empty when it is."""
    lines = sum(1 for _ in _lines(text[: LONGEST_LIST + 1]))
    if lines <= MOST_LINES and len(text) <= LONGEST_LIST:
        return ""
    return (
        f"Cette liste est trop longue : collez-en au plus {MOST_LINES} lignes à la fois, puis "
        "enregistrez avant de coller la suite. Rien n’en est lu, elle est restée dans la case."
    )


def refuse_too_long(text: str) -> None:
    """Raise ValidationError for a list that is not read at once."""
    if refusal := too_long(text):
        raise ValidationError(refusal)


def read_people(
    text: str, is_organisation: Callable[[str], bool] = lambda words: False
) -> list[ReadPerson]:
    """Read who each line names; a line may name several (« MM. Paul et Jean Roux »).

    is_organisation: whether these words are the name of an organisation of the register. A line
    such as « Excusés : » gives its state to those under it, the head of a table tells its columns.
    """
    found: list[ReadPerson] = []
    state, table = "", None
    for raw in _lines(text):
        if len(raw) > LONGEST_LINE:
            found.append(ReadPerson(rest=raw.strip(), line=raw.strip(), state=state))
            continue
        head = head_of(raw)
        if head is not None:
            table = head
            continue
        line = MARKER.sub("", raw).strip(" \t")
        heading = _heading(line)
        if heading:
            state = heading
            continue
        if not re.search(r"\w", line):
            continue
        cells = table.cells(raw) if table else []
        if table and len(cells) > 1:
            read = [table.read(cells)]
        else:
            read, said = [], state
            for piece in _cut_at_headings(line):
                before, names = _heading_before(piece)
                said = before or said
                read += [
                    replace(each, state=each.state or said)
                    for one in cut_people_apart(names)
                    for each in _of_line(one, is_organisation)
                ]
        found += [replace(each, line=raw.strip(), state=each.state or state) for each in read]
    return found


def _lines(text: str) -> Iterator[str]:
    for line in received(text).replace("\r", "\n").split("\n"):
        clean = re.sub(r"[^\S\t]+", " ", UNSEEN.sub("", line))  # every other blank is a blank
        clean = GLUED.sub(r"\g<0> ", clean)
        if clean.strip():
            yield clean


def _heading(line: str) -> str:
    """Return the state that a line gives to those under it: « Excusés : », « Étaient présents »."""
    words = french_sort_key(line).split()
    states = [STATES[word] for word in words if word in STATES]
    others = [word for word in words if word not in STATES and word not in BESIDE_A_STATE]
    if not states or others:
        return ""
    is_plural = any(word in STATES and word.endswith("s") for word in words)
    return states[0] if line.rstrip().endswith(":") or is_plural else ""


def _cut_at_headings(line: str) -> Iterator[str]:
    """Cut « Présents : Mme Dubois ; Excusé : M. Roux » where another state begins."""
    start = 0
    for found in re.finditer(r"[;.]\s+([^;:.]{3,40}):", line):
        if _heading(f"{found[1]}:"):
            yield line[start : found.start()]
            start = found.start(1)
    yield line[start:]


def _heading_before(line: str) -> tuple[str, str]:
    """Part « Excusés : » from those whom the same line names after it."""
    before, sign, after = line.partition(":")
    said = _heading(f"{before}:") if sign and after.strip() else ""
    return said, after.strip() if said else line


def _of_line(line: str, is_organisation: Callable[[str], bool]) -> list[ReadPerson]:
    line, emails, rest = take_contacts(line)
    cells = [part for part in line.split("\t") if part.strip()]
    parts, state = take_states([part for cell in cells for part in parts_of(cell)])
    base = ReadPerson(
        email=emails[0] if emails else "", state=state, rest=" ".join([*emails[1:], *rest])
    )
    if not parts:
        return [base if emails or rest else replace(base, rest=line.strip())]
    if not emails and are_people(parts, is_organisation):
        people, others = [each for part in parts for each in people_of(part)], []
    else:
        parts = join_name(cut_names(parts, is_organisation), is_organisation)
        at = name_at(parts, is_organisation)
        if at is None:
            return [place_others(base, parts, is_organisation)]
        people = people_of(parts[at])
        others = [part for rank, part in enumerate(parts) if rank != at]
    return [
        place_others(
            replace(
                base,
                civility=person.civility,
                first_name=person.first_name,
                last_name=person.last_name,
                function=person.function,
            ),
            others,
            is_organisation,
        )
        for person in people
    ]


def without_marker(line: str) -> str:
    """Return a line without the number or the bullet that begins it, its blanks made one."""
    return " ".join(MARKER.sub("", line).split())
