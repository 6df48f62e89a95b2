"""One load: the files in their order, each line once, all in one transaction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError

from crpv_portal.common.dates import PartialDate

from .cells import Cells
from .files import Files, Line
from .keeping import Keeper, Kept, Wanted
from .known import Known
from .report import Outcome, Report


@dataclass(frozen=True)
class Step:
    """How one file is loaded.

    build: the row that a line asks for. parts: what else it asks for, once that row is there.
    first: a sort key among the lines.
    """

    file: str
    label: str
    build: Callable[[Cells, Loading], Wanted]
    parts: Callable[[Cells, Loading, Any], None] | None = None
    first: Callable[[Loading, Line], Any] | None = None


class Loading:
    """What the steps share: the files, what is known, what is written, the report."""

    def __init__(self, files: Files) -> None:
        self.files = files
        self.known = Known(files)
        self.report = Report()
        self.keeper: Keeper

    def run(self, step: Step) -> None:
        """Load one file; lines refused are tried again as long as another one made its way.

        A line may cite one that stands below it (a successor, a chapter), or take the place of a
        period that a line below shortens.
        """
        self.keeper = Keeper(step.file)
        report = self.report.file(step.file)
        pending = list(self.files[step.file])
        if (first := step.first) is not None:
            pending.sort(key=lambda line: first(self, line))
        while pending:
            refused = []
            for line in pending:
                kept = self._load(step, line)
                if kept.outcome is Outcome.REFUSED:
                    refused.append((line, kept))
                else:
                    report.add(line, kept.outcome, kept.reasons)
            if len(refused) == len(pending):
                for line, kept in refused:
                    report.add(line, kept.outcome, kept.reasons)
                break
            pending = [line for line, _ in refused]
        report.gone = self.keeper.gone()
        self.keeper.remember()

    def keep_part(self, cells: Cells, label: str, part: str, wanted: Wanted) -> Any:
        """A row drawn from a line beside its own; counted apart under `label`."""
        kept = self.keeper.keep(cells.line, wanted, {}, part=part)
        report = self.report.file(cells.line.file)
        report.add(cells.line, kept.outcome, kept.reasons, part=label)
        return kept.row

    def refuse_part(self, cells: Cells, label: str, reason: str) -> None:
        self.report.file(cells.line.file).add(cells.line, Outcome.REFUSED, [reason], part=label)

    def last_seen(self, slug: str) -> PartialDate | None:
        """The last year in which a page shows the centre at work."""
        return self._last_seen.get(slug)

    @cached_property
    def _last_seen(self) -> dict[str, PartialDate]:
        seen = {}
        for line in self.files["centres.csv"]:
            if line["status_last_seen"]:
                try:
                    seen[line["slug"]] = PartialDate.parse(line["status_last_seen"])
                except ValidationError:  # said with the centre's own line
                    continue
        return seen

    def _load(self, step: Step, line: Line) -> Kept:
        cells = Cells(line, self.known.sources)
        wanted = step.build(cells, self)
        kept = self.keeper.keep(line, wanted, cells.errors)
        if kept.row is not None:
            self.known.learn(line.file, line.key, kept.row)
            if step.parts and kept.outcome is not Outcome.REFUSED:
                step.parts(cells, self, kept.row)
        return kept
