"""The ledger of how many queries each page costs each role: `query_counts.txt` beside this file.

`make query-counts` writes it again; its diff says what a change costs.
"""

from __future__ import annotations

import datetime
from pathlib import Path

from tests.world import ROLES

LEDGER = Path(__file__).with_suffix(".txt")
DAY = datetime.datetime(2026, 11, 22, 9, tzinfo=datetime.UTC)
# It names the rows in the way of the act of the whole planted world: one more or less, by chance.
UNSTEADY = {"journal:undo"}
NO_PAGE = "·"  # a refusal, or a way elsewhere
COLUMN = 20

Counts = dict[tuple[str, str], int | None]  # by the page's label and the role


def write(counts: Counts) -> None:
    labels = sorted({label for (label, _), count in counts.items() if count is not None})
    width = max(map(len, labels)) + 2
    lines = ["page".ljust(width) + "".join(role.ljust(COLUMN) for role in ROLES)]
    lines += [
        label.ljust(width) + "".join(_shown(counts.get((label, role))) for role in ROLES)
        for label in labels
    ]
    LEDGER.write_text("".join(f"{line.rstrip()}\n" for line in lines), "utf-8")


def _shown(count: int | None) -> str:
    return str(NO_PAGE if count is None else count).ljust(COLUMN)


def read() -> Counts:
    counts: Counts = {}
    for line in LEDGER.read_text("utf-8").splitlines()[1:]:
        words = line.split()
        label, row = " ".join(words[: -len(ROLES)]), words[-len(ROLES) :]
        for role, count in zip(ROLES, row, strict=True):
            if count != NO_PAGE:
                counts[label, role] = int(count)
    return counts


def differences(found: Counts) -> list[str]:
    """Each page whose count is no longer the one written, with both."""
    written = read()
    return [
        f"{label}, {role}: {_shown(before).strip()} → {_shown(after).strip()}"
        for label, role in sorted({*written, *found})
        if (before := written.get((label, role))) != (after := found.get((label, role)))
    ]
