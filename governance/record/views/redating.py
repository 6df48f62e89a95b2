"""View « Corriger la date »: shows what another day changes, then does it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache

from crpv_portal.common.errors import Overtaken
from crpv_portal.common.forms import refusals_on
from crpv_portal.common.text import key_in

from ...access import READ_AND_WRITE, answer, meeting_to_come, meeting_to_write, page_of
from ...choices import AttendanceState
from ...meetings.doubts import has_quorum_to_keep, loss_of_quorum
from ...models import Body, Meeting
from ...wording import meeting_title
from ..people import detail_of, name_of
from ..redating import DayChange, can_be_redated, foresee, redate_meeting
from ..redating_forms import RedateForm


@never_cache
@READ_AND_WRITE
def meeting_redate(request: HttpRequest, slug: str) -> HttpResponse:
    """Choose the day and the body; show who joins, stays or was no member; then move."""
    meeting = meeting_to_write(request, slug)
    if not can_be_redated(meeting):
        raise Overtaken(
            "Cette réunion est à venir : son jour se change dans le rendez-vous.",
            page_of(meeting_to_come(request, slug), "meeting_appointment"),
        )
    bodies = (
        Body.objects.manageable_by(request.user)
        .select_related("centre", "region")
        .order_by("level", "order_key", "pk")
    )
    if request.method != "POST":
        initial = {"body": meeting.body_id, "day": meeting.starts_on}
        return _show(request, meeting, RedateForm(initial=initial, bodies=bodies))
    is_asked = request.POST.get("do") == "confirm"
    form = RedateForm(request.POST, bodies=bodies, is_asked=is_asked)
    form.is_valid()
    body, on = form.cleaned_data.get("body"), form.cleaned_data.get("day")
    if not body or not on:
        return _show(request, meeting, form)
    change = foresee(meeting=meeting, body=body, on=on)
    for problem in change.problems:
        form.add_error("day", problem)
    if form.errors or not is_asked:
        return _show(request, meeting, form, None if change.problems else change)
    had = has_quorum_to_keep(meeting)
    with refusals_on(form):
        redate_meeting(
            meeting=meeting,
            version=key_in(request.POST.get("version", "")) or 0,
            body=body,
            on=on,
            reason=form.cleaned_data["reason"],
            guests={key_in(each) or 0 for each in request.POST.getlist("guests")},
        )
        messages.success(request, "La réunion est corrigée ; vérifiez l’appel de ce jour.")
        if lost := loss_of_quorum(meeting, had=had):
            messages.warning(request, lost)
        return redirect("espace:meeting_record", slug=slug)
    return _show(request, meeting, form, change)


def _show(
    request: HttpRequest, meeting: Meeting, form: RedateForm, change: DayChange | None = None
) -> HttpResponse:
    return answer(
        request,
        "espace/record/meeting_redate.html",
        form,
        meeting=meeting,
        title=meeting_title(meeting),
        change=change,
        leaving=[
            {
                "key": row.pk,
                "name": name_of(row),
                "detail": detail_of(row),
                "state": row.get_state_display(),
                "is_kept": str(row.pk) in request.POST.getlist("guests")
                if request.POST.get("do") == "confirm"
                else row.state == AttendanceState.PRESENT,
            }
            for row in (change.leaving if change else ())
        ],
        adopted=[row.reference for row in change.adopted] if change else [],
    )
