"""Taking back of all that a large import wrote: too long for a page, so that the worker does it."""

from __future__ import annotations

from django.core.exceptions import ValidationError

from crpv_portal.common.acts import Act, moment_of
from crpv_portal.common.history import because

from ..journal.undoing import undo
from .choices import RunState
from .models import ImportRun

FAILED = (
    "Le portail n’a pas pu aller au bout de l’annulation. Rien n’est annulé ; le détail est dans "
    "le journal technique."
)


def undo_run(run: ImportRun) -> None:
    """Take back the act of an import, or say at the import what stands in the way."""
    moment = moment_of(run.act)
    if moment is None:
        raise ValueError(f"{run!r} names no act")
    act = Act(moment, user=None, who="", why="", action="import", changes=(), count=0)
    try:
        with because(run.undo_reason, user=run.undone_by_id or 0, run=run.pk):
            undo(act=act, digest=None, reason=run.undo_reason)
    except ValidationError as refusal:
        keep(run, " ".join(refusal.messages))
        return
    run.state, run.refusal = RunState.UNDONE, ""
    run.save(update_fields=["state", "refusal"])


def keep(run: ImportRun, why: str) -> None:
    """Leave an import written, and say why it could not be taken back."""
    run.state, run.refusal = RunState.DONE, why
    run.save(update_fields=["state", "refusal"])
