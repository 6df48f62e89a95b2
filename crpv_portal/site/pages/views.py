"""Views of legal pages, site plan, contact, and of the few files that machines read."""

import datetime

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from crpv_portal.common.dates import today
from crpv_portal.launcher import migration_history

# The day on which the statement was last written; the checks it names run with the tests.
ACCESSIBILITY_STATED_ON = datetime.date(2026, 11, 22)


@require_safe
@login_not_required
def site_plan(request: HttpRequest) -> HttpResponse:
    return render(request, "site/pages/site_plan.html")


@require_safe
@login_not_required
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "site/pages/accessibility.html", {"stated_on": ACCESSIBILITY_STATED_ON})


@require_safe
@login_not_required
def legal_notice(request: HttpRequest) -> HttpResponse:
    notice = {
        "publisher_address": settings.CRPV_PUBLISHER_ADDRESS,
        "publication_director": settings.CRPV_PUBLICATION_DIRECTOR,
        "host": settings.CRPV_HOST,
    }
    return render(request, "site/pages/legal_notice.html", {"notice": notice})


@require_safe
@login_not_required
def personal_data(request: HttpRequest) -> HttpResponse:
    return render(request, "site/pages/personal_data.html")


@require_safe
@login_not_required
def contact(request: HttpRequest) -> HttpResponse:
    return render(request, "site/pages/contact.html")


@require_safe
@login_not_required
def robots_txt(request: HttpRequest) -> HttpResponse:
    if settings.CRPV_NOINDEX or settings.DEMONSTRATION:
        lines = ["User-agent: *", "Disallow: /"]
    else:
        lines = [
            "User-agent: *",
            "Disallow: /admin/",
            "Disallow: /compte/",
            "Disallow: /espace/",
            f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}",
        ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
@login_not_required
def security_txt(request: HttpRequest) -> HttpResponse:
    """Send security.txt (RFC 9116); 404 without a contact, as there is nothing true to say."""
    contact = settings.CRPV_SECURITY_CONTACT
    if not contact:
        raise Http404
    if "@" in contact and not contact.startswith("mailto:"):
        contact = f"mailto:{contact}"
    lines = [
        f"Contact: {contact}",
        f"Expires: {half_a_year_ahead(today())}T00:00:00Z",
        "Preferred-Languages: fr, en",
        f"Canonical: {request.build_absolute_uri(request.path)}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def half_a_year_ahead(day: datetime.date) -> datetime.date:
    """Return the first day of the sixth month ahead: RFC 9116 advises less than a year."""
    months = day.year * 12 + day.month - 1 + 6
    return datetime.date(months // 12, months % 12 + 1, 1)


@never_cache
@require_safe
@login_not_required
def health(request: HttpRequest) -> HttpResponse:
    """Answer 200 when process and database answer, 503 otherwise; no session, no detail."""
    try:
        lacks = migration_history.lacks_triggers()
        trouble = "Il manque des déclencheurs à la base de données.\n" if lacks else None
    except DatabaseError:
        trouble = "La base de données ne répond pas.\n"
    if trouble:
        return HttpResponse(trouble, status=503, content_type="text/plain; charset=utf-8")
    return HttpResponse("Tout répond.\n", content_type="text/plain; charset=utf-8")
