"""Taking back of a takeover: what it made goes, while nothing newer stands on it.

What it made is read in the history, by the act that it is; so is what came since.
"""

from __future__ import annotations

import datetime
import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db.models import Model, Q
from django.utils import timezone

from crpv_portal.common.acts import moment_of
from crpv_portal.common.dates import moment_in_words
from crpv_portal.common.deletions import foreign_keys_to
from crpv_portal.common.french import counted
from crpv_portal.common.history import author_of, because, events_of
from crpv_portal.common.locks import locked_rows
from crpv_portal.common.traces import is_tracked
from partners.models import Person
from partners.services import forget_unused_people

from ..choices import TakeoverState
from ..models import (
    AgendaItem,
    Attendance,
    Body,
    Decision,
    Document,
    Meeting,
    RecordDraft,
)
from .stored import delete_unshown

if TYPE_CHECKING:
    from ..models import Takeover

REASON = "reprise annulée"
PARTS: tuple[tuple[type[Model], str], ...] = (
    (AgendaItem, "meeting_id"),
    (Attendance, "meeting_id"),
    (Document, "meeting_id"),
)


@dataclass
class StandingMeeting:
    """Meeting that keeps what the takeover made of it, and why, in words."""

    meeting: Meeting
    why: str

    @property
    def sentence(self) -> str:
        return f"{self.meeting.title} : {self.why}."


@dataclass
class TakingBack:
    """Taking back of a takeover, judged: what would go, and what stands in the way."""

    going: list[Meeting] = field(default_factory=list)  # made by it
    lightened: list[Meeting] = field(default_factory=list)  # which it only completed
    standing: list[StandingMeeting] = field(default_factory=list)


class _Made:
    """Rows that the act inserted, each with its meeting; and what touched them since."""

    def __init__(self, act: str) -> None:
        moment = moment_of(act)
        if moment is None:
            raise ValueError(f"{act!r} is no act")
        self.at: datetime.datetime = moment[0]
        self.context: uuid.UUID | None = moment[1]
        self.rows: dict[type[Model], dict[int, int]] = {
            Meeting: {
                key: key for key in self._inserted(Meeting).values_list("pgh_obj_id", flat=True)
            }
        }
        for model, column in PARTS:
            self.rows[model] = dict(self._inserted(model).values_list("pgh_obj_id", column))
        items = self.rows[AgendaItem]
        self.rows[Decision] = {
            key: items[item]
            for key, item in self._inserted(Decision).values_list("pgh_obj_id", "item_id")
            if item in items
        }
        self.people = set(self._inserted(Person).values_list("pgh_obj_id", flat=True))

    @property
    def own(self) -> Q:
        return Q(pgh_context_id=self.context, pgh_created_at=self.at)

    def _inserted(self, model: type[Model]) -> Any:
        return events_of(model).filter(self.own, pgh_label="insert")

    @property
    def meetings(self) -> set[int]:
        return {meeting for rows in self.rows.values() for meeting in rows.values()}

    def touched(self) -> dict[int, str]:
        """Return the meetings on which something newer stands, each with what, in words."""
        found: dict[int, str] = {}
        for model, rows in self.rows.items():
            later = events_of(model).filter(pgh_obj_id__in=rows).exclude(self.own)
            for event in later.order_by("pgh_id"):
                found[rows[event.pgh_obj_id]] = self._later(model, event)
        for model, rows in self.rows.items():
            for relation in foreign_keys_to(model):
                self._find_pointing(relation, rows, found)
        waiting = RecordDraft.objects.waiting().filter(meeting__in=self.rows[Meeting])
        for meeting in waiting.values_list("meeting", flat=True):
            found[meeting] = "une saisie y attend, à enregistrer ou à écarter"
        return found

    def _find_pointing(self, relation: Any, rows: dict[int, int], found: dict[int, str]) -> None:
        pointing: type[Model] = relation.related_model
        if not is_tracked(pointing):
            return
        name = relation.field.attname
        likes = pointing._base_manager.filter(**{f"{name}__in": rows})
        ours = self.rows.get(pointing, {})
        for key, whole in likes.values_list("pk", name):
            if key not in ours:
                said = f"« {pointing._meta.verbose_name} » y a été ajouté depuis"
                found.setdefault(rows[whole], said)

    def _later(self, model: type[Model], event: Any) -> str:
        if model is Decision and getattr(event, "adopted_on", None):
            return "une décision y est adoptée, et ne se retire plus"
        who = author_of(event)
        by = f" par {who}" if who else ""
        return f"elle a été modifiée depuis, le {moment_in_words(event.pgh_created_at)}{by}"


def judge_taking_back(takeover: Takeover) -> TakingBack:
    """Return what the taking back of a takeover would do; nothing is written."""
    return _judged(takeover, _Made(takeover.act))


def _judged(takeover: Takeover, made: _Made) -> TakingBack:
    kept = set(Body.objects.manageable_by(takeover.author).values_list("pk", flat=True))
    touched = made.touched()
    found = TakingBack()
    rows = Meeting.objects.filter(pk__in=made.meetings).select_related("body")
    for meeting in rows.order_by("starts_on", "pk"):
        if meeting.body_id not in kept:
            found.standing.append(StandingMeeting(meeting, "vous ne tenez plus cette instance"))
        elif meeting.pk in touched:
            found.standing.append(StandingMeeting(meeting, touched[meeting.pk]))
        elif meeting.pk in made.rows[Meeting]:
            found.going.append(meeting)
        else:
            found.lightened.append(meeting)
    return found


def take_back(takeover: Takeover) -> None:
    """Remove what a takeover made and nothing newer stands on; the rest stays, and is told.

    The takeover's row is locked by the caller, whose transaction this is.
    """
    made = _Made(takeover.act)
    list(locked_rows(Meeting.objects.filter(pk__in=made.meetings)))
    judged = _judged(takeover, made)
    leaving = {meeting.pk for meeting in (*judged.going, *judged.lightened)}
    with because(REASON, user=takeover.author_id, action="take_back", takeover=takeover.pk):
        files = list(
            Document.objects.filter(pk__in=made.rows[Document], meeting__in=leaving).values_list(
                "file", flat=True
            )
        )
        for model in (Document, Decision, AgendaItem, Attendance):
            keys = [key for key, meeting in made.rows[model].items() if meeting in leaving]
            model._default_manager.filter(pk__in=keys).delete()
        Meeting.objects.filter(pk__in=[meeting.pk for meeting in judged.going]).delete()
        for meeting in locked_rows(Meeting.objects.filter(pk__in=[m.pk for m in judged.lightened])):
            meeting.version += 1
            meeting.save(update_fields=["version", "updated_at"])
        delete_unshown(files)
        if made.people:
            forget_unused_people(made.people, reason=REASON)
    gone = {meeting.pk for meeting in judged.going}
    takeover.written = [key for key in takeover.written if key not in gone]
    _end(takeover, judged)


def _end(takeover: Takeover, judged: TakingBack) -> None:
    takeover.refusal = ""
    if judged.standing:
        takeover.state = TakeoverState.DONE
        takeover.refusal = (
            f"{counted(len(judged.standing), 'réunion(s) reste(nt) inscrite(s)')} : "
            + " ".join(each.sentence for each in judged.standing[:20])
        )
    else:
        takeover.state = TakeoverState.UNDONE
    takeover.ended_at = timezone.now()
    takeover.save(update_fields=["state", "refusal", "written", "ended_at"])


def refuse_taking_back(takeover: Takeover) -> None:
    """Raise ValidationError when nothing of a takeover could be taken back."""
    judged = judge_taking_back(takeover)
    if not (judged.going or judged.lightened):
        raise ValidationError(
            [each.sentence for each in judged.standing]
            or ["Rien de cette reprise n’est plus inscrit : elle a été annulée autrement."]
        )
