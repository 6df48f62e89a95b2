"""Address by which a first step of a body is passed over, or asked again."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from ...choices import FirstStep
from ...perms import can_edit_body
from ..first_steps import resume_step, skip_step
from ..page import kept_body


@never_cache
@require_POST
def body_steps(request: HttpRequest, slug: str) -> HttpResponse:
    body = kept_body(request, slug, can_edit_body)
    if isinstance(body, HttpResponse):
        return body
    step = request.POST.get("step", "")
    if step not in FirstStep.values:
        raise BadRequest
    if request.POST.get("do") == "resume":
        resume_step(body=body, step=step)
        messages.success(request, "L’étape vous est de nouveau proposée.")
    else:
        skip_step(body=body, step=step)
        messages.success(request, "L’étape est passée ; on y revient de la page de l’instance.")
    if request.POST.get("from") == "home":
        return redirect("espace:home")
    return redirect("espace:body_detail", slug=body.slug)
