"""Writing of an import: the rows that were kept, in one transaction, or none of them."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.forms import ModelMultipleChoiceField
from django.utils import timezone

from crpv_portal.common.acts import code_of
from crpv_portal.common.fact_forms import refusals_of_the_database
from crpv_portal.common.history import because
from crpv_portal.common.locks import RowGone, wait_turn
from crpv_portal.common.progress import show_progress
from crpv_portal.common.successions import wait_turn_of_successions
from partners.models import Organisation

from .choices import RunState, Verdict
from .declared import KINDS
from .judging import Judge, Judged
from .models import ImportRow, ImportRun

MOST_REFUSED = 50  # that are looked for before the writing is given up
SHOWN_EVERY = 100
PROGRESS = "import"
CHANGED_SINCE = "le registre a changé depuis la comparaison"


class WritingRefused(Exception):
    """Raised when rows are refused at the moment of writing; nothing is written."""

    def __init__(self, refused: dict[int, list[list[str]]]) -> None:
        super().__init__()
        self.refused = refused


def write_run(run: ImportRun) -> None:
    """Write the ticked rows of an import, each as it was shown; all of them or none.

    Each row is judged again, its record locked: what it would change must be what the page showed.
    Otherwise the import waits for a decision again, with the reasons at its rows.
    """
    try:
        with transaction.atomic():
            _write(run)
    except WritingRefused as refusal:
        for row in run.rows.filter(pk__in=refusal.refused):
            row.verdict, row.problems = Verdict.REFUSED, refusal.refused[row.pk]
            row.save(update_fields=["verdict", "problems"])
        run.state = RunState.READY
        run.refusal = (
            "Rien n’a été écrit : des lignes sont refusées maintenant. Relisez-les, puis écrivez "
            "les autres, ou comparez de nouveau."
        )
        run.save(update_fields=["state", "refusal"])


def _write(run: ImportRun) -> None:
    kind = KINDS[run.kind]
    wait_turn("imports")
    if kind.model is Organisation:
        wait_turn_of_successions(Organisation._meta.db_table)
    judge = Judge(kind, run.author)
    refused: dict[int, list[list[str]]] = {}
    count = 0
    written: dict[int, int] = {}
    with because(run.reason, user=run.decided_by_id or 0, action="import", run=run.pk) as _:
        for row in run.rows.to_write().order_by("line").iterator(chunk_size=200):
            problems = _write_row(judge, run, row, written)
            if problems:
                refused[row.pk] = problems
                if len(refused) >= MOST_REFUSED:
                    break
            count += 1
            if count % SHOWN_EVERY == 0:
                _note(written)
                show_progress(PROGRESS, run.pk, count)
        _note(written)
        if refused:
            raise WritingRefused(refused)
        if not count:
            raise WritingRefused({})
        run.act = _act_of(kind.model)
    run.state, run.refusal, run.ended_at = RunState.DONE, "", timezone.now()
    run.save(update_fields=["act", "state", "refusal", "ended_at"])


def _write_row(
    judge: Judge, run: ImportRun, row: ImportRow, written: dict[int, int]
) -> list[list[str]]:
    """Write one row; return why it is refused, empty when it is not."""
    judge.leaves_constraints = True
    try:
        with refusals_of_the_database([judge.kind.model]), transaction.atomic():
            judged = judge.judge(run.fields, row.cells, row.troubles, is_locked=True)
            if judged.problems:
                return [list(each) for each in judged.problems]
            if difference := _difference(row, judged):
                return [difference]
            written[row.pk] = _save(judge, judged, run.reason).pk
    except RowGone:
        return [["", "La fiche a été supprimée depuis la comparaison."]]
    except ValidationError as refusal:
        # The table said no: the form says at which box.
        judge.leaves_constraints = False
        judged = judge.judge(run.fields, row.cells, row.troubles)
        return [list(e) for e in judged.problems] or [["", said] for said in refusal.messages]
    return []


def _note(written: dict[int, int]) -> None:
    """Note at each row which record it wrote."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE imports_importrow SET written = done.written "
            "FROM unnest(%s::bigint[], %s::bigint[]) AS done(id, written) "
            "WHERE imports_importrow.id = done.id",
            [list(written), list(written.values())],
        )
    written.clear()


def _difference(row: ImportRow, judged: Judged) -> list[str]:
    """Return why what would be written is not what was shown; empty when it is."""
    target = judged.target.pk if judged.target is not None else None
    if target != row.target:
        said = "n’existe plus" if target is None else "existe maintenant"
        return ["", f"La fiche {said} : {CHANGED_SINCE}."]
    now = {change[0]: change for change in judged.changes}
    for name, label, before, _ in row.changes:
        if name not in now:
            return [label, f"C’est déjà ainsi : {CHANGED_SINCE}."]
        if now[name][2] != before:
            return [label, f"« {before} » est devenu « {now[name][2]} » : {CHANGED_SINCE}."]
    if len(now) != len(row.changes):
        return ["", f"{CHANGED_SINCE.capitalize()}."]
    return []


def _save(judge: Judge, judged: Judged, reason: str) -> Any:
    beginning = judge.kind.beginning
    if judged.target is not None or beginning is None:
        return _saved(judged.form, is_new=judged.target is None)
    if beginning.form is not None:
        asked = judge.asked(judged, reason)
        if not asked.is_valid():
            raise ValidationError([said for errors in asked.errors.values() for said in errors])
        data = asked.cleaned_data
    else:
        form = judged.form
        day = {"starts_on_precision": form.instance.starts_on_precision, "reason": reason}
        data = {**form.cleaned_data, **day}
    made = beginning.carry_out(data, judged.owner)
    form = judge.bound(judged, made)
    if form.has_changed():
        if not form.is_valid():
            raise ValidationError([said for errors in form.errors.values() for said in errors])
        form.save()
    return made


def _saved(form: Any, *, is_new: bool) -> Any:
    """Save a form; of a new record that is linked to nothing, no link is looked for."""
    several = (n for n, box in form.fields.items() if isinstance(box, ModelMultipleChoiceField))
    if is_new and not any(form.cleaned_data.get(name) for name in several):
        form._save_m2m = lambda: None
    return form.save()


def _act_of(model: Any) -> str:
    """Return the code of the act that this transaction is."""
    last = model.pgh_event_model._default_manager.order_by("-pgh_id").first()
    return code_of((last.pgh_created_at, last.pgh_context_id))
