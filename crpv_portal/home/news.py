"""The latest changes in the register, as sentences: public facts, nobody's name, no reason.

Read from the event tables. What one act changed in many centres (a load, an import) makes one line.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

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
from crpv_portal.common.dates import PARIS, PartialDate, in_words, partial_date
from crpv_portal.common.history import events_of
from crpv_portal.common.text import (
    capitalised,
    french_sort_key,
    listing,
    number_in_words,
)

# Enough to fill the page when the last act is a small one; each table is read once, this deep.
DEPTH = 300
# An act that touched more centres than that is told in one line.
MANY_CENTRES = 3
NAMED = 4
SEMICOLON = "\u00a0; "
PARTS = (Coverage, CentreName, Label, Milestone, LocalPartnership, MissionOffered)
COUNTED = {
    Label: ("label", "labels"),
    Milestone: ("étape de son histoire", "étapes de son histoire"),
    LocalPartnership: ("partenaire", "partenaires"),
    MissionOffered: ("mission", "missions"),
}


@dataclass(frozen=True)
class News:
    """A line of the list: the day, the sentence, and where to read more."""

    day: datetime.date
    sentence: str
    url: str

    @property
    def when(self) -> str:
        return in_words(self.day)


@dataclass
class Touched:
    """The events of one centre on one day, by table."""

    day: datetime.date
    centre: Centre
    events: dict[type, list[Any]] = field(default_factory=lambda: defaultdict(list))


def latest_news(limit: int = 5) -> list[News]:
    """The latest lines, the newest first, in a fixed number of queries."""
    centres = Centre.objects.public().in_bulk()
    acts: dict[tuple, list[tuple[type, Any, Centre]]] = defaultdict(list)
    for model, event, centre_id in _events(centres):
        key = (_day(event), event.pgh_context_id)
        acts[key].append((model, event, centres[centre_id]))
    told: list[tuple[datetime.datetime, News]] = []
    large: dict[datetime.date, list[tuple[type, Any, Centre]]] = defaultdict(list)
    touched: dict[tuple[datetime.date, int], Touched] = {}
    latest: dict[tuple[datetime.date, int], datetime.datetime] = {}
    for (day, _), changes in acts.items():
        reached = {centre.pk: centre for _, _, centre in changes}
        moment = max(event.pgh_created_at for _, event, _ in changes)
        if len(reached) > MANY_CENTRES:
            large[day] += changes
            continue
        for model, event, centre in changes:
            key = (day, centre.pk)
            touched.setdefault(key, Touched(day, centre)).events[model].append(event)
            latest[key] = max(moment, latest.get(key, moment))
    told += [
        (max(e.pgh_created_at for _, e, _ in each), _bulk(day, each)) for day, each in large.items()
    ]
    told += [(latest[key], _line(each)) for key, each in touched.items()]
    told.sort(key=lambda each: each[0], reverse=True)
    return [news for _, news in told[:limit]]


def _day(event: Any) -> datetime.date:
    return event.pgh_created_at.astimezone(PARIS).date()


def _events(centres: dict[int, Centre]) -> Iterable[tuple[type, Any, int]]:
    """What was written about public centres, unverified facts left out."""
    sure = [Confidence.VERIFIED, Confidence.INFERRED]
    own = events_of(Centre).filter(
        pgh_obj_id__in=centres, status__in=PUBLIC_STATUSES, confidence__in=sure
    )
    for event in own.order_by("-pgh_id")[:DEPTH]:
        yield Centre, event, event.pgh_obj_id
    for model in PARTS:
        events = events_of(model).filter(centre_id__in=centres, confidence__in=sure)
        if model is Coverage:
            events = events.select_related("department")
        for event in events.order_by("-pgh_id")[:DEPTH]:
            yield model, event, event.centre_id


def _bulk(day: datetime.date, changes: list[tuple[type, Any, Centre]]) -> News:
    """All that the large acts of a day did, in one line: who entered, else whose sheet changed."""
    centres = {centre.pk: centre for _, _, centre in changes}
    entered = [c for c in centres.values() if _day_of_entry(c) == day]
    shown = sorted(
        entered or centres.values(), key=lambda centre: french_sort_key(centre.short_name)
    )
    count = number_in_words(len(shown))
    names = [centre.short_name for centre in shown]
    if len(names) > NAMED:
        names = [*names[: NAMED - 1], f"{number_in_words(len(names) - NAMED + 1)} autres"]
    act = "centres entrent au registre" if entered else "fiches de centres sont mises à jour"
    return News(
        day, f"{capitalised(count)} {act}\u00a0: {listing(names)}.", reverse("centres:list")
    )


def _line(touched: Touched) -> News:
    name = touched.centre.short_name
    parts = [
        *_own(touched),
        *_perimeter(touched.events[Coverage]),
        *_names(touched),
        *_counted(touched.events),
    ]
    said = SEMICOLON.join(parts) or "fiche mise à jour"
    sentence = f"{name}\u00a0: {said}."
    return News(touched.day, sentence, touched.centre.get_absolute_url())


def _day_of_entry(centre: Centre) -> datetime.date | None:
    return centre.published_at.astimezone(PARIS).date() if centre.published_at else None


def _own(touched: Touched) -> Iterable[str]:
    """Closed by the service, which says so in the context; or entered that day."""
    events = touched.events[Centre]
    actions = {(event.pgh_context or {}).get("action") for event in events}
    if "close_centre" in actions and touched.centre.closed:
        yield f"fermeture {touched.centre.closed.when()}"
    elif events and _day_of_entry(touched.centre) == touched.day and "publish_centre" in actions:
        yield "le centre entre au registre"


def _perimeter(events: list[Any]) -> Iterable[str]:
    """« Charente ajoutée à partir de 2017 » ; départements changed alike are said together."""
    gained: dict[PartialDate | None, list[str]] = defaultdict(list)
    lost: dict[PartialDate, list[str]] = defaultdict(list)
    for event in reversed(events):
        end = partial_date(event, "end_on")
        if event.pgh_label == "insert" and not end:
            gained[partial_date(event, "start_on")].append(event.department.the_name)
        elif event.pgh_label == "update" and end:
            lost[end].append(event.department.the_name)
    for start, names in gained.items():
        words = f"{listing(_once(names))} {'rejoignent' if len(names) > 1 else 'rejoint'}"
        yield f"{words} le périmètre{_from(start)}"
    for end, names in lost.items():
        words = f"{listing(_once(names))} {'quittent' if len(names) > 1 else 'quitte'}"
        yield f"{words} le périmètre{_from(end)}"


def _once(names: list[str]) -> list[str]:
    return list(dict.fromkeys(names))


def _from(date: PartialDate | None) -> str:
    if date is None:
        return ""
    return f" à partir {'du' if date.is_to_the_day else 'de'} {date.words()}"


def _names(touched: Touched) -> Iterable[str]:
    for event in touched.events[CentreName]:
        if event.pgh_label == "insert" and event.slug == touched.centre.slug:
            yield f"prend le nom «\u00a0{event.name}\u00a0»"


def _counted(events: dict[type, list[Any]]) -> Iterable[str]:
    for model, (singular, plural) in COUNTED.items():
        added = len({e.pgh_obj_id for e in events.get(model, []) if e.pgh_label == "insert"})
        if added:
            yield f"{number_in_words(added)} {plural if added > 1 else singular} de plus"
