"""Views of publication: choose thing by thing, preview, publish in one act."""

from __future__ import annotations

import copy

from django import forms
from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from crpv_portal.common.forms import refuse
from crpv_portal.common.french import counted

from ..access import READ_AND_WRITE, answer, kept_meeting
from ..bodies.publishing import held_back
from ..meetings.named import names_of
from ..models import Meeting
from ..perms import can_publish_meeting
from ..public.meeting_record import meeting_context
from ..wording import meeting_title
from .forms import MeetingPublicationForm
from .services import as_if_published, publish
from .things import publishable, state_digest, tell_names


@never_cache
@READ_AND_WRITE
def meeting_publication(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the boxes; one button previews without saving, another publishes."""
    meeting = kept_meeting(request, slug)
    if not can_publish_meeting(request.user, meeting):
        raise PermissionDenied
    if request.method != "POST":
        return _show(request, meeting, MeetingPublicationForm())
    form = MeetingPublicationForm(request.POST)
    shown = set(request.POST.getlist("show"))
    form.is_valid()  # a reason too long is said on the page, whatever the button
    try:
        if request.POST.get("do") == "preview":
            return _preview(request, meeting, shown, form)
        if request.POST.get("do") == "publish" and form.is_valid():
            more, less = publish(meeting=meeting, shown=shown, **form.cleaned_data)
            messages.success(request, _said(more, less))
            return redirect("espace:meeting_publication", slug=slug)
    except ValidationError as refusal:
        refuse(form, refusal)
        if getattr(refusal, "code", "") == "changed":
            return _show(request, meeting, form)  # boxes of another state would hide what changed
    return _show(request, meeting, form, shown)


def _preview(
    request: HttpRequest, meeting: Meeting, shown: set[str], form: forms.Form
) -> HttpResponse:
    """Render the public page, by its own view's code and for a visitor, then roll back."""
    with as_if_published(meeting=meeting, shown=shown):
        public = Meeting.objects.public().for_list().select_related("postponed_to")
        proposed = public.prefetch_related("sources").filter(pk=meeting.pk).first()
        if proposed is None:
            return _show(request, meeting, form, shown, is_unseen=True)
        context = {
            **meeting_context(request, proposed),
            "shown": sorted(shown),
            "seen": request.POST.get("seen", ""),
            "reason": request.POST.get("reason", ""),
            "publication_of": meeting.slug,
        }
        as_visitor = copy.copy(request)
        as_visitor.user = AnonymousUser()
        as_visitor._messages = []  # type: ignore[attr-defined] # those of the officer stay theirs
        as_visitor.path = proposed.get_absolute_url()
        return render(as_visitor, "espace/publication/publication_preview.html", context)


def _show(
    request: HttpRequest,
    meeting: Meeting,
    form: forms.Form,
    shown: set[str] | None = None,
    *,
    is_unseen: bool = False,
) -> HttpResponse:
    top = publishable(meeting, shown)
    tell_names(top, names_of(meeting))
    context = {
        "meeting": meeting,
        "title": meeting_title(meeting),
        "top": top,
        "seen": state_digest(top),
        "is_unseen": is_unseen,
        "held_back": held_back(meeting.body),
        "is_taking_back": any(row.is_public for row in top),
    }
    return answer(request, "espace/publication/publication.html", form, **context)


def _said(more: int, less: int) -> str:
    parts = []
    if more:
        parts.append(counted(more, "élément(s) publié(s)"))
    if less:
        parts.append(counted(less, "retiré(s) au public"))
    return f"{', '.join(parts)}." if parts else "Rien n’a changé."
