"""Steps of an import, slice by slice: each is one transaction, and the next one goes on from it.

A worker that is killed loses the slice under way and nothing else.
"""

from __future__ import annotations

import logging
import time
from itertools import chain, islice

from django.db import connection, transaction
from django.utils import timezone

from crpv_portal.common.locks import rows_nobody_holds
from crpv_portal.common.spreadsheets import FileUnreadable, open_table
from crpv_portal.common.spreadsheets.sheets import column_letter

from . import taking_back
from .choices import RunState
from .columns import MOST_TITLES, known_headings, matched, missing, title_line
from .declared import KINDS
from .judging import Judge, judge_rows
from .kinds import columns_of, headings_of_list
from .models import ImportRow, ImportRun
from .taking_back import undo_run
from .writing import write_run

logger = logging.getLogger(__name__)

SLICE = 200  # rows read or judged together
STEP_SECONDS = 2.0  # of one transaction
FAILED = (
    "Le portail n’a pas pu aller au bout de ce fichier. Rien n’est écrit ; le détail est dans le "
    "journal technique."
)


def work_next() -> bool:
    """Take one step of the import that has waited longest; False when none is under way."""
    with transaction.atomic():
        run = rows_nobody_holds(ImportRun.objects.under_way()).first()
        if run is not None:
            _step(run)
    return run is not None


def work_on(run: ImportRun, *, seconds: float) -> None:
    """Take the steps of this import for so long: a small file needs no waiting."""
    until = time.monotonic() + seconds
    while run.is_under_way and time.monotonic() < until:
        with transaction.atomic():
            held = rows_nobody_holds(ImportRun.objects.filter(pk=run.pk)).first()
            if held is None or not held.is_under_way:
                return
            _step(held)
        run.refresh_from_db()


def _step(run: ImportRun) -> None:
    """Take one step; one that fails by our own fault ends the import, and is told."""
    was = RunState(run.state)
    run.worked_at = timezone.now()
    run.save(update_fields=["worked_at"])
    try:
        with transaction.atomic():
            {
                RunState.READING: _read,
                RunState.JUDGING: _judge,
                RunState.WRITING: write_run,
                RunState.UNDOING: undo_run,
            }[was](run)
    except FileUnreadable as refusal:
        _refuse(run, str(refusal))
    except Exception:
        if not connection.is_usable():
            raise
        logger.exception("Import %s failed.", run.pk)
        if was is RunState.UNDOING:
            taking_back.keep(run, taking_back.FAILED)
        else:
            _refuse(run, FAILED)


def _refuse(run: ImportRun, why: str) -> None:
    run.state, run.refusal, run.ended_at = RunState.REFUSED, why, timezone.now()
    run.save(update_fields=["state", "refusal", "ended_at"])


def _read(run: ImportRun) -> None:
    """Read the file into rows, and match its columns as far as their headings tell."""
    if run.file is None:
        raise FileUnreadable("Le fichier n’est plus gardé.")
    with run.file.file.open("rb") as opened:
        table = open_table(opened.read())
    columns = columns_of(KINDS[run.kind], run.author)
    known = known_headings(run.kind, columns, headings_of_list(KINDS[run.kind]))
    first = list(islice(table.lines, MOST_TITLES))
    if not first:
        raise FileUnreadable("Ce fichier est vide.")
    place = title_line([line.cells for line in first], known)
    headings = _headings(first[place].cells)
    rows = chain(first[place + 1 :], table.lines)
    run.rows.all().delete()
    count = 0
    while batch := [
        ImportRow(
            run=run,
            line=line.number,
            cells=line.cells,
            troubles={str(n): said for n, said in line.troubles.items()},
        )
        for line in islice(rows, SLICE)
    ]:
        ImportRow.objects.bulk_create(batch)
        count += len(batch)
        widest = max(len(row.cells) for row in batch)
        headings += [f"Colonne {column_letter(n)}" for n in range(len(headings), widest)]
    if not count:
        raise FileUnreadable(
            "Ce fichier n’a que des titres de colonnes : aucune ligne n’est à lire."
        )
    fields, unknown = matched(headings, known)
    run.headings, run.fields, run.read_as = headings, fields, table.read_as
    told = not unknown and not missing(fields, columns)
    run.state = RunState.JUDGING if told else RunState.MATCHING
    run.save(update_fields=["headings", "fields", "read_as", "state"])


def _headings(cells: list[str]) -> list[str]:
    """Return the headings of a line; a column without one bears its letter."""
    named = [cell or f"Colonne {column_letter(n)}" for n, cell in enumerate(cells)]
    for heading in named:
        if named.count(heading) > 1:
            raise FileUnreadable(
                f"Deux colonnes portent le titre « {heading} » : gardez-en une, ou renommez-la."
            )
    return [" ".join(heading.split())[:200] for heading in named]


def _judge(run: ImportRun) -> None:
    judge = Judge(KINDS[run.kind], run.author)
    until = time.monotonic() + STEP_SECONDS
    while rows := list(run.rows.waiting().order_by("line")[:SLICE]):
        judge_rows(judge, rows, run.fields)
        if time.monotonic() >= until:
            return
    run.state = RunState.READY
    run.save(update_fields=["state"])
