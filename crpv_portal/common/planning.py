"""Changes planned for a day to come: written, changed and dropped until they take effect.

One way for all of them: what is typed in the form of an action waits here, is judged as the action
would judge it on its day (`rehearse`), and is carried out by the same action that day, in one
transaction. So no page shows half of it, and nothing is told of it before, unless it is announced.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any

from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model

from .dates import PartialDate, foreseeing, in_words, today
from .history import because, required_reason
from .locks import locked
from .models import PlannedChange
from .querysets import mark_of

OVERDUE = "Son jour est passé pendant qu’il était abandonné ou autrement prévu."


class _Rehearsed(Exception):
    """Raised at the end of a rehearsal, so that nothing of it stays."""


def waits_until(day: PartialDate | datetime.date | None) -> datetime.date | None:
    """Return the day to come on which a change takes effect; None for one that is made at once."""
    first = day.date if isinstance(day, PartialDate) else day
    return first if first is not None and first > today() else None


def announced_on(on: datetime.date, row: Model) -> list[PlannedChange]:
    """Return what the page of a record announces on the day it shows; a past day nothing.

    Nor what concerns a record that the public reads no more: its name stands in the announcement.
    """
    if on < today():
        return []
    announced = list(PlannedChange.objects.about(row).announced(today()))
    hidden = _absent({mark for each in announced for mark in each.concerned}, is_public=True)
    return [each for each in announced if not hidden & set(each.concerned)]


def rehearse(act: Callable[[], object]) -> None:
    """Do what a day to come will do, and take it back.

    Raises what the act raises: ValidationError, IntegrityError.
    """
    with suppress(_Rehearsed), transaction.atomic(), foreseeing():
        act()
        raise _Rehearsed


@transaction.atomic
def plan_change(
    *,
    row: Model,
    deed: str,
    on: datetime.date,
    typed: dict[str, list[str]],
    wording: str,
    is_announced: bool = False,
    names: Iterable[Model] = (),
    reason: str,
) -> PlannedChange:
    """Write down a change of a record for a day to come.

    deed, typed: the action and what its form holds; wording: what will be, in a sentence; names:
    the other records that it needs, as a successor. Raises ValidationError for a second one of
    this kind on that day; RowGone for a record deleted, or absorbed, meanwhile.
    """
    reason = required_reason(reason)
    row = locked(row)
    change = PlannedChange(
        subject_label=row._meta.label_lower,
        subject_key=row.pk,
        deed=deed,
        takes_effect_on=on,
        typed=typed,
        concerned=_marks(row, *names),
        wording=wording,
        is_announced=is_announced,
    )
    change.full_clean()
    with because(reason, action="plan_change"):
        change.save()
    return change


@transaction.atomic
def change_plan(
    *,
    change: PlannedChange,
    on: datetime.date,
    typed: dict[str, list[str]],
    wording: str,
    is_announced: bool,
    names: Iterable[Model] = (),
    reason: str,
) -> PlannedChange:
    """Write a planned change anew; raises ValidationError for one that took effect."""
    reason = required_reason(reason)
    change = _still_waiting(change)
    change.takes_effect_on, change.typed, change.wording = on, typed, wording
    change.concerned = [change.concerned[0], *_marks(*names)]
    change.is_announced = is_announced
    change.refusal = ""
    change.full_clean()
    with because(reason, action="change_plan"):
        change.save()
    return change


@transaction.atomic
def drop_plan(*, change: PlannedChange, reason: str) -> None:
    """Give a planned change up; raises ValidationError for one that took effect."""
    reason = required_reason(reason)
    change = _still_waiting(change)
    with because(reason, action="drop_plan"):
        change.delete()


def note_effect(change: PlannedChange) -> None:
    """Note, in the transaction of its effect, that a change took effect."""
    change.is_done, change.tried_on, change.refusal = True, today(), ""
    change.save(update_fields=["is_done", "tried_on", "refusal"])


def note_refusal(change: PlannedChange, said: str) -> None:
    """Note that a change could not take effect, and why: it waits for somebody."""
    PlannedChange.objects.filter(pk=change.pk, is_done=False).update(
        tried_on=today(), refusal=said[:2000]
    )


def in_the_way(*rows: Model) -> list[str]:
    """Return why records may not go, be it into another: what is planned, in a sentence each."""
    waiting = PlannedChange.objects.waiting().concerning(_marks(*rows))
    return [in_the_way_in_words(each) for each in waiting]


def in_the_way_in_words(change: PlannedChange) -> str:
    """Return what a planned change forbids, and what to do."""
    return (
        f"Un changement est prévu le {in_words(change.takes_effect_on)} : {change.wording}. "
        "Abandonnez-le d’abord, par « Changements prévus »."
    )


def gone_among(marks: Iterable[str]) -> set[str]:
    """Return which of these records are no longer there, in one query a kind."""
    return _absent(marks)


def hold_overdue(keys: Iterable[int]) -> None:
    """Have the changes that an undoing brought back after their day wait for somebody.

    Nobody would expect that an undoing renames or closes something within the hour.
    """
    overdue = PlannedChange.objects.due(today()).filter(pk__in=keys)
    overdue.order_by().update(tried_on=today(), refusal=OVERDUE)


def _absent(marks: Iterable[str], *, is_public: bool = False) -> set[str]:
    """Return which of these records are not there, or, if asked, not for everybody."""
    keys: dict[str, set[int]] = defaultdict(set)
    for mark in marks:
        label, _, key = mark.partition(" ")
        keys[label].add(int(key))
    absent = set()
    for label, asked in keys.items():
        model = apps.get_model(label)
        rows: Any = model._base_manager.all()
        if is_public and hasattr(model._default_manager, "visible_to"):
            rows = model._default_manager.visible_to(AnonymousUser())
        known = rows.order_by().filter(pk__in=asked).values_list("pk", flat=True)
        absent |= {mark_of(model, key) for key in asked.difference(known)}
    return absent


def _marks(*rows: Model) -> list[str]:
    return [mark_of(type(row), row.pk) for row in rows]


def _still_waiting(change: PlannedChange) -> PlannedChange:
    change = locked(change)
    if change.is_done:
        raise ValidationError(
            "Ce changement a pris effet entre-temps : annulez-le depuis le journal."
        )
    return change
