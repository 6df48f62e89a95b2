"""Lines of the dashboard: what one is made of."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.contrib.admin import AdminSite
from django.db.models import Count, Model, Q, QuerySet
from django.urls import reverse

from crpv_portal.common.admin.lists import PENDING, Pending
from crpv_portal.common.french import counted
from crpv_portal.common.staff_labels import name_for_staff
from crpv_portal.common.text import french_slug

from ..journal.filters import record_code
from ..journal.places import Places


class Urgency(Enum):
    """Part of the dashboard, the most urgent first."""

    FIRST = "À faire d’abord"
    ENDING = "Ce qui prend fin dans les six mois"
    KEEPING = "À vérifier et à compléter"


@dataclass(frozen=True)
class RowAct:
    """Act on a row, from its list: a button that does it at once, or a link to where it is done."""

    label: str
    url: str
    is_done_at_once: bool = False


@dataclass(frozen=True)
class WaitingRow:
    """Row of a list: what to work on, what there is to know of it, and where.

    record: how a taken task names it, as the journal does.
    """

    record: str
    title: str
    detail: str
    url: str
    acts: tuple[RowAct, ...] = ()


@dataclass(frozen=True)
class Said:
    """Words on one row, and its address when it is not the page where the row is changed."""

    title: str
    detail: str = ""
    url: str = ""
    row: Model | None = None
    acts: tuple[RowAct, ...] = ()


Rows = QuerySet[Any] | Sequence[Any]


@dataclass(frozen=True)
class DashboardLine:
    """Work that waits, as a sentence with its number and its list.

    words: the sentence after its number, as `counted` reads them; title: of its page; action: what
    its link says; rows: those that wait on a day, all of them and nothing else; tell: what to say
    of some of them; sample: the lookup that tells the demonstration's invented rows; changelist:
    the list of the admin that shows the same rows with its filters, if one does, under this state.
    """

    slug: str
    title: str
    words: str
    action: str
    urgency: Urgency
    rows: Callable[[datetime.date], Rows]
    tell: Callable[[list[Any]], list[Said]]
    help: str = ""
    sample: str = ""
    changelist: str = ""
    state: str = ""
    shows_rows: bool = True

    @property
    def url(self) -> str:
        return reverse("dashboard:list", args=[self.slug])

    def sentence(self, count: int) -> str:
        return counted(count, self.words)

    def counts(self, on: datetime.date) -> tuple[int, int]:
        """Return how many rows wait, and how many of these the demonstration invented."""
        rows = self.rows(on)
        if not isinstance(rows, QuerySet):
            return len(rows), sum(bool(getattr(row, self.sample, False)) for row in rows)
        if not self.sample:
            return rows.count(), 0
        found = rows.order_by().aggregate(
            total=Count("pk", distinct=True),
            samples=Count("pk", filter=Q(**{self.sample: True}), distinct=True),
        )
        return found["total"], found["samples"]

    def tasks(self, rows: Iterable[Any], site: AdminSite) -> list[WaitingRow]:
        places = Places(site)
        listed = list(rows)
        return [
            WaitingRow(
                record_code(said.row or row),
                said.title,
                said.detail,
                said.url or places.of(said.row or row)[0],
                said.acts,
            )
            for row, said in zip(listed, self.tell(listed), strict=True)
        ]


def each(say: Callable[[Any], Said]) -> Callable[[list[Any]], list[Said]]:
    """Return a `tell` that says one row after the other."""
    return lambda rows: [say(row) for row in rows]


def pending_lines(
    model: type[Model],
    states: Iterable[Pending],
    *,
    urgent: Iterable[str] = (),
    without: Iterable[str] = (),
    say: Callable[[Any], Said] = lambda row: Said(name_for_staff(row)),
    related: Iterable[str] = (),
    sample: str = "",
) -> list[DashboardLine]:
    """Return a line for each pending state of a model but those `without`, with its own list."""
    opts = model._meta
    first, left = set(urgent), set(without)

    def line(state: Pending) -> DashboardLine:
        rows = model._default_manager.select_related(*related) if related else None

        def waiting(on: datetime.date) -> QuerySet[Any]:
            every = rows if rows is not None else model._default_manager.all()
            return every.filter(state.which())

        return DashboardLine(
            slug=f"{french_slug(str(opts.verbose_name_plural))}-{state.slug}",
            state=state.slug,
            title=f"{str(opts.verbose_name_plural).capitalize()} : {state.label}",
            words=state.words,
            action="Voir la liste",
            urgency=Urgency.FIRST if state.slug in first else Urgency.KEEPING,
            rows=waiting,
            tell=each(say),
            sample=sample,
            changelist=f"admin:{opts.app_label}_{opts.model_name}_changelist",
            shows_rows=state.slug in first,
        )

    return [line(state) for state in states if state.slug not in left]


def changelist_url(line: DashboardLine) -> str:
    return f"{reverse(line.changelist)}?{PENDING}={line.state}" if line.changelist else ""
