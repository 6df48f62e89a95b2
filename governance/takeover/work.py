"""Steps of a takeover that take long: each is one transaction, and the next one goes on from it.

A worker that is killed loses the step under way and nothing else: it is taken again.
"""

from __future__ import annotations

import logging

from django.db import connection, transaction
from django.utils import timezone

from crpv_portal.common.locks import rows_nobody_holds

from ..choices import TakeoverState
from ..models import Takeover
from .judging import judge
from .taking_back import take_back
from .writing import write

logger = logging.getLogger(__name__)

FAILED = (
    "Le portail n’a pas pu aller au bout. Rien n’est changé ; le détail est dans le journal "
    "technique. Réessayez, ou écrivez à l’équipe du registre."
)
BACK = {
    TakeoverState.JUDGING: TakeoverState.MATCHING,
    TakeoverState.WRITING: TakeoverState.READY,
    TakeoverState.UNDOING: TakeoverState.DONE,
}


def work_next() -> bool:
    """Take one step of the takeover that has waited longest; False when none is under way."""
    with transaction.atomic():
        takeover = rows_nobody_holds(Takeover.objects.under_way()).first()
        if takeover is not None:
            _step(takeover)
    return takeover is not None


def work_on(takeover: Takeover) -> None:
    """Take the step under way of this takeover: a small one needs no waiting."""
    with transaction.atomic():
        held = rows_nobody_holds(Takeover.objects.under_way().filter(pk=takeover.pk)).first()
        if held is not None:
            _step(held)
    takeover.refresh_from_db()


def _step(takeover: Takeover) -> None:
    """Take one step; one that fails by our own fault leaves what was before it, and is told."""
    was = TakeoverState(takeover.state)
    takeover.worked_at = timezone.now()
    takeover.save(update_fields=["worked_at"])
    try:
        with transaction.atomic():
            {
                TakeoverState.JUDGING: _judge,
                TakeoverState.WRITING: write,
                TakeoverState.UNDOING: take_back,
            }[was](takeover)
    except Exception:
        if not connection.is_usable():
            raise
        logger.exception("Takeover %s failed.", takeover.pk)
        takeover.state, takeover.refusal = BACK[was], FAILED
        if was is TakeoverState.JUDGING and not takeover.headings:
            takeover.state = TakeoverState.DROPPED  # files alone: nothing is to be matched
        takeover.save(update_fields=["state", "refusal"])


def _judge(takeover: Takeover) -> None:
    judge(takeover)
    takeover.state = TakeoverState.READY
    takeover.save(update_fields=["state"])
