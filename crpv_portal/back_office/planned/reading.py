"""Planned changes as their page tells them, with who wrote each and where it is changed."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.admin import AdminSite
from django.contrib.auth import get_user_model
from django.db.models import Q
from django.urls import reverse

from centres.choices import CentreStatus
from centres.models import Centre, Coverage
from crpv_portal.common.acts import code_of
from crpv_portal.common.admin.planned_actions import Hindrance, hindrance_of
from crpv_portal.common.dates import today
from crpv_portal.common.french import listing
from crpv_portal.common.history import events_of
from crpv_portal.common.models import PlannedChange
from crpv_portal.common.planning import gone_among
from crpv_portal.common.staff_labels import name_for_staff

SHOWN_AFTER = datetime.timedelta(days=60)
MOST_DONE = 30


@dataclass(frozen=True)
class PlannedLine:
    """Line of the page: a planned change, and what hinders it.

    record, edit, drop, act: addresses, empty for none.
    """

    on: datetime.date
    wording: str
    who: str = ""
    is_announced: bool = False
    hindrance: Hindrance | None = None
    record: str = ""
    edit: str = ""
    drop: str = ""
    act: str = ""


@dataclass(frozen=True)
class PlannedPage:
    """Planned changes, by what became of them.

    stuck: those that did not take effect; hindered: those that will not, as things are; coming,
    done: those to come, and those that took effect lately.
    """

    stuck: list[PlannedLine]
    hindered: list[PlannedLine]
    coming: list[PlannedLine]
    done: list[PlannedLine]


def planned_page(site: AdminSite) -> PlannedPage:
    """Return what the page shows today, the nearest first; what took effect, the latest first."""
    waiting = list(PlannedChange.objects.waiting())
    lately = PlannedChange.objects.filter(is_done=True, tried_on__gte=today() - SHOWN_AFTER)
    done = list(lately.order_by("-tried_on", "-takes_effect_on", "-pk")[:MOST_DONE])
    reader = _LineReader(site, [*waiting, *done])
    to_come = [reader.line(each) for each in waiting if not each.is_stuck]
    coming = [line for line in to_come if not line.hindrance]
    return PlannedPage(
        stuck=[reader.line(each) for each in waiting if each.is_stuck],
        hindered=[line for line in to_come if line.hindrance],
        coming=sorted([*coming, *_perimeters()], key=lambda line: line.on),
        done=[reader.line(each) for each in done],
    )


def perimeter_line(centre: Centre, on: datetime.date) -> PlannedLine | None:
    """Return what is planned for the perimeter of a centre on a day; None for nothing."""
    return next((line for line in _perimeters(Q(centre=centre), on=on)), None)


class _LineReader:
    """Reader of the last event of each change and of whoever wrote it, in two queries."""

    def __init__(self, site: AdminSite, changes: Iterable[PlannedChange]) -> None:
        self._site = site
        keys = [each.pk for each in changes]
        events = events_of(PlannedChange).filter(pgh_obj_id__in=keys).order_by("pgh_id")
        self._last = {event.pgh_obj_id: event for event in events}
        self._author = {
            event.pgh_obj_id: key
            for event in events
            if not event.is_done and (key := (event.pgh_context or {}).get("user"))
        }
        people = get_user_model()._default_manager.in_bulk(set(self._author.values()))
        self._people = {key: name_for_staff(person) for key, person in people.items()}
        self._rows = self._records(changes)
        waiting = [each for each in changes if not each.is_done]
        self._gone = gone_among({mark for each in waiting for mark in each.concerned})

    def _records(self, changes: Iterable[PlannedChange]) -> dict[tuple[str, int], Any]:
        """Return those of their records that are there: one query a kind."""
        by_label: dict[str, set[int]] = defaultdict(set)
        for each in changes:
            by_label[each.subject_label].add(each.subject_key)
        return {
            (label, key): row
            for label, keys in by_label.items()
            for key, row in apps.get_model(label)._default_manager.in_bulk(keys).items()
        }

    def line(self, change: PlannedChange) -> PlannedLine:
        screen: Any = self._site._registry[apps.get_model(change.subject_label)]
        row = self._rows.get((change.subject_label, change.subject_key))
        gone = self._gone & set(change.concerned)
        hindrance = None if change.is_done else hindrance_of(change, screen.page_actions, row, gone)
        is_open = not change.is_done and (hindrance is None or hindrance.may_be_changed)
        event = self._last.get(change.pk)
        opts = screen.opts
        name = f"admin:{opts.app_label}_{opts.model_name}_change"
        return PlannedLine(
            on=change.takes_effect_on,
            wording=change.wording,
            who=self._people.get(self._author.get(change.pk), ""),
            is_announced=change.is_announced,
            hindrance=hindrance,
            record=reverse(name, args=[change.subject_key]) if row else "",
            edit=screen.address_of(change) if is_open else "",
            drop="" if change.is_done else reverse("planned:drop", args=[change.pk]),
            act=(
                reverse("journal:act", args=[code_of((event.pgh_created_at, event.pgh_context_id))])
                if change.is_done and event
                else ""
            ),
        )


def _perimeters(which: Q | None = None, *, on: datetime.date | None = None) -> list[PlannedLine]:
    """Return the perimeters to come, by centre and day: rows of the register, dated already."""
    rows = Coverage.objects.filter(which or Q()).filter(
        Q(start_on__gt=today()) | Q(end_on__gt=today())
    )
    rows = rows.exclude(centre__status=CentreStatus.CLOSED)
    moves: dict[tuple[Centre, datetime.date], tuple[list[str], list[str]]] = {}
    ordered = rows.select_related("centre", "department").order_by(
        "centre__order_key", "centre", "department__order_key", "pk"
    )
    for row in ordered:
        for day, side in ((row.start_on, 0), (row.end_on, 1)):
            if day is not None and day > today():
                moves.setdefault((row.centre, day), ([], []))[side].append(row.department.name)
    return [
        PlannedLine(
            on=day,
            wording=_moved(centre, *names),
            is_announced=centre.is_public,
            record=reverse("admin:centres_centre_change", args=[centre.pk]),
            edit=f"{reverse('admin:centres_centre_perimetre', args=[centre.pk])}"
            f"?on={day.strftime('%d/%m/%Y')}",
            drop=reverse("planned:drop_perimeter", args=[centre.pk, day.isoformat()]),
        )
        for (centre, day), names in moves.items()
        if on is None or day == on
    ]


def _moved(centre: Centre, entering: list[str], leaving: list[str]) -> str:
    """Return `périmètre de « Labo » : entrent Nord et Aisne ; sort Oise`."""
    parts = [
        f"{verb if len(names) == 1 else f'{verb}{plural}'} {listing(names)}"
        for verb, plural, names in (("entre", "nt", entering), ("sort", "ent", leaving))
        if names
    ]
    return f"périmètre de « {centre.name} » : {' ; '.join(parts)}"
