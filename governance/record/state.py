"""Record of a meeting as flat texts, named as the inputs of its page: as stored, and as sent."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db.models import Prefetch, QuerySet

from ..choices import Ballot
from ..models import ActionItem, AgendaItem, Attendance, College, Document, Meeting, Vote
from ..wording import owner_name
from .details import details_of
from .merging import LISTS, Flat, normal

if TYPE_CHECKING:
    from django.http import QueryDict

    from ..models import Decision

# Names that steer the page and are no part of the record.
STEERING = re.compile(r"csrfmiddlewaretoken|page_mark|version|base|do|asked|names_file|choose-.+")
MULTIPLE = re.compile(r"(?:decision|item)-\w+-provisions|known")


# Votes by name in the order of the roll.
VOTES = Vote.objects.select_related(
    "attendance__person",
    "attendance__mandate__seat__college",
    "attendance__represented_by__person",
).order_by(
    "attendance__mandate__seat__college__position", "attendance__mandate__seat__position", "pk"
)


def _roll() -> QuerySet[Attendance]:
    """Lines of the roll in its order, with the people and the seats that the pages show."""
    rows = Attendance.objects.select_related(
        "mandate__seat__college", "mandate__holder", "mandate__alternate", "person", "organisation"
    )
    return rows.order_by("mandate__seat__college__position", "mandate__seat__position", "pk")


def roll_of(meeting: Meeting) -> QuerySet[Attendance]:
    """Return the lines of the roll of a meeting, in its order, with those who are named."""
    return _roll().filter(meeting=meeting)


def with_record(meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """Read all that the page shows, in a number of queries that does not grow with its rows."""
    attendances = _roll()
    agenda = AgendaItem.objects.select_related("presenter").order_by("position", "pk")
    agenda = agenda.select_related(
        "proposal__mandate__organisation",
        "proposal__mandate__seat",
        "proposal__person",
        "proposal__author",
    )
    items = agenda.prefetch_related(
        "provisions",
        "decisions__provisions",
        Prefetch("decisions__named_votes", VOTES),
        "decisions__body",
        "decisions__corrects__body",
        "decisions__corrections__body",
        Prefetch("documents", Document.objects.not_removed().order_by("pk"), "kept_documents"),
        Prefetch(
            "actions",
            ActionItem.objects.select_related("owner_person", "owner_organisation").order_by("pk"),
        ),
    )
    return meetings.select_related(
        "body__centre", "body__region", "minutes__updated_by", "chair", "secretary"
    ).prefetch_related(
        Prefetch("attendances", attendances),
        Prefetch("items", items),
        "head_counts",
        Prefetch("body__colleges", College.objects.order_by("position", "pk")),
    )


def state_of(meeting: Meeting, earlier: Iterable[ActionItem] = ()) -> Flat:
    """Return the stored state: details, roll, head counts, agenda with drafts, minutes.

    earlier: the actions left by earlier meetings, which this one may close.
    """
    state = {**details_of(meeting), "known": "", "arrivals": ""}
    for attendance in meeting.attendances.all():
        state |= roll_line(attendance)
    for action in earlier:
        state[f"earlier-{action.pk}-state"] = action.state
    for count in meeting.head_counts.all():
        prefix = f"heads-{count.college_id}"
        state |= {
            f"{prefix}-in_office": str(count.in_office),
            f"{prefix}-present": str(count.present),
            f"{prefix}-represented": str(count.represented),
        }
    voters = [each.pk for each in meeting.attendances.all() if each.voting_weight]
    items = sorted(meeting.items.all(), key=lambda item: item.position)
    state["items"] = _keys(items)
    for item in items:
        prefix = f"item-{item.pk}"
        drafts = [decision for decision in item.decisions.all() if not decision.adopted_on]
        drafts.sort(key=lambda decision: decision.pk)
        actions = sorted(item.actions.all(), key=lambda action: action.pk)
        state |= {
            f"{prefix}-title": item.title,
            f"{prefix}-kind": item.kind,
            f"{prefix}-note": normal(item.note),
            f"{prefix}-presenter": _key(item.presenter_id),
            f"{prefix}-minutes_planned": _key(item.minutes_planned),
            f"{prefix}-provisions": _cited(item),
            f"{prefix}-decisions": _keys(drafts),
            f"{prefix}-actions": _keys(actions),
        }
        for decision in drafts:
            state |= state_of_decision(decision, voters)
        for action in actions:
            state |= _action(action)
    minutes = getattr(meeting, "minutes", None)
    state["minutes"] = normal(minutes.text) if minutes else ""
    return state


def sent_state(post: QueryDict) -> Flat:
    """Return the state sent by the page; several values of a name are joined by a blank."""
    state: Flat = {}
    for name in post:
        if STEERING.fullmatch(name):
            continue
        if LISTS.fullmatch(name) or MULTIPLE.fullmatch(name):
            state[name] = " ".join(value for value in post.getlist(name) if value)
        else:
            state[name] = normal(str(post[name]))
    # A list emptied on the page, or an untouched multiple choice, sends nothing at all.
    state.setdefault("known", "")
    state.setdefault("arrivals", "")
    for key in state.get("items", "").split():
        state.setdefault(f"item-{key}-provisions", "")
        for part in ("decisions", "actions"):
            state.setdefault(f"item-{key}-{part}", "")
        for decision in state[f"item-{key}-decisions"].split():
            state.setdefault(f"decision-{decision}-provisions", "")
    return state


def _key(pk: int | None) -> str:
    return str(pk) if pk else ""


def _cited(row: AgendaItem | Decision) -> str:
    return " ".join(str(pk) for pk in sorted(each.pk for each in row.provisions.all()))


def _keys(rows: list) -> str:
    return " ".join(str(row.pk) for row in rows)


def roll_line(attendance: Attendance) -> Flat:
    """Return the texts of one line of the roll."""
    prefix = f"roll-{attendance.pk}"
    names = ("state", "remark", "deputy_name", "deputy_organisation")
    line = {f"{prefix}-{name}": normal(getattr(attendance, name)) for name in names}
    if attendance.mandate_id:
        line[f"{prefix}-proxy"] = _key(attendance.represented_by_id)
        line[f"{prefix}-person"] = _key(attendance.person_id)
    elif attendance.person is None or not attendance.person.erased_at:
        person = attendance.person
        line[f"{prefix}-first_name"] = person.first_name if person else ""
        line[f"{prefix}-last_name"] = person.last_name if person else ""
        line[f"{prefix}-organisation"] = attendance.organisation_name
    return line


def state_of_decision(decision: Decision, voters: Iterable[int] = ()) -> Flat:
    """Return the texts of one decision, draft or adopted.

    voters: the lines of the roll that have a voice, each with its vote by name, or an empty text.
    """
    prefix = f"decision-{decision.pk}"
    votes = {
        f"{prefix}-{name}": "" if getattr(decision, name) is None else str(getattr(decision, name))
        for name in ("votes_for", "votes_against", "abstentions")
    }
    if decision.ballot == Ballot.ROLL_CALL:
        votes |= {f"{prefix}-vote-{pk}": "" for pk in voters}
        votes |= {
            f"{prefix}-vote-{vote.attendance_id}": vote.cast for vote in decision.named_votes.all()
        }
    return {
        f"{prefix}-ballot": decision.ballot,
        f"{prefix}-sense": decision.opinion or decision.kind,
        f"{prefix}-text": normal(decision.text),
        **votes,
        f"{prefix}-provisions": _cited(decision),
    }


def _action(action: ActionItem) -> Flat:
    prefix = f"action-{action.pk}"
    return {
        f"{prefix}-text": action.text,
        f"{prefix}-owner": owner_name(action),
        f"{prefix}-due": action.due_on.isoformat() if action.due_on else "",
        f"{prefix}-state": action.state,
    }
