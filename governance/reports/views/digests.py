"""View behind the link of each reminder: stops the reminders, or starts them again."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from crpv_portal.common.links import is_hasty

from ...access import READ_AND_WRITE
from ...models import DigestRefusal
from ..digests import accept_digests, person_of_token, refuse_digests

AGAIN = "recevoir"


# The secret in the address is what proves the right to act: RFC 8058's POST comes from a mail
# program, without cookies, and a page that sets none carries no other proof.
@csrf_exempt
@login_not_required
@never_cache
@READ_AND_WRITE
def digest_choice(request: HttpRequest, token: str) -> HttpResponse:
    """Show the choice; only POST acts, as mail scanners follow links."""
    person = person_of_token(token)
    if person is not None and request.method == "POST":
        if is_hasty(request, person):
            response = render(request, "429.html", status=429)
            response["Referrer-Policy"] = "no-referrer"
            return response
        if request.POST.get("choix") == AGAIN:
            accept_digests(person=person)
        else:
            refuse_digests(person=person)
    response = render(
        request,
        "governance/reports/digest_choice.html",
        {
            "is_known": person is not None,
            "is_refused": person is not None
            and DigestRefusal.objects.filter(person=person).exists(),
            "has_acted": person is not None and request.method == "POST",
            "again": AGAIN,
        },
        status=404 if person is None else 200,
    )
    response["Referrer-Policy"] = "no-referrer"  # the secret is in this page's address
    return response
