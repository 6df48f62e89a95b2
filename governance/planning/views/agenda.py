"""Page of the usual agenda of a body: rows to write, to move and to remove; two writers joined."""

from __future__ import annotations

import json
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from crpv_portal.accounts.requests import AuthenticatedRequest
from crpv_portal.common.dates import moment_in_words
from crpv_portal.common.forms import UNREAD
from crpv_portal.common.history import author_of, events_of
from crpv_portal.common.locks import locked

from ...access import READ_AND_WRITE
from ...bodies.page import kept_body, words_of
from ...bodies.usual_agenda import set_usual_agenda
from ...choices import ItemKind
from ...convening.last_meeting import last_meeting_of, points_of
from ...meetings.agenda_rows import AgendaRows, new_texts, sent_texts, take_step, texts_of
from ...meetings.points import PlannedPoint
from ...models import Body, UsualPoint
from ...perms import can_edit_body
from ...record.merging import Difference, Flat, base_of, merge

PROPOSED = (
    PlannedPoint("Approbation du compte rendu de la réunion précédente", ItemKind.DECISION),
    PlannedPoint("Questions diverses", ItemKind.DEBATE),
)
FROM_LAST = "last"


@never_cache
@READ_AND_WRITE
def usual_agenda(request: AuthenticatedRequest, slug: str) -> HttpResponse:
    """Show the rows; a button of a row changes the page alone, « Enregistrer » joins and writes."""
    body = kept_body(request, slug, can_edit_body)
    if isinstance(body, HttpResponse):
        return body
    stored = texts_of(body.usual_points.order_by("position", "pk"))
    if request.method != "POST":
        shown = stored if stored["items"] else new_texts(PROPOSED)
        return _show(request, body, AgendaRows(shown), json.dumps(base_of(stored)))
    do, values = request.POST.get("do", "save"), sent_texts(request.POST)
    base = request.POST.get("base", "")
    if do == FROM_LAST:
        last = last_meeting_of(body)
        return _show(request, body, AgendaRows(new_texts(points_of(last) if last else ())), base)
    if take_step(values, do):
        return _show(request, body, AgendaRows(values, focus=do), base)
    return _save(request, body, values)


def _save(request: AuthenticatedRequest, body: Body, mine: Flat) -> HttpResponse:
    read = _base(request.POST)
    with transaction.atomic():
        body = locked(body, "centre", "region")
        theirs = texts_of(body.usual_points.order_by("position", "pk"))
        merged = merge(base=read or {}, theirs=theirs, mine=mine)
        rows = AgendaRows(merged.values, is_sent=True)
        is_valid = rows.is_valid() and not merged.differences and read is not None
        if is_valid:
            set_usual_agenda(body=body, points=rows.points)
    if not is_valid:
        problem = UNREAD if read is None else ""
        _tell(rows, merged.differences, _author(body))
        base = json.dumps(base_of(theirs))
        return _show(request, body, rows, base, problem=problem, status=422)
    if merged.is_mixed:
        messages.info(
            request,
            f"{_author(body)} a aussi changé cet ordre du jour : vos deux saisies sont réunies.",
        )
    messages.success(
        request,
        "L’ordre du jour habituel est enregistré : chaque nouvelle réunion commence par lui.",
    )
    return redirect("espace:body_detail", slug=body.slug)


def _tell(rows: AgendaRows, differences: tuple[Difference, ...], author: str) -> None:
    """Say at each box what another wrote there meanwhile, beside what was typed."""
    forms = {row.key: row.form for row in rows.rows}
    for each in differences:
        _, key, name = each.name.split("-", 2)
        form = forms.get(key)
        if form is not None:
            theirs, mine = (_in_words(name, text) for text in (each.theirs, each.mine))
            form.add_error(
                name,
                f"{author} a écrit ici : {theirs}. Vous avez écrit : {mine}. Rien n’est "
                "enregistré : laissez dans la case ce qui convient, puis enregistrez de nouveau.",
            )


def _in_words(name: str, text: str) -> str:
    if name == "kind" and text in ItemKind.values:
        return str(ItemKind(text).label)
    return f"« {text} »" if text else "rien"


def _base(sent: QueryDict) -> Flat | None:
    """Return the digests that the page carried; None when it does not say when it was read."""
    try:
        base: Any = json.loads(sent.get("base", ""))
    except (ValueError, RecursionError):
        return None
    if not isinstance(base, dict):
        return None
    return {str(name): str(value) for name, value in base.items()}


def _author(body: Body) -> str:
    """Return who wrote the usual agenda last, and when, from its history."""
    event = events_of(UsualPoint).filter(body_id=body.pk).order_by("-pgh_id").first()
    name = (author_of(event) if event else "") or "Une autre personne"
    return f"{name}, le {moment_in_words(event.pgh_created_at)}," if event else name


def _show(
    request: AuthenticatedRequest,
    body: Body,
    rows: AgendaRows,
    base: str,
    *,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        **words_of(body),
        "agenda": rows,
        "base": base,
        "problem": problem,
        "is_new": not body.usual_points.exists(),
        "last": last_meeting_of(body),
    }
    return render(request, "espace/planning/usual_agenda.html", context, status=status)
