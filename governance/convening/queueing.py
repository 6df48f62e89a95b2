"""Mails about a meeting: put in the outbox with the event they carry, and told by their state."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

from django.db.models import Count
from django.urls import reverse

from crpv_portal.outbox.models import OutgoingMail
from crpv_portal.outbox.services import queue_mail

from .. import wording
from ..meetings.calendars import Attendee, invitation_of
from . import emails
from .holders import about

if TYPE_CHECKING:
    from crpv_portal.accounts.models import User

    from ..models import Meeting

# What the mails about a meeting are, by the kind that the outbox keeps.
MAILS = {
    "appel à points": "courriel(s) d’appel à points",
    "proposition": "réponse(s) à une proposition",
    "convocation": "courriel(s) de convocation",
    "relance": "courriel(s) de relance",
    "annulation": "courriel(s) de retrait",
}


def meeting_mails_in_words(meeting: Meeting) -> str:
    """Return how many mails were written about the meeting, and what became of them."""
    rows = OutgoingMail.objects.about(about(meeting)).order_by("kind", "state")
    counts: dict[str, dict[str, int]] = {}
    for kind, state, total in rows.values_list("kind", "state").annotate(total=Count("pk")):
        counts.setdefault(kind, {})[state] = total
    said = [wording.mails_in_words(counts.get(kind, {}), mails) for kind, mails in MAILS.items()]
    return " ".join(filter(None, said))


def answer_url(token: str, *, base: str) -> str:
    return urljoin(base, reverse("governance:answer", args=[token]))


def queue_message(
    message: emails.Message,
    meeting: Meeting,
    *,
    kind: str,
    to: str,
    by: User,
    calendar: bytes = b"",
    calendar_method: str = "",
) -> None:
    """Queue a mail about a meeting; answers to it reach `by`."""
    queue_mail(
        kind=kind,
        to=to,
        subject=message.subject,
        text=message.text,
        calendar=calendar,
        calendar_method=calendar_method,
        about=about(meeting),
        reply_to=by.email,
    )


def take_back(message: emails.Message, meeting: Meeting, to: str, name: str, by: User) -> None:
    queue_message(
        message,
        meeting,
        kind="annulation",
        to=to,
        by=by,
        calendar=event_for(meeting, Attendee(to, name), is_withdrawn=True),
        calendar_method="CANCEL",
    )


def event_for(
    meeting: Meeting, to: Attendee, *, url: str = "", is_withdrawn: bool = False
) -> bytes:
    """Return the event that puts the meeting in somebody's calendar, or takes it out."""
    return invitation_of(
        meeting,
        to,
        organizer=emails.organizer_address(),
        agenda=emails.agenda_text(meeting, is_withdrawn=is_withdrawn),
        url=url,
        is_withdrawn=is_withdrawn,
    )
