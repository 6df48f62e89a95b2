"""Services that log a past meeting, postpone a meeting or cancel it."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db import transaction

from crpv_portal.common.choices import DatePrecision
from crpv_portal.common.dates import in_words, today_in
from crpv_portal.common.history import because
from crpv_portal.common.locks import locked, locked_rows

from ..choices import CALLED_OFF, TO_COME, MeetingStatus, ProposalState
from ..meetings.points import place_of
from ..meetings.services import call_roll, change_status, plan_meeting
from ..meetings.status import has_a_record
from ..models import AgendaItem, Body, ItemCall, Meeting
from ..wording import hours_in_words, last_day
from ..zones import moment_at, zone_of_body
from .calling_off import announce_withdrawal, calling_off_digest, those_to_tell
from .invitations import apply_answers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from crpv_portal.accounts.models import User

# Columns copied to the meeting that replaces another, and to its points; a test says why the others
# are not.
COPIED = ("place", "video_link", "mode", "time_zone", "visibility")
COPIED_OF_POINT = (
    *("title", "kind", "presenter", "minutes_planned", "visibility"),
    *("approves", "is_for_open_actions"),
)


@transaction.atomic
def log_meeting(*, body: Body, on: datetime.date) -> tuple[Meeting, bool]:
    """Return the body's meeting of that past day, created if unplanned, with its roll called.

    The second value tells whether it was created. Two people who log the same day get the same
    meeting. Raises ValidationError for a day to come.
    """
    if on > today_in(zone_of_body(body)):
        raise ValidationError(
            {"day": "Ce jour est à venir. Prévoyez la réunion, vous la consignerez ensuite."}
        )
    body = locked(body)
    known = body.meetings.exclude(status__in=CALLED_OFF).filter(
        starts_on=on, starts_on_precision="day"
    )
    meeting = known.order_by("pk").first()
    is_new = meeting is None
    if meeting is None:
        meeting = plan_meeting(
            body=body, on=on, reason="réunion consignée après coup", time_zone=zone_of_body(body)
        )
    open_roll(meeting=meeting)
    return meeting, is_new


@transaction.atomic
def schedule_meeting(
    *,
    body: Body,
    on: datetime.date,
    starts_at: datetime.datetime | None,
    is_another: bool = False,
    **fields: Any,
) -> tuple[Meeting, bool]:
    """Plan the body's meeting of that day; the second value tells whether it was created.

    The one that is planned at that very hour is returned as it is. Raises ValidationError (code
    « same-day ») for another hour of a day that has a meeting, unless `is_another` says that this
    is a second one.
    """
    body = locked(body)
    known = body.meetings.exclude(status__in=CALLED_OFF).filter(
        starts_on=on, starts_on_precision="day"
    )
    for meeting in known.order_by("pk"):
        if meeting.starts_at == starts_at and not is_another:
            return meeting, False
    first = known.order_by("pk").first()
    if first is not None and not is_another:
        hours = hours_in_words(first)
        at = f", {hours}" if hours else ""
        raise ValidationError(
            {
                "day": ValidationError(
                    f"« {first.title} » est déjà prévue ce jour-là{at}. Si c’est une seconde "
                    "réunion, cochez la case et prévoyez-la.",
                    code="same-day",
                )
            }
        )
    return plan_meeting(body=body, on=on, starts_at=starts_at, **fields), True


def has_passed(meeting: Meeting) -> bool:
    """Tell whether the last day of a meeting is over where it takes place."""
    return last_day(meeting) < today_in(meeting.time_zone)


def has_come(meeting: Meeting) -> bool:
    """Tell whether the day of a meeting to come has come where it takes place."""
    is_its_day = meeting.starts_on_precision == DatePrecision.DAY
    has_begun = is_its_day and meeting.starts_on <= today_in(meeting.time_zone)
    return meeting.status in TO_COME and has_begun


@transaction.atomic
def open_roll(*, meeting: Meeting) -> int:
    """Call the roll of that day unless it was called; return how many members were added.

    Their answers to the convocation are carried onto it.
    """
    meeting = locked(meeting)
    with because("appel", action="open_roll"):
        added = call_roll(meeting=meeting)
        if added:
            apply_answers(meeting=meeting)
            meeting.version += 1
            meeting.save(update_fields=["version", "updated_at"])
    return len(added)


@transaction.atomic
def postpone_meeting(
    *,
    meeting: Meeting,
    reason: str,
    to: datetime.date | None = None,
    by: User | None = None,
    seen: str | None = None,
) -> Meeting:
    """Postpone a meeting. With a new day, another takes its place, with its agenda and papers.

    by: in whose name those who were convened are told; the event leaves their calendars. Nobody is
    told of a day that is over. seen: the `calling_off_digest` of what its author read. Returns the
    meeting to go on with: the new one, or the old one without a day. Raises ValidationError when
    the new day is the same, past, or the meeting already was, took place, or changed since.
    """
    if to is not None and to == meeting.starts_on:
        raise ValidationError({"to": "C’est le jour déjà prévu : indiquez-en un autre."})
    if to is not None and to < today_in(meeting.time_zone):
        raise ValidationError({"to": f"Le {in_words(to)} est passé : indiquez un jour à venir."})
    _check_can_be_called_off(meeting, seen)
    old = change_status(meeting=meeting, to=MeetingStatus.POSTPONED, reason=reason)
    if by is not None and not has_passed(old):
        announce_withdrawal(meeting=old, by=by, word="Report", reason=reason, new_day=to)
        old.refresh_from_db(fields=["invitation_sequence"])
    return _replacement(old, to, reason) if to is not None else old


@transaction.atomic
def fix_new_day(*, meeting: Meeting, to: datetime.date, reason: str) -> Meeting:
    """Fix the day of a meeting put off without one; return the meeting that takes its place.

    Raises ValidationError for a past day, and when it was put off to a day already.
    """
    meeting = locked(meeting, "body")
    if not awaits_a_day(meeting):
        raise ValidationError("Cette réunion n’attend pas de nouveau jour.")
    if to < today_in(meeting.time_zone):
        raise ValidationError({"to": f"Le {in_words(to)} est passé : indiquez un jour à venir."})
    return _replacement(meeting, to, reason)


def awaits_a_day(meeting: Meeting) -> bool:
    """Tell whether it was put off without a day: its agenda and papers wait for one."""
    return meeting.status == MeetingStatus.POSTPONED and meeting.postponed_to_id is None


def _replacement(old: Meeting, to: datetime.date, reason: str) -> Meeting:
    """Make the meeting that takes the place of one put off, with its hours, agenda and papers."""
    new = plan_meeting(
        body=old.body,
        on=to,
        reason=f"report : {reason}",
        points=(),
        **copied_columns(old),
        **hours_on(old, to),
    )
    copy_agenda(old.items.order_by("position"), new)
    copies: dict[int | None, AgendaItem] = {
        copy.carried_from_id: copy for copy in new.items.all() if copy.carried_from_id
    }
    old.postponed_to = new
    with because(reason, action="postpone_meeting"):
        for document in locked_rows(old.documents.filter(removed_at__isnull=True)):
            document.meeting, document.item = new, copies.get(document.item_id)
            document.save(update_fields=["meeting", "item"])
        _carry_proposals(old, new, copies)
        old.save(update_fields=["postponed_to", "updated_at"])
    return new


def _carry_proposals(old: Meeting, new: Meeting, copies: dict[int | None, AgendaItem]) -> None:
    """Move to the new meeting the points that members proposed, and the call that asked for them.

    Those waiting for an answer, and those on the agenda; a refusal stays where it was given.
    """
    kept = old.proposals.exclude(state=ProposalState.DECLINED)
    for proposal in locked_rows(kept):
        proposal.meeting, proposal.item = new, copies.get(proposal.item_id)
        proposal.save(update_fields=["meeting", "item"])
    call = ItemCall.objects.filter(meeting=old).first()
    if call is not None and call.until_on < new.starts_on:
        call = locked(call)
        call.meeting = new
        call.save(update_fields=["meeting"])


@transaction.atomic
def cancel_meeting(
    *, meeting: Meeting, reason: str, by: User | None = None, seen: str | None = None
) -> Meeting:
    """Cancel a meeting, or give up one that was put off without a day.

    Its open points come back at the next one. by: in whose name those who were convened are told;
    the event leaves their calendars. Nobody is told of a day that is over, nor of a meeting whose
    putting off was told. seen: as for `postpone_meeting`. Raises ValidationError when the meeting
    already was, took place, or changed since.
    """
    _check_can_be_called_off(meeting, seen, is_waiting_allowed=True)
    was_to_come = locked(meeting).status in TO_COME
    meeting = change_status(meeting=meeting, to=MeetingStatus.CANCELLED, reason=reason)
    if by is not None and was_to_come and not has_passed(meeting):
        announce_withdrawal(meeting=meeting, by=by, word="Annulation", reason=reason)
    return meeting


def _check_can_be_called_off(
    meeting: Meeting, seen: str | None, *, is_waiting_allowed: bool = False
) -> None:
    """Raise ValidationError when it was called off or changed meanwhile, or somebody was there."""
    meeting = locked(meeting)
    is_waiting = is_waiting_allowed and awaits_a_day(meeting)
    if meeting.status in CALLED_OFF and not is_waiting:
        raise ValidationError(f"Cette réunion est déjà {meeting.get_status_display()}.")
    if has_a_record(meeting):
        raise ValidationError(
            "Des présents sont consignés : cette réunion s’est tenue. Si c’est une erreur, "
            "corrigez d’abord l’appel."
        )
    if seen is not None and seen != calling_off_digest(meeting, those_to_tell(meeting)):
        raise ValidationError(
            "La réunion, ou ceux qu’il faut prévenir, ont changé pendant que vous lisiez : rien "
            "n’est fait. Relisez cette page, puis recommencez."
        )


def hours_on(meeting: Meeting, day: datetime.date) -> dict[str, Any]:
    """Return the opening and closing of a meeting at the same hours of another day."""
    shift = day - meeting.starts_on
    zone = ZoneInfo(meeting.time_zone)
    found: dict[str, Any] = {}
    for name in ("starts_at", "ends_at"):
        moment = getattr(meeting, name)
        clock = moment.astimezone(zone) if moment else None
        found[name] = clock and moment_at(clock.date() + shift, clock.time(), meeting.time_zone)
    return found


def copied_columns(meeting: Meeting) -> dict[str, Any]:
    """Return the columns copied to the meeting that replaces this one: put off, or second call."""
    return {name: getattr(meeting, name) for name in COPIED}


def copy_agenda(items: Iterable[AgendaItem], new: Meeting) -> None:
    """Copy the points in their order, with all that was typed on them.

    A point that planning put on the new meeting, and that the agenda holds already, becomes the
    copy: both approve the same minutes, or both bring back the open actions. The other points of
    planning take their place among the copies.
    """
    planned = list(new.items.order_by("position"))
    copies = []
    for item in items:
        copy = next((each for each in planned if _is_same_point(each, item)), None)
        if copy is None:
            copy = AgendaItem(meeting=new)
        else:
            planned.remove(copy)
        for name in COPIED_OF_POINT:
            setattr(copy, name, getattr(item, name))
        copy.carried_from = item
        copies.append((copy, item))
    points = [copy for copy, _ in copies]
    for new_point in planned:
        points.insert(place_of(new_point, points), new_point)
    for position, point in enumerate(points, start=1):
        point.position = position
        point.save()
    for copy, item in copies:
        copy.provisions.set(item.provisions.all())


def _is_same_point(planned: AgendaItem, item: AgendaItem) -> bool:
    if item.approves_id:
        return planned.approves_id == item.approves_id
    return item.is_for_open_actions and planned.is_for_open_actions
