"""View of the finder: « Trouver mon centre »."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from crpv_portal.common.dates import today
from crpv_portal.common.day import asked_day

from ..territories.answer import answer_context
from .finding import choice_address, find


@require_safe
@login_not_required
def finder(request: HttpRequest) -> HttpResponse:
    """Show who covers a commune, postcode or Insee code that day, or whom to ask."""
    day = asked_day(request)
    text = request.GET.get("q", "").strip()[:200]
    finding = find(text, request.GET.get("commune", "")[:5], day.on)
    context = {
        "day": day,
        "is_today": day.on == today(),
        "finding": finding,
        "choices": [(c, choice_address(c, day.asked)) for c in finding.choices],
        "others": [(c, choice_address(c, day.asked)) for c in finding.others],
        **(answer_context(finding.standing, day) if finding.standing else {}),
    }
    if namesake := finding.resolution.insee_namesake:
        query = f"?commune={namesake.code}" + (f"&au={day.asked}" if day.asked else "")
        context["namesake"] = (namesake, reverse("atlas:finder") + query)
    return render(request, "site/finder/finder.html", context)
