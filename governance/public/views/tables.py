"""The public lists as files, under the same filters as the pages."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from crpv_portal.common.day import asked_day
from crpv_portal.common.tables import refusal_of_filters, table_response

from ..exports import body_table, decision_table, meeting_table
from ..listings import listed_bodies, listed_decisions, listed_meetings


@require_safe
@login_not_required
def body_file(request: HttpRequest, form: str) -> HttpResponse:
    day = asked_day(request)
    chosen = listed_bodies(request, day)
    if refusal := refusal_of_filters(request, chosen.form, day.problem):
        return refusal
    return table_response(body_table(chosen.qs, day.on, request.build_absolute_uri), form)


@require_safe
@login_not_required
def meeting_file(request: HttpRequest, form: str) -> HttpResponse:
    day = asked_day(request)
    chosen = listed_meetings(request, day.on)
    if refusal := refusal_of_filters(request, chosen.form, day.problem):
        return refusal
    return table_response(meeting_table(chosen.qs, day.on, request.build_absolute_uri), form)


@require_safe
@login_not_required
def decision_file(request: HttpRequest, form: str) -> HttpResponse:
    day = asked_day(request)
    chosen = listed_decisions(request, day.on)
    if refusal := refusal_of_filters(request, chosen.form, day.problem):
        return refusal
    return table_response(decision_table(chosen.qs, request.user, request.build_absolute_uri), form)
