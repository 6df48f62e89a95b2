"""Pages of the back office on which the staff decides of reports and proposals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_http_methods, require_safe

from crpv_portal.accounts.requests import AuthenticatedRequest
from crpv_portal.common.admin.pages import staff_page
from crpv_portal.common.errors import Overtaken
from crpv_portal.common.forms import refusals_on

from ..forms import ProposalDecisionForm, resend
from ..models import SheetProposal
from ..parts import PARTS, Box
from ..quotas import OF_ALL, is_day_spent
from ..services import boxes_now, decide_proposal, seen_of
from ..sheets import sheet_at

PER_PAGE = 20
DECIDED = "tranchees"
ACCEPT, DECLINE = "accepter", "decliner"


@dataclass(frozen=True)
class Card:
    """Proposal as the staff reads it: before, now when it changed since, and proposed."""

    proposal: SheetProposal
    box: Box | None
    form: ProposalDecisionForm
    where: str
    is_changed: bool
    is_gone: bool
    page: str = ""  # of the admin, where the same act is done with more choices


def cards_of(proposals: list[SheetProposal], sent: Any = None) -> list[Card]:
    boxes = boxes_now(each for each in proposals if each.is_waiting)
    return [_card(each, boxes.get(each.pk), sent) for each in proposals]


def _card(proposal: SheetProposal, box: Box | None, sent: Any) -> Card:
    initial = {"after": proposal.after, "seen": seen_of(proposal, box)}
    part = PARTS.get(proposal.part)
    act = part.act if part else None
    form = ProposalDecisionForm(
        sent,
        has_box=bool(proposal.column),
        is_act=act is not None,
        initial=initial,
        auto_id=f"id_{proposal.public_id.hex[:8]}_%s",
    )
    where = ""
    if part is not None:
        label = box.label.lower() if box else ""
        where = f"{part.title}, {label}" if label not in ("", part.title.lower()) else part.title
    return Card(
        proposal,
        box,
        form,
        where,
        is_changed=box is not None and box.text != proposal.before,
        is_gone=bool(proposal.column) and proposal.is_waiting and box is None,
        page=reverse(f"admin:centres_centre_{act.page}", args=[proposal.row]) if act else "",
    )


@require_safe
def proposals(request: AuthenticatedRequest, *, site: AdminSite) -> HttpResponse:
    """List what waits, with a form for each; or what was decided."""
    is_decided = request.GET.get("etat") == DECIDED
    rows = SheetProposal.objects.select_related("author", "centre")
    rows = rows.decided() if is_decided else rows.waiting()
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "title": "Signalements et propositions",
        "cards": cards_of(list(page)),
        "page": page,
        "is_decided": is_decided,
        "decided": DECIDED,
        "most_reports": OF_ALL if is_day_spent(request) else 0,
        "waiting_count": SheetProposal.objects.waiting().count(),
    }
    return _page(request, site, "admin/upkeep/proposals.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def proposal(request: AuthenticatedRequest, public_id: Any, *, site: AdminSite) -> HttpResponse:
    """Show one proposal; on POST, accept it as typed, or decline it with a word."""
    found = get_object_or_404(
        SheetProposal.objects.select_related("author", "centre"), public_id=public_id
    )
    (card,) = cards_of([found], request.POST if request.method == "POST" else None)
    form = card.form
    if request.method == "POST":
        if not found.is_waiting:
            raise Overtaken(
                f"Cette proposition est déjà {found.get_outcome_display()}.",
                reverse("upkeep:proposal", args=[found.public_id]),
            )
        choice = request.POST.get("choix")
        if choice not in (ACCEPT, DECLINE):
            form.add_error(None, "Choisissez : retenir ou décliner.")
        elif form.is_valid():
            with refusals_on(form):
                done = decide_proposal(
                    proposal=found,
                    is_accepted=choice == ACCEPT,
                    text=form.cleaned_data.get("after", ""),
                    reply=form.cleaned_data["reply"],
                    seen=form.cleaned_data["seen"],
                    on=form.cleaned_data.get("on", ""),
                    by=request.user,
                )
                messages.success(request, f"La proposition est {done.get_outcome_display()}.")
                return redirect("upkeep:proposals")
        # The page now shows the box as it is: the next sending answers to that.
        resend(form, "seen", seen_of(found, card.box))
    context = {
        "title": "Proposition sur une fiche",
        "card": card,
        "edit_url": edit_address(found),
    }
    status = 422 if form.errors else 200
    return _page(request, site, "admin/upkeep/proposal.html", context, status)


def edit_address(found: SheetProposal) -> str:
    """Return where the staff edits the sheet that the proposal is about; empty when it is gone."""
    if found.centre_id:
        return reverse("admin:centres_centre_change", args=[found.centre_id])
    sheet = sheet_at(found.page)
    try:
        return sheet.admin_url if sheet else ""
    except NoReverseMatch:
        return ""


def _page(
    request: AuthenticatedRequest,
    site: AdminSite,
    template: str,
    context: dict[str, Any],
    status: int = 200,
) -> HttpResponse:
    return staff_page(request, site, template, status=status, is_upkeep=True, **context)
