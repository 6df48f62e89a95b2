"""The public lists as files, under the same filters as the pages."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from crpv_portal.common.day import asked_day
from crpv_portal.common.tables import table_response

from ..exports import body_table, decision_table, meeting_table
from ..listings import listed_bodies, listed_decisions, listed_meetings


@require_safe
@login_not_required
def body_file(request: HttpRequest, form: str) -> HttpResponse:
    day = asked_day(request)
    table = body_table(listed_bodies(request, day).qs, day.on, request.build_absolute_uri)
    return table_response(table, form)


@require_safe
@login_not_required
def meeting_file(request: HttpRequest, form: str) -> HttpResponse:
    on = asked_day(request).on
    table = meeting_table(listed_meetings(request, on).qs, on, request.build_absolute_uri)
    return table_response(table, form)


@require_safe
@login_not_required
def decision_file(request: HttpRequest, form: str) -> HttpResponse:
    found = listed_decisions(request, asked_day(request).on).qs
    table = decision_table(found, request.user, request.build_absolute_uri)
    return table_response(table, form)
