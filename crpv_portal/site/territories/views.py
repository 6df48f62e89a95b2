"""Views of régions and départements."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from centres.maps import areas, legend
from centres.models import Coverage
from crpv_portal.common.dates import today
from crpv_portal.common.day import AskedDay, asked_day
from crpv_portal.common.footnotes import Footnotes
from crpv_portal.common.french import capitalised
from crpv_portal.territories.former import DEPARTMENTS_SINCE, REGIONS_SINCE
from crpv_portal.territories.map import credits, render_map
from crpv_portal.territories.models import Department, Region
from partners.models import Organisation
from partners.querysets import OrganisationQuerySet

from .answer import answer_context, region_context
from .standings import RegionStanding, region_standings, standings
from .wording import department_in_a_line, region_in_a_line


@require_safe
@login_not_required
def territory_list(request: HttpRequest) -> HttpResponse:
    """Show the régions, each with who covers it, in words; the map beside them."""
    day = asked_day(request)
    regions = region_standings(day.on, Region.objects.current().inhabited())
    total = Department.objects.current().departments().count()
    coverages = [c for r in regions for d in r.departments for c in d.possibly_in_force]
    shown = areas(coverages, day)
    covered = Coverage.objects.covering(day.on)
    context = {
        "day": day,
        "regions": [_line(each, day) for each in regions if not each.region.is_overseas],
        "overseas": [_line(each, day) for each in regions if each.region.is_overseas],
        "covered": covered.departments(),
        "covered_lately": covered.seen_since(settings.CRPV_SEEN_SINCE).departments(),
        "seen_since": settings.CRPV_SEEN_SINCE,
        "total": total,
        "is_before_departments": day.on < DEPARTMENTS_SINCE,
        "is_before_regions": day.on < REGIONS_SINCE,
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
    partners = _partners(request, day).filter(region=region)
    context = {
        "day": day,
        "is_today": day.on == today(),
        "sentence": region_in_a_line(standing, is_past=day.is_past),
        "standing": standing,
        "departments": [
            (each, capitalised(department_in_a_line(each))) for each in standing.departments
        ],
        "partners": partners,
        "notes": Footnotes.of(facts),
        **region_context(standing, day),
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
    partners = _partners(request, day).in_department(department)
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


def _partners(request: HttpRequest, day: AskedDay) -> OrganisationQuerySet:
    """List the partners that exist that day; on a past day, those that a source shows by then."""
    partners = Organisation.objects.visible_to(request.user).partners().existing_on(day.on)
    return partners.known_by(request.user, day.on) if day.is_past else partners


def _line(standing: RegionStanding, day: AskedDay) -> dict[str, object]:
    sentence = region_in_a_line(standing, is_past=day.is_past)
    return {"region": standing.region, "sentence": sentence}
