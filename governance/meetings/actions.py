"""Actions left by earlier meetings: read with their age, and closed."""

from __future__ import annotations

import datetime

from django.db import transaction
from django.db.models import Q

from crpv_portal.common.dates import today
from crpv_portal.common.history import because
from crpv_portal.common.locks import locked

from ..choices import ActionState
from ..models import ActionItem, Meeting


def set_action_state(
    *, action: ActionItem, state: str, outcome: str = "", reason: str = "suite mise à jour"
) -> ActionItem:
    """Set the state of an action as of today; reason: how it came, kept in the history."""
    with transaction.atomic():
        action = locked(action)
        follow_state(action, state, today())
        action.outcome = outcome
        action.full_clean()
        with because(reason, action="set_action_state"):
            action.save(update_fields=["state", "closed_on", "outcome"])
    return action


def follow_state(action: ActionItem, state: str, on: datetime.date) -> None:
    """Set the state of an action and the day it was closed, without saving it."""
    if state == ActionState.OPEN:
        action.closed_on = None
    elif action.state == ActionState.OPEN or action.closed_on is None:
        action.closed_on = on
    action.state = state


def earlier_actions(meeting: Meeting) -> list[ActionItem]:
    """List earlier meetings' actions that are open or that this meeting closed, oldest first."""
    return list(
        ActionItem.objects.filter(
            Q(state=ActionState.OPEN) | Q(closed_on=meeting.starts_on),
            body=meeting.body,
            item__meeting__starts_on__lt=meeting.starts_on,
        )
        .with_age(meeting.starts_on)
        .select_related("item__meeting", "owner_person", "owner_organisation")
        .order_by("item__meeting__starts_on", "pk")
    )


def closed_at(meeting: Meeting) -> list[ActionItem]:
    """List the actions of the body's earlier meetings that were closed the day of this one."""
    return list(
        ActionItem.objects.exclude(state=ActionState.OPEN)
        .filter(
            body=meeting.body,
            closed_on=meeting.starts_on,
            item__meeting__starts_on__lt=meeting.starts_on,
        )
        .select_related("item__meeting", "owner_person", "owner_organisation")
        .order_by("item__meeting__starts_on", "pk")
    )
