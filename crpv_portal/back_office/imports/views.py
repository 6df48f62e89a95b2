"""Pages of imports: the list, one import from its file to what it wrote, the model files."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_safe

from crpv_portal.accounts.requests import AuthenticatedRequest
from crpv_portal.common.admin.pages import staff_page
from crpv_portal.common.admin.problems import problems_of
from crpv_portal.common.digests import short_digest
from crpv_portal.common.errors import Overtaken
from crpv_portal.common.files import FileRefused
from crpv_portal.common.forms import refusals_on
from crpv_portal.common.progress import progress_of
from crpv_portal.common.tables import table_response
from crpv_portal.common.text import key_in

from ..journal.filters import taken_back_by
from .choices import WRITES, RunState, Verdict
from .declared import KINDS
from .forms import BringForm, ColumnsForm, WritingForm
from .kinds import columns_of
from .model_files import FORMS, model_table
from .models import ImportRun
from .services import ask_undoing, compare_again, decide, drop, match_columns, open_run, tick
from .work import work_on
from .writing import PROGRESS

RUNS_PER_PAGE = 25
ROWS_PER_PAGE = 100
PAGE, KEPT, SHOWN, SEEN = "page", "retenues", "montrees", "seen"
VERDICT = "constat"
AT_ONCE = 3.0  # seconds: a file of some hundred rows needs no waiting
MOST_UNDONE_AT_ONCE = 500  # rows, each of several changes; beyond, by the worker
SMALL = 300_000  # octets of a file that is read within the request


@require_http_methods(["GET", "HEAD", "POST"])
def runs(request: AuthenticatedRequest, *, site: AdminSite) -> HttpResponse:
    """List the imports; take a file in."""
    sent = request.method == "POST"
    form = BringForm(request.POST, request.FILES) if sent else BringForm(initial=request.GET)
    if sent and form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            run = open_run(
                kind=form.cleaned_data["kind"],
                name=upload.name or "",
                content=upload.read(),
                author=request.user,
            )
        except FileRefused as refusal:
            form.add_error("file", refusal)
        else:
            if upload.size < SMALL:
                work_on(run, seconds=AT_ONCE)
            return redirect(run)
    rows = ImportRun.objects.select_related("author")
    page = Paginator(rows, RUNS_PER_PAGE).get_page(request.GET.get(PAGE))
    return _page(
        request,
        site,
        "admin/imports/runs.html",
        title="Imports",
        form=form,
        problems=problems_of(form),
        kinds=KINDS.values(),
        forms=FORMS,
        page=page,
        listed=[(each, _title(each)) for each in page],
        page_range=page.paginator.get_elided_page_range(page.number),
        status=422 if form.errors else 200,
    )


@require_safe
def run(request: AuthenticatedRequest, number: int, *, site: AdminSite) -> HttpResponse:
    """Show one import as far as it is: what it waits for, and each of its rows."""
    return _show(request, _found(number), site=site)


@require_http_methods(["POST"])
def columns(request: AuthenticatedRequest, number: int, *, site: AdminSite) -> HttpResponse:
    """Match the columns of a file with fields, then compare its rows."""
    found = _found(number)
    form = _columns_form(found, request.POST)
    if form.is_valid():
        with refusals_on(form):
            _unless_overtaken(found, lambda: match_columns(run=found, fields=form.chosen))
            work_on(ImportRun.objects.get(pk=found.pk), seconds=AT_ONCE)
            return redirect(found)
    return _show(request, found, site=site, columns_form=form)


@require_http_methods(["POST"])
def decision(request: AuthenticatedRequest, number: int, *, site: AdminSite) -> HttpResponse:
    """Keep the ticks of the rows shown; write, compare again or drop, as the button says."""
    found = _found(number)
    if "abandonner" in request.POST:
        _unless_overtaken(found, lambda: drop(run=found))
        messages.success(request, "L’import est abandonné : rien n’en est écrit.")
        return redirect("imports:runs")
    if "annuler" in request.POST:
        return _take_back(request, found, site=site)
    if found.state != RunState.READY:
        raise Overtaken("Cet import n’attend plus de décision.", found.get_absolute_url())
    shown, ticked = _keys(request, SHOWN), _keys(request, KEPT)
    _unless_overtaken(found, lambda: tick(run=found, shown=shown, ticked=ticked))
    if "comparer" in request.POST:
        _unless_overtaken(found, lambda: compare_again(run=found))
        work_on(ImportRun.objects.get(pk=found.pk), seconds=AT_ONCE)
        return redirect(found)
    form = WritingForm(request.POST)
    if "ecrire" not in request.POST:
        return redirect(_back_to_page(request, found))
    if request.POST.get(SEEN) != _digest(found):
        raise Overtaken(
            "Ces lignes ont été comparées de nouveau depuis : relisez-les, puis écrivez-les.",
            found.get_absolute_url(),
        )
    if form.is_valid():
        with refusals_on(form):
            reason = form.cleaned_data["reason"]
            _unless_overtaken(found, lambda: decide(run=found, reason=reason, by=request.user))
            if found.rows.to_write().count() <= ROWS_PER_PAGE:
                work_on(ImportRun.objects.get(pk=found.pk), seconds=AT_ONCE)
            return redirect(found)
    return _show(request, found, site=site, decision_form=form)


def _take_back(request: AuthenticatedRequest, found: ImportRun, *, site: AdminSite) -> HttpResponse:
    """Have the worker take an import back; a small one is taken back from the journal."""
    form = WritingForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            reason = form.cleaned_data["reason"]
            _unless_overtaken(found, lambda: ask_undoing(run=found, reason=reason, by=request.user))
            return redirect(found)
    return _show(request, found, site=site, decision_form=form)


@require_safe
def model_file(
    request: AuthenticatedRequest, kind: str, form: str, *, site: AdminSite
) -> HttpResponse:
    """Send the model file of a kind, filled with what the register holds when asked."""
    if kind not in KINDS or form not in FORMS:
        raise Http404
    table = model_table(KINDS[kind], request.user, is_filled="rempli" in request.GET)
    return table_response(table, form)


def _show(
    request: AuthenticatedRequest,
    found: ImportRun,
    *,
    site: AdminSite,
    columns_form: ColumnsForm | None = None,
    decision_form: WritingForm | None = None,
) -> HttpResponse:
    counts = found.rows.counts()
    written_rows = found.rows.to_write().count()
    is_done = found.state == RunState.DONE
    undone_by = taken_back_by(found.act) if is_done else []
    chosen = request.GET.get(VERDICT, "")
    chosen = chosen if chosen in Verdict.values else ""
    rows = found.rows.exclude(verdict="").order_by("line")
    page = Paginator(rows.filter(verdict=chosen) if chosen else rows, ROWS_PER_PAGE).get_page(
        request.GET.get(PAGE)
    )
    form = columns_form or decision_form
    asked = columns_form or (_columns_form(found) if _may_match(found) else None)
    is_matching = found.state == RunState.MATCHING or columns_form is not None
    return _page(
        request,
        site,
        "admin/imports/run.html",
        title=_title(found),
        run=found,
        kind=KINDS.get(found.kind),
        verdicts=[(each, each.label, counts.get(each, 0)) for each in Verdict],
        chosen=chosen,
        judged=sum(count for verdict, count in counts.items() if verdict),
        total=sum(counts.values()),
        written=progress_of(PROGRESS, found.pk) if found.state == RunState.WRITING else 0,
        to_write=written_rows,
        page=page if not is_matching else None,
        page_range=page.paginator.get_elided_page_range(page.number),
        writes=WRITES,
        is_ready=found.state == RunState.READY,
        is_undone_here=is_done and not undone_by and written_rows > MOST_UNDONE_AT_ONCE,
        is_matching=is_matching,
        columns=_with_examples(asked, found) if asked is not None else [],
        decision_form=decision_form or WritingForm(),
        problems=problems_of(form) if form is not None else [],
        form=form,
        seen=_digest(found),
        left_out=_left_out(found),
        undone_by=undone_by,
        status=422 if form is not None and form.errors else 200,
    )


def _may_match(found: ImportRun) -> bool:
    return found.state in (RunState.MATCHING, RunState.READY)


def _columns_form(found: ImportRun, sent: Any = None) -> ColumnsForm:
    kind = KINDS.get(found.kind)
    if kind is None:
        raise Http404
    return ColumnsForm(sent, run=found, columns=columns_of(kind, found.author))


def _with_examples(asked: ColumnsForm, found: ImportRun) -> list[tuple[Any, str]]:
    """Return the boxes of the columns, each with the first words that the column holds."""
    first = [row.cells for row in found.rows.order_by("line")[:20]]
    return [
        (box, next((cells[n][:60] for cells in first if n < len(cells) and cells[n]), ""))
        for n, box in enumerate(asked)
    ]


def _left_out(found: ImportRun) -> list[str]:
    """Return the columns of the file that fill nothing, once its columns are matched."""
    if found.state == RunState.MATCHING:
        return []
    return [each for each, name in zip(found.headings, found.fields, strict=False) if not name]


def _found(number: int) -> ImportRun:
    return get_object_or_404(ImportRun.objects.select_related("author", "file"), pk=number)


def _title(found: ImportRun) -> str:
    kind = KINDS.get(found.kind)
    return f"Import n° {found.pk} : {kind.title.lower() if kind else found.kind}"


def _digest(found: ImportRun) -> str:
    """Return what tells whether the rows are those that the page showed."""
    return short_digest(repr((found.state, found.fields, found.worked_at.isoformat())))


def _keys(request: HttpRequest, name: str) -> list[int]:
    keys = (key_in(said) for said in request.POST.getlist(name))
    return [key for key in keys if key is not None]


def _back_to_page(request: HttpRequest, found: ImportRun) -> str:
    query = request.GET.urlencode()
    return f"{found.get_absolute_url()}?{query}" if query else found.get_absolute_url()


def _unless_overtaken(found: ImportRun, act: Any) -> None:
    """Carry out an act on an import; who comes too late is led to what it has become."""
    try:
        with transaction.atomic():
            act()
    except ValidationError as refusal:
        if getattr(refusal, "code", "") != "state":
            raise
        raise Overtaken(refusal.messages[0], found.get_absolute_url()) from refusal


def _page(
    request: HttpRequest, site: AdminSite, template: str, *, status: int = 200, **context: Any
) -> HttpResponse:
    return staff_page(request, site, template, status=status, is_imports=True, **context)
