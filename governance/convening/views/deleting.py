"""View that deletes a meeting opened by mistake, or says what stands on it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache

from crpv_portal.accounts.requests import AuthenticatedRequest
from crpv_portal.common.forms import refusals_on

from ...access import READ_AND_WRITE, answer, kept_meeting, posted
from ...forms import RowForm
from ...meetings.status import has_a_record
from ...perms import can_convene_meeting
from ...wording import meeting_title
from ..agenda import agenda_points
from ..deleting import delete_meeting, deletion_digest, obstacles_to_deletion


@never_cache
@READ_AND_WRITE
def meeting_delete(request: AuthenticatedRequest, slug: str) -> HttpResponse:
    """Show what goes with the meeting, then delete it; or show why it stays, and how to cancel."""
    meeting = kept_meeting(request, slug)
    form = RowForm(posted(request))
    if form.is_valid():
        with refusals_on(form):
            delete_meeting(meeting=meeting, seen=request.POST.get("seen", ""))
            messages.success(
                request, f"« {meeting_title(meeting)} » est supprimée. L’historique la garde."
            )
            return redirect("espace:meeting_list")
        meeting = kept_meeting(request, slug)
    obstacles = obstacles_to_deletion(meeting)
    return answer(
        request,
        "espace/convening/meeting_delete.html",
        form,
        meeting=meeting,
        title=meeting_title(meeting),
        obstacles=obstacles,
        points=agenda_points(meeting),
        on_the_roll=meeting.attendances.count(),
        may_be_cancelled=can_convene_meeting(request.user, meeting) and not has_a_record(meeting),
        seen=deletion_digest(meeting),
    )
