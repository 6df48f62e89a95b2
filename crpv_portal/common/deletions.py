"""Rows that were deleted while somebody had their page open: who did, and when."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Model

from .dates import moment_in_words
from .history import events_of


def last_deletion(model: type[Model], **columns: Any) -> Any:
    """Return the event of the last deletion of a row with these columns; None for none."""
    gone = events_of(model).filter(pgh_label="delete", **columns)
    return gone.order_by("-pgh_id").first()


def deleted_by(event: Any) -> str:
    """Return `par Camille Durand, le 22 novembre 2026 à 14 h 32`."""
    key = (event.pgh_context or {}).get("user")
    author = get_user_model()._default_manager.filter(pk=key).first() if key else None
    who = author.get_full_name() if author else "une commande"
    return f"par {who}, le {moment_in_words(event.pgh_created_at)}"
