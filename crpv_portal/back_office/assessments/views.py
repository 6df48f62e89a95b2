"""Pages on which the members of a centre say how it fulfils the framework."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from centres.assessments import assessment_of, send_own, write_own, years_to_begin
from centres.choices import CentreStatus
from centres.models import Centre, CentreAssessment
from centres.perms import can_assess_own_centre
from crpv_portal.accounts.requests import AuthenticatedRequest
from crpv_portal.common.errors import Overtaken
from crpv_portal.common.locks import locked
from governance.access import READ_AND_WRITE, posted, status_of

from .forms import AssessmentForm, written_lines

SEND = "envoyer"  # the button that also sends


@never_cache
@require_http_methods(["GET", "HEAD"])
def own_list(request: AuthenticatedRequest) -> HttpResponse:
    """List the years, begun or open, of the centres at work of which the account is a member."""
    open_now = years_to_begin()
    joined = Centre.objects.joined_by(request.user).order_by("order_key", "pk")
    centres = joined.exclude(status=CentreStatus.CLOSED)
    begun: dict[int, dict[int, CentreAssessment]] = {}
    for each in CentreAssessment.objects.visible_to(request.user).filter(centre__in=centres):
        begun.setdefault(each.centre_id, {})[each.year] = each
    rows = [
        (
            centre,
            [
                (year, begun.get(centre.pk, {}).get(year))
                for year in sorted({*open_now, *begun.get(centre.pk, {})}, reverse=True)
            ],
        )
        for centre in centres
    ]
    return render(request, "assessments/own_list.html", {"rows": rows})


@never_cache
@READ_AND_WRITE
def own(request: AuthenticatedRequest, slug: str, year: int) -> HttpResponse:
    """Show the assessment of a year; on POST, keep or send what the centre says of itself.

    Once sent it is only read; what ANCT says shows once it is shared.
    """
    centre = get_object_or_404(Centre.objects.visible_to(request.user), slug=slug)
    if not can_assess_own_centre(request.user, centre):
        raise Http404
    with transaction.atomic():
        if request.method == "POST":
            centre = locked(centre)
        assessment = assessment_of(centre, year)
        if assessment is None:
            raise Http404
        context: dict[str, Any] = {"centre": centre, "assessment": assessment}
        if not assessment.is_draft:
            if request.method == "POST":
                raise Overtaken("Cette évaluation est déjà envoyée à l’ANCT.", request.path)
            context["lines"] = written_lines(assessment)
            return render(request, "assessments/own_sent.html", context)
        reading = AssessmentForm.reading(assessment, "own", posted(request))

        def keep(form: AssessmentForm) -> None:
            """Keep what is typed, and send it, unless another member wrote something else."""
            with transaction.atomic():
                stored = write_own(assessment=assessment, said=form.said)
                if SEND in request.POST and not reading.clashes:
                    send_own(assessment=stored)

        is_done = reading.save(request, keep)
    if is_done:
        said = "C’est enregistré : rien n’est encore envoyé."
        if SEND in request.POST:
            said = (
                "L’évaluation est envoyée à l’ANCT. Vous lirez ici la sienne quand elle la partage."
            )
        messages.success(request, said)
        return redirect(request.path)
    context |= {"form": reading.form, "lines": reading.form.lines(assessment)}
    return render(request, "assessments/own.html", context, status=status_of(reading.form))
