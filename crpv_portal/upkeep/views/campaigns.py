"""Page of the back office on the freshness campaign: who was written to, who answered."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import ValidationError
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from crpv_portal.accounts.requests import AuthenticatedRequest
from crpv_portal.common.admin.pages import staff_page
from crpv_portal.common.dates import today
from crpv_portal.common.errors import Overtaken
from crpv_portal.common.french import counted

from ..campaigns import (
    due_to_remind,
    open_campaign,
    open_campaign_of,
    remind,
    seen_of,
    undelivered,
    unwritten_centres,
    write_to_added,
)
from ..choices import Outcome
from ..models import FreshnessCampaign

OPEN, REMIND, ADDED = "ouvrir", "relancer", "ajoutes"


@require_http_methods(["GET", "HEAD", "POST"])
def campaign(request: AuthenticatedRequest, *, site: AdminSite) -> HttpResponse:
    """Show the campaign under way, or the last one; on POST, open one, write, or remind.

    Who clicks second, or on an old page, is told and nothing is sent.
    """
    current = open_campaign_of(today())
    if request.method == "POST":
        seen, choice = request.POST.get("seen", ""), request.POST.get("choix")
        try:
            if choice == OPEN:
                opened = open_campaign(seen=seen)
                number = opened.letters.filter(sent_at__isnull=False).count()
                messages.success(request, f"La campagne est ouverte : {_letters(number)}.")
            elif choice == REMIND and current is not None:
                number = remind(campaign=current, seen=seen)
                messages.success(request, f"Relance : {_letters(number)}.")
            elif choice == ADDED and current is not None:
                number = write_to_added(campaign=current, seen=seen)
                messages.success(request, f"Centres ajoutés : {_letters(number)}.")
        except ValidationError as refusal:
            raise Overtaken(refusal.messages[0], request.path) from None
        return redirect(request.path)
    shown = current or FreshnessCampaign.objects.first()
    letters = []
    if shown is not None:
        is_accepted = Q(proposals__outcome__in=[Outcome.ACCEPTED, Outcome.AMENDED])
        letters = list(
            shown.letters.select_related("centre").annotate(
                proposed=Count("proposals"),
                accepted=Count("proposals", filter=is_accepted),
                waiting=Count("proposals", filter=Q(proposals__outcome=Outcome.WAITING)),
            )
        )
    unwritten = unwritten_centres(current)
    context: dict[str, Any] = {
        "is_campaign": True,
        "title": "Campagne de fraîcheur",
        "current": current,
        "shown": shown,
        "letters": letters,
        "answered": sum(bool(each.answers) for each in letters),
        "sent": sum(each.sent_at is not None for each in letters),
        "reachable": sum(bool(each.to) for each in unwritten),
        "unwritten": unwritten,
        "undelivered": undelivered(current).count(),
        "unreachable": [each.centre for each in unwritten if not each.to],
        "to_remind": due_to_remind(current).count() if current else 0,
        "seen": seen_of(current),
    }
    return staff_page(request, site, "admin/upkeep/campaign.html", **context)


def _letters(number: int) -> str:
    return counted(number, "centre(s) reçoi(t|vent) sa lettre", none="aucun centre à écrire")
