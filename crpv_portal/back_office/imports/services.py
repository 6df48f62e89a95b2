"""Services on imports: opened, matched, decided, compared again, dropped, forgotten."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable, Sequence

from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from crpv_portal.accounts.models import User
from crpv_portal.common.files import FileRefused, size_in_words, store_file
from crpv_portal.common.french import listing
from crpv_portal.common.history import required_reason
from crpv_portal.common.locks import locked
from crpv_portal.common.spreadsheets.csv_text import decoded
from crpv_portal.common.spreadsheets.sheets import MOST_BYTES

from .choices import ENDED, RunState
from .columns import missing, remember
from .declared import KINDS
from .kinds import columns_of
from .models import ImportRow, ImportRun

UTF_16 = (b"\xff\xfe", b"\xfe\xff")
ROWS_KEPT = datetime.timedelta(days=60)
FILES_KEPT = datetime.timedelta(days=365)
NOT_READY = "Cet import n’attend plus de décision : relisez sa page."


@transaction.atomic
def open_run(*, kind: str, name: str, content: bytes, author: User) -> ImportRun:
    """Keep a file to be brought in; the worker reads it. Raises ValidationError for its size."""
    if len(content) > MOST_BYTES:
        raise FileRefused(
            f"Ce fichier pèse {size_in_words(len(content))} ; un import en prend "
            f"{size_in_words(MOST_BYTES)} au plus."
        )
    fingerprint = hashlib.sha256(content).hexdigest()
    if content.startswith(UTF_16):
        # The store keeps texts in UTF-8, which every other reader of it understands.
        content = ("\ufeff" + decoded(content)[0].removeprefix("\ufeff")).encode()
    stored = store_file(name=name, content=content)
    return ImportRun.objects.create(
        kind=kind, file=stored, name=stored.original_name, sha256=fingerprint, author=author
    )


@transaction.atomic
def match_columns(*, run: ImportRun, fields: Sequence[str]) -> ImportRun:
    """Say which field each column fills, and remember it; empty for a column left out.

    Raises ValidationError when a field is filled twice, or when one that rows need is not filled.
    """
    run = _in_state(run, RunState.MATCHING, RunState.READY)
    columns = columns_of(KINDS[run.kind], run.author)
    labels = {column.name: column.label for column in columns}
    chosen = [name for name in fields if name]
    if len(fields) != len(run.headings) or not set(chosen) <= set(labels):
        raise ValidationError("Cette page n’est plus celle du fichier : relisez-la.")
    for name in chosen:
        if chosen.count(name) > 1:
            raise ValidationError(f"Deux colonnes remplissent « {labels[name]} » : gardez-en une.")
    if lacking := missing(fields, columns):
        named = listing([f"« {label} »" for label in lacking])
        raise ValidationError(f"Dites quelle colonne donne {named} : les lignes en ont besoin.")
    remember(run.kind, run.headings, fields)
    run.fields = list(fields)
    return _compare(run)


@transaction.atomic
def compare_again(*, run: ImportRun) -> ImportRun:
    """Have all rows compared with the register as it is now; what was unticked stays so."""
    return _compare(_in_state(run, RunState.READY))


@transaction.atomic
def tick(*, run: ImportRun, shown: Iterable[int], ticked: Iterable[int]) -> None:
    """Keep which of the rows shown are to be written, while nobody has decided to write them."""
    run = _in_state(run, RunState.READY)
    shown, ticked = set(shown), set(ticked)
    rows = ImportRow.objects.filter(run=run, pk__in=shown)
    rows.filter(pk__in=ticked).update(is_ticked=True)
    rows.exclude(pk__in=ticked).update(is_ticked=False)


@transaction.atomic
def decide(*, run: ImportRun, reason: str, by: User) -> ImportRun:
    """Have the ticked rows written. Raises ValidationError when none is, or for no reason."""
    reason = required_reason(reason)
    run = _in_state(run, RunState.READY)
    if not run.rows.to_write().exists():
        raise ValidationError("Aucune ligne à écrire n’est cochée.")
    run.state, run.reason, run.decided_by, run.refusal = RunState.WRITING, reason, by, ""
    run.save(update_fields=["state", "reason", "decided_by", "refusal"])
    return run


@transaction.atomic
def ask_undoing(*, run: ImportRun, reason: str, by: User) -> ImportRun:
    """Have the worker take back all that an import wrote."""
    reason = required_reason(reason)
    run = _in_state(run, RunState.DONE)
    run.state, run.undo_reason, run.undone_by, run.refusal = RunState.UNDOING, reason, by, ""
    run.save(update_fields=["state", "undo_reason", "undone_by", "refusal"])
    return run


@transaction.atomic
def drop(*, run: ImportRun) -> ImportRun:
    """Give an import up before anything of it is written."""
    run = _in_state(run, RunState.READING, RunState.MATCHING, RunState.JUDGING, RunState.READY)
    run.state, run.ended_at = RunState.DROPPED, timezone.now()
    run.save(update_fields=["state", "ended_at"])
    return run


def forget_imports() -> None:
    """Forget the rows of imports that ended two months ago, and their files after a year.

    They hold what a file says of people. What an import wrote has its history.
    """
    now = timezone.now()
    ImportRow.objects.filter(run__ended_at__lt=now - ROWS_KEPT).delete()
    old = ImportRun.objects.filter(ended_at__lt=now - FILES_KEPT, file__isnull=False)
    for run in old.select_related("file"):
        with transaction.atomic():
            stored = run.file
            run.file = None
            run.save(update_fields=["file"])
            if stored is not None:
                name = str(stored.file.name)
                stored.delete()
                transaction.on_commit(lambda name=name: default_storage.delete(name))  # type: ignore[misc] # its own name


def _in_state(run: ImportRun, *states: RunState) -> ImportRun:
    run = locked(run)
    if run.state not in states:
        said = "Cet import est terminé." if run.state in ENDED else NOT_READY
        raise ValidationError(said, code="state")
    return run


def _compare(run: ImportRun) -> ImportRun:
    run.rows.update(verdict="", problems=[], changes=[], key="")
    run.state, run.refusal = RunState.JUDGING, ""
    run.save(update_fields=["fields", "state", "refusal"])
    return run
