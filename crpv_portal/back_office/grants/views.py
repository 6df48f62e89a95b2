"""Page of the back office on the open file of grants: what is in it, and what is left out."""

from __future__ import annotations

from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from centres.grants import MOST, grants_of, years_of_grants
from crpv_portal.common.admin.pages import staff_page


@require_safe
def completeness(request: HttpRequest, *, site: AdminSite) -> HttpResponse:
    """Show, for a year, how many rows the file has, and what each row left out lacks.

    The latest year with cleared contributions, unless `?annee=` asks for another of them.
    """
    years = years_of_grants()
    asked = request.GET.get("annee", "")
    year = next((each for each in years if str(each) == asked), years[0] if years else None)
    grants = grants_of(year) if year else []
    left_out = [grant for grant in grants if grant.lacking]
    return staff_page(
        request,
        site,
        "admin/grants/completeness.html",
        title="Fichier ouvert des subventions",
        years=years,
        year=year,
        complete=len(grants) - len(left_out),
        left_out=left_out,
        most=MOST if len(grants) == MOST else 0,
    )
