"""Page « Les réunions de l’année »: days by a rule or pasted, shown as rows, planned together."""

from __future__ import annotations

import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from crpv_portal.accounts.requests import AuthenticatedRequest
from crpv_portal.common.dates import in_words, today, today_in
from crpv_portal.common.french import capitalised, counted

from ...access import READ_AND_WRITE, status_of
from ...bodies.page import kept_body, words_of
from ...choices import MeetingMode
from ...convening.last_meeting import last_meeting_of, same_as
from ...models import Body, Meeting
from ...perms import can_plan_meeting
from ...zones import zone_of_body
from ..days_typed import read_days
from ..year import (
    DayRefused,
    YearDay,
    already,
    by_field,
    days_by_rule,
    meetings_on,
    plan_days,
    remarks_on,
    usual_months,
)
from ..year_forms import MOST, DayRow, YearForm, row_of, sent_rows


@never_cache
@READ_AND_WRITE
def year_plan(request: AuthenticatedRequest, slug: str) -> HttpResponse:
    """Find the days, show a row for each, plan those that are kept; the rest of the page stays."""
    body = kept_body(request, slug, can_plan_meeting)
    if isinstance(body, HttpResponse):
        return body
    if request.method != "POST":
        return _show(request, body, YearForm(initial=_first(body)))
    if request.POST.get("do") != "plan":
        form = YearForm(request.POST)
        rows, unread = _proposed(body, form.cleaned_data) if form.is_valid() else ([], [])
        if form.is_valid() and not rows:
            form.add_error("dates", "Aucune date n’y est lue : écrivez-les ainsi, « 9 mars 2027 ».")
        return _show(request, body, form, rows, unread=unread)
    return _plan(request, body)


def _plan(request: AuthenticatedRequest, body: Body) -> HttpResponse:
    form = YearForm(initial=_typed(request))
    rows = sent_rows(request.POST)
    kept = [row for row in rows if row.is_kept]
    mode = request.POST.get("mode", "")
    mode = mode if mode in MeetingMode.values else MeetingMode.IN_PERSON
    problem = "" if kept else "Aucun jour n’est retenu : rien n’est prévu."
    if kept and not any(row.form.errors for row in kept):
        known = meetings_on(body, [row.form.cleaned_data["on"] for row in kept])
        days = [_day(row, mode, known) for row in kept]
        late = {
            row.key
            for row, day in zip(kept, days, strict=True)
            if day.day in known and not day.is_another
        }
        if late:
            said = "jour(s) (a|ont) déjà une réunion ; (il est laissé|ils sont laissés)"
            problem = (
                f"Rien n’est prévu : {counted(len(late), said)} de côté. Pour en prévoir une "
                "seconde le même jour, cochez la ligne."
            )
            return _show(
                request, body, form, sent_rows(request.POST, late), problem=problem, status=422
            )
        try:
            planned = plan_days(body=body, days=days)
        except DayRefused as refused:
            for name, refusals in by_field(refused.refusal).items():
                kept[refused.place].form.add_error(name, refusals)
        else:
            messages.success(
                request,
                f"{counted(len(planned), 'réunion(s) (est|sont) prévue(s)')}. "
                "Personne n’en est prévenu : chacune se prépare et se convoque à son heure.",
            )
            return redirect(f"{reverse('espace:meeting_list')}?body={body.pk}")
    if not problem:
        problem = "Rien n’est prévu : corrigez les lignes signalées, ou laissez-les de côté."
    return _show(request, body, form, rows, problem=problem, status=422)


def _day(row: DayRow, mode: str, known: dict[datetime.date, Meeting]) -> YearDay:
    data = row.form.cleaned_data
    there = known.get(data["on"])
    is_another = there is not None and data["seen"] == str(there.pk)
    return YearDay(data["on"], data["starts"], data["ends"], data["place"], mode, is_another)


def _first(body: Body) -> dict[str, Any]:
    """Return what the page begins with: the rhythm of the body, the hours of its last meeting."""
    on = today()
    last = last_meeting_of(body)
    initial: dict[str, Any] = {
        "year": on.year if on.month <= 6 else on.year + 1,
        "rank": 2,
        "weekday": 1,
        "months": usual_months(body.expected_per_year),
        "mode": MeetingMode.IN_PERSON,
    }
    if last is not None:
        initial |= same_as(last) | {
            "weekday": min(last.starts_on.weekday(), 5),
            "rank": (last.starts_on.day - 1) // 7 + 1,
        }
    return initial


def _typed(request: AuthenticatedRequest) -> dict[str, Any]:
    typed: dict[str, Any] = {name: str(value) for name, value in request.POST.items()}
    return typed | {"months": request.POST.getlist("months")}


def _proposed(body: Body, data: dict[str, Any]) -> tuple[list[DayRow], list[str]]:
    """Return a row for each day found, and the pasted lines in which none was.

    A day that has a meeting, or is past, is proposed to be left out.
    """
    notes: dict[datetime.date, str] = {}
    unread: list[str] = []
    found: dict[tuple[datetime.date, datetime.time | None], YearDay] = {}
    common = (data["place"], data["mode"])
    if data["dates"]:
        typed, unread = read_days(data["dates"], data["year"])
        for said in typed:
            starts = said.starts or data["starts_time"]
            ends = said.ends or (None if said.starts else data["ends_time"])
            found.setdefault((said.day, starts), YearDay(said.day, starts, ends, *common))
            if said.weekday:
                notes[said.day] = f"vous avez écrit {said.weekday}"
    else:
        for day in days_by_rule(data["year"], data["months"], data["weekday"], data["rank"]):
            key = (day, data["starts_time"])
            found[key] = YearDay(day, data["starts_time"], data["ends_time"], *common)
    days = sorted(found.values(), key=lambda each: (each.day, each.starts or datetime.time()))
    known = meetings_on(body, [each.day for each in days])
    first = today_in(zone_of_body(body))
    rows = []
    for number, each in enumerate(days[:MOST], start=1):
        there = known.get(each.day)
        is_kept = there is None and each.day >= first
        row = row_of(number, each, is_kept=is_kept, seen=str(there.pk) if there else "")
        if each.day in notes:
            row.remarks.append(notes[each.day])
        rows.append(row)
    unread += [f"{in_words(each.day)} : au-delà de {MOST} jours" for each in days[MOST:]]
    return rows, unread


def _tell(body: Body, rows: list[DayRow]) -> None:
    """Put on each row its day in words, what is worth a look, and the meeting of that day."""
    days = {row.key: _day_of(row) for row in rows}
    known = meetings_on(body, [day for day in days.values() if day])
    first = today_in(zone_of_body(body))
    for row in rows:
        day = days[row.key]
        if day is None:
            continue
        row.title = capitalised(in_words(day, weekday=True))
        row.remarks += remarks_on(day)
        if day < first:
            row.remarks.append("jour passé")
        row.known = known.get(day)
        if row.known:
            row.remarks.append(already(row.known).rstrip("."))


def _day_of(row: DayRow) -> datetime.date | None:
    value = row.form["on"].value()
    if isinstance(value, datetime.date):
        return value
    try:
        return datetime.date.fromisoformat(str(value))
    except ValueError:
        return None


def _show(
    request: AuthenticatedRequest,
    body: Body,
    form: YearForm,
    rows: list[DayRow] | None = None,
    *,
    unread: list[str] | None = None,
    problem: str = "",
    status: int = 0,
) -> HttpResponse:
    _tell(body, rows or [])
    kept = sum(row.is_kept for row in rows or [])
    year = form["year"].value()
    context = {
        **words_of(body),
        "form": form,
        "rows": rows or [],
        "kept": kept,
        "unread": unread or [],
        "problem": problem,
        "year": year,
        "usual_points": body.usual_points.count(),
    }
    code = status or status_of(form)
    return render(request, "espace/planning/year_plan.html", context, status=code)
