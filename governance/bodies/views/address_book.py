"""Address book of the bodies kept, and its files."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from crpv_portal.common.dates import today
from crpv_portal.common.tables import table_response

from ...models import Body
from ..address_book import address_book_table, entries_of, mark_refused, places_of

PER_PAGE = 50
LONGEST = 100  # of the words asked for


def _asked(request: HttpRequest) -> tuple[str, Body | None, list[Body]]:
    """Return the words and the body asked for, and the bodies kept; Http404 for any other body."""
    kept = list(Body.objects.manageable_by(request.user).select_related("centre", "region"))
    kept.sort(key=lambda body: (body.order_key, body.pk))
    slug = request.GET.get("instance", "")
    body = next((each for each in kept if each.slug == slug), None)
    if slug and body is None:
        raise Http404
    return request.GET.get("q", "").strip()[:LONGEST], body, kept


@never_cache
@require_safe
def address_book(request: HttpRequest) -> HttpResponse:
    asked, body, kept = _asked(request)
    entries = entries_of(places_of(request.user, today(), body=body), asked)
    page = Paginator(entries, PER_PAGE).get_page(request.GET.get("page"))
    mark_refused(list(page.object_list))
    context = {"page": page, "asked": asked, "body": body, "bodies": kept}
    return render(request, "espace/bodies/address_book.html", context)


@never_cache
@require_safe
def address_book_file(request: HttpRequest, form: str) -> HttpResponse:
    """Send the places of the entries on screen, one line each."""
    asked, body, _ = _asked(request)
    places = places_of(request.user, today(), body=body)
    if asked:
        shown = {id(place) for entry in entries_of(places, asked) for place in entry.places}
        places = [place for place in places if id(place) in shown]
    return table_response(address_book_table(places), form)
