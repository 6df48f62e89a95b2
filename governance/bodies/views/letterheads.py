"""Page of the letterhead of the papers of a body."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache

from crpv_portal.common.locks import locked

from ...access import READ_AND_WRITE, posted
from ...perms import can_edit_body
from ...read_at import Reading
from ..letterheads import PARTS, LetterheadForm, letterhead_of, set_letterhead
from ..page import body_page, kept_body


@never_cache
@READ_AND_WRITE
def letterhead(request: HttpRequest, slug: str) -> HttpResponse:
    body = kept_body(request, slug, can_edit_body)
    if isinstance(body, HttpResponse):
        return body
    with transaction.atomic():
        if request.method == "POST":
            locked(body)
        stored = letterhead_of(body)
        initial = {name: getattr(stored, name) for name in PARTS}
        reading = Reading(
            lambda data: LetterheadForm(data, initial=initial), posted(request), stored
        )
        is_done = reading.save(request, lambda form: set_letterhead(body=body, **form.cleaned_data))
    if is_done:
        messages.success(request, "L’en-tête des papiers est enregistré.")
        return redirect("espace:body_detail", slug=body.slug)
    return body_page(request, "espace/bodies/letterhead.html", body, form=reading.form)
