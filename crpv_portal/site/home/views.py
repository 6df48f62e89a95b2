"""View of the home page, and of the landing after log-in."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from centres.maps import areas, legend
from centres.models import Coverage
from crpv_portal.accounts.perms import is_national_staff
from crpv_portal.common.day import asked_day
from crpv_portal.territories.map import credits, render_map
from governance.choices import BodyLevel
from governance.meetings.cards import meeting_cards
from governance.models import Meeting
from governance.perms import can_enter_workspace

from .figures import computed_figures, published_figure
from .news import latest_news
from .published import published_series

MEETINGS_SHOWN = 3


@require_safe
@login_not_required
def home(request: HttpRequest) -> HttpResponse:
    """Show what the network is for, the finder, the map, three figures and the last changes.

    On another day than today: the figures and the map of that day, without the register's changes.
    """
    day = asked_day(request)
    coverages = (
        Coverage.objects.public().possibly_in_force(day.on).select_related("centre", "department")
    )
    shown = areas(coverages, day)
    national = Meeting.objects.public().filter(body__level=BodyLevel.NATIONAL)
    context = {
        "day": day,
        "meetings": meeting_cards(national.upcoming(day.on).for_list()[:MEETINGS_SHOWN], day.on),
        "map": render_map(shown, label="Carte des centres par département"),
        "legend": legend(shown),
        "map_credits": credits(),
        "figures": computed_figures(day),
        "published": published_figure(day),
        "news": latest_news() if day.is_today else [],
        "json_ld": {
            "@context": "https://schema.org",
            "@type": "WebSite",
            "name": settings.CRPV_SITE_TITLE,
            "url": request.build_absolute_uri("/"),
            "inLanguage": "fr",
        },
    }
    return render(request, "site/home/home.html", context)


@require_safe
@login_not_required
def network_figures(request: HttpRequest) -> HttpResponse:
    """Show the national figures that public pages had given by then, with dates and sources."""
    day = asked_day(request)
    series, notes = published_series(day.on)
    context = {"day": day, "series": series, "notes": notes}
    return render(request, "site/home/network_figures.html", context)


@require_safe
def landing(request: HttpRequest) -> HttpResponse:
    """Redirect after log-in to where one works.

    The admin for the national staff, the working space for those who have a body to keep there, the
    profile for the others.
    """
    if is_national_staff(request.user):
        return redirect("admin:index")
    if can_enter_workspace(request.user):
        return redirect("espace:home")
    return redirect("accounts:profile")
