"""View of a meeting's page in the working space: prepared, held and written in one place."""

from __future__ import annotations

import json
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from crpv_portal.accounts.requests import AuthenticatedRequest
from crpv_portal.common.french import agreed, listing
from crpv_portal.common.locks import locked

from ...access import READ_AND_WRITE, kept_meeting
from ...choices import CALLED_OFF
from ...convening.planning import open_roll
from ...meetings.actions import earlier_actions
from ...meetings.approvals import to_approve_at
from ...models import Decision, Meeting, RecordDraft
from ...perms import can_edit_meeting
from ...wording import clock_in_words
from ..form import RecordForm
from ..merging import Flat, base_of, merge
from ..page import RecordPage, clashes_of, last_author
from ..services import adopt_drafts, drop_draft, hold_meeting, sent_again, write_record
from ..state import sent_state, state_of, with_record
from ..steps import take_step

SAVING = ("save", "hold", "adopt")
RESUMED = "reprendre"  # in the address: show what I had typed and not saved


@never_cache
@READ_AND_WRITE
def meeting_record(request: AuthenticatedRequest, slug: str) -> HttpResponse:
    """Show the page; its buttons either save everything at once, or only change the page.

    « Faire l’appel » lists the members at once, as nobody types them; some buttons, such as those
    that add a row, change the page alone.
    """
    meeting = kept_meeting(request, slug)
    if not can_edit_meeting(request.user, meeting):
        return _show_locked(request, meeting)
    if meeting.status in CALLED_OFF:
        return render(request, "espace/record/record_closed.html", {"meeting": meeting})
    if request.method != "POST":
        return _show(request, meeting)
    do = request.POST.get("do", "save")
    if do in SAVING:
        return _save(request, meeting, do)
    if do == "call-roll":
        open_roll(meeting=meeting)
    return show_unsaved(request, meeting, request.POST, do)


def _show_locked(request: AuthenticatedRequest, meeting: Meeting) -> HttpResponse:
    """Show a locked record: it no longer changes, but a later meeting may correct decisions."""
    adopted = Decision.objects.filter(item__meeting=meeting).adopted().select_related("body")
    context = {"meeting": meeting, "decisions": adopted.order_by("number", "pk")}
    return render(request, "espace/record/record_locked.html", context)


def _read(meeting: Meeting) -> Meeting:
    return with_record(Meeting.objects.filter(pk=meeting.pk)).get()


def _show(request: AuthenticatedRequest, meeting: Meeting) -> HttpResponse:
    draft = RecordDraft.objects.filter(meeting=meeting).visible_to(request.user).first()
    if draft and RESUMED in request.GET:
        return show_unsaved(request, meeting, sent_again(draft))
    meeting = _read(meeting)
    earlier = earlier_actions(meeting)
    values = state_of(meeting, earlier)
    form = RecordForm(meeting, values, user=request.user, earlier=earlier)
    page = RecordPage(form, json.dumps(base_of(values)))
    page.draft = draft
    return _render(request, page)


def show_unsaved(
    request: AuthenticatedRequest, meeting: Meeting, sent: QueryDict, do: str = ""
) -> HttpResponse:
    """Show what was sent with one more row, another order or a preview; write nothing."""
    meeting = _read(meeting)
    earlier = earlier_actions(meeting)
    stored = state_of(meeting, earlier)
    values = {**stored, **sent_state(sent)}
    verb = take_step(values, do, roll=[row.pk for row in meeting.attendances.all()])
    form = RecordForm(meeting, values, user=request.user, earlier=earlier)
    base = json.dumps({**base_of(stored), **_sent_base(sent)})
    page = RecordPage(form, base, is_previewed=verb == "preview", is_unsaved=True)
    # The version stays that of the loading: what others saved since is still to be merged.
    return _render(request, page, version=sent.get("version", "0"))


def _save(request: AuthenticatedRequest, meeting: Meeting, do: str) -> HttpResponse:
    """Merge with what others saved meanwhile; write everything, or show why not.

    The meeting is locked while it is read, checked and written; pages are rendered after that.
    """
    choices = {
        name.removeprefix("choose-"): str(value)
        for name, value in request.POST.items()
        if name.startswith("choose-")
    }
    with transaction.atomic():
        meeting = locked(meeting, "body")
        current = _read(meeting)
        earlier = earlier_actions(current)
        stored = state_of(current, earlier)
        base = base_of(stored)
        merged = merge(
            base=base
            if request.POST.get("version") == str(meeting.version)
            else _sent_base(request.POST),
            theirs=stored,
            mine=sent_state(request.POST),
            asked=request.POST.getlist("asked"),
            choices=choices,
        )
        form = RecordForm(current, merged.values, user=request.user, earlier=earlier, is_sent=True)
        done: str | None = None
        if form.is_valid() and form.record and not merged.differences:
            try:
                with transaction.atomic():
                    write_record(meeting=meeting, record=form.record, by=request.user)
                    done = _then(do, meeting)
                    drop_draft(meeting=meeting, user=request.user)
            except ValidationError as refusal:
                form.refuse(refusal)
    if done is None:
        page = RecordPage(form, json.dumps(base), is_unsaved=True)
        if merged.differences:
            page.clashes = clashes_of(form, merged.differences, choices)
            page.clash_author = last_author(current)
        return _render(request, page, status=409 if merged.differences else 422)
    messages.success(request, f"{done}Enregistré à {clock_in_words(timezone.now())}.")
    if merged.is_mixed:
        messages.info(
            request,
            "Une autre personne a enregistré cette réunion pendant que vous écriviez : vos deux "
            "saisies sont réunies, rien n’est perdu.",
        )
    return redirect("espace:meeting_record", slug=meeting.slug)


def _then(do: str, meeting: Meeting) -> str:
    """Do what the button asks beside saving; return the sentence that says it, or an empty text."""
    if do == "hold":
        hold_meeting(meeting=meeting)
        return "Réunion déclarée tenue. "
    if do == "adopt":
        adopted = adopt_drafts(meeting=meeting)
        if adopted:
            numbers = listing([decision.reference for decision in adopted])
            return f"{agreed(len(adopted), 'Décision(s) adoptée(s)')} ({numbers}). "
    return ""


def _sent_base(sent: QueryDict) -> Flat:
    """Return the digests that the page was loaded with.

    When they cannot be read, an empty dictionary: every difference is then asked about.
    """
    try:
        base: Any = json.loads(sent.get("base", "{}"))
    except (ValueError, RecursionError):  # the second for brackets by the thousand
        return {}
    if not isinstance(base, dict):
        return {}
    return {str(name): value for name, value in base.items() if isinstance(value, str)}


def _render(
    request: AuthenticatedRequest, page: RecordPage, *, version: str = "", status: int = 200
) -> HttpResponse:
    context = {
        "page": page,
        "meeting": page.meeting,
        "form": page.form,
        "version": version or str(page.meeting.version),
        "to_approve": to_approve_at(page.meeting),
    }
    return render(request, "espace/record/record.html", context, status=status)
