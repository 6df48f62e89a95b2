"""Services on the room of a meeting: opened, closed, what its screen shows, what is forgotten."""

from __future__ import annotations

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from crpv_portal.common.dates import today_in
from crpv_portal.common.history import because
from crpv_portal.common.locks import locked
from crpv_portal.common.tokens import make_token

from ..choices import SignInState
from ..convening.planning import has_come, open_roll
from ..models import Decision, Meeting, Room, SignIn
from ..wording import last_day
from .secrets import fingerprints, secrets_of

AFTER_THE_END = datetime.timedelta(hours=1)
WITHOUT_AN_END = datetime.timedelta(hours=4)
AT_MOST = datetime.timedelta(hours=12)
KEPT = datetime.timedelta(days=1)  # what phones typed, after the room closed


def closing_of(meeting: Meeting, now: datetime.datetime) -> datetime.datetime:
    """Return when a room opened now closes by itself: an hour after the end that is foreseen."""
    if meeting.ends_at is None or meeting.ends_at <= now:
        return now + WITHOUT_AN_END
    return min(meeting.ends_at + AFTER_THE_END, now + AT_MOST)


def can_open_room(meeting: Meeting) -> bool:
    """Tell whether the room may be opened: on the day of the meeting, or in the night it ends."""
    is_its_day = today_in(meeting.time_zone) <= last_day(meeting)
    ends = meeting.ends_at
    is_its_night = ends is not None and timezone.now() < ends + AFTER_THE_END
    return has_come(meeting) and (is_its_day or is_its_night)


def open_room_of(meeting: Meeting) -> Room | None:
    """Return the room of the meeting when it is open."""
    return Room.objects.open().filter(meeting=meeting).select_related("meeting__body").first()


@transaction.atomic
def open_room(*, meeting: Meeting) -> Room:
    """Open the room with new secrets, and the roll with it; an open one stays as it is.

    Raises ValidationError on another day than the meeting's, and once it is held or called off.
    """
    meeting = locked(meeting, "body")
    if not can_open_room(meeting):
        raise ValidationError(
            "L’émargement s’ouvre le jour de la réunion, tant qu’elle n’est pas déclarée tenue."
        )
    room = Room.objects.filter(meeting=meeting).select_related("meeting").first()
    if room is not None and room.is_open:
        return room
    now = timezone.now()
    seed = make_token()
    columns = {
        "seed": seed,
        "opened_at": now,
        "closes_at": closing_of(meeting, now),
        "closed_at": None,
        "current_item": None,
        "shown_decision": None,
        **fingerprints(secrets_of(seed)),
    }
    with because("émargement en salle ouvert", action="open_room"):
        if not meeting.attendances.exists():
            open_roll(meeting=meeting)
        room, _ = Room.objects.update_or_create(meeting=meeting, defaults=columns)
    return room


@transaction.atomic
def close_room(*, room: Room) -> Room:
    """Close the room: its links open nothing any more. A closed one stays as it is."""
    room = locked(room, "meeting")
    if room.is_open:
        room.closed_at = timezone.now()
        with because("émargement en salle fermé", action="close_room"):
            room.save(update_fields=["closed_at", "changed_at"])
    return room


@transaction.atomic
def show_point(*, room: Room, item: int | None) -> Room:
    """Show this point of the meeting as the one in hand; None for no point.

    The decision of another point leaves the screen. Raises ValidationError for a point that is not
    on the agenda any more.
    """
    room = locked(room, "meeting")
    if item is not None and not room.meeting.items.filter(pk=item).exists():
        raise ValidationError("Ce point n’est plus à l’ordre du jour.")
    if room.current_item_id != item:
        room.current_item_id, room.shown_decision = item, None
        room.save(update_fields=["current_item", "shown_decision", "changed_at"])
    return room


@transaction.atomic
def show_decision(*, room: Room, decision: int | None) -> Room:
    """Show the text of this decision of the point in hand on the screen; None takes it off.

    Raises ValidationError for one that is not of that point.
    """
    room = locked(room, "meeting")
    of_point = Decision.objects.filter(item=room.current_item_id) if room.current_item_id else None
    if decision is not None and (of_point is None or not of_point.filter(pk=decision).exists()):
        raise ValidationError("Cette décision n’est pas, ou n’est plus, du point en cours.")
    room.shown_decision_id = decision
    room.save(update_fields=["shown_decision", "changed_at"])
    return room


def forget_rooms() -> int:
    """Forget what phones typed in rooms closed for a day; return how many signatures.

    Those that count say how a presence was established: they stay, without the phone's name. The
    names that they gave are on the roll by then.
    """
    closed = timezone.now() - KEPT
    over = SignIn.objects.filter(Q(room__closed_at__lt=closed) | Q(room__closes_at__lt=closed))
    gone, _ = over.exclude(state=SignInState.COUNTED).delete()
    blank = {"phone_hash": "", "first_name": "", "last_name": "", "organisation": "", "before": {}}
    named = ~Q(phone_hash="") | ~Q(last_name="") | ~Q(organisation="")
    return gone + over.filter(named).update(**blank)
