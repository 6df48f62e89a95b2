"""What one load did, line by line, in French."""

from __future__ import annotations

import enum
from collections import Counter
from dataclasses import dataclass, field

from .files import Line


class Outcome(enum.Enum):
    """What became of a line: its word in the singular and in the plural."""

    CREATED = ("créée", "créées")
    UNCHANGED = ("inchangée", "inchangées")
    UPDATED = ("mise à jour", "mises à jour")
    LEFT = ("laissée", "laissées")
    REFUSED = ("refusée", "refusées")

    def count(self, number: int) -> str:
        return f"{number} {self.value[number > 1]}"


NEEDS_WORDS = (Outcome.LEFT, Outcome.REFUSED)


@dataclass(frozen=True)
class Remark:
    """A line left or refused, and why."""

    number: int
    key: str
    what: str
    outcome: Outcome
    reasons: tuple[str, ...]

    def __str__(self) -> str:
        about = f"{self.key}, {self.what}" if self.what else self.key
        return f"ligne {self.number} ({about}), {self.outcome.value[0]} : {' '.join(self.reasons)}"


@dataclass
class FileReport:
    """The lines of one file by outcome, and what else was drawn from them."""

    name: str
    lines: Counter[Outcome] = field(default_factory=Counter)
    parts: dict[str, Counter[Outcome]] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)

    def add(self, line: Line, outcome: Outcome, reasons: list[str], *, part: str = "") -> None:
        counts = self.parts.setdefault(part, Counter()) if part else self.lines
        counts[outcome] += 1
        if outcome in NEEDS_WORDS:
            self.remarks.append(Remark(line.number, line.key, part, outcome, tuple(reasons)))

    def in_words(self) -> list[str]:
        total = sum(self.lines.values())
        words = [f"{self.name} : {total} ligne{'s' if total > 1 else ''} ({_counts(self.lines)})"]
        words += [f"    {part} : {_counts(counts)}" for part, counts in self.parts.items()]
        words += [f"    {remark}" for remark in sorted(self.remarks, key=lambda r: r.number)]
        if self.gone:
            words.append(
                "    chargées naguère, absentes du fichier aujourd’hui, laissées en place : "
                + ", ".join(self.gone)
            )
        return words


def _counts(counts: Counter[Outcome]) -> str:
    said = [outcome.count(counts[outcome]) for outcome in Outcome if counts[outcome]]
    return ", ".join(said) or "aucune"


@dataclass
class Report:
    """The whole load: every line of every file has one outcome."""

    files: dict[str, FileReport] = field(default_factory=dict)

    def file(self, name: str) -> FileReport:
        return self.files.setdefault(name, FileReport(name))

    @property
    def totals(self) -> Counter[Outcome]:
        return sum((report.lines for report in self.files.values()), Counter())

    @property
    def remarks(self) -> list[tuple[str, Remark]]:
        return [(name, remark) for name, report in self.files.items() for remark in report.remarks]

    def in_words(self) -> list[str]:
        words = [line for report in self.files.values() for line in report.in_words()]
        total = sum(self.totals.values())
        words.append(f"En tout : {total} lignes ({_counts(self.totals)}).")
        return words
