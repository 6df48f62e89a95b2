"""Passages of minutes drafted from the record, each with the facts that it tells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from crpv_portal.common.digests import short_digest

from ..meetings.actions import closed_at
from ..meetings.quorum import quorum_of
from ..models import Minutes
from . import plan as plans
from .presence import NOT_CALLED, groups_of, is_called
from .sentences import (
    closed,
    decided,
    followed,
    held_on,
    opened,
    quorum_said,
    to_follow,
    votes_said,
)
from .words import embedded, escaped, opening

if TYPE_CHECKING:
    from ..models import AgendaItem, Decision, Meeting

SECTION, POINT = "##", "###"


@dataclass(frozen=True)
class Piece:
    """Passage of a draft; facts: what it tells, by kind and row (`vote:12`), to count changes."""

    key: str
    text: str
    facts: dict[str, str] = field(default_factory=dict)
    section: str = ""


def text_of(pieces: Iterable[Piece]) -> str:
    return "\n\n".join(piece.text for piece in pieces)


def pieces_of(meeting: Meeting) -> list[Piece]:
    """Return the passages of a meeting's minutes, in the order of its body's plan.

    meeting: read by `papers.reading.with_everything`. The same record gives the same passages.
    """
    kept = [section for section in plans.plan_of(meeting.body) if section.is_kept]
    gathered = {section.key for section in kept} & {plans.DECISIONS, plans.ACTIONS}
    found: list[Piece] = []
    for section in kept:
        inner = list(_within(section, meeting, gathered))
        if inner:
            heading = f"{SECTION} {escaped(section.title)}"
            whole = (Piece(f"heading-{section.key}", heading), *inner)
            found += [replace(piece, section=section.key) for piece in whole]
    return [
        replace(each, facts={key: short_digest(said) for key, said in each.facts.items()})
        for each in found
    ]


def place_in(text: str, passage: str) -> int | None:
    """Return where a passage stands in a text as it was drafted, once and whole; else None."""
    whole = rf"(?:\A|\n\n)({re.escape(passage)})(?=\n\n|\Z)"
    places = [match.start(1) for match in re.finditer(whole, text)]
    return places[0] if len(places) == 1 else None


def _within(section: plans.PlanSection, meeting: Meeting, gathered: set[str]) -> Iterator[Piece]:
    match section.key:
        case plans.OPENING:
            yield _opening(meeting)
        case plans.PRESENCE:
            yield from _presence(meeting)
        case plans.AGENDA:
            yield from _agenda(meeting)
        case plans.ITEMS:
            yield from _items(meeting, gathered)
        case plans.DECISIONS:
            for number, item in enumerate(meeting.items.all(), start=1):
                for decision in _decisions(item):
                    yield _decision(decision, meeting, at=f"Point {number}. ")
        case plans.ACTIONS:
            yield from _actions(meeting)
        case plans.CLOSING:
            said = closed(meeting)
            yield Piece("closing", said, {"hours:end": said})
        case _ if section.text.strip():
            text = embedded(section.text)
            yield Piece(section.key, text, {f"plan:{section.key}": text})


def _opening(meeting: Meeting) -> Piece:
    where, who = held_on(meeting), opened(meeting)
    facts = {"place:meeting": where, "hours:start": who}
    return Piece("opening", " ".join(filter(None, (where, who))), facts)


def _presence(meeting: Meeting) -> Iterator[Piece]:
    if not is_called(meeting):
        yield Piece("not-called", NOT_CALLED)
        return
    for key, text, facts in groups_of(meeting):
        yield Piece(key, text, facts)
    quorum = quorum_of(meeting)
    if quorum.is_known:
        has_decided = any(
            decision.reference for item in meeting.items.all() for decision in item.decisions.all()
        )
        said = quorum_said(quorum, meeting.body, has_decided=has_decided)
        yield Piece("quorum", said, {"quorum:meeting": said})


def _agenda(meeting: Meeting) -> Iterator[Piece]:
    titles = [
        f"{number}. {opening(escaped(item.title))}"
        for number, item in enumerate(meeting.items.all(), start=1)
    ]
    if titles:
        yield Piece("agenda", "\n".join(titles))


def _items(meeting: Meeting, gathered: set[str]) -> Iterator[Piece]:
    items = list(meeting.items.all())
    if not items:
        yield Piece("no-item", "L’ordre du jour n’a pas été consigné.")
    approved = {
        row.approved_at_id: row
        for row in Minutes.objects.filter(approved_at__in=items).select_related("meeting")
    }
    closed_ones = [
        Piece(f"action-{row.pk}", followed(row), {f"action:{row.pk}": followed(row)})
        for row in closed_at(meeting)
    ]
    has_told = False
    for number, item in enumerate(items, start=1):
        title = f"{POINT} Point {number}. {escaped(item.title)}"
        yield Piece(f"item-{item.pk}", title, {f"point:{item.pk}": title})
        if item.presenter:
            said = f"Point présenté par {escaped(item.presenter.full_name)}."
            yield Piece(f"presenter-{item.pk}", said, {f"point:{item.pk}-presenter": said})
        if item.note.strip():
            yield Piece(f"note-{item.pk}", embedded(item.note), {f"note:{item.pk}": item.note})
        if item.pk in approved:
            minutes = approved[item.pk]
            said = f"Le compte rendu de la réunion {_from(minutes.meeting)} est approuvé."
            yield Piece(f"approved-{minutes.pk}", said, {f"approval:{minutes.pk}": said})
        if item.is_for_open_actions:
            yield from closed_ones
            has_told = True
        if plans.DECISIONS not in gathered:
            for decision in _decisions(item):
                yield _decision(decision, meeting)
        if plans.ACTIONS not in gathered:
            for action in item.actions.all():
                said = to_follow(action)
                yield Piece(f"action-{action.pk}", said, {f"action:{action.pk}": said})
    if closed_ones and not has_told:
        yield Piece("closed-actions", f"{POINT} Suites des réunions précédentes")
        yield from closed_ones


def _from(meeting: Meeting) -> str:
    starts = meeting.starts
    assert starts is not None  # noqa: S101 - the database requires a first day
    return starts.from_()


def _decisions(item: AgendaItem) -> list[Decision]:
    return sorted(item.decisions.all(), key=lambda row: (row.number or 10**6, row.pk))


def _decision(decision: Decision, meeting: Meeting, at: str = "") -> Piece:
    facts = {f"decision:{decision.pk}": f"{decision.reference}\n{decision.text}"}
    if votes := votes_said(decision):
        facts[f"vote:{decision.pk}"] = votes
    return Piece(f"decision-{decision.pk}", f"{at}{decided(decision, meeting.body)}", facts)


def _actions(meeting: Meeting) -> Iterator[Piece]:
    for number, item in enumerate(meeting.items.all(), start=1):
        for action in item.actions.all():
            said = f"Point {number}. {to_follow(action)}"
            yield Piece(f"action-{action.pk}", said, {f"action:{action.pk}": said})


def told_by(text: str, meeting: Meeting) -> set[str]:
    """Return which of presence, points and actions a text of minutes tells as the record does.

    Of the points, the titles and the decisions are looked for: what was said is the text's affair.
    meeting: as `pieces_of` takes it.
    """
    if not text:
        return set()
    pieces = pieces_of(meeting)
    parts = {
        plans.PRESENCE: [piece for piece in pieces if piece.section == plans.PRESENCE],
        plans.ITEMS: _keyed(pieces, "item-", "no-item", "decision-"),
    }
    told = {
        name
        for name, passages in parts.items()
        if passages and all(place_in(text, piece.text) is not None for piece in passages)
    }
    actions = _keyed(pieces, "action-")
    if plans.ITEMS in told and all(place_in(text, each.text) is not None for each in actions):
        told.add(plans.ACTIONS)
    return told


def _keyed(pieces: Iterable[Piece], *beginnings: str) -> list[Piece]:
    return [piece for piece in pieces if piece.key.startswith(beginnings)]
