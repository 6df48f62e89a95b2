"""Views of a takeover of past meetings, from its files to what it wrote, and back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from crpv_portal.accounts.requests import AuthenticatedRequest
from crpv_portal.common.digests import short_digest
from crpv_portal.common.errors import Overtaken
from crpv_portal.common.forms import refusals_on
from crpv_portal.common.french import counted
from crpv_portal.common.progress import progress_of

from ..access import READ_AND_WRITE, status_of
from ..choices import TakenVerdict, TakeoverState
from ..models import Body, Meeting, Takeover
from ..perms import can_take_over
from .adopting import adopt_taken, drafts_digest, drafts_of
from .forms import ChoicesForm, FilesForm, OpeningForm, TakenColumnsForm
from .judging import plan_of, unanswered
from .page import about, body_choices, counts_of, files_with_targets, meetings_page
from .services import (
    SheetToChoose,
    add_files,
    ask_taking_back,
    choose,
    decide,
    drop_takeover,
    match_columns,
    open_takeover,
)
from .taking_back import judge_taking_back
from .work import work_on
from .writing import PROGRESS

SMALL_LINES, SMALL_SIGNS, SMALL_FILES = 400, 60_000, 20  # what is read within the request
SMALL_MEETINGS = 15  # what is written within the request
SHOWN, KEPT, JOINED, SEEN, VERDICT, PAGE = "shown", "kept", "joined", "seen", "constat", "page"


@never_cache
@READ_AND_WRITE
def takeover_list(request: AuthenticatedRequest) -> HttpResponse:
    """List one's own takeovers; begin one."""
    bodies = Body.objects.manageable_by(request.user).select_related("centre", "region")
    bodies = bodies.order_by("order_key", "pk")
    sent = request.method == "POST"
    asked = bodies.filter(slug=request.GET.get("instance", "")).first()
    form = OpeningForm(
        request.POST if sent else None,
        request.FILES if sent else None,
        bodies=bodies,
        initial={"body": asked},
    )
    if sent and not can_take_over(request.user):
        raise PermissionDenied
    if sent and form.is_valid():
        with refusals_on(form):
            data = form.cleaned_data
            try:
                takeover, refusals = open_takeover(
                    author=request.user,
                    body=data["body"],
                    table=data["table"],
                    files=data["minutes"],
                    sheet=data["sheet"],
                )
            except SheetToChoose as refusal:
                form.offer_sheets(refusal.names)
                raise
            _tell(request, refusals)
            _go_on(takeover)
            return redirect(takeover)
    context = {
        "form": form,
        "has_bodies": bodies.exists(),
        "takeovers": Takeover.objects.visible_to(request.user).defer("lines", "questions")[:50],
    }
    return render(request, "espace/takeover/takeover_list.html", context, status=status_of(form))


@never_cache
@require_safe
def takeover_detail(request: AuthenticatedRequest, public_id: str) -> HttpResponse:
    """Show a takeover as far as it is: its columns, its meetings, what it wrote."""
    return _show(request, _found(request, public_id))


@never_cache
@require_POST
def takeover_columns(request: AuthenticatedRequest, public_id: str) -> HttpResponse:
    """Match the columns, then read the meetings."""
    takeover = _found(request, public_id)
    form = TakenColumnsForm(request.POST, takeover=takeover)
    if form.is_valid():
        with refusals_on(form):
            _unless_overtaken(
                takeover, lambda: match_columns(takeover=takeover, fields=form.chosen)
            )
            _go_on(takeover)
            return redirect(takeover)
    return _show(request, takeover, columns=form)


@never_cache
@require_POST
def takeover_files(request: AuthenticatedRequest, public_id: str) -> HttpResponse:
    """Add old minutes to a takeover that is not written."""
    takeover = _found(request, public_id)
    form = FilesForm(request.POST, request.FILES)
    if form.is_valid():
        with refusals_on(form):
            refusals: list[str] = []

            def add() -> None:
                refusals.extend(add_files(takeover=takeover, uploads=form.cleaned_data["minutes"]))

            _unless_overtaken(takeover, add)
            _tell(request, refusals)
            _go_on(takeover)
            return redirect(takeover)
    return _show(request, takeover, files=form)


@never_cache
@require_POST
def takeover_choose(request: AuthenticatedRequest, public_id: str) -> HttpResponse:
    """Keep what is said of the meetings shown; write, or give up, as the button says."""
    takeover = _found(request, public_id)
    if "abandonner" in request.POST:
        _unless_overtaken(takeover, lambda: drop_takeover(takeover=takeover))
        messages.success(request, "La reprise est abandonnée : rien n’en est écrit.")
        return redirect("espace:takeover_list")
    if takeover.state != TakeoverState.READY or request.POST.get(SEEN) != _seen(takeover):
        raise Overtaken(
            "Cette reprise a changé entre-temps : relisez-la, puis écrivez.",
            takeover.get_absolute_url(),
        )
    form = _choices_form(takeover, request)
    if not form.is_valid():
        return _show(request, takeover, choices=form)
    shown, kept = request.POST.getlist(SHOWN), set(request.POST.getlist(KEPT))
    said = form.said | {
        "shown": shown,
        "left": [key for key in shown if key not in kept],
        "joined": request.POST.getlist(JOINED),
    }
    is_anew = form.is_answered_anew
    _unless_overtaken(takeover, lambda: choose(takeover=takeover, said=said))
    _go_on(takeover)
    if "ecrire" not in request.POST:
        return redirect(_same_page(request, takeover))
    if is_anew or takeover.state != TakeoverState.READY:
        messages.info(request, "Vos choix sont pris en compte : relisez, puis écrivez.")
        return redirect(_same_page(request, takeover))
    with refusals_on(form):
        _unless_overtaken(takeover, lambda: decide(takeover=takeover))
        takeover.refresh_from_db()
        if takeover.meetings.to_write().count() <= SMALL_MEETINGS:
            work_on(takeover)
        return redirect(takeover)
    return _show(request, takeover, choices=form)


@never_cache
@require_POST
def takeover_adopt(request: AuthenticatedRequest, public_id: str) -> HttpResponse:
    """Adopt the decisions that a takeover wrote as drafts."""
    takeover = _found(request, public_id)
    try:
        done = adopt_taken(takeover=takeover, seen=request.POST.get(SEEN, ""))
    except ValidationError as refusal:
        raise Overtaken(" ".join(refusal.messages), takeover.get_absolute_url()) from refusal
    if done.adopted:
        said = counted(len(done.adopted), "décision(s) adoptée(s), numérotée(s) dans leur année.")
        messages.success(request, said)
    for each in done.waiting[:20]:
        messages.warning(request, f"À adopter sur sa page – {each.sentence}")
    return redirect(takeover)


@never_cache
@READ_AND_WRITE
def takeover_undo(request: AuthenticatedRequest, public_id: str) -> HttpResponse:
    """Say what the taking back would remove and what stands in the way, then take it back."""
    takeover = _found(request, public_id)
    if takeover.state != TakeoverState.DONE:
        raise Overtaken("Cette reprise n’est pas écrite.", takeover.get_absolute_url())
    if request.method == "POST":
        try:
            _unless_overtaken(takeover, lambda: ask_taking_back(takeover=takeover))
        except ValidationError as refusal:
            raise Overtaken(" ".join(refusal.messages), takeover.get_absolute_url()) from refusal
        takeover.refresh_from_db()
        if len(takeover.written) <= SMALL_MEETINGS:
            work_on(takeover)
        return redirect(takeover)
    context = {"takeover": takeover, "judged": judge_taking_back(takeover)}
    return render(request, "espace/takeover/takeover_undo.html", context)


def _show(
    request: AuthenticatedRequest,
    takeover: Takeover,
    *,
    columns: TakenColumnsForm | None = None,
    choices: ChoicesForm | None = None,
    files: FilesForm | None = None,
) -> HttpResponse:
    is_ready = takeover.state == TakeoverState.READY
    is_matching = takeover.state == TakeoverState.MATCHING
    context: dict[str, Any] = {
        "takeover": takeover,
        "about": about(takeover),
        "is_ready": is_ready,
        "is_matching": is_matching,
        "columns": columns,
        "is_columns_open": columns is not None,
    }
    if (is_ready or is_matching) and takeover.headings:
        context["columns"] = columns or TakenColumnsForm(takeover=takeover)
    if is_ready or is_matching:
        context["files"] = files or FilesForm()
        context["file_count"] = takeover.files.count()
    if is_ready:
        page, rows = meetings_page(takeover, request.GET.get(VERDICT, ""), request.GET.get(PAGE))
        going = takeover.meetings.to_write().count()
        attached = takeover.files.to_attach().count()
        context |= {
            "choices": choices or _choices_form(takeover),
            "counts": counts_of(takeover),
            "has_refused": takeover.meetings.filter(verdict=TakenVerdict.REFUSED).exists(),
            "chosen": request.GET.get(VERDICT, ""),
            "page": page,
            "rows": rows,
            "going": going,
            "attached": attached,
            "unanswered": unanswered(takeover),
            "titles": takeover.questions.get("titles", []),
            "seen": _seen(takeover),
        }
    if takeover.is_under_way:
        context["total"] = takeover.meetings.to_write().count()
        context["written"] = progress_of(PROGRESS, takeover.pk)
    if takeover.state == TakeoverState.DONE:
        context |= _done(takeover)
    status = status_of(columns, choices, files)
    return render(request, "espace/takeover/takeover_detail.html", context, status=status)


def _done(takeover: Takeover) -> dict[str, Any]:
    meetings = Meeting.objects.manageable_by(takeover.author).filter(pk__in=takeover.written)
    return {
        "meetings": meetings.order_by("-starts_on", "pk")[:100],
        "meeting_count": meetings.count(),
        "document_count": takeover.files.filter(document__isnull=False).count(),
        "drafts": drafts_of(takeover).count(),
        "drafts_seen": drafts_digest(takeover),
    }


def _choices_form(takeover: Takeover, request: AuthenticatedRequest | None = None) -> ChoicesForm:
    bodies = Body.objects.manageable_by(takeover.author).select_related("centre", "region")
    asked = takeover.questions.get("bodies")
    return ChoicesForm(
        request.POST if request else None,
        takeover=takeover,
        bodies=body_choices(bodies.order_by("order_key", "pk")) if asked else [],
        files=files_with_targets(takeover),
    )


def _go_on(takeover: Takeover) -> None:
    """Take the step under way within the request, when it is a small one."""
    takeover.refresh_from_db()
    signs = sum(len(cell) for _, cells, _ in takeover.lines for cell in cells)
    is_small = (
        len(takeover.lines) <= SMALL_LINES
        and signs <= SMALL_SIGNS
        and takeover.files.count() <= SMALL_FILES
    )
    if takeover.state == TakeoverState.JUDGING and is_small:
        work_on(takeover)


def _found(request: AuthenticatedRequest, public_id: str) -> Takeover:
    own = Takeover.objects.visible_to(request.user).select_related("body", "author")
    return get_object_or_404(own, public_id=public_id)


def _seen(takeover: Takeover) -> str:
    """Return what tells whether the meetings are those that the page showed."""
    return short_digest(f"{plan_of(takeover)} {takeover.state} {takeover.worked_at.isoformat()}")


def _same_page(request: AuthenticatedRequest, takeover: Takeover) -> str:
    query = request.GET.urlencode()
    url = takeover.get_absolute_url()
    return f"{url}?{query}" if query else url


def _tell(request: AuthenticatedRequest, refusals: list[str]) -> None:
    for refused in refusals:
        messages.warning(request, f"Non gardé : {refused}")


def _unless_overtaken(takeover: Takeover, act: Callable[[], object]) -> None:
    """Carry out an act; who comes too late is led to what the takeover has become."""
    try:
        with transaction.atomic():
            act()
    except ValidationError as refusal:
        if getattr(refusal, "code", "") != "state":
            raise
        raise Overtaken(refusal.messages[0], takeover.get_absolute_url()) from refusal
