"""Pages on which ANCT reads the assessments of all centres, and writes its own."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from centres.assessments import share, write_staff
from centres.choices import AssessmentState
from centres.models import CentreAssessment
from centres.perms import can_assess_centre
from crpv_portal.common.admin.pages import staff_page
from crpv_portal.common.errors import Overtaken
from crpv_portal.common.locks import locked
from crpv_portal.common.tables import table_response
from governance.access import READ_AND_WRITE, posted, status_of

from .forms import AssessmentForm, written_lines
from .matrix import asked_year, matrix_of, matrix_table, over_the_years, years_known

FILES = ("csv", "xlsx", "ods")
ASSESS = "admin/assessments/assess.html"
SHARE = "partager"  # the button that also shares


@require_safe
def matrix(request: HttpRequest, *, site: AdminSite) -> HttpResponse:
    """Show the levels of a year, centres by provisions: the running year, or `?annee=`."""
    _refuse_others(request)
    year = asked_year(request)
    context: dict[str, Any] = {
        "title": "Évaluations",
        "matrix": matrix_of(year),
        "years": years_known(),
    }
    return staff_page(request, site, "admin/assessments/matrix.html", **context)


@require_safe
def file(request: HttpRequest, form: str, *, site: AdminSite) -> HttpResponse:
    """Send the matrix of a year as a file."""
    _refuse_others(request)
    if form not in FILES:
        raise Http404
    return table_response(matrix_table(matrix_of(asked_year(request))), form)


@READ_AND_WRITE
def assess(request: HttpRequest, slug: str, year: int, *, site: AdminSite) -> HttpResponse:
    """Show an assessment beside those of other years; on POST, keep or share what ANCT says."""
    _refuse_others(request)
    visible = CentreAssessment.objects.visible_to(request.user).select_related(
        "centre", "edition__text"
    )
    assessment = get_object_or_404(visible, centre__slug=slug, year=year)
    context: dict[str, Any] = {
        "title": f"Évaluation {year}",
        "assessment": assessment,
        "over_the_years": over_the_years(assessment.centre),
    }
    with transaction.atomic():
        if request.method == "POST":
            assessment = locked(assessment, "centre", "edition")
        if assessment.state != AssessmentState.SENT:
            if request.method == "POST":
                raise Overtaken(
                    f"Cette évaluation est {assessment.get_state_display()}.", request.path
                )
            context["lines"] = () if assessment.is_draft else written_lines(assessment)
            return staff_page(request, site, ASSESS, **context)
        reading = AssessmentForm.reading(assessment, "staff", posted(request))

        def keep(form: AssessmentForm) -> None:
            """Keep what is typed, and share it, unless a colleague wrote something else."""
            with transaction.atomic():
                stored = write_staff(assessment=assessment, said=form.said)
                if SHARE in request.POST and not reading.clashes:
                    share(assessment=stored)

        is_done = reading.save(request, keep)
    if is_done:
        is_shared = SHARE in request.POST
        said = (
            "Les membres du centre la lisent." if is_shared else "Le centre n’en voit rien encore."
        )
        messages.success(request, f"C’est enregistré. {said}")
        return redirect(request.path)
    context |= {"form": reading.form, "lines": reading.form.lines(assessment)}
    status = status_of(reading.form)
    return staff_page(request, site, ASSESS, status=status, **context)


def _refuse_others(request: HttpRequest) -> None:
    if not can_assess_centre(request.user):
        raise PermissionDenied
