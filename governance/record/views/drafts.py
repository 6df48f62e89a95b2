"""What is typed is kept as it comes; its page offers it again after a closed browser."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from ...models import Meeting
from ...perms import can_edit_meeting
from ...wording import clock_in_words
from ..drafts import drop_draft, keep_draft


@never_cache
@require_POST
def draft_keep(request: HttpRequest, slug: str) -> HttpResponse:
    """Answer with the sentence that the page shows."""
    draft = keep_draft(meeting=_meeting(request, slug), user=request.user, sent=request.POST)
    said = f"Saisie gardée à {clock_in_words(draft.kept_at)}, pas encore enregistrée."
    return HttpResponse(said, content_type="text/plain; charset=utf-8")


@never_cache
@require_POST
def draft_drop(request: HttpRequest, slug: str) -> HttpResponse:
    meeting = _meeting(request, slug)
    drop_draft(meeting=meeting, user=request.user)
    messages.success(request, "La saisie non enregistrée est écartée.")
    return redirect("espace:meeting_record", slug=meeting.slug)


def _meeting(request: HttpRequest, slug: str) -> Meeting:
    meeting = get_object_or_404(
        Meeting.objects.visible_to(request.user).select_related("body", "minutes"), slug=slug
    )
    if not can_edit_meeting(request.user, meeting):
        raise PermissionDenied
    return meeting
