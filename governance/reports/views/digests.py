"""View behind the link of each reminder: stops the reminders, or starts them again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from crpv_portal.common.links import is_hasty

from ...access import READ_AND_WRITE
from ...models import DailyDigestRefusal, DigestRefusal
from ..daily import accept_daily, keeper_of_token, refuse_daily
from ..digests import accept_digests, person_of_token, refuse_digests

if TYPE_CHECKING:
    from crpv_portal.accounts.models import User
    from partners.models import Person

AGAIN = "recevoir"


# The secret in the address is what proves the right to act: RFC 8058's POST comes from a mail
# program, without cookies, and a page that sets none carries no other proof.
@csrf_exempt
@login_not_required
@never_cache
@READ_AND_WRITE
def digest_choice(request: HttpRequest, token: str) -> HttpResponse:
    """Show the choice; only POST acts, as mail scanners follow links."""
    person, keeper = person_of_token(token), keeper_of_token(token)
    reader = person or keeper
    if reader is not None and request.method == "POST":
        if is_hasty(request, reader):
            response = render(request, "429.html", status=429)
            response["Referrer-Policy"] = "no-referrer"
            return response
        _choose(person, keeper, is_again=request.POST.get("choix") == AGAIN)
    response = render(
        request,
        "governance/reports/digest_choice.html",
        {
            "is_known": reader is not None,
            "is_daily": keeper is not None,
            "is_refused": _is_refused(person, keeper),
            "has_acted": reader is not None and request.method == "POST",
            "again": AGAIN,
        },
        status=404 if reader is None else 200,
    )
    response["Referrer-Policy"] = "no-referrer"  # the secret is in this page's address
    return response


def _choose(person: Person | None, keeper: User | None, *, is_again: bool) -> None:
    """Stop the mails that the link came with, or start them again."""
    if person is not None:
        (accept_digests if is_again else refuse_digests)(person=person)
    elif keeper is not None:
        (accept_daily if is_again else refuse_daily)(user=keeper)


def _is_refused(person: Person | None, keeper: User | None) -> bool:
    if person is not None:
        return DigestRefusal.objects.filter(person=person).exists()
    return DailyDigestRefusal.objects.filter(user=keeper).exists() if keeper else False
