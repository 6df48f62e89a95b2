"""Account page of the personal calendar: make its address, replace it, revoke it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from crpv_portal.accounts.requests import AuthenticatedRequest

from ...access import READ_AND_WRITE
from ..own_calendar import make_calendar_token, revoke_calendar_token


@never_cache
@READ_AND_WRITE
def my_calendar(request: AuthenticatedRequest) -> HttpResponse:
    """Show the page; POST makes an address shown only once, as its fingerprint alone is kept."""
    address = ""
    if request.method == "POST":
        token = make_calendar_token(user=request.user)
        address = request.build_absolute_uri(reverse("governance:own_calendar", args=[token]))
    current = request.user.calendar_tokens.filter(revoked_at__isnull=True).first()
    # The secret is in the page, not in its address. « no-referrer » here would make browsers post
    # these forms with « Origin: null », which the protection against forged requests refuses.
    return render(request, "governance/my_calendar.html", {"address": address, "current": current})


@require_POST
def revoke_my_calendar(request: AuthenticatedRequest) -> HttpResponse:
    revoke_calendar_token(user=request.user)
    messages.success(request, "Votre agenda personnel ne répond plus à son ancienne adresse.")
    return redirect("governance:my_calendar")
