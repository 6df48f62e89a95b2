"""Mails about accounts, one function each; they leave by the outbox."""

from __future__ import annotations

import datetime
from typing import Any
from urllib.parse import urljoin

from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.db.models import Max
from django.template.loader import render_to_string
from django.urls import reverse

from crpv_portal.common.dates import today
from crpv_portal.outbox.models import OutgoingMail
from crpv_portal.outbox.services import queue_mail

from .models import User
from .passwords import RESET_HOURS, links
from .roles import roles_of

KIND = "compte"

# The same generator as allauth is told to use (ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR).
DAYS_OF_VALIDITY = settings.PASSWORD_RESET_TIMEOUT // (24 * 3600)


def password_link(user: User, *, base: str) -> str:
    """Return the address where this account may choose a password: once, within a time.

    Three days for an invitation, two hours for whoever has a password already.
    """
    return urljoin(
        base,
        reverse(
            "account_reset_password_from_key",
            kwargs={
                "uidb36": user_pk_to_url_str(user),
                "key": links.make_token(user),
            },
        ),
    )


def send_invitation(user: User, *, base: str) -> None:
    """Tell a person that their account exists, and where to choose a password."""
    _send(
        "invitation",
        "Votre compte sur le registre des centres de ressources",
        user.email,
        name=user.get_full_name(),
        link=password_link(user, base=base),
        roles=[role.words for role in roles_of([user], user, today())[user.pk]],
        login_url=urljoin(base, reverse("account_login")),
        reset_url=urljoin(base, reverse("account_reset_password")),
    )


def last_sent_to(user: User, *, since: datetime.datetime) -> datetime.datetime | None:
    """Return when a mail about the account was last written to it, if it was since that moment."""
    mails = OutgoingMail.objects.filter(kind=KIND, to=user.email, queued_at__gte=since)
    return mails.aggregate(last=Max("queued_at"))["last"]


def send_password_link(user: User, *, base: str) -> None:
    """Send the link to a new password, asked for by this account."""
    _send(
        "password_link",
        "Choisir un nouveau mot de passe",
        user.email,
        has_password=user.has_usable_password(),
        link=password_link(user, base=base),
    )


def send_unknown_account(email: str, *, base: str) -> None:
    """Answer a request for a new password for an address that has no account."""
    _send(
        "unknown_account",
        "Choisir un nouveau mot de passe",
        email,
        is_unknown=True,
        email=email,
        contact_url=urljoin(base, reverse("pages:contact")),
    )


def _send(
    template: str, subject: str, to: str, *, is_unknown: bool = False, **context: Any
) -> None:
    body = render_to_string(
        f"accounts/email/{template}.txt",
        {
            "site_title": settings.CRPV_SITE_TITLE,
            "days": DAYS_OF_VALIDITY,
            "hours": RESET_HOURS,
            **context,
        },
    )
    queue_mail(kind=KIND, to=to, subject=subject, text=body, is_forgotten_at_end=is_unknown)
