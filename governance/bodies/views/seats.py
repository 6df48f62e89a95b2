"""Page of one seat: its name, who holds it, and each thing to do with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model, QuerySet
from django.forms import model_to_dict
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache

from crpv_portal.common.dates import today
from crpv_portal.common.errors import Overtaken
from crpv_portal.common.forms import UNREAD, refuse
from crpv_portal.common.locks import locked, locked_rows
from crpv_portal.outbox.models import OutgoingMail
from partners.models import Organisation, Person

from ...access import READ_AND_WRITE, absent
from ...models import Mandate, Seat
from ...perms import can_edit_composition
from ...read_at import Reading
from ..composition import SeatRow, seat_row
from ..mandates import (
    change_seat,
    complete_mandate,
    correct_named_person,
    end_mandate,
    give_mandate,
    replace_mandate,
)
from ..page import body_page, kept_body
from ..people import (
    is_named_elsewhere,
    known_for,
    organisations_named,
    people_known_to,
    told_apart,
)
from ..seat_forms import EndForm, NamesForm, OccupantForm, PersonForm, SeatForm, names_of
from ..seats_forms import from_today

if TYPE_CHECKING:
    from crpv_portal.accounts.perms import AnyUser


@never_cache
@READ_AND_WRITE
def seat_detail(request: HttpRequest, slug: str, seat: int) -> HttpResponse:
    """Show a seat, its present and past holders, and a form for each thing to do with it.

    The button pressed says which form was sent; the others are shown as they were.
    """
    body = kept_body(request, slug, can_edit_composition)
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
            list(locked_rows(Person.objects.filter(pk__in=named)))
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
    return body_page(
        request,
        "espace/bodies/seat_detail.html",
        body,
        form=forms.get(sent),
        sent=sent,
        forms=forms,
        row=row,
        held=str(row.held.mandate.pk) if row.held else "",
        college=found.college,
        refused=_refusing(row),
        organisations=_organisation_names(request),
    )


def _people_of(row: SeatRow) -> list[Person]:
    mandate = row.held.mandate if row.held else None
    return [each for each in (mandate.holder, mandate.alternate) if each] if mandate else []


def _refusing(row: SeatRow) -> list[str]:
    """Return the addresses of this seat, and of those who hold it, that refused the last mail."""
    addresses = {person.function_email for person in _people_of(row)}
    if row.held:
        addresses.add(row.held.mandate.function_email)
    return sorted(OutgoingMail.objects.refusing(addresses))


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
    read = data.get("held")
    if sent != "seat" and read != (str(held.pk) if held else ""):
        said = "Ce siège a changé entre-temps : " + (
            f"{row.held.who} y siège." if row.held else "il est vacant."
        )
        told = f"{said} Rien n’est enregistré : relisez, puis recommencez."
        if read is None:
            said = told = UNREAD
        fitting = {"give": "replace", "replace": "give"}.get(sent, sent)
        fitting = sent if sent in makers else fitting
        if fitting not in makers:
            raise Overtaken(told, request.path)
        messages.warning(request, told)
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
            "function_email": mandate.function_email,
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
    return list(visible.order_by("order_key", "pk").values_list("name", flat=True))
