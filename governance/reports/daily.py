"""Daily mail to those who keep bodies: what waits, when something is new, once a day at most."""

from __future__ import annotations

import datetime
import logging
from urllib.parse import urljoin

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from centres.models import CentreMembership
from crpv_portal.accounts.models import Assignment, User
from crpv_portal.common.dates import PARIS
from crpv_portal.common.digests import short_digest
from crpv_portal.common.french import capitalised, counted
from crpv_portal.common.history import because
from crpv_portal.common.locks import locked
from crpv_portal.common.site_address import full_address
from crpv_portal.common.tokens import fingerprint, make_token
from crpv_portal.outbox.services import queue_mail

from ..models import DailyDigest, DailyDigestRefusal, Secretaryship
from .waiting import Waiting, waiting_of

logger = logging.getLogger(__name__)

KIND = "point du jour"
WHY = (
    "Vous recevez ce message parce que vous tenez ces instances. Il en part un par jour au plus, "
    "et seulement quand il y a du nouveau."
)
FROM_HOUR = 7  # in Paris
KEPT = datetime.timedelta(days=365)


def is_time(now: datetime.datetime) -> bool:
    """Tell whether it is morning in Paris, or later that day if no worker ran then."""
    return now.astimezone(PARIS).hour >= FROM_HOUR


def queue_daily(on: datetime.date) -> int:
    """Queue the day's mail for each keeper who has news and none yet; return how many.

    Each is a transaction: one that fails does not hold back the others.
    """
    queued = 0
    for user in keepers(on):
        try:
            queued += _queue(user, on)
        except ValidationError:  # an address that no form saw
            logger.warning("No daily mail for account %s: the address is none.", user.pk)
    return queued


def keepers(on: datetime.date) -> QuerySet[User]:
    """Return the open accounts that keep a body, did not refuse, and had nothing that day.

    The national staff, which keeps every body, has its dashboard.
    """
    own = {"user": OuterRef("pk")}
    return User.objects.filter(
        Exists(Assignment.objects.filter(**own).in_force(on))
        | Exists(CentreMembership.objects.filter(**own).in_force(on))
        | Exists(Secretaryship.objects.filter(**own).in_force(on)),
        ~Exists(DailyDigestRefusal.objects.filter(**own)),
        ~Exists(DailyDigest.objects.filter(**own, day=on)),
        is_active=True,
        is_staff=False,
    ).order_by("pk")


@transaction.atomic
def _queue(user: User, on: datetime.date) -> bool:
    user = locked(user)  # two workers at once: the second finds the day's row
    if DailyDigest.objects.filter(user=user, day=on).exists():
        return False
    lines = waiting_of(user, on)
    told = sorted({short_digest(key) for line in lines for key in line.keys})
    last = DailyDigest.objects.filter(user=user).order_by("-day").first()
    news = set(told) - set(last.told if last else ())
    if not news:
        return False
    token = make_token()
    DailyDigest.objects.create(user=user, day=on, told=told, token_hash=fingerprint(token))
    leave_url = urljoin(
        settings.CRPV_PUBLIC_ADDRESS, reverse("governance:digest_choice", args=[token])
    )
    queue_mail(
        kind=KIND,
        to=user.email,
        subject=counted(len(lines), "chose(s) attend(ent) dans votre espace"),
        text=render_to_string(
            "governance/email/daily.txt",
            {
                "site_title": settings.CRPV_SITE_TITLE,
                "why": WHY,
                "lines": [_said(line, news) for line in lines],
                "home": full_address(reverse("espace:home")),
                "leave_url": leave_url,
            },
        ),
        about=f"user:{user.pk}",
        reply_to=settings.CRPV_CONTACT_EMAIL,
        unsubscribe_url=leave_url,
    )
    return True


def _said(line: Waiting, news: set[str]) -> dict[str, object]:
    return {
        "is_new": any(short_digest(key) in news for key in line.keys),
        "text": line.text,
        "said": capitalised(line.said),
        "url": full_address(line.url),
    }


# --- Leaving, and coming back ------------------------------------------------------------------


def keeper_of_token(token: str) -> User | None:
    """Return the account of a mail's secret; None when it is forged or too old."""
    digest = (
        DailyDigest.objects.filter(
            token_hash=fingerprint(token), created_at__gt=timezone.now() - KEPT
        )
        .select_related("user")
        .first()
    )
    return digest.user if digest else None


@transaction.atomic
def refuse_daily(*, user: User) -> None:
    """Stop the daily mail of this account; do nothing when already stopped."""
    with because("point du jour refusé par la personne", action="refuse_daily"):
        DailyDigestRefusal.objects.get_or_create(user=user)


@transaction.atomic
def accept_daily(*, user: User) -> None:
    """Start the daily mail of this account again; do nothing when not stopped."""
    with because("point du jour demandé de nouveau", action="accept_daily"):
        DailyDigestRefusal.objects.filter(user=user).delete()


def forget_daily() -> int:
    """Delete the traces older than a year, the last of each account apart; return how many."""
    newer = DailyDigest.objects.filter(user=OuterRef("user"), day__gt=OuterRef("day"))
    old = DailyDigest.objects.filter(Exists(newer), created_at__lt=timezone.now() - KEPT)
    deleted, _ = old.delete()
    return deleted
