"""Pages on which a centre's members write the figures of a year, and send them up."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from centres.activity.reading import compared, year_before
from centres.activity.services import GONE_UP, send_report, write_report
from centres.models import ActivityReport
from centres.perms import can_report_activity
from crpv_portal.accounts.requests import AuthenticatedRequest
from crpv_portal.common.admin.problems import problems_of
from crpv_portal.common.errors import Overtaken
from crpv_portal.common.locks import locked
from governance.access import READ_AND_WRITE, posted, status_of

from ..activity_forms import OwnActivityForm

SEND = "envoyer"  # the button that also sends


@require_http_methods(["GET", "HEAD"])
def own_reports(request: AuthenticatedRequest) -> HttpResponse:
    """List the reports of the centres of which the account is a member, the latest year first."""
    reports = ActivityReport.objects.of_members(request.user).select_related("centre")
    return render(request, "upkeep/own_reports.html", {"reports": reports})


@never_cache
@READ_AND_WRITE
def own_activity(request: AuthenticatedRequest, slug: str, year: int) -> HttpResponse:
    """Show the figures of a year beside those of the year before; on POST, keep or send them.

    Once sent they are only read, until the staff sends them back.
    """
    visible = ActivityReport.objects.visible_to(request.user).select_related("centre", "sent_by")
    report = get_object_or_404(visible, centre__slug=slug, year=year)
    if not can_report_activity(request.user, report.centre):
        raise Http404
    before = year_before(report)
    context: dict[str, Any] = {"report": report, "centre": report.centre, "before": before}
    if request.method != "POST" and not report.is_open:
        shown = {**context, "figures": compared(report, before)}
        return render(request, "upkeep/own_activity_sent.html", shown)
    is_sending = SEND in request.POST
    with transaction.atomic():
        stored = locked(report, "centre") if request.method == "POST" else report
        if not stored.is_open:
            raise Overtaken(GONE_UP.format(state=stored.get_status_display()), request.path)
        reading = OwnActivityForm.reading(stored, posted(request))

        def keep(form: OwnActivityForm) -> None:
            """Keep what is typed, and send it, unless another member wrote something else."""
            with transaction.atomic():
                kept = write_report(
                    report=stored, figures=form.figures, details=form.cleaned_data["details"]
                )
                if is_sending and not reading.clashes:
                    send_report(report=kept, by=request.user)

        is_done = reading.save(request, keep)
    if is_done:
        said = "Le brouillon est enregistré : rien n’est encore envoyé."
        if is_sending:
            said = "Le bilan est envoyé. L’équipe nationale vous écrit quand elle l’a lu."
        messages.success(request, said)
        return redirect(request.path)
    context |= {
        "form": reading.form,
        "parts": reading.form.parts(report, before),
        "problems": problems_of(reading.form),
    }
    status = status_of(reading.form)
    return render(request, "upkeep/own_activity.html", context, status=status)
