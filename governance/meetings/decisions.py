"""Adoption of decisions: numbered per body and year, without gap or duplicate, final at once."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction

from crpv_portal.common.dates import in_words
from crpv_portal.common.history import because
from crpv_portal.common.locks import locked, locked_rows

from ..models import Decision, DecisionCounter
from ..wording import last_day
from .points import kind_with_decision
from .votes import check_roll_call, check_votes

if TYPE_CHECKING:
    from ..models import Body, Meeting


def _next_number(body: Body, year: int) -> int:
    """Give the next number, under a row lock: parallel adoptions wait for each other.

    A transaction that fails gives its number back, so there is no gap.
    """
    DecisionCounter.objects.get_or_create(body=body, year=year)
    counter = locked_rows(DecisionCounter.objects.all()).get(body=body, year=year)
    counter.last_number += 1
    counter.save(update_fields=["last_number"])
    return counter.last_number


@transaction.atomic
def adopt_decision(*, decision: Decision, on: datetime.date, reason: str = "") -> Decision:
    """Adopt a drafted decision: it gets its number and is final from then on.

    Does nothing to one already adopted. Raises ValidationError when more votes are given than are
    present, when a call of names is not complete, when the meeting was not held, or when `on` is no
    day of it: the number belongs to its year.
    """
    decision = locked(decision, "body", "item__meeting")
    if decision.adopted_on:
        return decision
    if not decision.item.meeting.is_held:
        raise ValidationError("Une décision s’adopte dans une réunion tenue.")
    _check_day(decision.item.meeting, on)
    check_votes(decision)
    check_roll_call(decision)
    decision.year = on.year
    decision.number = _next_number(decision.body, on.year)
    decision.adopted_on = on
    decision.full_clean()
    item = decision.item
    with because(reason or "adoption", action="adopt_decision"):
        decision.save(update_fields=["year", "number", "adopted_on"])
        if (kind := kind_with_decision(item.kind)) != item.kind:
            item.kind = kind
            item.save(update_fields=["kind"])
    return decision


def _check_day(meeting: Meeting, on: datetime.date) -> None:
    if not meeting.starts_on <= on <= last_day(meeting):
        raise ValidationError(
            f"La décision s’adopte le jour de sa réunion, {in_words(meeting.starts_on)} : le "
            "numéro d’une autre année ne se donne pas."
        )
