"""Answer shared by the pages on which a centre confirms its sheet, or proposes changes of it."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from crpv_portal.common.admin.problems import problems_of

from .forms import SheetForm
from .models import SheetProposal

SHOWN = 20  # the latest proposals


def show_sheet(
    request: HttpRequest,
    template: str,
    form: SheetForm,
    *,
    proposals: QuerySet[SheetProposal],
    **more: Any,
) -> HttpResponse:
    """Render the boxes of a sheet, and what became of the latest proposals; 422 for a refusal."""
    context = {
        "form": form,
        "problems": problems_of(form),
        "proposals": proposals.order_by("-made_at", "-pk")[:SHOWN],
        **more,
    }
    return render(request, template, context, status=422 if form.errors else 200)
