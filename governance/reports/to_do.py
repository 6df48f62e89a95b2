"""To-do list of an officer, in sentences: the home of the working space."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, Max, OuterRef, Q, QuerySet
from django.urls import reverse

from crpv_portal.common.dates import in_words
from crpv_portal.common.french import capitalised, counted

from ..bodies.rhythm_table import BodyYear, rhythm_of
from ..choices import TO_COME, AttendanceState, MeetingStatus, MinutesState
from ..meetings.own import meetings_asking
from ..models import ActionItem, AgendaItem, Attendance, Body, Meeting
from ..record.merging import digest
from ..wording import (
    age_in_words,
    day_in_words,
    due_in_words,
    hours_in_words,
    meeting_title,
    owner_name,
    owner_of,
    place_in_words,
)
from .waiting import Waiting, waiting_of

if TYPE_CHECKING:
    from crpv_portal.accounts.models import User

SHOWN = 6


@dataclass(frozen=True)
class AtOnce:
    """Button that does what a task asks from the list itself; `do` is what it sends.

    seen: the digest of the text that the list was read with.
    """

    label: str
    url: str
    do: str
    seen: str


@dataclass(frozen=True)
class Task:
    """Sentence with its action."""

    text: str
    detail: str
    url: str
    action: str
    days: int = 0
    at_once: AtOnce | None = None


@dataclass(frozen=True)
class TaskGroup:
    """Tasks of one kind; `total` may exceed those listed, which `url` then leads to."""

    title: str
    anchor: str
    tasks: list[Task]
    total: int
    url: str = ""
    link: str = ""


@dataclass(frozen=True)
class ToDoList:
    """To-do list: the groups that are not empty, and the one thing to do first."""

    first: Task | None
    groups: list[TaskGroup] = field(default_factory=list)


def to_do_of(user: User, on: datetime.date) -> ToDoList:
    """Return what this account may act on; the number of queries does not follow the rows."""
    meetings = (
        Meeting.objects.manageable_by(user)
        .select_related("body__centre", "body__region", "minutes")
        .order_by("starts_on", "pk")
    )
    to_log = _group(
        "À consigner",
        "a-consigner",
        meetings.filter(
            status__in=TO_COME,
            starts_on__lte=on,
            starts_on_precision="day",
        ).order_by("-starts_on", "pk"),
        lambda row: _meeting_task(
            row, "c’est aujourd’hui" if row.starts_on == on else "pas encore consignée", "Consigner"
        ),
    )
    unwritten = _group(
        "Comptes rendus à écrire",
        "a-ecrire",
        meetings.without_minutes()
        .annotate(is_noted=Exists(_noted_points()))
        .order_by("-starts_on", "pk"),
        _unwritten_task,
    )
    latest_held = dict(
        Meeting.objects.manageable_by(user)
        .held()
        .order_by()
        .values_list("body")
        .annotate(latest=Max("starts_on"))
    )
    to_approve = _group(
        "Comptes rendus à approuver",
        "a-approuver",
        meetings.held()
        .filter(minutes__isnull=False)
        .exclude(minutes__text="")
        .exclude(minutes__state=MinutesState.APPROVED),
        lambda row: _minutes_task(row, on, latest_held),
    )
    coming = _group(
        "Prochaines réunions",
        "prochaines",
        meetings.filter(status__in=TO_COME, starts_on__gt=on),
        lambda row: _meeting_task(
            row, _in_days(row.starts_on, on), "Préparer", page="espace:meeting_prepare"
        ),
    )
    awaiting = _group(
        "Reportées sans jour",
        "sans-jour",
        meetings.filter(
            status=MeetingStatus.POSTPONED,
            postponed_to__isnull=True,
        ),
        lambda row: _meeting_task(
            row,
            "reportée, son nouveau jour reste à fixer",
            "Fixer le jour",
            page="espace:meeting_postpone",
        ),
    )
    late = _group(
        "Suites en retard",
        "suites",
        ActionItem.objects.manageable_by(user)
        .late(on)
        .with_age(on)
        .select_related("body", "item__meeting", "owner_person", "owner_organisation")
        .order_by("due_on", "pk"),
        _action_task,
    )
    slow = _slow_bodies(user, on)
    to_review = _to_review(user, on)
    waiting = _waiting_groups(user, on)
    every = (
        *(to_review, *waiting, to_log, unwritten, awaiting, coming),
        *(_asked(user), late, to_approve, slow),
    )
    groups = [group for group in every if group.total]
    urgent = [group.tasks[0] for group in (to_log, unwritten) if group.tasks]
    soon = [task for task in coming.tasks[:1] if task.days <= 21]
    return ToDoList((urgent + soon)[0] if urgent or soon else None, groups)


def _waiting_groups(user: User, on: datetime.date) -> list[TaskGroup]:
    """Group by kind what waits for the account, as the daily mail tells it."""
    found: dict[str, list[Waiting]] = {}
    for row in waiting_of(user, on):
        found.setdefault(row.anchor, []).append(row)
    return [
        TaskGroup(
            rows[0].title,
            anchor,
            [Task(row.text, f"{capitalised(row.said)}.", row.url, row.action) for row in rows],
            len(rows),
        )
        for anchor, rows in found.items()
    ]


def _group(title: str, anchor: str, rows: QuerySet[Any], task: Callable[[Any], Task]) -> TaskGroup:
    total = rows.count()
    shown = list(rows[:SHOWN]) if total else []
    group = TaskGroup(title, anchor, [task(row) for row in shown], total)
    if total > SHOWN:
        url = reverse("espace:action_list" if anchor == "suites" else "espace:meeting_list")
        link = f"Voir les {total}"
        return TaskGroup(title, anchor, group.tasks, total, url, link)
    return group


def when_and_where(meeting: Meeting) -> list[str]:
    """Return the day, the hours and the place in words; empty where not known."""
    return [day_in_words(meeting), hours_in_words(meeting), place_in_words(meeting)]


def _meeting_task(
    meeting: Meeting, state: str, action: str, *, page: str = "espace:meeting_record"
) -> Task:
    when = ", ".join(filter(None, when_and_where(meeting)))
    owner = owner_of(meeting.body)
    return Task(
        text=f"{meeting_title(meeting)} ({owner})",
        detail=f"{capitalised(when)} : {state}.",
        url=reverse(page, args=[meeting.slug]),
        action=action,
    )


def _noted_points() -> QuerySet[AgendaItem]:
    """List the points of a meeting of which something was noted: a note, a decision, an action."""
    rows = Q(decisions__isnull=False) | Q(actions__isnull=False) | ~Q(note="")
    return AgendaItem.objects.filter(rows, meeting=OuterRef("pk"))


def _unwritten_task(meeting: Meeting) -> Task:
    """Return a meeting to write the minutes of; the record drafts them when it says something."""
    task = _meeting_task(meeting, "tenue, sans compte rendu", "Écrire")
    if not meeting.is_noted:  # type: ignore[attr-defined]
        return task
    url = reverse("espace:minutes_draft", args=[meeting.slug])
    return replace(task, at_once=AtOnce("Rédiger depuis la réunion", url, "draft", digest("")))


def _minutes_task(
    meeting: Meeting, on: datetime.date, latest_held: dict[int, datetime.date]
) -> Task:
    """Return what these minutes wait for, with a link to their page."""
    minutes = meeting.minutes
    until = minutes.review_until
    state, action = "compte rendu en brouillon, à faire relire", "Faire relire"
    if minutes.state == MinutesState.IN_REVIEW and until is not None:
        day = in_words(until)
        if latest_held[meeting.body_id] > meeting.starts_on:
            state, action = "une réunion s’est tenue depuis, qui a pu l’approuver", "Approuver"
        elif until >= on:
            state, action = f"compte rendu en relecture jusqu’au {day}", "Voir les remarques"
        else:
            state, action = f"relu jusqu’au {day}, à la prochaine réunion", "Voir les remarques"
    task = _meeting_task(meeting, state, action)
    return replace(task, url=reverse("espace:minutes_page", args=[meeting.slug]))


def _to_review(user: User, on: datetime.date) -> TaskGroup:
    """List minutes in review, of meetings that the account attended, while remarks are taken."""
    there = Attendance.objects.filter(
        meeting=OuterRef("pk"), person__user=user.pk, state=AttendanceState.PRESENT
    )
    meetings = (
        Meeting.objects.filter(Exists(there))
        .filter(minutes__state=MinutesState.IN_REVIEW, minutes__review_until__gte=on)
        .select_related("body__centre", "body__region", "minutes")
        .order_by("minutes__review_until", "pk")
    )

    def task(meeting: Meeting) -> Task:
        until = meeting.minutes.review_until
        said = f"remarques jusqu’au {in_words(until)}" if until else ""
        url = reverse("espace:minutes_review", args=[meeting.slug])
        return replace(_meeting_task(meeting, said, "Relire"), url=url)

    return _group("Comptes rendus à relire", "a-relire", meetings, task)


def to_do_of_member(user: User, on: datetime.date) -> ToDoList:
    """Return the to-do list of a member who keeps no body: reviews, calls for points."""
    groups = [group for group in (_to_review(user, on), _asked(user)) if group.total]
    return ToDoList(groups[0].tasks[0] if groups else None, groups)


def _asked(user: User) -> TaskGroup:
    """List meetings asking for points, of bodies where the account sits without keeping them."""
    rows = (
        meetings_asking(user)
        .exclude(body__in=Body.objects.manageable_by(user))
        .select_related("body__centre", "body__region", "item_call")
    )
    return _group(
        "On vous demande des points",
        "appels",
        rows,
        lambda row: _meeting_task(
            row,
            f"propositions jusqu’au {in_words(row.item_call.until_on)}",
            "Proposer un point",
            page="espace:item_propose",
        ),
    )


def _in_days(day: datetime.date, on: datetime.date) -> str:
    days = (day - on).days
    if days == 1:
        return "c’est demain"
    return f"dans {counted(days, 'jours')}"


def _action_task(action: ActionItem) -> Task:
    who = owner_name(action)
    return Task(
        text=action.text,
        detail=f"{who}, {due_in_words(action)} ; {action.body}, "
        f"ouverte {age_in_words(action.age)}.",  # type: ignore[attr-defined]
        url=reverse("espace:action_list") + f"#suite-{action.pk}",
        action="Mettre à jour",
    )


def _slow_bodies(user: User, on: datetime.date) -> TaskGroup:
    """List bodies late on this year's rhythm whose planned meetings do not make up for it."""
    bodies = (
        Body.objects.manageable_by(user)
        .in_force(on)
        .filter(expected_per_year__gt=0)
        .select_related("centre", "region")
        .order_by("order_key", "pk")
    )
    tasks = [_slow_task(row) for row in rhythm_of(bodies, [on.year], on).values() if row.is_behind]
    return TaskGroup("Instances en retard sur leur rythme", "rythme", tasks, len(tasks))


def _slow_task(row: BodyYear) -> Task:
    coming = counted(row.planned, "à venir", none="aucune prévue")
    held = counted(row.held, "réunion(s)")
    return Task(
        text=f"{row.body} ({owner_of(row.body)})",
        detail=f"{held} sur {row.expected} en {row.year}, {coming}.",
        url=f"{reverse('espace:meeting_plan')}?instance={row.body.slug}",
        action="Prévoir une réunion",
    )
