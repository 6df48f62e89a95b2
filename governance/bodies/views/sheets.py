"""Pages of a body that the account keeps: the list, the sheet, its rhythm and quorum."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from crpv_portal.common.dates import today
from crpv_portal.common.locks import locked
from crpv_portal.common.search import words_left_out

from ...access import READ_AND_WRITE, posted
from ...models import Body
from ...perms import can_appoint_secretary, can_edit_body
from ...read_at import Reading
from ...wording import dated_title, owner_of, quorum_in_words
from ..composition import composition_of
from ..declaring import meetings_left
from ..first_steps import first_steps_of
from ..from_meeting import latest_to_compose
from ..page import body_page, kept_body, words_of
from ..rhythm_table import rhythm_of
from ..rules_forms import RulesForm
from ..services import RULES, set_rules

PER_PAGE = 30


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
    body = kept_body(request, slug)
    if isinstance(body, HttpResponse):
        return body
    on = today()
    colleges = composition_of(body, on)
    is_closed = bool(body.end_is_unknown or (body.end_on and body.end_on <= on))
    has_seats = any(block.seats or block.college.is_counted_by_head for block in colleges)
    context = {
        **words_of(body),
        "rhythm": rhythm_of([body], [on.year], on).get((body.pk, on.year)),
        "quorum": quorum_in_words(body),
        "usual_points": body.usual_points.count(),
        "colleges": colleges,
        "has_seats": has_seats,
        "list_forms": ("csv", "ods", "json"),
        "to_compose": latest_to_compose(body) if not has_seats else None,
        "secretaries": list(body.secretaryships.in_force(on).select_related("user").order_by("pk")),
        "may_appoint": can_appoint_secretary(request.user, body),
        "is_closed": is_closed,
        "left": [dated_title(each) for each in meetings_left(body)] if body.same_as else [],
        "steps": None if is_closed or body.is_declined else first_steps_of(body, on),
    }
    return render(request, "espace/bodies/body_detail.html", context)


@never_cache
@READ_AND_WRITE
def body_rules(request: HttpRequest, slug: str) -> HttpResponse:
    body = kept_body(request, slug, can_edit_body)
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
    return body_page(request, "espace/bodies/body_rules.html", body, form=reading.form)
