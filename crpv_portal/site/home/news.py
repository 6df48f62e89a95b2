"""News: the latest changes in the register, as sentences of public facts; no name, no reason.

Read from the event tables. What one act changed in many centres (a load, an import) makes one line.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model
from django.urls import reverse

from centres.choices import PUBLIC_STATUSES
from centres.models import (
    Centre,
    CentreName,
    Coverage,
    Label,
    LocalPartnership,
    Milestone,
    MissionOffered,
)
from crpv_portal.common.choices import Confidence
from crpv_portal.common.dates import PartialDate, day_of, in_words, partial_date
from crpv_portal.common.french import agreed, capitalised, listing, number_in_words
from crpv_portal.common.history import events_of
from crpv_portal.common.text import french_order_key

# Events read in each table: enough to fill the page even when each act wrote many of them.
DEPTH = 300
# An act that changed more centres than that is summed up in one line.
MANY_CENTRES = 3
NAMED = 4
PARTS = (Coverage, CentreName, Label, Milestone, LocalPartnership, MissionOffered)
COUNTED = {
    Label: "label(s)",
    Milestone: "étape(s) de son histoire",
    LocalPartnership: "partenaire(s)",
    MissionOffered: "mission(s)",
}


@dataclass(frozen=True)
class News:
    """Line of the list: the day, the sentence, and where to read more."""

    day: datetime.date
    sentence: str
    url: str

    @property
    def when(self) -> str:
        return in_words(self.day)


@dataclass(frozen=True)
class CentreEvent:
    """Event of a centre's row, or of a row that belongs to it."""

    model: type[Model]
    event: Any
    centre: Centre

    @property
    def at(self) -> datetime.datetime:
        moment: datetime.datetime = self.event.pgh_created_at
        return moment

    @property
    def day(self) -> datetime.date:
        return day_of(self.at)


@dataclass
class CentreDay:
    """Events of one centre on one day, by table."""

    day: datetime.date
    centre: Centre
    events: dict[type[Model], list[Any]] = field(default_factory=lambda: defaultdict(list))

    def add(self, change: CentreEvent) -> None:
        self.events[change.model].append(change.event)

    @property
    def at(self) -> datetime.datetime:
        latest: datetime.datetime = max(
            event.pgh_created_at for events in self.events.values() for event in events
        )
        return latest


def _latest(changes: list[CentreEvent]) -> datetime.datetime:
    return max(change.at for change in changes)


def latest_news(limit: int = 5) -> list[News]:
    """Return the latest lines, the newest first, in a fixed number of queries."""
    centres = Centre.objects.public().in_bulk()
    acts: dict[tuple, list[CentreEvent]] = defaultdict(list)
    for change in _written(centres):
        acts[change.day, change.event.pgh_context_id].append(change)
    lines: list[tuple[datetime.datetime, bool, News]] = []
    large: dict[datetime.date, list[CentreEvent]] = defaultdict(list)
    touched: dict[tuple[datetime.date, int], CentreDay] = {}
    for (day, _), changes in acts.items():
        if len({change.centre.pk for change in changes}) > MANY_CENTRES:
            large[day] += changes
            continue
        for change in changes:
            key = (day, change.centre.pk)
            touched.setdefault(key, CentreDay(day, change.centre)).add(change)
    lines += [(_latest(each), False, _bulk(day, each)) for day, each in large.items()]
    lines += [(each.at, True, line) for each in touched.values() if (line := _line(each))]
    # Of acts written at the same moment, the smaller one comes first.
    lines.sort(key=lambda each: each[:2], reverse=True)
    return [news for *_, news in lines[:limit]]


def _written(centres: dict[int, Centre]) -> Iterator[CentreEvent]:
    """Yield the events of public centres, without unverified facts."""
    sure = [Confidence.VERIFIED, Confidence.INFERRED]
    own = events_of(Centre).filter(
        pgh_obj_id__in=centres, status__in=PUBLIC_STATUSES, confidence__in=sure
    )
    for event in own.order_by("-pgh_id")[:DEPTH]:
        yield CentreEvent(Centre, event, centres[event.pgh_obj_id])
    for model in PARTS:
        events = events_of(model).filter(centre_id__in=centres, confidence__in=sure)
        if model is Coverage:
            events = events.select_related("department")
        for event in events.order_by("-pgh_id")[:DEPTH]:
            yield CentreEvent(model, event, centres[event.centre_id])


def _bulk(day: datetime.date, changes: list[CentreEvent]) -> News:
    """Return the large acts of a day in one line: centres added, else sheets changed."""
    centres = {change.centre.pk: change.centre for change in changes}
    entered = [centre for centre in centres.values() if _day_of_entry(centre) == day]
    shown = entered or list(centres.values())
    names = sorted((centre.short_name for centre in shown), key=french_order_key)
    count = number_in_words(len(names))
    if len(names) > NAMED:
        names = [*names[: NAMED - 1], f"{number_in_words(len(names) - NAMED + 1)} autres"]
    act = "centres entrent au registre" if entered else "fiches de centres sont mises à jour"
    sentence = f"{capitalised(count)} {act} : {listing(names)}."
    return News(day, sentence, reverse("centres:list"))


def _line(touched: CentreDay) -> News | None:
    """Return the line, None when only parts hidden from the public changed, such as a note."""
    name = touched.centre.short_name
    parts = [
        *_own(touched),
        *_perimeter(touched.events[Coverage]),
        *_names(touched),
        *_counted(touched.events),
    ]
    if not parts:
        return None
    sentence = f"{name} : {' ; '.join(parts)}."
    return News(touched.day, sentence, touched.centre.get_absolute_url())


def _day_of_entry(centre: Centre) -> datetime.date | None:
    return day_of(centre.published_at) if centre.published_at else None


def _own(touched: CentreDay) -> Iterable[str]:
    """Yield the sentence about the centre itself: closed by the service, or added that day."""
    events = touched.events[Centre]
    actions = {(event.pgh_context or {}).get("action") for event in events}
    if "close_centre" in actions and touched.centre.closed:
        yield f"fermeture {touched.centre.closed.when()}"
    elif events and _day_of_entry(touched.centre) == touched.day and "publish_centre" in actions:
        yield "le centre entre au registre"


def _perimeter(events: list[Any]) -> Iterable[str]:
    """Return « Charente ajoutée à partir de 2017 »; groups départements changed alike."""
    gained: dict[PartialDate | None, list[str]] = defaultdict(list)
    lost: dict[PartialDate, list[str]] = defaultdict(list)
    for event in reversed(events):
        end = partial_date(event, "end_on")
        if event.pgh_label == "insert" and not end:
            gained[partial_date(event, "start_on")].append(event.department.the_name)
        elif event.pgh_label == "update" and end:
            lost[end].append(event.department.the_name)
    for start, names in gained.items():
        words = f"{listing(_once(names))} {agreed(len(names), 'rejoi(nt|gnent)')}"
        yield f"{words} le périmètre{_from(start)}"
    for end, names in lost.items():
        words = f"{listing(_once(names))} {agreed(len(names), 'quitte(nt)')}"
        yield f"{words} le périmètre{_from(end)}"


def _once(names: list[str]) -> list[str]:
    return list(dict.fromkeys(names))


def _from(date: PartialDate | None) -> str:
    return f" à partir {date.from_()}" if date else ""


def _names(touched: CentreDay) -> Iterable[str]:
    for event in touched.events[CentreName]:
        if event.pgh_label == "insert" and event.slug == touched.centre.slug:
            yield f"prend le nom « {event.name} »"


def _counted(events: dict[type, list[Any]]) -> Iterable[str]:
    for model, words in COUNTED.items():
        added = len({e.pgh_obj_id for e in events.get(model, []) if e.pgh_label == "insert"})
        if added:
            yield f"{number_in_words(added)} {agreed(added, words)} de plus"
