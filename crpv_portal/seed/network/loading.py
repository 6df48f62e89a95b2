"""State of one load: its files, and the outcome of each row that a line asks for."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from crpv_portal.territories.models import Commune, Department, Intercommunality, Region

from .file_rows import FileRow
from .files import Files, Line
from .register import Register, create
from .report import LineOutcome, Report


class Loading:
    """Files of a load, the rows of their lines, their errors, the report."""

    def __init__(self, files: Files) -> None:
        self.files = files
        # By file and by key of the line; None for a line whose row the register does not hold.
        self.rows: dict[str, dict[str, Any]] = {name: {} for name in files}
        self.created: dict[str, list[tuple[Line, Any]]] = {name: [] for name in files}
        self.problems: list[str] = []
        self.report = Report()
        self._pages = {line.key: line for line in files["sources.csv"]}
        self._registers: dict[tuple, Register] = {}

    def row(self, line: Line, model: Any, key: str) -> FileRow:
        """Return a row to be read from the line, with the line's evidence."""
        if line.file == "sources.csv":
            return FileRow(line, model, key)
        cited = dict.fromkeys(line.cited)
        row = FileRow(line, model, key, [self._pages[key] for key in cited if key in self._pages])
        row.text("confidence")
        return row

    def keep(self, row: FileRow, *, part: str = "") -> Any | None:
        """Create the row, or leave the existing one and report how it differs.

        Returns the row that the register holds, if any. part: the word under which a row drawn from
        a line beside its own is counted.
        """
        line = row.line
        found = self._keep(row, part)
        if not part:
            self.rows[line.file][line.key] = found
        return found

    def _keep(self, row: FileRow, part: str) -> Any | None:
        line, wanted = row.line, row.validate()
        if row.problems:
            self.problems += row.problems
            return None
        cited = [self.rows["sources.csv"][page.key] for page in row.pages]
        sources = [source for source in cited if source is not None]
        register = self._register(row)
        found = None if row.absent.keys() & set(row.key) else register.take(wanted, row.key)
        if isinstance(found, row.model):
            remarks = list(register.differences(row, wanted, found, sources))
            outcome = LineOutcome.DIFFERENT if remarks else LineOutcome.SAME
            self.report.add(line, outcome, *remarks, part=part)
            return found
        if found is not None:
            reasons = [f"non créée : supprimée du registre{register.deleted_on(found)}."]
        elif row.absent:
            names = ", ".join(f"« {name} »" for name in row.absent.values())
            reasons = [f"non créée : le registre n’a pas, ou n’a plus, {names}."]
        else:
            reasons = [f"non créée : {reason}" for reason in create(wanted, sources)]
        outcome = LineOutcome.NOT_CREATED if reasons else LineOutcome.CREATED
        self.report.add(line, outcome, *reasons, part=part)
        if reasons:
            return None
        if not part:
            self.created[line.file].append((line, wanted))
        return wanted

    def _register(self, row: FileRow) -> Register:
        key = (row.model, *row.key)
        if key not in self._registers:
            self._registers[key] = Register(row.model, row.key)
        return self._registers[key]

    def check_sources(self) -> None:
        """Note as errors lines that cite no page, and cited pages without a description."""
        for line in (line for name, lines in self.files.items() for line in lines):
            if line.file == "sources.csv":
                continue
            if not line.cited:
                self.problems.append(line.problem("source", "la ligne ne cite aucune source."))
            self.problems += [
                line.problem("source", f"« {key} » n’est pas décrite dans sources.csv.")
                for key in line.cited
                if key not in self._pages
            ]

    # --- What lines are read with ----------------------------------------------------------

    @cached_property
    def departments(self) -> dict[str, Department]:
        return {row.code: row for row in Department.objects.all()}

    @cached_property
    def regions(self) -> dict[str, Region]:
        return {row.code: row for row in Region.objects.all()}

    @cached_property
    def intercommunalities(self) -> dict[str, Intercommunality]:
        named = Intercommunality.objects.filter(code__in=self._territory_codes)
        return {row.code: row for row in named}

    @cached_property
    def communes(self) -> dict[str, Commune]:
        return {row.code: row for row in Commune.objects.filter(code__in=self._territory_codes)}

    @cached_property
    def _territory_codes(self) -> set[str]:
        return {line["territory_code"] for line in self.files["organisations.csv"]}
