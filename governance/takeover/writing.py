"""Writing of a takeover: its meetings, their rolls, decisions and files, in one act or none.

Decisions are written as drafts: what is adopted is final, and the taking back of a takeover must
stay possible until somebody has checked it (adr/0012).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from crpv_portal.common.acts import code_of
from crpv_portal.common.choices import Confidence, DatePrecision
from crpv_portal.common.dates import in_words
from crpv_portal.common.fact_forms import refusals_of_the_database
from crpv_portal.common.french import counted, listing
from crpv_portal.common.history import because, events_of
from crpv_portal.common.locks import RowGone, locked, wait_turn
from crpv_portal.common.progress import show_progress
from partners.models import Person

from ..bodies.people import organisations_named, people_known_to
from ..choices import (
    AttendanceState,
    DecisionKind,
    ItemKind,
    MeetingStatus,
    TakenVerdict,
    TakeoverState,
)
from ..documents.quota import refuse_beyond_weight, wait_for_quota
from ..meetings.services import call_roll, check_meets, default_title, meeting_slug
from ..meetings.votes import refusal_of_votes, voters_of
from ..models import AgendaItem, Attendance, Body, Decision, Document, Meeting
from ..zones import moments_of, zone_of_body
from .cells import sense_of, votes_in
from .judging import judge, lacks_roll, plan_of, unanswered, why_not_joined
from .people import NEW, Someone
from .roll import names_of, seats_of

if TYPE_CHECKING:
    from partners.models import Organisation

    from ..models import TakenFile, TakenMeeting, Takeover

PROGRESS = "takeover"
WRITTEN = (Meeting, Attendance, Person, AgendaItem, Decision)
PLAN = "plan"  # among the choices: the digest of what was shown when the writing was decided
LONGEST_TITLE = 250
REMARKS, DECISIONS = "Remarques", "Décisions"
CHANGED = (
    "Rien n’a été écrit : le registre a changé depuis la dernière lecture. Relisez cette page, "
    "puis écrivez de nouveau."
)


class WritingStopped(Exception):
    """Raised when something is refused at the moment of writing; nothing is written."""


def write(takeover: Takeover) -> None:
    """Write all that was shown, or nothing; the takeover's row is locked by the caller.

    All is judged again first: what differs from what was shown is shown again.
    """
    wait_turn("takeovers")
    judge(takeover)
    try:
        if plan_of(takeover) != takeover.choices.get(PLAN) or unanswered(takeover):
            raise WritingStopped(CHANGED)
        with transaction.atomic():
            _Writing(takeover).write()
    except WritingStopped as refusal:
        takeover.state, takeover.refusal = TakeoverState.READY, str(refusal)
        takeover.save(update_fields=["state", "refusal"])


class _Writing:
    """Writing under way: what it made by the keys of the file, so that nobody is made twice."""

    def __init__(self, takeover: Takeover) -> None:
        self.takeover = takeover
        self.user = takeover.author
        self.answers = {
            key: each["answer"] for key, each in takeover.questions.get("people", {}).items()
        }
        self.people: dict[str, Person] = {}
        self.meetings: dict[str, Meeting] = {}  # by the target that files name
        self.bodies = {
            body.pk: body
            for body in Body.objects.manageable_by(self.user).select_related("centre", "region")
        }
        self.organisations: dict[str, Organisation] = {}

    def write(self) -> None:
        takeover = self.takeover
        rows = list(takeover.meetings.to_write())
        there = [each for row in rows for each in row.said["there"]]
        names = list({each["organisation"] for each in there if each["organisation"]})
        self.organisations = organisations_named(self.user, names)
        made = [row for row in rows if row.verdict == TakenVerdict.NEW]
        reason = self._reason(len(made))
        with because(reason, user=self.user.pk, action="takeover", takeover=takeover.pk):
            for count, row in enumerate(rows, start=1):
                with _said_of(row):
                    self._write_row(row)
                show_progress(PROGRESS, takeover.pk, count)
            documents = self._write_files()
            last = Document if documents else Meeting
            if not rows and not documents:
                raise WritingStopped("Rien de ce qui est retenu n’est à écrire.")
            event: Any = events_of(last).order_by("-pgh_id").first()
            takeover.act = code_of((event.pgh_created_at, event.pgh_context_id))
        takeover.written = [self.meetings[f"new:{row.key}"].pk for row in made]
        takeover.state, takeover.refusal = TakeoverState.DONE, ""
        takeover.ended_at = timezone.now()
        takeover.save(update_fields=["act", "written", "state", "refusal", "ended_at"])

    def _reason(self, count: int) -> str:
        files = self.takeover.files.to_attach().count()
        counts = ((count, "réunion(s) passée(s)"), (files, "ancien(s) compte(s) rendu(s)"))
        said = [counted(number, words) for number, words in counts if number]
        return f"reprise de {listing(said)}" if said else "reprise de réunions déjà inscrites"

    # --- Meetings ---------------------------------------------------------------------------------

    def _write_row(self, row: TakenMeeting) -> None:
        body = self.bodies.get(row.body_key or 0)
        if body is None or row.day is None:
            raise ValidationError("vous ne tenez plus cette instance.")
        if row.verdict == TakenVerdict.JOINED:
            meeting = locked(Meeting.objects.get(pk=row.known or 0), "body", "minutes")
            if why := why_not_joined(meeting):
                raise ValidationError(why)
            if row.said["adds_roll"]:
                if not lacks_roll(meeting):
                    raise WritingStopped(CHANGED)
                self._write_roll(meeting, [Someone(**each) for each in row.said["there"]])
            self._add_points(meeting, row, is_new=False)
            meeting.version += 1
            meeting.save(update_fields=["version", "updated_at"])
            self.meetings[f"known:{meeting.pk}"] = meeting
            return
        meeting = self._new_meeting(body, row.day, row.said)
        self.meetings[f"new:{row.key}"] = meeting
        there = [Someone(**each) for each in row.said["there"]]
        if there:
            self._write_roll(meeting, there)
        self._add_points(meeting, row, is_new=True)

    def _new_meeting(self, body: Body, day: datetime.date, said: dict[str, Any]) -> Meeting:
        check_meets(body, day)
        zone = zone_of_body(body)
        hours = [
            datetime.time.fromisoformat(said[n]) if said[n] else None for n in ("starts", "ends")
        ]
        starts_at, ends_at = moments_of(day, None, hours[0], hours[1], zone)
        meeting = Meeting(
            body=body,
            slug=meeting_slug(body, day),
            title=default_title(body, day),
            status=MeetingStatus.HELD,
            starts_on=day,
            starts_on_precision=DatePrecision.DAY,
            starts_at=starts_at,
            ends_at=ends_at,
            time_zone=zone,
            place=said["place"],
            confidence=Confidence.RECORDED,
        )
        meeting.full_clean(validate_constraints=False)  # judged by the database
        meeting.save()
        return meeting

    def _write_roll(self, meeting: Meeting, there: Sequence[Someone]) -> None:
        rows = {row.mandate_id: row for row in call_roll(meeting=meeting)}
        mandates = [row.mandate for row in rows.values() if row.mandate is not None]
        seats = seats_of(there, mandates, self.organisations)
        seated = {id(each) for each in seats.values()}
        for key, each in seats.items():
            row = rows[key]
            named = names_of(row.mandate) if row.mandate else {}
            if each.name_key in named:
                row.person = named[each.name_key]
            elif each.last_name:
                row.person = self._person(each)
            row.state, row.deputy_name = each.state, each.deputy
            row.remark = each.function if each.state == AttendanceState.EXCUSED else ""
            row.save(update_fields=["person", "state", "deputy_name", "remark"])
        for each in there:
            if id(each) in seated:
                continue
            guest = Attendance(
                meeting=meeting,
                person=self._person(each) if each.last_name else None,
                organisation=self.organisations.get(each.organisation),
                organisation_name=each.organisation,
                state=each.state,
                deputy_name=each.deputy,
                remark=each.function,
            )
            guest.full_clean(validate_constraints=False)
            guest.save()

    def _person(self, each: Someone) -> Person:
        """Return the person whom this name of the file means: known, made already, or new."""
        if each.key in self.people:
            return self.people[each.key]
        answer = self.answers.get(each.key, NEW)
        if answer == NEW:
            person = Person(first_name=each.first_name, last_name=each.last_name)
            person.full_clean(validate_constraints=False)
            person.save()
        else:
            known = people_known_to(self.user).filter(pk=int(answer)).first()
            if known is None:
                raise WritingStopped(CHANGED)
            person = known
        self.people[each.key] = person
        return person

    # --- Points, decisions ------------------------------------------------------------------------

    def _add_points(self, meeting: Meeting, row: TakenMeeting, *, is_new: bool) -> None:
        said = row.said
        position = meeting.items.count()
        known = set() if is_new else set(_texts_of(meeting))
        decisions = [each for each in said["decisions"] if each["text"] not in known]
        points = [(text, "", ItemKind.INFORMATION) for text in said["agenda"] if is_new]
        if decisions:
            points.append((DECISIONS, "", ItemKind.DECISION))
        remarks = [text for text in said["remarks"] if text not in known]
        if remarks:
            points.append((REMARKS, "\n\n".join(remarks), ItemKind.INFORMATION))
        for text, note, kind in points:
            position += 1
            item = AgendaItem(
                meeting=meeting, position=position, title=text[:LONGEST_TITLE], note=note, kind=kind
            )
            item.full_clean(validate_constraints=False)
            item.save()
            if kind == ItemKind.DECISION:
                for each in decisions:
                    self._write_decision(meeting, item, each)

    def _write_decision(self, meeting: Meeting, item: AgendaItem, said: dict[str, Any]) -> None:
        text, votes = said["text"], said["votes"]
        if votes and refusal_of_votes(sum(votes), there=voters_of(meeting), expected=0):
            # More than the roll of the file counts: kept in words, as the file has them.
            text = text if votes_in(text) else f"{text} ({_votes_in_words(votes)})"
            votes = None
        sense = sense_of(text)
        decision = Decision(
            body=meeting.body,
            item=item,
            kind=DecisionKind.OPINION if sense else DecisionKind.DECISION,
            opinion=sense,
            text=text,
        )
        decision.votes_for, decision.votes_against, decision.abstentions = votes or (None,) * 3
        decision.full_clean(validate_constraints=False)
        decision.save()

    # --- Files ------------------------------------------------------------------------------------

    def _write_files(self) -> int:
        """Attach each file to its meeting; return how many."""
        count = 0
        for each in (
            self.takeover.files.to_attach().select_related("file__public_copy").order_by("pk")
        ):
            meeting = self._meeting_of(each)
            if meeting is None:
                continue
            each.document = self._attach(meeting, each).pk
            count += 1
            each.save(update_fields=["document"])
        return count

    def _meeting_of(self, each: TakenFile) -> Meeting | None:
        if each.target in self.meetings:
            return self.meetings[each.target]
        kind, _, key = each.target.partition(":")
        if kind != "known":
            return None  # its meeting is left out
        found = Meeting.objects.filter(pk=key, body__in=self.bodies).select_related("body")
        meeting = found.first()
        if meeting is None:
            raise WritingStopped(CHANGED)
        self.meetings[each.target] = meeting = locked(meeting, "body")
        return meeting

    def _attach(self, meeting: Meeting, each: TakenFile) -> Document:
        wait_for_quota(sender=self.user, body=meeting.body)
        try:
            refuse_beyond_weight(body=meeting.body, size=each.file.size)
        except ValidationError as refusal:
            raise WritingStopped(f"Rien n’a été écrit. {refusal.messages[0]}") from refusal
        document = Document(
            meeting=meeting, title=title_of(each.file.original_name, meeting), file=each.file
        )
        document.full_clean(validate_constraints=False)
        document.save(force_insert=True)
        return document


MINUTES = ("cr", "compte", "pv", "proces", "releve", "minutes")


def title_of(name: str, meeting: Meeting) -> str:
    """Return `Compte rendu du 12 mars 2021`, or the name of a file that says another thing."""
    stem = name.rpartition(".")[0] or name
    words = stem.lower().replace("è", "e").replace("é", "e").replace("_", " ").replace("-", " ")
    if any(word in MINUTES for word in words.split()):
        return f"Compte rendu du {in_words(meeting.starts_on)}"
    return stem[:200]


def _texts_of(meeting: Meeting) -> list[str]:
    texts = list(Decision.objects.filter(item__meeting=meeting).values_list("text", flat=True))
    return [*texts, *meeting.items.exclude(note="").values_list("note", flat=True)]


def _votes_in_words(votes: Sequence[int]) -> str:
    return f"{votes[0]} pour, {votes[1]} contre, {counted(votes[2], 'abstention(s)')}"


@contextmanager
def _said_of(row: TakenMeeting) -> Iterator[None]:
    """Say of which meeting something was refused, and stop the writing."""
    try:
        with refusals_of_the_database(WRITTEN), transaction.atomic():
            yield
    except RowGone as gone:
        raise WritingStopped(CHANGED) from gone
    except ValidationError as refusal:
        day = in_words(row.day) if row.day else ""
        raise WritingStopped(
            f"Rien n’a été écrit. La réunion du {day} est refusée : "
            f"{' '.join(refusal.messages)} Corrigez le fichier, ou laissez-la de côté."
        ) from refusal
