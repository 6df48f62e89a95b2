"""Undoing of an act: what would come back, what stands in its way, and the undoing itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from graphlib import TopologicalSorter
from itertools import chain, groupby, islice
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import DateTimeField, F, ForeignKey, Model, Q
from django.utils import timezone

from crpv_portal.common.acts import Act, Change, ChangeKind, code_of
from crpv_portal.common.deletions import foreign_keys_to
from crpv_portal.common.digests import short_digest
from crpv_portal.common.fact_forms import refusals_of_the_database
from crpv_portal.common.history import because, required_reason
from crpv_portal.common.locks import lock_wholes, locked_rows, wait_turn
from crpv_portal.common.models import PlannedChange, StoredFile
from crpv_portal.common.planning import gone_among, hold_overdue, in_the_way_in_words
from crpv_portal.common.querysets import mark_of
from crpv_portal.common.staff_labels import name_for_staff
from crpv_portal.common.traces import is_tracked
from governance.meetings.votes import check_adopted_votes
from governance.models import Meeting, RecordDraft
from governance.querysets.meetings import RecordDraftQuerySet

from .forbidden import Obstacle, forbidden, is_link, meetings_of, named
from .steps import KEPT_BY_ITSELF, Step, Values, steps_of

# Files stay in the store, under their content, whatever shows them.
LEFT = (StoredFile,)
# Of a meeting or its minutes: what was sent, or opened, under a number is not under it again.
RISING = frozenset({"version", "invitation_sequence", "calendar_shift"})
MOST_AT_ONCE = 200  # rows that one statement takes back
MOST_ON_A_PAGE = 2_000  # changes taken back while somebody waits: some ten seconds
MOST_OBSTACLES = 20  # that are named: one is enough


@dataclass(frozen=True)
class Undoing:
    """Undoing of one act, judged; `digest` tells whether what was judged is still so."""

    act: Act
    steps: tuple[Step, ...]
    obstacles: tuple[Obstacle, ...]

    @property
    def changes(self) -> list[Change]:
        """Return what it would do, change by change."""
        return [change.undone for change in self.act.changes if change.model not in LEFT]

    @property
    def digest(self) -> str:
        return short_digest(repr((self.act.code, [s.later for s in self.steps], self.obstacles)))


def judge(act: Act) -> Undoing:
    """Return what the undoing of an act would do, and what stands in its way."""
    steps = [step for step in steps_of(act.moment) if step.model not in LEFT]
    looks = (forbidden, _stands_on, _depends_on, _planned_on, _planned_of, _typed_on)
    found = chain.from_iterable(look(steps) for look in looks)
    return Undoing(act, tuple(steps), tuple(islice(_once(found), MOST_OBSTACLES)))


def undo(*, act: Act, digest: str | None, reason: str) -> None:
    """Bring back what was before an act; itself an act, which can be undone.

    digest: of the undoing as it was judged when somebody confirmed it, None when nobody saw it.
    Raises ValidationError, having written nothing, when something stands on the act, when what was
    judged has changed, or when the database refuses.
    """
    reason = required_reason(reason)
    with transaction.atomic():
        wait_turn("undoing of acts")
        steps = steps_of(act.moment)
        list(locked_rows(meetings_of(steps)))  # a row deleted since leads there no more
        _lock(steps)
        undoing = judge(act)
        if undoing.obstacles:
            raise ValidationError([each.sentence for each in undoing.obstacles])
        if digest is not None and undoing.digest != digest:
            raise ValidationError("Entre-temps, cet acte a changé de suites : relisez la page.")
        concerned = {step.model for step in undoing.steps}
        with (
            refusals_of_the_database(concerned),
            transaction.atomic(),
            because(reason, undoes=act.code),
        ):
            _drafts_of(undoing.steps).delete()  # emptied: those that wait are obstacles
            for likes in _alike(_backwards(undoing.steps)):
                _take_back(likes)
            hold_overdue(step.key for step in undoing.steps if step.model is PlannedChange)
            connection.check_constraints()
            for meeting in meetings_of(undoing.steps):
                check_adopted_votes(meeting)


def _once(obstacles: Iterable[Obstacle]) -> Iterator[Obstacle]:
    seen: set[Obstacle] = set()
    for each in obstacles:
        if each not in seen:
            seen.add(each)
            yield each


def _lock(steps: Iterable[Step]) -> None:
    """Lock the rows of an act that are still there, each after what it is a part of."""
    for model, own in reversed(_in_order(steps)):
        rows = model._base_manager.filter(pk__in={step.key for step in own})
        lock_wholes(rows)
        list(locked_rows(rows).values_list("pk"))


# --- What stands in the way ----------------------------------------------------------------------


def _stands_on(steps: Iterable[Step]) -> Iterator[Obstacle]:
    """Yield what was written since over what the act wrote."""
    last: dict[tuple[type[Model], Any], Step] = {}
    columns: dict[tuple[type[Model], Any], set[str]] = defaultdict(set)
    for step in steps:
        last[step.model, step.key] = step
        columns[step.model, step.key] |= set(step.columns)
    stored = _stored(last.values())
    for place, step in last.items():
        now = stored.get(place)
        if _differs(step, now, columns[place]):
            yield Obstacle(f"{named(step)} : {_why(step, now)}.", _latest(step))


def _differs(step: Step, now: dict[str, Any] | None, columns: set[str]) -> bool:
    if step.after is None or now is None:
        return (step.after is None) != (now is None)
    return any(now[name] != step.after[name] for name in columns - _by_themselves(step.model))


def _why(step: Step, now: dict[str, Any] | None) -> str:
    if step.after is None:
        return "existe à nouveau"
    return "n’existe plus" if now is None else "a été modifié depuis"


def _latest(step: Step) -> str:
    return code_of(step.later[-1]) if step.later else ""


def _depends_on(steps: Iterable[Step]) -> Iterator[Obstacle]:
    """Yield the rows, written since, that point at a row which would go."""
    going: dict[type[Model], set[Any]] = defaultdict(set)
    turned: dict[tuple[type[Model], str], set[Any]] = defaultdict(set)  # away, by the act itself
    for step in steps:
        if step.kind is ChangeKind.ADDED and not is_link(step.model):
            going[step.model].add(step.key)
        for column in step.columns:
            turned[step.model, column].add(step.key)
    for model, keys in going.items():
        for relation in foreign_keys_to(model):
            if not is_tracked(relation.related_model):
                continue
            pointing: type[Model] = relation.related_model
            rows = pointing._default_manager.filter(**{f"{relation.field.name}__in": keys})
            touched = turned[pointing, relation.field.attname] | going.get(pointing, set())
            for row in rows.exclude(pk__in=touched).order_by("pk")[:5]:
                yield Obstacle(
                    f"« {name_for_staff(row)} » ({pointing._meta.verbose_name}) en dépend."
                )


def _planned_on(steps: Iterable[Step]) -> Iterator[Obstacle]:
    """Yield what is planned of a row that would go, or names it, and is not of the act itself."""
    going = [mark_of(s.model, s.key) for s in steps if s.kind is ChangeKind.ADDED]
    own = {step.key for step in steps if step.model is PlannedChange}
    for change in PlannedChange.objects.waiting().concerning(going).exclude(pk__in=own)[:5]:
        yield Obstacle(in_the_way_in_words(change))


def _planned_of(steps: Iterable[Step]) -> Iterator[Obstacle]:
    """Yield the planned changes that would come back and concern a record that is gone."""
    back = {mark_of(s.model, s.key) for s in steps if s.kind is ChangeKind.REMOVED}
    for step in steps:
        before = step.before or {}
        if step.model is not PlannedChange or before.get("is_done", True):
            continue
        if gone_among(set(before["concerned"]) - back):
            yield Obstacle(f"{named(step)} : une fiche qu’il concerne n’existe plus.")


def _typed_on(steps: Iterable[Step]) -> Iterator[Obstacle]:
    """Yield what somebody is typing on a meeting that would go, and has not saved."""
    for draft in _drafts_of(steps).waiting().select_related("meeting", "user")[:5]:
        yield Obstacle(
            f"« {name_for_staff(draft.meeting)} » (réunion) : "
            f"{name_for_staff(draft.user)} y a une saisie en attente, à enregistrer ou à écarter."
        )


def _drafts_of(steps: Iterable[Step]) -> RecordDraftQuerySet:
    """Return the drafts of the meetings that would go, emptied ones included."""
    going = [s.key for s in steps if s.model is Meeting and s.kind is ChangeKind.ADDED]
    return RecordDraft.objects.filter(meeting__in=going)


# --- Going back ----------------------------------------------------------------------------------


def _backwards(steps: Iterable[Step]) -> list[Step]:
    """Return the steps last first: each table passes again by the states that it went through.

    Hence no constraint that looks at several rows refuses one. Of several tables, what points at
    others goes first; what ties them is checked at the end.
    """
    return [step for _, own in _in_order(steps) for step in reversed(own)]


def _in_order(steps: Iterable[Step]) -> list[tuple[type[Model], list[Step]]]:
    """Return the steps by table: what points at others goes before them."""
    by_model: dict[type[Model], list[Step]] = defaultdict(list)
    for step in steps:
        by_model[step.model].append(step)
    sorter: TopologicalSorter[type[Model]] = TopologicalSorter()
    for model in by_model:
        targets = {
            field.related_model
            for field in model._meta.concrete_fields
            if isinstance(field, ForeignKey) and field.related_model is not model
        }
        sorter.add(model, *(target for target in by_model if target in targets))
    return [(model, by_model[model]) for model in reversed(list(sorter.static_order()))]


def _alike(steps: Iterable[Step]) -> Iterator[list[Step]]:
    """Yield the steps that follow each other and are taken back in one statement."""
    for (_, kind), likes in groupby(steps, key=lambda step: (step.model, step.kind)):
        most = 1 if kind is ChangeKind.CHANGED else MOST_AT_ONCE
        while some := list(islice(likes, most)):
            yield some


def _take_back(likes: list[Step]) -> None:
    step = likes[0]
    if step.kind is ChangeKind.ADDED:
        rows = step.model._base_manager.filter(_which(likes))
        # Not `delete()`, which would take rows along that the act never touched.
        rows._raw_delete(rows.db)
    elif step.kind is ChangeKind.REMOVED:
        left_out = {"id"} if is_link(step.model) else set()
        step.model._base_manager.bulk_create(
            step.model(**{n: v for n, v in (each.before or {}).items() if n not in left_out})
            for each in likes
        )
    else:
        rows = step.model._base_manager.filter(_which(likes))
        before = step.before or {}
        columns = set(step.columns) - _by_themselves(step.model)
        if columns:
            back = {name: F(name) + 1 if name in RISING else before[name] for name in columns}
            rows.update(**back, **{name: timezone.now() for name in _moments_of_saving(step.model)})


def _stored(steps: Iterable[Step]) -> dict[tuple[type[Model], Any], dict[str, Any]]:
    """Return the rows of these steps as they are now, one query a table."""
    found = {}
    for model, own in _in_order(steps):
        columns = tuple(own[0].after or own[0].before or ())
        has_ends = is_link(model)
        keys = {_end(step.after or step.before or {}): step.key for step in own}
        for row in model._base_manager.filter(_around(own)).values(*columns).iterator(500):
            key = keys.get(_end(row)) if has_ends else row["id"]
            if key is not None:
                found[model, key] = row
    return found


def _end(row: Values) -> frozenset[tuple[str, Any]]:
    """Return the two ends of a link, which tell it when its key is another."""
    return frozenset((name, value) for name, value in row.items() if name.endswith("_id"))


def _which(steps: list[Step]) -> Q:
    """Return the condition of the steps' rows; a link that came back has another key."""
    if not is_link(steps[0].model):
        return Q(pk__in=[step.key for step in steps])
    ends = ((step.before or step.after or {}).items() for step in steps)
    return Q(*(Q(**{n: v for n, v in each if n != "id"}) for each in ends), _connector=Q.OR)


def _around(steps: list[Step]) -> Q:
    """Return the condition of the steps' rows; of links, those of one of their ends."""
    if not is_link(steps[0].model):
        return Q(pk__in={step.key for step in steps})
    rows = [step.before or step.after or {} for step in steps]
    name = min(name for name in rows[0] if name.endswith("_id"))
    return Q(**{f"{name}__in": {row[name] for row in rows}})


def _by_themselves(model: type[Model]) -> set[str]:
    kept = {field.attname for field in model._meta.concrete_fields if field.name in KEPT_BY_ITSELF}
    return {"id"} | kept | _moments_of_saving(model)


def _moments_of_saving(model: type[Model]) -> set[str]:
    return {
        field.attname
        for field in model._meta.concrete_fields
        if isinstance(field, DateTimeField) and field.auto_now
    }
