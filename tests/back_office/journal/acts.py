"""Acts of a test, found by their reason, and undone."""

from crpv_portal.back_office.journal.filters import told_models
from crpv_portal.back_office.journal.undoing import judge, undo
from crpv_portal.common.changes import Acts
from crpv_portal.common.traces import Trace

WHY = "l’acte à annuler"


def all_acts():
    return Acts(Trace(model) for model in told_models())


def act_of(reason=WHY):
    """The act that was done for this reason: in one test all have the same moment."""
    (act,) = [act for act in all_acts() if act.why == reason]
    return act


def act_of_event(event):
    moment = event.pgh_created_at, event.pgh_context_id
    (act,) = [act for act in all_acts() if act.moment == moment]
    return act


def undo_now(act):
    undo(act=act, digest=judge(act).digest, reason="erreur de saisie")
