"""Page behind the personal link of a campaign: the sheet as it stands, confirmed or corrected.

GET shows, POST acts: mail scanners follow links. The secret of the address is the right to write
and no cookie takes part, hence `csrf_exempt` (`governance.convening.views.answers`).
"""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from crpv_portal.common.forms import refusals_on
from crpv_portal.common.links import behind_a_link
from crpv_portal.common.resending import given_back

from ..answers import answer_changes, answer_exact, is_link_open, link_of
from ..forms import LetterForm
from ..models import SheetLink
from ..parts import rows_of
from ..sheet_page import show_sheet

HERE, ABOVE = "./", "../"  # relative: no answer of ours writes the secret down


def _closed(request: HttpRequest, link: SheetLink | None) -> HttpResponse | None:
    if link is not None and is_link_open(link):
        return None
    context = {"link": link, "texts": given_back(request) if link else ()}
    status = 404 if link is None else 410
    return render(request, "upkeep/letter_closed.html", context, status=status)


@csrf_exempt
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@behind_a_link(link_of, _closed)
def letter(request: HttpRequest, link: SheetLink) -> HttpResponse:
    """Show what the public reads of the sheet; on POST, propose what was changed."""
    rows = list(rows_of(link.letter.centre, AnonymousUser()))
    form = LetterForm(request.POST if request.method == "POST" else None, rows=rows)
    if form.is_bound and form.is_valid():
        with refusals_on(form):
            answer_changes(link=link, changes=form.changes, **form.said)
            return HttpResponseRedirect(HERE)
    return _show(request, link, form, here=HERE)


def _show(request: HttpRequest, link: SheetLink, form: LetterForm, *, here: str) -> HttpResponse:
    """Render the page; here: its own address, relative to the one that was asked."""
    return show_sheet(
        request,
        "upkeep/letter.html",
        form,
        proposals=link.letter.proposals.all(),
        centre=link.letter.centre,
        letter=link.letter,
        here=here,
    )


@csrf_exempt
@login_not_required
@require_POST
@behind_a_link(link_of, _closed)
def letter_exact(request: HttpRequest, link: SheetLink) -> HttpResponse:
    """Confirm that all of the sheet is exact; not when something of it was corrected, or moved."""
    rows = list(rows_of(link.letter.centre, AnonymousUser()))
    form = LetterForm(request.POST, rows=rows)
    if not form.may_confirm():
        return _show(request, link, form, here=ABOVE)
    answer_exact(link=link)
    return HttpResponseRedirect(ABOVE)
