"""Parts that the pages of a body share: the body that the account keeps, and its form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from ..access import answer
from ..models import Body, BodyName
from ..perms import can_manage_body
from ..wording import owner_of


def kept_body(
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


def words_of(body: Body) -> dict[str, Any]:
    return {"body": body, "owner": owner_of(body)}


def body_page(
    request: HttpRequest, template: str, body: Body, *, form: Any, **context: Any
) -> HttpResponse:
    return answer(request, template, form, **words_of(body), **context)
