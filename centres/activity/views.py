"""Public page of the activity of the network: the sums of each year, and which centres miss."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from crpv_portal.common.day import asked_day

from .reading import years_of_activity


@require_safe
@login_not_required
def activity(request: HttpRequest) -> HttpResponse:
    """Show the sums of the reports accepted by a day, year by year."""
    day = asked_day(request)
    context = {"day": day, "years": years_of_activity(day.on)}
    return render(request, "centres/activity/network.html", context)
