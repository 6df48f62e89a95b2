"""Pages of a consultation behind its link: read the text, comment on it."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from crpv_portal.common.forms import refusals_on
from crpv_portal.common.links import behind_a_link
from crpv_portal.common.resending import given_back

from ..models import ConsultationLink
from .forms import CommentsForm
from .links import held_party, is_readable, link_of
from .reading import read_consultation
from .services import comment, is_open


def _closed(request: HttpRequest, link: ConsultationLink | None) -> HttpResponse | None:
    if link is not None and is_readable(link):
        return None
    context = {"link": link, "texts": given_back(request) if link else ()}
    status = 404 if link is None else 410
    return render(request, "centres/consultations/closed.html", context, status=status)


@login_not_required
@require_safe
@behind_a_link(link_of, _closed)
def read(request: HttpRequest, link: ConsultationLink) -> HttpResponse:
    """Show the text and the comments of the group. Mail scanners follow links: nothing changes."""
    form = _form(None, link)
    return _page(request, link, form, action="commenter/")


# The secret of the address is the right to write, no cookie is: a forged request would need it.
# The page sends no referrer, so that its posts have no origin for Django's own check to compare.
@csrf_exempt
@login_not_required
@require_POST
@behind_a_link(link_of, _closed)
def comment_on(request: HttpRequest, link: ConsultationLink) -> HttpResponse:
    """Keep the comments made through a link; a refusal shows them again."""
    form = _form(request.POST, link)
    if form.is_valid():
        with refusals_on(form), transaction.atomic():
            party = held_party(link)
            comment(
                party=party,
                texts=form.texts(),
                has_done=form.cleaned_data["fini"],
                is_named=form.cleaned_data["nommee"],
            )
            return HttpResponseRedirect("../?enregistree=oui")  # relative: the secret stays out
    return _page(request, link, form, action="./")


def _form(data: Any, link: ConsultationLink) -> CommentsForm:
    party = link.party
    return CommentsForm(data, read_consultation(party.consultation), is_named=party.is_named)


def _page(
    request: HttpRequest, link: ConsultationLink, form: CommentsForm, *, action: str
) -> HttpResponse:
    consultation = link.party.consultation
    context = {
        "consultation": consultation,
        "edition": consultation.edition,
        "party": link.party,
        "form": form,
        "rows": list(form.rows()),
        "action": action,
        "is_open": is_open(consultation),
        "is_done": request.GET.get("enregistree") == "oui",
    }
    return render(
        request,
        "centres/consultations/read.html",
        context,
        status=422 if form.errors else 200,
    )
