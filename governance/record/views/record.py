"""View of a meeting's page in the working space: prepared, held and written in one place."""

from __future__ import annotations

import json
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from crpv_portal.accounts.requests import AuthenticatedRequest
from crpv_portal.common.dates import moment_in_words, today
from crpv_portal.common.french import agreed, listing
from crpv_portal.common.locks import locked

from ...access import READ_AND_WRITE, kept_meeting
from ...bodies.cells import Named
from ...bodies.people import organisations_named
from ...choices import CALLED_OFF
from ...convening.planning import has_come, open_roll
from ...drafts import RECORD, drop_draft, resumed
from ...meetings.actions import earlier_actions
from ...meetings.approvals import to_approve_at
from ...meetings.doubts import (
    Doubts,
    check_quorum_kept,
    has_quorum_to_keep,
    loss_of_quorum,
)
from ...models import Decision, Meeting
from ...perms import can_edit_meeting
from ...wording import clock_in_words, headline, meeting_title, working_state
from ..arrivals import NAMES_FILE, BroughtNames, names_brought, names_read, receive_names
from ..expected import called, expected_roll, holds_expected, lines_gone, lines_of
from ..form import RecordForm
from ..labels import clashes_of, labels_of, value_in_words
from ..meanwhile import judge_meanwhile, last_author, said_of
from ..merging import Flat, base_of, is_untouched, merge
from ..offline import draw_ahead, kept_offline
from ..page import RecordPage, when_in_words
from ..people import usual_ballot
from ..services import adopt_drafts, hold_meeting, write_record
from ..state import sent_state, state_of, with_record
from ..steps import take_step

SAVING = ("save", "hold", "adopt")
READ_NAMES = "read-names"


@never_cache
@READ_AND_WRITE
def meeting_record(request: AuthenticatedRequest, slug: str) -> HttpResponse:
    """Show the page; its buttons either save everything at once, or only change the page.

    « Faire l’appel » lists the members at once, as nobody types them, and so does the first save;
    some buttons, such as those that add a row, change the page alone.
    """
    meeting = kept_meeting(request, slug)
    if not can_edit_meeting(request.user, meeting):
        return _show_locked(request, meeting)
    if meeting.status in CALLED_OFF:
        return _show_closed(request, meeting)
    if request.method != "POST":
        return _show(request, meeting)
    brought = names_brought(request.FILES.get(NAMES_FILE))
    if brought.left_out:
        messages.info(request, brought.left_out)
    do, _, sure = request.POST.get("do", "save").partition(":")
    if do in SAVING:
        return _save(request, meeting, do, sure, brought)
    do = request.POST["do"]
    if do == "call-roll":
        had = has_quorum_to_keep(meeting)
        open_roll(meeting=meeting)
        if lost := loss_of_quorum(meeting, had=had):
            messages.warning(request, lost)
        if _is_untouched(request.POST) and brought == BroughtNames():
            return redirect(f"{reverse('espace:meeting_record', args=[slug])}#appel")
    return show_unsaved(request, meeting, request.POST, do, brought)


def _show_locked(request: AuthenticatedRequest, meeting: Meeting) -> HttpResponse:
    """Show a locked record: it no longer changes, but a later meeting may correct decisions."""
    adopted = Decision.objects.filter(item__meeting=meeting).adopted().select_related("body")
    rows = adopted.order_by("year", "number", "pk")
    context = {"decisions": [(row, headline(row.text)) for row in rows]}
    return _render_final(request, meeting, "espace/record/record_locked.html", context)


def _show_closed(request: AuthenticatedRequest, meeting: Meeting) -> HttpResponse:
    """Show that a meeting put off or cancelled has nothing to write any more."""
    return _render_final(request, meeting, "espace/record/record_closed.html", {})


def _render_final(
    request: AuthenticatedRequest, meeting: Meeting, template: str, context: dict[str, Any]
) -> HttpResponse:
    """Render a meeting that no longer changes; what came too late is shown, and was not kept."""
    context |= {
        "meeting": meeting,
        "title": meeting_title(meeting),
        "when": when_in_words(meeting),
        "state": working_state(meeting, today()),
        "typed": _typed_too_late(request, meeting),
    }
    status = 409 if request.method == "POST" else 200
    return render(request, template, context, status=status)


def _typed_too_late(request: AuthenticatedRequest, meeting: Meeting) -> list[dict[str, str]]:
    """Return what the reader changed on a page that became final meanwhile, in words."""
    if request.method != "POST":
        return []
    current = _read(meeting)
    earlier = earlier_actions(current)
    stored, mine = state_of(current, earlier), sent_state(request.POST)
    base, roll = _sent_base(request.POST), None
    if holds_expected(mine):
        mine, base = called(mine, current), called(base, current)
        expected = expected_roll(current)
        stored |= lines_of(expected)
        roll = [*current.attendances.all(), *expected]
    changed = [
        name
        for name, text in mine.items()
        if text and text != stored.get(name, "") and not is_untouched(name, text, base)
    ]
    values = {**stored, **mine}
    form = RecordForm(current, values, user=request.user, earlier=earlier, roll=roll)
    labels = labels_of(form)
    return [
        {"label": labels[name], "text": value_in_words(form, name, mine[name])}
        for name in changed
        if name in labels
    ]


def _named(request: AuthenticatedRequest) -> Named:
    return partial(organisations_named, request.user)


def _read(meeting: Meeting) -> Meeting:
    return with_record(Meeting.objects.filter(pk=meeting.pk)).get()


def _show(request: AuthenticatedRequest, meeting: Meeting) -> HttpResponse:
    if request.method == "HEAD":  # the browser that keeps the page asks whether it still may
        return kept_offline(request, HttpResponse())
    typed = resumed(request, meeting, RECORD)
    if typed is not None:
        return show_unsaved(request, meeting, typed)
    meeting = _read(meeting)
    earlier = earlier_actions(meeting)
    values = state_of(meeting, earlier)
    form = RecordForm(meeting, values, user=request.user, earlier=earlier)
    page = RecordPage(form, "")
    page.base = json.dumps(base_of(values | draw_ahead(page, values, request)))
    return kept_offline(request, _render(request, page))


def show_unsaved(
    request: AuthenticatedRequest,
    meeting: Meeting,
    sent: QueryDict,
    do: str = "",
    brought: BroughtNames | None = None,
) -> HttpResponse:
    """Show what was sent with one more row, another order or a preview; write nothing."""
    meeting = _read(meeting)
    earlier = earlier_actions(meeting)
    stored = state_of(meeting, earlier)
    mine, read = sent_state(sent), _sent_base(sent)
    rows = list(meeting.attendances.all())
    is_drawn = holds_expected(mine) and not any(row.mandate_id for row in rows)
    if is_drawn:
        expected = expected_roll(meeting)
        stored |= lines_of(expected)
        rows += expected
    else:
        mine, read = _as_called(request, meeting, mine, read)
    values = {**stored, **mine}
    brought = brought or BroughtNames()
    brought.put_in(values)
    if do == READ_NAMES:
        receive_names(values, _named(request), rows)
    guests = [row.pk for row in rows if row.mandate_id is None]
    verb = take_step(
        values,
        do,
        roll=[row.pk for row in rows],
        guests=guests,
        ballot=usual_ballot(meeting.body, rows),
    )
    roll = rows if is_drawn else None
    form = RecordForm(meeting, values, user=request.user, earlier=earlier, roll=roll)
    if brought.refusal:
        form.problems.append(brought.refusal)
    base = json.dumps({**base_of(stored), **read})
    page = RecordPage(form, base, is_previewed=verb == "preview", is_unsaved=True)
    # The version stays that of the loading: what others saved since is still to be merged.
    return _render(request, page, version=sent.get("version", "0"))


def _calls_roll(meeting: Meeting, *, is_drawn: bool) -> bool:
    """Tell whether saving the page calls the roll: on its day, or as drawn without network.

    A guest may have signed by phone before the roll that was drawn came back.
    """
    if is_drawn:
        return not meeting.attendances.filter(mandate__isnull=False).exists()
    return has_come(meeting) and not meeting.attendances.exists()


def _save(
    request: AuthenticatedRequest, meeting: Meeting, do: str, sure: str, brought: BroughtNames
) -> HttpResponse:
    """Merge with what others saved meanwhile; write everything, or show why not.

    sure: what the page of the doubts sends back.
    The meeting is locked while it is read, checked and written; pages are rendered after that.
    """
    choices = {
        name.removeprefix("choose-"): str(value)
        for name, value in request.POST.items()
        if name.startswith("choose-")
    }
    with transaction.atomic():
        meeting = locked(meeting, "body")
        mine = sent_state(request.POST)
        is_drawn = holds_expected(mine)
        if _calls_roll(meeting, is_drawn=is_drawn):
            open_roll(meeting=meeting)  # « non relevé » for each: it says nothing of anybody yet
        current = _read(meeting)
        earlier = earlier_actions(current)
        stored = state_of(current, earlier)
        mine, sent_base = _as_called(request, current, mine, _sent_base(request.POST))
        base = base_of(stored)
        brought.put_in(mine)
        asked = request.POST.getlist("asked")
        arrived = receive_names(mine, _named(request), current.attendances.all())
        is_newest = request.POST.get("version") == str(meeting.version)
        read = base if is_newest and not is_drawn else sent_base
        merged = merge(
            base=read,
            theirs=stored,
            mine=mine,
            asked=asked,
            choices=choices,
        )
        meanwhile = judge_meanwhile(
            meeting=current, merged=merged, theirs=stored, mine=mine, base=read, choices=choices
        )
        merged = meanwhile.merged
        other = last_author(current) if meanwhile.is_news or merged.differences else ""
        form = RecordForm(current, merged.values, user=request.user, earlier=earlier, is_sent=True)
        if brought.refusal:
            form.problems.append(brought.refusal)
        if arrived:
            form.problems.append(names_read(arrived))
        done: str | None = None
        doubts: Doubts | None = None
        if form.is_valid() and form.record and not merged.differences:
            try:
                with transaction.atomic():
                    had = has_quorum_to_keep(meeting)
                    write_record(meeting=meeting, record=form.record, by=request.user)
                    done = _then(do, meeting, sure, had)
                    drop_draft(meeting=meeting, user=request.user, saved=request.POST)
            except Doubts as refusal:
                doubts, done = refusal, None
            except ValidationError as refusal:
                form.refuse(refusal)
    if done is None:
        page = RecordPage(form, json.dumps(base), is_unsaved=True)
        page.doubts, page.doubted = doubts, do
        if merged.differences:
            page.clashes = clashes_of(form, merged.differences, choices, asked)
            page.clash_author = other
            page.clash_moment = moment_in_words(current.updated_at)
        return _render(request, page, status=409 if merged.differences else 422)
    messages.success(request, f"{done}Enregistré à {clock_in_words(timezone.now())}.")
    if merged.is_mixed:
        messages.info(
            request,
            "Une autre personne a enregistré cette réunion pendant que vous écriviez : vos deux "
            "saisies sont réunies, rien n’est perdu.",
        )
    for said in said_of(meanwhile, by=other):
        messages.warning(request, said)
    return redirect("espace:meeting_record", slug=meeting.slug)


def _then(do: str, meeting: Meeting, sure: str, had_quorum: bool) -> str:
    """Do what the button asks beside saving; return the sentence that says it, or an empty text.

    An adoption asks about the quorum by itself; any other save asks when it takes it away.
    """
    adopted = adopt_drafts(meeting=meeting, sure=sure) if do == "adopt" else []
    if adopted:
        numbers = listing([decision.reference for decision in adopted])
        return f"{agreed(len(adopted), 'Décision(s) adoptée(s)')} ({numbers}). "
    check_quorum_kept(meeting, had=had_quorum, sure=sure)
    if do == "hold":
        hold_meeting(meeting=meeting)
        return "Réunion déclarée tenue. "
    return ""


def _as_called(
    request: AuthenticatedRequest, meeting: Meeting, mine: Flat, base: Flat
) -> tuple[Flat, Flat]:
    """Put what was typed in a roll drawn without network on the lines that were called since.

    What has no line any more is said.
    """
    if not holds_expected(mine):
        return mine, base
    mine, base = called(mine, meeting), called(base, meeting)
    for said in lines_gone(mine, base, meeting):
        messages.warning(request, said)
    return mine, base


def _is_untouched(sent: QueryDict) -> bool:
    """Tell whether nothing was typed on the page since it was loaded."""
    base = _sent_base(sent)
    return all(
        is_untouched(name, text, base) or not (text or name in base)
        for name, text in sent_state(sent).items()
    )


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
        "worker": reverse("espace:offline_worker"),
    }
    return render(request, "espace/record/record.html", context, status=status)
