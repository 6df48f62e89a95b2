"""Addresses of the back office beside the screens of the admin site."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from crpv_portal.accounts.models import User
from crpv_portal.back_office.imports.models import ImportRun
from crpv_portal.common.acts import code_of
from crpv_portal.common.dates import today
from crpv_portal.common.history import events_of
from crpv_portal.common.models import PlannedChange
from crpv_portal.common.planning import plan_change
from tests.factories.centres import CoverageFactory

from .cases import FORMS, LOGIN, Case, case

A_LIST = {"model": "centres.centre"}
STAFF = case(LOGIN, "403", "403", "200")


def act_that_made(name: str) -> Callable[[SimpleNamespace], dict[str, Any]]:
    def arguments(world: SimpleNamespace) -> dict[str, Any]:
        row = getattr(world, name)
        event = events_of(type(row)).filter(pgh_obj_id=row.pk).order_by("pgh_id").first()
        return {"code": code_of((event.pgh_created_at, event.pgh_context_id))}

    return arguments


def planned_change(world: SimpleNamespace) -> dict[str, Any]:
    known = PlannedChange.objects.about(world.draft).first()
    change = known or plan_change(
        row=world.draft,
        deed="renommer",
        on=today() + datetime.timedelta(days=9),
        typed={"name": ["Un nouveau nom"]},
        wording="un nouveau nom",
        reason="essai",
    )
    return {"key": change.pk}


def planned_perimeter(world: SimpleNamespace) -> dict[str, Any]:
    on = today() + datetime.timedelta(days=9)
    CoverageFactory(centre=world.draft, start_on=on, start_on_precision="day")
    return {"key": world.draft.pk, "day": on.isoformat()}


def an_import(world: SimpleNamespace) -> dict[str, Any]:
    author = User.objects.filter(is_staff=True).order_by("pk").first()
    run, _ = ImportRun.objects.get_or_create(
        kind="centres", name="liste.csv", sha256="0" * 64, author=author, state="ready"
    )
    return {"number": run.pk}


def consultation_of(world: SimpleNamespace) -> dict[str, Any]:
    return {"number": world.consultation.pk}


ROUTES: dict[str, list[Case]] = {
    "grants:year": [STAFF],
    "assessments:matrix": [STAFF],
    "assessments:file": [
        Case(STAFF.expected, form, lambda world, form=form: {"form": form})
        for form in ("csv", "xlsx", "ods")
    ],
    "assessments:assess": [
        Case(
            STAFF.expected,
            arguments=lambda world: {"slug": world.published.slug, "year": today().year},
        )
    ],
    "upkeep:proposals": [STAFF],
    "upkeep:campaign": [STAFF],
    "upkeep:proposal": [
        Case(
            STAFF.expected,
            arguments=lambda world: {"public_id": world.sheet_proposal.public_id},
        )
    ],
    "consultations:synthesis": [Case(STAFF.expected, arguments=consultation_of)],
    "consultations:file": [
        Case(
            STAFF.expected, form, lambda world, form=form: {"form": form, **consultation_of(world)}
        )
        for form in FORMS
    ],
    "journal:acts": [STAFF],
    "journal:file": [
        Case(STAFF.expected, form, lambda world, form=form: {"form": form}) for form in FORMS
    ],
    "journal:act": [Case(STAFF.expected, arguments=act_that_made("draft"))],
    "planned:changes": [STAFF],
    "planned:drop": [Case(STAFF.expected, arguments=planned_change)],
    "planned:drop_perimeter": [Case(STAFF.expected, arguments=planned_perimeter)],
    "exports:choose": [Case(STAFF.expected, arguments=lambda world: A_LIST)],
    "exports:file": [
        Case(case(LOGIN, "403", "403", "400").expected, arguments=lambda world: A_LIST)
    ],
    "imports:runs": [STAFF],
    "imports:run": [Case(STAFF.expected, arguments=an_import)],
    "imports:columns": [Case(case(LOGIN, "403", "403", "405").expected, arguments=an_import)],
    "imports:decision": [Case(case(LOGIN, "403", "403", "405").expected, arguments=an_import)],
    "imports:model": [
        Case(STAFF.expected, form, lambda world, form=form: {"kind": "centres", "form": form})
        for form in ("csv", "xlsx", "ods")
    ],
    "dashboard:list": [
        Case(STAFF.expected, slug, lambda world, slug=slug: {"slug": slug})
        for slug in ("incompletes", "faits-a-verifier", "rythme")
    ],
    "dashboard:pictures": [STAFF],
    "dashboard:take": [
        Case(
            case(LOGIN, "403", "403", "405").expected,
            arguments=lambda world: {"slug": "incompletes"},
        )
    ],
    "dashboard:confirm_body": [
        Case(
            case(LOGIN, "403", "403", "405").expected,
            arguments=lambda world: {"key": world.of_region.body.pk},
        )
    ],
    "borrowing:choose": [STAFF],
    "borrowing:leave": [case(LOGIN, "403", "403", "405")],
    "journal:undo": [Case(STAFF.expected, arguments=act_that_made("draft"))],
}
