"""How rows read on the staff's screens, where people are named."""

from __future__ import annotations

from typing import Any

from django.db.models import Model


def name_for_staff(row: Model) -> str:
    """A row's name: people by theirs, which `__str__` never says as it ends in logs."""
    if hasattr(row, "get_full_name"):
        return str(row.get_full_name())
    return str(getattr(row, "full_name", "") or row)


def choice_label(admin_site: Any, row: Model) -> str:
    """How a row reads in a list of choices: its screen says so (`RegisterAdmin.choice_label`)."""
    screen = admin_site._registry.get(type(row))
    label = getattr(screen, "choice_label", None)
    return label(row) if label else str(row)
