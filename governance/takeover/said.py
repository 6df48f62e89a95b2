"""Meetings as the lines of a spreadsheet tell them: lines of one meeting put together.

Pure: what a name of a body means is asked of the caller, and nothing is compared with the register.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError

from crpv_portal.common.text import french_sort_key

from ..choices import AttendanceState
from .cells import day_of, hours_in, mark_of, pieces_of, votes_in

NAMED = {
    "people": AttendanceState.PRESENT,
    "excused": AttendanceState.EXCUSED,
    "absent": AttendanceState.ABSENT,
}
LISTS = frozenset({*NAMED, "agenda", "decisions", "remarks"})  # which a meeting goes on with
COUNTS = ("votes_for", "votes_against", "abstentions")
LONGEST_PLACE = 250


class FileLine(NamedTuple):
    """FileLine of the file: its number, its cells, what is wrong with some, by their place."""

    number: int
    cells: list[str]
    troubles: dict[str, str]


@dataclass
class NamesCell:
    """Cell of names, or the head of a column under which a mark stands: who, and how."""

    text: str
    state: str
    is_one: bool = False  # the head of a column names one person


@dataclass
class SaidMeeting:
    """Meeting as the file tells it; `problems` are triples: the column, the line, the sentence."""

    lines: list[int]
    body_text: str = ""
    body: int | None = None
    day: datetime.date | None = None
    starts: str = ""  # 14:30
    ends: str = ""
    place: str = ""
    names: list[NamesCell] = field(default_factory=list)
    agenda: list[str] = field(default_factory=list)
    decisions: list[dict[str, Any]] = field(default_factory=list)  # text, votes
    remarks: list[str] = field(default_factory=list)
    problems: list[tuple[str, int, str]] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)  # what is not taken, in words

    @property
    def key(self) -> str:
        """Return what names this meeting among those of the file, whatever lines it is on."""
        if self.day is None or self.body is None:
            return f"ligne-{self.lines[0]}"
        return f"{self.body}-{self.day.isoformat()}{f'-{self.starts}' if self.starts else ''}"

    def as_json(self) -> dict[str, Any]:
        data = asdict(self)
        for name in ("day", "problems", "names", "body"):
            del data[name]
        return data


@dataclass(frozen=True)
class ToldMeetings:
    """Meetings that the lines of a file tell, and the lines that are mere titles."""

    meetings: list[SaidMeeting]
    titles: list[tuple[int, str]]
    unknown: dict[str, list[int]]  # names of bodies that nothing is known by, with their lines


def meetings_told(
    lines: Iterable[FileLine],
    headings: Sequence[str],
    fields: Sequence[str],
    *,
    body: int | None,
    body_of: Callable[[str], int | None],
) -> ToldMeetings:
    """Put the lines of each meeting together.

    body: that of the lines that name none. A line without a day nor a body goes on with the meeting
    above it; a line of which one cell only is filled, and is no day, is a title.
    """
    found: dict[str, SaidMeeting] = {}
    titles: list[tuple[int, str]] = []
    unknown: dict[str, list[int]] = {}
    above: SaidMeeting | None = None
    named = ""
    for line in lines:
        said = _TakenLine(line, headings, fields)
        if above is not None and said.goes_on:
            said.add_to(above)
            continue
        if title := said.title:
            titles.append((line.number, title))
            continue
        one = said.meeting()
        # A merged cell says the body once, for the lines under it.
        named = one.body_text = one.body_text or named
        one.body = body_of(one.body_text) if one.body_text else body
        if one.body is None and one.body_text:
            unknown.setdefault(one.body_text, []).append(line.number)
        elif one.body is None:
            one.problems.append((said.head("body"), line.number, "Dites quelle instance."))
        above = found.get(one.key)
        if above is None:
            above = found[one.key] = one
        else:
            _join(above, one)
    return ToldMeetings(_without_hours_apart(found), titles, unknown)


def _join(kept: SaidMeeting, other: SaidMeeting) -> None:
    """Add what another line says of the same meeting; what it says otherwise is a problem."""
    (line,) = other.lines
    for name, label in (("place", "le lieu"), ("ends", "l’heure de fin")):
        ours, theirs = getattr(kept, name), getattr(other, name)
        if ours and theirs and french_sort_key(ours) != french_sort_key(theirs):
            kept.problems.append(
                (
                    "",
                    line,
                    f"Les lignes {kept.lines[0]} et {line} sont de la même réunion, et n’en disent "
                    f"pas de même {label} : « {ours} » et « {theirs} ».",
                )
            )
        elif theirs:
            setattr(kept, name, theirs)
    kept.lines.append(line)
    kept.names += other.names
    kept.agenda += [text for text in other.agenda if text not in kept.agenda]
    kept.decisions += [each for each in other.decisions if each not in kept.decisions]
    kept.remarks += [text for text in other.remarks if text not in kept.remarks]
    kept.problems += other.problems
    kept.doubts += other.doubts


def _without_hours_apart(found: dict[str, SaidMeeting]) -> list[SaidMeeting]:
    """Join a line without hours to the one meeting of that body and day."""
    meetings = list(found.values())
    for one in list(meetings):
        if one.starts or one.day is None or one.body is None:
            continue
        likes = [m for m in meetings if m is not one and (m.body, m.day) == (one.body, one.day)]
        if len(likes) == 1 and len(one.lines) == 1:
            _join(likes[0], one)
            meetings.remove(one)
    return meetings


class _TakenLine:
    """Line of the file, read by what its columns say."""

    def __init__(self, line: FileLine, headings: Sequence[str], fields: Sequence[str]) -> None:
        self.line = line
        self.headings = headings
        self.places: dict[str, list[int]] = {}
        for place, name in enumerate(fields):
            if name:
                self.places.setdefault(name, []).append(place)

    def head(self, name: str) -> str:
        places = self.places.get(name)
        return self.headings[places[0]] if places else ""

    def cell(self, name: str) -> str:
        return next((text for _, text in self.cells(name)), "")

    def cells(self, name: str) -> list[tuple[int, str]]:
        held = self.line.cells
        return [
            (place, held[place])
            for place in self.places.get(name, [])
            if place < len(held) and held[place].strip()
        ]

    @property
    def goes_on(self) -> bool:
        """Tell whether the line says more of the meeting above: no day, no body, some list."""
        of_its_own = ("day", "body", "hours", "ends", "place")
        return not any(self.cell(name) for name in of_its_own) and any(
            self.cells(name) for name in LISTS
        )

    @property
    def title(self) -> str:
        """Return the words of a line that is a mere title, as « Année 2021 »; else nothing."""
        filled = [text for text in self.line.cells if text.strip()]
        if len(filled) != 1 or self.line.troubles:
            return ""
        try:
            day_of(self.cell("day"))
        except ValidationError:
            is_month = self.cell("day") and "est un mois" in _sentence(self.cell("day"))
            return "" if is_month else filled[0]
        return ""

    def meeting(self) -> SaidMeeting:
        one = SaidMeeting(
            lines=[self.line.number], body_text=" ".join(self.cell("body").split())[:200]
        )
        for place, sentence in self.line.troubles.items():
            if self._is_read(int(place)):
                head = self.headings[int(place)]
                one.problems.append((head, self.line.number, f"{sentence}."))
        self._read_day(one)
        self._read_hours(one)
        self._read_place(one)
        self.add_to(one, is_new=True)
        return one

    def _is_read(self, place: int) -> bool:
        return any(place in places for places in self.places.values())

    def _read_day(self, one: SaidMeeting) -> None:
        text = self.cell("day")
        try:
            if not text:
                raise ValidationError("Le jour manque : une réunion en a besoin.")
            one.day = day_of(text)
        except ValidationError as refusal:
            one.problems.append((self.head("day"), self.line.number, refusal.messages[0]))

    def _read_hours(self, one: SaidMeeting) -> None:
        text = self.cell("hours")
        hours = hours_in(text) or hours_in(self.cell("day"))
        if text and not hours:
            one.doubts.append(f"« {text[:40]} » n’est pas une heure : elle n’est pas reprise.")
        hours = [*hours[:1], *(hours_in(self.cell("ends")) or hours[1:2])]
        one.starts, one.ends = ([f"{hour:%H:%M}" for hour in hours] + ["", ""])[:2]

    def _read_place(self, one: SaidMeeting) -> None:
        place = " ".join(self.cell("place").split())
        if len(place) > LONGEST_PLACE:
            sentence = f"Le lieu a plus de {LONGEST_PLACE} signes."
            one.problems.append((self.head("place"), self.line.number, sentence))
            place = ""
        one.place = place

    def add_to(self, one: SaidMeeting, *, is_new: bool = False) -> None:
        """Add the lists of this line to a meeting."""
        if not is_new:
            one.lines.append(self.line.number)
        for name, state in NAMED.items():
            one.names += [NamesCell(text, state) for _, text in self.cells(name)]
        for place, text in self.cells("presence"):
            mark = mark_of(text)
            if mark is None:
                head = self.headings[place]
                one.doubts.append(f"« {text[:40]} » sous « {head} » n’est pas repris.")
            elif mark:
                one.names.append(NamesCell(self.headings[place], mark, is_one=True))
        one.agenda += [each[:250] for _, text in self.cells("agenda") for each in pieces_of(text)]
        one.remarks += [text for _, text in self.cells("remarks")]
        self._add_decisions(one)

    def _add_decisions(self, one: SaidMeeting) -> None:
        texts = [each for _, text in self.cells("decisions") for each in pieces_of(text)]
        decisions = [{"text": text, "votes": votes_in(text)} for text in texts]
        if len(decisions) == 1 and decisions[0]["votes"] is None:
            decisions[0]["votes"] = self._counts()
        said = " ".join(self.cell("votes").split())
        if said and texts:
            if len(decisions) == 1:
                decisions[0]["votes"] = decisions[0]["votes"] or votes_in(said)
            # In words too, whose sense no count tells: « unanimité moins une voix ».
            decisions[-1]["text"] = f"{texts[-1]} (vote : {said})"
        elif said:
            one.doubts.append(f"Le vote « {said[:60]} » n’a pas de décision : il n’est pas repris.")
        one.decisions += [each for each in decisions if each not in one.decisions]

    def _counts(self) -> tuple[int, int, int] | None:
        said = [self.cell(name).strip() for name in COUNTS]
        if not said[0].isdecimal() or not said[0].isascii() or len(said[0]) > 4:
            return None
        votes = [int(n) if n.isascii() and n.isdecimal() and len(n) < 5 else 0 for n in said]
        return votes[0], votes[1], votes[2]


def _sentence(text: str) -> str:
    try:
        day_of(text)
    except ValidationError as refusal:
        return refusal.messages[0]
    return ""
