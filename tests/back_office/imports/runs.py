"""Imports of the tests: a file brought in and compared, as an agent and the worker would."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any

from crpv_portal.back_office.imports.choices import RunState
from crpv_portal.back_office.imports.models import ImportRow, ImportRun
from crpv_portal.back_office.imports.services import decide, open_run
from crpv_portal.back_office.imports.work import work_next
from tests.factories.accounts import UserFactory

WHY = "liste de la préfecture"


def as_csv(*rows: Sequence[str]) -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=";", lineterminator="\r\n").writerows(rows)
    return out.getvalue().encode("utf-8")


def bring(kind: str, content: bytes, *, name: str = "liste.csv", user: Any = None) -> ImportRun:
    """Bring a file in, and have the worker go on with it as far as it can."""
    user = user or UserFactory(staff=True)
    run = open_run(kind=kind, name=name, content=content, author=user)
    return worked(run)


def worked(run: ImportRun) -> ImportRun:
    while work_next():
        pass
    run.refresh_from_db()
    return run


def write(run: ImportRun, **options: Any) -> ImportRun:
    decide(run=run, reason=WHY, by=options.pop("by", run.author))
    return worked(run)


def verdicts(run: ImportRun) -> list[str]:
    return list(run.rows.order_by("line").values_list("verdict", flat=True))


def only(run: ImportRun) -> ImportRow:
    assert run.state == RunState.READY, run.refusal
    return run.rows.get()
