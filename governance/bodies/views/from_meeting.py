"""Page that makes the composition of a body of the people of one of its meetings."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache

from crpv_portal.common.dates import there, today
from crpv_portal.common.errors import Overtaken
from crpv_portal.common.forms import refusals_on

from ...access import READ_AND_WRITE, kept_meeting, refusals_in_messages
from ...choices import CALLED_OFF
from ...models import Mandate
from ...perms import can_edit_composition
from ...wording import day_in_words, meeting_title
from ..from_meeting import (
    CALLED_OFF_SAID,
    NOT_YET,
    candidates_of,
    compose_from,
    composed_from,
    is_approved,
    take_back_composition,
    why_kept,
)
from ..from_meeting_forms import ComposeForm
from ..page import body_page


@never_cache
@READ_AND_WRITE
def composition_from_meeting(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what a composition made of this meeting would be; make it, or take it back."""
    meeting = kept_meeting(request, slug)
    body = meeting.body
    if not can_edit_composition(request.user, body):
        raise PermissionDenied
    record = reverse("espace:meeting_record", args=[meeting.slug])
    if meeting.status in CALLED_OFF:
        raise Overtaken(CALLED_OFF_SAID, record)
    if meeting.starts_on > there(today(), meeting.time_zone):
        raise Overtaken(NOT_YET, record)
    do = request.POST.get("do", "")
    if do == "take-back":
        with refusals_in_messages(request):
            take_back_composition(meeting=meeting)
            messages.success(request, "La composition faite de cette réunion est retirée.")
        return redirect("espace:composition_from_meeting", slug=meeting.slug)
    members = Mandate.objects.of_body(body).in_office(meeting.starts_on)
    form = ComposeForm(
        request.POST if do == "compose" else None,
        meeting=meeting,
        candidates=candidates_of(meeting),
        is_known=members.exists(),
    )
    if form.is_bound and form.is_valid():
        with refusals_on(form):
            composed = compose_from(
                meeting=meeting,
                titles=form.titles,
                college=form.cleaned_data.get("college"),
                college_name=form.cleaned_data["college_name"],
            )
            messages.success(request, composed.said)
            return redirect("espace:body_detail", slug=body.slug)
    made = composed_from(meeting)
    return body_page(
        request,
        "espace/bodies/composition_from_meeting.html",
        body,
        form=form,
        meeting=meeting,
        title=meeting_title(meeting),
        when=day_in_words(meeting),
        made=made,
        why_kept=why_kept(meeting, made) if made else "",
        is_approved=is_approved(meeting),
    )
