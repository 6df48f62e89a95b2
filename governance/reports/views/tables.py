"""Views of the rhythm table and of the attendance report over the bodies kept; their files."""

from __future__ import annotations

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from crpv_portal.common.dates import today
from crpv_portal.common.tables import refusal_of_filters, table_response

from ...access import answer
from ...bodies.rhythm_table import BodyYear, Totals, rhythm_of, rhythm_table
from ...models import Body
from ...querysets import BodyQuerySet
from ..attendance import AttendanceReport, attendance_table, report
from ..forms import AttendanceForm, RhythmForm

ROWS_PER_PAGE = 100


def _bodies_kept(request: HttpRequest) -> BodyQuerySet:
    return (
        Body.objects.manageable_by(request.user).select_related("centre", "region").national_first()
    )


def _rhythm(request: HttpRequest) -> tuple[RhythmForm, list[BodyYear]]:
    on = today()
    form = RhythmForm(request.GET, kept=_bodies_kept(request))
    if not form.is_valid():
        return form, []
    return form, list(rhythm_of(form.bodies(on), form.chosen_years(), on).values())


@never_cache
@require_safe
def rhythm(request: HttpRequest) -> HttpResponse:
    form, rows = _rhythm(request)
    page = Paginator(rows, ROWS_PER_PAGE).get_page(request.GET.get("page"))
    return answer(request, "espace/reports/rhythm.html", form, page=page, totals=Totals.of(rows))


@never_cache
@require_safe
def rhythm_file(request: HttpRequest, form: str) -> HttpResponse:
    asked, rows = _rhythm(request)
    return refusal_of_filters(request, asked) or table_response(rhythm_table(rows), form)


def _attendance(request: HttpRequest) -> tuple[AttendanceForm, AttendanceReport | None]:
    form = AttendanceForm(request.GET, kept=_bodies_kept(request))
    if not form.is_valid():
        return form, None
    return form, report(form.bodies(today()).order_by(), *form.period(), form.grouping)


@never_cache
@require_safe
def attendance(request: HttpRequest) -> HttpResponse:
    form, found = _attendance(request)
    page = Paginator(found.rows if found else [], ROWS_PER_PAGE).get_page(request.GET.get("page"))
    return answer(request, "espace/reports/attendance.html", form, page=page, report=found)


@never_cache
@require_safe
def attendance_file(request: HttpRequest, form: str) -> HttpResponse:
    """Send the report as a file; an invalid question shows the page, which says why."""
    asked, found = _attendance(request)
    if found is None:
        page: Page = Paginator([], 1).get_page(1)
        return answer(request, "espace/reports/attendance.html", asked, page=page, report=None)
    return table_response(attendance_table(found), form)
