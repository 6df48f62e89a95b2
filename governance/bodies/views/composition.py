"""Page that adds seats to a body, from a pasted list looked at in cells."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from crpv_portal.common.forms import refusals_on
from crpv_portal.common.french import counted
from crpv_portal.common.text import key_in

from ...access import READ_AND_WRITE, posted
from ...models import Body
from ...perms import can_edit_composition
from ..cells import MOST_ROWS
from ..mandates import TOO_MANY_SEATS, add_college, add_seats
from ..page import body_page, kept_body, words_of
from ..people import Namesakes, is_named_elsewhere, organisations_named, people_known_to
from ..seats_forms import SeatCells, SeatsForm, from_today

HIDDEN_IN_CELLS = ("head_count", "kind", "lines")
NOT_IN_CELLS = (*HIDDEN_IN_CELLS, "file")


@never_cache
@READ_AND_WRITE
def composition_add(request: HttpRequest, slug: str) -> HttpResponse:
    """Add a college and its seats, from a pasted list."""
    body = kept_body(request, slug, can_edit_composition)
    if isinstance(body, HttpResponse):
        return body
    form = SeatsForm(
        posted(request),
        request.FILES or None,
        body=body,
        named=partial(organisations_named, request.user),
        initial={"since": from_today(), "college": request.GET.get("college")},
    )
    template = "espace/bodies/composition_add.html"
    if not form.is_valid() or request.POST.get("do") == "change":
        return body_page(request, template, body, form=form)
    cells = _cells(request, body, form)
    if len(cells) > MOST_ROWS:
        form.add_error("lines", TOO_MANY_SEATS)
        return body_page(request, template, body, form=form)
    template = "espace/bodies/composition_cells.html" if cells else template
    is_whole = not cells or request.POST.get("do") == "add"
    # Each line is judged, so that one refusal does not hide the others.
    refused = [each for each in cells if is_whole and not each.is_valid()]
    if is_whole and not refused:
        with refusals_on(form):
            messages.success(request, _add_seats(request, body, form, cells))
            return redirect("espace:body_detail", slug=body.slug)
    status = 422 if refused or form.errors else 200
    context = {**words_of(body), "form": form, "cells": cells, "hidden": HIDDEN_IN_CELLS}
    context |= {"not_shown": NOT_IN_CELLS, "left_out": form.left_out}
    return render(request, template, context, status=status)


def _cells(request: HttpRequest, body: Body, form: SeatsForm) -> list[SeatCells]:
    """Return the cells sent; before that, those of what is understood of the list."""
    shared: dict[str, Any] = {
        "namesakes": Namesakes(request.user),
        "people": people_known_to(request.user),
        "may_correct": lambda person: not is_named_elsewhere(person, request.user),
    }
    if request.POST.get("do") == "add":
        count = min(key_in(request.POST.get("rows", "")) or 0, MOST_ROWS)
        return [SeatCells(request.POST, prefix=f"row-{n}", **shared) for n in range(count)]
    college = form.cleaned_data["college"]
    first = college.seats.count() + 1 if college else 1
    return [
        SeatCells(initial=row, prefix=f"row-{n}", **shared)
        for n, row in enumerate(form.cells(first_number=first))
    ]


@transaction.atomic
def _add_seats(request: HttpRequest, body: Body, form: SeatsForm, cells: list[SeatCells]) -> str:
    data = form.cleaned_data
    kept = [each for each in cells if not each.is_left_out]
    if cells and not kept:
        raise ValidationError("Toutes les lignes sont laissées de côté : il n’y a rien à ajouter.")
    college = data["college"]
    if college is None:
        try:
            college = add_college(body=body, name=data["name"], head_count=data["head_count"])
        except ValidationError as refusal:
            raise ValidationError({"name": refusal.messages}) from refusal
        if college.is_counted_by_head:
            return f"Le collège « {college.name} » est ajouté."
    typed = [each.cleaned_data["organisation"] for each in kept]
    known = organisations_named(request.user, typed)
    seats = add_seats(
        college=college,
        seats=[each.seat(known, data["voice"]) for each in kept],
        since=data["since"],
    )
    return f"{counted(len(seats), 'siège(s) ajouté(s)')} au collège « {college.name} »."
