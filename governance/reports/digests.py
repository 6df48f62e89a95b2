"""Weekly reminders of open actions: one mail to each person, and a way to stop them.

An action owned by an organisation alone reminds nobody: no address is known to be right for it. It
stays in the working space, and on the body's next agenda.
"""

from __future__ import annotations

import datetime
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urljoin

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Prefetch
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from crpv_portal.common.dates import PARIS, in_words, moment_in_words
from crpv_portal.common.french import counted, listing
from crpv_portal.common.history import because
from crpv_portal.common.tokens import fingerprint, make_token
from crpv_portal.outbox.services import queue_mail
from partners.models import Person

from ..models import ActionItem, Body, DigestLink, DigestRefusal, Secretaryship, WeeklyDigest
from ..querysets import ActionItemQuerySet
from ..wording import day_in_words, due_in_words

logger = logging.getLogger(__name__)

KIND = "rappel des suites"
WHY = (
    "Pourquoi ce courriel : le registre vous désigne comme responsable de ces suites. "
    "Il en envoie un par semaine au plus, le lundi, et seulement quand une suite est en retard ou "
    "proche de son échéance."
)
AHEAD = datetime.timedelta(days=14)
MONDAY, FROM_HOUR = 0, 7  # in Paris
# How long one leaves by the link of an old mail; then its row is deleted.
KEPT = datetime.timedelta(days=365)
ANSWERED_WITHIN = datetime.timedelta(weeks=4)


@dataclass(frozen=True)
class ReminderLine:
    """Action to remind, in words."""

    text: str
    origin: str
    due: str
    age: str
    is_late: bool
    secretariat: str = ""


def is_time(now: datetime.datetime) -> bool:
    """Tell whether it is Monday morning in Paris, or later on Monday if no worker ran then."""
    local = now.astimezone(PARIS)
    return local.weekday() == MONDAY and local.hour >= FROM_HOUR


def queue_digests(on: datetime.date) -> int:
    """Queue the week's reminders for whoever has none yet; return how many.

    Each is a transaction: one that fails does not hold back the others.
    """
    queued = 0
    for person, lines in due_lines(on):
        try:
            queued += _queue_digest(person, lines, on)
        except ValidationError:  # an address that no form saw
            logger.warning("No reminder for person %s: the address is none.", person.pk)
    return queued


def due_lines(on: datetime.date) -> Iterator[tuple[Person, list[ReminderLine]]]:
    """Return each person to remind, with their open actions late or due within two weeks."""
    year, week, _ = on.isocalendar()
    actions = with_what_lines_say(ActionItem.objects.to_remind(on + AHEAD), on).exclude(
        owner_person__in=WeeklyDigest.objects.filter(year=year, week=week).values("person")
    )
    for person, own in groupby(actions, key=lambda action: action.owner_person):
        if person is not None and address_of(person):
            yield person, [line_of(action, on) for action in own]


def with_what_lines_say(actions: ActionItemQuerySet, on: datetime.date) -> ActionItemQuerySet:
    """Read with the actions what `line_of` says of each, those of one owner together."""
    named = Secretaryship.objects.in_force(on).filter(user__is_active=True)
    secretaries = named.select_related("user").order_by("pk")
    return (
        actions.select_related("owner_person__user", "body", "item__meeting__body")
        .prefetch_related(Prefetch("body__secretaryships", secretaries, to_attr="secretaries_then"))
        .with_age(on)
        .order_by("owner_person", "due_on", "pk")
    )


def address_of(person: Person) -> str:
    """Return the function's address when known, else that of an active account, else empty."""
    if person.function_email:
        return person.function_email
    return person.user.email if person.user is not None and person.user.is_active else ""


def line_of(action: ActionItem, on: datetime.date) -> ReminderLine:
    """Return the action in the words of a reminder of that day."""
    assert action.due_on is not None  # noqa: S101 - due_lines asks for those with a day
    days = (on - action.due_on).days
    due = due_in_words(action)
    if days > 0:
        due += f", dépassé de {counted(days, 'jour(s)')}"
    age: int = action.age  # type: ignore[attr-defined]
    waited = counted(age, "réunion(s) depuis", none="aucune réunion depuis")
    return ReminderLine(
        text=action.text,
        origin=f"{action.body}, {day_in_words(action.item.meeting)}",
        due=due,
        age=waited,
        is_late=days > 0,
        secretariat=secretariat_in_words(action.body),
    )


def secretariat_in_words(body: Body) -> str:
    """Return who keeps the body, each with an address; empty when nobody is named."""
    held: list[Secretaryship] = body.secretaries_then  # type: ignore[attr-defined]
    return listing([f"{each.user.get_full_name()} ({each.user.email})" for each in held])


@transaction.atomic
def _queue_digest(person: Person, lines: list[ReminderLine], on: datetime.date) -> bool:
    year, week, _ = on.isocalendar()
    token = make_token()
    _, is_new = WeeklyDigest.objects.get_or_create(
        person=person, year=year, week=week, defaults={"token_hash": fingerprint(token)}
    )
    if not is_new:  # another worker was faster
        return False
    late = [line for line in lines if line.is_late]
    leave_url = urljoin(
        settings.CRPV_PUBLIC_ADDRESS, reverse("governance:digest_choice", args=[token])
    )
    answer_url, until = _answer_link(person, on)
    queue_mail(
        kind=KIND,
        to=address_of(person),
        subject=_subject(len(lines), len(late)),
        text=render_to_string(
            "governance/email/digest.txt",
            {
                "site_title": settings.CRPV_SITE_TITLE,
                "why": WHY,
                "contact": settings.CRPV_CONTACT_EMAIL,
                "name": person.full_name,
                "late": late,
                "soon": [line for line in lines if not line.is_late],
                "until": in_words(on + AHEAD),
                "answer_url": answer_url,
                "answered_until": moment_in_words(until),
                "leave_url": leave_url,
            },
        ),
        about=f"person:{person.pk}",
        reply_to=settings.CRPV_CONTACT_EMAIL,
        unsubscribe_url=leave_url,
    )
    return True


def _answer_link(person: Person, on: datetime.date) -> tuple[str, datetime.datetime]:
    """Make the link of this reminder, and say until when; those of earlier ones go on working."""
    token, until = make_token(), timezone.now() + ANSWERED_WITHIN
    DigestLink.objects.create(
        person=person, token_hash=fingerprint(token), day=on, expires_at=until
    )
    path = reverse("governance:digest_actions", args=[token])
    return urljoin(settings.CRPV_PUBLIC_ADDRESS, path), until


def _subject(total: int, late: int) -> str:
    """Return the subject of the mail: numbers only, as subjects are read over shoulders."""
    what = counted(total, "suite(s) à donner")
    if late == total:
        return f"{what} en retard"
    return f"{what}, dont {late} en retard" if late else what


# --- Leaving, and coming back ------------------------------------------------------------------


def person_of_token(token: str) -> Person | None:
    """Return the person of a reminder's secret; None when it is forged or too old."""
    digest = (
        WeeklyDigest.objects.filter(
            token_hash=fingerprint(token), created_at__gt=timezone.now() - KEPT
        )
        .select_related("person")
        .first()
    )
    return digest.person if digest else None


@transaction.atomic
def refuse_digests(*, person: Person) -> None:
    """Stop the reminders of this person, and close their links; nothing when already stopped."""
    with because("rappels refusés par la personne", action="refuse_digests"):
        DigestRefusal.objects.get_or_create(person=person)
        DigestLink.objects.filter(person=person, revoked_at__isnull=True).update(
            revoked_at=timezone.now()
        )


@transaction.atomic
def accept_digests(*, person: Person) -> None:
    """Start the reminders of this person again; do nothing when not stopped."""
    with because("rappels demandés de nouveau", action="accept_digests"):
        DigestRefusal.objects.filter(person=person).delete()


def forget_digests() -> int:
    """Delete the traces of reminders older than a year, and dead links; return how many."""
    # A link that expired is still told apart from a forged one for as long as it worked.
    DigestLink.objects.filter(expires_at__lt=timezone.now() - ANSWERED_WITHIN).delete()
    deleted, _ = WeeklyDigest.objects.filter(created_at__lt=timezone.now() - KEPT).delete()
    return deleted
