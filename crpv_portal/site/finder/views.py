"""View of the finder: « Trouver mon centre »."""

from dataclasses import asdict

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from centres.cards import calling_card
from centres.models import Centre
from crpv_portal.common.dates import today
from crpv_portal.common.day import AskedDay, asked_day
from crpv_portal.common.french import counted
from crpv_portal.territories.models import Department

from ..territories.answer import answer_context, region_context
from .finding import FinderAnswer, find, finder_address, proposals


@require_safe
@login_not_required
def finder(request: HttpRequest) -> HttpResponse:
    """Show who covers what was typed that day, or whom to ask, or what it may mean."""
    day = asked_day(request)
    text = request.GET.get("q", "").strip()[:200]
    finding = find(text, request.GET.get("commune", "")[:5], day.on, day.asked)
    context = {
        "day": day,
        "is_today": day.on == today(),
        "finding": finding,
        "standing": None,
        "map": "",
        "legend": "",
        **_answer(finding, day),
    }
    if namesake := finding.resolution.insee_namesake:
        context["namesake"] = (namesake, finder_address(day.asked, commune=namesake.code))
    return render(request, "site/finder/finder.html", context)


@require_safe
@login_not_required
def proposals_while_typing(request: HttpRequest) -> JsonResponse:
    """Return what the text typed so far may mean, for `static/finder/finder.js` to propose."""
    text = request.GET.get("q", "").strip()[:200]
    choices = proposals(text, asked_day(request).asked)
    said = counted(len(choices), "proposition(s)") if choices else "Aucune proposition"
    return JsonResponse({"choices": [asdict(choice) for choice in choices], "said": said})


def _answer(finding: FinderAnswer, day: AskedDay) -> dict[str, object]:
    """Return what the answer shows: of a département, of a région, or the card of a centre."""
    if finding.standing:
        return answer_context(finding.standing, day)
    if finding.region:
        return region_context(finding.region, day)
    if finding.centre:
        centre = Centre.objects.for_answer(day.on).get(pk=finding.centre.pk)
        totals = Department.objects.current().count_by_region()
        return {"centre": centre, "cards": [calling_card(centre, totals, day)]}
    return {}
