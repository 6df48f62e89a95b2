"""Page by which a body that is in no list is declared, and its first meeting opened."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache

from crpv_portal.accounts.perms import is_national_staff
from crpv_portal.accounts.requests import AuthenticatedRequest
from crpv_portal.common.digests import short_digest
from crpv_portal.common.forms import refusals_on

from ...access import READ_AND_WRITE, answer, posted
from ...bodies.declaring import NearBody, declare_body, near_bodies, wait_to_declare
from ...bodies.declaring_forms import DeclareForm
from ...perms import can_declare_body
from ..planning import log_meeting

DECLARED = (
    "« {name} » est déclarée : vous pouvez la tenir dès maintenant. Rien n’en est public tant que "
    "l’ANCT ne l’a pas confirmée ; vous en serez prévenu par courriel."
)


@never_cache
@READ_AND_WRITE
def body_declare(request: AuthenticatedRequest) -> HttpResponse:
    """Declare a body, once those of a near name were shown and are none of them."""
    if is_national_staff(request.user):
        return redirect("admin:governance_body_add")
    if not can_declare_body(request.user):
        raise PermissionDenied
    form = DeclareForm(posted(request), user=request.user)
    near: list[NearBody] = []
    seen = ""  # the digest of those shown, which come back when they are none of these
    if form.is_valid():
        place = form.place
        with refusals_on(form), transaction.atomic():
            wait_to_declare(**place)
            data = form.cleaned_data
            named = {"name": data["name"], "kind": data["kind"]}
            near = near_bodies(request.user, **named, **place)
            seen = short_digest(" ".join(str(each.body.pk) for each in near))
            if not near or request.POST.get("seen") == seen:
                body = declare_body(by=request.user, code=data["code"], **named, **place)
                messages.success(request, DECLARED.format(name=body.name))
                if data["day"] is None:
                    return redirect("espace:body_detail", slug=body.slug)
                meeting, _ = log_meeting(body=body, on=data["day"])
                return redirect("espace:meeting_record", slug=meeting.slug)
    return answer(request, "espace/convening/body_declare.html", form, near=near, seen=seen)
