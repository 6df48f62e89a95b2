"""Judging of a takeover: what would be made of each meeting and of each file; nothing is written.

The whole is judged anew at each choice, and once more at the moment of writing: `plan_of` tells
whether what was shown is still so.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, Q

from crpv_portal.common.contacts import refuse_contacts
from crpv_portal.common.digests import short_digest
from crpv_portal.common.french import counted
from crpv_portal.common.text import french_sort_key

from ..choices import CALLED_OFF, MeetingStatus, TakenVerdict
from ..meetings.services import check_meets
from ..models import (
    Attendance,
    Document,
    HeadCount,
    Mandate,
    Meeting,
    TakenFile,
    TakenMeeting,
)
from ..validators import validate_meeting_day, validate_public_place
from ..zones import clock_at, ends_next_day
from .body_names import BodyNames
from .cells import days_in
from .heads import head_of
from .people import People, people_told, questions_of
from .roll import names_of, seats_of
from .said import FileLine, SaidMeeting, ToldMeetings, meetings_told

if TYPE_CHECKING:
    from ..models import Body, Takeover

LEFT, JOINED, FILES, BODIES, PEOPLE = "left", "joined", "files", "bodies", "people"
NOWHERE = "none"
NOT_JOINED = {
    MeetingStatus.PLANNED: "elle est prévue ce jour-là : consignez-la sur sa page",
    MeetingStatus.CONVENED: "elle est convoquée ce jour-là : consignez-la sur sa page",
}


def judge(takeover: Takeover) -> None:
    """Judge all of a takeover, and keep what is found; its row is locked by the caller."""
    names = BodyNames(takeover.author, takeover.choices.get(BODIES, {}))
    told = _told(takeover, names)
    people = people_told(told.meetings, takeover.author)
    known = _known_meetings(told.meetings)
    rows = [
        _Judged(takeover, one, names, people, rank, known).row()
        for rank, one in enumerate(told.meetings)
    ]
    guests = (
        each
        for row in rows
        if (row.verdict == TakenVerdict.NEW and row.is_kept)
        or (row.verdict == TakenVerdict.JOINED and row.said["adds_roll"])
        for each in people.of.get(row.rank, [])
        if each.last_name and not each.is_member
    )
    questions = questions_of(guests, takeover.author, takeover.choices.get(PEOPLE, {}))
    takeover.meetings.all().delete()
    TakenMeeting.objects.bulk_create(rows)
    _match_files(takeover, rows, names)
    takeover.questions = {
        "bodies": [
            {
                "key": french_sort_key(text),
                "said": text,
                "near": names.near(text),
                "lines": lines,
                "answer": str(takeover.choices.get(BODIES, {}).get(french_sort_key(text), "")),
            }
            for text, lines in told.unknown.items()
        ],
        "people": questions,
        "titles": told.titles[:50],
    }
    takeover.save(update_fields=["questions"])


def _told(takeover: Takeover, names: BodyNames) -> ToldMeetings:
    own = takeover.body_id if takeover.body_id in names.bodies else None
    return meetings_told(
        (FileLine(*line) for line in takeover.lines),
        takeover.headings,
        takeover.fields,
        body=own,
        body_of=names.find,
    )


def _known_meetings(
    meetings: Iterable[SaidMeeting],
) -> dict[tuple[int, datetime.date], list[Meeting]]:
    """Return the meetings of the register by body and day, those called off left out."""
    asked = [(one.body, one.day) for one in meetings if one.body and one.day]
    rows = (
        Meeting.objects.filter(
            body__in={body for body, _ in asked}, starts_on__in={day for _, day in asked}
        )
        .exclude(status__in=CALLED_OFF)
        .select_related("minutes")
        .annotate(
            has_roll=Exists(Attendance.objects.filter(meeting=OuterRef("pk")))
            | Exists(HeadCount.objects.filter(meeting=OuterRef("pk")))
        )
        .order_by("starts_at", "pk")
    )
    found: dict[tuple[int, datetime.date], list[Meeting]] = {}
    for row in rows:
        found.setdefault((row.body_id, row.starts_on), []).append(row)
    return found


class _Judged:
    """Meeting of the file, compared with the register."""

    def __init__(
        self,
        takeover: Takeover,
        one: SaidMeeting,
        names: BodyNames,
        people: People,
        rank: int,
        known: dict[tuple[int, datetime.date], list[Meeting]],
    ) -> None:
        self.takeover, self.one, self.rank = takeover, one, rank
        self.body: Body | None = names.bodies.get(one.body or 0)
        self.names, self.people = names, people
        self.known = known.get((one.body or 0, one.day or datetime.date.min), [])

    def row(self) -> TakenMeeting:
        one = self.one
        self._check()
        problems = list(one.problems)
        known = self._twin()
        verdict = TakenVerdict.NEW
        doubts = list(one.doubts)
        if problems:
            verdict = TakenVerdict.REFUSED
        elif known is not None:
            verdict = TakenVerdict.KNOWN
            if why := why_not_joined(known):
                doubts.append(f"Elle est déjà inscrite et ne se complète pas ici : {why}.")
            elif one.key in self.takeover.choices.get(JOINED, []):
                verdict = TakenVerdict.JOINED
        said = one.as_json() | {"doubts": doubts, **self._there()}
        if known is not None:
            said["may_join"] = not why_not_joined(known)
            said["adds_roll"] = bool(said["there"]) and not known.has_roll  # type: ignore[attr-defined] # annotated
        return TakenMeeting(
            takeover=self.takeover,
            rank=self.rank,
            key=one.key,
            verdict=verdict,
            body_key=self.body.pk if self.body else None,
            day=one.day,
            known=known.pk if known else None,
            said=said,
            problems=problems,
            is_kept=one.key not in self.takeover.choices.get(LEFT, [])
            and not self.names.is_left_out(one.body_text),
        )

    def _check(self) -> None:
        one = self.one
        line = one.lines[0]
        if one.body is None and one.body_text:
            one.problems.append(
                (
                    "",
                    line,
                    f"« {one.body_text} » n’est le nom d’aucune de vos instances : dites laquelle "
                    "en haut de cette page.",
                )
            )
        if one.day is not None:
            self._judge(line, lambda: validate_meeting_day(one.day))
        if one.day is not None and self.body is not None and not one.problems:
            self._judge(line, lambda: check_meets(self.body, one.day))
        if one.place:
            self._judge(line, lambda: validate_public_place(one.place))
        self._check_hours(line)

    def _check_hours(self, line: int) -> None:
        one = self.one
        if not (one.starts and one.ends):
            return
        starts, ends = (datetime.time.fromisoformat(each) for each in (one.starts, one.ends))
        if ends <= starts and not ends_next_day(starts, ends):
            one.problems.append(("", line, f"La fin ({one.ends}) précède le début ({one.starts})."))

    def _judge(self, line: int, act: Any) -> None:
        try:
            act()
        except ValidationError as refusal:
            self.one.problems += [("", line, said) for said in refusal.messages]

    def _twin(self) -> Meeting | None:
        """Return the meeting of the register that this one is: of another hour, it is another."""
        for each in self.known:
            there = clock_at(each.starts_at, each.time_zone)
            if not (there and self.one.starts) or there == self.one.starts:
                return each
        return None

    def _there(self) -> dict[str, Any]:
        there = self.people.of.get(self.rank, [])
        seats: dict[int, Any] = {}
        mandates: list[Mandate] = []
        if self.body is not None and self.one.day is not None and there:
            mandates = members_on(self.body, self.one.day)
            seats = seats_of(there, mandates, self.people.organisations)
            by_number = {mandate.pk: mandate for mandate in mandates}
            for key, each in seats.items():
                each.is_member = each.name_key in names_of(by_number[key])
        refused = [each.name for each in there if _is_contact(each.name)]
        doubts = [
            f"« {text[:60]} » n’est pas repris." for text in self.people.not_read.get(self.rank, [])
        ]
        doubts += [f"« {name} » n’est pas un nom." for name in refused]
        return {
            "there": [each.as_json() for each in there if each.name not in refused],
            "members": len(seats),
            "seats": len(mandates),
            "not_read": doubts[:20],
        }


def _is_contact(name: str) -> bool:
    try:
        refuse_contacts(name)
    except ValidationError:
        return True
    return False


def members_on(body: Body, day: datetime.date) -> list[Mandate]:
    """Return the mandates whose members the roll of that day names."""
    mandates = Mandate.objects.of_body(body).in_office(day)
    return list(mandates.filter(seat__college__is_counted_by_head=False))


def lacks_roll(meeting: Meeting) -> bool:
    """Tell whether nobody is on the roll of a meeting of the register, nor counted by head."""
    return not (meeting.attendances.exists() or meeting.head_counts.exists())


def why_not_joined(meeting: Meeting) -> str:
    """Return why nothing may be added to a meeting of the register; empty when it may."""
    minutes = getattr(meeting, "minutes", None)
    if minutes is not None and minutes.locked_at is not None:
        return "son compte rendu est approuvé"
    return NOT_JOINED.get(MeetingStatus(meeting.status), "")


# --- Files ----------------------------------------------------------------------------------------


def _match_files(takeover: Takeover, rows: list[TakenMeeting], names: BodyNames) -> None:
    """Find the meeting of each file: by the day in its name, else in its text, and by the body."""
    files = list(takeover.files.filter(document__isnull=True).select_related("file"))
    for each in files:
        if not each.days and not each.words:
            _read_days(each)
    days = {day for each in files for day in each.days}
    choices = takeover.choices.get(FILES, {})
    places = _places(takeover, rows, names, days)
    for each in files:
        found = [place for place in places if place["day"] in each.days]
        each.targets = [place["target"] for place in found]
        each.target = _target(each, found, names)
        said = str(choices.get(str(each.pk), ""))
        if said == NOWHERE:
            each.target = ""
        elif said in {place["target"] for place in places} or said in _all_targets(rows):
            each.target = said
        each.document = _document_at(each)
    TakenFile.objects.bulk_update(files, ["days", "words", "target", "targets", "document"])


def _document_at(each: TakenFile) -> int | None:
    """Return the document of the register that holds these very bytes at that meeting."""
    kind, _, key = each.target.partition(":")
    if kind != "known":
        return None
    kept = Document.objects.not_removed().filter(meeting=int(key), file__sha256=each.file.sha256)
    return kept.order_by("pk").values_list("pk", flat=True).first()


def _read_days(each: TakenFile) -> None:
    days = days_in(each.file.original_name.rpartition(".")[0])
    if not days:
        with each.file.file.open("rb") as opened:
            each.words = head_of(opened.read())
        days = days_in(each.words)[:1]  # the first day said is that of the meeting
    each.days = [day.isoformat() for day in days]


def _places(
    takeover: Takeover, rows: list[TakenMeeting], names: BodyNames, days: set[str]
) -> list[dict[str, Any]]:
    """Return the meetings to which a file of these days may go."""
    found = [
        {"target": target_of(row), "day": row.day.isoformat(), "body": row.body_key}
        for row in rows
        if row.day and row.verdict != TakenVerdict.REFUSED and (row.is_kept or row.known)
    ]
    taken = {place["target"] for place in found}
    bodies = [takeover.body_id] if takeover.body_id in names.bodies else list(names.bodies)
    known = (
        Meeting.objects.held()
        .filter(body__in=bodies, starts_on__in=days)
        .exclude(Q(minutes__locked_at__isnull=False))
        .order_by("starts_on", "pk")
        .values_list("pk", "starts_on", "body")
    )
    return found + [
        {"target": f"known:{key}", "day": day.isoformat(), "body": body}
        for key, day, body in known
        if f"known:{key}" not in taken
    ]


def target_of(row: TakenMeeting) -> str:
    """Return what names, for a file, the meeting of a row: the one known, else the one to come."""
    return f"known:{row.known}" if row.known else f"new:{row.key}"


def _all_targets(rows: list[TakenMeeting]) -> set[str]:
    return {target_of(row) for row in rows if row.verdict != TakenVerdict.REFUSED}


def _target(each: TakenFile, found: list[dict[str, Any]], names: BodyNames) -> str:
    if len(found) > 1:
        bodies = names.words_in(each.file.original_name) or names.words_in(each.words[:600])
        found = [place for place in found if place["body"] in bodies] or found
    return str(found[0]["target"]) if len(found) == 1 else ""


# --- What was shown -------------------------------------------------------------------------------


def plan_of(takeover: Takeover) -> str:
    """Return a digest of all that would be written: what was shown is still so, or is not."""
    rows = takeover.meetings.to_write().values_list("key", "verdict", "known", "said")
    files = takeover.files.to_attach().order_by("pk").values_list("pk", "target")
    people = {key: each["answer"] for key, each in takeover.questions.get("people", {}).items()}
    return short_digest(repr((list(rows), list(files), sorted(people.items()))))


def unanswered(takeover: Takeover) -> str:
    """Return what is still to be said before anything is written; empty when nothing is."""
    asked = [each for each in takeover.questions.get("people", {}).values() if not each["answer"]]
    if not asked:
        return ""
    return (
        f"Dites d’abord, pour {counted(len(asked), 'nom(s)')}, si c’est quelqu’un de connu : "
        "personne n’est inscrit deux fois."
    )
