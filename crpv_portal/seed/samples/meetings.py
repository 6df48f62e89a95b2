"""Meetings of a sample body: worked out in memory, then written a table at a time.

A thousand rows through the services would slow a first start by many seconds; the database's own
rules check these rows all the same, and its history keeps them.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from crpv_portal.common.choices import Confidence, DatePrecision
from crpv_portal.common.dates import in_words, today
from governance.choices import (
    ActionState,
    AttendanceState,
    DecisionKind,
    ItemKind,
    MeetingCall,
    MeetingStatus,
    Visibility,
)
from governance.meetings.points import kind_with_decision
from governance.meetings.services import OPEN_POINTS_TITLE, approval_title
from governance.models import (
    ActionItem,
    AgendaItem,
    Attendance,
    Decision,
    DecisionCounter,
    HeadCount,
    Meeting,
)
from governance.zones import zone_of_body

from .shapes import SampleBody, SampleMeeting, SamplePoint, day

if TYPE_CHECKING:
    from collections.abc import Iterable

    from governance.models import Body, Mandate

    from .composition import SharedRows

POINTS_A_MEETING = 3
# States given in turn to those who did not come.
ABSENCES = (AttendanceState.EXCUSED, AttendanceState.REPRESENTED, AttendanceState.ABSENT)
LONG_DONE = datetime.timedelta(days=150)
STATUS = {
    "planned": MeetingStatus.PLANNED,
    "forgotten": MeetingStatus.PLANNED,
    "convened": MeetingStatus.PLANNED,  # until it is convened, by the service
    "cancelled": MeetingStatus.CANCELLED,
    "postponed": MeetingStatus.POSTPONED,
    "held": MeetingStatus.HELD,
}


@dataclass
class MadeMeeting:
    """Rows of one sample meeting: the meeting, its agenda, its roll, its decisions."""

    sample: SampleMeeting
    rank: int
    meeting: Meeting
    points: list[tuple[AgendaItem, SamplePoint | None]] = field(default_factory=list)
    roll: list[Attendance] = field(default_factory=list)
    heads: list[HeadCount] = field(default_factory=list)
    decisions: list[tuple[Decision, SamplePoint]] = field(default_factory=list)
    actions: list[ActionItem] = field(default_factory=list)
    bearers: dict[int, int] = field(default_factory=dict)  # a row of the roll, and its bearer

    @property
    def is_held(self) -> bool:
        return self.meeting.status == MeetingStatus.HELD

    @property
    def voices(self) -> int | None:
        """Return the votes present or represented, None when the roll was not called."""
        heads = sum(row.present + row.represented for row in self.heads)
        counted = (AttendanceState.PRESENT, AttendanceState.REPRESENTED)
        voting = [row for row in self.roll if row.voting_weight]
        if not voting and not self.heads:
            return None
        return heads + sum(row.voting_weight for row in voting if row.state in counted)


class MeetingsWriter:
    """Writer of the meetings of one body, from the first to those to come."""

    def __init__(
        self, sample: SampleBody, body: Body, mandates: list[Mandate], shared: SharedRows
    ) -> None:
        self.sample = sample
        self.body = body
        self.mandates = mandates
        self.shared = shared
        self.zone = zone_of_body(body)
        self.meetings: list[MadeMeeting] = []
        self.numbers: dict[int, int] = {}

    def write(self) -> list[MadeMeeting]:
        """Write all its meetings; return them in order."""
        self.meetings = [
            MadeMeeting(sample, rank, self._meeting(sample))
            for rank, sample in enumerate(self.sample.meetings)
        ]
        Meeting.objects.bulk_create(made.meeting for made in self.meetings)
        self._follow()
        for made in self.meetings:
            if made.is_held:
                self._call(made)
            self._plan(made)
        self._write_roll()
        self._write_agenda()
        return self.meetings

    def _meeting(self, sample: SampleMeeting) -> Meeting:
        on = day(sample.on)
        kind = sample.title or self.body.get_kind_display().capitalize()
        return Meeting(
            body=self.body,
            slug=f"{self.body.slug}-{on.isoformat()}",
            title=f"{kind} du {in_words(on)}",
            status=STATUS[sample.state],
            starts_on=on,
            starts_on_precision=DatePrecision.DAY,
            time_zone=self.zone,
            starts_at=self._at(on, self.sample.hours[0]),
            ends_at=self._at(on, self.sample.hours[1]),
            mode=sample.mode,
            place="" if sample.mode == "remote" else self.sample.place,
            call=MeetingCall.SECOND if sample.is_second_call else MeetingCall.FIRST,
            visibility=Visibility.RESTRICTED if sample.is_restricted else Visibility.PUBLIC,
            is_sample=True,
            confidence=Confidence.VERIFIED,
        )

    def _at(self, on: datetime.date, hour: str) -> datetime.datetime:
        return datetime.datetime.combine(on, datetime.time.fromisoformat(hour), ZoneInfo(self.zone))

    def _follow(self) -> None:
        """Link a postponed meeting to the one that replaced it."""
        by_day = {made.sample.on: made.meeting for made in self.meetings}
        moved = [made for made in self.meetings if made.sample.to]
        for made in moved:
            made.meeting.postponed_to = by_day[made.sample.to]
        Meeting.objects.bulk_update([each.meeting for each in moved], ["postponed_to"])

    # --- Who came --------------------------------------------------------------------------------

    def _call(self, made: MadeMeeting) -> None:
        meeting, rank = made.meeting, made.rank
        for mandate in self.mandates:
            first = mandate.start_on or meeting.starts_on
            last = mandate.end_on or datetime.date.max
            if first <= meeting.starts_on < last:
                made.roll.append(_row(meeting, mandate))
        self._send_away(made)
        for name in self.sample.guests:
            made.roll.append(
                Attendance(
                    meeting=meeting,
                    person=self.shared.people[name],
                    organisation_name="Ville d’Exempleville",
                    state=AttendanceState.PRESENT,
                )
            )
        for college in self.body.colleges.all():
            if college.head_count_seats:
                made.heads.append(
                    HeadCount(
                        meeting=meeting,
                        college=college,
                        in_office=college.head_count_seats,
                        present=college.head_count_seats * (30 + rank * 3) // 100,
                        represented=college.head_count_seats // 10,
                    )
                )

    def _send_away(self, made: MadeMeeting) -> None:
        """Mark some members as excused, represented or absent, others each time.

        Who has no vote to give, or finds nobody to bear it, sends somebody.
        """
        roll = made.roll
        if not roll:
            return
        steps = range(made.sample.missing)
        away = list(dict.fromkeys((made.rank + step * 3) % len(roll) for step in steps))
        bearers = [
            number for number, row in enumerate(roll) if number not in away and row.voting_weight
        ]
        for step, number in enumerate(away):
            row = roll[number]
            row.state = ABSENCES[step % len(ABSENCES)]
            if row.state == AttendanceState.REPRESENTED:
                if row.voting_weight and bearers:
                    made.bearers[number] = bearers.pop(0)
                else:
                    row.deputy_name, row.deputy_organisation = "Sacha Modèle", "en suppléance"

    def _write_roll(self) -> None:
        """Write the roll, bearers of proxies first: other rows refer to theirs."""
        first: list[Attendance] = []
        later: list[Attendance] = []
        for made in self.meetings:
            for number, row in enumerate(made.roll):
                (later if number in made.bearers else first).append(row)
        Attendance.objects.bulk_create(first)
        for made in self.meetings:
            for number, bearer in made.bearers.items():
                made.roll[number].represented_by = made.roll[bearer]
        Attendance.objects.bulk_create(later)
        HeadCount.objects.bulk_create(row for made in self.meetings for row in made.heads)

    # --- What was said ---------------------------------------------------------------------------

    def _plan(self, made: MadeMeeting) -> None:
        """Add the points of the agenda and, once held, their decisions and actions."""
        approved = self._approved_at(made)
        if approved is not None:
            title = approval_title(approved.meeting)
            self._add(made, title, ItemKind.DECISION, approves=approved.meeting)
        if not made.is_held and self._is_something_open(made):
            self._add(made, OPEN_POINTS_TITLE, ItemKind.DEBATE, is_for_open_actions=True)
        for chosen in self._chosen(made.rank):
            self._add(made, chosen.title, chosen.kind, chosen)
        if made.is_held:
            for item, point in made.points:
                if point is not None:
                    self._hold(made, item, point)
            self._correct(made)

    def _approved_at(self, made: MadeMeeting) -> MadeMeeting | None:
        """Return the meeting whose minutes this one approves."""
        before = [each for each in self.meetings[: made.rank] if each.is_held]
        if not made.is_held or not before:
            return None
        return before[-1] if before[-1].sample.is_approved else None

    def _is_something_open(self, made: MadeMeeting) -> bool:
        return any(
            action.state == ActionState.OPEN
            for each in self.meetings[: made.rank]
            for action in each.actions
        )

    def _chosen(self, rank: int) -> list[SamplePoint]:
        points = self.sample.points
        if self.sample.is_same_agenda:
            return list(points)
        return [points[(rank * 2 + step) % len(points)] for step in range(POINTS_A_MEETING)]

    def _add(
        self,
        made: MadeMeeting,
        title: str,
        kind: str,
        point: SamplePoint | None = None,
        **fields: Any,
    ) -> None:
        item = AgendaItem(
            meeting=made.meeting,
            position=len(made.points) + 1,
            title=title,
            kind=kind,
            note=point.note if point and made.is_held else "",
            minutes_planned=30 if point else 10,
            visibility=Visibility.RESTRICTED if point and point.is_secret else Visibility.PUBLIC,
            **fields,
        )
        made.points.append((item, point))

    def _hold(self, made: MadeMeeting, item: AgendaItem, point: SamplePoint) -> None:
        if point.decision:
            kind = DecisionKind.OPINION if point.opinion else DecisionKind.DECISION
            self._decide(made, item, point, kind=kind, text=point.decision)
        if point.action:
            made.actions.append(self._action(made, item, point))

    def _correct(self, made: MadeMeeting) -> None:
        """Correct a decision of the meeting before, when the sample says so."""
        before = [each for each in self.meetings[: made.rank] if each.is_held]
        if not before or not before[-1].sample.is_corrected:
            return
        wrong, point = before[-1].decisions[0]
        self._decide(
            made,
            made.points[-1][0],
            point,
            kind=wrong.kind,
            text=f"{wrong.text} (Rectification d’une erreur de rédaction.)",
            corrects=wrong,
        )

    def _decide(
        self, made: MadeMeeting, item: AgendaItem, point: SamplePoint, **fields: Any
    ) -> None:
        item.kind = kind_with_decision(item.kind)
        on = made.meeting.starts_on
        self.numbers[on.year] = self.numbers.get(on.year, 0) + 1
        decision = Decision(
            body=self.body,
            item=item,
            opinion=point.opinion,
            visibility=item.visibility,
            year=on.year,
            number=self.numbers[on.year],
            adopted_on=on,
            **_votes(made.voices, is_split=point.is_split),
            **fields,
        )
        made.decisions.append((decision, point))

    def _action(self, made: MadeMeeting, item: AgendaItem, point: SamplePoint) -> ActionItem:
        due = made.meeting.starts_on + datetime.timedelta(days=point.days)
        is_done = due + LONG_DONE < today() and made.rank % 4 != 1
        people = list(self.shared.people.values())
        return ActionItem(
            body=self.body,
            item=item,
            text=point.action,
            owner_person=people[(made.rank * 5 + item.position) % len(people)],
            due_on=due,
            state=ActionState.DONE if is_done else ActionState.OPEN,
            closed_on=due if is_done else None,
            outcome="Fait dans les temps." if is_done else "",
        )

    def _write_agenda(self) -> None:
        points = [each for made in self.meetings for each in made.points]
        AgendaItem.objects.bulk_create(item for item, _ in points)
        decided = [each for made in self.meetings for each in made.decisions]
        # A correction comes after the decision that it names.
        for is_correction in (False, True):
            Decision.objects.bulk_create(
                decision
                for decision, _ in decided
                if (decision.corrects is not None) is is_correction
            )
        DecisionCounter.objects.bulk_create(
            DecisionCounter(body=self.body, year=year, last_number=number)
            for year, number in self.numbers.items()
        )
        ActionItem.objects.bulk_create(action for made in self.meetings for action in made.actions)
        self._cite(AgendaItem.provisions.through, "agendaitem_id", points)
        self._cite(Decision.provisions.through, "decision_id", decided)

    def _cite(
        self, through: Any, owner: str, pairs: Iterable[tuple[Any, SamplePoint | None]]
    ) -> None:
        through.objects.bulk_create(
            through(**{owner: row.pk}, provision_id=provision)
            for row, point in pairs
            for provision in self.shared.provisions(point)
        )


def _row(meeting: Meeting, mandate: Mandate) -> Attendance:
    organisation = mandate.organisation
    return Attendance(
        meeting=meeting,
        mandate=mandate,
        person=mandate.holder,
        organisation=organisation,
        organisation_name=mandate.organisation_name or (organisation.name if organisation else ""),
        state=AttendanceState.PRESENT,
        voting_weight=mandate.seat.voting_weight if mandate.is_voting else 0,
    )


def _votes(voices: int | None, *, is_split: bool) -> dict[str, Any]:
    """Return the votes: all for, or one against and one abstention."""
    if voices is None:
        return {}
    other = 1 if is_split and voices > 3 else 0
    return {"votes_for": voices - 2 * other, "votes_against": other, "abstentions": other}
