"""The page behind a personal link: read, answered and changed without an account.

Mail scanners follow links: GET and HEAD show, only POST acts. `csrf_exempt` is sound here: no
cookie takes part, the secret of the address is the proof, and who could forge the post holds it
already. Django's check would refuse every post of a « no-referrer » page, which says Origin: null.
"""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from crpv_portal.common.forms import refusals_on
from crpv_portal.common.links import behind_a_link
from crpv_portal.common.locks import locked
from crpv_portal.common.resending import given_back
from crpv_portal.common.sending import send_file
from crpv_portal.common.site_address import site_address

from ... import access
from ...access import READ_AND_WRITE, posted
from ...forms import RowForm
from ...meetings.calendars import CONTENT_TYPE, download_of
from ...models import AnswerLink
from ..answer_forms import AnswerForm, ProposalForm
from ..answer_page import NO_PAPER, AnswerPage, closed_link, video_link_for
from ..emails import agenda_text, public_address
from ..enclosures import enclosure_of
from ..invitations import SHOWN_WITH, answer_link_of, give_answer
from ..item_calls import is_call_open, propose_item

HERE = "./"  # relative: no answer of ours writes the secret down


def _closed(request: HttpRequest, link: AnswerLink | None) -> HttpResponse | None:
    closed = closed_link(link)
    if link is not None and closed is None:
        return None
    status = 404 if link is None else 410
    context = {"closed": closed, "texts": given_back(request) if link else ()}
    return render(request, "governance/convening/answer_closed.html", context, status=status)


@csrf_exempt
@login_not_required
@READ_AND_WRITE
@behind_a_link(answer_link_of, _closed)
def answer(request: HttpRequest, link: AnswerLink) -> HttpResponse:
    """Show the meeting and the answer given so far; on POST, write the answer."""
    with transaction.atomic():
        if request.method == "POST":
            link.invitation = locked(link.invitation, *SHOWN_WITH)
        invitation = link.invitation
        reading = AnswerForm.reading(
            invitation, posted(request), nobody="Une autre page ouverte par ce lien"
        )
        is_done = reading.save(
            request, lambda form: give_answer(invitation=invitation, given=form.given)
        )
    if is_done:
        return HttpResponseRedirect(HERE)
    return _page(request, link, "governance/convening/answer.html", reading.form)


@csrf_exempt
@login_not_required
@READ_AND_WRITE
@behind_a_link(answer_link_of, _closed)
def answer_propose(request: HttpRequest, link: AnswerLink) -> HttpResponse:
    """Propose a point, while points are asked for."""
    invitation = link.invitation
    form = ProposalForm(posted(request))
    if not is_call_open(invitation.meeting) or invitation.mandate_id is None:
        if texts := given_back(request):
            closed = {"title": "L’appel à points est clos", "text": "Rien n’est transmis."}
            context = {"closed": closed, "texts": texts}
            template = "governance/convening/answer_closed.html"
            return render(request, template, context, status=409)
        return HttpResponseRedirect(f".{HERE}")
    if form.is_valid():
        with refusals_on(form):
            propose_item(
                meeting=invitation.meeting,
                mandate=invitation.mandate,
                person=invitation.person,
                **form.cleaned_data,
            )
            return HttpResponseRedirect(f".{HERE}")
    return _page(request, link, "governance/convening/answer_propose.html", form)


@login_not_required
@require_safe
@behind_a_link(answer_link_of, _closed)
def answer_calendar(request: HttpRequest, link: AnswerLink) -> HttpResponse:
    """Send the meeting as a calendar file, without the secret of the link."""
    meeting = link.invitation.meeting
    content = download_of(
        meeting,
        agenda=agenda_text(meeting),
        url=public_address(meeting, site_address()),
        link=video_link_for(link.invitation),
    )
    return HttpResponse(
        content,
        content_type=CONTENT_TYPE,
        headers={"Content-Disposition": 'attachment; filename="reunion.ics"'},
    )


@login_not_required
@require_safe
@behind_a_link(answer_link_of, _closed)
def answer_paper(request: HttpRequest, link: AnswerLink, public_id: str) -> HttpResponseBase:
    """Send a document open to the members convened, without what its file hides.

    `?voir` shows it in the tab when it can be.
    """
    document = enclosure_of(link.invitation, public_id)
    if document is None:
        context = {"closed": NO_PAPER}
        return render(request, "governance/convening/answer_closed.html", context, status=404)
    return send_file(document.file, in_place="voir" in request.GET)


def _page(request: HttpRequest, link: AnswerLink, template: str, form: RowForm) -> HttpResponse:
    return access.answer(request, template, form, page=AnswerPage(link.invitation))
