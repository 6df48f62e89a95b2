"""Views of minutes in the working space: read, write, send to review, take back, approve."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from crpv_portal.accounts.requests import AuthenticatedRequest
from crpv_portal.common.dates import moment_in_words
from crpv_portal.common.errors import Overtaken
from crpv_portal.common.forms import refusals_on, refuse
from crpv_portal.common.locks import locked
from crpv_portal.common.text import key_in

from ...access import READ_AND_WRITE, answer, kept_meeting, page_of, posted
from ...choices import MinutesState, Visibility
from ...drafts import APPROVAL, MINUTES, drop_draft, typed_before
from ...meetings.approvals import approving_items, approving_meetings
from ...meetings.doubts import Doubts
from ...models import Meeting, Minutes
from ...papers import minutes_passages
from ...papers.passages import PassageGroup
from ...perms import can_edit_minutes
from ...record.merging import digest
from ..drafting import changes_of
from ..forms import ApprovalForm, BackToDraftForm, RemarkAnswerForm, ReviewForm, TextForm
from ..page import (
    RemarkRow,
    beside_passages,
    maskings_of,
    minutes_of,
    next_of,
    page_words,
    public_version_of,
    remark_rows,
    steps_of,
)
from ..review import (
    answer_remark,
    review_mails_in_words,
    with_authors,
)
from ..reviewers import reviewers_of
from ..services import (
    TextClash,
    approve_minutes,
    clean_text,
    return_to_draft,
    send_to_review,
    write_text,
)

EDIT_PAGE = "espace/minutes/minutes_edit.html"


@never_cache
@READ_AND_WRITE
def minutes_page(request: AuthenticatedRequest, slug: str) -> HttpResponse:
    """Show the text, the step it is at, the next one, and the remarks to answer."""
    meeting = kept_meeting(request, slug)
    minutes = minutes_of(meeting)
    rows = remark_rows(list(with_authors(minutes))) if minutes else []
    refused: tuple[int, RemarkAnswerForm] | None = None
    if request.method == "POST":
        key = request.POST.get("remark", "")
        remark = next((row.remark for row in rows if str(row.remark.pk) == key), None)
        if minutes is None or remark is None:
            raise Http404
        if not can_edit_minutes(request.user, minutes):
            raise _final(meeting)
        with transaction.atomic():
            reading = RemarkAnswerForm.reading(locked(remark), request.POST)
            is_done = reading.save(
                request, lambda form: answer_remark(remark=remark, **form.cleaned_data)
            )
        if is_done:
            messages.success(request, "La suite donnée à la remarque est enregistrée.")
            return redirect("espace:minutes_page", slug=slug)
        refused = (remark.pk, reading.form)
    published = public_version_of(minutes)
    # The public version is hidden when its meeting is.
    public = published if meeting.visibility == Visibility.PUBLIC else None
    rows = [_with_form(row, minutes, refused) for row in rows]
    groups: list[PassageGroup] = []
    is_read = rows or (minutes and minutes.state == MinutesState.IN_REVIEW)
    if minutes and minutes.text and not minutes.locked_at and is_read:
        groups, rows = beside_passages(minutes_passages(minutes), rows)
    context = page_words(meeting) | {
        "groups": groups,
        "steps": steps_of(minutes, public),
        "next": next_of(meeting, minutes, public, sum(not row.is_answered for row in rows)),
        "maskings": maskings_of(minutes) if minutes and minutes.locked_at else [],
        "remarks": rows,
        "mails": review_mails_in_words(minutes) if minutes else "",
        "changes": changes_of(meeting, minutes),
    }
    return render(request, "espace/minutes/minutes.html", context, status=422 if refused else 200)


def _with_form(
    row: RemarkRow, minutes: Minutes | None, refused: tuple[int, RemarkAnswerForm] | None
) -> RemarkRow:
    if minutes is None or minutes.locked_at:
        return row
    if refused and refused[0] == row.remark.pk:
        return RemarkRow(row.remark, row.author, refused[1])
    return RemarkRow(row.remark, row.author, RemarkAnswerForm.reading(row.remark).form)


@never_cache
@READ_AND_WRITE
def minutes_edit(request: AuthenticatedRequest, slug: str) -> HttpResponse:
    """Edit the text alone; the page of the record edits it too, and neither overwrites."""
    meeting = kept_meeting(request, slug)
    minutes = minutes_of(meeting)
    if minutes and not can_edit_minutes(request.user, minutes):
        typed = request.POST.get("text", "").strip()
        if typed:
            context = page_words(meeting) | {"typed": [{"label": "Compte rendu", "text": typed}]}
            return render(request, "espace/minutes/minutes_too_late.html", context, status=409)
        messages.info(request, "Ce compte rendu est approuvé : il ne change plus.")
        return redirect("espace:minutes_page", slug=slug)
    stored = minutes.text if minutes else ""
    seen = digest(clean_text(stored))
    initial = {"text": stored, "base": seen} | typed_before(request, meeting, MINUTES)
    form = TextForm(posted(request), initial=initial)
    words: dict[str, Any] = page_words(meeting)
    if form.is_valid():
        text = clean_text(form.cleaned_data["text"])
        if request.POST.get("do") == "preview":
            return answer(request, EDIT_PAGE, form, **words, preview=text)
        base = form.cleaned_data["base"]
        if request.POST.get("choose") == "theirs":
            text, base = stored, seen
        elif request.POST.get("choose") == "mine":
            base = str(request.POST.get("seen", ""))  # the version shown beside one's own
        try:
            with refusals_on(form):
                write_text(meeting=meeting, text=text, base=base, user=request.user)
                drop_draft(meeting=meeting, user=request.user, page=MINUTES, saved=request.POST)
                messages.success(request, "Le texte du compte rendu est enregistré.")
                return redirect("espace:minutes_page", slug=slug)
        except TextClash as clash:
            saved = Minutes.objects.select_related("updated_by").filter(meeting=meeting).first()
            author = saved.updated_by.get_full_name() if saved and saved.updated_by else ""
            words |= {
                "theirs": clash.theirs,
                "seen": digest(clash.theirs),
                "mine": text,
                "author": author or "Une autre personne",
                "saved_at": moment_in_words(saved.updated_at) if saved else "",
            }
            return render(request, EDIT_PAGE, words | {"form": form}, status=409)
    return answer(request, EDIT_PAGE, form, **words)


@never_cache
@READ_AND_WRITE
def minutes_send(request: AuthenticatedRequest, slug: str) -> HttpResponse:
    """Send to review until a day; the page says beforehand who will be written to."""
    meeting = kept_meeting(request, slug)
    if request.method == "POST":
        _refuse_if_done(meeting, MinutesState.IN_REVIEW)
    minutes = _editable(request, meeting)
    initial = {"until": ReviewForm.default_day(), "version": minutes.version}
    form = ReviewForm(posted(request), initial=initial)
    if form.is_valid():
        with refusals_on(form):
            send_to_review(minutes=minutes, user=request.user, **form.cleaned_data)
            messages.success(request, "Le compte rendu est en relecture.")
            return redirect("espace:minutes_page", slug=slug)
        _refuse_if_done(meeting, MinutesState.IN_REVIEW)
    reviewers = reviewers_of(meeting)
    return answer(
        request,
        "espace/minutes/minutes_send.html",
        form,
        **page_words(meeting),
        with_account=[each for each in reviewers if each.has_account],
        by_link=[each for each in reviewers if each.to and not each.has_account],
        unreachable=[each.name for each in reviewers if not each.to],
    )


@never_cache
@READ_AND_WRITE
def minutes_reopen(request: AuthenticatedRequest, slug: str) -> HttpResponse:
    """Take the minutes back to draft, with a reason."""
    meeting = kept_meeting(request, slug)
    _refuse_if_done(meeting, MinutesState.DRAFT)
    minutes = _editable(request, meeting)
    initial = {"version": minutes.version}
    form = BackToDraftForm(posted(request), initial=initial)
    if form.is_valid():
        with refusals_on(form):
            return_to_draft(minutes=minutes, user=request.user, **form.cleaned_data)
            messages.success(request, "Le compte rendu est redevenu un brouillon.")
            return redirect("espace:minutes_page", slug=slug)
        _refuse_if_done(meeting, MinutesState.DRAFT)
    return answer(request, "espace/minutes/minutes_reopen.html", form, **page_words(meeting))


@never_cache
@READ_AND_WRITE
def minutes_approve(request: AuthenticatedRequest, slug: str) -> HttpResponse:
    """Approve at a point of a later meeting, with or without amendments."""
    meeting = kept_meeting(request, slug)
    _refuse_if_done(meeting, MinutesState.APPROVED)
    minutes = _editable(request, meeting)
    later = list(approving_meetings(meeting, since=minutes.review_until))
    items = approving_items(later)
    expected = items.filter(approves=meeting).first()
    asked = key_in(request.GET.get("point", ""))
    initial = {
        "version": minutes.version,
        "item": asked or expected,
        "text": minutes.text,
    } | typed_before(request, meeting, APPROVAL)
    form = ApprovalForm(posted(request), initial=initial, items=items, minutes=minutes)
    doubts: Doubts | None = None
    if form.is_valid():
        try:
            _, taken_off = approve_minutes(
                minutes=minutes,
                item=form.cleaned_data["item"],
                user=request.user,
                version=form.cleaned_data["version"],
                text=form.amended_text,
                sure=request.POST.get("sure", ""),
            )
        except Doubts as refusal:
            doubts = refusal
        except ValidationError as refusal:
            refuse(form, refusal)
        else:
            drop_draft(meeting=meeting, user=request.user, page=APPROVAL, saved=request.POST)
            messages.success(
                request, "Le compte rendu est approuvé et verrouillé, son exemplaire conservé."
            )
            for point in taken_off:
                messages.info(
                    request,
                    f"Le point « {point.title} » est retiré de l’ordre du jour du "
                    f"{point.meeting.starts}.",
                )
            return redirect("espace:minutes_page", slug=slug)
        _refuse_if_done(meeting, MinutesState.APPROVED)
    response = answer(
        request,
        "espace/minutes/minutes_approve.html",
        form,
        **page_words(meeting),
        doubts=doubts,
        later=later,
        expected=expected,
        has_items=items.exists(),
        waiting=minutes.remarks.filter(outcome="").count(),
        review_until=minutes.review_until if minutes.state == MinutesState.IN_REVIEW else None,
        is_before_its_end=not later and approving_meetings(meeting).exists(),
    )
    if doubts is not None:
        response.status_code = 422
    return response


def _refuse_if_done(meeting: Meeting, goal: str) -> None:
    """Raise Overtaken for minutes that are already what the page would make of them."""
    minutes = Minutes.objects.filter(meeting=meeting).first()
    if minutes is None or minutes.state not in (goal, MinutesState.APPROVED):
        return
    said = {
        MinutesState.DRAFT: "Ce compte rendu est déjà un brouillon : rien n’est refait.",
        MinutesState.IN_REVIEW: "Ce compte rendu est déjà en relecture : rien n’est renvoyé.",
        MinutesState.APPROVED: "Ce compte rendu est déjà approuvé : il ne change plus.",
    }
    raise Overtaken(said[MinutesState(minutes.state)], page_of(meeting, "minutes_page"))


def _editable(request: AuthenticatedRequest, meeting: Meeting) -> Minutes:
    """Return the minutes of a meeting that the account keeps; Overtaken when unwritten or final."""
    minutes = minutes_of(meeting)
    if minutes is None:
        raise Overtaken("Le compte rendu est d’abord à écrire.", page_of(meeting, "minutes_page"))
    if not can_edit_minutes(request.user, minutes):
        raise _final(meeting)
    return minutes


def _final(meeting: Meeting) -> Overtaken:
    return Overtaken(
        "Ce compte rendu est approuvé : il ne change plus.", page_of(meeting, "minutes_page")
    )
