"""Erasure of a person from the history: the one change to it that is allowed."""

from typing import Any

import pgtrigger
from django.db import connection, models

from .history import APPEND_ONLY
from .models import Erasure
from .statements import allow_long_statements


def pseudonymise_events(
    model: type[models.Model], pk: int, *, reason: str, **values: Any
) -> Erasure:
    """Overwrite personal columns in every event of one row, and record that it was done.

    model: the tracked model; values: the columns and what replaces them. Call inside a transaction.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("pseudonymise_events must run inside a transaction")
    allow_long_statements()
    events = model.events.rel.related_model  # type: ignore[attr-defined] # made by pghistory
    with pgtrigger.ignore(f"{events._meta.label}:{APPEND_ONLY}"):
        changed = events.objects.filter(pgh_obj_id=pk).update(**values)
    return Erasure.objects.create(
        kind=str(model._meta.verbose_name),
        row=pk,
        reason=reason,
        pseudonymised_events=changed,
    )
