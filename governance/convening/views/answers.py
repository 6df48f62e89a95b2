"""The page behind a personal link: read, answered and changed without an account.

Mail scanners follow links: GET and HEAD show, only POST acts. `csrf_exempt` is sound here: no
cookie takes part, the secret of the address is the proof, and who could forge the post holds it
already. Django's check would refuse every post of a « no-referrer » page, which says Origin: null.
"""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from ...links import behind_a_link
from ...meetings.calendars import CONTENT_TYPE, download_of
from ...models import AnswerLink
from ..answer_forms import AnswerForm, ProposalForm
from ..answer_page import AnswerPage, closed_link
from ..emails import agenda_text, public_address
from ..invitations import give_answer, link_of
from ..item_calls import is_open, propose_item

HERE = "./"  # relative: no answer of ours writes the secret down


def _closed(request: HttpRequest, link: AnswerLink | None) -> HttpResponse | None:
    closed = closed_link(link)
    if link is not None and closed is None:
        return None
    status = 404 if link is None else 410
    return render(
        request, "governance/convening/answer_closed.html", {"closed": closed}, status=status
    )


@csrf_exempt
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@behind_a_link(link_of, _closed)
def answer(request: HttpRequest, link: AnswerLink) -> HttpResponse:
    """Three choices and one button; what is known of the meeting, and the answer given so far."""
    invitation = link.invitation
    form = AnswerForm.of(invitation)
    if request.method == "POST":
        form = AnswerForm(request.POST, invitation=invitation)
        if form.is_valid():
            try:
                give_answer(invitation=invitation, given=form.given)
            except ValidationError as refusal:
                form.refuse(refusal)
            else:
                return HttpResponseRedirect(HERE)
    return _show(request, link, form=form)


@csrf_exempt
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@behind_a_link(link_of, _closed)
def answer_propose(request: HttpRequest, link: AnswerLink) -> HttpResponse:
    """Propose a point, as long as points are asked for."""
    invitation = link.invitation
    form = ProposalForm(request.POST if request.method == "POST" else None)
    if not is_open(invitation.meeting):
        return HttpResponseRedirect(f".{HERE}")
    if request.method == "POST" and form.is_valid():
        try:
            propose_item(
                meeting=invitation.meeting,
                mandate=invitation.mandate,
                person=invitation.person,
                **form.cleaned_data,
            )
        except ValidationError as refusal:
            form.add_error(None, ValidationError(refusal.messages))
        else:
            return HttpResponseRedirect(f".{HERE}")
    return _show(request, link, template="governance/convening/answer_propose.html", form=form)


@login_not_required
@require_safe
@behind_a_link(link_of, _closed)
def answer_calendar(request: HttpRequest, link: AnswerLink) -> HttpResponse:
    """The meeting as a file for one's own calendar, without the secret."""
    meeting = link.invitation.meeting
    content = download_of(
        meeting,
        agenda=agenda_text(meeting),
        url=public_address(meeting, request.build_absolute_uri("/")),
    )
    return HttpResponse(
        content,
        content_type=CONTENT_TYPE,
        headers={"Content-Disposition": 'attachment; filename="reunion.ics"'},
    )


def _show(
    request: HttpRequest,
    link: AnswerLink,
    *,
    form: Any,
    template: str = "governance/convening/answer.html",
) -> HttpResponse:
    status = 422 if form.is_bound and form.errors else 200
    context = {"page": AnswerPage(link.invitation), "form": form}
    return render(request, template, context, status=status)
