"""Pages on which a centre's members propose changes of its sheet."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from centres.choices import ConfirmedBy
from centres.models import Centre
from centres.perms import can_propose_on_sheet
from centres.services import confirm_sheet
from crpv_portal.accounts.requests import AuthenticatedRequest
from crpv_portal.common.forms import refusals_on
from crpv_portal.common.french import counted

from ..choices import Origin
from ..forms import SheetForm
from ..models import SheetProposal
from ..parts import rows_of
from ..services import propose_changes
from ..sheet_page import show_sheet


@require_http_methods(["GET", "HEAD"])
def own_sheets(request: AuthenticatedRequest) -> HttpResponse:
    """List the sheets of the centres of which the account is a member; lead on to the only one."""
    centres = list(Centre.objects.joined_by(request.user))
    if len(centres) == 1:
        return redirect("upkeep:own_sheet", slug=centres[0].slug)
    return render(request, "upkeep/own_sheets.html", {"centres": centres})


@require_POST
def own_sheet_exact(request: AuthenticatedRequest, slug: str) -> HttpResponse:
    """Confirm that all of the sheet is exact, in the name of a member of the centre.

    Not when something was corrected on the page, or changed since it was read: it is shown again.
    """
    centre = get_object_or_404(Centre.objects.visible_to(request.user), slug=slug)
    if not can_propose_on_sheet(request.user, centre) or not centre.is_public:
        raise Http404
    form = SheetForm(request.POST, rows=list(rows_of(centre, request.user)))
    if not form.may_confirm():
        return _show(request, centre, form)
    with refusals_on(form):
        confirm_sheet(centre=centre, by=ConfirmedBy.MEMBER, member=request.user)
        messages.success(request, "Merci : la fiche porte la date de votre confirmation.")
        return redirect("upkeep:own_sheet", slug=centre.slug)
    return _show(request, centre, form)


@require_http_methods(["GET", "HEAD", "POST"])
def own_sheet(request: AuthenticatedRequest, slug: str) -> HttpResponse:
    """Show the boxes of the sheet, and what became of earlier proposals; on POST, propose."""
    centre = get_object_or_404(Centre.objects.visible_to(request.user), slug=slug)
    if not can_propose_on_sheet(request.user, centre):
        raise Http404
    rows = list(rows_of(centre, request.user))
    form = SheetForm(request.POST if request.method == "POST" else None, rows=rows)
    if form.is_bound and form.is_valid():
        with refusals_on(form):
            number = propose_changes(
                centre=centre,
                changes=form.changes,
                **form.said,
                origin=Origin.MEMBER,
                author=request.user,
            )
            sent = counted(number, "proposition(s) envoyée(s)")
            messages.success(request, f"{sent} : rien n’est publié avant la réponse de l’équipe.")
            return redirect(f"{reverse('upkeep:own_sheet', args=[centre.slug])}#envoyees")
    return _show(request, centre, form)


def _show(request: AuthenticatedRequest, centre: Centre, form: SheetForm) -> HttpResponse:
    earlier = SheetProposal.objects.filter(centre=centre, origin=Origin.MEMBER)
    return show_sheet(request, "upkeep/own_sheet.html", form, proposals=earlier, centre=centre)
