"""Dashboard as one agent reads it: the lines that are not empty, each with who works on it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.contrib.admin import AdminSite

from crpv_portal.common.dates import day_of, in_words
from crpv_portal.common.staff_labels import name_for_staff
from crpv_portal.outbox.admin import MAIL_PENDING
from crpv_portal.outbox.models import OutgoingMail

from .asking_lines import CONSULTED, WRITTEN
from .ending_lines import ENDING
from .import_lines import IMPORTS
from .lines import DashboardLine, Said, Urgency, WaitingRow, pending_lines
from .meeting_lines import BODIES, MEETINGS
from .models import TakenTask
from .registry_lines import ACTIVITY, PLANNED, PROPOSED, REGISTER

if TYPE_CHECKING:
    from crpv_portal.accounts.models import User

FIRST_ROWS = 2

# In the order of the page within each part. Another subject adds its lines here.
LINES: tuple[DashboardLine, ...] = (
    *pending_lines(
        OutgoingMail,
        MAIL_PENDING,
        urgent=[state.slug for state in MAIL_PENDING],
        say=lambda mail: Said(mail.subject, f"À {mail.to}."),
    ),
    *PROPOSED,
    *WRITTEN,
    *CONSULTED,
    *ACTIVITY,
    *PLANNED,
    *IMPORTS,
    *MEETINGS,
    *ENDING,
    *REGISTER,
    *BODIES,
)


@dataclass(frozen=True)
class Taken:
    """Taken list or row, and who has it, in words; `is_mine` when it is the reader."""

    key: int
    record: str
    words: str
    is_mine: bool

    @classmethod
    def of(cls, taken: TakenTask, reader: User) -> Taken:
        is_mine = taken.user_id == reader.pk
        who = "Vous vous en occupez" if is_mine else f"{name_for_staff(taken.user)} s’en occupe"
        return cls(
            taken.pk, taken.record, f"{who} depuis le {in_words(day_of(taken.taken_at))}", is_mine
        )


@dataclass(frozen=True)
class LineState:
    """Line that is not empty: its number, its first rows, and who took it or rows of it."""

    line: DashboardLine
    count: int
    samples: int
    first: list[WaitingRow]
    whole: Taken | None
    rows_taken: list[Taken] = field(default_factory=list)

    @property
    def sentence(self) -> str:
        return self.line.sentence(self.count)

    @property
    def rest(self) -> int:
        return self.count - len(self.first)


@dataclass(frozen=True)
class DashboardPart:
    """Part of the dashboard: the lines of one urgency."""

    slug: str
    title: str
    lines: list[LineState]


def line_named(slug: str) -> DashboardLine | None:
    return next((line for line in LINES if line.slug == slug), None)


def taken_by_line(reader: User) -> dict[str, list[Taken]]:
    found: dict[str, list[Taken]] = {}
    for taken in TakenTask.objects.select_related("user"):
        found.setdefault(taken.line, []).append(Taken.of(taken, reader))
    return found


def dashboard(on: datetime.date, reader: User, site: AdminSite) -> list[DashboardPart]:
    """Return the parts that are not empty; the number of queries does not follow the rows."""
    taken = taken_by_line(reader)
    states = [
        state for line in LINES if (state := _state(line, on, taken.get(line.slug, []), site))
    ]
    parts = [
        DashboardPart(
            urgency.name.lower(),
            urgency.value,
            [state for state in states if state.line.urgency == urgency],
        )
        for urgency in Urgency
    ]
    return [part for part in parts if part.lines]


def _state(
    line: DashboardLine, on: datetime.date, taken: list[Taken], site: AdminSite
) -> LineState | None:
    count, samples = line.counts(on)
    if not count:
        return None
    rows = line.rows(on)[:FIRST_ROWS] if line.shows_rows else []
    whole = next((each for each in taken if not each.record), None)
    return LineState(
        line,
        count,
        samples,
        line.tasks(rows, site),
        whole,
        [each for each in taken if each.record],
    )
