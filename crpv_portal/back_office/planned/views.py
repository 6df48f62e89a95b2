"""Pages of the planned changes: the list, and giving one up."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from centres.models import Centre
from centres.perimeters import drop_planned_perimeter
from crpv_portal.common.admin.page_actions import PageActionForm
from crpv_portal.common.admin.pages import staff_page
from crpv_portal.common.admin.problems import problems_of
from crpv_portal.common.digests import short_digest
from crpv_portal.common.errors import Overtaken
from crpv_portal.common.forms import refusals_on
from crpv_portal.common.models import PlannedChange
from crpv_portal.common.planning import drop_plan

from .reading import perimeter_line, planned_page

READ = "_read"  # the change as its reader saw it
DROPPED = "Abandonné : rien ne changera ce jour-là."
GONE = "Ce changement prévu a pris effet, ou a été modifié ou abandonné : relisez la liste."


@require_safe
def changes(request: HttpRequest, *, site: AdminSite) -> HttpResponse:
    """List what is planned, what did not take effect, and what did lately."""
    return _page(
        request,
        site,
        "admin/planned/changes.html",
        title="Changements prévus",
        planned_page=planned_page(site),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def drop(request: HttpRequest, key: int, *, site: AdminSite) -> HttpResponse:
    """Ask why a planned change is given up; on POST, give it up."""
    change = PlannedChange.objects.waiting().filter(pk=key).first()
    if change is None:
        raise Overtaken(GONE, reverse("planned:changes"))
    return _drop_page(
        request,
        site,
        wording=change.wording,
        on=change.takes_effect_on,
        drop=lambda reason: drop_plan(change=change, reason=reason),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def drop_perimeter(request: HttpRequest, key: int, day: str, *, site: AdminSite) -> HttpResponse:
    """Ask why a perimeter to come is given up; on POST, give it up."""
    centre = get_object_or_404(Centre.objects.visible_to(request.user), pk=key)
    try:
        on = datetime.date.fromisoformat(day)
    except ValueError:
        raise Http404 from None
    line = perimeter_line(centre, on)
    if line is None:
        raise Overtaken(GONE, reverse("planned:changes"))
    return _drop_page(
        request,
        site,
        wording=line.wording,
        on=on,
        drop=lambda reason: drop_planned_perimeter(centre=centre, on=on, reason=reason),
    )


def _drop_page(
    request: HttpRequest,
    site: AdminSite,
    *,
    wording: str,
    on: datetime.date,
    drop: Callable[[str], None],
) -> HttpResponse:
    form = PageActionForm(request.POST or None)
    read = short_digest(f"{wording} {on}")
    if request.method == "POST" and request.POST.get(READ) != read:
        raise Overtaken(GONE, reverse("planned:changes"))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            drop(form.cleaned_data["reason"])
            messages.success(request, DROPPED)
            return redirect("planned:changes")
    return _page(
        request,
        site,
        "admin/planned/drop.html",
        title="Abandonner un changement prévu",
        wording=wording,
        on=on,
        form=form,
        read=read,
        problems=problems_of(form),
    )


def _page(request: HttpRequest, site: AdminSite, template: str, **context: Any) -> HttpResponse:
    return staff_page(request, site, template, is_planned=True, **context)
