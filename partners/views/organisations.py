"""Views of the partners: their list and their sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.db.models import Prefetch, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from crpv_portal.common.day import asked_day
from crpv_portal.common.footnotes import Footnotes
from crpv_portal.common.standing import sort_on
from crpv_portal.common.upward import above
from partners.choices import OrganisationKind
from partners.filters import OrganisationFilter
from partners.models import Organisation, OrganisationName, Signature

from ..cards import describe_rows
from ..sheet.missing import missing
from ..sheet.reading import (
    SheetSignature,
    departments_of,
    first_known_day,
    has_ended,
    is_to_come,
    that_day,
)
from ..sheet.structured import organisation_data
from ..sheet.timeline import name_timeline

if TYPE_CHECKING:
    pass

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
    filterset = OrganisationFilter(
        request.GET, queryset=organisations, user=request.user, on=day.on
    )
    page = Paginator(filterset.listed, PER_PAGE).get_page(request.GET.get("page"))
    describe_rows(list(page.object_list), day, request.user)
    context = {
        "day": day,
        "filterset": filterset,
        "page": page,
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
    carried = (
        above(Organisation, "carried_centres", request.user)
        .filter(organisation=organisation)
        .select_related("centre")
        .prefetch_related("sources")
        .chronological()
    )
    if organisation.kind == OrganisationKind.RESOURCE_CENTRE:
        return redirect_to_centre(carried)

    names = sorted(
        organisation.names.with_standing(day.on).prefetch_related("sources"), key=first_known_day
    )
    successor = visible.filter(predecessors=organisation).first()
    predecessors = list(
        organisation.predecessors.visible_to(request.user).order_by("succeeded_on", "sort_key")
    )
    signatures = list(
        Signature.objects.visible_to(request.user)
        .filter(Q(organisation=organisation) | Q(organisation__successor=organisation))
        .select_related("edition__text", "organisation")
        .prefetch_related("sources")
        .order_by("signed_on", "edition", "pk")
    )
    signed = [
        SheetSignature(one, organisation, day) for one in signatures if not is_to_come(one, day)
    ]
    partnerships = sort_on(
        above(Organisation, "local_partnerships", request.user)
        .filter(organisation=organisation)
        .select_related("centre")
        .prefetch_related("sources")
        .order_by("centre__sort_key", "start_on", "pk"),
        day.on,
    )
    hosted = sort_on(carried.filter(is_host=True), day.on)
    labels = sort_on(
        above(Organisation, "granted_labels", request.user)
        .filter(authority=organisation)
        .select_related("centre")
        .prefetch_related("sources")
        .order_by("centre__sort_key", "start_on", "pk"),
        day.on,
    )
    notes = Footnotes.of(
        [organisation], names, signatures, partnerships.all, hosted.all, labels.all
    )
    context = {
        "day": day,
        "organisation": organisation,
        "has_ended": has_ended(organisation, day),
        "names": names,
        "name_that_day": that_day(names, organisation, day),
        "timeline": name_timeline(names, organisation, notes),
        "successor": successor,
        "predecessors": predecessors,
        "signed": signed,
        "is_signatory": any(one.is_known for one in signed),
        "partnerships": partnerships,
        "hosted": hosted,
        "labels": labels,
        "departments": departments_of(organisation),
        "notes": notes,
        "missing": missing(organisation, names, signatures, partnerships),
        "structured": organisation_data(request, organisation, names, successor),
    }
    return render(request, "partners/organisation.html", context)


def redirect_to_present_name(request: HttpRequest, slug: str) -> HttpResponse:
    """Redirect a former name's address to the present one, on the same day."""
    visible = Organisation.objects.visible_to(request.user)
    organisation = visible.filter(names__slug=slug).first()
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
