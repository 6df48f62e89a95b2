"""Closing of a body, judged against its meetings and its members; planned before it is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction

from crpv_portal.common.dated import end_fact
from crpv_portal.common.dates import in_words, refuse_day_to_come
from crpv_portal.common.endings import (
    ending_and_dropped,
    gone_from,
    refuse_contrary,
    shown_since,
)
from crpv_portal.common.history import because, required_reason
from crpv_portal.common.locks import locked

from ..choices import TO_COME, MeetingStatus
from ..models import Body, Mandate, Meeting, Secretaryship

if TYPE_CHECKING:
    import datetime

    from crpv_portal.common.dates import PartialDate


@dataclass(frozen=True)
class BodyClosing:
    """Mandates and secretaryships that end with a body, and those that would begin only later."""

    ending: tuple[Mandate | Secretaryship, ...]
    dropped: tuple[Mandate | Secretaryship, ...]


def plan_body_closing(body: Body, on: PartialDate) -> BodyClosing:
    """Return what a closing would do; write nothing.

    Raises ValidationError when the day is to come, when the body is over already, when a meeting is
    still to be held, when a known fact shows it at work on that day or later, or when somebody's
    term began within the year or the month of the closing.
    """
    refuse_day_to_come(on)
    if body.end_on or body.end_is_unknown:
        raise ValidationError("Cette instance est déjà close.")
    coming = body.meetings.filter(status__in=TO_COME, starts_on__gte=on.date)
    if meeting := coming.order_by("starts_on", "pk").first():
        said = f"Une réunion est encore prévue le {in_words(meeting.starts_on)}"
        raise ValidationError({"on": f"{said} : annulez-la ou reportez-la d’abord."})
    shown = _shown_at_work(body, gone_from(on))
    refuse_contrary(shown, shown="cette instance", end="la clôture")
    ending_and_dropped([body], on, end="la clôture")
    rows = [*Mandate.objects.of_body(body).chronological(), *body.secretaryships.chronological()]
    return BodyClosing(*ending_and_dropped(rows, on, end="la clôture"))


@transaction.atomic
def close_body(*, body: Body, on: PartialDate, reason: str) -> Body:
    """Close a body; its mandates and secretaryships end that day, its page and records stay.

    on: the first day on which it no longer exists. What would begin only later is dropped. Raises
    ValidationError as `plan_body_closing` does.
    """
    reason = required_reason(reason)
    body = locked(body)
    plan = plan_body_closing(body, on)
    with because(reason, action="close_body"):
        end_fact(body, on)
        for row in plan.ending:
            end_fact(row, on)
        for row in plan.dropped:
            row.delete()
    return body


@transaction.atomic
def reopen_body(*, body: Body, reason: str) -> Body:
    """Undo a closing. Mandates that ended with the body stay ended, and must be given anew.

    Raises ValidationError when the body is not closed.
    """
    reason = required_reason(reason)
    body = locked(body)
    if not body.end_on and not body.end_is_unknown:
        raise ValidationError("Cette instance n’est pas close.")
    body.end_on, body.end_on_precision, body.end_is_unknown = None, "", False
    body.full_clean()
    with because(reason, action="reopen_body"):
        body.save(update_fields=["end_on", "end_on_precision", "end_is_unknown", "updated_at"])
    return body


def _shown_at_work(body: Body, since: datetime.date) -> Iterator[str]:
    """Yield in words each known fact that shows the body at work on that day or later."""
    held = Meeting.objects.filter(body=body, status=MeetingStatus.HELD, starts_on__gte=since)
    for day in held.order_by("-starts_on").values_list("starts_on", flat=True):
        yield f"réunion tenue le {in_words(day)}"
    for rows in (
        Body.objects.filter(pk=body.pk),
        body.names.all(),
        Mandate.objects.of_body(body),
    ):
        yield from shown_since(rows, since)
