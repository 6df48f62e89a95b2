"""View that keeps what is typed on a meeting's page, offered again if the browser was closed."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from crpv_portal.accounts.requests import AuthenticatedRequest

from ...access import meeting_to_write
from ...wording import clock_in_words
from ..services import drop_draft, keep_draft


@never_cache
@require_POST
def draft_keep(request: AuthenticatedRequest, slug: str) -> HttpResponse:
    """Keep the draft and answer with the sentence that the page shows."""
    draft = keep_draft(
        meeting=meeting_to_write(request, slug), user=request.user, sent=request.POST
    )
    said = f"Saisie gardée à {clock_in_words(draft.kept_at)}, pas encore enregistrée."
    return HttpResponse(said, content_type="text/plain; charset=utf-8")


@never_cache
@require_POST
def draft_drop(request: AuthenticatedRequest, slug: str) -> HttpResponse:
    meeting = meeting_to_write(request, slug)
    drop_draft(meeting=meeting, user=request.user)
    messages.success(request, "La saisie non enregistrée est écartée.")
    return redirect("espace:meeting_record", slug=meeting.slug)
