"""Page of the composition of a body as one table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from crpv_portal.common.french import counted
from crpv_portal.common.locks import locked
from crpv_portal.common.text import key_in

from ...access import READ_AND_WRITE
from ...models import Seat
from ...perms import can_edit_composition
from ..page import kept_body, words_of
from ..table import BLANK_ROWS, MOST_NEW, MOST_SEATS, CompositionTable, typed_for_nobody

if TYPE_CHECKING:
    from ...models import Body


@never_cache
@READ_AND_WRITE
def composition_table(request: HttpRequest, slug: str) -> HttpResponse:
    """Show who sits and their addresses as one table; save the rows that changed, all or none."""
    body = kept_body(request, slug, can_edit_composition)
    if isinstance(body, HttpResponse):
        return body
    if Seat.objects.filter(college__body=body).count() > MOST_SEATS:
        return _render(request, body, CompositionTable(body, request.user, None, new=0, most=0))
    if request.method != "POST":
        return _render(request, body, CompositionTable(body, request.user, None, new=BLANK_ROWS))
    new = min(key_in(request.POST.get("new", "")) or 0, MOST_NEW)
    if request.POST.get("do") == "more":
        more = min(new + BLANK_ROWS, MOST_NEW)
        return _render(request, body, CompositionTable(body, request.user, request.POST, new=more))
    with transaction.atomic():
        table = CompositionTable(locked(body), request.user, request.POST, new=new)
        is_done, count = table.save()
    for said in typed_for_nobody(table, request.POST):
        messages.warning(request, said)
    if is_done:
        said = counted(count, "ligne(s) (est|sont) enregistrée(s)") if count else ""
        messages.success(request, f"{said}." if said else "Rien n’avait changé.")
        return redirect("espace:composition_table", slug=body.slug)
    return _render(request, body, table, is_partly_saved=bool(count))


def _render(
    request: HttpRequest, body: Body, table: CompositionTable, *, is_partly_saved: bool = False
) -> HttpResponse:
    refused = table.refused
    context = {
        **words_of(body),
        "table": table,
        "refused": refused,
        "is_partly_saved": is_partly_saved,
        "is_too_long": table.is_too_long,
    }
    status = 422 if refused and request.POST.get("do") != "more" else 200
    return render(request, "espace/bodies/composition_table.html", context, status=status)
