"""Report of a load, line by line, in French."""

from __future__ import annotations

import enum
from collections import Counter
from dataclasses import dataclass, field

from crpv_portal.common.french import counted

from .files import Line, shortened


class LineOutcome(enum.Enum):
    """Outcome of a line, as `counted` reads it."""

    CREATED = "créée(s)"
    SAME = "identique(s)"
    DIFFERENT = "différente(s), laissée(s)"
    NOT_CREATED = "non créée(s)"

    def count(self, number: int) -> str:
        return counted(number, self.value)


@dataclass(frozen=True)
class Remark:
    """Difference between a line and the register, or reason why nothing was created."""

    number: int
    key: str
    part: str
    outcome: LineOutcome
    text: str

    def __str__(self) -> str:
        about = f"{self.key}, {self.part}" if self.part else self.key
        return f"ligne {self.number} ({about}), {self.text}"


@dataclass
class FileReport:
    """Lines of one file by outcome, and other rows drawn from them."""

    name: str
    lines: Counter[LineOutcome] = field(default_factory=Counter)
    parts: dict[str, Counter[LineOutcome]] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)

    def in_words(self) -> list[str]:
        total = sum(self.lines.values())
        remarks = sorted(self.remarks, key=lambda remark: remark.number)
        return [
            f"{self.name} : {counted(total, 'ligne(s)')} ({_counts(self.lines)})",
            *(f"    {part} : {_counts(counts)}" for part, counts in self.parts.items()),
            *(f"    {remark}" for remark in shortened([str(remark) for remark in remarks])),
        ]


def _counts(counts: Counter[LineOutcome]) -> str:
    said = [outcome.count(counts[outcome]) for outcome in LineOutcome if counts[outcome]]
    return ", ".join(said) or "aucune"


class Report:
    """Report of the whole load: every line of every file has one outcome."""

    def __init__(self) -> None:
        self.files: dict[str, FileReport] = {}

    def add(self, line: Line, outcome: LineOutcome, *remarks: str, part: str = "") -> None:
        """Count a line, or under `part` a row drawn from it beside its own."""
        report = self.files.setdefault(line.file, FileReport(line.file))
        counts = report.parts.setdefault(part, Counter()) if part else report.lines
        counts[outcome] += 1
        report.remarks += [Remark(line.number, line.key, part, outcome, text) for text in remarks]

    @property
    def totals(self) -> Counter[LineOutcome]:
        return sum((report.lines for report in self.files.values()), Counter())

    @property
    def remarks(self) -> list[tuple[str, Remark]]:
        return [(name, remark) for name, report in self.files.items() for remark in report.remarks]

    def in_words(self) -> list[str]:
        words = [line for report in self.files.values() for line in report.in_words()]
        total = sum(self.totals.values())
        words.append(f"En tout : {total} lignes ({_counts(self.totals)}).")
        return words
