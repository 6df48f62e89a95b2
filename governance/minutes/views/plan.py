"""View of the plan of a body's minutes."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache

from crpv_portal.accounts.requests import AuthenticatedRequest
from crpv_portal.common.locks import locked

from ...access import READ_AND_WRITE
from ...bodies.page import body_page, kept_body
from ...drafting.plan import plan_of, set_plan
from ...models import MinutesPlan
from ...perms import can_edit_body
from ...read_at import Reading
from ..plan_forms import MinutesPlanForm, moved

STEPS = {"up": -1, "down": 1}


@never_cache
@READ_AND_WRITE
def minutes_plan(request: AuthenticatedRequest, slug: str) -> HttpResponse:
    """Set the headings of a body's minutes; each button saves the page."""
    body = kept_body(request, slug, can_edit_body)
    if isinstance(body, HttpResponse):
        return body
    with transaction.atomic():
        sent = _sent(request)
        if sent is not None:
            body = locked(body)
        row = MinutesPlan.objects.filter(body=body).first() or MinutesPlan(body=body)
        sections = plan_of(body)
        reading = Reading(lambda data: MinutesPlanForm(data, sections=sections), sent, row)
        is_done = reading.save(request, lambda form: set_plan(body=body, sections=form.chosen()))
    if is_done:
        messages.success(request, "Le plan du compte rendu est enregistré.")
        return redirect("espace:minutes_plan", slug=body.slug)
    return body_page(request, "espace/minutes/minutes_plan.html", body, form=reading.form)


def _sent(request: AuthenticatedRequest) -> QueryDict | None:
    """Return what was sent, with the heading moved that its button moves."""
    if request.method != "POST":
        return None
    sent = request.POST.copy()
    do, _, key = sent.get("do", "").partition(":")
    if do in STEPS:
        sent["order"] = moved(sent.get("order", ""), key, STEPS[do])
    return sent
