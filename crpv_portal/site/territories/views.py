"""Views of régions and départements."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from centres.cards import centre_card
from centres.maps import areas, legend
from centres.models import Coverage
from crpv_portal.common.dates import today
from crpv_portal.common.day import asked_day
from crpv_portal.common.footnotes import Footnotes
from crpv_portal.common.french import capitalised
from crpv_portal.territories.map import credits, render_map, render_mini_map
from crpv_portal.territories.models import Department, Region
from partners.models import Organisation

from .answer import answer_context
from .standings import (
    RegionStanding,
    region_standings,
    standings,
    whom_to_ask,
)
from .wording import (
    department_in_a_line,
    region_in_a_line,
    territories_in_words,
)


@require_safe
@login_not_required
def territory_list(request: HttpRequest) -> HttpResponse:
    """Show the régions, each with who covers it, in words; the map beside them."""
    day = asked_day(request)
    regions = region_standings(day.on, Region.objects.current().inhabited())
    total = Department.objects.current().departments().count()
    coverages = [c for r in regions for d in r.departments for c in d.possibly_in_force]
    shown = areas(coverages, day)
    context = {
        "day": day,
        "regions": [_line(each) for each in regions if not each.region.is_overseas],
        "overseas": [_line(each) for each in regions if each.region.is_overseas],
        "covered": Coverage.objects.covered_departments(day.on),
        "total": total,
        "map": render_map(shown, label="Carte des centres par département"),
        "legend": legend(shown),
        "map_credits": credits(),
    }
    return render(request, "site/territories/territories.html", context)


@require_safe
@login_not_required
def region_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a région: who covers its départements that day, and its partners."""
    day = asked_day(request)
    region = get_object_or_404(Region.objects.current(), slug=slug)
    (standing,) = region_standings(day.on, [region])
    facts = [fact for each in standing.departments for fact in each.facts]
    partners = Organisation.objects.visible_to(request.user).partners().filter(region=region)
    context = {
        "day": day,
        "is_today": day.on == today(),
        "region": region,
        "sentence": region_in_a_line(standing),
        "standing": standing,
        "cards": [
            centre_card(centre, day, territory=capitalised(territory))
            for centre, territory in territories_in_words(standing)
        ],
        "departments": [
            (each, capitalised(department_in_a_line(each))) for each in standing.departments
        ],
        "partners": partners,
        "ask": whom_to_ask(region),
        "map": _mini_map(standing),
        "notes": Footnotes.of(facts),
    }
    return render(request, "site/territories/region.html", context)


@require_safe
@login_not_required
def department_detail(request: HttpRequest, region_slug: str, slug: str) -> HttpResponse:
    """Show who covers a département that day, since when, who did before, or whom to ask."""
    day = asked_day(request)
    department = get_object_or_404(
        Department.objects.current().select_related("region"), slug=slug, region__slug=region_slug
    )
    (standing,) = standings([department], day.on)
    partners = Organisation.objects.visible_to(request.user).partners().in_department(department)
    context = {
        "day": day,
        "is_today": day.on == today(),
        "department": department,
        "region": department.region,
        "partners": partners,
        "notes": Footnotes.of(standing.facts),
        **answer_context(standing, day),
    }
    return render(request, "site/territories/department.html", context)


def _line(standing: RegionStanding) -> dict[str, object]:
    return {"region": standing.region, "sentence": region_in_a_line(standing)}


def _mini_map(standing: RegionStanding) -> str:
    covered = [each.department.code for each in standing.covered]
    doubtful = [each.department.code for each in standing.unverified]
    if not covered and not doubtful:
        return ""
    label = f"Carte : {region_in_a_line(standing)}"
    return render_mini_map(covered, label=label, unverified=doubtful)
