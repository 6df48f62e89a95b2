"""Views that keep what is typed on a page of a meeting, offered again if the browser was closed."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from crpv_portal.accounts.requests import AuthenticatedRequest
from crpv_portal.common.once import nothing_final

from ...access import kept_meeting
from ...drafts import RECORD, DraftRefused, drop_draft, is_page, keep_draft
from ...wording import clock_in_words


@nothing_final
@never_cache
@require_POST
def draft_keep(request: AuthenticatedRequest, slug: str) -> HttpResponse:
    """Keep the draft of `?page=` and answer with the sentence that the page shows."""
    page = request.GET.get("page", RECORD)
    try:
        draft = keep_draft(
            meeting=kept_meeting(request, slug), user=request.user, sent=request.POST, page=page
        )
    except DraftRefused:
        return HttpResponse("", status=409, content_type="text/plain; charset=utf-8")
    said = f"Saisie gardée à {clock_in_words(draft.kept_at)}, pas encore enregistrée."
    return HttpResponse(said, content_type="text/plain; charset=utf-8")


@never_cache
@require_POST
def draft_drop(request: AuthenticatedRequest, slug: str) -> HttpResponse:
    """Forget the draft of `?page=` and go back to that page (`back`)."""
    meeting = kept_meeting(request, slug)
    page = request.GET.get("page", RECORD)
    if not is_page(page, meeting):
        raise Http404
    drop_draft(meeting=meeting, user=request.user, page=page)
    messages.success(request, "La saisie non enregistrée est écartée.")
    back = request.POST.get("back", "")
    if back.startswith("/espace/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        return redirect(back)
    return redirect("espace:meeting_record", slug=meeting.slug)
