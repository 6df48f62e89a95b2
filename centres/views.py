"""Public views of the centres."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from crpv_portal.common.dates import today
from crpv_portal.common.day import asked_day
from crpv_portal.common.planning import announced_on
from crpv_portal.common.sending import send_file
from crpv_portal.territories.map import credits, render_map
from crpv_portal.territories.models import Department

from .activity.reading import activity_of
from .cards import doubtful_cards, listed_cards
from .completeness import completeness_of
from .filters import CentreFilter
from .grants import grants_as_csv, grants_of, years_of_grants
from .maps import areas, legend, small_map
from .models import Agreement, Centre, CentreName, Coverage, SheetConfirmation
from .perms import can_edit_centre, can_propose_on_sheet
from .sheet.bands import bands
from .sheet.committees import Committees
from .sheet.missing import missing
from .sheet.money import money_of
from .sheet.reading import Sheet, headline
from .sheet.structured import structured_data
from .sheet.timeline import timeline
from .wording import ways_to_reach

if TYPE_CHECKING:
    from crpv_portal.accounts.perms import AnyUser

PER_PAGE = 50
SUMMARY = (
    ("territoire", "Territoire"),
    ("joindre", "Comment le joindre"),
    ("statut", "Statut"),
    ("missions", "Ses missions"),
    ("partenaires", "Ses partenaires locaux"),
    ("financements", "Ses financements"),
    ("activite", "Son activité"),
    ("instances", "Ses instances"),
    ("histoire", "Son histoire"),
    ("inconnu", "Ce que nous ne savons pas encore"),
    ("completude", "Ce qui est renseigné"),
    ("sources", "Sources"),
)


@require_safe
@login_not_required
def centre_list(request: HttpRequest) -> HttpResponse:
    """List the centres attested on a day; apart, the possible ones and those closed by then."""
    day = asked_day(request)
    chosen = CentreFilter(request.GET, queryset=Centre.objects.public(), on=day.on)
    centres = chosen.qs.for_list(day.on)
    active = centres.active_on(day.on, chosen.where)
    ever_there = Coverage.objects.filter(chosen.where, centre=OuterRef("pk"))
    closed = (
        centres.closed_by(day.on).filter(Exists(ever_there)).exclude(pk__in=active.values("pk"))
    )
    possible = centres.possible_on(day.on, chosen.where).exclude(pk__in=closed.values("pk"))
    page = Paginator(active, PER_PAGE).get_page(request.GET.get("page"))
    totals = Department.objects.current().count_by_region()
    coverages = list(
        Coverage.objects.public()
        .possibly_in_force(day.on)
        .filter(chosen.where, centre__in=chosen.qs.order_by())
        .select_related("centre", "department__region")
    )
    shown = areas(coverages, day, asked=chosen.asked)
    context = {
        "day": day,
        "filter": chosen,
        "map": render_map(shown, label="Carte des centres par département"),
        "legend": legend(shown),
        "map_credits": credits(),
        "finder_url": reverse("atlas:finder"),
        "page": page,
        "rows": listed_cards(page, totals, day),
        "seen": active.seen_since(settings.CRPV_SEEN_SINCE).count(),
        "seen_since": settings.CRPV_SEEN_SINCE,
        "possible": doubtful_cards(possible, coverages, totals, day),
        "closed": listed_cards(closed, totals, day),
    }
    return render(request, "centres/list.html", context)


@require_safe
@login_not_required
def centre_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a centre's sheet on a day; redirect a former name; 404 for a hidden draft."""
    day = asked_day(request)
    visible = Centre.objects.visible_to(request.user).select_related("successor")
    centre = visible.filter(slug=slug).prefetch_related("sources").first()
    if centre is None:
        former = get_object_or_404(
            CentreName.objects.filter(centre__in=visible).select_related("centre"), slug=slug
        )
        return redirect(former.centre.get_absolute_url() + day.query, permanent=True)
    sheet = Sheet.read(centre, day.on, request.user, is_today=day.on == today())
    committees = Committees.read(centre, day.on, request.user)
    lacking = missing(sheet)
    is_scored = sheet.is_today and not centre.is_closed and not sheet.founded_later
    entries = timeline(sheet)
    money = money_of(centre, request.user, up_to=day.on.year)
    activity = activity_of(centre, on=day.on)
    ways = ways_to_reach([*sheet.seats, *sheet.branches], sheet.contacts)
    context = {
        "day": day,
        "centre": centre,
        "sheet": sheet,
        "announced": announced_on(day.on, centre),
        "headline": headline(sheet),
        "money": money,
        "activity": activity,
        "committees": committees,
        "edit_url": edit_url(request.user, centre),
        "propose_url": propose_url(request.user, centre),
        "confirmation": SheetConfirmation.objects.latest_by(centre, day.on),
        "summary": summary_of(
            sheet,
            committees,
            lacking,
            is_scored=is_scored,
            has_money=bool(money),
            has_activity=activity is not None,
        ),
        "ways": ways,
        "website": next((way for way in ways if way.kind == "web"), None),
        "entries": [entry for entry in entries if entry.date.date <= day.on],
        "later": [entry for entry in entries if entry.date.date > day.on],
        "bands": bands(sheet),
        "missing": lacking,
        "completeness": completeness_of(centre, day.on) if is_scored else None,
        **small_map(sheet),
        "json_ld": structured_data(sheet, request.build_absolute_uri(centre.get_absolute_url())),
    }
    return render(request, "centres/detail.html", context)


def edit_url(user: AnyUser, centre: Centre) -> str:
    """Return the address of the edit page, empty for those who may not edit the sheet."""
    if not can_edit_centre(user, centre):
        return ""
    return reverse("admin:centres_centre_change", args=[centre.pk])


def propose_url(user: AnyUser, centre: Centre) -> str:
    """Return the address where a member proposes changes of the sheet; empty for anybody else."""
    if not user.is_authenticated or not can_propose_on_sheet(user, centre):
        return ""
    return reverse("upkeep:own_sheet", args=[centre.slug])


def summary_of(
    sheet: Sheet,
    committees: Committees,
    lacking: list[str],
    *,
    is_scored: bool,
    has_money: bool,
    has_activity: bool,
) -> list[tuple[str, str]]:
    """Return the table of contents: the parts that the sheet has."""
    absent = set()
    if committees.is_empty:
        absent.add("instances")
    if sheet.founded_later:
        absent |= {"statut", "missions", "partenaires", "activite", "instances"}
    if not lacking:
        absent.add("inconnu")
    if not is_scored:
        absent.add("completude")
    if not has_money:
        absent.add("financements")
    if not has_activity:
        absent.add("activite")
    if not sheet.notes.sources:
        absent.add("sources")
    return [entry for entry in SUMMARY if entry[0] not in absent]


@require_safe
@login_not_required
def agreement_file(request: HttpRequest, slug: str, public_id: str) -> FileResponse:
    """Send the file of an agreement to those who may see it; never shown in the page.

    The type is the one detected on arrival, and the browser is told not to guess another.
    """
    agreements = Agreement.objects.visible_to(request.user).select_related("file")
    agreement = get_object_or_404(agreements, public_id=public_id, centre__slug=slug)
    if agreement.file is None:
        raise Http404
    return send_file(agreement.file, is_public=agreement.is_public)


@require_safe
@login_not_required
def grants_file(request: HttpRequest, year: int) -> HttpResponse:
    """Send the open file of the grants of a year, the same for everybody.

    404 for a year of which nothing was cleared.
    """
    if year not in years_of_grants():
        raise Http404
    name = f"{today():%Y%m%d}_subventions-{year}.csv"
    return HttpResponse(
        grants_as_csv(grants_of(year)),
        content_type="text/csv; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "X-Content-Type-Options": "nosniff",
            "X-Robots-Tag": "noindex",
        },
    )
