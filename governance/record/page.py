"""Page of the record: roll by college, quorum, agenda, next step."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from django.utils.html import format_html

from crpv_portal.common.dates import there, today
from crpv_portal.common.french import capitalised
from crpv_portal.common.text import key_in

from ..choices import COUNTED_STATES, TO_COME, MeetingCall, QuorumBasis
from ..convening.item_calls import proposer_of
from ..convening.planning import has_passed
from ..convening.recipients import announcements
from ..meetings.quorum import (
    Quorum,
    QuorumRule,
    Tally,
    VotingSeat,
    compute,
    empty_seats,
    is_counted,
)
from ..meetings.signed import signatures_of
from ..meetings.votes import names_by_vote
from ..models import ActionItem, Mandate
from ..wording import (
    age_in_words,
    day_in_words,
    due_in_words,
    hours_in_words,
    meeting_title,
    owner_name,
    votes_in_words,
    working_state,
)
from .labels import labels_of
from .people import detail_of, name_of
from .steps import BLANK

if TYPE_CHECKING:
    from ..meetings.doubts import Doubts
    from ..models import AgendaItem, Attendance, Decision, Document, Meeting
    from .form import RecordForm
    from .labels import Clash
    from .row_forms import ActionForm, DecisionForm, EarlierForm, ItemForm, RollForm


@dataclass(frozen=True)
class RollRow:
    """Line of the roll, as shown."""

    attendance: Attendance
    form: RollForm
    name: str
    detail: str
    college: str
    announced: str = ""
    signed: str = ""


@dataclass(frozen=True)
class RollGroup:
    """Lines of a college; the last group holds those without a seat."""

    title: str
    rows: list[RollRow]
    is_members: bool = True

    @property
    def leaving(self) -> int:
        """Return how many of its lines are ticked to leave with the next save."""
        return sum(bool(row.form["remove"].value()) for row in self.rows)


@dataclass(frozen=True)
class ItemRow:
    """Point of the agenda with its drafts and actions."""

    key: str
    form: ItemForm
    decisions: list[tuple[str, DecisionForm]]
    actions: list[tuple[str, ActionForm]]
    adopted: list[tuple[Decision, str, list[str]]]  # with their votes in words, then by name
    documents: list[Document]
    is_stored: bool
    proposed_by: str = ""


@dataclass(frozen=True)
class EarlierRow:
    """Action left by an earlier meeting."""

    action: ActionItem
    form: EarlierForm
    since: str
    owner: str
    due: str
    label: str


@dataclass
class RecordPage:
    """Values shown by the template."""

    form: RecordForm
    base: str
    clashes: list[Clash] = field(default_factory=list)
    clash_author: str = ""
    clash_moment: str = ""
    is_previewed: bool = False
    is_unsaved: bool = False
    doubts: Doubts | None = None
    doubted: str = ""  # the step they are about: an adoption, or a save
    drawn: RecordPage | None = None  # as a browser without network draws it, on its day

    def __post_init__(self) -> None:
        meeting = self.form.meeting
        self.meeting = meeting
        is_ahead = meeting.starts_on > there(today(), meeting.time_zone)
        self.is_before = meeting.status in TO_COME and is_ahead and not self.form.is_drawn
        self.is_to_come = meeting.status in TO_COME
        self.has_passed = has_passed(meeting)
        self.is_to_hold = meeting.status in TO_COME and not self.is_before
        self.title = meeting_title(meeting)
        self.state = working_state(meeting, today())
        self.when = when_in_words(meeting)
        self.heads = list(self.form.heads.items())
        self.groups = self._groups()
        self.has_members = any(group.is_members for group in self.groups)
        self.items = self._items()
        self.earlier = [
            EarlierRow(
                action,
                self.form.earlier_forms[action.pk],
                age_in_words(action.age),  # type: ignore[attr-defined]
                owner_name(action),
                due_in_words(action),
                format_html('État<span class="fr-sr-only"> de « {} »</span>', action.text),
            )
            for action in self.form.earlier
        ]
        self.draft_count = sum(len(item.decisions) for item in self.items)
        self.rule = QuorumRule.of(meeting.body)
        self.quorum = self._quorum()

    @property
    def problems(self) -> list[dict[str, str]]:
        """Return each refused field: its anchor, its label, and why."""
        labels = labels_of(self.form)
        return [error | {"label": labels.get(error["name"], "")} for error in self.form.errors]

    @property
    def quorum_words(self) -> list[str]:
        """Return the quorum, a sentence overall or one per college."""
        return [_tally(tally) for tally in self.quorum.tallies] if self.quorum.is_known else []

    @property
    def can_be_called_off(self) -> bool:
        """Tell whether it may be said put off or cancelled: nobody is recorded there."""
        there = any(row.state in COUNTED_STATES for row in self.form.roll_rows)
        return self.is_to_come and not there and not self.meeting.head_counts.all()

    @property
    def has_rule(self) -> bool:
        return self.rule.basis != QuorumBasis.NONE

    @property
    def lacks_quorum(self) -> bool:
        """Tell whether it was held on first call without quorum: a second call may follow."""
        is_first = self.meeting.is_held and self.meeting.call == MeetingCall.FIRST
        return is_first and self.quorum.is_known and not self.quorum.is_reached

    @property
    def empty_colleges(self) -> list[str]:
        """List the voting colleges, where the quorum is that of each: nobody may be in office."""
        return [seat.college for seat in empty_seats(self.meeting.body)]

    @property
    def may_compose(self) -> bool:
        """Tell whether somebody saved on the roll has no seat: one may be made of them."""
        return any(row.mandate_id is None for row in self.form.roll_rows)

    @cached_property
    def missing_members(self) -> int:
        """Count the members in office that day who are not on the roll."""
        listed = [row.mandate_id for row in self.form.roll_rows if row.mandate_id]
        in_office = Mandate.objects.of_body(self.meeting.body).in_office(self.meeting.starts_on)
        named = in_office.filter(seat__college__is_counted_by_head=False)
        return named.exclude(pk__in=listed).count()

    @property
    def is_uncalled(self) -> bool:
        """Tell whether nobody's name was called: a quorum that is not counted is not missed."""
        return bool(self.missing_members) and not self.has_members and not self.form.heads

    @property
    def there(self) -> int:
        """Count those present or represented: members and, by head, whole colleges."""
        values = self.form.values
        rows = [each for group in self.groups if self._is_counted(group) for each in group.rows]
        lines = [values.get(f"roll-{row.attendance.pk}-state") for row in rows]
        heads = [
            _number(values.get(f"heads-{college.pk}-{name}"))
            for college in self.form.heads
            for name in ("present", "represented")
        ]
        return sum(state in COUNTED_STATES for state in lines) + sum(heads)

    def _is_counted(self, group: RollGroup) -> bool:
        """Tell whether those of the group are the body's own, not its guests."""
        return group.is_members or not self.form.has_composition

    @property
    def can_be_represented(self) -> bool:
        return any("deputy_name" in form.fields for form in self.form.roll.values())

    def _groups(self) -> list[RollGroup]:
        groups: dict[str, list[RollRow]] = {}
        others: list[RollRow] = []
        announced = announcements(self.meeting)
        signed = signatures_of(self.meeting)
        for attendance in self.form.roll_rows:
            mandate = attendance.mandate
            college = mandate.seat.college.name if mandate else ""
            row = RollRow(
                attendance,
                self.form.roll[attendance.pk],
                name_of(attendance),
                detail_of(attendance),
                college,
                announced.get(attendance.mandate_id or 0, ""),
                capitalised(signed.get(attendance.pk, "")),
            )
            (groups.setdefault(college, []) if mandate else others).append(row)
        found = [RollGroup(title, rows) for title, rows in groups.items()]
        if not others:
            return found
        title = "Invités" if self.form.has_composition else "Présents"
        return [*found, RollGroup(title, others, is_members=False)]

    def _items(self) -> list[ItemRow]:
        stored = {str(item.pk): item for item in self.meeting.items.all()}
        rows = []
        for key in self.form.items:
            item = stored.get(key)
            rows.append(
                ItemRow(
                    key,
                    self.form.items[key],
                    [
                        (each, self.form.decisions[each])
                        for each in self.form.keys(f"item-{key}-decisions")
                        if each in self.form.decisions
                    ],
                    [
                        (each, self.form.actions[each])
                        for each in self.form.keys(f"item-{key}-actions")
                        if each in self.form.actions
                    ],
                    _adopted(item) if item else [],
                    item.kept_documents if item else [],  # type: ignore[attr-defined]
                    item is not None,
                    proposer_of(item) if item else "",
                )
            )
        return rows

    @property
    def blank(self) -> ItemRow:
        """Return a point with a draft and an action, all empty, for the script to copy."""
        item, decision, action = self.form.blank_rows()
        return ItemRow(BLANK, item, [(BLANK, decision)], [(BLANK, action)], [], [], False)

    def _quorum(self) -> Quorum:
        """Compute the quorum from the values on the page, saved or not."""
        values = self.form.values
        voices = [
            VotingSeat(
                row.college,
                row.attendance.voting_weight,
                is_counted(
                    values.get(f"roll-{row.attendance.pk}-state", ""),
                    values.get(f"roll-{row.attendance.pk}-deputy_name", ""),
                    deputies_vote=self.meeting.body.deputies_vote,
                ),
            )
            for group in self.groups
            for row in group.rows
            if row.attendance.voting_weight
        ]
        for college in self.form.heads:
            total, present, represented = (
                _number(values.get(f"heads-{college.pk}-{name}"))
                for name in ("in_office", "present", "represented")
            )
            there = present + represented
            voices += [
                VotingSeat(college.name, 1, True, there),
                VotingSeat(college.name, 1, False, max(total - there, 0)),
            ]
        voices += empty_seats(self.meeting.body)
        call = _number(values.get("call")) or self.meeting.call
        return compute(self.rule, voices, call)


def when_in_words(meeting: Meeting) -> str:
    """Return `Mardi 3 mars 2026, de 14 h à 16 h`, without the hours when nobody knows them."""
    hours = hours_in_words(meeting)
    return capitalised(day_in_words(meeting)) + (f", {hours}" if hours else "")


def _number(text: str | None) -> int:
    return key_in(text or "") or 0


def _adopted(item: AgendaItem) -> list[tuple[Decision, str, list[str]]]:
    """List the decisions adopted at a point in the order of their numbers, as the papers do."""
    rows = [row for row in item.decisions.all() if row.adopted_on]
    rows.sort(key=lambda row: (row.year or 0, row.number or 0))
    return [(row, votes_in_words(row), names_by_vote(row)) for row in rows]


def _tally(tally: Tally) -> str:
    where = f"{tally.label} : " if tally.label else ""
    if not tally.in_office:
        return f"{where}personne en exercice"
    return f"{where}{tally.counted} sur {tally.in_office}, il en faut {tally.needed}"
