"""Rows that were deleted while somebody had their page open: who did, and when."""

from __future__ import annotations

from typing import Any

from django.db.models import Model

from .dates import moment_in_words
from .history import author_of, events_of


def last_deletion(model: type[Model], **columns: Any) -> Any:
    """Return the event of the last deletion of a row with these columns; None for none."""
    gone = events_of(model).filter(pgh_label="delete", **columns)
    return gone.order_by("-pgh_id").first()


def deleted_by(event: Any) -> str:
    """Return `par Camille Durand, le 22 novembre 2026 à 14 h 32`."""
    return f"par {author_of(event) or 'une commande'}, le {moment_in_words(event.pgh_created_at)}"
