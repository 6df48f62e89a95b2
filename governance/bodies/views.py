"""Pages of the bodies that the account keeps: sheet, rhythm, composition, and their changes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Model, QuerySet
from django.forms import model_to_dict
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from crpv_portal.common.dates import today
from crpv_portal.common.forms import refusals_on, refuse
from crpv_portal.common.french import counted
from crpv_portal.common.locks import locked, locked_rows
from crpv_portal.common.search import words_left_out
from crpv_portal.common.text import key_in
from partners.models import Organisation, Person

from ..access import READ_AND_WRITE, absent, answer, posted
from ..models import Body, BodyName, Mandate, Seat
from ..perms import (
    can_appoint_secretary,
    can_edit_body,
    can_edit_composition,
    can_manage_body,
)
from ..read_at import Reading
from ..wording import owner_of, quorum_in_words
from .cells import MOST_ROWS
from .composition import SeatRow, composition_of, seat_row
from .mandates import (
    TOO_MANY_SEATS,
    add_college,
    add_seats,
    change_seat,
    complete_mandate,
    correct_named_person,
    end_mandate,
    give_mandate,
    replace_mandate,
)
from .people import (
    Namesakes,
    is_named_elsewhere,
    known_for,
    organisations_named,
    people_known_to,
    told_apart,
)
from .rhythm_table import rhythm_of
from .rules_forms import RulesForm
from .seat_forms import EndForm, NamesForm, OccupantForm, PersonForm, SeatForm, names_of
from .seats_forms import SeatCells, SeatsForm, from_today
from .services import RULES, set_rules

if TYPE_CHECKING:
    from crpv_portal.accounts.perms import AnyUser

PER_PAGE = 30
HIDDEN_IN_CELLS = ("head_count", "kind", "lines")


@never_cache
@require_safe
def body_list(request: HttpRequest) -> HttpResponse:
    on = today()
    asked = request.GET.get("q", "").strip()
    bodies = (
        Body.objects.manageable_by(request.user)
        .search(asked)
        .select_related("centre", "region")
        .national_first()
    )
    page = Paginator(bodies, PER_PAGE).get_page(request.GET.get("page"))
    this_year = rhythm_of(page.object_list, [on.year], on)
    rows = [
        {"body": body, "owner": owner_of(body), "rhythm": this_year.get((body.pk, on.year))}
        for body in page
    ]
    context = {
        "page": page,
        "rows": rows,
        "asked": asked,
        "words_left_out": words_left_out(asked),
    }
    return render(request, "espace/bodies/body_list.html", context)


@never_cache
@require_safe
def body_detail(request: HttpRequest, slug: str) -> HttpResponse:
    body = _body(request, slug)
    if isinstance(body, HttpResponse):
        return body
    on = today()
    context = {
        **_words(body),
        "rhythm": rhythm_of([body], [on.year], on).get((body.pk, on.year)),
        "quorum": quorum_in_words(body),
        "colleges": composition_of(body, on),
        "secretaries": list(body.secretaryships.in_force(on).select_related("user").order_by("pk")),
        "may_appoint": can_appoint_secretary(request.user, body),
        "is_closed": bool(body.end_is_unknown or (body.end_on and body.end_on <= on)),
    }
    return render(request, "espace/bodies/body_detail.html", context)


@never_cache
@READ_AND_WRITE
def body_rules(request: HttpRequest, slug: str) -> HttpResponse:
    body = _body(request, slug, can_edit_body)
    if isinstance(body, HttpResponse):
        return body
    with transaction.atomic():
        stored = locked(body) if request.method == "POST" else body
        rules = {name: getattr(stored, name) for name in RULES}
        reading = Reading(lambda data: RulesForm(data, initial=rules), posted(request), stored)
        is_done = reading.save(request, lambda form: set_rules(body=stored, **form.cleaned_data))
    if is_done:
        messages.success(request, "Le rythme et le quorum sont enregistrés.")
        return redirect("espace:body_detail", slug=body.slug)
    return _page(request, "espace/bodies/body_rules.html", body, form=reading.form)


@never_cache
@READ_AND_WRITE
def composition_add(request: HttpRequest, slug: str) -> HttpResponse:
    """Add a college and its seats, from a pasted list."""
    body = _body(request, slug, can_edit_composition)
    if isinstance(body, HttpResponse):
        return body
    form = SeatsForm(
        posted(request),
        body=body,
        named=partial(organisations_named, request.user),
        initial={"since": from_today(), "college": request.GET.get("college")},
    )
    template = "espace/bodies/composition_add.html"
    if not form.is_valid() or request.POST.get("do") == "change":
        return _page(request, template, body, form=form)
    cells = _cells(request, body, form)
    if len(cells) > MOST_ROWS:
        form.add_error("lines", TOO_MANY_SEATS)
        return _page(request, template, body, form=form)
    template = "espace/bodies/composition_cells.html" if cells else template
    is_whole = not cells or request.POST.get("do") == "add"
    # Each line is judged, so that one refusal does not hide the others.
    refused = [each for each in cells if is_whole and not each.is_valid()]
    if is_whole and not refused:
        with refusals_on(form):
            messages.success(request, _add_seats(request, body, form, cells))
            return redirect("espace:body_detail", slug=body.slug)
    status = 422 if refused or form.errors else 200
    context = {**_words(body), "form": form, "cells": cells, "hidden": HIDDEN_IN_CELLS}
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


# --- One seat ------------------------------------------------------------------------------------


@never_cache
@READ_AND_WRITE
def seat_detail(request: HttpRequest, slug: str, seat: int) -> HttpResponse:
    """Show a seat, its present and past holders, and a form for each thing to do with it.

    The button pressed says which form was sent; the others are shown as they were.
    """
    body = _body(request, slug, can_edit_composition)
    if isinstance(body, HttpResponse):
        return body
    seats = Seat.objects.select_related("college__body")
    found = seats.filter(pk=seat, college__body=body).first()
    if found is None:
        said, url = "Ce siège a été supprimé", reverse("espace:body_detail", args=[body.slug])
        of_body = {"pgh_obj_id": seat, "college__body": body}
        raise absent(request, Seat, said, url, body=body, **of_body)
    row = seat_row(found, today())
    sent = request.POST.get("do", "")
    forms: dict[str, Any] = {}
    with transaction.atomic():
        if request.method == "POST":
            found = locked(found, "college__body")
            named = [each.pk for each in _people_of(row)]
            list(locked_rows(Person.objects.filter(pk__in=named).order_by("pk")))
            row = seat_row(found, today())
        makers = _seat_forms(request, row)
        readings = {
            name: Reading(make, None, _shown_by(name, row)) for name, make in makers.items()
        }
        forms = {name: reading.form for name, reading in readings.items()}
        if request.method == "POST":
            sent, refused, done = _save_seat(request, sent, makers, found, row)
            if done:
                messages.success(request, done)
                return redirect("espace:seat_detail", slug=body.slug, seat=found.pk)
            if refused is not None:
                forms[sent] = refused
    return _page(
        request,
        "espace/bodies/seat_detail.html",
        body,
        form=forms.get(sent),
        sent=sent,
        forms=forms,
        row=row,
        held=str(row.held.mandate.pk) if row.held else "",
        college=found.college,
        organisations=_organisation_names(request),
    )


def _people_of(row: SeatRow) -> list[Person]:
    mandate = row.held.mandate if row.held else None
    return [each for each in (mandate.holder, mandate.alternate) if each] if mandate else []


def _shown_by(form: str, row: SeatRow) -> Model:
    """Return the row whose columns the form of that name shows."""
    if form == "seat" or row.held is None:
        return row.seat
    mandate = row.held.mandate
    return {"holder": mandate.holder, "alternate": mandate.alternate}.get(form) or mandate


def _save_seat(
    request: HttpRequest, sent: str, makers: dict[str, Any], seat: Seat, row: SeatRow
) -> tuple[str, Any, str]:
    """Save the form that was sent; return its name, the form to show again, and what was done.

    What was asked for another holder than the present one is not done: what was typed for who
    follows is shown in the form that fits the seat now.
    """
    held = row.held.mandate if row.held else None
    data = request.POST.copy()
    read = data.get("held", str(held.pk) if held else "")
    if sent != "seat" and read != (str(held.pk) if held else ""):
        said = (
            f"Ce siège a changé entre-temps : {row.held.who} y siège."
            if row.held
            else "Ce siège a changé entre-temps : il est vacant."
        )
        fitting = {"give": "replace", "replace": "give"}.get(sent, sent)
        fitting = sent if sent in makers else fitting
        messages.warning(request, f"{said} Rien n’est enregistré : relisez, puis recommencez.")
        if fitting not in makers:
            return "", None, ""
        for name in [each for each in data if each.startswith(f"{sent}-")]:
            data.setlist(f"{fitting}{name.removeprefix(sent)}", data.getlist(name))
        form = makers[fitting](data)
        refuse(form, ValidationError(said))
        return fitting, form, ""
    if sent not in makers:
        raise Http404
    reading = Reading(makers[sent], data, _shown_by(sent, row))
    done = ""

    def save(form: Any) -> None:
        nonlocal done
        done = _carry_out(sent, form, seat, held, request.user)

    is_done = reading.save(request, save)
    return sent, reading.form, done if is_done else ""


def _seat_forms(request: HttpRequest, row: SeatRow) -> dict[str, Callable[..., Any]]:
    """Return the makers of the forms of the possible actions.

    They fill a vacant seat; replace, name or end a held one.
    """
    people = people_known_to(request.user)
    names: dict[str, Any] = {
        "people": people,
        "known": _labels_of(request, people),
        "may_correct": lambda person: not is_named_elsewhere(person, request.user),
    }
    known: dict[str, Any] = {**names, "named": partial(organisations_named, request.user)}
    makers: dict[str, Callable[..., Any]] = {"seat": SeatForm}
    initial: dict[str, dict[str, Any]] = {
        "seat": {"title": row.seat.title, "voting_weight": row.seat.voting_weight}
    }
    if row.held is None:
        makers["give"] = partial(OccupantForm, **known)
        initial["give"] = {"since": from_today()}
    else:
        mandate = row.held.mandate
        makers["names"] = partial(NamesForm, **names)
        for role, person in (("holder", mandate.holder), ("alternate", mandate.alternate)):
            if person and not person.erased_at:
                makers[role] = PersonForm
                initial[role] = model_to_dict(person, PersonForm.base_fields)
        makers["replace"] = partial(OccupantForm, **known)
        makers["end"] = EndForm
        initial["names"] = names_of(mandate)
        initial["replace"] = {
            "since": from_today(),
            "organisation": mandate.organisation_name or mandate.organisation or "",
            "capacity": mandate.capacity,
            "voice": mandate.voice,
        }
    return {
        name: partial(make, prefix=name, initial=initial.get(name, {}))
        for name, make in makers.items()
    }


def _labels_of(request: HttpRequest, people: QuerySet[Person]) -> list[tuple[int, str]]:
    """Return the people as a list offers them: family name first, namesakes told apart."""
    rows = list(people)
    words = known_for(request.user, rows)
    return told_apart(
        (row.pk, f"{row.last_name} {row.first_name}".strip(), words[row.pk].partition(", ")[2])
        for row in rows
    )


def _carry_out(sent: str, form: Any, seat: Seat, held: Mandate | None, user: AnyUser) -> str:
    """Call the service of the form that was sent; return the message to show."""
    if sent == "seat":
        change_seat(seat=seat, **form.cleaned_data)
        return "Le siège est modifié."
    if sent == "give":
        give_mandate(seat=seat, occupant=form.occupant, since=form.cleaned_data["since"])
        return "Le siège est pourvu."
    assert held is not None  # noqa: S101 - these forms are there for a seat that is held
    if sent == "names":
        complete_mandate(mandate=held, **form.names)
        return "Les noms sont enregistrés."
    if sent in ("holder", "alternate"):
        person = getattr(held, sent)
        correct_named_person(person=person, user=user, **form.cleaned_data)
        return "Le nom est corrigé : c’est la même personne, partout où elle figure."
    if sent == "replace":
        replace_mandate(mandate=held, occupant=form.occupant, since=form.cleaned_data["since"])
        return "Le siège a changé de titulaire ; l’ancien mandat garde ses dates."
    end_mandate(mandate=held, end=form.cleaned_data["until"])
    return "La fin du mandat est enregistrée."


def _organisation_names(request: HttpRequest) -> list[str]:
    visible = Organisation.objects.visible_to(request.user)
    return list(visible.order_by("sort_key", "pk").values_list("name", flat=True))


# --- What these pages share ----------------------------------------------------------------------


def _body(
    request: HttpRequest, slug: str, may: Callable[[Any, Body], bool] = can_manage_body
) -> Body | HttpResponse:
    """Return the body or a redirect to its present address; raise 404 (hidden), 403 (not kept)."""
    manageable = Body.objects.manageable_by(request.user)
    body = manageable.select_related("centre", "region").filter(slug=slug).first()
    if body is not None:
        if not may(request.user, body):
            raise PermissionDenied
        return body
    former = BodyName.objects.filter(body__in=manageable, slug=slug).select_related("body").first()
    if former and request.method in ("GET", "HEAD"):
        return redirect("espace:body_detail", slug=former.body.slug, permanent=True)
    if Body.objects.visible_to(request.user).filter(slug=slug).exists():
        raise PermissionDenied
    raise Http404


def _words(body: Body) -> dict[str, Any]:
    return {"body": body, "owner": owner_of(body)}


def _page(
    request: HttpRequest, template: str, body: Body, *, form: Any, **context: Any
) -> HttpResponse:
    return answer(request, template, form, **_words(body), **context)
