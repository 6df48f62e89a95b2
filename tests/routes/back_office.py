"""Addresses of the back office beside the screens of the admin site."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from crpv_portal.common.acts import code_of
from crpv_portal.common.history import events_of

from .cases import FORMS, LOGIN, Case, case

STAFF = case(LOGIN, "403", "403", "200")


def act_that_made(name: str) -> Callable[[SimpleNamespace], dict[str, Any]]:
    def arguments(world: SimpleNamespace) -> dict[str, Any]:
        row = getattr(world, name)
        event = events_of(type(row)).filter(pgh_obj_id=row.pk).order_by("pgh_id").first()
        return {"code": code_of((event.pgh_created_at, event.pgh_context_id))}

    return arguments


ROUTES: dict[str, list[Case]] = {
    "journal:acts": [STAFF],
    "journal:file": [
        Case(STAFF.expected, form, lambda world, form=form: {"form": form}) for form in FORMS
    ],
    "journal:act": [Case(STAFF.expected, arguments=act_that_made("draft"))],
    "journal:undo": [Case(STAFF.expected, arguments=act_that_made("draft"))],
}
