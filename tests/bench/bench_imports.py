"""Imports of few and of many rows: what a row costs, and what memory the largest file takes."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from django.db import connections

from centres.models import Coverage
from crpv_portal.back_office.imports.choices import RunState
from crpv_portal.back_office.imports.models import ImportRun
from crpv_portal.back_office.imports.services import ask_undoing, decide, open_run
from crpv_portal.back_office.imports.work import work_next
from crpv_portal.common.spreadsheets import FileUnreadable, open_table
from crpv_portal.common.spreadsheets.sheets import MOST_LINES
from crpv_portal.common.tables import ExportColumn, ExportTable, as_csv, as_xlsx
from tests.common.test_spreadsheets import rezipped, workbook
from tests.factories.accounts import UserFactory
from tests.factories.centres import CentreFactory
from tests.factories.territories import DepartmentFactory

pytestmark = pytest.mark.django_db(transaction=True)

COLUMNS = [
    ExportColumn(str(n), label, lambda row, n=n: row[n])
    for n, label in enumerate(("Centre", "Département", "Début", "Dernier jour", "Note interne"))
]


def perimeters(count: int) -> ExportTable:
    """Return rows of a hundred centres and departments, each pair over several periods."""
    centres = [CentreFactory(slug=f"centre-{n}", name=f"Centre {n}").name for n in range(20)]
    departments = [DepartmentFactory().name for _ in range(20)]
    rows = [
        (centre, department, f"01/{month:02}/{year}", f"15/{month:02}/{year}", "d’une liste")
        for year in range(2000, 2005)
        for month in range(1, 11)
        for centre in centres
        for department in departments
    ]
    return ExportTable("perimetres", "Périmètres", COLUMNS, rows[:count])


def apart(act: Callable[[], None]) -> tuple[float, float]:
    """Do it in a process of its own; return its seconds, and how many MB it came to use more."""
    connections.close_all()
    ours, theirs = os.pipe()
    begun = time.perf_counter()
    if not (child := os.fork()):
        before = most_held(afresh=True)
        try:
            act()
        finally:
            connections.close_all()
            more = most_held() - before
            os.write(theirs, str(more).encode())
            os._exit(0)
    os.close(theirs)
    said = os.read(ours, 100)
    os.waitpid(child, 0)
    return time.perf_counter() - begun, int(said) / 1024


def most_held(*, afresh: bool = False) -> int:
    """Return the most kB that this process held, since the last time that it was asked afresh.

    The most ever held (`getrusage`) is that of the parent, of which the child is a copy.
    """
    if afresh:
        Path("/proc/self/clear_refs").write_text("5")
    [said] = (
        line for line in Path("/proc/self/status").read_text().splitlines() if "VmHWM" in line
    )
    return int(said.split()[1])


def work() -> None:
    while work_next():
        pass


@pytest.mark.parametrize(("count", "form"), [(1_000, "csv"), (MOST_LINES, "xlsx")])
def bench_import(count: int, form: str, settings, tmp_path) -> None:
    """Print what a file costs to be compared, then written, and the memory that this takes."""
    settings.MEDIA_ROOT = tmp_path
    content = {"csv": as_csv, "xlsx": as_xlsx}[form](perimeters(count))
    author = UserFactory(staff=True)
    run = open_run(kind="perimetres", name=f"a.{form}", content=content, author=author)
    seconds, memory = apart(work)
    print(f"\n{form}, {count} lignes : comparées en {seconds:.0f} s, {memory:.0f} Mo de plus")
    run = ImportRun.objects.get(pk=run.pk)
    assert run.state == RunState.READY, run.refusal
    assert run.rows.counts() == {"created": count}, run.rows.counts()
    decide(run=run, reason="mesure", by=author)
    seconds, memory = apart(work)
    print(f"{form}, {count} lignes : écrites en {seconds:.0f} s, {memory:.0f} Mo de plus")
    assert Coverage.objects.count() == count
    ask_undoing(run=run, reason="mesure", by=author)
    seconds, memory = apart(work)
    print(f"{form}, {count} lignes : annulées en {seconds:.0f} s, {memory:.0f} Mo de plus")
    assert not Coverage.objects.exists()


def hostile() -> dict[str, bytes]:
    """Return files of few octets that say much."""
    sheet, end = "xl/worksheets/sheet1.xml", b"</sheetData>"
    said = {
        "80 Mo de balises à côté des lignes": b"<a/>" * 19_000_000,
        "une ligne de 500 000 balises": b"<row>" + b"<a/>" * 500_000 + b"</row>",
        "une balise de 800 000 attributs": b"<a "
        + b" ".join(b"b%d=''" % n for n in range(800_000)),
    }
    return {
        name: rezipped(workbook(["Nom"], ["a"]), sheet, lambda xml, s=s: xml.replace(end, s + end))
        for name, s in said.items()
    } | {"un CSV de 10 Mo": "\U0001f600;b\r\n".encode() + b"abcdefgh;c\r\n" * 800_000}


def bench_hostile_files() -> None:
    """Print what memory each takes to be read, or refused."""

    def read(content: bytes) -> None:
        with suppress(FileUnreadable):
            for _ in open_table(content).lines:
                pass

    for name, content in hostile().items():
        seconds, memory = apart(lambda content=content: read(content))
        print(f"\n{name} ({len(content)} octets) : {seconds:.0f} s, {memory:.0f} Mo de plus")
