"""Views of the partners: their list and their sheets."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from crpv_portal.common.day import asked_day
from crpv_portal.common.french import counted
from crpv_portal.common.planning import announced_on
from partners.choices import OrganisationKind
from partners.filters import OrganisationFilter
from partners.models import Organisation, OrganisationName

from ..cards import describe_rows
from ..sheet.missing import missing
from ..sheet.reading import OrganisationSheet, carried_by
from ..sheet.structured import organisation_data
from ..sheet.timeline import name_timeline

PER_PAGE = 50


@require_safe
@login_not_required
def organisation_list(request: HttpRequest) -> HttpResponse:
    day = asked_day(request)
    names = OrganisationName.objects.established().with_standing(day.on).chronological()
    organisations = (
        Organisation.objects.visible_to(request.user)
        .partners()
        .with_roles(request.user, day.on)
        .with_territory()
        .prefetch_related(Prefetch("names", queryset=names, to_attr="known_names"))
        .by_level()
    )
    if day.is_past:
        organisations = organisations.known_first(request.user, day.on)
    filterset = OrganisationFilter(
        request.GET, queryset=organisations, user=request.user, on=day.on
    )
    page = Paginator(filterset.listed, PER_PAGE).get_page(request.GET.get("page"))
    unknown = filterset.listed.filter(is_known=False).count() if day.is_past else 0
    describe_rows(list(page.object_list), day, request.user)
    context = {
        "day": day,
        "filterset": filterset,
        "page": page,
        "known": page.paginator.count - unknown,
        "beside": f"et, à part, {counted(unknown, 'inconnue(s) à cette date')}" if unknown else "",
        "left_out": filterset.left_out,
        "action": reverse("partners:list"),
    }
    return render(request, "partners/list.html", context)


@require_safe
@login_not_required
def organisation_detail(request: HttpRequest, slug: str) -> HttpResponse:
    day = asked_day(request)
    visible = Organisation.objects.visible_to(request.user)
    organisation = visible.with_territory().filter(slug=slug).prefetch_related("sources").first()
    if organisation is None:
        return redirect_to_present_name(request, slug)
    if organisation.kind == OrganisationKind.RESOURCE_CENTRE:
        return redirect_to_centre(carried_by(organisation, request.user))
    sheet = OrganisationSheet.read(organisation, day, request.user)
    context = {
        "day": day,
        "organisation": organisation,
        "sheet": sheet,
        "announced": announced_on(day.on, organisation),
        "timeline": name_timeline(sheet),
        "missing": missing(sheet),
        "structured": organisation_data(request, sheet),
    }
    return render(request, "partners/organisation.html", context)


def redirect_to_present_name(request: HttpRequest, slug: str) -> HttpResponse:
    """Redirect to the present address that of a former name, or of a duplicate, on the same day."""
    visible = Organisation.objects.visible_to(request.user)
    organisation = (
        visible.filter(names__slug=slug).first()
        or visible.filter(merged_addresses__slug=slug).first()
    )
    if organisation is None:
        raise Http404
    query = request.META["QUERY_STRING"]
    address = organisation.get_absolute_url()
    return redirect(f"{address}?{query}" if query else address, permanent=True)


def redirect_to_centre(carried: Any) -> HttpResponse:
    """Redirect the legal person of a centre, which has no sheet, to the centre."""
    body = carried.filter(is_host=False).last() or carried.last()
    if body is None:
        raise Http404
    return redirect(body.centre)
