"""Rows that were deleted while somebody had their page open: who did, and when."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from django.utils.text import Truncator

from .dates import moment_in_words
from .history import author_of, events_of
from .traces import is_tracked


def last_deletion(model: type[Model], **columns: Any) -> Any:
    """Return the event of the last deletion of a row with these columns; None for none."""
    gone = events_of(model).filter(pgh_label="delete", **columns)
    return gone.order_by("-pgh_id").first()


def gone_in_words(row: Model, *, is_anonymous: bool) -> str:
    """Return what a form was about, as it was read, and that it was deleted: by whom, when.

    The public is not told by whom.
    """
    model = row._meta.model
    event = last_deletion(model, pgh_obj_id=row.pk) if is_tracked(model) else None
    kind, text = str(model._meta.verbose_name), Truncator(str(row)).chars(100)
    named = text if text.startswith(kind) else f"{kind} « {text} »"
    said = f"Ce que ce formulaire devait changer ({named}) a été supprimé"
    if event is None:
        return f"{said} entre-temps."
    if is_anonymous:
        return f"{said} le {moment_in_words(event.pgh_created_at)}."
    return f"{said} {deleted_by(event)}."


def deleted_by(event: Any) -> str:
    """Return `par Camille Durand, le 22 novembre 2026 à 14 h 32`."""
    return f"par {author_of(event) or 'une commande'}, le {moment_in_words(event.pgh_created_at)}"
