"""Changes of an agenda and of its papers since they were last sent, in words."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from ..choices import MeetingStatus
from .agenda import points_by_item
from .enclosures import enclosed_in

if TYPE_CHECKING:
    from ..models import Meeting


@dataclass(frozen=True)
class AgendaChanges:
    """Sentences without a full stop, as a list; false when nothing changed."""

    points: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.points or self.papers)

    @property
    def lines(self) -> list[str]:
        return [*self.points, *self.papers]


NOTHING_NEW = AgendaChanges()


def agenda_state(meeting: Meeting) -> dict[str, Any]:
    """Return the agenda and the papers as a convocation gives them, to be compared later.

    Without any person's name: a presenter is a key, which an erasure need not look for.
    """
    enclosed = enclosed_in(meeting)
    points_by_item(meeting)
    return {
        "points": [
            [item.pk, item.title, item.kind, item.minutes_planned, item.presenter_id]
            for item in meeting.items.all()
        ],
        "papers": [[each.pk, each.title] for each in enclosed],
    }


def agenda_changes(meeting: Meeting) -> AgendaChanges:
    """Return what changed since the agenda was last sent to those convened."""
    sent = meeting.sent_agenda
    if meeting.status != MeetingStatus.CONVENED or not sent:
        return NOTHING_NEW
    now = agenda_state(meeting)
    return AgendaChanges(
        tuple(_points(sent["points"], now["points"], points_by_item(meeting))),
        tuple(_papers(dict(sent["papers"]), dict(now["papers"]))),
    )


def _points(before: list[Any], after: list[Any], words: dict[int, str]) -> list[str]:
    was, now = {row[0]: row[1:] for row in before}, {row[0]: row[1:] for row in after}
    ranks = {key: rank for rank, key in enumerate(now, start=1)}
    said = [f"Point ajouté : {words[key]}" for key in now if key not in was]
    said += [f"Point retiré : {row[0]}" for key, row in was.items() if key not in now]
    for key, row in now.items():
        if key not in was or row == was[key]:
            continue
        if row[0] != was[key][0]:
            said.append(f"Point renommé : {words[key]}, auparavant « {was[key][0]} »")
        else:
            said.append(f"Point précisé : {words[key]}")
    said += [
        f"Point déplacé : {now[key][0]}, désormais n° {ranks[key]}" for key in _moved(was, now)
    ]
    return said


def _moved(was: dict[int, Any], now: dict[int, Any]) -> list[int]:
    """List those of both whose order among themselves changed, as few as tell it."""
    old, new = [key for key in was if key in now], [key for key in now if key in was]
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    kept = {key for block in matcher.get_matching_blocks() for key in old[block.a :][: block.size]}
    return [key for key in new if key not in kept]


def _papers(was: dict[int, str], now: dict[int, str]) -> list[str]:
    said = [f"Pièce ajoutée : {title}" for key, title in now.items() if key not in was]
    said += [f"Pièce retirée : {title}" for key, title in was.items() if key not in now]
    said += [
        f"Pièce renommée : {title}, auparavant « {was[key]} »"
        for key, title in now.items()
        if was.get(key, title) != title
    ]
    return said
