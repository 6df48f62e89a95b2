"""Action of every list: the rows ticked are led to their export."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse

CHOSEN = "lignes"
MOST_CHOSEN = 1_000  # keys in an address


@admin.action(description="Exporter la sélection")
def export_selection(screen: Any, request: HttpRequest, rows: QuerySet) -> HttpResponse:
    """Lead the rows ticked in a list, or all that it keeps, to their export."""
    asked = QueryDict(request.GET.urlencode(), mutable=True)
    if request.POST.get("select_across") != "1":
        keys = rows.order_by().values_list("pk", flat=True)[:MOST_CHOSEN]
        asked[CHOSEN] = ",".join(str(key) for key in sorted(keys))
    return redirect(
        f"{reverse('exports:choose', args=[screen.opts.label_lower])}?{asked.urlencode()}"
    )
