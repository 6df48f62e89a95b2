"""Views that send the papers of a meeting, made on request from the record as it stands."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from .. import papers
from ..access import kept_meeting
from ..models import Meeting

BY_SLUG = {kind.slug: key for key, kind in papers.KINDS.items()}
PUBLIC_FORMS = ("pdf", "odt")  # the page of the meeting is the third


@require_safe
def meeting_paper(request: HttpRequest, slug: str, kind: str, form: str) -> HttpResponse:
    """Send a paper with restricted parts and names: no cache may keep it."""
    meeting = kept_meeting(request, slug)
    if kind not in BY_SLUG or form not in papers.FORMS:
        raise Http404
    response = _sent(papers.make(BY_SLUG[kind], meeting, form))
    response["Cache-Control"] = "private, no-store"
    return response


@require_safe
def meeting_print_set(request: HttpRequest, slug: str) -> HttpResponse:
    """Send the convocation, the agenda, its documents and the sheet as one PDF."""
    name, content = papers.print_set(kept_meeting(request, slug))
    response = _sent(papers.Paper(name, "application/pdf", content))
    response["Cache-Control"] = "private, no-store"
    return response


@require_safe
@login_not_required
def public_decisions(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """Send the list of a public meeting's published decisions to anybody."""
    meeting = get_object_or_404(
        Meeting.objects.public().select_related("body__centre", "body__region"), slug=slug
    )
    paper = papers.public_decision_list(meeting, form) if form in PUBLIC_FORMS else None
    if paper is None:
        raise Http404
    return _sent(paper)


def _sent(paper: papers.Paper) -> HttpResponse:
    """Show a paper in the tab when the browser can, else download it under its own name."""
    is_shown = paper.media_type.startswith(("text/html", "application/pdf"))
    response = HttpResponse(paper.content, content_type=paper.media_type)
    if not paper.media_type.startswith("text/html"):
        disposition = content_disposition_header(not is_shown, paper.name)
        response["Content-Disposition"] = disposition  # type: ignore[assignment] # it has a name
    return response
