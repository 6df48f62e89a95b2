"""Views of legal pages, site plan, contact, and of the few files that machines read."""

import datetime
import re
from urllib.parse import quote, urlencode

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from crpv_portal.common.dates import today
from crpv_portal.common.day import asked_day
from crpv_portal.launcher import migration_history
from crpv_portal.territories.models import Region
from partners.choices import TextKind
from partners.models import Edition

# The day on which the statement was last written; the checks it names run with the tests.
ACCESSIBILITY_STATED_ON = datetime.date(2026, 11, 22)
# A path of the site, with its question: no sign that a browser would read otherwise.
PAGE_PATH = re.compile(r"/[A-Za-z0-9_~.,:;!*'()%&=+/?-]{0,500}")


@require_safe
@login_not_required
def site_plan(request: HttpRequest) -> HttpResponse:
    """Show the whole site on a page: its parts, the editions of the framework, the régions."""
    framework = Edition.objects.established().filter(text__kind=TextKind.FRAMEWORK)
    context = {
        "day": asked_day(request),
        "editions": framework.order_by("-start_on", "pk").select_related("text"),
        "regions": Region.objects.current().inhabited(),
    }
    return render(request, "site/pages/site_plan.html", context)


@require_safe
@login_not_required
def accessibility(request: HttpRequest) -> HttpResponse:
    context = {"day": asked_day(request), "stated_on": ACCESSIBILITY_STATED_ON}
    return render(request, "site/pages/accessibility.html", context)


@require_safe
@login_not_required
def legal_notice(request: HttpRequest) -> HttpResponse:
    notice = {
        "publisher_address": settings.CRPV_PUBLISHER_ADDRESS,
        "publication_director": settings.CRPV_PUBLICATION_DIRECTOR,
        "host": settings.CRPV_HOST,
    }
    context = {"day": asked_day(request), "notice": notice}
    return render(request, "site/pages/legal_notice.html", context)


@require_safe
@login_not_required
def personal_data(request: HttpRequest) -> HttpResponse:
    return render(request, "site/pages/personal_data.html", {"day": asked_day(request)})


@require_safe
@login_not_required
def contact(request: HttpRequest) -> HttpResponse:
    """Show where to write; the message begins with the page that the visitor comes from."""
    page = page_of_ours(request.GET.get("page", ""))
    context = {"day": asked_day(request), "page": page, "mailto": mailto(request, page)}
    return render(request, "site/pages/contact.html", context)


def page_of_ours(path: str) -> str:
    """Return the path of a page of this site as it was given, empty when it is none.

    >>> page_of_ours("/centres/oriv/"), page_of_ours("//ailleurs.example/"), page_of_ours("centres")
    ('/centres/oriv/', '', '')
    """
    is_ours = PAGE_PATH.fullmatch(path) and not path.startswith("//")
    return path if is_ours else ""


def mailto(request: HttpRequest, page: str) -> str:
    """Return the address to write to, empty when none is set; with a page, a message about it."""
    address: str = settings.CRPV_CONTACT_EMAIL
    if not address or not page:
        return f"mailto:{address}" if address else ""
    lines = [
        f"Page concernée : {request.build_absolute_uri(page)}",
        "Ce qui est faux ou absent, et ce qu’il faudrait lire :",
        "La source, et sa date :",
    ]
    message = {"subject": f"{settings.CRPV_SITE_TITLE} : {page}", "body": "\r\n\r\n".join(lines)}
    return f"mailto:{address}?{urlencode(message, quote_via=quote)}"


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
