"""Pages of the back office beside those of its records: who sees them, what each of them holds."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import admin
from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse


def for_staff(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Return the view as the national staff alone sees it; it is given the `site`."""
    return admin.site.admin_view(partial(view, site=admin.site))


def staff_page(
    request: HttpRequest, site: AdminSite, template: str, *, status: int = 200, **context: Any
) -> TemplateResponse:
    """Render a page with the header and the menu of the back office."""
    request.current_app = site.name
    page = {**site.each_context(request), **context}
    return TemplateResponse(request, template, page, status=status)
